//! What an embed costs: the bytes of a first visit, and memory that comes back when it goes.

use serde_json::json;
use thirtyfour::error::WebDriverResult;

use crate::support::{Outcome, Page, Request, failure, on_page, weigh};

use super::{FIGURES, host, host_of_loader};

const KB: usize = 1024;

#[tokio::test]
async fn a_first_visit_to_an_embed_stays_light() -> Outcome {
    let mut heavy = Vec::new();
    for figure in FIGURES {
        let page = include_str!("hosts/strict.html")
            .replace("figure=\"story\"", &format!("figure=\"{figure}\""));
        on_page("/", host(&page).window(390, 844), async |page| {
            page.inside("hai-cap", async || {
                page.wait_until_alive().await?;
                page.wait_until(
                    "document.fonts.status === 'loaded' && document.readyState === 'complete'",
                )
                .await
            })
            .await?;
            let weight = weigh(&page.requests()).map_err(|error| failure(error.to_string()))?;
            let loader = weigh_loader()?;
            eprintln!("{figure}: {} bytes, {weight:?}", weight.total());
            if weight.total() > 150 * KB || loader > 3 * KB {
                heavy.push(format!("{figure}: {} bytes", weight.total()));
            }
            Ok(())
        })
        .await?;
    }
    assert!(heavy.is_empty(), "more than 150 KB: {heavy:?}");
    Ok(())
}

fn weigh_loader() -> WebDriverResult<usize> {
    let loader = Request { path: "/embed.js".into(), status: 200, by_worker: false };
    Ok(weigh(&[loader]).map_err(|error| failure(error.to_string()))?.total())
}

/// Bytes of the heap, nodes and listeners, after everything that can go has gone.
async fn held(page: &Page) -> WebDriverResult<[f64; 3]> {
    let cdp = page.driver.cdp();
    cdp.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    let answer = cdp.send_raw("Performance.getMetrics", json!({})).await?;
    let of = |name: &str| {
        let all = answer["metrics"].as_array().into_iter().flatten();
        all.filter(|it| it["name"] == name).find_map(|it| it["value"].as_f64()).unwrap_or(f64::MAX)
    };
    Ok([of("JSHeapUsedSize"), of("Nodes"), of("JSEventListeners")])
}

#[tokio::test]
async fn coming_and_going_two_hundred_times_leaves_nothing() -> Outcome {
    on_page("/", host_of_loader(include_str!("hosts/again.html")), async |page| {
        page.driver.cdp().send_raw("Performance.enable", json!({})).await?;
        let come_and_go = async |times: u32| {
            page.script_until_done(&format!(
                "const place = document.getElementById('place');
                 (async () => {{
                     for (let i = 0; i < {times}; i += 1) {{
                         place.replaceChildren();
                         const it = document.createElement('hai-cap');
                         it.setAttribute('figure', 'timeline');
                         place.append(it);
                         const frame = it.shadowRoot.querySelector('iframe');
                         await new Promise((resume) => (frame.onload = resume));
                     }}
                     place.replaceChildren();
                     done();
                 }})()"
            ))
            .await
        };
        come_and_go(20).await?;
        let [heap, nodes, listeners] = held(&page).await?;
        come_and_go(200).await?;
        let [more_heap, more_nodes, more_listeners] = held(&page).await?;
        let report = format!(
            "heap {heap} -> {more_heap}, nodes {nodes} -> {more_nodes}, listeners {listeners} -> {more_listeners}"
        );
        assert!(more_heap - heap < 2e6, "{report}");
        // What the browser itself holds on to for a while, but not one of each.
        assert!(more_nodes - nodes < 100.0 && more_listeners - listeners < 100.0, "{report}");
        Ok(())
    })
    .await
}
