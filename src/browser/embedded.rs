//! In a frame: figures follow the step that `embedded.js` shows, or the one that the address names.
//!
//! Which step it is, the theme, the height and everything said to the host are the script's, since
//! they are there before the program and without it.

use std::rc::Rc;

use web_sys::Element;

use super::{Stage, dom, guide, steps};

/// Says that another step is shown; a page of one figure hears only of its address.
const TURNED: &str = "haicap-turn";

/// Follows the steps, and links in their words.
pub fn start(stage: &Rc<Stage>) {
    if let Some(step) = shown() {
        steps::show(stage, step);
    }
    for event in [TURNED, "hashchange"] {
        let stage = stage.clone();
        dom::listen(&dom::window(), event, move |_| {
            if let Some(step) = shown() {
                steps::show(&stage, step);
            }
        });
    }
    guide::start(stage);
}

/// Whether the page has one figure and no steps.
pub fn is_alone() -> bool {
    dom::first::<Element>("[data-steps]").is_some()
}

/// The place of the step in the sheet: the current one, or what the address of one figure names. What
/// stands between steps turns nothing.
fn shown() -> Option<usize> {
    if let Some(alone) = dom::first::<Element>("[data-steps]") {
        let hash = dom::window().location().hash().ok()?;
        let ids = alone.get_attribute("data-steps")?;
        return ids.split(' ').position(|it| Some(it) == hash.strip_prefix('#'));
    }
    let current = dom::first::<Element>("[data-step][aria-current=step]")?;
    current.get_attribute("data-step")?.parse::<usize>().ok()?.checked_sub(1)
}
