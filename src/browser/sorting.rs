//! Sorts the table of districts by the head that is pressed; the row of totals stays last.

use js_sys::{Array, JsString, Object, Reflect};
use web_sys::Element;

use super::{dom, let_go};

/// Wakes the heads, which the page writes as buttons that rest.
pub fn start() {
    for button in dom::all_on_page("thead button") {
        let_go(button.remove_attribute("disabled"));
        let head = button.clone();
        dom::listen(&button, "click", move |_| {
            let _ = sort(&head);
        });
    }
}

/// Sorts upwards, and downwards what is sorted upwards already. A table that is not whole stays.
fn sort(button: &Element) -> Option<()> {
    let head = button.closest("th").ok()??;
    let table = head.closest("table").ok()??;
    let heads = dom::all(&table, "thead th");
    let column = heads.iter().position(|it| it.is_same_node(Some(&head)))?;
    let turned = head.get_attribute("aria-sort").as_deref() == Some("ascending");
    for other in heads {
        let_go(other.remove_attribute("aria-sort"));
    }
    dom::set(&head, "aria-sort", if turned { "descending" } else { "ascending" });

    let mut rows = dom::all(&table, "tbody tr");
    let totals = rows.pop()?;
    let language = Array::of1(&"vi".into());
    // Numbers within words as numbers: so are cells that are nothing but a number.
    let numeric = Object::new();
    drop(Reflect::set(&numeric, &"numeric".into(), &true.into()));
    // Row by row to its place: for thirty of them that takes less program than a good sort.
    let mut sorted: Vec<(String, Element)> = Vec::new();
    for row in rows {
        let words = key(&row, column);
        let is_later = |(other, _): &(String, Element)| {
            let order = JsString::from(other.as_str()).locale_compare(&words, &language, &numeric);
            if turned { order < 0 } else { order > 0 }
        };
        let place = sorted.iter().position(is_later).unwrap_or(sorted.len());
        sorted.insert(place, (words, row));
    }
    let body = totals.parent_node()?;
    for (_, row) in sorted {
        drop(body.insert_before(&row, Some(&totals)));
    }
    Some(())
}

/// The words of a cell, its number without the signs between thousands.
fn key(row: &Element, column: usize) -> String {
    let cell = dom::all(row, "th, td").into_iter().nth(column);
    let words = cell.and_then(|it| it.text_content()).unwrap_or_default();
    words.replace(['.', ','], "")
}
