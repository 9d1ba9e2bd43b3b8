//! What is wrong in a story file, and where, for the person who has to mend it.

use std::fmt;

use super::say::say;
use crate::model::Bilingual;

/// Whether a problem stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It does.
    Error,
    /// It does not.
    Warning,
}

/// One problem. Its message says the place in words, the value in quotes, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Whether it stops the build.
    pub severity: Severity,
    /// The file, as the editor would open it.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// Lower case, no full stop.
    pub message: Bilingual<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let Self { file, line, column, message: Bilingual { vi, en }, .. } = self;
        write!(f, "{severity}: {file}:{line}:{column}\n  {vi}\n  {en}")
    }
}

/// The line under a list of problems that stop the build.
pub fn nothing_written(problems: &[Problem]) -> Bilingual<String> {
    match problems.len() {
        1 => say!("1 lỗi; chưa ghi gì cả", "1 problem; nothing was written"),
        count => say!("{count} lỗi; chưa ghi gì cả", "{count} problems; nothing was written"),
    }
}

/// The longest name, in bytes. A longer one was never meant, and comparing it takes time.
pub(super) const LONGEST_NAME: usize = 80;

/// `; did you mean "…"?` for the candidate nearest to `wrong`, or nothing when none is near.
pub fn did_you_mean<'a>(
    wrong: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Bilingual<String> {
    let length = wrong.chars().count();
    // Two other letters make a short word another word.
    let limit = if length < 4 { 1 } else { (length / 3).max(2) };
    // A name in letters of other scripts is reported, and no help.
    let names = candidates.into_iter().filter(|it| it.len() <= LONGEST_NAME && it.is_ascii());
    names
        .filter(|_| length <= LONGEST_NAME)
        .map(|it| (distance(wrong, it), it))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, it)| say!("; hay là \"{it}\"?", "; did you mean \"{it}\"?"))
        .unwrap_or_default()
}

/// Edits (insert, delete, replace a letter) from one word to another.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, letter) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
}

/// What to say of a text that is not the date it should be.
pub(super) fn no_date(place: &Bilingual<String>, field: &str, text: &str) -> Bilingual<String> {
    say!(
        [place],
        "{place}: \"{field}\" là \"{text}\", không phải một ngày có thật; viết \"2025\", \"2025-03\" hoặc \"2025-03-01\"",
        "{place}: \"{field}\" is \"{text}\", which is no date; write \"2025\", \"2025-03\" or \"2025-03-01\""
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_gets_the_name_that_was_meant() {
        let names = ["district-units", "city", "commune-units"];
        let meant = |wrong: &str| did_you_mean(wrong, names).en;
        assert_eq!(meant("district-unit"), "; did you mean \"district-units\"?");
        assert_eq!(meant("sity"), "; did you mean \"city\"?");
        assert_eq!(meant("population"), "");
        assert_eq!(did_you_mean("fr", ["vi", "en"]).en, "");
    }
}
