//! When a count would reach others if it went on at a steady pace: an assumption, never a fact.

use super::Date;

/// A dated count, and the counts it is held against.
///
/// Nobody knows the pace: it is the reader's, so nothing here has one of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// The month of the count; none where there is nothing to hold against anything.
    pub from: Option<Date>,
    /// The count.
    pub start: Reference,
    /// What it is held against.
    pub targets: Vec<Reference>,
}

/// A whole number with its fact and its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The fact it comes from, by id.
    pub fact: String,
    /// The number.
    pub count: u32,
    /// The number with what it counts, in the language of the page.
    pub words: String,
}

impl Outlook {
    /// Months until a target is reached, if so many are added at the end of each month; none where
    /// the count is there already, or nothing is added.
    pub fn months(&self, target: &Reference, per_month: usize) -> Option<u32> {
        let missing = target.count.checked_sub(self.start.count).filter(|it| 0 < *it)?;
        let per_month = u32::try_from(per_month).ok().filter(|it| 0 < *it)?;
        Some(missing.div_ceil(per_month))
    }

    /// The month in which that is; none after the last year that dates have.
    pub fn reached(&self, months: u32) -> Option<Date> {
        self.from?.after_months(months)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(target: u32, per_month: usize, month: Option<&str>) {
        let reference = |count| Reference { count, ..Reference::default() };
        let outlook = Outlook {
            from: Date::parse("2025-03-21"),
            start: reference(317),
            targets: vec![reference(target)],
        };
        let months = outlook.months(&outlook.targets[0], per_month);
        let reached = months.and_then(|it| outlook.reached(it)).map(|it| it.to_string());
        assert_eq!(reached.as_deref(), month, "{target} at {per_month} a month");
    }

    #[test]
    fn a_begun_month_counts_as_a_month() {
        check(526, 209, Some("2025-04"));
        check(526, 208, Some("2025-05"));
        check(526, 20, Some("2026-02"));
        check(10_035, 200, Some("2029-04"));
    }

    #[test]
    fn what_is_fewer_already_is_never_reached() {
        check(126, 20, None);
        check(317, 20, None);
    }

    #[test]
    fn without_a_pace_nothing_is_reached() {
        check(526, 0, None);
    }

    #[test]
    fn the_slowest_pace_is_still_dated() {
        check(10_035, 1, Some("2835-01"));
        check(4_000_000, 1, None);
    }
}
