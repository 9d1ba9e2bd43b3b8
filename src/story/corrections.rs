//! Reads `corrections.toml`: the log of what was published and was wrong. A story without the file
//! has had nothing to correct.
//!
//! Trap: the log is never tidied up. An entry stays as long as its fact does, and new ones come last.

use super::checker::{Checker, Noun};
use super::facts::optional_value;
use super::read::{Table, Written};
use super::{Change, Correction, StoryFact};
use crate::model::{Date, Value};

/// The corrections in the order of the file, which is that of time.
pub(super) fn read(
    check: &mut Checker,
    mut file: Table<'_>,
    facts: &[StoryFact],
) -> Vec<Correction> {
    let mut log = Log { last_date: None, states: Vec::new() };
    let tables = file.tables(check, "correction", "correction");
    let read: Vec<_> = tables.into_iter().map(|it| log.read(check, it, facts)).collect();
    file.finish(check);
    log.report_wrong_ends(check);
    read.into_iter().flatten().collect()
}

/// What the entries so far lead to.
struct Log<'a> {
    last_date: Option<Date>,
    /// The last entry of each fact that has a value.
    states: Vec<State<'a>>,
}

/// The value that a fact has after its last entry.
struct State<'a> {
    fact: &'a StoryFact,
    new: Written<Value>,
    place: String,
}

impl<'a> Log<'a> {
    fn read(
        &mut self,
        check: &mut Checker,
        mut table: Table<'_>,
        facts: &'a [StoryFact],
    ) -> Option<Correction> {
        let date = self.read_date(check, &mut table);
        let id = table.string(check, "fact");
        let place = table.place.clone();
        let known = id.as_ref().is_some_and(|it| check.refer(Noun::Fact, &place, it));
        let fact = id.as_ref().and_then(|id| facts.iter().find(|it| it.id == id.value));
        let [old, new] = ["old", "new"].map(|field| optional_value(check, &mut table, field));
        let why = table.line(check, "why");
        let sides = [("old", &old), ("new", &new)];
        let change = match fact.filter(|it| known && check.is_readable(&it.id)) {
            None => None,
            Some(fact) if fact.value == Value::Statement => {
                for (field, side) in sides {
                    if let Some((at, _)) = side {
                        let message = format!(
                            "{place}: the fact \"{}\" has no value; take \"{field}\" out, and say in \"why\" what was wrong",
                            fact.id
                        );
                        check.error(at, message);
                    }
                }
                Some(None)
            }
            Some(fact) => {
                for (field, _) in sides.into_iter().filter(|(_, side)| side.is_none()) {
                    let message = format!(
                        "{place}: \"{field}\" is missing; write {field} = …, as a value of facts.toml"
                    );
                    check.error(&table.at, message);
                }
                match (old, new) {
                    (Some((old_at, Some(old))), Some((new_at, Some(new)))) => {
                        let old = Written { value: old, at: old_at };
                        let new = Written { value: new, at: new_at };
                        self.change(check, &place, fact, old, new).map(Some)
                    }
                    _ => None,
                }
            }
        };
        table.finish(check);
        Some(Correction { date: date?, fact: id?.value, change: change?, why: why? })
    }

    /// A day, not before that of the entry above.
    fn read_date(&mut self, check: &mut Checker, table: &mut Table<'_>) -> Option<Date> {
        let date = table.date(check, "date")?;
        let at = table.value("date").map_or(table.at.clone(), |it| table.at_value(it));
        let place = &table.place;
        if date.day.is_none() {
            let message =
                format!("{place}: the date \"{date}\" has no day; write it as \"2025-03-01\"");
            check.error(&at, message);
            return None;
        }
        if let Some(before) = self.last_date.filter(|it| date < *it) {
            let message = format!(
                "{place}: the date \"{date}\" is before \"{before}\" of the entry above; write entries in the order of time"
            );
            check.error(&at, message);
        }
        self.last_date = Some(date);
        Some(date)
    }

    /// One value that became another: of the fact's own kind, and where the entry before ended.
    fn change(
        &mut self,
        check: &mut Checker,
        place: &str,
        fact: &'a StoryFact,
        old: Written<Value>,
        new: Written<Value>,
    ) -> Option<Change> {
        let reported = check.count();
        let id = &fact.id;
        for (field, side) in [("old", &old), ("new", &new)] {
            if kind(&side.value) != kind(&fact.value) {
                let message = format!(
                    "{place}: \"{field}\" is {}, but the fact \"{id}\" is {}; write {field} as one",
                    toml_value(&side.value),
                    kind(&fact.value)
                );
                check.error(&side.at, message);
            }
        }
        if check.count() != reported {
            return None;
        }
        if old.value == new.value {
            let message = format!(
                "{place}: \"old\" and \"new\" are both {}; a correction changes the value",
                toml_value(&new.value)
            );
            check.error(&new.at, message);
        }
        let at = self.states.iter().position(|it| it.fact.id == *id);
        if let Some(before) = at.map(|it| self.states.swap_remove(it))
            && before.new.value != old.value
        {
            let left = toml_value(&before.new.value);
            let message = format!(
                "{place}: \"old\" is {}, but the entry before left the fact \"{id}\" at {left}; write old = {left}",
                toml_value(&old.value)
            );
            check.error(&old.at, message);
        }
        let change = Change { old: old.value, new: new.value.clone() };
        self.states.push(State { fact, new, place: place.to_owned() });
        Some(change)
    }

    /// The last entry of a fact ends where the fact is.
    fn report_wrong_ends(self, check: &mut Checker) {
        for State { fact, new, place } in self.states {
            if new.value != fact.value {
                let message = format!(
                    "{place}: \"new\" is {}, but the fact \"{}\" is {} now; correct one of them, or add an entry that leads there",
                    toml_value(&new.value),
                    fact.id,
                    toml_value(&fact.value)
                );
                check.error(&new.at, message);
            }
        }
    }
}

/// What a value is, in words.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Number(_) => "a number",
        Value::Date(_) => "a date",
        Value::Words(_) => "words",
        Value::Statement => "a statement",
    }
}

/// A value as the story files write it.
pub(super) fn toml_value(value: &Value) -> String {
    match value {
        Value::Number(value) => value.to_string(),
        Value::Date(date) => format!("\"{date}\""),
        Value::Words(words) => {
            format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
        }
        Value::Statement => "\"\"".to_owned(),
    }
}
