//! The corrections as a file for programs: `corrections.json`, at the top of the site under a name
//! that never changes.
//!
//! Copies of a figure that were frozen at some version read it, to say that a number of theirs was
//! put right since. Its shape only ever grows:
//!
//! ```text
//! [                                                        newest first
//!   {"number": 2,                                          from 1, in the order of time; never another's
//!    "date": "2025-03-05",
//!    "fact": "district-units",
//!    "old": {"value": 29, "vi": "29", "en": "29"},         null for a statement, which has no value
//!    "new": {"value": 30, "vi": "30", "en": "30"},
//!    "says": {"vi": "…", "en": "…"},                       the fact as it stands now
//!    "why": {"vi": "…", "en": "…"},
//!    "figures": ["organization", "story"]}]                those that show the fact, by name
//! ```
//!
//! A copy keeps the number of the first entry when it is made, or 0: a greater one is news to it.

use super::export::{json_string, plain};
use super::prose::{self, Line, Piece, Target};
use super::{Content, Correction, Figure, Opinion, Story, StoryFact};
use crate::model::{Bilingual, Language, Value};

/// The whole as a figure: it shows every fact that any of them shows, or that its words name.
const WHOLE: &str = "story";

/// The file.
pub fn corrections_json(story: &Story) -> String {
    let entries = story.corrections.iter().enumerate().rev();
    let entries = entries.filter_map(|(index, it)| entry(story, index + 1, it));
    let entries: Vec<String> = entries.map(|it| format!("\n{it}")).collect();
    format!("[{}]\n", entries.join(","))
}

fn entry(story: &Story, number: usize, correction: &Correction) -> Option<String> {
    let fact = story.fact(&correction.fact)?;
    let change = correction.change.as_ref();
    let side = |value: Option<&Value>| match value {
        Some(value) => value_json(fact, value),
        None => "null".to_owned(),
    };
    let shown: Vec<String> = shown_in(story, fact).into_iter().map(json_string).collect();
    Some(format!(
        "{{\"number\":{number},\"date\":\"{}\",\"fact\":{},\"old\":{},\"new\":{},\"says\":{},\"why\":{},\"figures\":[{}]}}",
        correction.date,
        json_string(&fact.id),
        side(change.map(|it| &it.old)),
        side(change.map(|it| &it.new)),
        bilingual_json(story, &fact.says),
        bilingual_json(story, &correction.why),
        shown.join(",")
    ))
}

fn value_json(fact: &StoryFact, value: &Value) -> String {
    let raw = match value {
        Value::Number(it) => it.to_string(),
        Value::Date(it) => json_string(&it.to_string()),
        Value::Words(it) => json_string(it),
        Value::Statement => "null".to_owned(),
    };
    let [vi, en] = Language::ALL.map(|it| json_string(&fact.format_value(value, it)));
    format!("{{\"value\":{raw},\"vi\":{vi},\"en\":{en}}}")
}

fn bilingual_json(story: &Story, line: &Bilingual<Line>) -> String {
    let [vi, en] = Language::ALL.map(|it| json_string(&plain(story, line.get(it), it)));
    format!("{{\"vi\":{vi},\"en\":{en}}}")
}

/// The names of the figures that show a fact, and [`WHOLE`].
fn shown_in(story: &Story, fact: &StoryFact) -> Vec<&'static str> {
    let figures = story.figures.iter().filter(|it| figure_shows(story, it, &fact.id));
    let mut names: Vec<&str> = figures.map(|it| it.name.word()).collect();
    if !names.is_empty() || words_name(story, &fact.id) {
        names.push(WHOLE);
    }
    names
}

fn figure_shows(story: &Story, figure: &Figure, id: &str) -> bool {
    let is = |it: &String| it == id;
    let said = [Some(&figure.title), Some(&figure.description), figure.note.as_ref()];
    let drawn = match &figure.content {
        Content::Organization => {
            let organization = &story.organization;
            let counts = organization.counts.iter().chain(&organization.count_source);
            counts.chain([&organization.eras.since]).any(is)
        }
        Content::CommandPath { handovers, spans } | Content::OrderModel { handovers, spans } => {
            handovers.iter().chain(spans).any(is)
        }
        Content::Chapters { chapters, in_city, nationwide, milestones, .. } => {
            let shares = [&in_city.of, &in_city.share, &nationwide.of, &nationwide.share];
            is(chapters)
                || story.last_count() == Some(id)
                || shares.into_iter().any(is)
                || milestones.iter().any(|it| is(&it.date_fact) || is(&it.fact))
        }
        Content::Timeline(events) => events.iter().any(|it| is(&it.date_fact) || is(&it.fact)),
        Content::Functions(items) => items.iter().any(|it| is(&it.fact)),
        Content::UnitsOverTime(counts) => {
            let from = |it: &Option<(String, _)>| it.as_ref().is_some_and(|(from, _)| is(from));
            counts.iter().any(|it| is(&it.fact) || from(&it.from))
        }
    };
    let said = said.into_iter().flatten().chain(labels(figure));
    drawn || figure.sources.iter().any(is) || said.into_iter().any(|it| says(it, id))
}

/// The labels of a figure's marks.
fn labels(figure: &Figure) -> Vec<&Bilingual<Line>> {
    match &figure.content {
        Content::Organization | Content::CommandPath { .. } | Content::OrderModel { .. } => {
            Vec::new()
        }
        Content::Timeline(events) | Content::Chapters { milestones: events, .. } => {
            events.iter().map(|it| &it.what).collect()
        }
        Content::Functions(items) => items.iter().map(|it| &it.what).collect(),
        Content::UnitsOverTime(counts) => counts.iter().map(|it| &it.what).collect(),
    }
}

/// Whether the words of the steps, of the people quoted or of the questions name a fact.
fn words_name(story: &Story, id: &str) -> bool {
    let blocks_say = |text: &Bilingual<Vec<prose::Block>>| {
        Language::ALL.iter().any(|it| prose::lines(text.get(*it)).any(|it| names(it, id)))
    };
    let opinion_says = |it: &Opinion| it.fact == id || says(&it.who, id) || says(&it.text, id);
    says(&story.title, id)
        || story.scenes.iter().any(|scene| {
            says(&scene.title, id)
                || scene.steps.iter().any(|it| blocks_say(&it.text))
                || scene.views.iter().any(opinion_says)
                || scene.questions.iter().any(|it| says(&it.ask, id) || blocks_say(&it.why))
        })
}

/// Whether a line names a fact in either language: links may differ between them.
fn says(line: &Bilingual<Line>, id: &str) -> bool {
    Language::ALL.iter().any(|it| names(line.get(*it), id))
}

fn names(line: &Line, id: &str) -> bool {
    line.iter().any(|piece| match piece {
        Piece::Number(it) | Piece::Link(_, Target::Fact(it)) => it == id,
        _ => false,
    })
}
