//! Chapters: as marks that can be counted, what they would be a share of, and what is dated.
//!
//! Six pictures behind radio buttons that work by style sheet alone, so that a page without a
//! program can turn them too.

use leptos::prelude::*;

use super::dated::{Columns, DROP, event};
use super::drawing::{dots, lines, lines_below};
use crate::layout::{Field, Point, WIDTH, short, view_box, wrap};
use crate::model::Value;
use crate::story::{ChapterShare, ChaptersView, Event};
use crate::view::figure::{DataTable, late};
use crate::view::writer::Writer;

/// Dots of one kind have one size in all figures.
const DOT: f64 = 6.0;
const HEIGHT: f64 = 330.0;
/// The middles of dots under a head of so many lines end here: on phones its type is larger, and they
/// move down by as much for each line.
fn lowest(lines: usize) -> f64 {
    HEIGHT - 6.0 - 13.5 * lines as f64
}
/// Words begin here, and this many letters of the largest type that a narrow window needs follow.
const LEFT: f64 = 8.0;
/// See [`LEFT`].
const LONGEST: usize = 38;
/// The axis of milestones, between their dates and what happened.
const AXIS_X: f64 = 90.0;
const DATED: Columns = Columns { date: 79.0, anchor: "end", what: 102.0 };
/// From milestone to milestone.
const ROW: f64 = 43.0;

/// Radio buttons, and one picture for each.
pub fn picture(
    writer: &Writer<'_>,
    chapters: &str,
    in_city: &ChapterShare,
    nationwide: &ChapterShare,
    milestones: &[Event],
) -> AnyView {
    let words = writer.words();
    let choices = ChaptersView::ALL.iter().zip(words.chapters).map(|((word, view), name)| {
        let first = *view == ChaptersView::Count;
        let name = writer.of_city(name);
        view! {
            <label><input type="radio" name="chapters-view" value=*word checked=first />
                <span>{name}</span></label>
        }
    });
    let choices = choices.collect_view();
    let of = (chapters, in_city, nationwide, milestones);
    let panels = ChaptersView::ALL.iter().map(|(_, view)| panel_of(writer, *view, of));
    view! {
        <div class="chapters">
            <fieldset class="choice"><legend class="unseen">{words.chapters_view}</legend>{choices}</fieldset>
            {panels.collect_view()}
        </div>
    }
    .into_any()
}

/// The picture of one view: of the chapters, both shares and the milestones.
pub fn panel_of(
    writer: &Writer<'_>,
    view: ChaptersView,
    (chapters, in_city, nationwide, milestones): (&str, &ChapterShare, &ChapterShare, &[Event]),
) -> AnyView {
    let count = writer.number(chapters) as usize;
    match view {
        ChaptersView::Lines => panel(writer, view, HEIGHT, two_lines(writer)),
        ChaptersView::Count => panel(writer, view, HEIGHT, counted(writer, chapters, count)),
        ChaptersView::City => panel(writer, view, HEIGHT, share_of_city(writer, in_city, count)),
        ChaptersView::Nationwide => {
            panel(writer, view, HEIGHT, share_of_country(writer, nationwide, count))
        }
        ChaptersView::Milestones => dated(writer, chapters, milestones),
        ChaptersView::WhatIf => {
            view! { <div data-panel=view.word()>{late("what-if")}</div> }.into_any()
        }
    }
}

/// One of the pictures, shown when its radio button is chosen.
fn panel(writer: &Writer<'_>, view: ChaptersView, height: f64, picture: AnyView) -> AnyView {
    let index = ChaptersView::ALL.iter().position(|(_, it)| *it == view).unwrap_or_default();
    let name = writer.of_city(writer.words().chapters[index]);
    view! {
        <svg data-panel=view.word() viewBox=view_box(WIDTH, height) preserveAspectRatio="xMidYMin" role="group" aria-label=name>{picture}</svg>
    }
    .into_any()
}

/// A number, and lines of words under it, each with the fact it leads to; how many lines those are.
fn head(
    writer: &Writer<'_>,
    fact: &str,
    class: &'static str,
    words: &[(&'static str, Option<&str>, String)],
) -> (AnyView, usize) {
    let value = writer.value(fact);
    let number =
        writer.drawn(fact, view! { <text class=class x=short(LEFT) y="30">{value}</text> });
    let mut above = 0;
    let texts = words.iter().map(|(class, fact, words)| {
        let text = lines_below(above + 1, LEFT, 34.0, class, words, LONGEST);
        above += wrap(words, LONGEST).len();
        match fact {
            Some(fact) => writer.cite(fact, text),
            None => text,
        }
    });
    (view! { {number}{texts.collect_view()} }.into_any(), above)
}

/// What stands under a head of so many lines. Its place holds for the smallest type; the style sheet
/// moves it down for larger type.
fn under(lines: usize, picture: AnyView) -> AnyView {
    let class = match lines {
        0 | 1 => "under",
        2 => "under two",
        _ => "under three",
    };
    view! { <g class=class>{picture}</g> }.into_any()
}

/// Where the first dots under a head are.
fn under_y(lines: usize) -> f64 {
    48.0 + lines as f64 * 12.5
}

/// Dots of their one size, unless they stand closer than that.
fn dot_in(field: &Field) -> f64 {
    DOT.min(0.6 * field.pitch)
}

fn counted(writer: &Writer<'_>, chapters: &str, count: usize) -> AnyView {
    let as_of = writer.story.fact(chapters).map(|it| it.as_of.format_short(writer.language));
    let as_of = format!("{} {}", writer.words().as_of, as_of.unwrap_or_default());
    let as_of = view! { <text class="quiet" x="392" y="30" text-anchor="end">{as_of}</text> };
    let (head, lines) = head(writer, chapters, "number", &[("", None, writer.unit(chapters))]);
    let first = Point { x: 12.0, y: under_y(lines) };
    let field = Field { first, pitch: 13.6, columns: 25, gap: 8.0 }.fitting(count, lowest(lines));
    let dots = dots(field.places(0, count), dot_in(&field), "dots chapter");
    view! { {head}{writer.cite(chapters, as_of)}{under(lines, dots)} }.into_any()
}

/// A share, its condition, and the count that it is a share of.
fn share_head(writer: &Writer<'_>, share: &ChapterShare, condition: &str) -> (AnyView, usize) {
    let whole = format!("{} {}", writer.value(&share.of), writer.unit(&share.of));
    let words = [("", None, condition.to_owned()), ("quiet", Some(share.of.as_str()), whole)];
    head(writer, &share.share, "number assumed", &words)
}

fn share_of_city(writer: &Writer<'_>, share: &ChapterShare, count: usize) -> AnyView {
    let all = writer.number(&share.of) as usize;
    let condition = writer.of_city(writer.words().if_city);
    let (head, lines) = share_head(writer, share, &condition);
    let first = Point { x: 12.0, y: under_y(lines) };
    let field =
        Field { first, pitch: 11.2, columns: 30, gap: 5.0 }.fitting(all.max(count), lowest(lines));
    let dot = dot_in(&field);
    let field = view! {
        {dots(field.places(count, all), dot, "dots open")}
        <g stroke="url(#hatch)">{dots(field.places(0, count), 1.4 * dot, "dots hatched")}</g>
    };
    view! {
        {head}
        <defs><pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="hatch" width="1.3" height="3" /></pattern></defs>
        {under(lines, field.into_any())}
    }
    .into_any()
}

/// The whole country as an even grid, by a pattern: ten thousand elements would say no more.
fn share_of_country(writer: &Writer<'_>, share: &ChapterShare, count: usize) -> AnyView {
    let all = writer.number(&share.of);
    let (head, lines) = share_head(writer, share, writer.words().if_nationwide);
    let (columns, pitch, top) = (160.0, 2.4, under_y(lines) - 4.0);
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
    let grid = view! {
        <path fill="url(#country)" d=everything />
        <path class="assumed-area" d=chapters />
    };
    view! {
        {head}
        <defs><pattern id="country" width=pitch height=pitch x="8" y=top patternUnits="userSpaceOnUse">
            <circle class="speck" cx="1.2" cy="1.2" r="0.8" /></pattern></defs>
        {under(lines, grid.into_any())}
    }
    .into_any()
}

/// Dated milestones in their order; dots between them, since nothing is known of the time between.
fn dated(writer: &Writer<'_>, chapters: &str, milestones: &[Event]) -> AnyView {
    let marks = milestones.iter().enumerate().map(|(index, it)| {
        let class = if it.fact == chapters { "event chapter" } else { "event" };
        let y = 18.0 + index as f64 * ROW;
        let mark = view! { <circle class=class cx=short(AXIS_X) cy=short(y - DROP) r="5" /> };
        event(writer, it, mark.into_any(), DATED, y)
    });
    let marks = marks.collect_view();
    let bottom = 18.0 + milestones.len() as f64 * ROW;
    let content = view! {
        <path class="axis gaps" d=format!("M{AXIS_X} 14V{}", short(bottom - ROW)) />
        {marks}
        <text class="quiet" x=short(LEFT) y=short(bottom)>{writer.words().no_count}</text>
    };
    panel(writer, ChaptersView::Milestones, bottom + 6.0, content.into_any())
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
    let unknown = writer.of_city(words.union_unknown);
    let communes =
        plan.tiers.last().map(|it| it.units.get(writer.language).clone()).unwrap_or_default();
    // Clear of the line to the chapter.
    let communes_y = if wrap(&communes, 16).len() == 1 { 244.0 } else { 220.0 };
    view! {
        {lines(LEFT, 18.0, "band-name", words.command_line, 18)}
        {lines(204.0, 18.0, "band-name union", words.union_line, 18)}
        <path class="command" d="M24 78V238" />
        <circle class="head" cx="24" cy="74" r="10" />
        {lines(44.0, 72.0, "", &head, 16)}
        <circle class="leaf" cx="24" cy="246" r="7" />
        {lines(44.0, communes_y, "", &communes, 16)}
        <path class="union gone" d="M204 74h16" />
        {lines(232.0, 72.0, "quiet", words.district_union, 16)}
        <path class="union" d="M212 176V238" />
        <rect class="union-body" x="205" y="160" width="14" height="14" />
        {lines(232.0, 170.0, "", words.commune_union, 16)}
        <circle class="chapter" cx="212" cy="246" r="7" />
        {lines(232.0, 244.0, "", words.chapter, 16)}
        <path class="same" d="M36 250H202" />
        {lines(LEFT, 322.0, "quiet", &unknown, LONGEST)}
    }
    .into_any()
}

/// The count, both conditional shares, and the dated milestones.
pub fn table(
    writer: &Writer<'_>,
    chapters: &str,
    in_city: &ChapterShare,
    nationwide: &ChapterShare,
    milestones: &[Event],
) -> DataTable {
    let words = writer.words();
    let as_of = |id: &str| {
        let date = writer.story.fact(id).map(|it| it.as_of.format(writer.language));
        writer.cite(id, date)
    };
    let mut rows = vec![
        vec![writer.unit(chapters).into_any(), writer.fact(chapters), as_of(chapters)],
        vec![
            writer.of_city(words.if_city).into_any(),
            writer.fact(&in_city.share),
            as_of(&in_city.share),
        ],
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
    DataTable::new(vec![words.what.to_owned(), words.count.to_owned(), words.date.to_owned()], rows)
}
