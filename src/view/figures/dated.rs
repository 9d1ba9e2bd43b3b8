//! Dated events on an axis: the date on its left, what happened on its right.

use leptos::prelude::*;

use super::drawing::lines;
use crate::layout::short;
use crate::story::Event;
use crate::view::writer::Writer;

/// Where the axis is, and where texts end and begin beside it, in figure units.
pub const AXIS_X: f64 = 90.0;
/// See [`AXIS_X`].
pub const TEXT_X: f64 = 102.0;
const DATE_X: f64 = 79.0;
/// Two lines hold what happened, in the largest type that a narrow window needs.
const LONGEST: usize = 30;

/// One event, its first line at `y`. The year has a line of its own, so that dates stay narrow.
pub fn event(writer: &Writer<'_>, event: &Event, y: f64, class: &'static str) -> AnyView {
    let what = writer.plain(event.what.get(writer.language));
    let (day, year) = event.date.in_lines(writer.language);
    // The space is for readers who hear both lines as one.
    let year = year.map(|it| {
        view! { <tspan class="quiet" x=short(DATE_X) dy="1.3em">{format!(" {it}")}</tspan> }
    });
    let date = view! {
        <text class="date" y=short(y) text-anchor="end"><tspan x=short(DATE_X)>{day}</tspan>{year}</text>
    };
    view! {
        <g data-mark=event.id.clone() data-emphasis="normal">
            <circle class=class cx=short(AXIS_X) cy=short(y - 4.5) r="5" />
            {writer.cite(&event.date_fact, date)}
            {writer.cite(&event.fact, lines(TEXT_X, y, "", &what, LONGEST))}
        </g>
    }
    .into_any()
}
