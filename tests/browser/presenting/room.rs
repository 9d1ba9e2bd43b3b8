//! With the room: hands, answers, the code for phones, and a slide found in the overview.

use std::collections::BTreeSet;

use qrcodegen::{QrCode, QrCodeEcc};

use super::at_slide;
use crate::acts::{click, go_to, text};
use crate::support::{Outcome, Page, Visit, in_each_engine, on_page};

fn visit() -> Visit {
    Visit::new().still(true)
}

#[tokio::test]
async fn hands_are_counted_shown_and_answered() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        go_to(&page, "path-after.guess").await?;
        let section = "[aria-current=step]";
        page.wait_for(&format!("{section}:not([data-revealed])")).await?;
        let why = format!("getComputedStyle(document.querySelector('{section} .why')).visibility");
        assert_eq!(page.script(&format!("return {why}")).await?, "hidden");
        let first = page.wait_for(&format!("{section} [data-hands='0']")).await?;
        first.send_keys("12").await?;
        let second = page.wait_for(&format!("{section} [data-hands='1']")).await?;
        second.send_keys("2400").await?;
        let width = |answer: usize| {
            format!(
                "document.querySelectorAll('{section} .hands-bar')[{answer}].getAttribute('width')"
            )
        };
        page.wait_until(&format!("{} === '100'", width(1))).await?;
        assert_eq!(page.script(&format!("return {}", width(0))).await?, "1");
        assert_eq!(second.value().await?.as_deref(), Some("999"), "more hands than a room has");
        // A clicker types nothing.
        page.keys("PageDown").await?;
        page.wait_for(&format!("{section}[data-revealed]")).await?;
        page.wait_until(&format!("{why} === 'visible'")).await?;
        // A reload keeps the count for as long as the window lives.
        page.driver.refresh().await?;
        page.wait_until_alive().await?;
        page.wait_until(&format!("{} === '100'", width(1))).await?;
        page.keys("PageDown").await?;
        page.wait_for("#path-after[aria-current=step]").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn the_code_leads_to_the_reading_page_at_this_step() -> Outcome {
    in_each_engine("/en/present/", visit(), async |page| {
        go_to(&page, "chapters-count").await?;
        page.keys("q").await?;
        page.wait_for(".code:not([hidden])").await?;
        let address = format!("{}/en/#chapters-count", page.site());
        assert_eq!(text(&page, ".code-address").await?, address);
        // This computer's own address is of no use to a phone, and says so.
        page.wait_for(".code-missing:not([hidden])").await?;
        let field = page.wait_for(".code input").await?;
        field.send_keys("Example.org/hai-cap/en/").await?;
        page.keys("Enter").await?;
        let address = "https://Example.org/hai-cap/en/#chapters-count";
        page.wait_until(&format!(
            "document.querySelector('.code-address').textContent === '{address}'"
        ))
        .await?;
        let drawn = page
            .script("return document.querySelector('.code path').getAttribute('d').split('M').length - 1")
            .await?;
        let code = QrCode::encode_text(address, QrCodeEcc::Medium).unwrap();
        let all = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = all.filter(|(x, y)| code.get_module(*x, *y)).count();
        assert_eq!(drawn.as_u64(), Some(dark as u64));
        page.keys("PageDown").await?;
        page.wait_for(".code[hidden]").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn an_address_that_is_none_leads_nowhere() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        page.wait_until_alive().await?;
        page.keys("q").await?;
        for address in ["javascript:alert(1)", "data:text/html,x", "two words"] {
            page.script(&format!(
                "const field = document.querySelector('.code input'); field.value = '{address}';
                 field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
            ))
            .await?;
            page.wait_until(&format!("window.name.includes('{address}')")).await?;
            let shown = text(&page, ".code-address").await?;
            assert!(shown.starts_with(page.site()), "{shown}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_slide_is_found_in_the_overview_by_word_and_by_number() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        page.wait_until_alive().await?;
        page.keys("o").await?;
        page.wait_for("#overview[open] .cards button").await?;
        // The head of the sheet stays in view, and the slide that is on lies whole below it.
        page.wait_until(
            "document.querySelector('.cards [aria-current=step]').getBoundingClientRect().top
             >= document.querySelector('#overview .sheet-head').getBoundingClientRect().bottom",
        )
        .await?;
        let left =
            "[...document.querySelectorAll('.cards > li')].filter((it) => !it.hidden).length";
        let type_in = async |words: &str| {
            page.script(&format!(
                "const field = document.querySelector('#overview input'); field.value = '{words}';
                 field.dispatchEvent(new Event('input', {{ bubbles: true }}))"
            ))
            .await
            .map(drop)
        };
        type_in("mong cai").await?;
        page.wait_until(&format!("0 < {left} && {left} < 6")).await?;
        type_in("nothing of the kind").await?;
        page.wait_until(&format!("{left} === 0")).await?;
        assert!(!text(&page, "#overview .nothing").await?.is_empty());
        type_in("53").await?;
        page.wait_until(&format!("{left} < 10")).await?;
        for number in [41, 30, 8, 2, 5, 53] {
            type_in(&number.to_string()).await?;
            page.script("document.querySelector('#overview input').focus()").await?;
            page.keys("Enter").await?;
            at_slide(&page, number).await?;
            page.keys("o").await?;
            page.wait_for("#overview[open] .cards button").await?;
        }
        // Nothing typed leads nowhere.
        type_in("").await?;
        page.script("document.querySelector('#overview input').focus()").await?;
        page.keys("Enter").await?;
        page.wait_for("#overview:not([open])").await?;
        at_slide(&page, 53).await?;
        page.keys("o").await?;
        page.wait_for("#overview[open] .cards button").await?;
        type_in("8").await?;
        click(&page, "#overview [data-go='7']").await?;
        at_slide(&page, 8).await?;
        page.wait_for("#overview:not([open])").await?;
        page.keys("2 1 Enter").await?;
        at_slide(&page, 21).await
    })
    .await
}

/// The talk of this window with other words in a line, as if it had come so far.
async fn set_in_talk(page: &Page, line: &str, words: &str) -> Outcome {
    page.script(&format!("window.name = window.name.replace(/^{line}=.*$/m, '{line}={words}')"))
        .await?;
    page.driver.refresh().await?;
    page.wait_until_alive().await
}

#[tokio::test]
async fn times_are_told_scene_by_scene_against_the_plan_and_can_be_copied() -> Outcome {
    in_each_engine("/en/present/#notes", visit(), async |page| {
        page.wait_until_alive().await?;
        // Planned are two, four and five minutes.
        set_in_talk(&page, "spent", "60000,220000,400000").await?;
        click(&page, ".desk-pace summary").await?;
        for (scene, pace, said) in
            [(0, "within", "in time"), (1, "near", "nearly up"), (2, "over", "over")]
        {
            let row = format!(".desk-pace [data-scene='{scene}'][data-pace={pace}]");
            page.wait_for(&row).await?;
            assert_eq!(text(&page, &format!("{row} .scene-pace")).await?, said);
        }
        let colors = page
            .script(
                "return [...document.querySelectorAll('.desk-pace [data-pace]:not([data-pace=\"\"]) .scene-pace')]
                    .map((it) => getComputedStyle(it).color)",
            )
            .await?;
        let colors: BTreeSet<String> =
            colors.as_array().into_iter().flatten().map(ToString::to_string).collect();
        assert_eq!(colors.len(), 3);
        click(&page, "[data-report]").await?;
        let report = page.script("return document.querySelector('#notes textarea').value").await?;
        let report = report.as_str().unwrap_or_default();
        assert!(report.starts_with("Part\tPlanned\tTaken\tOff by\n"), "{report}");
        assert!(report.contains("\t2:00\t1:00\t−1:00\n"), "{report}");
        assert!(report.contains("\t5:00\t6:40\t+1:40\n"), "{report}");
        let whole = report.lines().last().unwrap_or_default();
        assert!(whole.starts_with("Whole talk\t") && whole.contains("\t11:20\t−"), "{whole}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_screen_is_kept_awake_and_the_cursor_hides_when_it_rests() -> Outcome {
    let stub = |page: String| {
        page.replace(
            "<head>",
            "<head><script>window.asked = [];
             Object.defineProperty(navigator, 'wakeLock',
                 { value: { request: async (...all) => { asked.push(all); } } });</script>",
        )
    };
    on_page("/present/", visit().rewrite(stub), async |page| {
        page.wait_until_alive().await?;
        page.keys("PageDown PageDown").await?;
        page.wait_until("asked.length === 1").await?;
        page.wait_for("html[data-idle]").await?;
        let cursor = "getComputedStyle(document.querySelector('.frame')).cursor";
        assert_eq!(page.script(&format!("return {cursor}")).await?, "none");
        page.script("document.body.dispatchEvent(new MouseEvent('mousemove', { bubbles: true }))")
            .await?;
        page.wait_for("html:not([data-idle])").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn the_closing_quiz_works_by_keyboard_alone() -> Outcome {
    in_each_engine("/en/present/", visit(), async |page| {
        go_to(&page, "check.1").await?;
        let quiz = "document.querySelectorAll('[id^=\"check.\"]').length";
        let count = page.script(&format!("return {quiz}")).await?.as_u64().unwrap_or_default();
        for number in 1..=count {
            let on = format!("[id='check.{number}'][aria-current=step]");
            page.wait_for(&format!("{on}:not([data-revealed])")).await?;
            page.keys("Space").await?;
            page.wait_for(&format!("{on}[data-revealed]")).await?;
            page.keys("Space").await?;
        }
        assert!(8 <= count, "{count}");
        Ok(())
    })
    .await
}
