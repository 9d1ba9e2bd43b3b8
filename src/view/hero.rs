//! The opening: headline, and the whole change in one still picture, before beside after.
//!
//! The same picture serves print, reduced motion and pages without a program.

use leptos::prelude::*;

use super::figures::organization_chart::lines_after;
use super::figures::{Subject, at_rest};
use super::stage::{Told, step};
use super::writer::Writer;
use crate::layout::contrast::{Contrast, HEIGHT};
use crate::layout::{short, view_box};
use crate::model::{Era, Organization, format_number};

/// The first scene.
pub fn hero(writer: &Writer<'_>, told: &[Told<'_>], subject: &Subject) -> AnyView {
    let steps = told.iter().map(|it| step(writer, *it)).collect_view();
    let stills = Era::ALL.map(|era| still(writer, subject, era)).collect_view();
    view! {
        <header class="hero">
            <h1>{writer.line(writer.story.title.get(writer.language))}</h1>
            <div class="stills" role="group" aria-labelledby="organization-title">{stills}</div>
            <div class="lead">{steps}</div>
        </header>
    }
    .into_any()
}

fn still(writer: &Writer<'_>, subject: &Subject, era: Era) -> AnyView {
    let (contrast, organization): (&Contrast, &Organization) =
        (&subject.contrast, &subject.organization);
    let width = if era == Era::Before { 372.0 } else { 356.0 };
    // The tier above the last is the one that leaves.
    let tiers = organization.tiers().len();
    let levels = (0..tiers).filter(|it| era == Era::Before || it + 2 != tiers);
    let numbers = levels.map(|tier| {
        let x = 8.0 + 80.0 * tier as f64;
        let count = format_number(organization.of_tier(tier).count() as f64, writer.language);
        let name = organization.tiers()[tier].id.clone();
        let number = view! { <text class="number" data-tier=name x=short(x) y="34">{count}</text> };
        writer.drawn(&subject.counts.tiers[tier], number)
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
