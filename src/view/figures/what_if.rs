//! What if: when the chapters would reach other counts at a pace that the reader assumes.
//!
//! Until a pace is set no month is seen: the picture must not suggest one by itself.

use leptos::prelude::*;

use super::Subject;
use crate::layout::{WIDTH, short, view_box, wait};
use crate::model::{Reference, format_whole};
use crate::view::session::{Cue, Session};

/// The fastest pace of the slider, in chapters a month.
const FASTEST: &str = "200";

/// The pace, and what would follow from it.
#[component]
pub fn WhatIf(
    /// What the figure draws.
    subject: Subject,
    /// What the reader has set.
    session: Session,
    /// Where wishes go.
    cue: Callback<Cue>,
) -> impl IntoView {
    let words = subject.words();
    let said = move || match session.pace.get() {
        0 => words.pace_hint.to_owned(),
        pace => format!("{} {pace}", words.pace_said),
    };
    let moved = move |event| {
        if let Ok(pace) = event_target_value(&event).parse() {
            cue.run(Cue::Pace(pace));
        }
    };
    let start = &subject.outlook.start;
    let (source, counted) = (format!("#fact-{}", start.fact), start.words.clone());
    let targets: Vec<_> =
        subject.outlook.targets.iter().map(|it| target(&subject, session, it)).collect();
    view! {
        <div class="what-if">
            <label>{words.pace}
                <input type="range" min="1" max=FASTEST value="1" autocomplete="off"
                    prop:value=move || session.pace.get().to_string() aria-valuetext=said on:input=moved /></label>
            <p class="assumption" prop:textContent=said></p>
            <p><a href=source>{counted}</a></p>
            <dl>{targets}</dl>
        </div>
    }
}

/// A count to be reached, the month, and how long that would take: on one scale for all.
fn target(subject: &Subject, session: Session, target: &Reference) -> impl IntoView + use<> {
    let (source, counted) = (format!("#fact-{}", target.fact), target.words.clone());
    let (outlook, target) = (subject.outlook.clone(), target.clone());
    let (words, language) = (subject.words(), subject.language);
    let wait = {
        let (outlook, target) = (outlook.clone(), target.clone());
        move || {
            let months = outlook.months(&target, session.pace.get());
            months.map(|it| format!("M0 4h{}", short(wait::length(it)))).unwrap_or_default()
        }
    };
    let when = move || match outlook.months(&target, session.pace.get()) {
        None => {
            let start = format_whole(outlook.start.count, language);
            format!("{} {start}", words.no_more_than)
        }
        Some(months) => {
            let month = outlook.reached(months).map(|it| it.format_month(language));
            let on = if wait::goes_on(months) { " →" } else { "" };
            format!("{} {}{on}", words.assumed_month, month.unwrap_or_default())
        }
    };
    view! {
        <dt><a href=source>{counted}</a></dt>
        <dd hidden=move || session.pace.get() == 0><b prop:textContent=when></b>
            <svg viewBox=view_box(WIDTH, 9.0) aria-hidden="true"><path d=wait /></svg></dd>
    }
}
