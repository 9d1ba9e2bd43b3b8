//! A field of dots that can be counted: rows filled from the left, in groups of five.

use std::fmt::Write;

use super::{Point, short};

/// Where the dots of a field are, in figure units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// The middle of the first dot.
    pub first: Point,
    /// From dot to dot.
    pub pitch: f64,
    /// Dots in a row.
    pub columns: usize,
    /// Added after each group of five columns and five rows; 0 makes an even field.
    pub gap: f64,
}

impl Field {
    /// The middle of a dot, counted from 0.
    pub fn place(&self, index: usize) -> Point {
        let (column, row) = (index % self.columns, index / self.columns);
        let along = |it: usize| it as f64 * self.pitch + (it / 5) as f64 * self.gap;
        Point { x: self.first.x + along(column), y: self.first.y + along(row) }
    }

    /// The dots `from..to` as one SVG path; see [`dots_path`].
    pub fn path(&self, from: usize, to: usize) -> String {
        dots_path((from..to).map(|it| self.place(it)))
    }

    /// The middle of the last row of `count` dots.
    pub fn bottom(&self, count: usize) -> f64 {
        self.place(count.saturating_sub(1)).y
    }
}

/// Dots as an SVG path of points without length: round line caps draw them.
///
/// One element instead of hundreds; and since each is written as a move from the one before, a row
/// repeats itself and packs to almost nothing.
pub fn dots_path(places: impl Iterator<Item = Point>) -> String {
    let mut path = String::new();
    let mut last: Option<(i64, i64)> = None;
    let tenths = |length: f64| (length * 10.0).round() as i64;
    for Point { x, y } in places {
        let (x, y) = (tenths(x), tenths(y));
        let (from_x, from_y) = last.unwrap_or((0, 0));
        let (dx, dy) = (short((x - from_x) as f64 / 10.0), short((y - from_y) as f64 / 10.0));
        let _ = write!(path, "m{dx} {dy}h0");
        last = Some((x, y));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_five_stand_apart() {
        let field = Field { first: Point { x: 10.0, y: 10.0 }, pitch: 10.0, columns: 20, gap: 5.0 };
        assert_eq!(field.place(4), Point { x: 50.0, y: 10.0 });
        assert_eq!(field.place(5), Point { x: 65.0, y: 10.0 });
        assert_eq!(field.place(100), Point { x: 10.0, y: 65.0 });
        assert_eq!(field.path(0, 2), "m10 10h0m10 0h0");
    }
}
