//! Command path, what stays: the head, the small squares of the districts, and all communes.

use leptos::prelude::*;

use super::Subject;
use super::drawing::dots;
use crate::layout::path::{DOTS, HEAD_RADIUS, HEIGHT, SQUARES, squares_path};
use crate::layout::{PathLayout, WIDTH, short, view_box};

/// Both lanes, before and after, without the order.
pub fn chart(subject: &Subject) -> AnyView {
    let layout = PathLayout::new(&subject.organization, subject.opening_district());
    let name = |tier: usize| subject.organization.tiers()[tier].name.get(subject.language).clone();
    let lanes = layout.lanes.iter().map(|lane| {
        let head = lane.stops[0];
        view! {
            <g class="lane" data-era=lane.era.word()>
                {dots(lane.dots.iter().copied(), 2.0 * DOTS[0], "dots")}
                <path class="squares" d=squares_path(&lane.squares, SQUARES[0]) />
                <circle class="head" cx=short(head.x) cy=short(head.y) r=short(HEAD_RADIUS) />
                <text x=short(head.x) y="15" text-anchor="middle">{name(0)}</text>
                <text x=short(lane.left()) y=short(HEIGHT - 2.0)>{name(2)}</text>
            </g>
        }
    });
    let lanes = lanes.collect_view();
    view! {
        <svg viewBox=view_box(WIDTH, HEIGHT) role="img" aria-labelledby="command-path-title">{lanes}</svg>
    }
    .into_any()
}
