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

    /// The same with more dots in a row and less between them, until `count` end above `bottom`.
    pub fn fitting(mut self, count: usize, bottom: f64) -> Self {
        while self.columns < count && bottom < self.bottom(count) {
            let columns = self.columns + 5;
            let share = self.columns as f64 / columns as f64;
            self = Self { columns, pitch: self.pitch * share, gap: self.gap * share, ..self };
        }
        self
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
        // From the end of the row before: full rows are the same letters then, and pack to nothing.
        let (mut last_x, mut last_y) = (0, 0);
        for row in places.chunk_by(|a, b| a.0 == b.0 && b.1 - a.1 == pitch) {
            let (y, x) = row[0];
            // A hair longer than its dots, so that rounding does not lose the last one.
            let length = row[row.len() - 1].1 - x + 1;
            let [right, down, wide] =
                [x - last_x, y - last_y, length].map(|it| short(it as f64 / 10.0));
            let _ = write!(path, "m{right} {down}h{wide}");
            (last_x, last_y) = (x + length, y);
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
    fn more_dots_than_fit_stand_closer() {
        let first = Point { x: 12.0, y: 60.0 };
        let field = Field { first, pitch: 13.6, columns: 25, gap: 8.0 };
        assert_eq!(field.fitting(317, 320.0), field);
        for count in [526, 3_000, 16_000] {
            let closer = field.fitting(count, 320.0);
            let right = closer.place(closer.columns - 1).x;
            assert!(closer.bottom(count) <= 320.0 && right < 400.0, "{count}: {closer:?}");
        }
    }

    #[test]
    fn dots_are_written_as_rows() {
        let field = Field { first: Point { x: 10.0, y: 10.0 }, pitch: 10.0, columns: 10, gap: 5.0 };
        let dots = DotRows::new(field.places(0, 11));
        assert_eq!(dots.path, "m10 10h40.1m14.9 0h40.1m-95.1 10h0.1");
        assert_eq!(dots.dashes, "0 10");
        assert_eq!(dots_path(field.places(0, 2)), "m10 10h0m10 0h0");
    }
}
