//! The picture of a step in its designed still state: for the handout, the overview and what comes
//! next. Drawn by the same views as the figure on the stage.

use leptos::prelude::*;

use crate::story::{ChaptersView, Content, Show};
use crate::view::figures::{
    Subject, chapters, command_path, command_path_chart, functions, order_model, timeline,
    units_over_time,
};
use crate::view::hero;
use crate::view::session::Session;
use crate::view::writer::Writer;

/// What stands beside a step, as HTML that may be on a page many times.
pub fn still(writer: &Writer<'_>, subject: &Subject, show: &Show) -> AnyView {
    let Some(figure) = writer.story.figure(show.figure()) else {
        return None::<AnyView>.into_any();
    };
    match (&figure.content, show) {
        (Content::Organization, Show::Organization { era, .. }) => {
            hero::still(writer, subject, *era, true)
        }
        (Content::CommandPath { .. }, _) => {
            view! { <div class="chart">{command_path_chart::chart(subject)}<div class="part">{order(subject)}</div></div> }.into_any()
        }
        (Content::OrderModel { .. }, _) => order_model::chart_alone(writer, subject),
        (Content::Chapters { chapters, in_city, nationwide, milestones, .. }, Show::Chapters { view }) => {
            // What a reader assumes has no picture of its own before there is an assumption.
            let view = if *view == ChaptersView::WhatIf { ChaptersView::Count } else { *view };
            let of = (chapters.as_str(), in_city, nationwide, milestones.as_slice());
            chapters::panel_of(writer, view, of)
        }
        (Content::Timeline(events), _) => timeline::picture(writer, events),
        (Content::Functions(items), _) => functions::picture(writer, items),
        (Content::UnitsOverTime(counts), _) => units_over_time::picture(writer, counts),
        // A step never shows a figure in the state of another.
        (Content::Organization | Content::Chapters { .. }, _) => None::<AnyView>.into_any(),
    }
}

/// Both ways of the order, the order at its end.
fn order(subject: &Subject) -> AnyView {
    let (subject, session) = (subject.clone(), Session::new(subject.opening_district()));
    view! { <command_path::Overlay subject session /> }.into_any()
}
