//! How soon a step is seen after its key, on the stage and in the other window.

use thirtyfour::error::WebDriverResult;

use crate::support::{Outcome, Visit, failure, on_page};

/// Medians in milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Talking {
    /// From the key to the first frame that was drawn after it.
    pub frame_ms: f64,
    /// From the key to the same slide in the other window.
    pub other_ms: f64,
}

/// Presses keys on a stage whose notes are open beside it.
pub async fn measure_talking() -> WebDriverResult<Talking> {
    let mut talking = None;
    on_page("/present/", Visit::new(), async |page| {
        // Kept for times without a network, and so at rest.
        page.wait_for("html[data-alive][data-offline=ready]").await?;
        let notes = page.window_opened_by(async || page.keys("n").await).await?;
        let stage = page.window().await?;
        page.switch_to(&notes).await?;
        page.wait_until_alive().await?;
        page.script(
            "window.seen = [];
             new MutationObserver(() => seen.push(performance.timeOrigin + performance.now()))
                 .observe(document.querySelector('.progress'), { childList: true });",
        )
        .await?;
        page.switch_to(&stage).await?;
        let pressed = page
            .script_until_done(
                "const times = [];
                 const now = () => performance.timeOrigin + performance.now();
                 const press = () => {
                     const at = now();
                     document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }));
                     // The task behind the callback of a frame comes when that frame is drawn.
                     requestAnimationFrame(() => {
                         const { port1, port2 } = new MessageChannel();
                         port1.onmessage = () => {
                             times.push([at, now()]);
                             times.length < 8 ? setTimeout(press, 1200) : done(times);
                         };
                         port2.postMessage(0);
                     });
                 };
                 press()",
            )
            .await?;
        page.switch_to(&notes).await?;
        let seen = page.script("return seen").await?;
        let number = |it: Option<&serde_json::Value>| it.and_then(serde_json::Value::as_f64);
        let mut frames = Vec::new();
        let mut others = Vec::new();
        for (index, times) in pressed.as_array().into_iter().flatten().enumerate() {
            if let (Some(at), Some(drawn)) = (number(times.get(0)), number(times.get(1))) {
                frames.push(drawn - at);
                others.extend(number(seen.get(index)).map(|it| it - at));
            }
        }
        talking = Some(Talking { frame_ms: median(frames), other_ms: median(others) });
        Outcome::Ok(())
    })
    .await?;
    talking.ok_or_else(|| failure("no browser was started"))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
