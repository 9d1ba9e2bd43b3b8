//! Figures at a step of the story.

use super::{Stage, dom, pictures};
use crate::view::session::Cue;

/// Turns every figure to the state it has at a step: its own, or that of its last step before, or
/// that of its first one when it has not come yet.
pub fn show(stage: &Stage, step: usize) {
    let steps = &stage.sheet.steps;
    let mut shown = Vec::new();
    let before = steps.iter().take(step + 1).rev();
    let after = steps.iter().skip(step + 1);
    for show in before.chain(after).flatten() {
        if shown.contains(&show.figure()) {
            continue;
        }
        shown.push(show.figure());
        stage.follow(Cue::Show(show.clone()));
        pictures::turn(show);
    }
    // Whoever emptied the picture took what is drawn in it, too: better a still one than none.
    let picture = dom::first::<web_sys::Element>("[data-figure=organization] svg");
    assert!(picture.is_none_or(|it| it.child_element_count() > 0), "the picture was emptied");
}
