//! Collects every problem of a story, and knows the names that its texts may use.

mod texts;

use std::collections::{HashMap, HashSet};

use super::asked::Asked;
use super::noun::{Noun, unknown};
use super::problem::{Problem, Severity};
use super::read::{At, Written};
use super::say::say;
use crate::model::Bilingual;

use texts::is_unseen;

/// What is known of the story while its files are read.
pub(super) struct Checker {
    files: Vec<(String, String)>,
    names: HashMap<Noun, Vec<String>>,
    /// Facts as each language writes them, to suggest one for a digit.
    values: Vec<(String, Bilingual<String>)>,
    /// Facts whose value was reported, so that those who use them say nothing more.
    unreadable: HashSet<String>,
    used: HashSet<String>,
    /// What is being read: to name itself is not to be used, and leads nowhere.
    reading: Option<(Noun, String)>,
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

    pub fn error(&mut self, at: &At, message: Bilingual<String>) {
        self.report(Severity::Error, at, message);
    }

    fn report(&mut self, severity: Severity, at: &At, message: Bilingual<String>) {
        let (file, text) = &self.files[at.file];
        let before = text.get(..at.span.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |it| it + 1);
        self.problems.push(Problem {
            severity,
            file: file.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message: message.map(|_, it| in_sight(&it)),
        });
    }

    /// How many problems there are so far.
    pub fn count(&self) -> usize {
        self.problems.len()
    }

    /// How many problems so far keep the story from being published.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|it| it.severity == Severity::Error).count()
    }

    /// Whether anything so far keeps the story from being published.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// As [`Checker::error`], at the first place of `needle` within `at`.
    fn error_at(&mut self, at: &At, needle: &str, message: Bilingual<String>) {
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
            self.error(&id.at, noun.doubled(&id.value));
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

    /// Begins to read something that may be named, or the rest of the story.
    pub fn begin(&mut self, reading: Option<(Noun, &str)>) {
        self.reading = reading.map(|(noun, id)| (noun, id.to_owned()));
    }

    /// Whether that is what is being read.
    fn reads(&self, noun: Noun, id: &str) -> bool {
        self.reading.as_ref().is_some_and(|(it, name)| *it == noun && name == id)
    }

    /// Checks that a name exists; true when it does.
    pub fn refer(&mut self, noun: Noun, place: &Bilingual<String>, id: &Written<String>) -> bool {
        self.refer_to_one_of(&[noun], place, id)
    }

    /// As [`Checker::refer`], for a place where things of several kinds may be named.
    pub fn refer_to_one_of(
        &mut self,
        nouns: &[Noun],
        place: &Bilingual<String>,
        id: &Written<String>,
    ) -> bool {
        let names = || nouns.iter().filter_map(|it| self.names.get(it)).flatten();
        if names().any(|it| *it == id.value) {
            if nouns.contains(&Noun::Fact) && !self.reads(Noun::Fact, &id.value) {
                self.used.insert(id.value.clone());
            }
            return true;
        }
        let message = unknown(nouns, place, &id.value, names().map(String::as_str));
        self.error_at(&id.at, &id.value, message);
        false
    }

    /// Warns of facts that no text, table or figure uses.
    pub fn warn_of_unused(&mut self, facts: &[Written<String>]) {
        for id in facts {
            if !self.used.contains(&id.value) {
                let message = say!(
                    "số liệu \"{id}\": chưa chỗ nào dùng; dùng nó hoặc bỏ đi",
                    "fact \"{id}\": nothing uses it; use it or take it out",
                    id = id.value
                );
                self.report(Severity::Warning, &id.at, message);
            }
        }
    }
}

/// A message of one line, whatever it quotes: nothing in it is unseen or acts on the screen.
fn in_sight(message: &str) -> String {
    let unseen = |it: char| it == '\n' || is_unseen(it);
    let shown =
        |it: char| if unseen(it) { it.escape_default().to_string() } else { it.to_string() };
    match message.contains(unseen) {
        true => message.chars().map(shown).collect(),
        false => message.to_owned(),
    }
}
