//! How long something would take, as a line: every line of a figure on one scale of years.

use super::WIDTH;

/// A year, in figure units: forty years fit, and that is longer than anybody plans.
const YEAR: f64 = 10.0;

/// The length of the line for so many months, in figure units. What takes longer is cut off.
pub fn length(months: u32) -> f64 {
    (f64::from(months) * YEAR / 12.0).min(WIDTH)
}

/// Whether so many months end beyond the figure.
pub fn goes_on(months: u32) -> bool {
    WIDTH <= length(months)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_as_long_as_the_time_it_stands_for() {
        assert_eq!(length(0), 0.0);
        assert_eq!(length(12), 10.0);
        assert_eq!(length(120), 100.0);
    }

    #[test]
    fn more_than_forty_years_are_cut_off() {
        assert_eq!(length(481), 400.0);
        assert!(goes_on(481));
        assert!(!goes_on(479));
    }
}
