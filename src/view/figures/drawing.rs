//! What several pictures draw: text in lines, since SVG has none, dots in rows, and all marks of an
//! organization at rest.

use leptos::prelude::*;

use super::Subject;
use crate::layout::path::squares_path;
use crate::layout::{DotRows, Point, short, wrap};
use crate::model::Era;

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

/// All marks of an organization in an era, tier by tier, as few paths as there are tiers.
pub fn at_rest(subject: &Subject, era: Era) -> AnyView {
    let (contrast, organization) = (&subject.contrast, &subject.organization);
    let last = organization.tiers().len() - 1;
    let places = |tier: usize| organization.of_tier(tier).map(|it| contrast.place(it, era));
    let head = contrast.place(organization.head(), era);
    let squares = (1..last).map(|tier| {
        let d = squares_path(&places(tier).collect::<Vec<_>>(), contrast.size(tier));
        // The squares of the tier that leaves are empty after the change.
        let line = short(contrast.size(tier) * 0.4);
        let line = (era == Era::After && tier + 1 == last).then_some(line);
        let class = if tier + 1 == last { "squares" } else { "provinces" };
        view! { <path class=class d=d stroke-width=line /> }
    });
    view! {
        {dots(places(last), 2.0 * contrast.size(last), "dots")}
        {squares.collect_view()}
        <circle class="head" cx=short(head.x) cy=short(head.y) r=short(contrast.size(0)) />
    }
    .into_any()
}
