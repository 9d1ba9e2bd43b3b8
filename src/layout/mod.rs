//! Geometry in figure units: where marks, lines and labels are, for every surface alike.
//!
//! A figure unit is a unit of the figure's `viewBox`. Nothing here knows a screen.

pub mod contrast;
mod field;
mod labels;
pub mod path;
pub mod steps;
pub mod wait;

pub use contrast::{Contrast, Direction};
pub use field::{DotRows, Field, dots_path};
pub use labels::wrap;
pub use path::{Lane, PathLayout};
pub use steps::{StepBar, step_bars};

/// A place in figure units; y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
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
