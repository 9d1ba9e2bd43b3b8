//! Measures how a page starts on a slow line and a slow device.

use serde_json::json;
use thirtyfour::error::WebDriverResult;

use crate::support::{Outcome, Page, Visit, on_page};

/// A page when its program has started; times in seconds from when it was asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Starting {
    /// The first words were drawn.
    pub words: f64,
    /// The program ran.
    pub ready: f64,
    /// How much of the page was shifted, by how much of the window, as browsers count it: when the
    /// typeface came.
    pub shifted: f64,
    /// The same, from when the program had come.
    pub shifted_late: f64,
}

/// Brings line and device down to 400 ms there and back, 400 kbit a second, and a sixth of this
/// machine.
async fn slow_down(page: &Page) -> Outcome {
    let cdp = page.driver.cdp();
    cdp.send_raw("Network.enable", json!({})).await?;
    let line = json!({
        "offline": false, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000,
    });
    cdp.send_raw("Network.emulateNetworkConditions", line).await?;
    cdp.send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": 6 })).await.map(drop)
}

/// Starts a page in Chromium, the engine that can be slowed down, as if for the first time.
pub async fn measure_starting(path: &str) -> WebDriverResult<Starting> {
    let mut measured = Starting::default();
    // From a file without scripts: the line is slow before the page is asked for.
    on_page("/robots.txt", Visit::new().packed().window(390, 844), async |page| {
        slow_down(&page).await?;
        page.driver.goto(format!("{}{path}", page.site())).await?;
        page.wait_until_alive().await?;
        let found = page
            .script_until_done(
                "const ready = performance.now();
                 const [words] = performance.getEntriesByName('first-contentful-paint');
                 const [program] = performance.getEntriesByType('resource').filter((it) => it.name.endsWith('.wasm'));
                 const shifted = [0, 0];
                 const add = (list) => {
                     for (const it of list.getEntries()) shifted[it.startTime < program.responseEnd ? 0 : 1] += it.value;
                 };
                 new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
                 // What was noted earlier is handed over in a task of its own.
                 requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() =>
                     done([words.startTime / 1000, ready / 1000, ...shifted]))));",
            )
            .await?;
        let [words, ready, shifted, shifted_late] = serde_json::from_value(found)?;
        measured = Starting { words, ready, shifted, shifted_late };
        Ok(())
    })
    .await?;
    Ok(measured)
}
