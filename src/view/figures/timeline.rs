//! Timeline: dated events, from top to bottom, on an axis to scale.

use leptos::prelude::*;

use super::dated::{Columns, DROP, event};
use crate::layout::timeline::{AXIS_X, height, moments};
use crate::layout::{WIDTH, short, view_box};
use crate::story::Event;
use crate::view::figure::DataTable;
use crate::view::writer::Writer;

/// Beside the ends of what leads there from the axis.
const COLUMNS: Columns = Columns { date: 31.0, anchor: "start", what: 101.0 };

/// Half of what a mark takes across the axis. It is a stroke, since days beside each other are two
/// figure units apart: as discs one would hide the other.
const HALF: f64 = 5.0;

/// Events on an axis to scale, each led to its words.
pub fn picture(writer: &Writer<'_>, events: &[Event]) -> AnyView {
    let years: Vec<f64> = events.iter().map(|it| it.date.in_years()).collect();
    let moments = moments(&years);
    let ends = moments.first().zip(moments.last());
    let axis = ends.map(|(first, last)| {
        format!("M{} {}V{}", short(AXIS_X), short(first.mark.y), short(last.mark.y))
    });
    let marks = events.iter().zip(&moments).map(|(it, moment)| {
        let [x, y] = [moment.mark.x, moment.mark.y].map(short);
        let lead = format!("M{x} {y}L{} {}", short(moment.row.x), short(moment.row.y));
        let mark = view! {
            <path class="lead" d=lead />
            <path class="event" d=format!("M{} {y}h{}", short(moment.mark.x - HALF), 2.0 * HALF) />
        };
        event(writer, it, mark.into_any(), COLUMNS, moment.row.y + DROP)
    });
    let marks = marks.collect_view();
    view! {
        <svg class="timeline" viewBox=view_box(WIDTH, height(events.len())) preserveAspectRatio="xMidYMin" role="group" aria-labelledby="timeline-title">
            <path class="axis" d=axis />
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
