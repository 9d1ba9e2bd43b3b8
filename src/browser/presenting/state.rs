//! What was set in the figure beside the slide, as a query that the other window can follow.

use std::rc::Rc;

use leptos::prelude::GetUntracked;
use web_sys::HtmlInputElement;

use super::Room;
use crate::browser::dom;
use crate::browser::share::choose_view;
use crate::presenting::Talk;
use crate::story::Route;
use crate::view::session::Cue;

/// The state of the figure that is on the stage, as long as its slide is; empty where there is none,
/// or nothing to set.
pub fn write(room: &Room) -> String {
    let session = room.stage.session;
    let units = room.stage.subject.organization.units();
    let id = |unit: usize| units.get(unit).map_or("", |it| it.id.as_str());
    match room.frame.get_attribute("data-beside").unwrap_or_default().as_str() {
        "organization" => {
            let percent = (session.share.get_untracked() * 100.0 + 0.5) as u32;
            let unit = session.unit.get_untracked().map(id).unwrap_or_default();
            format!("share={percent}&unit={unit}")
        }
        "command-path" => {
            let district = id(session.district.get_untracked());
            let order = session.handovers.get_untracked() as u32;
            let route = session.route.get_untracked().word();
            format!("route={route}&district={district}&order={order}")
        }
        "chapters" => {
            let chosen = dom::first::<HtmlInputElement>("[name=chapters-view]:checked");
            format!("view={}", chosen.map(|it| it.value()).unwrap_or_default())
        }
        _ => String::new(),
    }
}

/// What stays set from slide to slide: the assumptions, and the guess.
pub fn write_kept(room: &Room) -> String {
    let model = room.model.as_ref().map(|it| it.state()).unwrap_or_default();
    format!("pace={}&{model}", room.stage.session.pace.get_untracked())
}

/// Sets the figures as another window did, where they differ from what was told or heard last.
pub fn follow(room: &Rc<Room>, talk: &Talk) {
    if !talk.kept.is_empty() && talk.kept != *room.known_kept.borrow() {
        room.known_kept.borrow_mut().clone_from(&talk.kept);
        follow_query(room, &talk.kept);
        if let Some(model) = &room.model {
            model.turn_to(&talk.kept);
        }
    }
    if !talk.figure.is_empty() && talk.figure != *room.known.borrow() {
        room.known.borrow_mut().clone_from(&talk.figure);
        follow_query(room, &talk.figure);
    }
}

/// What is not known here is left.
fn follow_query(room: &Rc<Room>, query: &str) {
    let stage = &room.stage;
    let organization = &stage.subject.organization;
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or_default();
        let whole = || value.parse::<u32>().ok();
        let cue = match name {
            "share" => whole().map(|it| Cue::Scrub(f64::from(it) / 100.0)),
            "unit" => Some(Cue::Unit(organization.position(value))),
            "route" => {
                let found = Route::ALL.iter().find(|(word, _)| *word == value);
                found.map(|(_, it)| Cue::Route(*it))
            }
            "district" => organization
                .position(value)
                .filter(|it| organization.units()[*it].tier == 1)
                .map(Cue::District),
            "order" => {
                let done = stage.session.handovers.get_untracked();
                whole().map(|it| Cue::Order(f64::from(it) - done))
            }
            "pace" => whole().map(|it| Cue::Pace(it as usize)),
            "view" => {
                choose_view(value);
                None
            }
            _ => None,
        };
        if let Some(cue) = cue {
            stage.follow(cue);
        }
    }
}
