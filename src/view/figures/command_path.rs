//! Command path: one order, two ways, hand-over by hand-over.

use leptos::prelude::*;

use super::{Finder, Subject};
use crate::layout::path::{DOTS, HEAD_RADIUS, HEIGHT, SQUARES, WIDTH};
use crate::layout::{Lane, PathLayout, dots_path, short};
use crate::model::Era;
use crate::view::session::{Cue, MOST_HANDOVERS, Session};
use crate::words::Words;

/// The figure with its controls and its log.
#[component]
pub fn CommandPath(
    /// What it draws. Fixed for the life of the figure.
    subject: Subject,
    /// What the reader has set.
    session: Session,
    /// Where wishes go.
    #[prop(into)]
    cue: Callback<Cue>,
) -> impl IntoView {
    let words = subject.words();
    let layout = {
        let organization = subject.organization.clone();
        Memo::new(move |_| PathLayout::new(&organization, session.district.get()))
    };
    let lanes = Era::ALL.map(|era| lane_view(&subject, session, layout, era));
    let logs = Era::ALL.map(|era| log_view(&subject, session, era));
    let route = move || match session.route.get() {
        crate::story::Route::Before => "before",
        crate::story::Route::After => "after",
        crate::story::Route::Both => "both",
    };
    view! {
        <div class="command-path" data-route=route>
            <div class="controls">
                <Finder subject=subject.clone() on_pick=move |unit| cue.run(Cue::District(unit)) />
                <div class="buttons">
                    <button type="button" data-order="step" disabled=move || MOST_HANDOVERS <= session.handovers.get()
                        on:click=move |_| cue.run(Cue::Order(1.0))>{words.step_order}</button>
                    <button type="button" data-order="play">{words.play}</button>
                    <button type="button" data-order="restart" on:click=move |_| cue.run(Cue::Restart)>{words.reset}</button>
                </div>
            </div>
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=words.chain>
                {lanes.collect_view()}
            </svg>
            <div class="logs" role="group" aria-label=words.log>{logs.collect_view()}</div>
            <p class="assumption">{words.no_clock}</p>
        </div>
    }
}

fn lane_view(
    subject: &Subject,
    session: Session,
    layout: Memo<PathLayout>,
    era: Era,
) -> impl IntoView + use<> {
    let lane = move |read: fn(&Lane) -> String| move || layout.with(|it| read(&it.lanes[era as usize]));
    let still = layout.get_untracked().lanes[era as usize].clone();
    let head = still.stops[0];
    let order = move || {
        let done = session.handovers.get();
        layout.with(|it| it.lanes[era as usize].order_at(done))
    };
    let order = Memo::new(move |_| order());
    let squares = square_path(&still.squares, SQUARES[0]);
    let middle = still.squares.first().or(still.site.as_ref()).map(|it| it.y).unwrap_or_default();
    let chosen = lane(|lane| {
        let at = if lane.era == Era::Before { lane.stops.get(1).copied() } else { lane.site };
        square_path(at.as_slice(), SQUARES[1])
    });
    let place = {
        let subject = subject.clone();
        move || match era {
            Era::Before => subject.place(session.district.get()),
            Era::After => subject.words().sites.to_owned(),
        }
    };
    // A label keeps inside its lane: it starts, ends or centers at the square.
    let at = move || layout.with(|it| {
        let lane = &it.lanes[era as usize];
        let square = lane.stops.get(1).filter(|_| era == Era::Before).copied().or(lane.site);
        square.map(|it| it.x).unwrap_or_default()
    });
    let left = 6.0 + 212.0 * f64::from(era as u8);
    let anchor = move || match at() - left {
        it if it < 60.0 => "start",
        it if it > 128.0 => "end",
        _ => "middle",
    };
    let name = subject.eras[era as usize].clone();
    let tier = subject.organization.tiers()[0].name.get(subject.language).clone();
    let communes = subject.organization.tiers()[2].name.get(subject.language).clone();
    view! {
        <g class="lane" data-era=era.word() translate="no">
            <text class="lane-name" x=short(left) y="16">{name}</text>
            <path class="dots" data-tier="2" d=dots_path(still.dots.iter().copied()) stroke-width=short(2.0 * DOTS[0]) />
            <path class="dots chosen" data-tier="2" d=lane(|it| dots_path(it.chosen.iter().copied())) stroke-width=short(2.0 * DOTS[0]) />
            <path class="squares" d=squares />
            <path class="way" d=lane(Lane::way) />
            <circle class="head" cx=short(head.x) cy=short(head.y) r=short(HEAD_RADIUS) />
            <path class="square" d=chosen />
            <circle class="target" r=short(DOTS[1]) cx=lane(|it| short(it.order_at(9.0).x)) cy=lane(|it| short(it.order_at(9.0).y)) />
            <text x=short(head.x + 16.0) y=short(head.y) dy="0.35em">{tier}</text>
            <text class="halo" text-anchor=anchor x=move || short(at()) y=short(middle - 12.0) prop:textContent=place.clone()>{place()}</text>
            <text x=short(left) y=short(HEIGHT - 2.0)>{communes}</text>
            <circle class="order" r="4.5" cx=move || short(order.get().x) cy=move || short(order.get().y) />
        </g>
    }
}

fn square_path(at: &[crate::layout::Point], half: f64) -> String {
    let side = short(2.0 * half);
    let squares = at.iter().map(|it| format!("M{} {}h{side}v{side}h-{side}z", short(it.x - half), short(it.y - half)));
    squares.collect()
}

/// The same events in words; what has not happened yet is quiet.
fn log_view(subject: &Subject, session: Session, era: Era) -> impl IntoView + use<> {
    let head = subject.full_name(subject.organization.head());
    let language = subject.language;
    let given = Words::log_given(language, &head);
    let commune = {
        let subject = subject.clone();
        move || {
            let district = session.district.get();
            let first = subject.organization.reports(district, Era::Before).next();
            Words::log_received(language, &lower_first(&first.map(|it| subject.place(it)).unwrap_or_default()))
        }
    };
    let passed = {
        let subject = subject.clone();
        move || Words::log_passed(language, &subject.full_name(session.district.get()))
    };
    let last = if era == Era::Before { 2.0 } else { 1.0 };
    let state = move |from: f64| move || if from <= session.handovers.get() { "done" } else { "ahead" };
    let middle = (era == Era::Before)
        .then(|| view! { <li data-state=state(1.0) prop:textContent=passed.clone()>{passed()}</li> });
    view! {
        <ol data-era=era.word() translate="no">
            <li data-state="done">{given}</li>
            {middle}
            <li data-state=state(last) prop:textContent=commune.clone()>{commune()}</li>
        </ol>
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}
