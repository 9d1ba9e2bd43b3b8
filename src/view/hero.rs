//! The opening: headline, and the whole change in one still picture, before beside after.
//!
//! The same picture serves print, reduced motion and pages without a program.

use leptos::prelude::*;

use super::figures::{Subject, dots, lines};
use super::stage::{Told, step};
use super::writer::Writer;
use crate::layout::contrast::{Contrast, DOT_RADIUS, HEAD_RADIUS, HEIGHT, SQUARE};
use crate::layout::path::squares_path;
use crate::layout::{short, view_box};
use crate::model::{Era, Organization};

/// The first scene.
pub fn hero(writer: &Writer<'_>, told: &[Told<'_>], subject: &Subject) -> AnyView {
    let steps = told.iter().map(|it| step(writer, *it)).collect_view();
    let stills = Era::ALL.map(|era| still(writer, subject, era, false)).collect_view();
    view! {
        <header class="hero">
            <h1>{writer.line(writer.story.title.get(writer.language))}</h1>
            <div class="stills" role="group" aria-labelledby="organization-title">{stills}</div>
            <div class="lead">{steps}</div>
        </header>
    }
    .into_any()
}

/// The change as it was in an era. Outside the page it is `named`: its numbers say what they count.
pub fn still(writer: &Writer<'_>, subject: &Subject, era: Era, named: bool) -> AnyView {
    let (contrast, organization): (&Contrast, &Organization) =
        (&subject.contrast, &subject.organization);
    let head = contrast.place(organization.head(), era);
    let places = |tier: usize| organization.of_tier(tier).map(|it| contrast.place(it, era));
    let squares: Vec<_> = places(1).collect();
    let squares = squares_path(&squares, SQUARE);
    let count = |tier: usize| organization.of_tier(tier).count();
    let width = if era == Era::Before { 372.0 } else { 356.0 };
    let numbers = match era {
        Era::Before => vec![(8.0, 0), (88.0, 1), (168.0, 2)],
        Era::After if named => vec![(8.0, 0), (168.0, 2), (width - 4.0, 1)],
        Era::After => vec![(8.0, 0), (168.0, 2)],
    };
    let numbers = numbers.into_iter().map(|(x, tier)| {
        let it = &organization.tiers()[tier];
        // The last column is longer than the room to its right.
        let anchor = (width - 80.0 < x).then_some("end");
        let y = if named { "18" } else { "34" };
        let number = view! { <text class="number" data-tier=it.id.clone() x=short(x) y=y text-anchor=anchor>{count(tier)}</text> };
        let number = writer.drawn(&subject.counts.tiers[tier], number);
        let (name, longest) = match (era, tier) {
            (Era::After, 1) => (subject.words().sites, 15),
            _ => (it.name.get(subject.language).as_str(), 9),
        };
        let name = named.then(|| {
            view! { <g class="names" text-anchor=anchor>{lines(x, 35.0, "", name, longest)}</g> }
        });
        view! { {number}{name} }
    });
    view! {
        <div class="still" data-era=era.word()>
            <p>{subject.eras[era as usize].clone()}</p>
            <svg viewBox=view_box(width, HEIGHT)>
                <path class=format!("lines lines-{}", era.word()) d=contrast.lines(organization, era) />
                {dots(places(2), 2.0 * DOT_RADIUS, "dots")}
                <path class="squares" d=squares />
                <circle class="head" cx=short(head.x) cy=short(head.y) r=short(HEAD_RADIUS) />
                <g class="labels">{numbers.collect_view()}</g>
            </svg>
        </div>
    }
    .into_any()
}
