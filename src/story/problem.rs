//! What is wrong in a story file, and where, for the person who has to mend it.

use std::fmt;

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
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let Self { file, line, column, message, .. } = self;
        write!(f, "{severity}: {file}:{line}:{column}\n  {message}")
    }
}

/// A longer name was never meant to be one, and comparing it takes time.
const LONGEST_NAME: usize = 80;

/// `; did you mean "…"?` for the candidate nearest to `wrong`, or nothing when none is near.
pub fn did_you_mean<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    let length = wrong.chars().count();
    // Two other letters make a short word another word.
    let limit = if length < 4 { 1 } else { (length / 3).max(2) };
    let names = candidates.into_iter().filter(|it| it.len() <= LONGEST_NAME);
    names
        .filter(|_| length <= LONGEST_NAME)
        .map(|it| (distance(wrong, it), it))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, it)| format!("; did you mean \"{it}\"?"))
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
pub(super) fn no_date(place: &str, field: &str, text: &str) -> String {
    format!(
        "{place}: \"{field}\" is \"{text}\", which is no date; write \"2025\", \"2025-03\" or \"2025-03-01\""
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_gets_the_name_that_was_meant() {
        let names = ["district-units", "city", "commune-units"];
        assert_eq!(did_you_mean("district-unit", names), "; did you mean \"district-units\"?");
        assert_eq!(did_you_mean("sity", names), "; did you mean \"city\"?");
        assert_eq!(did_you_mean("population", names), "");
        assert_eq!(did_you_mean("fr", ["vi", "en"]), "");
    }
}
