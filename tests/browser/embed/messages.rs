//! Messages to the loader: its own frames are heard, within bounds, and nobody else.

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

use crate::support::{Outcome, Page, in_each_engine};

use super::{FRAME, LOADER, host_of_loader};

/// Sends messages from inside the frame, the last of which asks for a height, and waits until that
/// is so.
async fn say(page: &Page, messages: &str, height: u32) -> Outcome {
    page.inside("hai-cap", async || {
        page.script(&format!(
            "const big = 'x'.repeat(1e7);
             const circle = {{ haicap: 1, kind: 'height', height: 900 }};
             circle.circle = circle;
             for (const it of [{messages}]) parent.postMessage(it, '*')"
        ))
        .await
    })
    .await?;
    page.wait_until(&format!("{FRAME}?.clientHeight === {height}")).await
}

fn height(value: &str) -> String {
    format!("{{ haicap: 1, kind: 'height', height: {value} }}")
}

#[tokio::test]
async fn heights_are_numbers_within_bounds() -> Outcome {
    in_each_engine("/", host_of_loader(LOADER), async |page| {
        page.wait_until(&format!("{FRAME}?.clientHeight === 500")).await?;
        say(&page, &height("1e12"), 4000).await?;
        say(&page, &height("-5"), 120).await?;
        say(&page, &height("640.2"), 641).await?;
        let malformed = "'height', 7, null, undefined, true, [1, 2], big, new Map(), { haicap: 1 },
            { haicap: 2, kind: 'height', height: 900 }, { kind: 'height', height: 900 },
            { haicap: 1, kind: 'height', height: '900' }, { haicap: 1, kind: 'height', height: NaN },
            { haicap: 1, kind: 'height', height: Infinity }, { haicap: 1, kind: 'height', height: [900] },
            { haicap: 1, kind: 'height', height: 900n }, { haicap: 1, kind: 'toString', height: 900 },
            { haicap: 1, kind: 'step', step: 7, number: 1, of: 2 },
            { haicap: 1, kind: 'step', step: 'x', number: 3, of: 2 },
            { haicap: 1, kind: 'step', step: 'x', number: 0.5, of: 2 },
            { haicap: 1, kind: 'step', step: big, number: 1, of: 1e9 }, { haicap: 1, kind: '__proto__' }";
        // Every one of them is dealt with before the last, and none has changed anything on the way.
        watch(&page).await?;
        say(&page, &format!("{malformed}, {}", height("700")), 700).await?;
        assert_eq!(page.script("return account.heights").await?, json!(["700px"]));
        // A circle is as good as a line when what is asked for is in it.
        say(&page, "circle", 900).await?;
        page.wait_until("account.errors.length === 0 && account.steps.length === 0").await
    })
    .await
}

#[tokio::test]
async fn a_flood_moves_the_page_ten_times_a_second_at_most() -> Outcome {
    in_each_engine("/", host_of_loader(LOADER), async |page| {
        page.wait_until(&format!("{FRAME}?.clientHeight === 500")).await?;
        watch(&page).await?;
        let from = page.script("return performance.now()").await?.as_f64().unwrap_or_default();
        page.inside("hai-cap", async || {
            page.script(
                "for (let i = 1; i <= 10000; i += 1) {
                    parent.postMessage({ haicap: 1, kind: 'height', height: 500 + i % 300 }, '*');
                    parent.postMessage({ haicap: 1, kind: 'step', step: 'x', number: 1 + i % 9, of: 9 }, '*');
                }
                parent.postMessage({ haicap: 1, kind: 'height', height: 444 }, '*')",
            )
            .await
        })
        .await?;
        page.wait_until(&format!("{FRAME}.clientHeight === 444")).await?;
        let seen = page
            .script("return [account.heights.length, account.steps.length, performance.now()]")
            .await?;
        let number = |it: usize| seen[it].as_f64().unwrap_or(f64::MAX);
        let most = 2.0 + (number(2) - from) / 100.0;
        assert!(number(0) <= most && number(1) <= most, "{seen} since {from}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_message_costs_a_host_a_millisecond() -> Outcome {
    in_each_engine("/", host_of_loader(LOADER), async |page| {
        page.wait_until(&format!("{FRAME}?.clientHeight === 500")).await?;
        // As they arrive, without the browser's own part in it.
        let times: [f64; 3] = serde_json::from_value(
            page.script(&format!(
                "const cost = (source, data) => {{
                    const event = () => new MessageEvent('message', {{ source, data }});
                    const events = Array.from({{ length: 10000 }}, event);
                    const start = performance.now();
                    for (const it of events) dispatchEvent(it);
                    return (performance.now() - start) / events.length;
                }};
                const frame = {FRAME}.contentWindow;
                const height = {{ haicap: 1, kind: 'height', height: 600 }};
                return [cost(frame, height), cost(window, height), cost(frame, 'x'.repeat(1e6))]"
            ))
            .await?,
        )?;
        assert!(times.iter().all(|it| *it < 1.0), "{times:?} ms each");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_stranger_is_neither_heard_nor_answered() -> Outcome {
    let page = format!("{LOADER}<iframe id=stranger src=/stranger.html></iframe>")
        .replace("iframe { display: none; }", "");
    let visit =
        host_of_loader(&page).host_page("/stranger.html", include_str!("hosts/stranger.html"));
    in_each_engine("/", visit, async |page| {
        page.wait_until(&format!("{FRAME}?.clientHeight === 500")).await?;
        watch(&page).await?;
        page.inside("#stranger", async || {
            // It speaks again, now that everybody listens.
            page.wait_for("html[data-spoke]").await?;
            page.script("parent.postMessage({ haicap: 1, kind: 'height', height: 3000 }, '*')")
                .await
        })
        .await?;
        // The page itself is a stranger too.
        page.script("postMessage({ haicap: 1, kind: 'height', height: 3000 }, '*')").await?;
        say(&page, &height("510"), 510).await?;
        assert_eq!(page.script("return account.heights").await?, json!(["510px"]));
        assert_eq!(page.script("return account.steps").await?, json!([]));
        let answered = page.inside("#stranger", async || answered(&page).await).await?;
        assert_eq!(answered, Value::Bool(false));
        Ok(())
    })
    .await
}

async fn answered(page: &Page) -> WebDriverResult<Value> {
    page.script("return document.documentElement.hasAttribute('data-answered')").await
}

/// Keeps account of every height that the frame gets from now on.
async fn watch(page: &Page) -> Outcome {
    page.script(&format!(
        "account.heights = [];
         new MutationObserver((changes, _) => {{
             for (const it of changes) account.heights.push(it.target.style.height);
         }}).observe({FRAME}, {{ attributeFilter: ['style'] }})"
    ))
    .await
    .map(drop)
}
