//! Links in a picture: one stop for the tab key, arrow keys from one to the next.
//!
//! As written each link is a stop of its own, which is what a page without a program needs.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, SvgElement};

use super::{dom, let_go};

/// What is walked through: links within one picture.
const PICTURE: &str = "figure svg, .stills";

/// Joins the links of each picture.
pub fn start() {
    for picture in dom::all_on_page(PICTURE) {
        stop_at(&dom::all(&picture, "a"), 0);
    }
    dom::listen_active(&dom::document(), "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.alt_key() || key.ctrl_key() || key.meta_key() {
            return;
        }
        if key.key() == "Tab" {
            return stop_where_seen();
        }
        let Some(link) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
            return;
        };
        let Some(picture) = link.closest(PICTURE).ok().flatten() else { return };
        let links: Vec<_> = dom::all(&picture, "a").into_iter().filter(shown).collect();
        let at = links.iter().position(|it| *it == link);
        if let Some(to) = at.and_then(|at| next(&key.key(), at, links.len())) {
            event.prevent_default();
            stop_at(&links, to);
            if let Some(link) = links[to].dyn_ref::<SvgElement>() {
                let_go(link.focus());
            }
        }
    });
}

/// One of them is a stop for the tab key, the others are not.
fn stop_at(links: &[Element], stop: usize) {
    for (index, link) in links.iter().enumerate() {
        dom::set(link, "tabindex", if index == stop { "0" } else { "-1" });
    }
}

/// A stop that went with its era is handed on to the first link that is seen.
fn stop_where_seen() {
    let gone = dom::all_on_page("svg a[tabindex='0']").into_iter().filter(|it| !shown(it));
    for picture in gone.filter_map(|it| it.closest(PICTURE).ok().flatten()) {
        let links = dom::all(&picture, "a");
        stop_at(&links, links.iter().position(shown).unwrap_or(0));
    }
}

/// Labels of the other era are there and not seen.
fn shown(link: &Element) -> bool {
    let style = dom::window().get_computed_style(link).ok().flatten();
    style.is_some_and(|it| it.get_property_value("visibility").is_ok_and(|it| it == "visible"))
}

/// The link that a key leads to from one of `count`; `None` leaves the key to the page.
fn next(key: &str, at: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowRight" | "ArrowDown" => Some((at + 1).min(count - 1)),
        "ArrowLeft" | "ArrowUp" => Some(at.saturating_sub(1)),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}
