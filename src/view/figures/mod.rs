//! What the figures draw, a file each. What moves in them is taken over in the browser, part by
//! part; the rest are pictures, and stay as they were written.

pub mod command_path;
mod finder;
mod model_cells;
mod model_marks;
mod model_trials;
pub mod organization;
mod subject;
pub mod what_if;

#[cfg(feature = "ssr")]
pub mod chapters;
#[cfg(feature = "ssr")]
pub mod command_path_chart;
#[cfg(feature = "ssr")]
mod dated;
#[cfg(feature = "ssr")]
mod drawing;
#[cfg(feature = "ssr")]
pub mod functions;
#[cfg(feature = "ssr")]
pub mod order_model;
#[cfg(feature = "ssr")]
pub mod organization_chart;
#[cfg(feature = "ssr")]
pub mod timeline;
#[cfg(feature = "ssr")]
pub mod units_over_time;

#[cfg(feature = "ssr")]
pub use drawing::{at_rest, lines};
pub use finder::Finder;
pub use model_cells::{CAPACITIES, INTERVALS, model_cells};
pub use model_marks::{ModelMark, model_marks};
pub use subject::Subject;

use leptos::prelude::*;

use super::session::{Cue, Session};

/// Something that is given each part in turn: `site` writes it, the browser takes it over.
pub trait PartUser {
    /// Called with the name in `data-part`, and with what draws the part.
    fn part<V: IntoView + 'static>(
        &mut self,
        name: &'static str,
        draw: impl FnOnce() -> V + 'static,
    );

    /// As [`PartUser::part`], for a part that is of no use without a program: no page is written
    /// with it, and the browser puts it in its place.
    fn late<V: IntoView + 'static>(
        &mut self,
        name: &'static str,
        draw: impl FnOnce() -> V + 'static,
    );
}

/// The parts that move, the same for whoever uses them. No type is erased here: erased views would
/// bring code for every way to draw them, and double the program.
pub fn each_part(
    user: &mut impl PartUser,
    subject: &Subject,
    session: Session,
    cue: Callback<Cue>,
) {
    each_part_but_model(user, subject, session, cue);
    each_part_of_model(user, subject);
}

/// Those of all figures but the order model.
pub fn each_part_but_model(
    user: &mut impl PartUser,
    subject: &Subject,
    session: Session,
    cue: Callback<Cue>,
) {
    let of = || subject.clone();
    let it = of();
    user.late(
        "organization-controls",
        move || view! { <organization::Controls subject=it session cue /> },
    );
    let it = of();
    user.late(
        "organization-overlay",
        move || view! { <organization::Overlay subject=it session cue /> },
    );
    let it = of();
    user.late("organization-panel", move || view! { <organization::Panel subject=it session /> });
    let it = of();
    user.late("path-controls", move || view! { <command_path::Controls subject=it session cue /> });
    let it = of();
    user.part("path-overlay", move || view! { <command_path::Overlay subject=it session /> });
    let it = of();
    user.part("path-log", move || view! { <command_path::Log subject=it session /> });
    let it = of();
    user.late("what-if", move || view! { <what_if::WhatIf subject=it session cue /> });
}

/// Those of the order model, which a frame loads only when they are wanted.
pub fn each_part_of_model(user: &mut impl PartUser, subject: &Subject) {
    let of = || subject.clone();
    let it = of();
    user.late("model-guess", move || model_trials::guesses(&it));
    let it = of();
    user.late("model-sweep", move || model_trials::sweep(&it));
    let it = of();
    user.late("model-form", move || model_trials::form(&it));
}
