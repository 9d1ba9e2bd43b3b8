//! Reads `corrections.toml`: the log of what was published and was wrong. A story without the file
//! has had nothing to correct.
//!
//! Trap: the log is never tidied up. An entry stays as long as its fact does, and new ones come last.

use super::checker::Checker;
use super::noun::Noun;
use super::read::{Table, Written};
use super::say::say;
use super::value::{kind, optional_value, toml_value};
use super::{Change, Correction, StoryFact};
use crate::model::{Bilingual, Date, Value};

/// The corrections in the order of the file, which is that of time.
pub(super) fn read(
    check: &mut Checker,
    mut file: Table<'_>,
    facts: &[StoryFact],
) -> Vec<Correction> {
    let mut log = Log { last_date: None, states: Vec::new() };
    let tables = file.tables(check, "correction", Noun::Correction);
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
    place: Bilingual<String>,
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
                        let message = say!(
                            [place],
                            "{place}: số liệu \"{id}\" không có giá trị; bỏ \"{field}\", và nói rõ sai gì trong \"why\"",
                            "{place}: the fact \"{id}\" has no value; take \"{field}\" out, and say in \"why\" what was wrong",
                            id = fact.id
                        );
                        check.error(at, message);
                    }
                }
                Some(None)
            }
            Some(fact) => {
                for (field, _) in sides.into_iter().filter(|(_, side)| side.is_none()) {
                    let message = say!(
                        [place],
                        "{place}: thiếu \"{field}\"; viết {field} = …, như giá trị trong facts.toml",
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
            let message = say!(
                [place],
                "{place}: \"{date}\" không ghi rõ ngày; viết dạng \"2025-03-01\"",
                "{place}: the date \"{date}\" has no day; write it as \"2025-03-01\""
            );
            check.error(&at, message);
            return None;
        }
        if let Some(before) = self.last_date.filter(|it| date < *it) {
            let message = say!(
                [place],
                "{place}: ngày \"{date}\" sớm hơn \"{before}\" của mục ở trên; xếp các mục theo thứ tự thời gian",
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
        place: &Bilingual<String>,
        fact: &'a StoryFact,
        old: Written<Value>,
        new: Written<Value>,
    ) -> Option<Change> {
        let reported = check.count();
        let id = &fact.id;
        for (field, side) in [("old", &old), ("new", &new)] {
            if kind(&side.value) != kind(&fact.value) {
                let kind = kind(&fact.value);
                let message = say!(
                    [place, kind],
                    "{place}: \"{field}\" là {value}, nhưng số liệu \"{id}\" là {kind}; viết {field} cùng loại",
                    "{place}: \"{field}\" is {value}, but the fact \"{id}\" is {kind}; write {field} as one",
                    value = toml_value(&side.value)
                );
                check.error(&side.at, message);
            }
        }
        if check.count() != reported {
            return None;
        }
        if old.value == new.value {
            let message = say!(
                [place],
                "{place}: \"old\" và \"new\" đều là {value}; đính chính thì giá trị phải đổi",
                "{place}: \"old\" and \"new\" are both {value}; a correction changes the value",
                value = toml_value(&new.value)
            );
            check.error(&new.at, message);
        }
        let at = self.states.iter().position(|it| it.fact.id == *id);
        if let Some(before) = at.map(|it| self.states.swap_remove(it))
            && before.new.value != old.value
        {
            let left = toml_value(&before.new.value);
            let message = say!(
                [place],
                "{place}: \"old\" là {old}, nhưng mục trước đã sửa số liệu \"{id}\" thành {left}; viết old = {left}",
                "{place}: \"old\" is {old}, but the entry before left the fact \"{id}\" at {left}; write old = {left}",
                old = toml_value(&old.value)
            );
            check.error(&old.at, message);
        }
        let change = Change { old: old.value, new: new.value.clone() };
        self.states.push(State { fact, new, place: place.clone() });
        Some(change)
    }

    /// The last entry of a fact ends where the fact is.
    fn report_wrong_ends(self, check: &mut Checker) {
        for State { fact, new, place } in self.states {
            if new.value != fact.value {
                let message = say!(
                    [place],
                    "{place}: \"new\" là {new}, nhưng số liệu \"{id}\" nay là {now}; sửa một trong hai, hoặc thêm mục đưa tới giá trị đó",
                    "{place}: \"new\" is {new}, but the fact \"{id}\" is {now} now; correct one of them, or add an entry that leads there",
                    new = toml_value(&new.value),
                    id = fact.id,
                    now = toml_value(&fact.value)
                );
                check.error(&new.at, message);
            }
        }
    }
}
