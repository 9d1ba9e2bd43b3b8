//! A host that means us no good: its messages, its styles and its covers change nothing in a figure.

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

use crate::support::{Outcome, Page, in_each_engine};

use super::{FRAME, host};

const HOSTILE: &str = include_str!("hosts/hostile.html");

const AT: &str = "document.querySelector('.turn[aria-current=step]').id";

/// What the figure looks like, of what a host's style could reach.
const LOOKS: &str = "const looks = (css) => {
    const it = getComputedStyle(document.querySelector(css));
    return [it.fontSize, it.fontFamily, it.color, it.letterSpacing, it.display, it.backgroundColor];
};
return ['html', 'body', '.turn h2', 'button'].map(looks)";

async fn wait_until_alive(page: &Page) -> Outcome {
    page.inside("hai-cap", async || page.wait_until_alive().await).await
}

/// Sends messages to the frame from the page itself, which is the frame's parent.
async fn send(page: &Page, messages: &str) -> WebDriverResult<Value> {
    page.script(&format!(
        "const big = 'x'.repeat(1e7);
         const circle = {{ haicap: 1, kind: 'step' }};
         circle.step = circle;
         for (const it of [{messages}]) {FRAME}.contentWindow.postMessage(it, '*')"
    ))
    .await
}

/// Notes in the frame what goes wrong there, and when the last message has come.
async fn listen(page: &Page) -> Outcome {
    page.inside("hai-cap", async || {
        page.script(
            "window.errors = [];
             addEventListener('error', (event) => errors.push(event.message));
             addEventListener('message', ({ data }) => {
                 if (data === 'last') document.documentElement.dataset.last = '';
             })",
        )
        .await
    })
    .await
    .map(drop)
}

#[tokio::test]
async fn host_14_messages_that_mean_nothing_are_not_answered() -> Outcome {
    in_each_engine("/", host(HOSTILE), async |page| {
        wait_until_alive(&page).await?;
        let before = page.inside("hai-cap", async || at(&page).await).await?;
        listen(&page).await?;
        page.script("answers.length = 0").await?;
        send(
            &page,
            "'step', 7, null, undefined, [1], big, circle, { haicap: 1 }, { haicap: 1, kind: 'step' },
             { haicap: 1, kind: 'step', step: 7 }, { haicap: 1, kind: 'step', step: null },
             { haicap: 1, kind: 'step', step: 'no-such-step' }, { haicap: 1, kind: 'step', step: big },
             { haicap: 1, kind: 'step', step: '__proto__' }, { haicap: 1, kind: 'step', step: '' },
             { haicap: 1, kind: 'step', step: '\"><img src=x onerror=alert(1)>' },
             { haicap: 1, kind: 'step', step: 'main' }, { haicap: 1, kind: 'height', height: 9 },
             { haicap: 2, kind: 'step', step: 'change-lines' }, { haicap: 1, kind: 'show', step: 'change-lines' },
             { kind: 'step', step: 'change-lines' }, 'last'",
        )
        .await?;
        page.inside("hai-cap", async || {
            page.wait_for("html[data-last]").await?;
            assert_eq!(at(&page).await?, before);
            assert_eq!(page.script("return errors").await?, json!([]));
            page.wait_for("html[data-app=ready]").await
        })
        .await?;
        assert_eq!(page.script("return answers").await?, json!([]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn host_14_a_step_of_another_figure_turns_nothing() -> Outcome {
    let page = HOSTILE.replace("figure=\"story\"", "figure=\"organization\"");
    let picture = "return document.querySelector('svg').outerHTML + location.pathname";
    in_each_engine("/", host(&page), async |page| {
        wait_until_alive(&page).await?;
        listen(&page).await?;
        let before = page.inside("hai-cap", async || page.script(picture).await).await?;
        let step = |it: &str| format!("{{ haicap: 1, kind: 'step', step: '{it}' }}");
        let steps = [
            "path-both",
            "no-such-step",
            "main",
            "//example.org",
            "\"><img src=x onerror=alert(1)>",
        ];
        let steps: Vec<String> = steps.into_iter().map(step).collect();
        send(&page, &format!("{}, 'last'", steps.join(", "))).await?;
        page.inside("hai-cap", async || {
            page.wait_for("html[data-last]").await?;
            assert_eq!(page.script(picture).await?, before);
            page.wait_until("!document.querySelector('dialog[open]')").await?;
            assert_eq!(page.script("return errors").await?, json!([]));
            page.wait_for("html[data-app=ready]").await
        })
        .await
        .map(drop)
    })
    .await
}

async fn at(page: &Page) -> WebDriverResult<Value> {
    page.script(&format!("return {AT}")).await
}

#[tokio::test]
async fn host_14_a_flood_costs_the_figure_less_than_a_millisecond_each() -> Outcome {
    in_each_engine("/", host(HOSTILE), async |page| {
        wait_until_alive(&page).await?;
        page.inside("hai-cap", async || {
            // As they arrive, without the browser's own part in it.
            let times = page
                .script(
                    "const cost = (data) => {
                        const event = () => new MessageEvent('message', { source: parent, data });
                        const events = Array.from({ length: 2000 }, event);
                        const start = performance.now();
                        for (const it of events) dispatchEvent(it);
                        return (performance.now() - start) / events.length;
                    };
                    const step = (step) => ({ haicap: 1, kind: 'step', step });
                    return [step('no-such-step'), step('x'.repeat(1e6)), 'x', step({})].map(cost)",
                )
                .await?;
            let times: Vec<f64> = serde_json::from_value(times)?;
            assert!(times.iter().all(|it| *it < 1.0), "{times:?} ms each");
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn host_14_only_the_parent_is_heard() -> Outcome {
    // Neither the frame's grandparent nor the frame itself is its parent.
    let visit = host(
        "<!doctype html><title>Outer</title><iframe src=/inner.html width=900 height=900></iframe>",
    )
    .host_page("/inner.html", include_str!("hosts/plain.html"));
    in_each_engine("/", visit, async |page| {
        page.inside("iframe", async || {
            page.enter("iframe").await?;
            page.wait_until_alive().await?;
            page.script(
                "addEventListener('message', ({ data }) => {
                     if (data === 'last') document.documentElement.dataset.last = '';
                 });
                 postMessage({ haicap: 1, kind: 'step', step: 'change-lines' }, '*')",
            )
            .await
        })
        .await?;
        page.script(
            "for (const it of [{ haicap: 1, kind: 'step', step: 'change-lines' }, 'last']) {
                 frames[0].frames[0].postMessage(it, '*');
             }",
        )
        .await?;
        page.inside("iframe", async || {
            page.enter("iframe").await?;
            page.wait_for("html[data-last]").await?;
            assert_ne!(at(&page).await?, json!("change-lines"));
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn host_14_styles_around_a_figure_do_not_reach_it() -> Outcome {
    let friendly = "<!doctype html><title>A host</title>
        <script src=https://site.example/embed.js></script>
        <hai-cap figure=story theme=light><a href=/>Story</a></hai-cap>";
    let visit = host(HOSTILE).host_page("/friendly.html", friendly);
    in_each_engine("/", visit, async |page| {
        wait_until_alive(&page).await?;
        let hostile = page.inside("hai-cap", async || page.script(LOOKS).await).await?;
        page.script("location.href = '/friendly.html'").await?;
        page.wait_until("document.title === 'A host'").await?;
        wait_until_alive(&page).await?;
        let friendly = page.inside("hai-cap", async || page.script(LOOKS).await).await?;
        assert_eq!(hostile, friendly);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn host_14_a_click_that_is_stolen_does_nothing() -> Outcome {
    in_each_engine("/", host(HOSTILE), async |page| {
        wait_until_alive(&page).await?;
        page.inside("hai-cap", async || {
            page.wait_until(
                "!document.querySelector('[action], [formaction], [ping], [download]')",
            )
            .await?;
            // What leads out opens a window of its own that does not know us.
            page.wait_until(
                "[...document.links].filter((it) => !it.getAttribute('href').startsWith('#'))
                    .every((it) => it.target === '_blank' && /noopener/.test(it.rel))",
            )
            .await
        })
        .await
    })
    .await
}
