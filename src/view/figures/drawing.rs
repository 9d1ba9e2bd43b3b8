//! What several pictures draw: text in lines, since SVG has none, and dots in rows.

use leptos::prelude::*;

use crate::layout::{DotRows, Point, short, wrap};

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

/// Dots as one path of rows, `size` figure units across.
pub fn dots(places: impl Iterator<Item = Point>, size: f64, class: &'static str) -> AnyView {
    let DotRows { path, dashes } = DotRows::new(places);
    view! { <path class=class d=path stroke-dasharray=dashes stroke-width=short(size) /> }
        .into_any()
}
