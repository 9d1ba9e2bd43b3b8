//! Organization contrast, the picture: three tiers before, two after, every unit with its own mark.
//!
//! Written once, as it is after the change: named units as marks of their own, the dots of the
//! unnamed ones as one path. In the browser `painter` puts a mark in the place of each dot and moves
//! them all; nothing here is bound to a signal, since a binding for each of 557 marks would cost
//! more than the motion. Marks for all dots in the page cost 72 KB of HTML (2 KB packed) that say
//! no more than the path does. A country has too many named units for marks, too: all of them are
//! paths, for print and for pages without a program, and the program paints them.

use leptos::prelude::*;

use super::Subject;
use super::drawing::{at_rest, dots, lines_below};
use crate::layout::contrast::{HEADS_X, HEIGHT, SITES_X};
use crate::layout::{Point, WIDTH, short, view_box, wrap};
use crate::model::{Era, format_whole};
use crate::view::writer::Writer;

/// Where the commune tier is named.
const DOTS_LABEL_X: f64 = 196.0;
/// Where the two lower tiers of a country are named.
const COUNTRY_LABELS_X: [f64; 2] = [168.0, 236.0];
/// What the last column of a country says, and what the head leads, is broken after so many
/// characters.
const SHORT_LINE: usize = 10;

/// The picture: lines below, marks, labels.
pub fn chart(writer: &Writer<'_>, subject: &Subject) -> AnyView {
    let (contrast, organization) = (&subject.contrast, &subject.organization);
    let before = contrast.lines(organization, Era::Before);
    let marks = if contrast.is_large() {
        view! { <g class="marks">{at_rest(subject, Era::After)}</g> }.into_any()
    } else {
        let named = organization.units().iter().enumerate().filter(|(_, it)| it.name.is_some());
        let marks = named.map(|(unit, _)| mark(subject, unit)).collect_view();
        let last = organization.tiers().len() - 1;
        let places = organization.of_tier(last).map(|it| contrast.place(it, Era::After));
        view! { {dots(places, 2.0 * contrast.size(last), "dots")}<g class="marks">{marks}</g> }
            .into_any()
    };
    view! {
        <svg viewBox=view_box(WIDTH, HEIGHT) data-era="after" role="group" aria-labelledby="organization-title">
            <path class="lines lines-before" d=before />
            {lines_after(subject)}
            {marks}
            {labels(writer, subject)}
        </svg>
    }
    .into_any()
}

/// The lines after the change; where there is one for each dot, as areas.
pub fn lines_after(subject: &Subject) -> AnyView {
    let fan = subject.contrast.fan(&subject.organization);
    if fan.is_empty() {
        let lines = subject.contrast.lines(&subject.organization, Era::After);
        return view! { <path class="lines lines-after" d=lines /> }.into_any();
    }
    view! { <path class="lines lines-after fan" d=fan /> }.into_any()
}

fn mark(subject: &Subject, unit: usize) -> AnyView {
    let it = &subject.organization.units()[unit];
    let tier = subject.organization.tiers()[it.tier].id.clone();
    let Point { x, y } = subject.contrast.place(unit, Era::After);
    let place = format!("translate({} {})", short(x), short(y));
    let id = it.id.clone();
    if it.tier == 0 {
        return view! { <circle data-unit=id data-tier=tier data-emphasis="normal" r=short(subject.contrast.size(0)) transform=place /> }.into_any();
    }
    let half = subject.contrast.size(it.tier);
    let (from, side) = (short(-half), short(2.0 * half));
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
    let spans = Era::ALL.map(|era| {
        let span = organization.units()[organization.head()].span(era) as u32;
        let fact = subject.span_fact(organization.head(), era).unwrap_or_default();
        let y = head.y + 36.0;
        let number = view! { <text class="number" x="8" y=short(y)>{format_whole(span, subject.language)}</text> };
        let what = lines_below(1, 8.0, y, "halo", subject.words().direct, SHORT_LINE);
        view! { <g class=era.word()>{writer.drawn(fact, number)}{what}</g> }
    });
    let words = subject.words();
    let left = |x: f64, tier: usize| x - subject.contrast.size(tier);
    let columns = if subject.is_country() {
        let column = |x: f64, tier: usize, era, lines: &[String]| {
            column(writer, subject, (x, tier, era), "", lines)
        };
        let short = |tier: usize| two_lines(&name(tier));
        view! {
            {column(8.0, 0, "", &short(0))}
            {column(left(HEADS_X, 1), 1, "", &short(1))}
            {column(COUNTRY_LABELS_X[0], 2, "before", &short(2))}
            {column(COUNTRY_LABELS_X[1], 3, "", &short(3))}
            {column(left(SITES_X, 2), 2, "after", &wrap(words.no_level, SHORT_LINE))}
        }
        .into_any()
    } else {
        let column = |x: f64, tier: usize, era, name: &str, narrow: &str| {
            column(writer, subject, (x, tier, era), name, &two_lines(narrow))
        };
        view! {
            {column(8.0, 0, "", &name(0), &name(0))}
            {column(left(HEADS_X, 1), 1, "before", &name(1), &name(1))}
            {column(DOTS_LABEL_X, 2, "", &name(2), &name(2))}
            {column(left(SITES_X, 1), 1, "after", words.sites, words.sites_short)}
        }
        .into_any()
    };
    view! {
        <g class="labels" translate="no">
            {columns}
            <g data-tier=organization.tiers()[0].id.clone()>{spans.collect_view()}</g>
        </g>
    }
    .into_any()
}

/// The first word, and the others below it.
fn two_lines(name: &str) -> Vec<String> {
    name.splitn(2, ' ').map(str::to_owned).collect()
}

/// A count with its name under it: on one line, and on two for a narrow figure; on two alone
/// where it has no name for a wide one.
fn column(
    writer: &Writer<'_>,
    subject: &Subject,
    (x, tier, era): (f64, usize, &'static str),
    name: &str,
    narrow: &[String],
) -> AnyView {
    let id = subject.organization.tiers()[tier].id.clone();
    let count = format_whole(subject.organization.of_tier(tier).count() as u32, writer.language);
    // The last column's name is longer than the room to its right.
    let (wide_x, anchor) = if x < SITES_X - 7.0 { (x, None) } else { (WIDTH, Some("end")) };
    let alone = name.is_empty();
    let wide = (!alone).then(|| {
        view! { <text class="wide" x=short(wide_x) y="32" text-anchor=anchor>{name.to_owned()}</text> }
    });
    let lines = narrow.iter().enumerate().map(|(line, text)| {
        let y = short(35.5 + 19.0 * line as f64);
        view! { <tspan x=short(x) y=y>{text.clone()}</tspan> }
    });
    view! {
        <g class=format!("column {era}") data-tier=id>
            {writer.drawn(&subject.counts.tiers[tier], view! { <text class="number" x=short(x) y="16.5">{count}</text> })}
            {wide}
            <text class=(!alone).then_some("narrow")>{lines.collect_view()}</text>
        </g>
    }
    .into_any()
}
