//! Reading: the figures follow the reader, and every way of asking gives the same answer.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::acts::{PAPER, click, go_to, on_paper, press, press_and_click, text};
use crate::support::{Outcome, Visit, in_each_engine, on_page};

#[tokio::test]
async fn the_whole_story_is_there_without_scripts() -> Outcome {
    for path in ["/", "/en/"] {
        in_each_engine(path, Visit::new().scripts(false), async |page| {
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
async fn short_steps_are_not_passed_over_however_quick_the_presses() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        page.wait_until_alive().await?;
        page.script(
            "for (let it = 0; it < 3; it += 1) document.querySelector('[data-cue=next]').click()",
        )
        .await?;
        page.wait_for("[data-step='4'][aria-current=step]").await?;
        click(&page, "[data-cue=previous]").await?;
        click(&page, "[data-cue=previous]").await?;
        page.wait_for("[data-step='2'][aria-current=step]").await?;
        click(&page, "[data-cue=previous]").await?;
        page.wait_for("[data-step='1'][aria-current=step]").await?;
        page.wait_until("scrollY === 0").await
    })
    .await
}

#[tokio::test]
async fn an_address_of_the_list_of_sources_is_kept() -> Outcome {
    on_page("/en/#fact-chapters", Visit::new(), async |page| {
        page.wait_until_alive().await?;
        page.wait_for("[aria-current=step]").await?;
        assert_eq!(page.script("return location.hash").await?, "#fact-chapters");
        go_to(&page, "before-tiers").await?;
        click(&page, ".contents a[href='#glossary']").await?;
        page.wait_for("#check-intro[aria-current=step]").await?;
        assert_eq!(page.script("return location.hash").await?, "#glossary");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_deep_link_opens_at_its_step_in_both_languages() -> Outcome {
    on_page("/en/#chapters-hanoi", Visit::new(), async |page| {
        page.wait_for("#chapters-hanoi[aria-current=step]").await?;
        page.wait_until("document.querySelector('input[value=city]').checked").await?;
        click(&page, "a.language").await?;
        page.wait_for("html[lang=vi][data-alive]").await?;
        page.wait_for("#chapters-hanoi[aria-current=step]").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn an_address_leads_to_its_step_however_short_that_is() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        let lost = page
            .script_until_done(
                "const steps = [...document.querySelectorAll('[data-step]')].map((it) => it.id);
                 const frames = (then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then)));
                 const lost = [];
                 const go = ([step, ...later]) => {
                     if (!step) return done(lost);
                     location.hash = step;
                     frames(() => {
                         const at = document.querySelector('[data-step][aria-current=step]').id;
                         if (at !== step) lost.push(`${step} led to ${at}`);
                         go(later);
                     });
                 };
                 go(steps)",
            )
            .await?;
        assert_eq!(lost, json!([]), "{}", page.engine);
        Ok(())
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
async fn a_number_opens_its_source_and_gives_the_focus_back() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        go_to(&page, "chapters-count").await?;
        let number = page.wait_for("#chapters-count a[data-fact][href='#fact-chapters']").await?;
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
        page.wait_until("document.activeElement.matches('[href=\"#fact-chapters\"]')").await?;
        number.send_keys(Key::Enter + "").await?;
        // Words are selected, and the button let go beside them; then the button goes down there.
        press_and_click(&page, "#source-panel q", "#source-panel").await?;
        page.wait_for("#source-panel[open]").await?;
        press_and_click(&page, "#source-panel", "#source-panel").await?;
        page.wait_until("!document.getElementById('source-panel').open").await
    })
    .await
}

#[tokio::test]
async fn a_term_says_what_it_means_where_it_is_read_and_where_it_is_presented() -> Outcome {
    for (path, term, name) in [
        ("/", "#chapters-what a[href='#term-chi-doan']", "chi đoàn"),
        ("/en/present/#chapters-what", "[id='chapters-what'] a[href='#term-chi-doan']", "chapter"),
    ] {
        on_page(path, Visit::new().still(true), async |page| {
            page.wait_until_alive().await?;
            let link = page.wait_for(term).await?;
            link.send_keys(Key::Enter + "").await?;
            page.wait_for("#source-panel[open] p + p").await?;
            let told = page.attribute("#source-panel", "aria-label").await?;
            assert!(told.contains(name), "{told}");
            press(&page, Key::Escape).await?;
            page.wait_until("document.activeElement.matches('[href=\"#term-chi-doan\"]')").await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_a_number_comes_from_is_read_from_its_beginning_with_the_focus() -> Outcome {
    on_page("/", Visit::new().window(390, 640).still(true), async |page| {
        go_to(&page, "chapters-hanoi").await?;
        let number = page.wait_for("#chapters-hanoi a[href='#fact-coverage-hanoi']").await?;
        number.send_keys(Key::Enter + "").await?;
        let from = page.wait_for("#source-panel[open] .from a[href='#fact-chapters']").await?;
        from.send_keys(Key::Enter + "").await?;
        page.wait_for("#source-panel[open] q").await?;
        page.wait_until("document.activeElement.matches('#source-panel .body')").await?;
        page.wait_until("document.getElementById('source-panel').scrollTop === 0").await?;
        press(&page, Key::Escape).await?;
        page.wait_until("document.activeElement.matches('[href=\"#fact-coverage-hanoi\"]')").await
    })
    .await
}

#[tokio::test]
async fn without_the_program_a_number_leads_to_its_entry_in_the_list() -> Outcome {
    on_page("/", Visit::new().scripts(false), async |page| {
        let target = page.attribute("a[data-fact][href='#fact-chapters']", "href").await?;
        assert!(target.ends_with("#fact-chapters"), "{target}");
        page.wait_for("#fact-chapters q").await.map(drop)
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
                     const { top, bottom } = pinned?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
                     const box = target.getBoundingClientRect();
                     const behind = box.bottom <= bottom && box.bottom > top;
                     if (behind || box.bottom <= 0) hidden.push(target.outerHTML);
                 });
             });",
        )
        .await?;
        // Links of a picture are one stop (see `pictures`), and of a unit nothing is said when the
        // key comes by.
        let left = "[...document.querySelectorAll('a[href]:not([tabindex=\"-1\"], .panel a), button, input, summary, [tabindex=\"0\"]')]
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
async fn the_page_follows_the_reader_without_an_intersection_observer() -> Outcome {
    let without = "<script>delete window.IntersectionObserver</script></head>";
    let visit = Visit::new().rewrite(move |page| page.replace("</head>", without));
    on_page("/", visit, async |page| {
        assert_eq!(page.script("return 'IntersectionObserver' in window").await?, false);
        go_to(&page, "since-hanoi").await
    })
    .await
}

#[tokio::test]
async fn on_paper_there_is_nothing_to_press_and_the_model_has_its_picture() -> Outcome {
    for path in ["/", "/en/"] {
        on_page(path, Visit::new().still(true), async |page| {
            page.wait_until_alive().await?;
            on_paper(&page, PAPER.0).await?;
            let pressed = page
                .script(
                    "return [...document.querySelectorAll(
                         'main :is(button, input, select, .asked), figure :is([download], details:not([open]))')]
                         .filter((it) => it.checkVisibility({ visibilityProperty: true }))
                         .map((it) => it.outerHTML)",
                )
                .await?;
            assert_eq!(pressed, json!([]), "{path}");
            page.wait_until(
                "['before-bars', 'after-bars', 'before-last', 'crossing'].every((name) =>
                     document.querySelector(`[data-model=${name}]`).checkVisibility({ visibilityProperty: true }))",
            )
            .await
        })
        .await?;
    }
    Ok(())
}
