//! Units over time: a count that changed by steps, drawn as steps of dots, one for each unit as in all
//! other pictures.

use leptos::prelude::*;

use super::drawing::{dots, lines, lines_below};
use crate::layout::{Point, StepDots, WIDTH, short, step_bars, view_box, wrap};
use crate::story::Count;
use crate::view::figure::DataTable;
use crate::view::writer::Writer;

/// What fits under a step, in the largest type that a narrow window needs.
const LONGEST: usize = 12;

/// From the highest dots to the line over them.
const CLEAR: f64 = 2.0;

/// A dot is no larger than this, however few there are.
const MOST_DOT: f64 = 6.0;

/// Steps from a base line at zero, each with its number, its date and what it counts.
pub fn picture(writer: &Writer<'_>, counts: &[Count]) -> AnyView {
    let values: Vec<(f64, Option<f64>)> = counts
        .iter()
        .map(|it| (it.value, it.from.as_ref().map(|(_, date)| date.in_years())))
        .collect();
    let bars = step_bars(&values, Point { x: 4.0, y: 34.0 }, 392.0, 190.0, 128.0);
    let step_dots = StepDots::new(&bars, &values.iter().map(|it| it.0).collect::<Vec<_>>());
    let base = 224.0;
    let from = |count: &Count| {
        let date = count.from.as_ref().map(|(_, date)| date.format_short(writer.language));
        date.map(|it| format!("{} {it}", writer.words().from)).unwrap_or_default()
    };
    let what = |count: &Count| writer.plain(count.what.get(writer.language));
    let most = |text: &dyn Fn(&Count) -> String| {
        counts.iter().map(|it| wrap(&text(it), LONGEST).len()).max().unwrap_or_default()
    };
    let dates = most(&from);
    let height = base + 24.0 * (dates + most(&what)) as f64 + 8.0;
    let marks = counts.iter().zip(&bars).map(|(count, bar)| {
        let (x, width) = (bar.corner.x, short(bar.width));
        let (y, body) = match step_dots {
            Some(all) => {
                let count = count.value as usize;
                let places = all.places(x + 2.0, base - 1.0, count);
                let size = (0.64 * all.pitch).min(MOST_DOT);
                (base - all.height(count) - CLEAR, dots(places, size, "dots"))
            }
            None => {
                let (left, y) = (short(x), bar.corner.y);
                let d = format!("M{left} {}h{width}V{base}H{left}z", short(y));
                (y, view! { <path class="area" d=d /> }.into_any())
            }
        };
        let date = count.from.as_ref().map(|(fact, _)| {
            writer.cite(fact, lines(x + 4.0, base + 20.0, "date", &from(count), LONGEST))
        });
        view! {
            <g data-mark=count.fact.clone() data-emphasis="normal">
                {body}
                <path class="step" d=format!("M{} {}h{width}", short(x), short(y)) />
                {writer.drawn(&count.fact, view! { <text class="number" x=short(x + 4.0) y=short(y - 8.0)>{writer.value(&count.fact)}</text> })}
                {date}
                {lines_below(dates, x + 4.0, base + 20.0, "", &what(count), LONGEST)}
            </g>
        }
    });
    let marks = marks.collect_view();
    view! {
        <svg class="units-over-time" viewBox=view_box(WIDTH, height) preserveAspectRatio="xMidYMin" role="group" aria-labelledby="units-over-time-title">
            {marks}
            <path class="axis" d=format!("M0 {base}H400") />
        </svg>
    }
    .into_any()
}

/// Count, from when, and what it counts.
pub fn table(writer: &Writer<'_>, counts: &[Count]) -> DataTable {
    let words = writer.words();
    let rows = counts.iter().map(|it| {
        let from = it.from.as_ref().map(|(fact, _)| writer.fact(fact));
        vec![
            writer.plain(it.what.get(writer.language)).into_any(),
            writer.fact(&it.fact),
            from.into_any(),
        ]
    });
    DataTable::new(
        vec![words.what.to_owned(), words.count.to_owned(), words.from.to_owned()],
        rows.collect(),
    )
}
