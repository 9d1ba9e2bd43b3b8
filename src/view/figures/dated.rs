//! Dated events: each with its date and what happened, in two columns.

use leptos::prelude::*;

use super::drawing::lines;
use crate::layout::short;
use crate::story::{Event, LONGEST_OF_EVENT};
use crate::view::writer::Writer;

/// From the middle of a line to where its letters stand, in figure units.
pub const DROP: f64 = 4.5;

/// Where both columns are, in figure units.
#[derive(Clone, Copy)]
pub struct Columns {
    /// The dates, from left.
    pub date: f64,
    /// Which end of a date stands there, as `text-anchor` names it.
    pub anchor: &'static str,
    /// What happened, from left.
    pub what: f64,
}

/// One event with its mark, its first line at `y`. The year has a line of its own, so that dates
/// stay narrow.
pub fn event(
    writer: &Writer<'_>,
    event: &Event,
    mark: AnyView,
    Columns { date: x, anchor, what }: Columns,
    y: f64,
) -> AnyView {
    let (day, year) = event.date.in_lines(writer.language);
    // For readers who hear both lines as one there is a space, where it moves neither.
    let ends = anchor == "end";
    let year = year.map(|it| {
        let (after_day, before_year) = ((!ends).then_some(" "), if ends { " " } else { "" });
        let year = [before_year, it.as_str()].concat();
        view! { {after_day}<tspan class="quiet" x=short(x) dy="1.3em">{year}</tspan> }
    });
    let date = view! {
        <text class="date" y=short(y) text-anchor=anchor><tspan x=short(x)>{day}</tspan>{year}</text>
    };
    let happened = writer.plain(event.what.get(writer.language));
    view! {
        <g data-mark=event.id.clone() data-emphasis="normal">
            {mark}
            {writer.cite(&event.date_fact, date)}
            {writer.cite(&event.fact, lines(what, y, "", &happened, LONGEST_OF_EVENT))}
        </g>
    }
    .into_any()
}
