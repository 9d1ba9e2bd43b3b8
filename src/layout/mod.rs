//! Geometry in figure units: where marks, lines and labels are, for every surface alike.
//!
//! A figure unit is a unit of the figure's `viewBox`. Nothing here knows a screen.

use std::cmp::Reverse;

pub mod card;
mod city;
pub mod contrast;
mod country;
mod crop;
mod field;
mod labels;
pub mod order_model;
pub mod path;
pub mod plate;
#[cfg(test)]
mod samples;
pub mod steps;
pub mod timeline;
pub mod wait;

pub use contrast::{Contrast, Direction};
pub use crop::{Crop, Fit};
pub use field::{DotRows, Field, dots_path};
pub use labels::wrap;
pub use order_model::ModelLayout;
pub use path::{Lane, PathLayout};
pub use plate::Plate;
pub use steps::{StepBar, StepDots, step_bars};

/// Width of every figure, in figure units: one scale of type serves them all.
pub const WIDTH: f64 = 400.0;

/// A place in figure units; y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// Units with the longest span first, those of one span in their order.
///
/// Picks them one by one: there are few, and a sort would be more of the program than the picture.
fn longest_first(units: impl Iterator<Item = usize>, span: impl Fn(usize) -> usize) -> Vec<usize> {
    let mut left: Vec<usize> = units.collect();
    let mut sorted = Vec::with_capacity(left.len());
    while let Some(at) = (0..left.len()).min_by_key(|it| (Reverse(span(left[*it])), left[*it])) {
        sorted.push(left.remove(at));
    }
    sorted
}

/// A length as it is written into SVG: one decimal, none where it is zero.
///
/// A tenth of a figure unit is less than a pixel on every screen the page is made for.
pub fn short(length: f64) -> String {
    let tenths = (length * 10.0).round() as i64;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => {
            let sign = if tenths < 0 { "-" } else { "" };
            format!("{sign}{}.{}", (tenths / 10).abs(), rest.abs())
        }
    }
}

/// The `viewBox` of a figure.
pub fn view_box(width: f64, height: f64) -> String {
    format!("0 0 {} {}", short(width), short(height))
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn lengths_are_written_as_short_as_they_can_be() {
        assert_eq!(short(12.0), "12");
        assert_eq!(short(12.34), "12.3");
        assert_eq!(short(-0.5), "-0.5");
        assert_eq!(short(-0.01), "0");
    }
}
