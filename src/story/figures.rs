//! Reads `figures.toml`: what each figure is called, says and draws from.

use super::checker::{Checker, Noun};
use super::cue::FigureName;
use super::prose::Line;
use super::read::{At, Table, Written};
use super::{ChapterShare, Content, Count, Event, Figure, Item, StoryFact, Went};
use crate::model::{Bilingual, Date};

/// Reads all figures; reports those that are missing or there twice.
pub(super) fn read(check: &mut Checker, mut file: Table<'_>, facts: &[StoryFact]) -> Vec<Figure> {
    let at_file = file.at.clone();
    let mut figures: Vec<Figure> = Vec::new();
    for table in file.tables(check, "figure", "figure") {
        let at = table.at.clone();
        let Some(figure) = read_figure(check, table, facts) else { continue };
        if figures.iter().any(|it| it.name == figure.name) {
            check.error(&at, format!("a second figure is called \"{}\"", figure.name.word()));
            continue;
        }
        figures.push(figure);
    }
    file.finish(check);
    for (word, name) in FigureName::ALL {
        if !figures.iter().any(|it| it.name == name) {
            check.error(
                &at_file,
                format!("figures: \"{word}\" is missing; add [[figure]] with id = \"{word}\""),
            );
        }
    }
    figures
}

fn read_figure(check: &mut Checker, mut table: Table<'_>, facts: &[StoryFact]) -> Option<Figure> {
    let name = table.one_of(check, "id", &FigureName::ALL)?;
    table.call("figure", name.word());
    let title = line(check, &mut table, "title");
    let description = line(check, &mut table, "description");
    let place = table.place.clone();
    let note =
        table.optional_bilingual(check, "note").map(|it| check.line(&format!("{place}, note"), it));
    let sources = table.strings(check, "sources");
    if sources.is_empty() {
        check.error(&table.at, format!("{place}: no sources; add sources = [\"fact-id\", …]"));
    }
    for id in &sources {
        check.refer(Noun::Fact, &place, id);
    }
    let content = match name {
        FigureName::Organization => Some(Content::Organization),
        FigureName::Timeline => {
            Some(Content::Timeline(read_events(check, &mut table, "event", facts)))
        }
        FigureName::Functions => Some(Content::Functions(read_items(check, &mut table))),
        FigureName::UnitsOverTime => {
            Some(Content::UnitsOverTime(read_counts(check, &mut table, facts)))
        }
        FigureName::Chapters => read_chapters(check, &mut table, facts),
        FigureName::CommandPath => read_path(check, &mut table, facts),
    };
    table.finish(check);
    let sources = sources.into_iter().map(|it| it.value).collect();
    Some(Figure {
        name,
        title: title?,
        description: description?,
        note,
        sources,
        content: content?,
    })
}

fn line(
    check: &mut Checker,
    table: &mut Table<'_>,
    field: &'static str,
) -> Option<Bilingual<Line>> {
    let text = table.bilingual(check, field)?;
    Some(check.line(&format!("{}, {field}", table.place), text))
}

fn fact(
    check: &mut Checker,
    table: &mut Table<'_>,
    field: &'static str,
) -> Option<Written<String>> {
    let id = table.string(check, field)?;
    let place = table.place.clone();
    check.refer(Noun::Fact, &place, &id).then_some(id)
}

fn number(
    check: &mut Checker,
    table: &mut Table<'_>,
    field: &'static str,
    facts: &[StoryFact],
) -> Option<String> {
    let id = fact(check, table, field)?;
    let value = facts.iter().find(|it| it.id == id.value).and_then(StoryFact::number);
    if value.is_none_or(|it| it < 0.0) {
        not_a(check, &table.place, &id.at, &id.value, "number");
        return None;
    }
    Some(id.value)
}

fn date(
    check: &mut Checker,
    table: &mut Table<'_>,
    field: &'static str,
    facts: &[StoryFact],
) -> Option<(String, Date)> {
    let id = fact(check, table, field)?;
    let date = facts.iter().find(|it| it.id == id.value).and_then(StoryFact::date);
    if date.is_none() {
        not_a(check, &table.place, &id.at, &id.value, "date");
    }
    Some((id.value, date?))
}

fn not_a(check: &mut Checker, place: &str, at: &At, id: &str, wanted: &str) {
    check.error(at, format!("{place}: the fact \"{id}\" is no {wanted}"));
}

fn read_events(
    check: &mut Checker,
    table: &mut Table<'_>,
    field: &'static str,
    facts: &[StoryFact],
) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for mut table in table.tables(check, field, field) {
        let id = table.id(check);
        table.call(field, &id.value);
        let date = date(check, &mut table, "date", facts);
        let what = line(check, &mut table, "what");
        let fact = fact(check, &mut table, "fact");
        if events.iter().any(|it| it.id == id.value) {
            check.error(&id.at, format!("a second {field} is called \"{}\"", id.value));
        }
        if let (Some((_, date)), Some(last)) = (&date, events.last())
            && *date < last.date
        {
            check.error(
                &table.at,
                format!(
                    "{}: its date is before the one above; write events in the order of time",
                    table.place
                ),
            );
        }
        table.finish(check);
        if let (Some((date_fact, date)), Some(what), Some(fact)) = (date, what, fact) {
            events.push(Event { id: id.value, date_fact, date, what, fact: fact.value });
        }
    }
    events
}

fn read_items(check: &mut Checker, table: &mut Table<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for mut table in table.tables(check, "item", "item") {
        let id = table.id(check);
        table.call("item", &id.value);
        let what = line(check, &mut table, "what");
        let went = table.one_of(check, "went", &Went::ALL);
        let fact = fact(check, &mut table, "fact");
        table.finish(check);
        if let (Some(what), Some(went), Some(fact)) = (what, went, fact) {
            items.push(Item { id: id.value, what, went, fact: fact.value });
        }
    }
    items
}

fn read_counts(check: &mut Checker, table: &mut Table<'_>, facts: &[StoryFact]) -> Vec<Count> {
    let mut counts: Vec<Count> = Vec::new();
    for mut table in table.tables(check, "count", "count") {
        let fact = number(check, &mut table, "fact", facts);
        let from = if table.value("from").is_some() {
            date(check, &mut table, "from", facts)
        } else {
            None
        };
        let what = line(check, &mut table, "what");
        if from.is_none() && !counts.is_empty() {
            check.error(
                &table.at,
                format!("{}: no date; only the earliest count may have none", table.place),
            );
        }
        table.finish(check);
        if let (Some(fact), Some(what)) = (fact, what) {
            let value = facts.iter().find(|it| it.id == fact).and_then(StoryFact::number);
            counts.push(Count { fact, value: value.unwrap_or_default(), from, what });
        }
    }
    counts
}

fn read_chapters(
    check: &mut Checker,
    table: &mut Table<'_>,
    facts: &[StoryFact],
) -> Option<Content> {
    let chapters = number(check, table, "chapters", facts);
    let mut share = |field: &'static str| {
        let Some(mut table) = table.table(check, field) else {
            check.error(&table.at, format!("{}: \"{field}\" is missing; write {field} = {{ of = \"fact-id\", share = \"fact-id\" }}", table.place));
            return None;
        };
        let of = number(check, &mut table, "of", facts);
        let share = number(check, &mut table, "share", facts);
        table.finish(check);
        Some(ChapterShare { of: of?, share: share? })
    };
    let (in_hanoi, nationwide) = (share("in_hanoi"), share("nationwide"));
    let milestones = read_events(check, table, "milestone", facts);
    Some(Content::Chapters {
        chapters: chapters?,
        in_hanoi: in_hanoi?,
        nationwide: nationwide?,
        milestones,
    })
}

fn read_path(check: &mut Checker, table: &mut Table<'_>, facts: &[StoryFact]) -> Option<Content> {
    let mut pair = |field: &'static str| {
        let Some(mut table) = table.table(check, field) else {
            check.error(&table.at, format!("{}: \"{field}\" is missing; write {field} = {{ before = \"fact-id\", after = \"fact-id\" }}", table.place));
            return None;
        };
        let before = number(check, &mut table, "before", facts);
        let after = number(check, &mut table, "after", facts);
        table.finish(check);
        Some([before?, after?])
    };
    let (handovers, spans) = (pair("handovers"), pair("spans"));
    Some(Content::CommandPath { handovers: handovers?, spans: spans? })
}
