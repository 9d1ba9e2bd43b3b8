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

    /// The middles of the dots `from..to`.
    pub fn places(&self, from: usize, to: usize) -> impl Iterator<Item = Point> {
        (from..to).map(|it| self.place(it))
    }

    /// The middle of the last row of `count` dots.
    pub fn bottom(&self, count: usize) -> f64 {
        self.place(count.saturating_sub(1)).y
    }
}

/// Dots as one SVG path of rows: dashes without length, which round line caps draw as dots.
///
/// Ten thousand dots are as many rows; an element or a move for each dot would be most of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DotRows {
    /// The rows, for `d`.
    pub path: String,
    /// No dash, and then the way to the next, for `stroke-dasharray`.
    pub dashes: String,
}

impl DotRows {
    /// Joins places that follow each other at the smallest distance of all.
    pub fn new(places: impl Iterator<Item = Point>) -> Self {
        let tenths = |length: f64| (length * 10.0).round() as i64;
        let mut places: Vec<_> = places.map(|it| (tenths(it.y), tenths(it.x))).collect();
        places.sort_unstable();
        let gaps = places.windows(2).filter(|it| it[0].0 == it[1].0).map(|it| it[1].1 - it[0].1);
        let pitch = gaps.filter(|it| 0 < *it).min().unwrap_or(10);
        let mut path = String::new();
        for row in places.chunk_by(|a, b| a.0 == b.0 && b.1 - a.1 == pitch) {
            let (y, x) = row[0];
            // A hair longer than its dots, so that rounding does not lose the last one.
            let length = row[row.len() - 1].1 - x + 1;
            let [x, y, length] = [x, y, length].map(|it| short(it as f64 / 10.0));
            let _ = write!(path, "M{x} {y}h{length}");
        }
        Self { path, dashes: format!("0 {}", short(pitch as f64 / 10.0)) }
    }
}

/// A few dots as an SVG path of points without length, for what the program draws.
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
    }

    #[test]
    fn dots_are_written_as_rows() {
        let field = Field { first: Point { x: 10.0, y: 10.0 }, pitch: 10.0, columns: 10, gap: 5.0 };
        let dots = DotRows::new(field.places(0, 11));
        assert_eq!(dots.path, "M10 10h40.1M65 10h40.1M10 20h0.1");
        assert_eq!(dots.dashes, "0 10");
        assert_eq!(dots_path(field.places(0, 2)), "m10 10h0m10 0h0");
    }
}
