//! Chapters: 317 as marks that can be counted, what they would be a share of, and what is dated.
//!
//! Five pictures behind radio buttons that work by style sheet alone, so that a page without a
//! program can turn them too.

use leptos::prelude::*;

use super::drawing::{dots, lines};
use crate::layout::{Field, Point, short, view_box, wrap};
use crate::model::Value;
use crate::story::{ChapterShare, ChaptersView, Event};
use crate::view::figure::DataTable;
use crate::view::writer::Writer;

/// Dots of one kind have one size in all figures.
const DOT: f64 = 6.0;
const HEIGHT: f64 = 330.0;

/// Radio buttons, and one picture for each.
pub fn picture(
    writer: &Writer<'_>,
    chapters: &str,
    in_hanoi: &ChapterShare,
    nationwide: &ChapterShare,
    milestones: &[Event],
) -> AnyView {
    let words = writer.words();
    let choices = ChaptersView::ALL.iter().zip(words.chapters).map(|((word, view), name)| {
        let first = *view == ChaptersView::Count;
        view! {
            <label><input type="radio" name="chapters-view" value=*word checked=first />
                <span>{name}</span></label>
        }
    });
    let choices = choices.collect_view();
    let count = writer.number(chapters) as usize;
    view! {
        <div class="chapters">
            <fieldset class="choice"><legend class="unseen">{words.chapters_view}</legend>{choices}</fieldset>
            {panel(writer, ChaptersView::Lines, HEIGHT, two_lines(writer))}
            {panel(writer, ChaptersView::Count, HEIGHT, counted(writer, chapters, count))}
            {panel(writer, ChaptersView::Hanoi, HEIGHT, share_of_hanoi(writer, in_hanoi, count))}
            {panel(writer, ChaptersView::Nationwide, HEIGHT, share_of_country(writer, nationwide, count))}
            {dated(writer, chapters, milestones)}
        </div>
    }
    .into_any()
}

/// One of the pictures, shown when its radio button is chosen.
fn panel(writer: &Writer<'_>, view: ChaptersView, height: f64, picture: AnyView) -> AnyView {
    let index = ChaptersView::ALL.iter().position(|(_, it)| *it == view).unwrap_or_default();
    let name = writer.words().chapters[index];
    view! {
        <svg data-panel=view.word() viewBox=view_box(400.0, height) preserveAspectRatio="xMidYMin" role="group" aria-label=name>{picture}</svg>
    }
    .into_any()
}

/// Number on the left, its unit under it.
fn head(writer: &Writer<'_>, fact: &str, condition: Option<&str>) -> AnyView {
    let number = writer.value(fact);
    let unit = writer.story.fact(fact).and_then(|it| it.unit.as_ref());
    let unit = unit.map(|it| it.get(writer.language).clone()).unwrap_or_default();
    let text = condition.map_or(unit, ToOwned::to_owned);
    let class = if condition.is_some() { "number assumed" } else { "number" };
    let number = writer.drawn(fact, view! { <text class=class x="8" y="30">{number}</text> });
    view! { {number}<text x="8" y="50">{text}</text> }.into_any()
}

/// The count that a share is of, on the right.
fn whole(writer: &Writer<'_>, fact: &str) -> AnyView {
    let unit = writer.story.fact(fact).and_then(|it| it.unit.as_ref());
    let unit = unit.map(|it| it.get(writer.language).clone()).unwrap_or_default();
    let text = view! { <text class="quiet" x="392" y="30" text-anchor="end">{writer.value(fact)}" "{unit}</text> };
    writer.cite(fact, text)
}

fn counted(writer: &Writer<'_>, chapters: &str, count: usize) -> AnyView {
    let field = Field { first: Point { x: 12.0, y: 74.0 }, pitch: 13.6, columns: 25, gap: 8.0 };
    let date =
        writer.story.fact(chapters).map(|it| it.as_of.format(writer.language)).unwrap_or_default();
    view! {
        {head(writer, chapters, None)}
        {writer.cite(chapters, view! { <text class="quiet" x="392" y="30" text-anchor="end">{format!("{} {date}", writer.words().as_of)}</text> })}
        {dots(field.places(0, count), DOT, "dots chapter")}
    }
    .into_any()
}

fn share_of_hanoi(writer: &Writer<'_>, share: &ChapterShare, count: usize) -> AnyView {
    let all = writer.number(&share.of) as usize;
    let field = Field { first: Point { x: 12.0, y: 74.0 }, pitch: 11.2, columns: 30, gap: 5.0 };
    view! {
        {head(writer, &share.share, Some(writer.words().if_hanoi))}
        {whole(writer, &share.of)}
        {dots(field.places(count, all), DOT, "dots open")}
        <defs><pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="hatch" width="1.3" height="3" /></pattern></defs>
        <g stroke="url(#hatch)">{dots(field.places(0, count), DOT + 2.4, "dots hatched")}</g>
    }
    .into_any()
}

/// The whole country as an even grid, by a pattern: ten thousand elements would say no more.
fn share_of_country(writer: &Writer<'_>, share: &ChapterShare, count: usize) -> AnyView {
    let all = writer.number(&share.of);
    let (columns, pitch, top) = (160.0, 2.4, 66.0);
    let rows = |it: f64| (it / columns).floor();
    let rest = |it: f64| it - rows(it) * columns;
    // Whole rows, then the begun one.
    let area = |it: f64| {
        format!(
            "M8 {top}h{}v{}h-{}z M8 {}h{}v{pitch}h-{}z",
            columns * pitch,
            short(rows(it) * pitch),
            columns * pitch,
            short(top + rows(it) * pitch),
            short(rest(it) * pitch),
            short(rest(it) * pitch)
        )
    };
    let (everything, chapters) = (area(all), area(count as f64));
    view! {
        {head(writer, &share.share, Some(writer.words().if_nationwide))}
        {whole(writer, &share.of)}
        <defs><pattern id="country" width=pitch height=pitch x="8" y=top patternUnits="userSpaceOnUse">
            <circle class="speck" cx="1.2" cy="1.2" r="0.8" /></pattern></defs>
        <path fill="url(#country)" d=everything />
        <path class="assumed-area" d=chapters />
    }
    .into_any()
}

/// Dated milestones in their order; dots between them, since nothing is known of the time between.
fn dated(writer: &Writer<'_>, chapters: &str, milestones: &[Event]) -> AnyView {
    let longest = 32;
    let mut y = 2.0;
    let marks = milestones.iter().map(|event| {
        let what = writer.plain(event.what.get(writer.language));
        let at = y + 16.0;
        y += 16.0 + 18.0 * wrap(&what, longest).len() as f64;
        let class = if event.fact == chapters { "event chapter" } else { "event" };
        view! {
            <g data-mark=event.id.clone()>
                <circle class=class cx="106" cy=short(at - 4.0) r="4.5" />
                {writer.drawn(&event.date_fact, view! { <text class="date" x="96" y=short(at) text-anchor="end">{event.date.format(writer.language)}</text> })}
                {writer.cite(&event.fact, lines(118.0, at, "", &what, longest))}
            </g>
        }
    });
    let marks = marks.collect_view();
    let axis = format!("M106 14V{}", short(y - 16.0));
    let last = short(y + 16.0);
    let content = view! {
        <path class="axis gaps" d=axis />
        {marks}
        <text class="quiet" x="118" y=last>{writer.words().no_count}</text>
    };
    panel(writer, ChaptersView::Milestones, y + 26.0, content.into_any())
}

/// The command line solid, the Youth Union line dashed, and what no source says.
fn two_lines(writer: &Writer<'_>) -> AnyView {
    let words = writer.words();
    let organization = &writer.story.organization.organization;
    let plan = organization.plan();
    let head = plan
        .units
        .get(organization.head())
        .map(|it| it.name.get(writer.language).clone())
        .unwrap_or_default();
    let communes =
        plan.tiers.last().map(|it| it.units.get(writer.language).clone()).unwrap_or_default();
    view! {
        {lines(8.0, 18.0, "band-name", words.command_line, 24)}
        {lines(216.0, 18.0, "band-name union", words.union_line, 24)}
        <path class="command" d="M24 74V238" />
        <circle class="head" cx="24" cy="70" r="10" />
        {lines(44.0, 68.0, "", &head, 18)}
        <circle class="leaf" cx="24" cy="246" r="7" />
        {lines(44.0, 244.0, "", &communes, 18)}
        <path class="union gone" d="M224 70h16" />
        {lines(252.0, 68.0, "quiet", words.district_union, 20)}
        <path class="union" d="M232 168V238" />
        <rect class="union-body" x="225" y="150" width="14" height="14" />
        {lines(252.0, 160.0, "", words.commune_union, 19)}
        <circle class="chapter" cx="232" cy="246" r="7" />
        {lines(252.0, 244.0, "", words.chapter, 19)}
        <path class="same" d="M36 250H222" />
        {lines(8.0, 312.0, "quiet", words.union_unknown, 60)}
    }
    .into_any()
}

/// The count, both conditional shares, and the dated milestones.
pub fn table(
    writer: &Writer<'_>,
    chapters: &str,
    in_hanoi: &ChapterShare,
    nationwide: &ChapterShare,
    milestones: &[Event],
) -> DataTable {
    let words = writer.words();
    let unit = |id: &str| {
        let fact = writer.story.fact(id).and_then(|it| it.unit.as_ref());
        fact.map(|it| it.get(writer.language).clone()).unwrap_or_default()
    };
    let as_of = |id: &str| {
        let date = writer.story.fact(id).map(|it| it.as_of.format(writer.language));
        writer.cite(id, date)
    };
    let mut rows = vec![
        vec![unit(chapters).into_any(), writer.fact(chapters), as_of(chapters)],
        vec![words.if_hanoi.into_any(), writer.fact(&in_hanoi.share), as_of(&in_hanoi.share)],
        vec![
            words.if_nationwide.into_any(),
            writer.fact(&nationwide.share),
            as_of(&nationwide.share),
        ],
    ];
    rows.extend(milestones.iter().filter(|it| it.fact != chapters).map(|it| {
        let what = writer.plain(it.what.get(writer.language));
        let value = writer.story.fact(&it.fact).filter(|it| matches!(it.value, Value::Number(_)));
        let value = value.map(|fact| writer.fact(&fact.id));
        vec![writer.cite(&it.fact, what), value.into_any(), writer.fact(&it.date_fact)]
    }));
    DataTable {
        heads: vec![words.what.to_owned(), words.count.to_owned(), words.date.to_owned()],
        rows,
    }
}
