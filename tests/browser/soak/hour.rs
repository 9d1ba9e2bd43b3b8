//! An hour of presenting in two windows, with ten sleeps of the laptop, in seconds.

use serde_json::{Value, json};
use thirtyfour::WindowHandle;
use thirtyfour::error::WebDriverResult;

use super::meet_every_size;
use crate::acts::text;
use crate::presenting::{at_slide, open_notes};
use crate::support::{Held, Outcome, Page, Visit, on_page};

/// Sleeps, and steps before each.
const SLEEPS: usize = 10;
const STEPS: u32 = 60;
/// Of these an hour is made.
const SLEEP_MINUTES: u32 = 6;
/// So many sleeps belong to the first minutes, in which things are fetched and kept.
const FIRST: usize = 2;
/// Scripts of both windows may hold so many bytes more at the end.
const SCRIPTS: f64 = 500_000.0;

/// The slide of the window that is spoken to.
const SLIDE: &str = "document.querySelector('[data-slide][aria-current=step]').dataset.slide";

/// Goes on once a frame, and points; from the last slide to the first one.
async fn present(page: &Page) -> Outcome {
    page.script_until_done(&format!(
        "const press = (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key, bubbles: true }}));
         const frame = document.querySelector('.frame');
         const last = document.querySelectorAll('[data-slide]').length - 1;
         let left = {STEPS};
         const go = () => {{
             if (left === 0) return done();
             left -= 1;
             press({SLIDE} === String(last) ? 'Home' : 'PageDown');
             frame.dispatchEvent(new MouseEvent('mousemove', {{
                 bubbles: true, clientX: innerWidth * (left / {STEPS}), clientY: innerHeight / 2 }}));
             ownFrame(go);
         }};
         go()"
    ))
    .await
    .map(drop)
}

/// Lets a window sleep: nothing in it runs, and then it is minutes later.
async fn sleep(page: &Page, window: &WindowHandle) -> Outcome {
    page.switch_to(window).await?;
    let cdp = page.driver.cdp();
    cdp.send_raw("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
    cdp.send_raw("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
    // What was frozen stays hidden until its window is seen anew.
    let window = cdp.send_raw("Browser.getWindowForTarget", json!({})).await?;
    for state in ["minimized", "normal"] {
        let bounds = json!({ "windowId": window["windowId"], "bounds": { "windowState": state } });
        cdp.send_raw("Browser.setWindowBounds", bounds).await?;
    }
    page.wait_until("!document.hidden").await?;
    let ms = SLEEP_MINUTES * 60_000;
    page.script(&format!("const now = Date.now; Date.now = () => now() + {ms}")).await.map(drop)
}

/// What both windows hold at the first slide.
async fn held(page: &Page, windows: [&WindowHandle; 2]) -> WebDriverResult<Vec<Held>> {
    page.switch_to(windows[0]).await?;
    page.keys("Home").await?;
    let mut held = Vec::new();
    for window in windows {
        page.switch_to(window).await?;
        at_slide(page, 1).await?;
        held.push(page.held().await?);
    }
    Ok(held)
}

/// The share of the time that the page is busy with, in percent, while frames go by.
async fn busy_percent(page: &Page) -> WebDriverResult<f64> {
    let cdp = page.driver.cdp();
    cdp.send_raw("Performance.enable", json!({})).await?;
    let look = async || {
        let answer = cdp.send_raw("Performance.getMetrics", json!({})).await?;
        let of = |name: &str| {
            let mut all = answer["metrics"].as_array().into_iter().flatten();
            all.find(|it| it["name"] == name).and_then(|it| it["value"].as_f64())
        };
        WebDriverResult::Ok((of("TaskDuration"), of("Timestamp")))
    };
    let (tasks, start) = look().await?;
    assert_eq!(page.frames_at_rest(180).await?, 0, "frames that nobody sees");
    let (more_tasks, end) = look().await?;
    let passed = |one: Option<f64>, other: Option<f64>| other.zip(one).map(|(it, of)| it - of);
    let share = passed(tasks, more_tasks).zip(passed(start, end));
    Ok(share.map_or(f64::NAN, |(tasks, time)| 100.0 * tasks / time))
}

#[tokio::test]
async fn an_hour_with_ten_sleeps_costs_no_more_than_its_first_minutes() -> Outcome {
    on_page("/present/", Visit::new().watched(), async |page| {
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        for window in [&notes, &stage] {
            page.switch_to(window).await?;
            meet_every_size(&page).await?;
        }
        page.keys("p").await?;
        page.wait_for("html[data-pointing]").await?;
        let mut first = Vec::new();
        for number in 1..=SLEEPS {
            page.switch_to(&stage).await?;
            present(&page).await?;
            let slide = page.script(&format!("return {SLIDE}")).await?;
            for window in [&notes, &stage] {
                sleep(&page, window).await?;
            }
            check_same(&page, &notes, &slide).await?;
            if number == FIRST {
                first = held(&page, [&stage, &notes]).await?;
            }
        }
        let then = held(&page, [&stage, &notes]).await?;
        for (first, then) in first.iter().zip(&then) {
            eprintln!("{first:?}, then {then:?}");
            assert_eq!(first.grown(then), Vec::<String>::new());
            let scripts = |it: &Held| it.inside.map_or(f64::NAN, |it| it.scripts);
            assert!(scripts(then) - scripts(first) <= SCRIPTS, "{first:?}, then {then:?}");
        }
        page.switch_to(&notes).await?;
        page.wait_for(".desk-lost[hidden]").await?;
        let slept = SLEEPS as u32 * SLEEP_MINUTES;
        let elapsed = text(&page, ".desk-elapsed").await?;
        let minutes = elapsed.split_once(':').and_then(|(it, _)| it.parse::<u32>().ok());
        // The steps themselves took a moment.
        assert!(minutes.is_some_and(|it| (slept..slept + 5).contains(&it)), "{elapsed}");
        for (name, window) in [("notes", &notes), ("stage", &stage)] {
            page.switch_to(window).await?;
            page.wait_until_at_rest().await?;
            eprintln!(
                "{name}: busy {:.1} % of the time while nothing moves",
                busy_percent(&page).await?
            );
        }
        Ok(())
    })
    .await
}

/// Waits until the window shows a slide, counted from 0.
async fn check_same(page: &Page, window: &WindowHandle, slide: &Value) -> Outcome {
    page.switch_to(window).await?;
    let slide = slide.as_str().unwrap_or_default();
    page.wait_until(&format!("{SLIDE} === '{slide}'")).await
}
