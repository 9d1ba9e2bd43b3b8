//! The source panel: the entry of a number or a term, brought from its list to where it is read.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, MouseEvent};

use super::{dom, let_go};

/// What leads to an entry.
const LINKS: &str = "a[href*='#fact-'], a[href*='#term-']";

/// Opens the panel on links to entries of the lists, and closes it by its button or a click beside it.
///
/// Without the panel each link leads to the same entry in the list; so does one that is opened in
/// a new tab.
pub fn start() {
    let Some(panel) = dom::first::<HtmlDialogElement>("#source-panel") else { return };
    let opened = panel.clone();
    // Whether the press of a click was beside it: one that selects words may end there.
    let beside = Rc::new(Cell::new(false));
    let pressed = beside.clone();
    let is_panel = panel.clone();
    dom::listen(&panel, "mousedown", move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        pressed.set(target.is_some_and(|it| it.is_same_node(Some(&is_panel))));
    });
    let own_name = panel.get_attribute("aria-label").unwrap_or_default();
    dom::listen_active(&dom::document(), "click", move |event| {
        let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
            return;
        };
        if with_modifier(event) {
            return;
        }
        if target.closest("[data-cue=close]").ok().flatten().is_some()
            || (target.is_same_node(Some(&opened)) && beside.get())
        {
            opened.close();
        } else if let Some(link) = target.closest(LINKS).ok().flatten()
            && let Some((body, name)) = fill(&opened, &link)
        {
            event.prevent_default();
            dom::set(&opened, "aria-label", name.as_ref().unwrap_or(&own_name));
            if opened.open() {
                // The link that had the focus is gone with the entry that it was in.
                opened.set_scroll_top(0);
                dom::set(&body, "tabindex", "-1");
                let_go(body.focus());
            } else {
                let_go(opened.show_modal());
            }
        }
    });
}

fn with_modifier(event: &web_sys::Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|it| it.ctrl_key() || it.meta_key() || it.shift_key())
}

/// Copies the entry that a link leads to into the panel; gives back what holds it there, and the name
/// of a term.
fn fill(panel: &HtmlDialogElement, link: &Element) -> Option<(HtmlElement, Option<String>)> {
    let target = link.get_attribute("href").unwrap_or_default();
    // In a frame the link itself leads to another page, and the entry may be here meanwhile.
    let entry = target.split_once('#').and_then(|(_, id)| dom::document().get_element_by_id(id))?;
    let body: HtmlElement = panel.query_selector(".body").ok()??.dyn_into().ok()?;
    body.set_text_content(None);
    if entry.tag_name() != "DT" {
        copy(&entry, &body)?;
        return Some((body, None));
    }
    // A term, and behind it what it means.
    for part in [Some(entry.clone()), entry.next_element_sibling()].into_iter().flatten() {
        let paragraph = dom::document().create_element("p").ok()?;
        copy(&part, &paragraph)?;
        body.append_child(&paragraph).ok()?;
    }
    Some((body, entry.text_content()))
}

/// Copies what is in an element: its elements, never its HTML as a string.
fn copy(from: &Element, to: &Element) -> Option<()> {
    let copy = from.clone_node_with_deep(true).ok()?;
    while let Some(child) = copy.first_child() {
        to.append_child(&child).ok()?;
    }
    Some(())
}
