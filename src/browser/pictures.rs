//! Pictures: figures that stay as they were written, turned by attribute and by radio button.

use web_sys::{Element, HtmlInputElement, Node};

use super::dom;
use crate::story::Show;

/// What stays to be seen of the radio button before the chosen one, in CSS pixels.
const ROW_EDGE_PX: i32 = 60;

/// The figures that are pictures: marks by attribute, the chapters by their own radio button.
pub fn turn(show: &Show) {
    let name = show.figure().word();
    match show {
        Show::Chapters { view } => {
            let radio = format!("input[name=chapters-view][value={}]", view.word());
            if let Some(radio) = dom::first::<HtmlInputElement>(&radio) {
                radio.set_checked(true);
                bring_into_row(&radio);
            }
        }
        Show::Organization { .. } | Show::CommandPath { .. } | Show::OrderModel => {}
        _ => {
            let highlight = show.highlight();
            for mark in dom::all_on_page(&format!("figure[data-figure={name}] [data-mark]")) {
                let id = mark.get_attribute("data-mark").unwrap_or_default();
                let word = match highlight.is_empty() {
                    true => "normal",
                    false if highlight.contains(&id) => "highlighted",
                    false => "muted",
                };
                dom::set(&mark, "data-emphasis", word);
            }
        }
    }
}

/// On a phone the row of radio buttons is longer than the window. Scrolls nothing but the row.
fn bring_into_row(radio: &Element) {
    let Some(row) = radio.closest("fieldset").ok().flatten() else { return };
    let left = radio.get_bounding_client_rect().left() - row.get_bounding_client_rect().left();
    row.set_scroll_left(row.scroll_left() + left as i32 - ROW_EDGE_PX);
}

/// What follows from the reader's pace, for those who hear it.
pub fn said(what_if: &Element) -> String {
    let texts = dom::all(what_if, ".assumption, dt, dd:not([hidden]) b");
    texts.iter().filter_map(|it| Node::text_content(it)).map(|it| it + ". ").collect()
}
