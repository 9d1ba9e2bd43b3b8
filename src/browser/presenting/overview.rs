//! All slides as small pictures, to be found by word or number.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::acts::open_dialog;
use super::show::flag;
use super::{Room, desk};
use crate::browser::{dom, let_go};
use crate::model::fold;

/// Listens to the field.
pub fn start() {
    let Some(field) = field() else { return };
    dom::listen(&field.clone(), "input", move |_| filter(&field.value()));
    let Some(dialog) = dom::first::<Element>("#overview") else { return };
    dom::listen_active(&dialog, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let typing = event.target().is_some_and(|it| it.has_type::<HtmlInputElement>());
        if key.key() == "Enter" && typing {
            event.prevent_default();
            if let Some(card) = meant() {
                card.click();
            }
        } else if let Some(step) = step(&key.key()) {
            walk(step, typing);
            event.prevent_default();
        }
    });
}

fn field() -> Option<HtmlInputElement> {
    dom::first("#overview input")
}

/// The card that Enter means: that of the number that was typed, the first one with the words, or with
/// nothing typed that of the slide that is on.
fn meant() -> Option<HtmlElement> {
    let typed = field().map(|it| it.value()).unwrap_or_default();
    let number = typed.trim().parse::<usize>().ok().and_then(|it| it.checked_sub(1));
    let named = match number {
        Some(index) => dom::first(&format!("#overview [data-go='{index}']")),
        None if typed.trim().is_empty() => dom::first("#overview [aria-current=step]"),
        None => None,
    };
    named.or_else(|| dom::first("#overview .cards > li:not([hidden]) button"))
}

fn step(key: &str) -> Option<isize> {
    match key {
        "ArrowDown" => Some(1),
        "ArrowUp" => Some(-1),
        _ => None,
    }
}

/// Moves the focus among the slides that are left.
fn walk(step: isize, typing: bool) {
    let left = dom::all_on_page("#overview li:not([hidden]) button");
    let on = dom::document().active_element();
    let at = left.iter().position(|it| on.as_ref() == Some(it));
    let to = match at {
        _ if typing => Some(0),
        Some(at) => at.checked_add_signed(step),
        None => Some(0),
    };
    let to = to.and_then(|it| left.get(it)).and_then(|it| it.dyn_ref::<HtmlElement>().cloned());
    if let Some(to) = to.or_else(|| field().map(JsCast::unchecked_into)) {
        let_go(to.focus());
    }
}

/// Opens it at the slide that is on.
pub fn open(room: &Rc<Room>) {
    let Some(list) = dom::first::<Element>("#overview .cards") else { return };
    if list.first_element_child().is_none() {
        fill(room, &list);
    }
    if let Some(field) = field() {
        field.set_value("");
    }
    filter("");
    open_dialog("#overview");
    let slide = room.talk.borrow().slide;
    for (index, card) in dom::all(&list, "button").iter().enumerate() {
        dom::set(card, "aria-current", if index == slide { "step" } else { "false" });
        if index == slide
            && let Some(card) = card.dyn_ref::<HtmlElement>()
        {
            card.scroll_into_view();
        }
    }
}

/// Once: a card for each slide, with its words and its picture.
fn fill(room: &Room, list: &Element) {
    let document = dom::document();
    for (index, section) in room.slides.iter().enumerate() {
        let made = (document.create_element("li"), document.create_element("button"));
        let (Ok(item), Ok(button)) = made else { continue };
        dom::set(&button, "type", "button");
        dom::set(&button, "data-go", &index.to_string());
        desk::copy(&dom::all(section, ".words, .still-picture"), &button);
        for inner in dom::all(&button, "*") {
            // A button holds words and pictures, and nothing to press.
            let_go(inner.remove_attribute("href"));
            let_go(inner.remove_attribute("tabindex"));
        }
        for field in dom::all(&button, "input") {
            field.remove();
        }
        let_go(item.append_child(&button).map(drop));
        let_go(list.append_child(&item).map(drop));
    }
}

/// Leaves the slides that have the words, or the number, in them.
fn filter(typed: &str) {
    let typed = fold(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut left = 0;
    let items = dom::all_on_page("#overview .cards > li");
    for (index, item) in items.iter().enumerate() {
        let text = fold(&item.text_content().unwrap_or_default());
        let number = (index + 1).to_string();
        // How many there are stands on every card.
        let text = text.strip_prefix(&format!("{number} {} ", items.len())).unwrap_or(&text);
        let found = words.iter().all(|it| text.contains(it) || *it == number);
        flag(item, "hidden", !found);
        left += usize::from(found);
    }
    if let Some(line) = dom::first::<Element>("#overview .nothing") {
        let words = line.get_attribute("data-nothing").filter(|_| left == 0).unwrap_or_default();
        line.set_text_content(Some(&words));
    }
}
