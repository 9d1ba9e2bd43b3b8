//! Collects every problem of a story, and knows the names that its texts may use.

use std::collections::{HashMap, HashSet};

use super::problem::{Problem, Severity, did_you_mean};
use super::prose::{self, Block, Line, Piece, Target};
use super::read::{At, Written};
use crate::model::{Bilingual, Language};

/// Longest text of one field, in bytes; more is a mistake or an attack.
const LONGEST_TEXT_BYTES: usize = 20_000;

/// The kinds of names that texts and tables refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Noun {
    Fact,
    Unit,
    Era,
    Term,
    Step,
}

impl Noun {
    fn word(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Unit => "unit",
            Self::Era => "era",
            Self::Term => "term",
            Self::Step => "step",
        }
    }
}

/// What is known of the story while its files are read.
pub(super) struct Checker {
    files: Vec<(String, String)>,
    names: HashMap<Noun, Vec<String>>,
    /// Facts as each language writes them, to suggest one for a digit.
    values: Vec<(String, Bilingual<String>)>,
    used: HashSet<String>,
    problems: Vec<Problem>,
}

impl Checker {
    /// A checker of files, each with its name and text.
    pub fn new(files: Vec<(String, String)>) -> Self {
        Self {
            files,
            names: HashMap::new(),
            values: Vec::new(),
            used: HashSet::new(),
            problems: Vec::new(),
        }
    }

    pub fn error(&mut self, at: &At, message: String) {
        self.report(Severity::Error, at, message);
    }

    fn report(&mut self, severity: Severity, at: &At, message: String) {
        let (file, text) = &self.files[at.file];
        let before = text.get(..at.span.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |it| it + 1);
        self.problems.push(Problem {
            severity,
            file: file.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message,
        });
    }

    /// As [`Checker::error`], at the first place of `needle` within `at`.
    fn error_at(&mut self, at: &At, needle: &str, message: String) {
        let written = self.files[at.file].1.get(at.span.clone()).unwrap_or_default();
        let start = at.span.start + written.find(needle).unwrap_or(0);
        self.error(&At { file: at.file, span: start..at.span.end }, message);
    }

    /// All problems in the order of the files and lines.
    pub fn into_problems(mut self) -> Vec<Problem> {
        let order: Vec<String> = self.files.into_iter().map(|(name, _)| name).collect();
        let rank = |it: &Problem| order.iter().position(|name| *name == it.file);
        self.problems.sort_by_key(|it| (rank(it), it.line, it.column));
        self.problems
    }

    /// Notes that something has this name; reports a name that is taken.
    pub fn define(&mut self, noun: Noun, id: &Written<String>) {
        let names = self.names.entry(noun).or_default();
        if names.contains(&id.value) && !id.value.is_empty() {
            let word = noun.word();
            self.error(
                &id.at,
                format!("a second {word} is called \"{}\"; each id is used once", id.value),
            );
            return;
        }
        names.push(id.value.clone());
    }

    /// Notes how a fact is written, to suggest it for digits.
    pub fn define_value(&mut self, id: &str, written: Bilingual<String>) {
        self.values.push((id.to_owned(), written));
    }

    /// Checks that a name exists; true when it does.
    pub fn refer(&mut self, noun: Noun, place: &str, id: &Written<String>) -> bool {
        let names = self.names.get(&noun).map_or(&[][..], Vec::as_slice);
        if names.contains(&id.value) {
            if noun == Noun::Fact {
                self.used.insert(id.value.clone());
            }
            return true;
        }
        let meant = did_you_mean(&id.value, names.iter().map(String::as_str));
        let word = noun.word();
        let message = format!("{place}: no {word} is called \"{}\"{meant}", id.value);
        self.error_at(&id.at.clone(), &id.value, message);
        false
    }

    /// Warns of facts that no text, table or figure uses.
    pub fn warn_of_unused(&mut self, facts: &[Written<String>]) {
        for id in facts {
            if !self.used.contains(&id.value) {
                let message =
                    format!("fact \"{}\": nothing uses it; use it or take it out", id.value);
                self.report(Severity::Warning, &id.at, message);
            }
        }
    }

    /// A line of prose in both languages, checked. Empty lines stand for reported mistakes.
    pub fn line(&mut self, place: &str, text: Bilingual<Written<String>>) -> Bilingual<Line> {
        text.map(|language, written| {
            let parsed = prose::parse_line(&written.value).map(|it| vec![Block::Paragraph(it)]);
            match self.blocks_of(place, language, &written, parsed).into_iter().next() {
                Some(Block::Paragraph(line)) => line,
                _ => Line::new(),
            }
        })
    }

    /// Paragraphs and lists in both languages, checked.
    pub fn blocks(
        &mut self,
        place: &str,
        text: Bilingual<Written<String>>,
    ) -> Bilingual<Vec<Block>> {
        text.map(|language, written| {
            let parsed = prose::parse_blocks(&written.value);
            self.blocks_of(place, language, &written, parsed)
        })
    }

    /// Words without markup, such as a name: no digit, nothing invisible.
    pub fn plain(&mut self, place: &str, text: Bilingual<Written<String>>) -> Bilingual<String> {
        text.map(|language, written| {
            let line = vec![Block::Paragraph(vec![Piece::Words(written.value.clone())])];
            self.blocks_of(place, language, &written, Ok(line));
            written.value
        })
    }

    fn blocks_of(
        &mut self,
        place: &str,
        language: Language,
        written: &Written<String>,
        parsed: Result<Vec<Block>, prose::MarkupError>,
    ) -> Vec<Block> {
        let place = format!("{place}, {}", language.code());
        self.check_characters(&place, written);
        let blocks = match parsed {
            Ok(blocks) => blocks,
            Err(error) => {
                self.error_at(&written.at, &error.at, format!("{place}: {}", error.message));
                return Vec::new();
            }
        };
        for piece in prose::lines(&blocks).flatten() {
            match piece {
                Piece::Words(words) | Piece::Strong(words) => {
                    self.check_digits(&place, language, written, words);
                }
                Piece::Number(fact) => self.check_name(Noun::Fact, &place, written, fact),
                Piece::Link(words, target) => {
                    self.check_digits(&place, language, written, words);
                    let (noun, id) = match target {
                        Target::Fact(id) => (Noun::Fact, id),
                        Target::Unit(id) => (Noun::Unit, id),
                        Target::Era(id) => (Noun::Era, id),
                        Target::Term(id) => (Noun::Term, id),
                        Target::Step(id) => (Noun::Step, id),
                    };
                    self.check_name(noun, &place, written, id);
                }
            }
        }
        blocks
    }

    fn check_name(&mut self, noun: Noun, place: &str, written: &Written<String>, id: &str) {
        self.refer(noun, place, &Written { value: id.to_owned(), at: written.at.clone() });
    }

    fn check_digits(
        &mut self,
        place: &str,
        language: Language,
        written: &Written<String>,
        words: &str,
    ) {
        for number in prose::numbers_in(words) {
            let fact = self.values.iter().find(|(_, value)| value.get(language) == number);
            let remedy = match fact {
                Some((id, _)) => format!("write {{{id}}}"),
                None => "add the fact with its source and write {its-id}".to_owned(),
            };
            let message = format!("{place}: the number \"{number}\" comes from no fact; {remedy}");
            self.error_at(&written.at, number, message);
        }
    }

    fn check_characters(&mut self, place: &str, written: &Written<String>) {
        if written.value.len() > LONGEST_TEXT_BYTES {
            let message = format!(
                "{place}: a text of {} bytes; at most {LONGEST_TEXT_BYTES} are read",
                written.value.len()
            );
            self.error(&written.at, message);
        }
        let unseen = |it: &char| {
            matches!(it, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
                || (it.is_control() && *it != '\n')
        };
        if let Some(letter) = written.value.chars().find(unseen) {
            let message = format!(
                "{place}: an invisible character, \"{}\"; take it out",
                letter.escape_unicode()
            );
            self.error(&written.at, message);
        }
        if written.value.chars().any(|it| ('\u{300}'..='\u{36f}').contains(&it)) {
            let message = format!(
                "{place}: letters and accents are written apart (NFD); write them as one (NFC)"
            );
            self.error(&written.at, message);
        }
    }
}
