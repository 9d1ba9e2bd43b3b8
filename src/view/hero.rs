//! The opening: headline, and the whole change in one still picture, before beside after.
//!
//! The same picture serves print, reduced motion and pages without a program.

use leptos::prelude::*;

use super::figures::organization_chart::lines_after;
use super::figures::{Subject, at_rest, lines};
use super::stage::{Told, step};
use super::writer::Writer;
use crate::layout::contrast::{Contrast, HEIGHT};
use crate::layout::{short, view_box};
use crate::model::{Era, Organization, format_number};

/// The first scene.
pub fn hero(writer: &Writer<'_>, told: &[Told<'_>], subject: &Subject) -> AnyView {
    let steps = told.iter().map(|it| step(writer, *it)).collect_view();
    let stills = Era::ALL.map(|era| still(writer, subject, era, false)).collect_view();
    view! {
        <header class="hero">
            <h1>{writer.line(writer.story.title.get(writer.language))}</h1>
            <div class="stills" role="group" aria-labelledby="organization-title">
                {stills}
                {key(writer, subject)}
            </div>
            <div class="lead">{steps}</div>
        </header>
    }
    .into_any()
}

/// What the marks of both pictures stand for: on a phone no name fits above its column.
fn key(writer: &Writer<'_>, subject: &Subject) -> AnyView {
    let names = subject.organization.tiers().iter().map(|it| {
        view! { <span data-tier=it.id.clone()>{it.name.get(writer.language).clone()}</span> }
    });
    view! {
        <p class="key">{names.collect_view()}<span data-tier="site">{subject.words().sites}</span></p>
    }
    .into_any()
}

/// The change as it was in an era. Outside the page it is `named`: its numbers say what they count.
pub fn still(writer: &Writer<'_>, subject: &Subject, era: Era, named: bool) -> AnyView {
    let (contrast, organization): (&Contrast, &Organization) =
        (&subject.contrast, &subject.organization);
    let width = if era == Era::Before { 372.0 } else { 356.0 };
    // The tier above the last is the one that leaves.
    let leaving = organization.tiers().len() - 2;
    let gone = |tier: usize| era == Era::After && tier == leaving;
    let levels = (0..organization.tiers().len()).filter(|it| named || !gone(*it));
    let numbers = levels.map(|tier| {
        let it = &organization.tiers()[tier];
        let x = if gone(tier) { width - 4.0 } else { 8.0 + 80.0 * tier as f64 };
        // The last column is longer than the room to its right.
        let anchor = (width - 80.0 < x).then_some("end");
        let y = if named { "18" } else { "34" };
        let count = format_number(organization.of_tier(tier).count() as f64, writer.language);
        let number = view! { <text class="number" data-tier=it.id.clone() x=short(x) y=y text-anchor=anchor>{count}</text> };
        let number = writer.drawn(&subject.counts.tiers[tier], number);
        let (name, longest) = match gone(tier) {
            true => (subject.words().sites, 15),
            false => (it.name.get(subject.language).as_str(), 9),
        };
        let name = named.then(|| {
            view! { <g class="names" text-anchor=anchor>{lines(x, 35.0, "", name, longest)}</g> }
        });
        view! { {number}{name} }
    });
    let lines = match era {
        Era::Before => {
            view! { <path class="lines lines-before" d=contrast.lines(organization, era) /> }
                .into_any()
        }
        Era::After => lines_after(subject),
    };
    view! {
        <div class="still" data-era=era.word()>
            <p>{subject.eras[era as usize].clone()}</p>
            <svg viewBox=view_box(width, HEIGHT)>
                {lines}
                {at_rest(subject, era)}
                <g class="labels">{numbers.collect_view()}</g>
            </svg>
        </div>
    }
    .into_any()
}
