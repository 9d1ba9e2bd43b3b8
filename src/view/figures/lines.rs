//! Text in several lines, since SVG has none: each a step below the one before.

use leptos::prelude::*;

use crate::layout::{short, wrap};

/// A text that begins at `(x, y)`, broken into lines of at most `longest` characters.
///
/// The step between lines is in `em`, so that it fits every size of type.
pub fn lines(x: f64, y: f64, class: &'static str, text: &str, longest: usize) -> AnyView {
    let lines = wrap(text, longest).into_iter().enumerate().map(|(line, text)| {
        let step = if line == 0 { "0" } else { "1.3em" };
        view! { <tspan x=short(x) dy=step>{text}</tspan> }
    });
    view! { <text class=class y=short(y)>{lines.collect_view()}</text> }.into_any()
}
