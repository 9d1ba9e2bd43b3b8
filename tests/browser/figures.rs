//! Figures: they move, stop, name and find what they show, at every width.

use thirtyfour::prelude::*;

use crate::acts::{click, go_to, press, text};
use crate::support::{Outcome, Visit, on_page};

const MARK: &str = "[data-unit=ba-vi-commune-1]";
const RESTS: &str = "document.querySelector('[data-moving=true]') === null";

#[tokio::test]
async fn the_pictures_of_the_chapters_turn_without_scripts() -> Outcome {
    on_page("/", Visit::new().scripts(false), async |page| {
        let lines = page.wait_for("[data-panel=lines]").await?;
        assert!(!lines.is_displayed().await?);
        page.wait_for("input[value=lines]").await?.click().await?;
        assert!(lines.is_displayed().await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn with_reduced_motion_the_slider_paints_at_full_size() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "change-lines").await?;
        page.script(
            "const slider = document.querySelector('.scrub input'); slider.value = 57;
             slider.dispatchEvent(new Event('input', { bubbles: true }))",
        )
        .await?;
        page.wait_for("[data-figure=organization] svg[data-moving=true]").await?;
        page.wait_until("document.querySelector('.scrub input').value === '57'").await?;
        page.wait_until("document.querySelector('.chart canvas').width === document.querySelector('.chart canvas').clientWidth").await
    })
    .await
}

#[tokio::test]
async fn links_to_an_era_turn_the_figure_they_stand_beside() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "path-both").await?;
        page.wait_for("[data-figure=command-path] svg[data-route=both]").await?;
        click(&page, "[data-stage=command-path] a[data-cue='era:before']").await?;
        page.wait_for("[data-figure=command-path] svg[data-route=before]").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn every_unit_keeps_its_mark_from_one_era_to_the_other_and_back() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        go_to(&page, "change-lines").await?;
        let marks =
            page.driver.find_all(By::Css("figure[data-figure=organization] [data-unit]")).await?;
        assert_eq!(marks.len(), 557);
        page.wait_until(RESTS).await?;
        let after = page.attribute(MARK, "transform").await?;
        click(&page, "input[name=era][value=before]").await?;
        page.wait_until(&format!(
            "document.querySelector('{MARK}').getAttribute('transform') !== '{after}'"
        ))
        .await?;
        click(&page, "input[name=era][value=after]").await?;
        page.wait_until(&format!(
            "document.querySelector('{MARK}').getAttribute('transform') === '{after}'"
        ))
        .await?;
        page.wait_until(RESTS).await
    })
    .await
}

#[tokio::test]
async fn with_reduced_motion_nothing_moves_and_the_end_is_the_same() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "change-lines").await?;
        page.script(
            "window.moved = false;
             new MutationObserver(() => { window.moved ||= document.querySelector('[data-moving=true]') !== null; })
                 .observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-moving'] });",
        )
        .await?;
        let after = page.attribute(MARK, "transform").await?;
        click(&page, "input[name=era][value=before]").await?;
        page.wait_until(&format!("document.querySelector('{MARK}').getAttribute('transform') !== '{after}'")).await?;
        assert_eq!(page.script("return window.moved").await?, false);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_slider_stops_between_the_eras() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        go_to(&page, "change-lines").await?;
        page.script(
            "const slider = document.querySelector('.scrub input'); slider.value = 40;
             slider.dispatchEvent(new Event('input', { bubbles: true }))",
        )
        .await?;
        page.wait_for("[data-figure=organization] svg[data-moving=true]").await?;
        page.wait_until("document.querySelector('input[value=before]').checked").await
    })
    .await
}

#[tokio::test]
async fn arrow_keys_walk_from_unit_to_unit_and_each_is_named() -> Outcome {
    on_page("/en/", Visit::new().still(true), async |page| {
        go_to(&page, "before-tiers").await?;
        page.script("document.querySelector('.cursor').focus()").await?;
        press(&page, Key::Right).await?;
        page.wait_until("document.querySelector('.cursor').getAttribute('aria-valuetext').includes('district level')").await?;
        let district = text(&page, ".unit-name").await?;
        press(&page, Key::Right).await?;
        page.wait_until("document.querySelector('.unit-name').textContent.includes('commune level')").await?;
        assert!(district.contains("district level"), "{district}");
        assert_ne!(page.attribute(".chain", "d").await?, "");
        press(&page, Key::Escape).await?;
        page.wait_for(".panel[data-open=false]").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_tap_on_a_mark_names_the_unit() -> Outcome {
    on_page("/", Visit::new().window(390, 844).still(true), async |page| {
        go_to(&page, "before-tiers").await?;
        let mark = page.wait_for("[data-unit=ba-dinh]").await?;
        page.driver.action_chain().move_to_element_center(&mark).click().perform().await?;
        page.wait_until("document.querySelector('.unit-name').textContent.includes('Ba Đình')")
            .await
    })
    .await
}

#[tokio::test]
async fn a_district_is_found_by_its_name_without_accents() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "before-districts").await?;
        let field = page.wait_for("[data-part=organization-controls] input[type=search]").await?;
        field.send_keys("huyen ba vi" + Key::Enter).await?;
        page.wait_until("document.querySelector('.unit-name').textContent.includes('Ba Vì')")
            .await?;
        field.send_keys("paris").await?;
        page.wait_until("document.querySelector('.nothing').textContent !== ''").await
    })
    .await
}

#[tokio::test]
async fn the_order_goes_hand_over_by_hand_over_and_the_log_says_so() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "path-both").await?;
        let done = |era: &str| {
            format!("document.querySelectorAll('.logs [data-era={era}] [data-state=done]').length")
        };
        page.wait_until(&format!("{} === 1 && {} === 1", done("before"), done("after"))).await?;
        click(&page, "[data-order=step]").await?;
        page.wait_until(&format!("{} === 2 && {} === 2", done("before"), done("after"))).await?;
        click(&page, "[data-order=step]").await?;
        page.wait_until(&format!("{} === 3 && {} === 2", done("before"), done("after"))).await?;
        page.wait_for("[data-order=step]:disabled").await?;
        let field = page.wait_for("[data-part=path-controls] input[type=search]").await?;
        field.send_keys("son tay" + Key::Enter).await?;
        page.wait_until("document.querySelector('.logs').textContent.includes('Sơn Tây')").await?;
        // As after a press of the match: what it turned has the focus, and it is told.
        page.wait_until("document.activeElement.matches('[data-order=play]')").await?;
        page.wait_until("document.getElementById('announcer').textContent.includes('Sơn Tây')")
            .await?;
        click(&page, "[data-order=play]").await?;
        page.wait_until(&format!("{} === 3", done("before"))).await?;
        // On a match the key presses that one.
        let matches = "[data-part=path-controls] li:not([hidden]) button";
        let field = page.wait_for("[data-part=path-controls] input[type=search]").await?;
        field.send_keys("dong").await?;
        page.wait_until(&format!("document.querySelectorAll('{matches}').length > 1")).await?;
        let second = format!("document.querySelectorAll('{matches}')[1]");
        let name = page.script(&format!("{second}.focus(); return {second}.textContent")).await?;
        press(&page, Key::Enter).await?;
        let name = name.as_str().unwrap_or_default().to_owned();
        page.wait_until(&format!(
            "document.getElementById('announcer').textContent.includes('{}')",
            name.split(' ').skip(1).collect::<Vec<_>>().join(" ")
        ))
        .await
    })
    .await
}

#[tokio::test]
async fn words_in_figures_are_twelve_pixels_or_more_at_every_width() -> Outcome {
    for (width, height) in [
        (320, 568),
        (345, 740),
        (375, 640),
        (390, 844),
        (768, 1024),
        (944, 700),
        (945, 900),
        (1280, 720),
        (1440, 900),
    ] {
        on_page("/", Visit::new().window(width, height), async |page| {
            page.wait_until_alive().await?;
            let small = page
                .script(
                    "return [...document.querySelectorAll('figure svg text')]
                        .filter((it) => it.getClientRects().length > 0)
                        .map((it) => [it.textContent, parseFloat(getComputedStyle(it).fontSize) * it.getCTM().a])
                        .filter(([, size]) => size < 11.95)",
                )
                .await?;
            assert_eq!(small, serde_json::json!([]), "at {width} × {height}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_picture_has_a_stop_for_the_key_after_its_era_has_gone() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "before-tiers").await?;
        page.script("document.querySelector('.chart a[tabindex=\"0\"]').focus()").await?;
        for _ in 0..12 {
            press(&page, Key::Right).await?;
            let is_before = "return document.activeElement.closest('.before') !== null";
            if page.script(is_before).await?.as_bool() == Some(true) {
                break;
            }
        }
        page.wait_until("document.activeElement.closest('.before')").await?;
        click(&page, "input[name=era][value=after]").await?;
        page.wait_until(RESTS).await?;
        press(&page, Key::Tab).await?;
        page.wait_until(
            "[...document.querySelectorAll('.chart a[tabindex=\"0\"]')]
                .every((it) => getComputedStyle(it).visibility === 'visible')",
        )
        .await
    })
    .await
}
