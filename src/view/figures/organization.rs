//! Organization contrast: three tiers before, two after, every unit with its own mark.
//!
//! Marks are written once, at their place after the change, and moved by `browser::painter`; a
//! binding for each of them would cost more than the motion.

use leptos::prelude::*;

use super::{Finder, Subject};
use crate::layout::contrast::{
    DOT_RADIUS, HEAD_RADIUS, HEADS_X, HEIGHT, SITES_X, SQUARE, WIDTH,
};
use crate::layout::{Point, short};
use crate::model::Era;
use crate::view::session::{Cue, Session};

/// How much a mark matters to the current step: the value of `data-emphasis`.
pub fn emphasis(subject: &Subject, highlight: &[String], unit: usize) -> &'static str {
    if highlight.is_empty() {
        return "normal";
    }
    let Some(it) = subject.organization.units().get(unit) else { return "normal" };
    let tier = &subject.organization.tiers()[it.tier].id;
    let above = it.superior(Era::Before).and_then(|it| subject.organization.units().get(it));
    let named = |id: &String| id == tier || *id == it.id || above.is_some_and(|it| it.tier == 1 && it.id == *id);
    if highlight.iter().any(named) { "highlighted" } else { "muted" }
}

/// The figure with its controls.
#[component]
pub fn Organization(
    /// What it draws. Fixed for the life of the figure.
    subject: Subject,
    /// What the reader has set.
    session: Session,
    /// Where wishes go.
    #[prop(into)]
    cue: Callback<Cue>,
) -> impl IntoView {
    let words = subject.words();
    let eras = Era::ALL.map(|era| {
        let name = subject.eras[era as usize].clone();
        let last = era == Era::After;
        let chosen = move || session.era.get() == era;
        view! {
            <label>
                <input type="radio" name="era" value=era.word() checked=last
                    prop:checked=chosen on:change=move |_| cue.run(Cue::Era(era)) />
                <span>{name}</span>
            </label>
        }
    });
    let percent = move || (session.share.get() * 100.0).round().to_string();
    let scrub = move |event| {
        if let Ok(percent) = event_target_value(&event).parse::<f64>() {
            cue.run(Cue::Scrub(percent / 100.0));
        }
    };
    view! {
        <div class="organization" data-era=move || session.era.get().word()>
            <div class="controls">
                <fieldset class="choice">
                    <legend class="unseen">{words.era}</legend>
                    {eras.collect_view()}
                </fieldset>
                <label class="scrub">
                    <span class="unseen">{words.scrub}</span>
                    <input type="range" min="0" max="100" value="100" prop:value=percent on:input=scrub />
                </label>
                <Finder subject=subject.clone() on_pick=move |unit| cue.run(Cue::Unit(Some(unit))) />
            </div>
            <div class="chart">
                <Picture subject=subject.clone() session=session />
                <canvas aria-hidden="true"></canvas>
            </div>
            <Panel subject=subject session=session />
        </div>
    }
}

/// The picture: lines below, marks, the chain of the picked unit, labels.
#[component]
fn Picture(
    /// What it draws.
    subject: Subject,
    /// What the reader has set.
    session: Session,
) -> impl IntoView {
    let words = subject.words();
    let contrast = subject.contrast.clone();
    let organization = subject.organization.clone();
    let lines = Era::ALL.map(|era| contrast.lines(&organization, era));
    let [before, after] = lines;
    let marks = (0..organization.units().len()).map(|unit| mark(&subject, unit)).collect_view();
    let head = contrast.place(organization.head(), Era::After);
    let spans = Era::ALL.map(|era| organization.units()[organization.head()].span(era));
    let labels = labels(&subject, head, spans);
    let chain = {
        let (contrast, organization) = (contrast.clone(), organization.clone());
        move || {
            let (unit, era) = (session.unit.get()?, session.era.get());
            Some(contrast.chain(&organization, unit, era))
        }
    };
    let at = move || contrast.place(session.unit.get().unwrap_or(organization.head()), session.era.get());
    let at = Memo::new(move |_| at());
    let sentence = {
        let subject = subject.clone();
        move || session.unit.get().map_or_else(|| words.explore.to_owned(), |unit| subject.sentence(unit))
    };
    let last = subject.organization.units().len().saturating_sub(1);
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="group" aria-label=words.explore>
            <path class="lines lines-before" d=before />
            <path class="lines lines-after" d=after />
            <g class="marks">{marks}</g>
            <path class="chain" d=move || chain().unwrap_or_default() />
            {labels}
            <circle class="cursor" r="7" tabindex="0" role="slider"
                aria-label=words.cursor aria-valuemin="0" aria-valuemax=last.to_string()
                aria-valuenow=move || session.unit.get().unwrap_or(0).to_string()
                aria-valuetext=sentence
                data-picked=move || session.unit.get().is_some().to_string()
                cx=move || short(at.get().x) cy=move || short(at.get().y) />
        </svg>
    }
}

fn mark(subject: &Subject, unit: usize) -> impl IntoView + use<> {
    let it = &subject.organization.units()[unit];
    let tier = subject.organization.tiers()[it.tier].id.clone();
    let Point { x, y } = subject.contrast.place(unit, Era::After);
    let place = format!("translate({} {})", short(x), short(y));
    let id = it.id.clone();
    match it.tier {
        0 => view! { <circle data-unit=id data-tier=tier data-emphasis="normal" r=short(HEAD_RADIUS) transform=place /> }.into_any(),
        1 => {
            let (from, side) = (short(-SQUARE), short(2.0 * SQUARE));
            view! { <rect data-unit=id data-tier=tier data-emphasis="normal" x=from.clone() y=from width=side.clone() height=side transform=place /> }.into_any()
        }
        _ => view! { <circle data-unit=id data-tier=tier data-emphasis="normal" r=short(DOT_RADIUS) transform=place /> }.into_any(),
    }
}

/// Counts over the columns, the head's span beside it, and the names of the rows.
fn labels(subject: &Subject, head: Point, spans: [usize; 2]) -> impl IntoView + use<> {
    let organization = &subject.organization;
    let words = subject.words();
    let count = |tier: usize| organization.of_tier(tier).count().to_string();
    let name = |tier: usize| organization.tiers()[tier].name.get(subject.language).clone();
    let column = |x: f64, tier: usize, class: &'static str| {
        let tier_id = organization.tiers()[tier].id.clone();
        view! {
            <g class=class data-tier=tier_id>
                <text class="number" x=short(x) y="20">{count(tier)}</text>
                <text x=short(x) y="36">{name(tier)}</text>
            </g>
        }
    };
    let rows = subject.contrast.rows.iter().enumerate().map(|(index, row)| {
        let unit = &organization.units()[row.head];
        let name = unit.name.as_ref().map(|it| it.get(subject.language).clone()).unwrap_or_default();
        let edge = index == 0 || index + 1 == subject.contrast.rows.len();
        let class = if edge { "row edge" } else { "row" };
        let y = short(row.y);
        view! {
            <text class=class x=short(row.end + 4.0) y=y.clone() dy="0.35em">{name.clone()}" "<tspan class="quiet">{row.span}</tspan></text>
            <text class="site" x=short(SITES_X + 6.0) y=y dy="0.35em">{name}</text>
        }
    });
    let rows = rows.collect_view();
    let [before, after] = spans;
    let head_id = organization.tiers()[0].id.clone();
    view! {
        <g class="labels" translate="no">
            {column(8.0, 0, "column")}
            {column(HEADS_X - SQUARE, 1, "column before")}
            {column(168.0, 2, "column")}
            <g class="column after" data-tier=organization.tiers()[1].id.clone()>
                <text class="number" x=short(SITES_X - SQUARE) y="20">{count(1)}</text>
                <text x=short(WIDTH) y="36" text-anchor="end">{words.sites}</text>
            </g>
            <g class="head-span" data-tier=head_id>
                <text class="number before" x="8" y=short(head.y + 36.0)>{before}</text>
                <text class="number after" x="8" y=short(head.y + 36.0)>{after}</text>
            </g>
            {rows}
        </g>
    }
}

/// What is known of the picked unit, in both eras.
#[component]
fn Panel(
    /// What the unit is of.
    subject: Subject,
    /// What the reader has set.
    session: Session,
) -> impl IntoView {
    let words = subject.words();
    let of_unit = |text: fn(&Subject, usize) -> String| {
        let subject = subject.clone();
        move || session.unit.get().map(|unit| text(&subject, unit)).unwrap_or_default()
    };
    let name = of_unit(|subject, unit| {
        let (name, tier) = (subject.full_name(unit), subject.tier(unit));
        if name.is_empty() { name } else { format!("{name} · {tier}") }
    });
    let rows = Era::ALL.map(|era| {
        let chain = match era {
            Era::Before => of_unit(|subject, unit| subject.chain(unit, Era::Before)),
            Era::After => of_unit(|subject, unit| subject.chain(unit, Era::After)),
        };
        let span = {
            let subject = subject.clone();
            move || {
                let units = subject.organization.units();
                let span = session.unit.get().and_then(|it| units.get(it)).map(|it| it.span(era));
                span.map(|it| it.to_string()).unwrap_or_default()
            }
        };
        let name = subject.eras[era as usize].clone();
        view! {
            <div class="era-row">
                <dt>{name}</dt>
                <dd><span prop:textContent=chain></span>
                    <span class="span">{words.span}": "<b prop:textContent=span></b></span></dd>
            </div>
        }
    });
    view! {
        <div class="panel" data-open=move || session.unit.get().is_some().to_string()>
            <p class="hint">{words.explore}</p>
            <p class="unit-name" translate="no" prop:textContent=name></p>
            <dl translate="no">{rows.collect_view()}</dl>
        </div>
    }
}
