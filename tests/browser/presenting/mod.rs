//! Presenting: a stage and a desk, by key and clicker, in two windows that never lose each other.

mod fits;
mod handout;
mod keys;
mod memory;
mod room;
mod windows;

use crate::support::{Outcome, Page};

/// Waits until the stage shows a slide, by its number counted from 1.
async fn at_slide(page: &Page, number: usize) -> Outcome {
    page.wait_for(&format!("[data-slide='{}'][aria-current=step]", number - 1)).await.map(drop)
}

/// Goes to a slide as an address does.
async fn go_to_slide(page: &Page, id: &str) -> Outcome {
    page.wait_until_alive().await?;
    page.script(&format!("location.hash = '{id}'")).await?;
    page.wait_until(&format!(
        "document.getElementById('{id}').getAttribute('aria-current') === 'step'"
    ))
    .await
}
