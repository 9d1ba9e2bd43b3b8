//! Reads `facts.toml`: facts and their sources.

use toml::Spanned;
use toml::de::DeValue;

use super::StoryFact;
use super::asked::Holds;
use super::checker::{Checker, Noun};
use super::problem::no_date;
use super::prose::Line;
use super::read::{At, Table, Written};
use crate::model::{Bilingual, Date, Fact, Grade, Language, Source, Value};

/// Stands for a date with a reported mistake, so that what it belongs to is checked as well.
pub(super) const STAND_IN: Date = Date { year: 1900, month: None, day: None };

/// A quote is evidence, not an excerpt.
const LONGEST_QUOTE_WORDS: usize = 30;

/// Facts whose texts are still to be checked, once every name is known.
pub(super) struct ReadFacts<'a> {
    facts: Vec<(Fact<Line>, Table<'a>)>,
    /// Where each one's value stands.
    places: Vec<At>,
    /// For the warning of facts that nobody uses.
    pub ids: Vec<Written<String>>,
}

/// First pass: ids and values, so that texts anywhere can refer to them.
pub(super) fn read_values<'a>(check: &mut Checker, mut file: Table<'a>) -> ReadFacts<'a> {
    let mut read = ReadFacts { facts: Vec::new(), places: Vec::new(), ids: Vec::new() };
    for mut table in file.tables(check, "fact", "fact") {
        let id = table.id(check);
        table.call("fact", &id.value);
        check.define(Noun::Fact, &id);
        let (place, value) = optional_value(check, &mut table, "value")
            .unwrap_or((table.at.clone(), Some(Value::Statement)));
        read.places.push(place);
        if value.is_none() {
            check.define_unreadable(&id.value);
        }
        let suffix = table.optional_string(check, "suffix").map(|it| it.value).unwrap_or_default();
        let as_of = table.date(check, "as_of");
        let grade = table.one_of(check, "grade", &Grade::ALL);
        let none = Bilingual { vi: Line::new(), en: Line::new() };
        let fact = Fact {
            id: id.value.clone(),
            value: value.unwrap_or(Value::Statement),
            suffix,
            unit: None,
            as_of: as_of.unwrap_or(STAND_IN),
            grade: grade.unwrap_or(Grade::Assumption),
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
    file.finish(check);
    read
}

/// A value, if it is written: where, and which; none after a reported mistake.
pub(super) fn optional_value(
    check: &mut Checker,
    table: &mut Table<'_>,
    field: &'static str,
) -> Option<(At, Option<Value>)> {
    table.ask(check, field, Holds::Value);
    let value = table.value(field)?;
    Some((table.at_value(value), read_value(check, table, field, value)))
}

/// A value in the field of that name; none after a reported mistake.
pub(super) fn read_value(
    check: &mut Checker,
    table: &Table<'_>,
    field: &str,
    value: &Spanned<DeValue<'_>>,
) -> Option<Value> {
    let number = |text: &str| text.replace('_', "").parse::<f64>().ok().filter(|it| it.is_finite());
    let found = match value.get_ref() {
        DeValue::Integer(it) => number(it.as_str()).map(Value::Number),
        DeValue::Float(it) => number(it.as_str()).map(Value::Number),
        DeValue::String(it) if it.trim().is_empty() => None,
        DeValue::String(it) => match Date::parse(it) {
            Some(date) => Some(Value::Date(date)),
            None if is_like_a_date(it) => {
                check.error(&table.at_value(value), no_date(&table.place, field, it));
                return None;
            }
            None => Some(Value::Words(it.clone().into_owned())),
        },
        _ => None,
    };
    if let Some(Value::Words(words)) = &found {
        let words = Written { value: words.clone(), at: table.at_value(value) };
        check.characters(&table.place, &words);
    }
    if found.is_none() {
        let message = format!(
            "{}: \"{field}\" is no number, date or words; write 30, 17.5, \"2025-03-01\" or \"02/2025/NĐ-CP\"",
            table.place
        );
        check.error(&table.at_value(value), message);
    }
    found
}

/// Four digits, then one or two groups of one or two: meant as a date, if it is one or not.
fn is_like_a_date(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let group = |it: &&str| digits(it) && (1..=2).contains(&it.len());
    match &groups[..] {
        [year, rest @ ..] => {
            digits(year)
                && year.len() == 4
                && (1..=2).contains(&rest.len())
                && rest.iter().all(group)
        }
        [] => false,
    }
}

/// The fact of that id, as far as `read` finds in it what is wanted; reports one that is not there
/// or is something else.
pub(super) fn fact_that<T>(
    check: &mut Checker,
    place: &str,
    id: &Written<String>,
    facts: &[StoryFact],
    read: impl Fn(&StoryFact) -> Option<T>,
    wanted: &str,
) -> Option<T> {
    if !check.refer(Noun::Fact, place, id) {
        return None;
    }
    let found = facts.iter().find(|it| it.id == id.value).and_then(read);
    if found.is_none() && check.is_readable(&id.value) {
        check.error(&id.at, format!("{place}: the fact \"{}\" is no {wanted}", id.value));
    }
    found
}

impl ReadFacts<'_> {
    /// Second pass: texts, sources and references.
    pub fn finish(self, check: &mut Checker) -> (Vec<StoryFact>, Vec<At>, Vec<Written<String>>) {
        let read = |(fact, table): (Fact<Line>, Table<'_>)| {
            check.begin(Some(&fact.id));
            read_rest(check, fact, table)
        };
        let facts = self.facts.into_iter().map(read).collect();
        check.begin(None);
        (facts, self.places, self.ids)
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
    let reported = check.count();
    for id in table.strings(check, "from") {
        if id.value == fact.id {
            check.error(&id.at, format!("{place}: derived from itself; name other facts"));
        }
        check.refer(Noun::Fact, &place, &id);
        fact.from.push(id.value);
    }
    let underivable = fact.from.is_empty() && check.count() == reported;
    let reported = check.count();
    let sources = table.tables(check, "source", "source");
    let unsourced = sources.is_empty() && check.count() == reported;
    for source in sources {
        fact.sources.extend(read_source(check, source));
    }
    let ours = matches!(fact.grade, Grade::Derived | Grade::Assumption);
    if fact.grade == Grade::Derived && underivable {
        check.error(
            &table.at,
            format!("{place}: derived, but not from what; add from = [\"fact-id\", …]"),
        );
    }
    if unsourced && !ours {
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
        check.characters(&table.place, text);
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

/// Only plain `https:` addresses: no other scheme, no user name, no letters that look like others
/// in the name of the host, no spaces or control characters.
fn check_link(check: &mut Checker, place: &str, link: &Written<String>) {
    let host = link.value.strip_prefix("https://").and_then(|it| it.split(['/', '?', '#']).next());
    let letters = |it: &str| it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    let named = |it: &str| !it.is_empty() && letters(it);
    let sound = host.is_some_and(|it| it.contains('.') && it.split('.').all(named))
        && !link
            .value
            .contains(|it: char| it.is_whitespace() || it.is_control() || "\"<>\\".contains(it));
    if !sound {
        let message =
            format!("{place}: the link \"{}\" is not a plain https:// address", link.value);
        check.error(&link.at, message);
    }
}
