//! Links in the words that turn the figure beside them.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{Stage, dom};
use crate::model::Era;
use crate::story::Route;
use crate::view::session::Cue;

/// Follows a `data-cue` about a figure; what is told of it, or none where it has nothing to turn.
pub fn follow(stage: &Stage, cue: &str, figure: &str) -> Option<String> {
    let subject = &stage.subject;
    let (kind, id) = cue.split_once(':')?;
    match (kind, figure) {
        ("unit", "organization") => {
            let unit = subject.organization.position(id)?;
            stage.follow(Cue::Unit(Some(unit)));
            Some(subject.sentence(unit))
        }
        ("unit", "command-path") => {
            let unit = subject.organization.position(id)?;
            if subject.organization.units()[unit].tier != 1 {
                return None;
            }
            stage.follow(Cue::District(unit));
            Some(subject.full_name(unit))
        }
        ("era", "organization" | "command-path") => {
            let era = Era::from_word(id)?;
            if figure == "organization" {
                stage.follow(Cue::Era(era));
            } else {
                let route = if era == Era::Before { Route::Before } else { Route::After };
                stage.follow(Cue::Route(route));
            }
            Some(subject.eras[era as usize].clone())
        }
        _ => None,
    }
}

/// Follows such links where nothing else listens to them.
pub fn start(stage: &Rc<Stage>) {
    let stage = stage.clone();
    dom::listen_active(&dom::document(), "click", move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let link = target.and_then(|it| it.closest("[data-cue]").ok().flatten());
        let Some(link) = link else { return };
        let beside = |name: &str| {
            let place = link.closest(&["[", name, "]"].concat()).ok().flatten();
            place.and_then(|it| it.get_attribute(name))
        };
        let figure = beside("data-beside").or_else(|| beside("data-stage")).unwrap_or_default();
        let cue = link.get_attribute("data-cue").unwrap_or_default();
        if follow(&stage, &cue, &figure).is_some() {
            event.prevent_default();
        }
    });
}
