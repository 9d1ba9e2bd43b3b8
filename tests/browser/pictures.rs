//! Pictures: every number in them opens its source, by tap and by key, and nothing is clipped.

use thirtyfour::prelude::*;

use crate::acts::{go_to, press};
use crate::support::{Outcome, Visit, on_page};

#[tokio::test]
async fn a_tap_on_a_number_in_a_picture_opens_its_source() -> Outcome {
    for (step, number) in [
        ("before-tiers", "[data-figure=organization] .before a[href='#fact-district-units'] text"),
        ("chapters-count", "[data-panel=count] a[href='#fact-chapters'] text"),
    ] {
        on_page("/", Visit::new().window(390, 664).still(true), async |page| {
            go_to(&page, step).await?;
            let number = page.wait_for(number).await?;
            page.driver.action_chain().move_to_element_center(&number).click().perform().await?;
            page.wait_for("#source-panel[open] q").await.map(drop)
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_picture_is_one_stop_and_arrow_keys_walk_its_numbers() -> Outcome {
    on_page("/en/", Visit::new().still(true), async |page| {
        go_to(&page, "change-dates").await?;
        let links = "[...document.querySelectorAll('svg.timeline a')]";
        let stops = format!("return {links}.filter((it) => it.tabIndex === 0).length");
        let focused = format!("{links}.indexOf(document.activeElement)");
        page.script(&format!("{links}[0].focus()")).await?;
        assert_eq!(page.script(&stops).await?, 1);
        press(&page, Key::Right).await?;
        page.wait_until(&format!("{focused} === 1")).await?;
        press(&page, Key::End).await?;
        page.wait_until(&format!("{focused} === {links}.length - 1")).await?;
        assert_eq!(page.script(&stops).await?, 1);
        press(&page, Key::Enter).await?;
        page.wait_for("#source-panel[open] q").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn numbers_of_the_era_that_is_not_shown_are_no_stops_for_arrow_keys() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "before-tiers").await?;
        let labels = "[data-figure=organization] .labels";
        page.script(&format!("document.querySelector('{labels} a').focus()")).await?;
        press(&page, Key::End).await?;
        page.wait_until(&format!(
            "document.activeElement === document.querySelector('{labels} a.before')"
        ))
        .await?;
        let hidden = format!(
            "return [...document.querySelectorAll('{labels} .after a')]
                 .every((it) => getComputedStyle(it).visibility === 'hidden')"
        );
        assert_eq!(page.script(&hidden).await?, true);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_log_of_the_order_can_be_read_on_a_short_phone() -> Outcome {
    on_page("/", Visit::new().window(375, 640).still(true), async |page| {
        go_to(&page, "path-both").await?;
        let seen = "return [...document.querySelectorAll('.logs li')].filter((it) => {
            it.scrollIntoView({ block: 'end' });
            scrollBy(0, 80);
            const place = it.getBoundingClientRect();
            const at = document.elementFromPoint(place.left + 40, place.bottom - 4);
            return it.contains(at);
        }).length";
        assert_eq!(page.script(seen).await?, 5);
        Ok(())
    })
    .await
}
