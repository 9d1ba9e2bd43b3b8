//! Takes over the parts of figures that the pages were written with.

use std::rc::Rc;

use leptos::mount::{hydrate_from, mount_to};
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::{Stage, dom};
use crate::view::figures::{PartUser, each_part_but_model, each_part_of_model};
use crate::view::session::Cue;

/// Takes over every part of the page but those of the order model.
pub fn take_over(stage: &Rc<Stage>) {
    let follower = StoredValue::new_local(stage.clone());
    let cue = Callback::new(move |cue: Cue| follower.with_value(|it| it.follow(cue)));
    each_part_but_model(&mut Taker, &stage.subject, stage.session, cue);
}

/// Takes over those of the order model.
pub fn take_over_model(stage: &Stage) {
    each_part_of_model(&mut Taker, &stage.subject);
}

struct Taker;

impl PartUser for Taker {
    /// `boot.js` has compared each part with the hash written beside it, and put back those that a
    /// translator or an extension changed: hydrating a changed part would stop the program half way.
    fn part<V: IntoView + 'static>(
        &mut self,
        name: &'static str,
        draw: impl FnOnce() -> V + 'static,
    ) {
        if let Some(root) = dom::first::<HtmlElement>(&format!("[data-part={name}]")) {
            hydrate_from(root, draw).forget();
        }
    }

    fn late<V: IntoView + 'static>(
        &mut self,
        name: &'static str,
        draw: impl FnOnce() -> V + 'static,
    ) {
        if let Some(root) = dom::first::<HtmlElement>(&format!("[data-part={name}]")) {
            // A frame may have it already, so that nothing moves.
            root.set_text_content(None);
            mount_to(root, draw).forget();
        }
    }
}
