//! Timeline: events where their dates are on an axis, their words in rows beside it.

use super::Point;

/// The axis, from left.
pub const AXIS_X: f64 = 5.0;
/// From row to row: two lines, in the largest type that a narrow window needs.
const ROW: f64 = 46.0;
/// The middle of the first row's first line.
const TOP: f64 = 15.5;
/// Where what leads to a row ends, from left.
const LEAD_X: f64 = 28.0;

/// One event: its mark on the axis, and the point where its row begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// On the axis, where time is to scale between the first event and the last.
    pub mark: Point,
    /// The middle of the row's first line; rows are evenly spaced, as words need it.
    pub row: Point,
}

/// Height of a timeline of so many events, in figure units.
pub fn height(events: usize) -> f64 {
    events as f64 * ROW + 8.0
}

/// Places events, the earliest first, by their dates in years.
pub fn moments(years: &[f64]) -> Vec<Moment> {
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return Vec::new() };
    let length = (years.len() - 1) as f64 * ROW;
    // Of one day only, all stand at the top.
    let scale = if first < last { length / (last - first) } else { 0.0 };
    let place = |(index, year): (usize, &f64)| Moment {
        mark: Point { x: AXIS_X, y: TOP + (year - first) * scale },
        row: Point { x: LEAD_X, y: TOP + index as f64 * ROW },
    };
    years.iter().enumerate().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_to_scale_and_rows_are_even() {
        let moments = moments(&[2025.0, 2025.1, 2026.0]);
        let marks: Vec<f64> = moments.iter().map(|it| (it.mark.y - TOP).round()).collect();
        let rows: Vec<f64> = moments.iter().map(|it| it.row.y - TOP).collect();
        assert_eq!(marks, [0.0, 9.0, 92.0]);
        assert_eq!(rows, [0.0, 46.0, 92.0]);
    }

    #[test]
    fn events_of_one_day_stand_together() {
        let moments = moments(&[2025.0, 2025.0]);
        assert_eq!(moments[0].mark, moments[1].mark);
        assert!(moments[0].row.y < moments[1].row.y);
    }
}
