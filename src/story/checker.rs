//! Collects every problem of a story, and knows the names that its texts may use.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::asked::Asked;
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
    /// A unit of the middle tier; every one is a unit, too.
    District,
    Tier,
    Era,
    Term,
    Step,
}

impl Noun {
    fn word(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Unit => "unit",
            Self::District => "district",
            Self::Tier => "tier",
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
    /// Facts whose value was reported, so that those who use them say nothing more.
    unreadable: HashSet<String>,
    used: HashSet<String>,
    /// The fact that is being read: to name itself is not to be used.
    reading: Option<String>,
    problems: Vec<Problem>,
    /// Taken down only to write the schemas.
    pub asked: Asked,
}

impl Checker {
    /// A checker of files, each with its name and text.
    pub fn new(files: Vec<(String, String)>) -> Self {
        Self {
            files,
            names: HashMap::new(),
            values: Vec::new(),
            unreadable: HashSet::new(),
            used: HashSet::new(),
            reading: None,
            problems: Vec::new(),
            asked: Asked::default(),
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

    /// How many problems there are so far.
    pub fn count(&self) -> usize {
        self.problems.len()
    }

    /// As [`Checker::error`], at the first place of `needle` within `at`.
    fn error_at(&mut self, at: &At, needle: &str, message: String) {
        let at = self.skip_to(&mut at.clone(), needle);
        self.error(&at, message);
    }

    /// The next place of `needle` in what is left of a text; what is left then begins behind it.
    ///
    /// A text written with escapes does not read as it is written: nothing is skipped then.
    fn skip_to(&self, left: &mut At, needle: &str) -> At {
        let written = self.files[left.file].1.get(left.span.clone()).unwrap_or_default();
        let Some(start) = written.find(needle) else { return left.clone() };
        let at = At { file: left.file, span: left.span.start + start..left.span.end };
        left.span.start = at.span.start + needle.len();
        at
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
            let word = if noun == Noun::Step { "scene or step" } else { noun.word() };
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

    /// Notes that the value of a fact was reported.
    pub fn define_unreadable(&mut self, id: &str) {
        self.unreadable.insert(id.to_owned());
    }

    /// Whether nothing was reported about the value of a fact.
    pub fn is_readable(&self, id: &str) -> bool {
        !self.unreadable.contains(id)
    }

    /// Begins to read a fact, or the rest of the story.
    pub fn begin(&mut self, fact: Option<&str>) {
        self.reading = fact.map(ToOwned::to_owned);
    }

    /// Checks that a name exists; true when it does.
    pub fn refer(&mut self, noun: Noun, place: &str, id: &Written<String>) -> bool {
        self.refer_to_one_of(&[noun], place, id)
    }

    /// As [`Checker::refer`], for a place where things of several kinds may be named.
    pub fn refer_to_one_of(&mut self, nouns: &[Noun], place: &str, id: &Written<String>) -> bool {
        let names = || nouns.iter().filter_map(|it| self.names.get(it)).flatten();
        if names().any(|it| *it == id.value) {
            if nouns.contains(&Noun::Fact) && self.reading.as_ref() != Some(&id.value) {
                self.used.insert(id.value.clone());
            }
            return true;
        }
        let meant = did_you_mean(&id.value, names().map(String::as_str));
        let word = nouns.iter().map(|it| it.word()).collect::<Vec<_>>().join(" or ");
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
            let parsed = prose::parse_line(&written.value).and_then(|line| {
                let words = line.iter().all(|it| matches!(it, Piece::Words(_)));
                let message = "markup in a name, which is printed as it is; write plain words";
                let refused = || prose::MarkupError { at: String::new(), message: message.into() };
                if words { Ok(vec![Block::Paragraph(line)]) } else { Err(refused()) }
            });
            self.blocks_of(place, language, &written, parsed);
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
        self.characters(&place, written);
        if written.value.len() > LONGEST_TEXT_BYTES {
            let length = written.value.len();
            let message =
                format!("{place}: a text of {length} bytes; at most {LONGEST_TEXT_BYTES} are read");
            self.error(&written.at, message);
            return Vec::new();
        }
        let blocks = match parsed {
            Ok(blocks) => blocks,
            Err(error) => {
                self.error_at(&written.at, &error.at, format!("{place}: {}", error.message));
                return Vec::new();
            }
        };
        // Pieces come in the order of the file, so each is looked for behind the one before.
        let mut left = written.at.clone();
        for piece in prose::lines(&blocks).flatten() {
            match piece {
                Piece::Words(words) | Piece::Strong(words) => {
                    self.check_digits(&place, language, &mut left, words);
                }
                Piece::Number(fact) => {
                    self.skip_to(&mut left, "{");
                    let at = self.check_name(Noun::Fact, &place, &mut left, fact);
                    self.check_value(&place, &at, fact);
                }
                Piece::Link(words, target) => {
                    self.check_digits(&place, language, &mut left, words);
                    let (noun, id) = match target {
                        Target::Fact(id) => (Noun::Fact, id),
                        Target::Unit(id) => (Noun::Unit, id),
                        Target::Era(id) => (Noun::Era, id),
                        Target::Term(id) => (Noun::Term, id),
                        Target::Step(id) => (Noun::Step, id),
                    };
                    self.skip_to(&mut left, "](");
                    self.skip_to(&mut left, ":");
                    self.check_name(noun, &place, &mut left, id);
                }
            }
        }
        blocks
    }

    fn check_name(&mut self, noun: Noun, place: &str, left: &mut At, id: &str) -> At {
        let id = Written { value: id.to_owned(), at: self.skip_to(left, id) };
        self.refer(noun, place, &id);
        id.at
    }

    /// `{fact}` prints the fact's value, so there must be one.
    fn check_value(&mut self, place: &str, at: &At, id: &str) {
        let value = self.values.iter().find(|(it, _)| it == id);
        if value.is_some_and(|(_, it)| it.vi.is_empty()) && self.is_readable(id) {
            let message = format!(
                "{place}: the fact \"{id}\" has no value to print; write [words](fact:{id})"
            );
            self.error(at, message);
        }
    }

    fn check_digits(&mut self, place: &str, language: Language, left: &mut At, words: &str) {
        let mut words = words;
        while let Some((number, from)) = prose::first_number(words) {
            // The longest value that stands here: a whole date rather than its day.
            let values = self.values.iter().map(|(id, value)| (id, value.get(language).as_str()));
            let fact = values
                .filter(|(_, value)| number.len() <= value.len() && from.starts_with(value))
                .min_by_key(|(_, value)| Reverse(value.len()));
            let (number, remedy) = match fact {
                Some((id, value)) => (value, format!("write {{{id}}}")),
                None => (number, "add the fact with its source and write {its-id}".to_owned()),
            };
            let message = format!("{place}: the number \"{number}\" comes from no fact; {remedy}");
            words = &from[number.len()..];
            let at = self.skip_to(left, number);
            self.error(&at, message);
        }
    }

    /// Reports characters that nobody sees and letters that are not written as one.
    pub fn characters(&mut self, place: &str, written: &Written<String>) {
        let letter = |unwanted: fn(char) -> bool| written.value.chars().find(|it| unwanted(*it));
        if let Some(letter) = letter(is_unseen) {
            let message = format!(
                "{place}: an invisible character, \"{}\"; take it out",
                letter.escape_unicode()
            );
            self.error_at(&written.at, letter.encode_utf8(&mut [0; 4]), message);
        }
        if let Some(accent) = letter(|it| ('\u{300}'..='\u{36f}').contains(&it)) {
            let message = format!(
                "{place}: letters and accents are written apart (NFD); write them as one (NFC)"
            );
            self.error_at(&written.at, accent.encode_utf8(&mut [0; 4]), message);
        }
    }
}

/// Characters without a shape, and those that turn the direction of writing around.
fn is_unseen(letter: char) -> bool {
    let listed = [
        '\u{ad}'..='\u{ad}',
        '\u{61c}'..='\u{61c}',
        '\u{200b}'..='\u{200f}',
        '\u{2028}'..='\u{202e}',
        '\u{2060}'..='\u{206f}',
        '\u{feff}'..='\u{feff}',
        '\u{e0000}'..='\u{e007f}',
    ];
    (letter.is_control() && letter != '\n') || listed.iter().any(|it| it.contains(&letter))
}
