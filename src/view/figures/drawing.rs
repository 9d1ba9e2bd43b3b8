//! What several pictures draw: text in lines, since SVG has none, and dots in rows.

use leptos::prelude::*;

use crate::layout::{DotRows, Point, short, wrap};

/// From line to line, in the size of the type.
const LINE: f64 = 1.3;

/// A text that begins at `(x, y)`, broken into lines of at most `longest` characters.
///
/// The step between lines is in `em`, so that it fits every size of type.
pub fn lines(x: f64, y: f64, class: &'static str, text: &str, longest: usize) -> AnyView {
    lines_below(0, x, y, class, text, longest)
}

/// As [`lines`], so many lines below `y`.
pub fn lines_below(
    above: usize,
    x: f64,
    y: f64,
    class: &'static str,
    text: &str,
    longest: usize,
) -> AnyView {
    let lines = wrap(text, longest).into_iter().enumerate().map(|(line, text)| {
        let steps = if line == 0 { above as f64 } else { 1.0 };
        let step = (steps > 0.0).then(|| format!("{}em", short(LINE * steps)));
        view! { <tspan x=short(x) dy=step>{text}</tspan> }
    });
    let lines = lines.collect_view();
    match class {
        "" => view! { <text y=short(y)>{lines}</text> }.into_any(),
        _ => view! { <text class=class y=short(y)>{lines}</text> }.into_any(),
    }
}

/// Dots as one path of rows, `size` figure units across.
pub fn dots(places: impl Iterator<Item = Point>, size: f64, class: &'static str) -> AnyView {
    let DotRows { path, dashes } = DotRows::new(places);
    view! { <path class=class d=path stroke-dasharray=dashes stroke-width=short(size) /> }
        .into_any()
}
