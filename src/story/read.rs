//! Tables of a story file, read field by field, each value with its place in the file.
//!
//! Not by derive: serde stops at the first mistake, and an editor should see all of them at once.

use std::ops::Range;
use std::sync::LazyLock;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::asked::Holds;
use super::checker::Checker;
use super::problem::{did_you_mean, no_date};
use super::prose::Line;
use crate::model::{Bilingual, Date};

/// A stretch of a story file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct At {
    /// Index of the file.
    pub file: usize,
    /// Bytes.
    pub span: Range<usize>,
}

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written<T> {
    pub value: T,
    pub at: At,
}

/// Stands for a table that is not there while [`super::asked`] is taken down.
static NOTHING: LazyLock<DeTable<'static>> = LazyLock::new(DeTable::new);

/// A table of a story file while it is read; says which fields nobody asked for.
pub(super) struct Table<'a> {
    pub at: At,
    /// The table in words, such as `fact "chapters"`.
    pub place: String,
    fields: &'a DeTable<'a>,
    known: Vec<&'static str>,
    /// Its number in [`super::asked`].
    visit: usize,
}

impl<'a> Table<'a> {
    pub fn new(file: usize, place: impl Into<String>, table: &'a Spanned<DeTable<'a>>) -> Self {
        let at = At { file, span: table.span() };
        Self { at, place: place.into(), fields: table.get_ref(), known: Vec::new(), visit: file }
    }

    fn inner(
        &self,
        check: &mut Checker,
        field: &'static str,
        place: String,
        value: &'a Spanned<DeValue<'a>>,
    ) -> Option<Self> {
        let DeValue::Table(fields) = value.get_ref() else { return None };
        let at = At { file: self.at.file, span: value.span() };
        let visit = check.asked.enter(self.visit, field);
        Some(Self { at, place, fields, known: Vec::new(), visit })
    }

    /// A table with nothing in it, while what is asked is taken down.
    fn nothing(&self, check: &mut Checker, field: &'static str) -> Option<Self> {
        let visit = check.asked.taken_down().then(|| check.asked.enter(self.visit, field))?;
        let (at, place) = (self.at.clone(), String::new());
        Some(Self { at, place, fields: &NOTHING, known: Vec::new(), visit })
    }

    /// Says that what else is asked of the table depends on the word in a field.
    pub fn vary(&self, check: &mut Checker, by: &'static str, word: &'static str) {
        check.asked.vary(self.visit, by, word);
    }

    /// Says what a field holds, for one that is read by its [`Table::value`].
    pub fn ask(&self, check: &mut Checker, field: &'static str, kind: Holds) {
        check.asked.ask(self.visit, field, kind);
    }

    /// The value of a field, as TOML has it.
    pub fn value(&mut self, field: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        if !self.known.contains(&field) {
            self.known.push(field);
        }
        self.fields.get(field)
    }

    pub fn at_value(&self, value: &Spanned<DeValue<'_>>) -> At {
        At { file: self.at.file, span: value.span() }
    }

    fn wrong_type(
        &self,
        check: &mut Checker,
        field: &str,
        value: &Spanned<DeValue<'_>>,
        wanted: &str,
    ) {
        let got = value.get_ref().type_str();
        let article = if got.starts_with(['a', 'i']) { "an" } else { "a" };
        let place = &self.place;
        check.error(
            &self.at_value(value),
            format!("{place}: \"{field}\" is {article} {got}; write {wanted}"),
        );
    }

    /// Reports a required field that is not there.
    fn require(&mut self, check: &mut Checker, field: &'static str, wanted: &str) {
        check.asked.require(self.visit, field);
        if self.value(field).is_none() {
            check
                .error(&self.at, format!("{}: \"{field}\" is missing; write {wanted}", self.place));
        }
    }

    /// Reports a list in which something has to be, and nothing is.
    pub fn require_some(&self, check: &mut Checker, field: &'static str, empty: bool, add: &str) {
        check.asked.require_some(self.visit, field);
        if empty {
            check.error(&self.at, format!("{}: no {add}", self.place));
        }
    }

    pub fn optional_string(
        &mut self,
        check: &mut Checker,
        field: &'static str,
    ) -> Option<Written<String>> {
        self.ask(check, field, Holds::Words);
        let value = self.value(field)?;
        match value.get_ref() {
            DeValue::String(text) => {
                Some(Written { value: text.clone().into_owned(), at: self.at_value(value) })
            }
            _ => {
                self.wrong_type(check, field, value, "words in quotes");
                None
            }
        }
    }

    pub fn string(&mut self, check: &mut Checker, field: &'static str) -> Option<Written<String>> {
        self.require(check, field, &format!("{field} = \"…\""));
        self.optional_string(check, field)
    }

    /// A required id: lower-case letters, digits and `-`. Empty after a reported mistake.
    pub fn id(&mut self, check: &mut Checker) -> Written<String> {
        self.ask(check, "id", Holds::Id);
        let Some(id) = self.string(check, "id") else {
            return Written { value: String::new(), at: self.at.clone() };
        };
        let sound = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
        if id.value.is_empty() || !id.value.chars().all(sound) {
            let message =
                format!("{}: the id \"{}\" is not made of a–z, 0–9 and -", self.place, id.value);
            check.error(&id.at, message);
        }
        id
    }

    /// A required field with one of a few words; reports any other.
    pub fn one_of<T: Copy>(
        &mut self,
        check: &mut Checker,
        field: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        self.require(check, field, &format!("{field} = \"…\""));
        self.optional_one_of(check, field, words)
    }

    pub fn optional_one_of<T: Copy>(
        &mut self,
        check: &mut Checker,
        field: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        self.ask(check, field, Holds::OneOf(words.iter().map(|(it, _)| *it).collect()));
        let word = self.optional_string(check, field)?;
        let found = words.iter().find(|(it, _)| *it == word.value).map(|(_, it)| *it);
        if found.is_none() {
            let names = || words.iter().map(|(it, _)| *it);
            let meant = did_you_mean(&word.value, names());
            let all: Vec<&str> = names().collect();
            let message = format!(
                "{}: \"{field}\" is \"{}\"{meant}; write one of {}",
                self.place,
                word.value,
                all.join(", ")
            );
            check.error(&word.at, message);
        }
        found
    }

    pub fn integer(&mut self, check: &mut Checker, field: &'static str) -> Option<Written<i64>> {
        self.require(check, field, &format!("{field} = …, a whole number"));
        self.ask(check, field, Holds::Whole);
        let value = self.value(field)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|it| i64::from_str_radix(it.as_str(), it.radix()).ok());
        match number {
            Some(number) => Some(Written { value: number, at: self.at_value(value) }),
            None => {
                self.wrong_type(check, field, value, "a whole number");
                None
            }
        }
    }

    pub fn date(&mut self, check: &mut Checker, field: &'static str) -> Option<Date> {
        self.ask(check, field, Holds::Date);
        let text = self.string(check, field)?;
        let date = Date::parse(&text.value);
        if date.is_none() {
            check.error(&text.at, no_date(&self.place, field, &text.value));
        }
        date
    }

    pub fn strings(&mut self, check: &mut Checker, field: &'static str) -> Vec<Written<String>> {
        self.ask(check, field, Holds::List);
        let Some(value) = self.value(field) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(check, field, value, "a list: [\"…\", \"…\"]");
            return Vec::new();
        };
        let mut found = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::String(text) => {
                    found.push(Written {
                        value: text.clone().into_owned(),
                        at: self.at_value(item),
                    });
                }
                _ => self.wrong_type(check, field, item, "words in quotes"),
            }
        }
        found
    }

    /// Both languages of a text; reports a language that is missing or empty.
    pub fn bilingual(
        &mut self,
        check: &mut Checker,
        field: &'static str,
    ) -> Option<Bilingual<Written<String>>> {
        self.require(check, field, &format!("{field} = {{ vi = \"…\", en = \"…\" }}"));
        self.optional_bilingual(check, field)
    }

    /// A required line of prose in both languages, checked.
    pub fn line(&mut self, check: &mut Checker, field: &'static str) -> Option<Bilingual<Line>> {
        let text = self.bilingual(check, field)?;
        Some(check.line(&format!("{}, {field}", self.place), text))
    }

    pub fn optional_bilingual(
        &mut self,
        check: &mut Checker,
        field: &'static str,
    ) -> Option<Bilingual<Written<String>>> {
        self.ask(check, field, Holds::Table);
        let Some(value) = self.value(field) else { return self.nothing(check, field)?.both(check) };
        let place = format!("{}, {field}", self.place);
        let Some(table) = self.inner(check, field, place, value) else {
            self.wrong_type(check, field, value, "{ vi = \"…\", en = \"…\" }");
            return None;
        };
        table.both(check)
    }

    fn both(mut self, check: &mut Checker) -> Option<Bilingual<Written<String>>> {
        let mut language = |code: &'static str| {
            check.asked.require(self.visit, code);
            let written = self.value(code).map(|it| self.at_value(it));
            let text = self.optional_string(check, code);
            let blank = text.as_ref().is_some_and(|it| it.value.trim().is_empty());
            if blank || written.is_none() {
                let message = format!("{}: the language \"{code}\" is missing", self.place);
                check.error(&written.unwrap_or(self.at.clone()), message);
            }
            text.filter(|_| !blank)
        };
        let (vi, en) = (language("vi"), language("en"));
        self.finish(check);
        Some(Bilingual { vi: vi?, en: en? })
    }

    /// A list of texts in both languages; none for each one with a reported mistake.
    pub fn bilinguals(
        &mut self,
        check: &mut Checker,
        field: &'static str,
        noun: &str,
    ) -> Vec<Option<Bilingual<Written<String>>>> {
        let tables = self.tables(check, field, noun);
        tables.into_iter().map(|it| it.both(check)).collect()
    }

    /// A required table; `wanted` is what to write where it is missing.
    pub fn required_table(
        &mut self,
        check: &mut Checker,
        field: &'static str,
        wanted: &str,
    ) -> Option<Table<'a>> {
        self.require(check, field, wanted);
        self.table(check, field)
    }

    pub fn table(&mut self, check: &mut Checker, field: &'static str) -> Option<Table<'a>> {
        self.ask(check, field, Holds::Table);
        let Some(value) = self.value(field) else { return self.nothing(check, field) };
        let table = self.inner(check, field, format!("{}, {field}", self.place), value);
        if table.is_none() {
            self.wrong_type(check, field, value, "a table: { … }");
        }
        table
    }

    /// The tables of `[[field]]`; `noun` names one of them in messages.
    pub fn tables(
        &mut self,
        check: &mut Checker,
        field: &'static str,
        noun: &str,
    ) -> Vec<Table<'a>> {
        self.ask(check, field, Holds::Tables);
        let Some(value) = self.value(field) else {
            return self.nothing(check, field).into_iter().collect();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(check, field, value, &format!("[[{field}]]"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let place = format!("{}, {noun} {}", self.place, index + 1);
            match self.inner(check, field, place, item) {
                Some(table) => tables.push(table),
                None => self.wrong_type(check, field, item, "a table: { … }"),
            }
        }
        tables
    }

    /// The fields and their values, for tables whose fields are names: `{ ward = 13 }`. `kind` is
    /// that of every value.
    pub fn entries(
        &mut self,
        check: &mut Checker,
        kind: Holds,
    ) -> Vec<(Written<String>, &'a Spanned<DeValue<'a>>)> {
        check.asked.ask_of_any(self.visit, kind);
        let file = self.at.file;
        let fields = self.fields.iter();
        fields
            .map(|(key, value)| {
                let at = At { file, span: key.span() };
                (Written { value: key.get_ref().clone().into_owned(), at }, value)
            })
            .collect()
    }

    /// Calls the table by its id in further messages, as in `fact "chapters"`.
    pub fn call(&mut self, noun: &str, id: &str) {
        if !id.is_empty() {
            self.place = format!("{noun} \"{id}\"");
        }
    }

    /// Reports the fields that nobody asked for.
    pub fn finish(self, check: &mut Checker) {
        for (field, _) in self.fields {
            let name = field.get_ref().as_ref();
            if !self.known.contains(&name) {
                let at = At { file: self.at.file, span: field.span() };
                let meant = did_you_mean(name, self.known.iter().copied());
                let known = self.known.join(", ");
                let message = format!(
                    "{}: no field is called \"{name}\"{meant}; fields are {known}",
                    self.place
                );
                check.error(&at, message);
            }
        }
    }
}
