//! Organization contrast, the picture: three tiers before, two after, every unit with its own mark.
//!
//! Written once, as it is after the change: named units as marks of their own, the dots of the
//! unnamed ones as one path. In the browser `painter` puts a mark in the place of each dot and moves
//! them all; nothing here is bound to a signal, since a binding for each of 557 marks would cost
//! more than the motion. Marks for all dots in the page cost 72 KB of HTML (2 KB packed) that say
//! no more than the path does.

use leptos::prelude::*;

use super::Subject;
use crate::layout::contrast::{DOT_RADIUS, HEAD_RADIUS, HEADS_X, HEIGHT, SITES_X, SQUARE, WIDTH};
use crate::layout::{Point, dots_path, short, view_box};
use crate::model::Era;

/// Where the commune tier is named.
const DOTS_LABEL_X: f64 = 196.0;

/// The picture: lines below, marks, labels.
pub fn chart(subject: &Subject) -> AnyView {
    let (contrast, organization) = (&subject.contrast, &subject.organization);
    let [before, after] = Era::ALL.map(|era| contrast.lines(organization, era));
    let named = organization.units().iter().enumerate().filter(|(_, it)| it.name.is_some());
    let marks = named.map(|(unit, _)| mark(subject, unit)).collect_view();
    let dots = organization.of_tier(2).map(|it| contrast.place(it, Era::After));
    let dots = dots_path(dots);
    view! {
        <svg viewBox=view_box(WIDTH, HEIGHT) data-era="after" role="img" aria-labelledby="organization-title">
            <path class="lines lines-before" d=before />
            <path class="lines lines-after" d=after />
            <path class="dots" d=dots stroke-width=short(2.0 * DOT_RADIUS) />
            <g class="marks">{marks}</g>
            {labels(subject)}
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
fn labels(subject: &Subject) -> AnyView {
    let organization = &subject.organization;
    let head = subject.contrast.place(organization.head(), Era::After);
    let name = |tier: usize| organization.tiers()[tier].name.get(subject.language).clone();
    let rows = subject.contrast.rows.iter().enumerate().map(|(index, row)| {
        let unit = &organization.units()[row.head];
        let name = unit.name.as_ref().map(|it| it.get(subject.language).clone()).unwrap_or_default();
        let class = match index {
            0 => "row first",
            it if it + 1 == subject.contrast.rows.len() => "row last",
            _ => "row",
        };
        let y = short(row.y);
        view! {
            <text class=class x=short(row.end + 4.0) y=y.clone() dy="0.35em">
                <tspan class="name">{name.clone()}" "</tspan><tspan class="quiet">{row.span}</tspan></text>
            <text class="site" x=short(SITES_X + 7.0) y=y dy="0.35em">{name}</text>
        }
    });
    let rows = rows.collect_view();
    let spans = Era::ALL.map(|era| {
        let span = organization.units()[organization.head()].span(era);
        view! { <text class=format!("number {}", era.word()) x="8" y=short(head.y + 36.0)>{span}</text> }
    });
    let words = subject.words();
    view! {
        <g class="labels" translate="no">
            {column(subject, 8.0, 0, "", &name(0), &name(0))}
            {column(subject, HEADS_X - SQUARE, 1, "before", &name(1), &name(1))}
            {column(subject, DOTS_LABEL_X, 2, "", &name(2), &name(2))}
            {column(subject, SITES_X - SQUARE, 1, "after", words.sites, words.sites_short)}
            <g data-tier=organization.tiers()[0].id.clone()>{spans.collect_view()}</g>
            {rows}
        </g>
    }
    .into_any()
}

/// A count with its name under it: on one line, and on two for a narrow figure.
fn column(
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
        let y = short(36.0 + 16.0 * line as f64);
        view! { <tspan x=short(x) y=y>{text.to_owned()}</tspan> }
    });
    view! {
        <g class=format!("column {era}") data-tier=id>
            <text class="number" x=short(x) y="20">{count}</text>
            <text class="wide" x=short(wide_x) y="36" text-anchor=anchor>{name.to_owned()}</text>
            <text class="narrow">{lines.collect_view()}</text>
        </g>
    }
    .into_any()
}
