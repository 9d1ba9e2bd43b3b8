//! What the site promises, in every engine: Chromium, Firefox and `WebKit`.

use serde_json::json;

use crate::acts::{click_by_pointer, go_to};
use crate::support::{Engine, Outcome, Visit, in_each_engine};

#[tokio::test]
async fn the_page_comes_alive_in_both_languages() -> Outcome {
    in_each_engine("/", Visit::new(), async |page| {
        page.wait_until_alive().await?;
        page.driver.goto(format!("{}/en/", page.site())).await?;
        page.wait_for("html[lang=en]").await?;
        page.wait_until_alive().await
    })
    .await
}

#[tokio::test]
async fn the_page_is_as_large_and_as_calm_as_its_reader_wants_it() -> Outcome {
    let visit = Visit::new().window(600, 700).still(true).dark(true);
    in_each_engine("/", visit, async |page| {
        let found = page
            .script(
                "return [innerWidth, innerHeight,
                    ...['prefers-reduced-motion: reduce', 'prefers-color-scheme: dark']
                        .map((it) => matchMedia(`(${it})`).matches)]",
            )
            .await?;
        assert_eq!(found, json!([600, 700, true, true]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn buttons_and_keys_reach_the_page_even_after_the_line_is_cut() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        go_to(&page, "before-tiers").await?;
        page.wait_until("document.fonts.status === 'loaded'").await?;
        let text = page.main_text().await?;
        let requests = page.requests();
        page.cut_network().await?;
        let fetched = page
            .script_until_done("fetch('/nowhere').then(() => done('came'), () => done('failed'))")
            .await?;
        assert_eq!(fetched, "failed");
        click_by_pointer(&page, "[data-cue=next]").await?;
        page.wait_for("#before-districts[aria-current=step]").await?;
        click_by_pointer(&page, "[data-cue=previous]").await?;
        page.wait_for("#before-tiers[aria-current=step]").await?;
        page.check_reads(&text).await?;
        page.script(
            "window.pressed = [];
             addEventListener('keydown', ({ key }) => pressed.push(key))",
        )
        .await?;
        page.keys("PageDown ArrowLeft b Escape").await?;
        let pressed = page.script("return pressed").await?;
        assert_eq!(pressed, json!(["PageDown", "ArrowLeft", "b", "Escape"]));
        assert_eq!(page.requests(), requests);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_second_window_can_be_opened_spoken_to_and_closed() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        page.script(
            "window.heard = [];
             addEventListener('message', ({ data, source }) => {
                 heard.push(data);
                 source.postMessage('and the second', '*');
             });
             document.querySelector('[data-cue=next]').addEventListener('click', () => {
                 open('/en/', 'second', 'width=600,height=500');
             });",
        )
        .await?;
        if page.engine == Engine::WebKit {
            let blocked = page.script("return open('/en/', 'unasked') === null").await?;
            assert_eq!(blocked, true, "a window that no reader asked for");
        }
        let first = page.window().await?;
        let open = async || click_by_pointer(&page, "[data-cue=next]").await;
        let second = page.window_opened_by(open).await?;
        page.switch_to(&second).await?;
        page.wait_for("html[lang=en]").await?;
        page.wait_until_alive().await?;
        assert_eq!(
            page.script("return matchMedia('(prefers-reduced-motion)').matches").await?,
            true
        );
        let answer = page
            .script_until_done(
                "addEventListener('message', ({ data }) => done(data));
                 opener.postMessage('the first', '*')",
            )
            .await?;
        assert_eq!(answer, "and the second");
        page.keys("Tab").await?;
        page.wait_until("document.activeElement !== document.body").await?;
        page.switch_to(&first).await?;
        assert_eq!(page.script("return heard").await?, json!(["the first"]));
        page.close(&second).await?;
        assert_eq!(page.windows().await?, [first]);
        page.wait_for("html[lang=vi]").await.map(drop)
    })
    .await
}
