//! What a reader does: goes to a step, clicks, presses a key, reads, prints.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::{Outcome, Page};

/// Height and width of A4 within its margins, in CSS pixels.
pub const PAPER: (f64, f64) = (1017.0, 688.0);

/// Goes to a step as a link does, and waits until the page is there.
pub async fn go_to(page: &Page, step: &str) -> Outcome {
    page.wait_until_alive().await?;
    page.script(&format!("location.hash = '{step}'")).await?;
    page.wait_until(&format!(
        "document.getElementById('{step}')?.getAttribute('aria-current') === 'step'"
    ))
    .await
}

/// Clicks the first element of a selector, wherever it is on the page.
pub async fn click(page: &Page, css: &str) -> Outcome {
    page.wait_for(css).await?;
    page.script(&format!("document.querySelector(`{css}`).click()")).await.map(drop)
}

/// Presses the button on one element and has it let go so that the click is another's, as where words
/// are selected.
pub async fn press_and_click(page: &Page, pressed: &str, clicked: &str) -> Outcome {
    page.script(&format!(
        "document.querySelector(`{pressed}`).dispatchEvent(new MouseEvent('mousedown', {{ bubbles: true }}));
         document.querySelector(`{clicked}`).click()"
    ))
    .await
    .map(drop)
}

/// Clicks with the pointer, as a reader does: pages may open windows only then.
pub async fn click_by_pointer(page: &Page, css: &str) -> Outcome {
    page.wait_for(css).await?.click().await
}

/// Presses a key wherever the focus is.
pub async fn press(page: &Page, key: Key) -> Outcome {
    page.driver.action_chain().send_keys(key).perform().await
}

/// The words of the first element of a selector.
pub async fn text(page: &Page, css: &str) -> WebDriverResult<String> {
    let text = page.script(&format!("return document.querySelector(`{css}`).textContent")).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// Lays the page out as on paper, on one sheet of some height; nothing moves there.
pub async fn on_paper(page: &Page, height: f64) -> Outcome {
    let cdp = page.driver.cdp();
    let still = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
    let media = json!({ "media": "print", "features": still });
    cdp.send_raw("Emulation.setEmulatedMedia", media).await?;
    let sheet =
        json!({ "width": PAPER.1, "height": height, "deviceScaleFactor": 1, "mobile": false });
    cdp.send_raw("Emulation.setDeviceMetricsOverride", sheet).await.map(drop)
}
