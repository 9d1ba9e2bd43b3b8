//! Reads `facts.toml`: facts, their sources, and corrections.

use toml::Spanned;
use toml::de::DeValue;

use super::checker::{Checker, Noun};
use super::problem::did_you_mean;
use super::prose::Line;
use super::read::{At, Table, Written};
use super::{Correction, StoryFact};
use crate::model::{Bilingual, Fact, Grade, Language, Source, Value};

/// A quote is evidence, not an excerpt.
const LONGEST_QUOTE_WORDS: usize = 30;

/// Facts whose texts are still to be checked, once every name is known.
pub(super) struct ReadFacts<'a> {
    facts: Vec<(Fact<Line>, Table<'a>)>,
    corrections: Vec<Table<'a>>,
    /// For the warning of facts that nobody uses.
    pub ids: Vec<Written<String>>,
}

/// First pass: ids and values, so that texts anywhere can refer to them.
pub(super) fn read_values<'a>(check: &mut Checker, mut file: Table<'a>) -> ReadFacts<'a> {
    let mut read = ReadFacts { facts: Vec::new(), corrections: Vec::new(), ids: Vec::new() };
    for mut table in file.tables(check, "fact", "fact") {
        let id = table.id(check);
        table.call("fact", &id.value);
        check.define(Noun::Fact, &id);
        let value = match table.value("value") {
            Some(value) => read_value(check, &table, value),
            None => Value::Statement,
        };
        let suffix = table.optional_string(check, "suffix").map(|it| it.value).unwrap_or_default();
        let as_of = table.date(check, "as_of");
        let grade = table.one_of(check, "grade", &Grade::ALL);
        let (Some(as_of), Some(grade)) = (as_of, grade) else { continue };
        let none = Bilingual { vi: Line::new(), en: Line::new() };
        let fact = Fact {
            id: id.value.clone(),
            value,
            suffix,
            unit: None,
            as_of,
            grade,
            from: Vec::new(),
            says: none,
            note: None,
            sources: Vec::new(),
        };
        let written = Bilingual { vi: fact.format(Language::Vi), en: fact.format(Language::En) };
        check.define_value(&id.value, written);
        read.ids.push(id);
        read.facts.push((fact, table));
    }
    read.corrections = file.tables(check, "correction", "correction");
    file.finish(check);
    read
}

fn read_value(check: &mut Checker, table: &Table<'_>, value: &Spanned<DeValue<'_>>) -> Value {
    let number = |text: &str| text.replace('_', "").parse::<f64>().ok().filter(|it| it.is_finite());
    let found = match value.get_ref() {
        DeValue::Integer(it) => number(it.as_str()).map(Value::Number),
        DeValue::Float(it) => number(it.as_str()).map(Value::Number),
        DeValue::String(it) if it.trim().is_empty() => None,
        DeValue::String(it) => Some(match crate::model::Date::parse(it) {
            Some(date) => Value::Date(date),
            None => Value::Words(it.clone().into_owned()),
        }),
        _ => None,
    };
    found.unwrap_or_else(|| {
        let message = format!(
            "{}: \"value\" is no number, date or words; write 30, 17.5, \"2025-03-01\" or \"02/2025/NĐ-CP\"",
            table.place
        );
        check.error(&table.at_value(value), message);
        Value::Statement
    })
}

impl ReadFacts<'_> {
    /// Second pass: texts, sources and references.
    pub fn finish(
        self,
        check: &mut Checker,
    ) -> (Vec<StoryFact>, Vec<Correction>, Vec<Written<String>>) {
        let facts =
            self.facts.into_iter().map(|(fact, table)| read_rest(check, fact, table)).collect();
        let corrections =
            self.corrections.into_iter().filter_map(|it| read_correction(check, it)).collect();
        (facts, corrections, self.ids)
    }
}

fn read_rest(check: &mut Checker, mut fact: Fact<Line>, mut table: Table<'_>) -> Fact<Line> {
    let place = table.place.clone();
    fact.unit = table
        .optional_bilingual(check, "unit")
        .map(|it| check.plain(&format!("{place}, unit"), it));
    if fact.unit.is_none() && fact.number().is_some() {
        check.error(
            &table.at,
            format!("{place}: a number without a unit; add unit = {{ vi = \"…\", en = \"…\" }}"),
        );
    }
    if let Some(says) = table.bilingual(check, "says") {
        fact.says = check.line(&format!("{place}, says"), says);
    }
    fact.note =
        table.optional_bilingual(check, "note").map(|it| check.line(&format!("{place}, note"), it));
    for id in table.strings(check, "from") {
        check.refer(Noun::Fact, &place, &id);
        fact.from.push(id.value);
    }
    for source in table.tables(check, "source", "source") {
        fact.sources.extend(read_source(check, source));
    }
    let ours = matches!(fact.grade, Grade::Derived | Grade::Assumption);
    if fact.grade == Grade::Derived && fact.from.is_empty() {
        check.error(
            &table.at,
            format!("{place}: derived, but not from what; add from = [\"fact-id\", …]"),
        );
    }
    if fact.sources.is_empty() && !ours {
        let message =
            format!("{place}: no source; add [[fact.source]] with publisher, date, link and quote");
        check.error(&table.at, message);
    }
    table.finish(check);
    fact
}

fn read_source(check: &mut Checker, mut table: Table<'_>) -> Option<Source> {
    let publisher = table.string(check, "publisher");
    let date = table.date(check, "date");
    let link = table.string(check, "link");
    let quote = table.string(check, "quote");
    for text in [&publisher, &link, &quote].into_iter().flatten() {
        if text.value.trim().is_empty() {
            check.error(&text.at, format!("{}: an empty text", table.place));
        }
    }
    if let Some(link) = &link {
        check_link(check, &table.place, link);
    }
    if let Some(quote) = &quote {
        let words = quote.value.split_whitespace().count();
        if words > LONGEST_QUOTE_WORDS {
            let message = format!(
                "{}: a quote of {words} words; at most {LONGEST_QUOTE_WORDS} are evidence, more is copying",
                table.place
            );
            check.error(&quote.at, message);
        }
    }
    table.finish(check);
    Some(Source {
        publisher: publisher?.value,
        date: date?,
        link: link?.value,
        quote: quote?.value,
    })
}

/// Only plain `https:` addresses: no other scheme, no user name, no spaces or control characters.
fn check_link(check: &mut Checker, place: &str, link: &Written<String>) {
    let host = link.value.strip_prefix("https://").and_then(|it| it.split(['/', '?', '#']).next());
    let sound = host.is_some_and(|it| it.contains('.') && !it.contains(['@', '\\']))
        && !link
            .value
            .contains(|it: char| it.is_whitespace() || it.is_control() || "\"<>\\".contains(it));
    if !sound {
        let message =
            format!("{place}: the link \"{}\" is not a plain https:// address", link.value);
        check.error(&link.at, message);
    }
}

fn read_correction(check: &mut Checker, mut table: Table<'_>) -> Option<Correction> {
    let date = table.date(check, "date");
    let fact = table.string(check, "fact");
    let place = table.place.clone();
    if let Some(id) = &fact {
        check.refer(Noun::Fact, &place, id);
    }
    let old = table.string(check, "old");
    let new = table.string(check, "new");
    let why = table.bilingual(check, "why").map(|it| check.line(&format!("{place}, why"), it));
    table.finish(check);
    Some(Correction { date: date?, fact: fact?.value, old: old?.value, new: new?.value, why: why? })
}

/// Reports a name of a table entry that is none of the known ones.
pub(super) fn unknown_entry(check: &mut Checker, place: &str, name: &str, at: &At, known: &[&str]) {
    let meant = did_you_mean(name, known.iter().copied());
    check.error(
        at,
        format!("{place}: no field is called \"{name}\"{meant}; fields are {}", known.join(", ")),
    );
}
