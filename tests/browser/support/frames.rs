//! Frames inside a page, and which of them is spoken to.

use thirtyfour::error::WebDriverResult;
use thirtyfour::prelude::*;

use super::Outcome;
use super::page::Page;

impl Page {
    /// Speaks from now on to the document in a frame: an `<iframe>` that `css` selects, or the one
    /// inside an element of ours.
    pub async fn enter(&self, css: &str) -> Outcome {
        self.frame(css).await?.enter_frame().await
    }

    /// Speaks to the page itself again.
    pub async fn leave(&self) -> Outcome {
        self.driver.enter_default_frame().await
    }

    /// Does something inside a frame and comes back to the page.
    pub async fn inside<T>(
        &self,
        css: &str,
        perform: impl AsyncFnOnce() -> WebDriverResult<T>,
    ) -> WebDriverResult<T> {
        self.enter(css).await?;
        let outcome = perform().await;
        self.leave().await?;
        outcome
    }

    async fn frame(&self, css: &str) -> WebDriverResult<WebElement> {
        self.wait_until(&format!("({FRAME})(`{css}`)")).await?;
        let body = format!("return ({FRAME})(`{css}`)");
        self.driver.execute(body, Vec::new()).await?.element()
    }
}

/// The frame that a selector means, none as long as an element of ours has not become one: the
/// script that defines it may come later than the page.
const FRAME: &str = "(css) => {
    const it = document.querySelector(css);
    const frame = it?.shadowRoot?.querySelector('iframe') ?? it;
    return frame?.matches('iframe') ? frame : null;
}";
