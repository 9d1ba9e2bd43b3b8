//! Reading: the figures follow the reader, and every way of asking gives the same answer.

use thirtyfour::prelude::*;

use crate::support::{Outcome, Page, Visit, on_page};

/// Goes to a step as a link does, and waits until the page is there.
async fn go_to(page: &Page, step: &str) -> Outcome {
    page.wait_until_alive().await?;
    page.script(&format!("location.hash = '{step}'")).await?;
    page.wait_for(&format!("#{step}[aria-current=step]")).await.map(drop)
}

async fn click(page: &Page, css: &str) -> Outcome {
    page.wait_for(css).await?;
    page.script(&format!("document.querySelector(`{css}`).click()")).await.map(drop)
}

/// Presses a key wherever the focus is.
async fn press(page: &Page, key: Key) -> Outcome {
    page.driver.action_chain().send_keys(key).perform().await
}

async fn text(page: &Page, css: &str) -> WebDriverResult<String> {
    let text = page.script(&format!("return document.querySelector(`{css}`).textContent")).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

const MARK: &str = "[data-unit=ba-vi-commune-1]";
const RESTS: &str = "document.querySelector('[data-moving=true]') === null";

#[tokio::test]
async fn the_whole_story_is_there_without_scripts() -> Outcome {
    for path in ["/", "/en/"] {
        on_page(path, Visit::new().scripts(false), async |page| {
            page.wait_for("#sources").await?;
            for (css, least) in [
                ("[data-step]", 30),
                ("h2", 14),
                ("figure[data-figure]", 6),
                ("figure svg", 9),
                ("figure table tbody tr", 60),
                (".facts > li[id]", 100),
                (".questions > li", 5),
                (".views li", 10),
            ] {
                let found = page.driver.find_all(By::Css(css)).await?.len();
                assert!(found >= least, "{path}: {found} of \"{css}\", at least {least} wanted");
            }
            let picture = page.wait_for("figure[data-figure=organization] svg").await?;
            assert!(picture.is_displayed().await?, "{path}: the picture is hidden");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

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
async fn the_figure_follows_the_scroll_and_the_address_follows_the_step() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        go_to(&page, "before-span").await?;
        page.wait_for("[data-figure=organization] svg[data-era=before]").await?;
        page.wait_until("document.querySelector('.unit-name').textContent.includes('Chương Mỹ')")
            .await?;
        go_to(&page, "change-lines").await?;
        page.wait_for("[data-figure=organization] svg[data-era=after]").await?;
        page.script("document.getElementById('since-hanoi').scrollIntoView()").await?;
        page.wait_until("location.hash === '#since-hanoi'").await?;
        page.script("scrollTo(0, 0)").await?;
        page.wait_until("location.hash === ''").await
    })
    .await
}

#[tokio::test]
async fn buttons_lead_from_step_to_step_and_the_step_is_announced() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "before-tiers").await?;
        click(&page, "[data-cue=next]").await?;
        page.wait_for("#before-districts[aria-current=step]").await?;
        click(&page, "[data-cue=previous]").await?;
        page.wait_for("#before-tiers[aria-current=step]").await?;
        page.wait_until("document.getElementById('announcer').textContent.includes('Trước kia')")
            .await
    })
    .await
}

#[tokio::test]
async fn a_deep_link_opens_at_its_step_in_both_languages() -> Outcome {
    on_page("/en/#chapters-hanoi", Visit::new(), async |page| {
        page.wait_for("#chapters-hanoi[aria-current=step]").await?;
        page.wait_until("document.querySelector('input[value=hanoi]').checked").await?;
        click(&page, "a.language").await?;
        page.wait_for("html[lang=vi][data-alive]").await?;
        page.wait_for("#chapters-hanoi[aria-current=step]").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn the_back_button_returns_to_where_a_link_was_followed() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "work-up").await?;
        click(&page, ".contents a[href='#since-hanoi']").await?;
        page.wait_for("#since-hanoi[aria-current=step]").await?;
        page.driver.back().await?;
        page.wait_for("#work-up[aria-current=step]").await.map(drop)
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
async fn a_guided_link_drives_the_figure_and_leaves_the_reader_where_they_are() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "before-span").await?;
        let before = page.script("return scrollY").await?;
        click(&page, "#before-span a[data-cue='unit:tay-ho']").await?;
        page.wait_until("document.querySelector('.unit-name').textContent.includes('Tây Hồ')")
            .await?;
        page.wait_until("document.getElementById('announcer').textContent.includes('Tây Hồ')")
            .await?;
        assert_eq!(page.script("return scrollY").await?, before);
        Ok(())
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
async fn a_number_opens_its_source_and_gives_the_focus_back() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        go_to(&page, "chapters-count").await?;
        let number = page.wait_for("#chapters-count a[data-fact=chapters]").await?;
        number.send_keys(Key::Enter + "").await?;
        page.wait_for("#source-panel[open] q").await?;
        let panel = text(&page, "#source-panel").await?;
        for part in ["Tiền Phong", "21/3/2025", "317 chi đoàn", "Báo chí"] {
            assert!(panel.contains(part), "no {part} in: {panel}");
        }
        let link = page.attribute("#source-panel .read a", "href").await?;
        assert!(link.starts_with("https://tienphong.vn/"), "{link}");
        press(&page, Key::Escape).await?;
        page.wait_until("!document.getElementById('source-panel').open").await?;
        page.wait_until("document.activeElement.dataset.fact === 'chapters'").await
    })
    .await
}

#[tokio::test]
async fn without_the_program_a_number_leads_to_its_entry_in_the_list() -> Outcome {
    on_page("/", Visit::new().scripts(false), async |page| {
        let target = page.attribute("a[data-fact=chapters]", "href").await?;
        assert!(target.ends_with("#fact-chapters"), "{target}");
        page.wait_for("#fact-chapters q").await.map(drop)
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
        click(&page, "[data-order=play]").await?;
        page.wait_until(&format!("{} === 3", done("before"))).await
    })
    .await
}

#[tokio::test]
async fn the_tab_key_reaches_everything_and_no_figure_hides_it() -> Outcome {
    on_page("/en/", Visit::new().window(390, 844).still(true), async |page| {
        page.wait_until_alive().await?;
        page.script(
            "window.reached = new Set(); window.hidden = [];
             addEventListener('focusin', ({ target }) => {
                 reached.add(target);
                 requestAnimationFrame(() => {
                     if (document.activeElement !== target) return;
                     const pinned = target.closest('.steps')?.parentElement.querySelector('.pinned');
                     const edge = pinned?.getBoundingClientRect().bottom ?? 0;
                     if (target.getBoundingClientRect().bottom <= edge) hidden.push(target.outerHTML);
                 });
             });",
        )
        .await?;
        let left = "[...document.querySelectorAll('a[href], button, input, summary, [tabindex=\"0\"]')]
            .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled)
            // One radio button of a group is a stop, whichever was chosen then; and the order was at
            // its end when the key came by.
            .filter((it) => ![...reached].some((other) => it.name && it.name === other.name))
            .filter((it) => !reached.has(it) && it.dataset.order !== 'step')";
        for _ in 0..640 {
            press(&page, Key::Tab).await?;
        }
        let left = page.script(&format!("return {left}.map((it) => it.outerHTML.slice(0, 120))")).await?;
        assert_eq!(left, serde_json::json!([]), "not reached");
        let hidden = page.script("return hidden").await?;
        assert_eq!(hidden, serde_json::json!([]), "behind a figure");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_scrolls_sideways_however_narrow_the_page() -> Outcome {
    for path in ["/", "/en/"] {
        on_page(path, Visit::new().window(320, 568), async |page| {
            go_to(&page, "path-both").await?;
            let wide = page
                .script("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
                .await?;
            assert!(wide[0].as_u64() <= wide[1].as_u64(), "{path}: {wide}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn words_in_figures_are_twelve_pixels_or_more_at_every_width() -> Outcome {
    for (width, height) in [(320, 568), (390, 844), (768, 1024), (1280, 720), (1440, 900)] {
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
async fn the_page_follows_the_reader_without_an_intersection_observer() -> Outcome {
    let without = "<script>delete window.IntersectionObserver</script></head>";
    let visit = Visit::new().rewrite(move |page| page.replace("</head>", without));
    on_page("/", visit, async |page| {
        assert_eq!(page.script("return 'IntersectionObserver' in window").await?, false);
        go_to(&page, "since-hanoi").await
    })
    .await
}
