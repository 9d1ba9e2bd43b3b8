//! How much work the change of era is, and whether its frames come in time.
//!
//! Three things are measured, from the click to a second after it, longer than any motion here:
//!
//! - our code: from just before the click until the next task of the page, which is when our
//!   handler and everything it has queued are done, plus the time inside each animation frame's
//!   callbacks, by wrapping `requestAnimationFrame`;
//! - the engine's account of scripts, styles and layout (`Performance.getMetrics`), less what it
//!   counts in the same time without a click;
//! - the frames: the time between the calls of an empty callback of our own.

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

use crate::support::{Page, failure};

/// What one change of era costs; every number is a median.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Motion {
    /// Milliseconds in our code, all told.
    pub work_ms: f64,
    /// Milliseconds in our code until the click is answered.
    pub answer_ms: f64,
    /// Milliseconds in our code in the busiest frame.
    pub frame_ms: f64,
    /// Milliseconds of scripts, styles and layout by the engine's account.
    pub engine_ms: f64,
    /// Frames from the click until the last frame that ran code of ours.
    pub frames: f64,
    /// These frames in a second.
    pub rate: f64,
    /// Milliseconds of the longest of these frames.
    pub longest_ms: f64,
    /// How many of these frames took more than one and a half of the usual time.
    pub late_frames: f64,
    /// Milliseconds of a frame while nothing moves.
    pub interval_ms: f64,
}

/// Changes of era that are measured, after two that warm the program up.
const TOGGLES: usize = 12;

/// Watches one second; `era` is the radio button to click, or nothing.
const WATCH: &str = "
    const native = window.nativeFrame ??= window.requestAnimationFrame;
    const ours = [];
    window.requestAnimationFrame = (callback) => native.call(window, (now) => {
        const start = performance.now();
        callback(now);
        ours.push([now, performance.now() - start]);
    });
    const frames = [];
    window.answer = 0;
    const start = performance.now();
    const watch = (now) => {
        frames.push(now);
        if (performance.now() - start < 1000) return native.call(window, watch);
        window.requestAnimationFrame = native;
        done({ answer: window.answer, ours, frames });
    };
    native.call(window, watch);
    if (era) {
        const radio = document.querySelector(
            `figure[data-figure=organization] input[name=era][value=${era}]`);
        const after = new MessageChannel();
        const click = performance.now();
        after.port1.onmessage = () => { window.answer = performance.now() - click; };
        after.port2.postMessage(0);
        radio.click();
    }";

/// Measures the organization of an open page. Its figure must be in view.
pub async fn measure_motion(page: &Page) -> WebDriverResult<Motion> {
    page.driver.cdp().send_raw("Performance.enable", json!({})).await?;
    page.script("document.querySelector('figure[data-figure=organization]').scrollIntoView()")
        .await?;
    let mut idle = Vec::new();
    for _ in 0..5 {
        idle.push(watch(page, None).await?);
    }
    let idle_ms = median(idle.iter().map(|it| it.engine_ms).collect());
    let interval_ms = median(idle.iter().flat_map(gaps).collect());
    let mut tries = Vec::new();
    for era in ["after", "before"].into_iter().cycle().take(TOGGLES + 2) {
        tries.push(watch(page, Some(era)).await?);
    }
    let tries = tries.split_off(2);
    let over = |measure: fn(&Watched) -> f64| median(tries.iter().map(measure).collect());
    Ok(Motion {
        work_ms: over(|it| it.answer_ms + it.ours.iter().map(|(_, ms)| ms).sum::<f64>()),
        answer_ms: over(|it| it.answer_ms),
        frame_ms: over(|it| it.ours.iter().map(|(_, ms)| *ms).fold(0.0, f64::max)),
        engine_ms: over(|it| it.engine_ms) - idle_ms,
        frames: over(|it| gaps(it).len() as f64),
        rate: over(|it| 1000.0 * gaps(it).len() as f64 / gaps(it).iter().sum::<f64>()),
        longest_ms: over(|it| gaps(it).into_iter().fold(0.0, f64::max)),
        late_frames: median(tries.iter().map(|it| late(it, interval_ms)).collect()),
        interval_ms,
    })
}

/// One second of a page.
struct Watched {
    answer_ms: f64,
    engine_ms: f64,
    /// When a frame ran code of ours, and for how many milliseconds.
    ours: Vec<(f64, f64)>,
    /// When each frame began, in milliseconds.
    frames: Vec<f64>,
}

async fn watch(page: &Page, era: Option<&str>) -> WebDriverResult<Watched> {
    let before = engine_ms(page).await?;
    let seen = page.script_until_done(&format!("const era = {}; {WATCH}", json!(era))).await?;
    let after = engine_ms(page).await?;
    Ok(Watched {
        answer_ms: seen["answer"].as_f64().unwrap_or_default(),
        engine_ms: after - before,
        ours: serde_json::from_value(seen["ours"].clone())?,
        frames: serde_json::from_value(seen["frames"].clone())?,
    })
}

/// The engine's account of its work so far.
async fn engine_ms(page: &Page) -> WebDriverResult<f64> {
    let answer = page.driver.cdp().send_raw("Performance.getMetrics", json!({})).await?;
    let metrics = answer["metrics"].as_array().ok_or_else(|| failure("no metrics"))?;
    let counted = |metric: &&Value| {
        let names = ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration"];
        metric["name"].as_str().is_some_and(|name| names.contains(&name))
    };
    let seconds = metrics.iter().filter(counted).filter_map(|it| it["value"].as_f64());
    Ok(seconds.sum::<f64>() * 1000.0)
}

/// Milliseconds between frames, up to the last one that ran code of ours; all of them when none did.
fn gaps(watched: &Watched) -> Vec<f64> {
    let end = watched.ours.last().map_or(f64::INFINITY, |(at, _)| *at);
    let frames = watched.frames.windows(2);
    frames
        .filter_map(|pair| match pair {
            [one, next] if *next <= end => Some(next - one),
            _ => None,
        })
        .collect()
}

fn late(watched: &Watched, interval_ms: f64) -> f64 {
    gaps(watched).into_iter().filter(|gap| *gap > 1.5 * interval_ms).count() as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
