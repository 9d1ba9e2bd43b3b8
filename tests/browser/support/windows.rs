//! The windows that a page opens, and which of them is spoken to.

use std::time::Instant;

use thirtyfour::WindowHandle;
use thirtyfour::error::WebDriverResult;

use super::page::{INTERVAL, PATIENCE, Page};
use super::{Outcome, failure};

impl Page {
    /// The window that is spoken to.
    pub async fn window(&self) -> WebDriverResult<WindowHandle> {
        self.driver.window().await
    }

    /// Every open window, in no order.
    pub async fn windows(&self) -> WebDriverResult<Vec<WindowHandle>> {
        self.driver.windows().await
    }

    /// The window that `open` opens, as soon as it is there. The same window as before is spoken
    /// to.
    ///
    /// `open` clicks with the pointer or presses a key: `WebKit` keeps a script from opening
    /// windows, as every browser of a reader does; Chromium and Firefox do not when driven.
    pub async fn window_opened_by(
        &self,
        open: impl AsyncFnOnce() -> Outcome,
    ) -> WebDriverResult<WindowHandle> {
        let before = self.windows().await?;
        open().await?;
        let deadline = Instant::now() + PATIENCE;
        let opened = loop {
            let new = self.windows().await?.into_iter().find(|it| !before.contains(it));
            match new {
                Some(window) => break window,
                None if Instant::now() < deadline => tokio::time::sleep(INTERVAL).await,
                None => return Err(failure("no window opened")),
            }
        };
        let current = self.window().await?;
        self.switch_to(&opened).await?;
        self.reader.prepare_further(self.engine, &self.driver).await?;
        self.switch_to(&current).await?;
        Ok(opened)
    }

    /// Speaks to another window from now on.
    pub async fn switch_to(&self, window: &WindowHandle) -> Outcome {
        self.driver.switch_to_window(window.clone()).await
    }

    /// Closes a window that is not the only one, and speaks to the one spoken to before, or to any
    /// that is left.
    pub async fn close(&self, window: &WindowHandle) -> Outcome {
        let current = self.window().await?;
        self.switch_to(window).await?;
        self.driver.close_window().await?;
        let left = self.windows().await?;
        let next = left.iter().find(|it| **it == current).or(left.first());
        self.switch_to(next.ok_or_else(|| failure("the only window was closed"))?).await
    }
}
