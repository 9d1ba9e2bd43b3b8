//! Reads `figures.toml`: what each figure is called, says and draws from.

use super::checker::Checker;
use super::cue::FigureName;
use super::facts::{STAND_IN, fact_that};
use super::noun::Noun;
use super::read::{Table, Written};
use super::say::say;
use super::{ChapterShare, Content, Count, Event, Figure, Item, StoryFact, Went};
use crate::model::{Bilingual, Date, Era, Organization};

/// More dots than this are not drawn, and not counted by any reader.
const MOST_DOTS: f64 = 16_000.0;

/// Under more steps than this, words in the type of a phone would lie on each other.
const MOST_STEPS: usize = 4;

/// How many characters a line has that says what happened, in the largest type of a narrow window.
pub const LONGEST_OF_EVENT: usize = 30;

/// The same for what moved.
pub const LONGEST_OF_ITEM: usize = 34;

/// Reads all figures, and which of them are there; reports those that are there twice.
pub(super) fn read(
    check: &mut Checker,
    mut file: Table<'_>,
    facts: &[StoryFact],
    organization: Option<&Organization>,
) -> (Vec<Figure>, Vec<FigureName>) {
    let at_file = file.at.clone();
    let mut figures: Vec<Figure> = Vec::new();
    let mut there: Vec<FigureName> = Vec::new();
    for mut table in file.tables(check, "figure", Noun::Figure) {
        let Some(name) = table.one_of(check, "id", &FigureName::ALL) else { continue };
        if there.contains(&name) {
            check.error(&table.at, Noun::Figure.doubled(name.word()));
            continue;
        }
        there.push(name);
        table.vary(check, "id", name.word());
        figures.extend(read_figure(check, name, table, facts, organization));
    }
    file.finish(check);
    // The opening shows it in every story; the others are wanted where a step shows them.
    if !there.contains(&FigureName::Organization) {
        let message = say!(
            "phần hình: thiếu hình \"organization\"; thêm [[figure]] có id = \"organization\"",
            "figures: \"organization\" is missing; add [[figure]] with id = \"organization\""
        );
        check.error(&at_file, message);
    }
    (figures, there)
}

fn read_figure(
    check: &mut Checker,
    name: FigureName,
    mut table: Table<'_>,
    facts: &[StoryFact],
    organization: Option<&Organization>,
) -> Option<Figure> {
    table.call(Noun::Figure, name.word());
    let title = table.line(check, "title");
    let description = table.line(check, "description");
    let place = table.place.clone();
    let note =
        table.optional_bilingual(check, "note").map(|it| check.line(&table.place_of("note"), it));
    let reported = check.count();
    let sources = table.strings(check, "sources");
    let empty = sources.is_empty() && check.count() == reported;
    table.require_some(check, "sources", empty, Noun::Source, "sources = [\"fact-id\", …]");
    for id in &sources {
        check.refer(Noun::Fact, &place, id);
    }
    let content = match name {
        FigureName::Organization => Some(Content::Organization),
        FigureName::Timeline => {
            Some(Content::Timeline(read_events(check, &mut table, Noun::Event, facts)))
        }
        FigureName::Functions => Some(Content::Functions(read_items(check, &mut table))),
        FigureName::UnitsOverTime => {
            Some(Content::UnitsOverTime(read_counts(check, &mut table, facts)))
        }
        FigureName::Chapters => read_chapters(check, &mut table, facts),
        FigureName::CommandPath => read_path(check, &mut table, facts, organization)
            .map(|[handovers, spans]| Content::CommandPath { handovers, spans }),
        FigureName::OrderModel => read_path(check, &mut table, facts, organization)
            .map(|[handovers, spans]| Content::OrderModel { handovers, spans }),
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
    let id = table.string(check, field)?;
    let number = |it: &StoryFact| it.number().filter(|it| 0.0 <= *it);
    let wanted = say!("một số từ 0 trở lên", "number from 0 up");
    fact_that(check, &table.place, &id, facts, number, &wanted)?;
    Some(id.value)
}

/// As [`number`], for one that a figure counts out in dots.
fn dots(
    check: &mut Checker,
    table: &mut Table<'_>,
    field: &'static str,
    facts: &[StoryFact],
) -> Option<String> {
    let id = table.string(check, field)?;
    let whole = |it: &StoryFact| {
        it.number().filter(|it| (0.0..=MOST_DOTS).contains(it) && it.fract() == 0.0)
    };
    let wanted = say!("số nguyên từ 0 đến {MOST_DOTS}", "whole number from 0 to {MOST_DOTS}");
    fact_that(check, &table.place, &id, facts, whole, &wanted)?;
    Some(id.value)
}

fn date(
    check: &mut Checker,
    table: &mut Table<'_>,
    field: &'static str,
    facts: &[StoryFact],
) -> Option<(String, Date)> {
    let id = table.string(check, field)?;
    date_of(check, table, id, facts)
}

fn date_of(
    check: &mut Checker,
    table: &Table<'_>,
    id: Written<String>,
    facts: &[StoryFact],
) -> Option<(String, Date)> {
    let wanted = say!("một ngày", "date");
    let date = fact_that(check, &table.place, &id, facts, StoryFact::date, &wanted)?;
    Some((id.value, date))
}

/// The tables of what a figure draws, of which there is at least one.
fn drawn<'a>(check: &mut Checker, table: &mut Table<'a>, noun: Noun) -> Vec<Table<'a>> {
    let reported = check.count();
    let field = noun.word().en;
    let tables = table.tables(check, field, noun);
    let empty = tables.is_empty() && check.count() == reported;
    table.require_some(check, field, empty, noun, &format!("[[figure.{field}]]"));
    tables
}

/// Reports what is dated before what stands above it.
fn check_order(check: &mut Checker, table: &Table<'_>, above: Option<Date>, date: Option<Date>) {
    if date.is_some() && date < above {
        let place = &table.place;
        let message = say!(
            [place],
            "{place}: ngày sớm hơn mục ở trên; xếp theo thứ tự thời gian",
            "{place}: its date is before the one above; write them in the order of time"
        );
        check.error(&table.at, message);
    }
}

/// Reports an id that another entry of the figure has.
fn check_new(check: &mut Checker, noun: Noun, ids: &mut Vec<String>, id: &Written<String>) {
    if !id.value.is_empty() && ids.contains(&id.value) {
        check.error(&id.at, noun.doubled(&id.value));
    }
    ids.push(id.value.clone());
}

fn read_events(
    check: &mut Checker,
    table: &mut Table<'_>,
    noun: Noun,
    facts: &[StoryFact],
) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut ids = Vec::new();
    for mut table in drawn(check, table, noun) {
        let id = table.id(check);
        table.call(noun, &id.value);
        let date = date(check, &mut table, "date", facts);
        let what = table.label(check, "what", LONGEST_OF_EVENT);
        let fact = fact(check, &mut table, "fact");
        check_new(check, noun, &mut ids, &id);
        let above = events.last().map(|it| it.date);
        check_order(check, &table, above, date.as_ref().map(|(_, date)| *date));
        table.finish(check);
        // Kept with its mistakes, since steps may talk about it.
        let (date_fact, date) = date.unwrap_or((String::new(), STAND_IN));
        let fact = fact.map(|it| it.value).unwrap_or_default();
        events.push(Event { id: id.value, date_fact, date, what: what.unwrap_or_default(), fact });
    }
    events
}

fn read_items(check: &mut Checker, table: &mut Table<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut ids = Vec::new();
    for mut table in drawn(check, table, Noun::Item) {
        let id = table.id(check);
        table.call(Noun::Item, &id.value);
        check_new(check, Noun::Item, &mut ids, &id);
        let what = table.label(check, "what", LONGEST_OF_ITEM);
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
    let mut first = true;
    let at = table.at.clone();
    let place = table.place.clone();
    let mut tables = drawn(check, table, Noun::Count);
    if tables.len() > MOST_STEPS {
        let message = say!(
            [place],
            "{place}: có {count} số đếm; hình chỉ đủ chỗ cho {MOST_STEPS}",
            "{place}: {count} counts; the figure has room for {MOST_STEPS}",
            count = tables.len()
        );
        check.error(&at, message);
    }
    if tables.len() == 1 && tables[0].value("from").is_none() {
        let message = say!(
            [place],
            "{place}: chưa số đếm nào có ngày; thêm from = \"fact-id\"",
            "{place}: no count has a date; add from = \"fact-id\""
        );
        check.error(&at, message);
    }
    for mut table in tables {
        let fact = number(check, &mut table, "fact", facts);
        let from = table.optional_string(check, "from");
        let dated = table.value("from").is_some();
        let from = from.and_then(|it| date_of(check, &table, it, facts));
        let what = table.line(check, "what");
        if !dated && !first {
            let place = &table.place;
            let message = say!(
                [place],
                "{place}: chưa có ngày; chỉ số đếm đầu tiên được bỏ trống, còn đây thêm from = \"fact-id\"",
                "{place}: no date; only the earliest count may have none, so add from = \"fact-id\""
            );
            check.error(&table.at, message);
        }
        first = false;
        let above = counts.last().and_then(|it| it.from.as_ref()).map(|(_, date)| *date);
        check_order(check, &table, above, from.as_ref().map(|(_, date)| *date));
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
    let chapters = dots(check, table, "chapters", facts);
    let fact = facts.iter().find(|it| Some(&it.id) == chapters.as_ref());
    if fact.is_some_and(|it| it.as_of.month.is_none()) {
        let place = &table.place;
        let message = say!(
            [place],
            "{place}: \"chapters\" chỉ có năm, nên không tính tiếp được tháng nào; ghi as_of đến tháng hoặc ngày",
            "{place}: \"chapters\" has a year alone, from which no month follows; write its as_of to the month or day"
        );
        check.error(&table.at, message);
    }
    let mut city = None;
    let mut share = |field: &'static str, name: &str| {
        let wanted = format!("{field} = {{ {name}of = \"fact-id\", share = \"fact-id\" }}");
        let mut table = table.required_table(check, field, &Bilingual::alike(wanted))?;
        if field == "in_city" {
            let name = table.bilingual(check, "name");
            city = name.map(|it| check.plain(&table.place_of("name"), it));
        }
        let of = dots(check, &mut table, "of", facts);
        let share = number(check, &mut table, "share", facts);
        table.finish(check);
        Some(ChapterShare { of: of?, share: share? })
    };
    let in_city = share("in_city", "name = { vi = \"…\", en = \"…\" }, ");
    let nationwide = share("nationwide", "");
    let milestones = read_events(check, table, Noun::Milestone, facts);
    Some(Content::Chapters {
        chapters: chapters?,
        city: city?,
        in_city: in_city?,
        nationwide: nationwide?,
        milestones,
    })
}

fn read_path(
    check: &mut Checker,
    table: &mut Table<'_>,
    facts: &[StoryFact],
    organization: Option<&Organization>,
) -> Option<[[String; 2]; 2]> {
    let drawn = organization
        .map(|it| Era::ALL.map(|era| (it.handovers(era), it.units()[it.head()].span(era))));
    let mut pair = |field: &'static str, counted: fn((usize, usize)) -> usize| {
        let wanted = format!("{field} = {{ before = \"fact-id\", after = \"fact-id\" }}");
        let mut table = table.required_table(check, field, &Bilingual::alike(wanted))?;
        let ids = Era::ALL.map(|era| {
            let id = number(check, &mut table, era.word(), facts)?;
            let said = facts.iter().find(|it| it.id == id).and_then(StoryFact::number)?;
            let drawn = drawn.map(|it| counted(it[era as usize]) as f64);
            if drawn.is_some_and(|it| it != said) {
                let drawn = drawn.unwrap_or_default();
                let place = table.place_of(era.word());
                let message = say!(
                    [place],
                    "{place}: tổ chức có {drawn}, nhưng số liệu \"{id}\" ghi {said}; sửa một trong hai",
                    "{place}: the organization has {drawn}, but the fact \"{id}\" says {said}; correct one of them"
                );
                check.error(&table.at, message);
            }
            Some(id)
        });
        table.finish(check);
        let [before, after] = ids;
        Some([before?, after?])
    };
    let handovers = pair("handovers", |(handovers, _)| handovers);
    let spans = pair("spans", |(_, span)| span);
    Some([handovers?, spans?])
}
