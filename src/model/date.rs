//! A calendar date as precise as its source: a year, a month or a day.

use std::fmt;

use super::Language;

/// A date of the years 1900 to 2999; month and day only where the source gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31, and a day that this month has. Never without a month.
    pub day: Option<u8>,
}

/// No date is earlier than this year.
const FIRST: u16 = 1900;
/// Nor later than this one.
const LAST: u16 = 2999;

impl Date {
    /// Reads `2025`, `2025-03` or `2025-03-01`; refuses anything else and days no month has.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map(|it| number(it, 2)).map_or(Some(None), |it| it.map(Some))?;
        let day = parts.next().map(|it| number(it, 2)).map_or(Some(None), |it| it.map(Some))?;
        if parts.next().is_some() || !(FIRST..=LAST).contains(&year) {
            return None;
        }
        let month = match month {
            Some(it) if (1..=12).contains(&it) => Some(u8::try_from(it).ok()?),
            Some(_) => return None,
            None => None,
        };
        let day = match day {
            Some(it) if (1..=days_in(year, month?)).contains(&it) => Some(u8::try_from(it).ok()?),
            Some(_) => return None,
            None => None,
        };
        Some(Self { year, month, day })
    }

    /// A month of a year; none where there is no such month, or dates do not go so far.
    pub fn of_month(year: u16, month: u8) -> Option<Self> {
        let is_one = (FIRST..=LAST).contains(&year) && (1..=12).contains(&month);
        is_one.then_some(Self { year, month: Some(month), day: None })
    }

    /// As prose writes it: `1/3/2025` in Vietnamese, `1 March 2025` in English.
    pub fn format(self, language: Language) -> String {
        let Self { year, month, day } = self;
        match (language, month, day) {
            (_, None, _) => year.to_string(),
            (_, Some(month), None) => format_month(year, month, language),
            (Language::Vi, Some(month), Some(day)) => format!("{day}/{month}/{year}"),
            (Language::En, Some(month), Some(day)) => {
                format!("{day} {} {year}", month_name(month))
            }
        }
    }

    /// As [`Date::format`], without the day; empty for a date without a month.
    pub fn format_month(self, language: Language) -> String {
        self.month.map(|it| format_month(self.year, it, language)).unwrap_or_default()
    }

    /// As a narrow column writes it: day and month, and the year below them. What has no day is
    /// short enough for one line.
    pub fn in_lines(self, language: Language) -> (String, Option<String>) {
        let Self { year, month, day } = self;
        let name = |month| month_name(month).get(..3).unwrap_or_default();
        let first = match (language, month, day) {
            (_, None, _) | (Language::Vi, Some(_), None) => return (self.format(language), None),
            (Language::Vi, Some(month), Some(day)) => format!("{day}/{month}"),
            (Language::En, Some(month), None) => name(month).to_owned(),
            (Language::En, Some(month), Some(day)) => format!("{day} {}", name(month)),
        };
        (first, Some(year.to_string()))
    }

    /// As a label writes it: `1/3/2025` in Vietnamese, `1 Mar 2025` in English.
    pub fn format_short(self, language: Language) -> String {
        match (self.in_lines(language), language) {
            ((first, None), _) => first,
            ((first, Some(year)), Language::Vi) => format!("{first}/{year}"),
            ((first, Some(year)), Language::En) => format!("{first} {year}"),
        }
    }

    /// The month that many months later; none after the year 2999, and none for a date without one.
    pub fn after_months(self, months: u32) -> Option<Self> {
        let month = u32::from(self.month?) - 1 + months % 12;
        let years = months / 12 + month / 12;
        let year = u16::try_from(u32::from(self.year) + years).ok().filter(|it| *it <= LAST)?;
        Some(Self { year, month: u8::try_from(month % 12 + 1).ok(), day: None })
    }

    /// Years since the year 0, for axes. A date without a day stands at its beginning.
    pub fn in_years(self) -> f64 {
        let month = self.month.unwrap_or(1);
        let before: u16 = (1..month).map(|it| days_in(self.year, it)).sum();
        let day = f64::from(before) + f64::from(self.day.unwrap_or(1)) - 1.0;
        let length = if is_leap(self.year) { 366.0 } else { 365.0 };
        f64::from(self.year) + day / length
    }
}

impl fmt::Display for Date {
    /// Writes what [`Date::parse`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    let sound = text.len() == digits && text.bytes().all(|it| it.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

fn is_leap(year: u16) -> bool {
    (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400)
}

fn days_in(year: u16, month: u8) -> u16 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

fn format_month(year: u16, month: u8, language: Language) -> String {
    match language {
        Language::Vi => format!("{month}/{year}"),
        Language::En => format!("{} {year}", month_name(month)),
    }
}

fn month_name(month: u8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_was_written() {
        for text in ["2025", "2025-03", "2025-03-01", "2024-02-29"] {
            assert_eq!(Date::parse(text).map(|it| it.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn days_that_no_calendar_has_are_refused() {
        for text in
            ["", "25", "2025-3", "2025-13", "2025-02-29", "2025-04-31", "1/3/2025", "2025-03-01-01"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_written_as_each_language_writes_them() {
        let date = Date::parse("2025-03-01").unwrap();
        assert_eq!(date.format(Language::Vi), "1/3/2025");
        assert_eq!(date.format(Language::En), "1 March 2025");
        let month = Date::parse("2025-03").unwrap();
        assert_eq!(month.format(Language::Vi), "3/2025");
        assert_eq!(month.format(Language::En), "March 2025");
    }

    #[test]
    fn in_a_narrow_column_the_year_stands_below() {
        let lines = |text: &str, language| Date::parse(text).unwrap().in_lines(language);
        let with_year = |first: &str| (first.to_owned(), Some("2025".to_owned()));
        assert_eq!(lines("2025-03-01", Language::Vi), with_year("1/3"));
        assert_eq!(lines("2025-03-01", Language::En), with_year("1 Mar"));
        assert_eq!(lines("2025-03", Language::En), with_year("Mar"));
        assert_eq!(lines("2025-03", Language::Vi), ("3/2025".to_owned(), None));
        assert_eq!(lines("2025", Language::En), ("2025".to_owned(), None));
        let short = |language| Date::parse("2024-12-26").unwrap().format_short(language);
        assert_eq!(Language::ALL.map(short), ["26/12/2024", "26 Dec 2024"]);
    }

    #[test]
    fn months_run_over_into_later_years() {
        let later = |months| {
            let date = Date::parse("2025-11-30").unwrap().after_months(months);
            date.map(|it| it.to_string())
        };
        assert_eq!(later(0).as_deref(), Some("2025-11"));
        assert_eq!(later(1).as_deref(), Some("2025-12"));
        assert_eq!(later(2).as_deref(), Some("2026-01"));
        assert_eq!(later(25).as_deref(), Some("2027-12"));
        assert_eq!(later(12 * 975), None);
        assert_eq!(Date::parse("2025").unwrap().after_months(1), None);
    }
}
