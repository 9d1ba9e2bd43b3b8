//! What if: the reader's own pace leads to months that are called an assumption, and leave no trace.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::acts::{go_to, press, text};
use crate::support::{Outcome, Page, Visit, on_page};

const SLIDER: &str = ".what-if input";

async fn shown(page: &Page) -> WebDriverResult<Vec<String>> {
    let found = page
        .script("return [...document.querySelectorAll('.what-if dd:not([hidden]) b')].map((it) => it.textContent)")
        .await?;
    Ok(found.as_array().into_iter().flatten().filter_map(|it| Some(it.as_str()?.into())).collect())
}

/// Moves the slider by its keys to a pace of so many chapters a month.
async fn set_pace(page: &Page, chapters: usize) -> Outcome {
    page.script(&format!("document.querySelector('{SLIDER}').focus()")).await?;
    for _ in 1..chapters {
        press(page, Key::Right).await?;
    }
    page.wait_until(&format!("document.querySelector('{SLIDER}').value === '{chapters}'")).await
}

#[tokio::test]
async fn a_pace_leads_to_months_and_each_is_called_an_assumption() -> Outcome {
    on_page("/en/", Visit::new().still(true), async |page| {
        go_to(&page, "chapters-what-if").await?;
        assert_eq!(shown(&page).await?, [""; 0]);
        let hint = text(&page, ".what-if .assumption").await?;
        assert_eq!(hint.matches("assumption").count(), 1, "{hint}");
        set_pace(&page, 20).await?;
        page.wait_until(
            "document.querySelector('.what-if .assumption').textContent.includes('20')",
        )
        .await?;
        assert_eq!(
            shown(&page).await?,
            [
                "Assumption: February 2026",
                "No date to work out: no more than 317",
                "Assumption: September 2065 →"
            ]
        );
        assert!(text(&page, ".what-if .assumption").await?.contains("Your assumption"));
        page.wait_until(
            "document.querySelector('#announcer').textContent.includes('February 2026')",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn a_pace_is_gone_when_the_page_reloads() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "chapters-what-if").await?;
        set_pace(&page, 5).await?;
        page.wait_until("!document.querySelector('.what-if dd').hidden").await?;
        page.driver.refresh().await?;
        page.wait_until_alive().await?;
        page.wait_until("document.querySelector('.what-if dd').hidden").await?;
        let kept = page
            .script("return [localStorage.length, sessionStorage.length, document.cookie]")
            .await?;
        assert_eq!(kept, json!([0, 0, ""]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_a_program_nothing_is_assumed() -> Outcome {
    on_page("/", Visit::new().scripts(false), async |page| {
        let choice = "document.querySelector('label:has([value=what-if])')";
        page.wait_until(&format!("!{choice}.checkVisibility({{ visibilityProperty: true }})")).await
    })
    .await
}

#[tokio::test]
async fn the_chosen_picture_is_named_in_view_on_a_phone() -> Outcome {
    on_page("/", Visit::new().window(320, 640).still(true), async |page| {
        go_to(&page, "chapters-what-if").await?;
        page.wait_until(
            "(() => {
                const name = document.querySelector('[value=what-if] + span').getBoundingClientRect();
                return 0 <= name.left && name.right <= innerWidth;
            })()",
        )
        .await
    })
    .await
}
