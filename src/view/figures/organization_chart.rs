//! Organization contrast, the picture: three tiers before, two after, every unit with its own mark.
//!
//! Written once, as it is after the change: named units as marks of their own, the dots of the
//! unnamed ones as one path. In the browser `painter` puts a mark in the place of each dot and moves
//! them all; nothing here is bound to a signal, since a binding for each of 557 marks would cost
//! more than the motion. Marks for all dots in the page cost 72 KB of HTML (2 KB packed) that say
//! no more than the path does.

use leptos::prelude::*;

use super::Subject;
use super::drawing::dots;
use crate::layout::contrast::{DOT_RADIUS, HEAD_RADIUS, HEADS_X, HEIGHT, SITES_X, SQUARE, WIDTH};
use crate::layout::{Point, short, view_box};
use crate::model::Era;
use crate::view::writer::Writer;

/// Where the commune tier is named.
const DOTS_LABEL_X: f64 = 196.0;
/// From the count at the end of a row to the name behind it.
const NAME_X: f64 = 13.0;

/// The picture: lines below, marks, labels.
pub fn chart(writer: &Writer<'_>, subject: &Subject) -> AnyView {
    let (contrast, organization) = (&subject.contrast, &subject.organization);
    let [before, after] = Era::ALL.map(|era| contrast.lines(organization, era));
    let named = organization.units().iter().enumerate().filter(|(_, it)| it.name.is_some());
    let marks = named.map(|(unit, _)| mark(subject, unit)).collect_view();
    let places = organization.of_tier(2).map(|it| contrast.place(it, Era::After));
    view! {
        <svg viewBox=view_box(WIDTH, HEIGHT) data-era="after" role="group" aria-labelledby="organization-title">
            <path class="lines lines-before" d=before />
            <path class="lines lines-after" d=after />
            {dots(places, 2.0 * DOT_RADIUS, "dots")}
            <g class="marks">{marks}</g>
            {labels(writer, subject)}
        </svg>
    }
    .into_any()
}

fn mark(subject: &Subject, unit: usize) -> AnyView {
    let it = &subject.organization.units()[unit];
    let tier = subject.organization.tiers()[it.tier].id.clone();
    let Point { x, y } = subject.contrast.place(unit, Era::After);
    let place = format!("translate({} {})", short(x), short(y));
    let id = it.id.clone();
    if it.tier == 0 {
        return view! { <circle data-unit=id data-tier=tier data-emphasis="normal" r=short(HEAD_RADIUS) transform=place /> }.into_any();
    }
    let (from, side) = (short(-SQUARE), short(2.0 * SQUARE));
    view! {
        <rect data-unit=id data-tier=tier data-emphasis="normal"
            x=from.clone() y=from width=side.clone() height=side transform=place />
    }
    .into_any()
}

/// Counts over the columns, the head's span beside it, and the names of the rows.
fn labels(writer: &Writer<'_>, subject: &Subject) -> AnyView {
    let organization = &subject.organization;
    let head = subject.contrast.place(organization.head(), Era::After);
    let name = |tier: usize| organization.tiers()[tier].name.get(subject.language).clone();
    let rows = subject.contrast.rows.iter().enumerate().map(|(index, row)| {
        let unit = &organization.units()[row.head];
        let name =
            unit.name.as_ref().map(|it| it.get(subject.language).clone()).unwrap_or_default();
        let class = match index {
            0 => "row first",
            it if it + 1 == subject.contrast.rows.len() => "row last",
            _ => "row",
        };
        let (x, y) = (row.end + 4.0, short(row.y));
        let span = view! { <text class=class x=short(x) y=y.clone() dy="0.35em">{row.span}</text> };
        let names = view! {
            <text class="name" x=short(x + NAME_X) y=y.clone() dy="0.35em">{name.clone()}</text>
            <text class="site" x=short(SITES_X + 7.0) y=y dy="0.35em">{name}</text>
        };
        (span, names)
    });
    let under_units = &subject.counts.under_units;
    let (row_spans, names): (Vec<_>, Vec<_>) = rows.unzip();
    let spans = Era::ALL.map(|era| {
        let span = organization.units()[organization.head()].span(era);
        let fact = subject.span_fact(organization.head(), era).unwrap_or_default();
        let number = view! { <text class="number" x="8" y=short(head.y + 36.0)>{span}</text> };
        view! { <g class=era.word()>{writer.drawn(fact, number)}</g> }
    });
    let words = subject.words();
    view! {
        <g class="labels" translate="no">
            {column(writer, subject, 8.0, 0, "", &name(0), &name(0))}
            {column(writer, subject, HEADS_X - SQUARE, 1, "before", &name(1), &name(1))}
            {column(writer, subject, DOTS_LABEL_X, 2, "", &name(2), &name(2))}
            {column(writer, subject, SITES_X - SQUARE, 1, "after", words.sites, words.sites_short)}
            <g data-tier=organization.tiers()[0].id.clone()>{spans.collect_view()}</g>
            {names}
            <a class="before" href=format!("#fact-{under_units}")>{row_spans}</a>
        </g>
    }
    .into_any()
}

/// A count with its name under it: on one line, and on two for a narrow figure.
fn column(
    writer: &Writer<'_>,
    subject: &Subject,
    x: f64,
    tier: usize,
    era: &'static str,
    name: &str,
    narrow: &str,
) -> AnyView {
    let id = subject.organization.tiers()[tier].id.clone();
    let count = subject.organization.of_tier(tier).count();
    // The last column's name is longer than the room to its right.
    let (wide_x, anchor) =
        if x < SITES_X - 2.0 * SQUARE { (x, None) } else { (WIDTH, Some("end")) };
    let lines = narrow.splitn(2, ' ').enumerate().map(|(line, text)| {
        let y = short(35.5 + 19.0 * line as f64);
        view! { <tspan x=short(x) y=y>{text.to_owned()}</tspan> }
    });
    view! {
        <g class=format!("column {era}") data-tier=id>
            {writer.drawn(&subject.counts.tiers[tier], view! { <text class="number" x=short(x) y="16.5">{count}</text> })}
            <text class="wide" x=short(wide_x) y="32" text-anchor=anchor>{name.to_owned()}</text>
            <text class="narrow">{lines.collect_view()}</text>
        </g>
    }
    .into_any()
}
