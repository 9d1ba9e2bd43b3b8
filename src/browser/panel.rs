//! The source panel: a number's entry in the list of facts, brought to where the number is read.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, MouseEvent, Node};

use super::{dom, let_go};

/// Opens the panel on links to entries of the list, and closes it by its button or a click beside it.
///
/// Without the panel each link leads to the same entry in the list; so does one that is opened in
/// a new tab.
pub fn start() {
    let Some(panel) = dom::first::<HtmlDialogElement>("#source-panel") else { return };
    let opened = panel.clone();
    dom::listen_active(&dom::document(), "click", move |event| {
        let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
            return;
        };
        if with_modifier(event) {
            return;
        }
        if target.closest("[data-cue=close]").ok().flatten().is_some()
            || target.is_same_node(Some(&opened))
        {
            opened.close();
        } else if let Some(link) = target.closest("a[href*='#fact-']").ok().flatten()
            && fill(&opened, &link)
        {
            event.prevent_default();
            if !opened.open() {
                let_go(opened.show_modal());
            }
        }
    });
}

fn with_modifier(event: &web_sys::Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|it| it.ctrl_key() || it.meta_key() || it.shift_key())
}

/// Copies the entry into the panel: its elements, never its HTML as a string.
fn fill(panel: &HtmlDialogElement, link: &Element) -> bool {
    let target = link.get_attribute("href").unwrap_or_default();
    // In a frame the link itself leads to another page, and the entry may be here meanwhile.
    let entry = target.split_once('#').and_then(|(_, id)| dom::document().get_element_by_id(id));
    let body = panel.query_selector(".body").ok().flatten();
    let (Some(entry), Some(body)) = (entry, body) else { return false };
    let Ok(copy) = entry.clone_node_with_deep(true) else { return false };
    body.set_text_content(None);
    while let Some(child) = copy.first_child() {
        let child: Node = child;
        if body.append_child(&child).is_err() {
            return false;
        }
    }
    true
}
