//! Takes over the parts of figures that the pages were written with.

use std::rc::Rc;

use leptos::mount::{hydrate_from, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{Stage, dom};
use crate::view::figures::{PARTS, part};
use crate::view::session::Cue;

/// Hydrates every part whose markup is as it was written; draws the others anew in their place.
///
/// `boot.js` has compared each part with the hash written beside it: hydrating markup that a
/// translator or an extension changed would stop the program half way.
pub fn take_over(stage: &Rc<Stage>) {
    for name in PARTS {
        let Some(root) = dom::first::<HtmlElement>(&format!("[data-part={name}]")) else { continue };
        let (subject, session) = (stage.subject.clone(), stage.session);
        let follower = StoredValue::new_local(stage.clone());
        let cue = Callback::new(move |cue: Cue| {
            follower.with_value(|it| it.follow(cue));
        });
        let view = move || part(name, subject, session, cue);
        if root.get_attribute("data-markup").as_deref() == Some("changed") {
            draw_anew(&root, view);
        } else {
            hydrate_from(root, view).forget();
        }
    }
}

/// Draws beside the old part and swaps when that has worked, so that nothing is lost if it does not.
fn draw_anew<V: IntoView + 'static>(root: &Element, view: impl FnOnce() -> V + 'static) {
    let fresh = root.clone_node().ok().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let Some(fresh) = fresh else { return };
    mount_to(fresh.clone(), view).forget();
    super::let_go(root.replace_with_with_node_1(&fresh));
}
