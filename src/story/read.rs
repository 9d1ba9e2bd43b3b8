//! Tables of a story file, read field by field, each value with its place in the file.
//!
//! Not by derive: serde stops at the first mistake, and an editor should see all of them at once.

mod fields;

use std::ops::Range;
use std::sync::LazyLock;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::asked::Holds;
use super::checker::Checker;
use super::noun::Noun;
use super::problem::did_you_mean;
use super::say::say;
use crate::model::Bilingual;

/// The longest list; more entries are a mistake or an attack.
const MOST_ENTRIES: usize = 5_000;

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
    pub place: Bilingual<String>,
    fields: &'a DeTable<'a>,
    known: Vec<&'static str>,
    /// Its number in [`super::asked`].
    visit: usize,
}

impl<'a> Table<'a> {
    /// A whole file.
    pub fn new(file: usize, place: Bilingual<String>, table: &'a Spanned<DeTable<'a>>) -> Self {
        let at = At { file, span: table.span() };
        Self { at, place, fields: table.get_ref(), known: Vec::new(), visit: file }
    }

    fn inner(
        &self,
        check: &mut Checker,
        field: &'static str,
        place: Bilingual<String>,
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
        let (at, place) = (self.at.clone(), Bilingual::default());
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
        wanted: &Bilingual<String>,
    ) {
        let (place, got) = (&self.place, kind_of(value.get_ref()));
        let message = say!(
            [place, got, wanted],
            "{place}: \"{field}\" đang là {got}; viết {wanted}",
            "{place}: \"{field}\" is {got}; write {wanted}"
        );
        check.error(&self.at_value(value), message);
    }

    /// Reports a required field that is not there.
    fn require(&mut self, check: &mut Checker, field: &'static str, wanted: &Bilingual<String>) {
        check.asked.require(self.visit, field);
        if self.value(field).is_none() {
            let place = &self.place;
            let message = say!(
                [place, wanted],
                "{place}: thiếu \"{field}\"; viết {wanted}",
                "{place}: \"{field}\" is missing; write {wanted}"
            );
            check.error(&self.at, message);
        }
    }

    /// Reports a list in which something has to be, and nothing is.
    pub fn require_some(
        &self,
        check: &mut Checker,
        field: &'static str,
        empty: bool,
        noun: Noun,
        add: &str,
    ) {
        check.asked.require_some(self.visit, field);
        if empty {
            let (place, word) = (&self.place, noun.word());
            let message = say!(
                [place, word],
                "{place}: chưa có {word} nào; thêm {add}",
                "{place}: no {word}; add {add}"
            );
            check.error(&self.at, message);
        }
    }

    /// A required table; `wanted` is what to write where it is missing.
    pub fn required_table(
        &mut self,
        check: &mut Checker,
        field: &'static str,
        wanted: &Bilingual<String>,
    ) -> Option<Table<'a>> {
        self.require(check, field, wanted);
        self.table(check, field)
    }

    pub fn table(&mut self, check: &mut Checker, field: &'static str) -> Option<Table<'a>> {
        self.ask(check, field, Holds::Table);
        let Some(value) = self.value(field) else { return self.nothing(check, field) };
        let table = self.inner(check, field, self.place_of(field), value);
        if table.is_none() {
            self.wrong_type(check, field, value, &one_table());
        }
        table
    }

    /// The tables of `[[field]]`; `noun` names one of them in messages.
    pub fn tables(
        &mut self,
        check: &mut Checker,
        field: &'static str,
        noun: Noun,
    ) -> Vec<Table<'a>> {
        self.ask(check, field, Holds::Tables);
        let Some(value) = self.value(field) else {
            return self.nothing(check, field).into_iter().collect();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(check, field, value, &Bilingual::alike(format!("[[{field}]]")));
            return Vec::new();
        };
        if self.too_many(check, field, value, items.len()) {
            return Vec::new();
        }
        let mut tables = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let (place, word) = (&self.place, noun.word());
            let number = index + 1;
            let place = say!([place, word], "{place}, {word} {number}", "{place}, {word} {number}");
            match self.inner(check, field, place, item) {
                Some(table) => tables.push(table),
                None => self.wrong_type(check, field, item, &one_table()),
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
    pub fn call(&mut self, noun: Noun, id: &str) {
        if !id.is_empty() {
            let word = noun.word();
            self.place = say!([word], "{word} \"{id}\"", "{word} \"{id}\"");
        }
    }

    /// A field of the table in words.
    pub fn place_of(&self, field: &str) -> Bilingual<String> {
        let place = &self.place;
        say!([place], "{place}, {field}", "{place}, {field}")
    }

    fn too_many(
        &self,
        check: &mut Checker,
        field: &str,
        value: &Spanned<DeValue<'_>>,
        count: usize,
    ) -> bool {
        let many = count > MOST_ENTRIES;
        if many {
            let place = &self.place;
            let message = say!(
                [place],
                "{place}: \"{field}\" có {count} mục; chỉ đọc nhiều nhất {MOST_ENTRIES}",
                "{place}: \"{field}\" has {count} entries; at most {MOST_ENTRIES} are read"
            );
            check.error(&self.at_value(value), message);
        }
        many
    }

    /// Reports the fields that nobody asked for.
    pub fn finish(self, check: &mut Checker) {
        for (field, _) in self.fields {
            let name = field.get_ref().as_ref();
            if !self.known.contains(&name) {
                let at = At { file: self.at.file, span: field.span() };
                let meant = did_you_mean(name, self.known.iter().copied());
                let place = &self.place;
                let message = say!(
                    [place, meant],
                    "{place}: không có trường \"{name}\"{meant}; các trường là {known}",
                    "{place}: no field is called \"{name}\"{meant}; fields are {known}",
                    known = self.known.join(", ")
                );
                check.error(&at, message);
            }
        }
    }
}

fn one_table() -> Bilingual<String> {
    say!("một bảng: {{ … }}", "a table: {{ … }}")
}

/// What TOML takes a value for.
fn kind_of(value: &DeValue<'_>) -> Bilingual<&'static str> {
    let (vi, en) = match value {
        DeValue::String(_) => ("chữ", "a string"),
        DeValue::Integer(_) => ("số nguyên", "an integer"),
        DeValue::Float(_) => ("số thập phân", "a float"),
        DeValue::Boolean(_) => ("true hoặc false", "a boolean"),
        DeValue::Datetime(_) => ("ngày không có ngoặc kép", "a datetime"),
        DeValue::Array(_) => ("danh sách", "an array"),
        DeValue::Table(_) => ("một bảng", "a table"),
    };
    Bilingual { vi, en }
}
