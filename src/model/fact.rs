//! Facts: what a source says, or what follows from what sources say.

use super::{Bilingual, Date, Language, SafeUrl, format_number};

/// What a fact says its value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, finite; its unit is [`Fact::unit`].
    Number(f64),
    /// A date.
    Date(Date),
    /// Words of a document, such as its number.
    Words(String),
    /// A statement without a value.
    Statement,
}

/// How far a fact carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Said or published by a state body.
    Official,
    /// Reported by a newspaper, or said by a person it quotes.
    Press,
    /// Our arithmetic on other facts.
    Derived,
    /// Ours, to try things out; never shown without the word.
    Assumption,
}

impl Grade {
    /// All grades, with the words of story files.
    pub const ALL: [(&'static str, Self); 4] = [
        ("official", Self::Official),
        ("press", Self::Press),
        ("derived", Self::Derived),
        ("assumption", Self::Assumption),
    ];

    /// The word of story files.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, it)| *it == self).map_or("", |(word, _)| word)
    }
}

/// Where a fact was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Who published it.
    pub publisher: String,
    /// When.
    pub date: Date,
    /// Where its words can be read.
    pub link: SafeUrl,
    /// The words that carry the fact, at most 30 of them, in the language of the source.
    pub quote: String,
}

/// One number, date or statement that the page may print.
///
/// - Shape: one value; a table of counts is a statement whose numbers stand in the organization.
/// - Unit: [`Fact::unit`], such as "commune-level police units"; always there for a number.
/// - Source: one or more, except for derived facts and assumptions, which name what they come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<Line> {
    /// The name by which prose, figures and the address bar call it.
    pub id: String,
    /// What it says.
    pub value: Value,
    /// Printed right behind a number, such as `%`.
    pub suffix: String,
    /// What a number counts.
    pub unit: Option<Bilingual<String>>,
    /// The day, month or year it holds for.
    pub as_of: Date,
    /// How far it carries.
    pub grade: Grade,
    /// The facts it was computed from.
    pub from: Vec<String>,
    /// The fact in a sentence of ours.
    pub says: Bilingual<Line>,
    /// What a careful reader should know beside it.
    pub note: Option<Bilingual<Line>>,
    /// Where it was read.
    pub sources: Vec<Source>,
}

impl<Line> Fact<Line> {
    /// The value as the language writes it; empty for a statement.
    pub fn format(&self, language: Language) -> String {
        self.format_value(&self.value, language)
    }

    /// Any value as this fact writes its own: with its suffix, in the numbers of the language.
    pub fn format_value(&self, value: &Value, language: Language) -> String {
        match value {
            Value::Number(value) => format_number(*value, language) + self.suffix.as_str(),
            Value::Date(date) => date.format(language),
            Value::Words(words) => words.clone(),
            Value::Statement => String::new(),
        }
    }

    /// The number, when the fact is one.
    pub fn number(&self) -> Option<f64> {
        match self.value {
            Value::Number(value) => Some(value),
            _ => None,
        }
    }

    /// The date, when the fact is one.
    pub fn date(&self) -> Option<Date> {
        match self.value {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }
}
