//! Organization contrast: what the reader moves. The picture itself is `organization_chart`.

use leptos::prelude::*;

use super::{Finder, Subject};
use crate::layout::contrast::HEIGHT;
use crate::layout::{Crop, WIDTH, short, view_box};
use crate::model::{Era, format_whole};
use crate::view::session::{Cue, Session};

/// How far the ring around a mark stands off from a dot, in figure units.
const RING: f64 = 4.0;

/// How much a mark matters to the current step: the value of `data-emphasis`.
pub fn emphasis(subject: &Subject, highlight: &[String], unit: usize) -> &'static str {
    if highlight.is_empty() {
        return "normal";
    }
    let Some(it) = subject.organization.units().get(unit) else { return "normal" };
    let tier = &subject.organization.tiers()[it.tier].id;
    let unit_at = |it: usize| subject.organization.units().get(it);
    let above = |it: usize| unit_at(it)?.superior(Era::Before);
    // Whatever reports to it belongs to it, but everything reports to the head.
    let above = || std::iter::successors(above(unit), move |it| above(*it)).filter_map(unit_at);
    let named =
        |id: &String| id == tier || *id == it.id || above().any(|it| 0 < it.tier && it.id == *id);
    if highlight.iter().any(named) { "highlighted" } else { "muted" }
}

/// Eras as radio buttons, the way between them as a slider, and a field to find a district.
#[component]
pub fn Controls(
    /// What the figure draws. Fixed for the life of the figure.
    subject: Subject,
    /// What the reader has set.
    session: Session,
    /// Where wishes go.
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
    // Whole numbers: reading and writing others would bring a table of powers into the program.
    let percent = move || ((session.share.get() * 100.0 + 0.5) as u32).to_string();
    let scrub = move |event| {
        if let Ok(percent) = event_target_value(&event).parse::<u32>() {
            cue.run(Cue::Scrub(f64::from(percent) / 100.0));
        }
    };
    view! {
        <div class="controls">
            <fieldset class="choice">
                <legend class="unseen">{words.era}</legend>
                {eras}
            </fieldset>
            <label class="scrub">
                <span class="unseen">{words.scrub}</span>
                <input type="range" min="0" max="100" value="100" prop:value=percent on:input=scrub />
            </label>
            <Finder subject=subject on_pick=Callback::new(move |unit| cue.run(Cue::Unit(Some(unit)))) />
        </div>
    }
}

/// Over the picture: the chain of command of the picked unit, the ring that arrow keys move, and
/// buttons that enlarge it.
#[component]
pub fn Overlay(
    /// What the figure draws.
    subject: Subject,
    /// What the reader has set.
    session: Session,
    /// Where wishes go.
    cue: Callback<Cue>,
) -> impl IntoView {
    let words = subject.words();
    let (contrast, organization) = (subject.contrast.clone(), subject.organization.clone());
    let head = organization.head();
    // Between the eras there is no chain, and the ring goes where the mark goes.
    let chain = {
        let contrast = contrast.clone();
        move || {
            let (unit, era) = (session.unit.get(), session.era.get());
            let rests = matches!(session.share.get(), 0.0 | 1.0);
            let unit = unit.filter(|_| rests);
            unit.map(|unit| contrast.chain(&organization, unit, era)).unwrap_or_default()
        }
    };
    let at = Memo::new(move |_| {
        contrast.place_at(session.unit.get().unwrap_or(head), session.share.get())
    });
    let last = subject.organization.units().len().saturating_sub(1);
    let ring = subject.contrast.size(subject.organization.tiers().len() - 1) + RING;
    let sentence = move || match session.unit.get() {
        Some(unit) => subject.sentence(unit),
        None => words.explore.to_owned(),
    };
    // The whole picture has no use for what makes it smaller, and no room for it on a phone.
    let button = |factor: f64, name: &'static str, sign: &'static str| {
        let hidden = move || factor < 1.0 && session.crop.get() == Crop::WHOLE;
        view! {
            <button type="button" aria-label=name hidden=hidden
                on:click=move |_| cue.run(Cue::Zoom(factor, None))>{sign}</button>
        }
    };
    view! {
        <svg viewBox=view_box(WIDTH, HEIGHT)>
            <path class="chain" d=chain />
            <circle class="cursor" r=short(ring) tabindex="0" role="slider"
                aria-label=words.cursor aria-valuemin="0" aria-valuemax=last.to_string()
                aria-valuenow=move || session.unit.get().unwrap_or(head).to_string()
                aria-valuetext=sentence
                data-picked=move || session.unit.get().is_some().to_string()
                cx=move || short(at.get().x) cy=move || short(at.get().y) />
        </svg>
        <div class="controls zoom">
            {button(2.0, words.zoom_in, "+")}
            {button(0.5, words.zoom_out, "−")}
            {button(0.0, words.zoom_whole, "□")}
        </div>
    }
}

/// What is known of the picked unit, in both eras.
#[component]
pub fn Panel(
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
                let span = span.filter(|it| 0 < *it);
                span.map_or_else(|| "–".to_owned(), |it| format_whole(it as u32, subject.language))
            }
        };
        let source = {
            let subject = subject.clone();
            move || {
                let fact = session.unit.get().and_then(|it| subject.span_fact(it, era));
                fact.map(|it| format!("#fact-{it}"))
            }
        };
        // Who leads nobody has no span, and no number without a source.
        let leads = source.clone();
        let leads = move || leads().unwrap_or_else(|| "#sources".to_owned());
        let superior = {
            let subject = subject.clone();
            move || {
                let above = session
                    .unit
                    .get()
                    .and_then(|it| subject.organization.units().get(it)?.superior(era));
                above.map_or_else(|| "–".to_owned(), |it| subject.full_name(it))
            }
        };
        let name = subject.eras[era as usize].clone();
        view! {
            <div class="era-row">
                <dt>{name}</dt>
                <dd><span prop:textContent=chain></span>
                    <span class="above">{words.superior}": "<b prop:textContent=superior></b></span>
                    <span hidden=move || source().is_none()>{words.span}": "<a href=leads prop:textContent=span></a></span></dd>
            </div>
        }
    });
    view! {
        <div class="panel" data-open=move || session.unit.get().is_some().to_string()>
            <p class="hint">{words.explore}</p>
            <p class="unit-name" translate="no" prop:textContent=name></p>
            <dl translate="no">{rows}</dl>
        </div>
    }
}
