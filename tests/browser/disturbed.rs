//! What happens to a page while it runs: translators, extensions, sleep, ways away and back.

use serde_json::json;

use crate::acts::{click, go_to};
use crate::support::{Outcome, Page, Visit, in_each_engine, on_page};

/// Steps of the organization and the command path, there and back: each changes words in pictures.
const WALK: [&str; 6] =
    ["before-tiers", "before-span", "change-lines", "path-before", "path-both", "before-districts"];

/// Every word of the figures that the program changes, as a reader sees it.
const WORDS: &str = "return [...document.querySelectorAll('[data-root]')]
    .map((it) => it.textContent.replace(/\\s+/g, ' ')).join('|')";

async fn walk(page: &Page) -> thirtyfour::error::WebDriverResult<Vec<String>> {
    let mut seen = Vec::new();
    for step in WALK {
        go_to(page, step).await?;
        page.wait_until("!document.querySelector('[data-moving=true]')").await?;
        seen.push(page.script(WORDS).await?.to_string());
    }
    Ok(seen)
}

/// What a translator does: each text gives way to a copy of it in elements of its own.
const TRANSLATE: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
        const { parentElement: parent } = text;
        if (!text.data.trim() || parent.closest('script, svg, [translate=no]')) continue;
        const outer = document.createElement('font');
        const inner = outer.appendChild(document.createElement('font'));
        inner.textContent = text.data;
        parent.replaceChild(outer, text);
    }
    window.translated = document.querySelectorAll('font font').length;";

#[tokio::test]
async fn a_translator_freezes_no_word_that_changes() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        let plain = walk(&page).await?;
        page.driver.refresh().await?;
        page.wait_until_alive().await?;
        page.script(TRANSLATE).await?;
        page.wait_until("window.translated > 500").await?;
        let translated = walk(&page).await?;
        for ((step, one), other) in WALK.iter().zip(plain).zip(translated) {
            assert_eq!(one, other, "at {step}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn pictures_that_an_extension_empties_stop_nothing() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        page.script(
            "for (const it of document.querySelectorAll('figure svg, figure .panel')) it.replaceChildren()",
        )
        .await?;
        for _ in 0..3 {
            for step in WALK {
                go_to(&page, step).await?;
            }
        }
        page.wait_until_alive().await?;
        click(&page, "[data-cue=next]").await?;
        page.wait_for("#before-span[aria-current=step], #before-communes[aria-current=step]")
            .await
            .map(drop)
    })
    .await
}

#[tokio::test]
async fn a_page_that_was_frozen_goes_on_where_it_stood() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        go_to(&page, "before-tiers").await?;
        let state = |it: &str| json!({ "state": it });
        let cdp = page.driver.cdp();
        cdp.send_raw("Page.setWebLifecycleState", state("frozen")).await?;
        cdp.send_raw("Page.setWebLifecycleState", state("active")).await?;
        page.wait_for("#before-tiers[aria-current=step]").await?;
        click(&page, "[data-cue=next]").await?;
        page.wait_for("#before-districts[aria-current=step]").await?;
        page.wait_until("!document.querySelector('[data-moving=true]')").await
    })
    .await
}

#[tokio::test]
async fn who_leaves_and_comes_back_is_at_the_same_step() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        go_to(&page, "change-lines").await?;
        page.driver.goto(format!("{}/en/", page.site())).await?;
        page.wait_for("html[lang=en][data-alive]").await?;
        page.driver.back().await?;
        page.wait_for("html[lang=vi][data-alive]").await?;
        page.wait_for("#change-lines[aria-current=step]").await?;
        page.wait_for("[data-figure=organization] svg[data-era=after]").await?;
        click(&page, "[data-cue=previous]").await?;
        page.wait_until("!document.querySelector('#change-lines[aria-current=step]')").await
    })
    .await
}

#[tokio::test]
async fn a_window_that_changes_its_size_in_the_middle_of_a_motion_ends_whole() -> Outcome {
    in_each_engine("/", Visit::new(), async |page| {
        go_to(&page, "before-tiers").await?;
        for (width, height) in [(700, 900), (1280, 800)] {
            page.script("location.hash = 'change-lines'").await?;
            page.driver.set_window_rect(0, 0, width, height).await?;
            page.wait_for("#change-lines[aria-current=step]").await?;
            page.wait_until("!document.querySelector('[data-moving=true]')").await?;
            page.wait_until(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth",
            )
            .await?;
            page.wait_for("[data-figure=organization] svg[data-era=after]").await?;
            go_to(&page, "before-tiers").await?;
        }
        Ok(())
    })
    .await
}
