//! Timeline: dated events, from top to bottom.

use leptos::prelude::*;

use super::dated::{AXIS_X, event};
use crate::layout::short;
use crate::story::Event;
use crate::view::figure::DataTable;
use crate::view::writer::Writer;

const ROW: f64 = 46.0;

/// Events on a line, evenly spaced: the order is to scale, the distance is not.
pub fn picture(writer: &Writer<'_>, events: &[Event]) -> AnyView {
    let height = events.len() as f64 * ROW + 8.0;
    let marks = events
        .iter()
        .enumerate()
        .map(|(index, it)| event(writer, it, 20.0 + index as f64 * ROW, "event"));
    let marks = marks.collect_view();
    view! {
        <svg class="timeline" viewBox=format!("0 0 400 {height}") preserveAspectRatio="xMidYMin" role="group" aria-labelledby="timeline-title">
            <path class="axis" d=format!("M{AXIS_X} 16V{}", short(height - 38.0)) />
            {marks}
        </svg>
    }
    .into_any()
}

/// Date, event and source of each.
pub fn table(writer: &Writer<'_>, events: &[Event]) -> DataTable {
    let words = writer.words();
    let rows = events.iter().map(|it| {
        let what = writer.plain(it.what.get(writer.language));
        vec![writer.fact(&it.date_fact), writer.cite(&it.fact, what)]
    });
    DataTable::new(vec![words.date.to_owned(), words.what.to_owned()], rows.collect())
}
