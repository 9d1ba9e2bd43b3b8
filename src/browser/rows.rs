//! The counts and names of the organization's rows, and a line for each dot.
//!
//! The program adds them: a page is written as light as it can be, and its table names every row.

use web_sys::Element;

use super::{Stage, dom, let_go};
use crate::layout::contrast::{HEADS_X, MOST_NAMES, SITES_X};
use crate::layout::short;
use crate::model::{Era, format_whole};

/// From the count at the end of a row to the name behind it, for each of its digits.
const NAME_X: f64 = 6.5;

/// Adds the labels of rows to the picture, and draws every line that the page has as an area.
pub fn start(stage: &Stage) {
    let Some(svg) = dom::first::<Element>("[data-figure=organization] .chart svg") else { return };
    let subject = &stage.subject;
    let (contrast, organization) = (&subject.contrast, &subject.organization);
    for fan in dom::all_on_page(".fan") {
        dom::set(&fan, "d", &contrast.lines(organization, Era::After));
        let_go(fan.class_list().remove_1("fan"));
    }
    let Ok(Some(labels)) = svg.query_selector(".labels") else { return };
    let Some(counts) = dom::draw(&labels, "a", &[("class", "before")]) else { return };
    dom::set(&counts, "href", &["#fact-", &subject.counts.under_units].concat());
    let last = contrast.rows.len().saturating_sub(1);
    for (index, row) in contrast.rows.iter().enumerate() {
        let outermost = index == 0 || index == last;
        if MOST_NAMES < last && !outermost {
            continue;
        }
        let dot = contrast.size(organization.tiers().len() - 1);
        let x = row.ends[0].unwrap_or(HEADS_X) + dot + 4.0;
        let unit = &organization.units()[row.head];
        let name = unit.name.as_ref().map(|it| it.get(subject.language).as_str());
        let count = format_whole(row.span as u32, subject.language);
        let gap = NAME_X * count.len().max(2) as f64;
        let class = if outermost { "row outermost" } else { "row" };
        // Where the row is no level after the change, its head is a site.
        let name = name.unwrap_or_default();
        let site = if row.ends[1].is_none() { name } else { "" };
        for (within, class, x, words) in [
            (&counts, class, x, count.as_str()),
            (&labels, "name", x + gap, name),
            (&labels, "site", SITES_X + 7.0, site),
        ] {
            let place =
                [("class", class), ("x", &short(x)), ("y", &short(row.y)), ("dy", "0.35em")];
            if let Some(text) = dom::draw(within, "text", &place) {
                text.set_text_content(Some(words));
            }
        }
    }
}
