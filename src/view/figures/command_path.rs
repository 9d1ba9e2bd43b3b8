//! Command path: what the reader moves: one order, two ways, hand-over by hand-over.
//! What never changes of the picture is `command_path_chart`.

use leptos::prelude::*;

use super::{Finder, Subject};
use crate::layout::path::{DOTS, HEIGHT, LABEL_Y, SQUARES, squares_path};
use crate::layout::{Lane, PathLayout, WIDTH, dots_path, short, view_box};
use crate::model::Era;
use crate::view::session::{Cue, MOST_HANDOVERS, Session};
use crate::words::Words;

/// The district, and the buttons that move the order.
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
    let over = move || MOST_HANDOVERS <= session.handovers.get();
    view! {
        <div class="controls">
            <div class="buttons">
                <button type="button" data-order="play">{words.play}</button>
                <button type="button" data-order="step" disabled=over
                    on:click=move |_| cue.run(Cue::Order(1.0))>{words.step_order}</button>
                <button type="button" data-order="restart" on:click=move |_| cue.run(Cue::Restart)>{words.reset}</button>
            </div>
            <Finder subject=subject on_pick=Callback::new(move |unit| cue.run(Cue::District(unit))) />
        </div>
    }
}

/// Over the picture: the chosen district, the way of the order, and the order.
#[component]
pub fn Overlay(
    /// What the figure draws.
    subject: Subject,
    /// What the reader has set.
    session: Session,
) -> impl IntoView {
    let layout = {
        let organization = subject.organization.clone();
        Memo::new(move |_| PathLayout::new(&organization, session.district.get()))
    };
    let route = move || session.route.get().word();
    view! {
        <svg viewBox=view_box(WIDTH, HEIGHT) data-route=route>
            {Era::ALL.map(|era| lane(&subject, session, layout, era))}
        </svg>
    }
}

fn lane(
    subject: &Subject,
    session: Session,
    layout: Memo<PathLayout>,
    era: Era,
) -> impl IntoView + use<> {
    let read =
        move |read: fn(&Lane) -> String| move || layout.with(|it| read(&it.lanes[era as usize]));
    let order = Memo::new(move |_| {
        let done = session.handovers.get();
        layout.with(|it| it.lanes[era as usize].order_at(done))
    });
    let written = session.district.get_untracked();
    // In two lines: in a narrow window one would leave its lane.
    let label = |line: usize, step: &'static str| {
        let subject = subject.clone();
        let place = move |district| match era {
            Era::Before => subject.place_in_lines(district)[line].clone(),
            Era::After => subject.words().sites_lines[line].to_owned(),
        };
        let words = place(written);
        // The last line is the one next to the district.
        let at = move || layout.with(|it| it.lanes[era as usize].label(1 - line));
        view! {
            <text class="halo" class:tight=move || at().tight text-anchor=move || at().anchor x=move || short(at().x)
                y=short(LABEL_Y) dy=step prop:textContent=move || place(session.district.get())>{words}</text>
        }
    };
    view! {
        <g class="lane" data-era=era.word() translate="no">
            <path class="dots chosen" d=read(|it| dots_path(it.chosen.iter().copied())) stroke-width=short(2.0 * DOTS[0]) />
            <path class="way" d=read(Lane::way) />
            <path class="square" d=read(|it| squares_path(&[it.district], SQUARES[1])) />
            <path class="target" d=read(|it| dots_path(it.stops.last().copied().into_iter())) stroke-width=short(2.0 * DOTS[1]) />
            {label(0, "-1.2em")}
            {label(1, "0")}
            <circle class="order" r="4.5" cx=move || short(order.get().x) cy=move || short(order.get().y) />
        </g>
    }
}

/// The same events in words, for both eras.
#[component]
pub fn Log(
    /// What the figure draws.
    subject: Subject,
    /// What the reader has set.
    session: Session,
) -> impl IntoView {
    view! {
        <div class="logs" role="group" aria-label=subject.words().log>
            {Era::ALL.map(|era| era_log(&subject, session, era))}
        </div>
    }
}

/// What has not happened yet is quiet.
fn era_log(subject: &Subject, session: Session, era: Era) -> impl IntoView + use<> {
    let language = subject.language;
    let given = Words::log_given(language, &subject.full_name(subject.organization.head()));
    let written = session.district.get_untracked();
    let entry = move |from: f64, text: std::sync::Arc<dyn Fn(usize) -> String + Send + Sync>| {
        let words = text(written);
        let state = move || if from <= session.handovers.get() { "done" } else { "ahead" };
        view! { <li data-state=state prop:textContent=move || text(session.district.get())>{words}</li> }
    };
    let (passing, receiving) = (subject.clone(), subject.clone());
    let passed = (era == Era::Before).then(|| {
        entry(
            1.0,
            std::sync::Arc::new(move |it| Words::log_passed(language, &passing.full_name(it))),
        )
    });
    let last = if era == Era::Before { 2.0 } else { 1.0 };
    let received = entry(
        last,
        std::sync::Arc::new(move |it| {
            let first = receiving.organization.reports(it, Era::Before).next();
            Words::log_received(language, &first.map(|it| receiving.place(it)).unwrap_or_default())
        }),
    );
    view! {
        <ol data-era=era.word() translate="no">
            <li data-state="done">{given}</li>
            {passed}
            {received}
        </ol>
    }
}
