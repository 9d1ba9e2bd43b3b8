//! The figures. Those that move are taken over in the browser; the others are pictures and stay as written.

pub mod command_path;
mod finder;
pub mod organization;
mod subject;

#[cfg(feature = "ssr")]
pub mod chapters;
#[cfg(feature = "ssr")]
pub mod functions;
#[cfg(feature = "ssr")]
pub mod timeline;
#[cfg(feature = "ssr")]
pub mod units_over_time;

pub use finder::Finder;
pub use subject::Subject;

use leptos::prelude::*;

use super::session::{Cue, Session};

/// The parts of figures that the program takes over, by the name in `data-part`.
pub const PARTS: [&str; 2] = ["organization", "command-path"];

/// A part, as it is written into the page and as the program takes it over: the same, to the letter.
pub fn part(name: &str, subject: Subject, session: Session, cue: Callback<Cue>) -> AnyView {
    match name {
        "organization" => {
            view! { <organization::Organization subject=subject session=session cue=cue /> }.into_any()
        }
        _ => view! { <command_path::CommandPath subject=subject session=session cue=cue /> }.into_any(),
    }
}
