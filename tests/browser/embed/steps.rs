//! The story in a frame: every step is reached, by buttons and by keys, and told to the host.

use crate::acts::text;
use crate::support::{Engine, Outcome, Page, in_each_engine};

use super::host;

const AT: &str =
    "[...document.querySelectorAll('.turn')].findIndex((it) => it.ariaCurrent === 'step')";

/// Waits until a step is the one that is shown, alone, and has words.
async fn wait_for_step(page: &Page, index: u64) -> Outcome {
    page.wait_until(&format!(
        "{AT} === {index}
         && document.querySelectorAll('.turn:not([inert])').length === 1
         && document.querySelector('.turn:not([inert])').innerText.trim().length > 20"
    ))
    .await
}

/// Pushes a button as a reader does. The driver of `WebKit` misses what is in a frame.
async fn push(page: &Page, css: &str) -> Outcome {
    let button = page.wait_for(css).await?;
    match page.engine {
        Engine::WebKit => {
            let words =
                format!("const it = document.querySelector('{css}'); it.focus(); it.click()");
            page.script(&words).await.map(drop)
        }
        _ => button.click().await,
    }
}

#[tokio::test]
async fn every_step_is_reached_by_buttons_and_by_keys() -> Outcome {
    let page = include_str!("hosts/strict.html").replace(
        "<script",
        "<script>
            window.steps = [];
            addEventListener('haicap-step', ({ detail }) => steps.push(detail));
        </script><script",
    );
    in_each_engine("/", host(&page), async |page| {
        page.inside("hai-cap", async || {
            page.wait_until_alive().await?;
            let steps = page.script("return document.querySelectorAll('.turn').length").await?;
            let steps = steps.as_u64().unwrap_or_default();
            assert!(steps > 5, "{steps} steps");
            for index in 1..steps {
                push(&page, "[data-turn=next]").await?;
                wait_for_step(&page, index).await?;
            }
            page.wait_for("[data-turn=next]:disabled").await?;
            // The focus was in the frame, and so are the keys.
            push(&page, "[data-turn=previous]").await?;
            for index in (0..steps - 2).rev() {
                page.keys("ArrowLeft").await?;
                wait_for_step(&page, index).await?;
            }
            page.keys("ArrowRight").await?;
            wait_for_step(&page, 1).await
        })
        .await?;
        page.wait_until("steps.at(-1)?.number === 2").await?;
        page.wait_until("steps.every((it) => it.of === steps[0].of && it.number <= it.of)").await?;
        page.wait_until("new Set(steps.map((it) => it.number)).size > 5").await
    })
    .await
}

#[tokio::test]
async fn keys_are_the_hosts_until_the_reader_is_in_the_figure() -> Outcome {
    let page = include_str!("hosts/strict.html").replace(
        "<script",
        "<script>
            window.steps = [];
            addEventListener('haicap-step', ({ detail }) => steps.push(detail));
        </script><p>Words</p><script",
    );
    in_each_engine("/", host(&page), async |page| {
        // Not asked inside: to speak to a frame gives it the focus in WebKit.
        page.wait_until("steps.length === 1").await?;
        page.keys("ArrowRight ArrowRight").await?;
        page.inside("hai-cap", async || wait_for_step(&page, 0).await).await
    })
    .await
}

#[tokio::test]
async fn the_host_leads_to_a_step() -> Outcome {
    in_each_engine("/", host(include_str!("hosts/strict.html")), async |page| {
        page.inside("hai-cap", async || page.wait_until_alive().await).await?;
        page.script("document.querySelector('hai-cap').setAttribute('step', 'change-lines')")
            .await?;
        page.inside("hai-cap", async || page.wait_for("#change-lines[aria-current=step]").await)
            .await
            .map(drop)
    })
    .await
}

#[tokio::test]
async fn a_district_is_found_by_typing_where_forms_are_forbidden() -> Outcome {
    let page =
        include_str!("hosts/strict.html").replace("figure=\"story\"", "figure=\"organization\"");
    in_each_engine("/", host(&page), async |page| {
        // The driver of WebKit types nothing into a frame.
        if page.engine == Engine::WebKit {
            return Ok(());
        }
        page.inside("hai-cap", async || {
            page.wait_until_alive().await?;
            let before = text(&page, ".unit-name").await?;
            let found = "[...document.querySelectorAll('.finder li:not([hidden]) button')]";
            page.script("document.querySelector('.finder input').focus()").await?;
            page.keys("c a u Space g i a y").await?;
            page.wait_until(&format!("{found}.length > 0")).await?;
            let name = page.script(&format!("return {found}[0].textContent")).await?;
            assert_ne!(name, before);
            page.keys("Enter").await?;
            page.wait_until(&format!(
                "document.querySelector('.unit-name').textContent.includes({name})"
            ))
            .await
        })
        .await
    })
    .await
}
