//! Fields of a table that hold words, numbers and texts.

use toml::de::DeValue;

use super::{Table, Written};
use crate::model::{Bilingual, Date};
use crate::story::asked::Holds;
use crate::story::checker::Checker;
use crate::story::noun::Noun;
use crate::story::problem::{LONGEST_NAME, did_you_mean, no_date};
use crate::story::prose::Line;
use crate::story::say::say;
use crate::story::value::whole;

impl Table<'_> {
    /// As [`Table::require`], for a field of words.
    fn require_words(&mut self, check: &mut Checker, field: &'static str) {
        self.require(check, field, &Bilingual::alike(format!("{field} = \"…\"")));
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
                self.wrong_type(check, field, value, &words_in_quotes());
                None
            }
        }
    }

    pub fn string(&mut self, check: &mut Checker, field: &'static str) -> Option<Written<String>> {
        self.require_words(check, field);
        self.optional_string(check, field)
    }

    /// A required id: lower-case letters, digits and `-`. Empty after a reported mistake.
    pub fn id(&mut self, check: &mut Checker) -> Written<String> {
        self.ask(check, "id", Holds::Id);
        let Some(id) = self.string(check, "id") else {
            return Written { value: String::new(), at: self.at.clone() };
        };
        let sound = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
        let place = &self.place;
        if id.value.len() > LONGEST_NAME {
            let message = say!(
                [place],
                "{place}: mã dài {length} byte; nhiều nhất {LONGEST_NAME}",
                "{place}: an id of {length} bytes; at most {LONGEST_NAME} are read",
                length = id.value.len()
            );
            check.error(&id.at, message);
            return Written { value: String::new(), at: id.at };
        }
        if id.value.is_empty() {
            let message = say!(
                [place],
                "{place}: mã để trống; viết bằng a–z, 0–9 và -",
                "{place}: an empty id; write one of a–z, 0–9 and -"
            );
            check.error(&id.at, message);
        }
        if let Some(letter) = id.value.chars().find(|it| !sound(*it)) {
            let message = say!(
                [place],
                "{place}: mã \"{id}\" có ký tự \"{letter}\"; chỉ viết bằng a–z, 0–9 và -",
                "{place}: the id \"{id}\" holds \"{letter}\"; write it of a–z, 0–9 and -",
                id = id.value,
                letter = letter.escape_default()
            );
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
        self.require_words(check, field);
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
            let place = &self.place;
            let message = say!(
                [place, meant],
                "{place}: \"{field}\" là \"{word}\"; viết một trong các từ {all}{meant}",
                "{place}: \"{field}\" is \"{word}\"; write one of {all}{meant}",
                word = word.value,
                all = names().collect::<Vec<_>>().join(", ")
            );
            check.error(&word.at, message);
        }
        found
    }

    pub fn integer(&mut self, check: &mut Checker, field: &'static str) -> Option<Written<i64>> {
        let wanted = say!("{field} = …, một số nguyên", "{field} = …, a whole number");
        self.require(check, field, &wanted);
        self.ask(check, field, Holds::Whole);
        let value = self.value(field)?;
        match whole(value.get_ref()) {
            Some(number) => Some(Written { value: number, at: self.at_value(value) }),
            None => {
                let wanted = say!("một số nguyên", "a whole number");
                self.wrong_type(check, field, value, &wanted);
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
            let wanted = say!("danh sách: [\"…\", \"…\"]", "a list: [\"…\", \"…\"]");
            self.wrong_type(check, field, value, &wanted);
            return Vec::new();
        };
        if self.too_many(check, field, value, items.len()) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::String(text) => {
                    found.push(Written {
                        value: text.clone().into_owned(),
                        at: self.at_value(item),
                    });
                }
                _ => self.wrong_type(check, field, item, &words_in_quotes()),
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
        let wanted = format!("{field} = {{ vi = \"…\", en = \"…\" }}");
        self.require(check, field, &Bilingual::alike(wanted));
        self.optional_bilingual(check, field)
    }

    /// A required line of prose in both languages, checked.
    pub fn line(&mut self, check: &mut Checker, field: &'static str) -> Option<Bilingual<Line>> {
        let text = self.bilingual(check, field)?;
        Some(check.line(&self.place_of(field), text))
    }

    /// A line that is set in a picture, in two lines of so many characters at most.
    pub fn label(
        &mut self,
        check: &mut Checker,
        field: &'static str,
        longest: usize,
    ) -> Option<Bilingual<Line>> {
        let text = self.bilingual(check, field)?;
        let at = Bilingual { vi: text.vi.at.clone(), en: text.en.at.clone() };
        let place = self.place_of(field);
        let label = check.line(&place, text);
        check.two_lines(&place, &at, &label, longest);
        Some(label)
    }

    pub fn optional_bilingual(
        &mut self,
        check: &mut Checker,
        field: &'static str,
    ) -> Option<Bilingual<Written<String>>> {
        self.ask(check, field, Holds::Table);
        let Some(value) = self.value(field) else { return self.nothing(check, field)?.both(check) };
        let Some(table) = self.inner(check, field, self.place_of(field), value) else {
            let wanted = Bilingual::alike("{ vi = \"…\", en = \"…\" }".to_owned());
            self.wrong_type(check, field, value, &wanted);
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
                let place = &self.place;
                let message = say!(
                    [place],
                    "{place}: chưa có lời của ngôn ngữ \"{code}\"; viết {code} = \"…\"",
                    "{place}: the language \"{code}\" is missing; write {code} = \"…\""
                );
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
        noun: Noun,
    ) -> Vec<Option<Bilingual<Written<String>>>> {
        let tables = self.tables(check, field, noun);
        tables.into_iter().map(|it| it.both(check)).collect()
    }
}

fn words_in_quotes() -> Bilingual<String> {
    say!("chữ trong ngoặc kép", "words in quotes")
}
