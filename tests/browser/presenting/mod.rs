//! Presenting: a stage and a desk, by key and clicker, in two windows that never lose each other.

mod fits;
mod handout;
mod keys;
mod mishaps;
mod pointed;
mod room;
mod windows;

pub use windows::check_one_way;

use thirtyfour::WindowHandle;
use thirtyfour::error::WebDriverResult;

use crate::acts::click_by_pointer;
use crate::support::{Outcome, Page};

/// Waits until the stage shows a slide, by its number counted from 1.
pub async fn at_slide(page: &Page, number: usize) -> Outcome {
    page.wait_for(&format!("[data-slide='{}'][aria-current=step]", number - 1)).await.map(drop)
}

/// Opens the notes by their button; the stage is spoken to.
pub async fn open_notes(page: &Page) -> WebDriverResult<WindowHandle> {
    page.wait_until_alive().await?;
    // The button is out of sight while nothing is touched.
    page.keys("p p").await?;
    // With large type there is no room for it.
    let room = "return document.querySelector('.bar .wide').checkVisibility()";
    let has_room = page.script(room).await? == true;
    let open = async || match has_room {
        true => click_by_pointer(page, ".bar .wide [data-act=n]").await,
        false => page.keys("n").await,
    };
    let notes = page.window_opened_by(open).await?;
    let stage = page.window().await?;
    page.switch_to(&notes).await?;
    page.wait_for("html[data-view=notes][data-alive]").await?;
    page.switch_to(&stage).await?;
    Ok(notes)
}
