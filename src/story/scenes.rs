//! Reads `story.toml` and `glossary.toml`: scenes, steps, views, questions and terms.

use super::checker::{Checker, Noun};
use super::cue::{ChaptersView, FigureName, Route, Show};
use super::problem::did_you_mean;
use super::prose::Line;
use super::read::{Table, Written};
use super::{Figure, Question, Scene, Side, Step, Term, View, Went};
use crate::model::{Bilingual, Era};

/// First pass over `story.toml`: the ids of steps.
pub(super) fn read_scenes<'a>(check: &mut Checker, file: &mut Table<'a>) -> Vec<ReadScene<'a>> {
    let mut scenes = Vec::new();
    for mut table in file.tables(check, "scene", "scene") {
        let id = table.id(check);
        table.call("scene", &id.value);
        // Scenes and steps share the page's addresses.
        check.define(Noun::Step, &id);
        let mut steps = Vec::new();
        for mut step in table.tables(check, "step", "step") {
            let id = step.id(check);
            check.define(Noun::Step, &id);
            steps.push((id.value, step));
        }
        scenes.push(ReadScene { id: id.value, steps, table });
    }
    scenes
}

/// A scene whose texts are still to be read.
pub(super) struct ReadScene<'a> {
    id: String,
    steps: Vec<(String, Table<'a>)>,
    table: Table<'a>,
}

/// Second pass: texts, figures and their states.
pub(super) fn finish(
    check: &mut Checker,
    scenes: Vec<ReadScene<'_>>,
    figures: &[Figure],
) -> Vec<Scene> {
    let mut shown: Vec<FigureName> = Vec::new();
    let mut finished = Vec::new();
    for ReadScene { id, steps, mut table } in scenes {
        let title = line(check, &mut table, "title");
        let mut read = Vec::new();
        for (step_id, mut step) in steps {
            let place = step.place.clone();
            let show = read_show(check, &mut step, figures);
            check_run(check, &step, show.as_ref(), &mut shown);
            let text = step.bilingual(check, "text").map(|it| check.blocks(&place, it));
            step.finish(check);
            if let Some(text) = text {
                read.push(Step { id: step_id, show, text });
            }
        }
        let views = table.tables(check, "view", "view");
        let views = views.into_iter().filter_map(|it| read_view(check, it)).collect();
        let questions = table.tables(check, "question", "question");
        let questions = questions.into_iter().filter_map(|it| read_question(check, it)).collect();
        if read.is_empty() {
            check.error(&table.at, format!("{}: no steps; add [[scene.step]]", table.place));
        }
        table.finish(check);
        if let Some(title) = title {
            finished.push(Scene { id, title, steps: read, views, questions });
        }
    }
    finished
}

/// A figure stands beside one run of steps, since it is on the page once.
fn check_run(
    check: &mut Checker,
    step: &Table<'_>,
    show: Option<&Show>,
    shown: &mut Vec<FigureName>,
) {
    let Some(name) = show.map(Show::figure) else { return };
    match shown.iter().position(|it| *it == name) {
        None => shown.push(name),
        Some(index) if index + 1 == shown.len() => {}
        Some(_) => {
            let message = format!(
                "{}: the figure \"{}\" was shown before other figures; keep its steps together",
                step.place,
                name.word()
            );
            check.error(&step.at, message);
        }
    }
}

fn line(
    check: &mut Checker,
    table: &mut Table<'_>,
    field: &'static str,
) -> Option<Bilingual<Line>> {
    let text = table.bilingual(check, field)?;
    Some(check.line(&format!("{}, {field}", table.place), text))
}

fn read_show(check: &mut Checker, step: &mut Table<'_>, figures: &[Figure]) -> Option<Show> {
    step.value("figure")?;
    let name = step.one_of(check, "figure", &FigureName::ALL)?;
    let Some(mut table) = step.table(check, "show") else {
        check.error(
            &step.at,
            format!(
                "{}: \"show\" is missing; say which state of the figure stands beside the step",
                step.place
            ),
        );
        return None;
    };
    let show = match name {
        FigureName::Organization => read_organization(check, &mut table),
        FigureName::CommandPath => {
            let route = table.one_of(check, "route", &Route::ALL);
            let district = table
                .string(check, "district")
                .filter(|it| check.refer(Noun::Unit, &table.place, it));
            match (route, district) {
                (Some(route), Some(district)) => {
                    Some(Show::CommandPath { route, district: district.value })
                }
                _ => None,
            }
        }
        FigureName::Chapters => {
            table.one_of(check, "view", &ChaptersView::ALL).map(|view| Show::Chapters { view })
        }
        FigureName::Timeline => highlights(check, &mut table, name, figures)
            .map(|highlight| Show::Timeline { highlight }),
        FigureName::Functions => highlights(check, &mut table, name, figures)
            .map(|highlight| Show::Functions { highlight }),
        FigureName::UnitsOverTime => highlights(check, &mut table, name, figures)
            .map(|highlight| Show::UnitsOverTime { highlight }),
    };
    table.finish(check);
    show
}

fn read_organization(check: &mut Checker, table: &mut Table<'_>) -> Option<Show> {
    let era = table.one_of(check, "era", &Era::ALL.map(|it| (it.word(), it)));
    let place = table.place.clone();
    let highlight = table.strings(check, "highlight");
    let unit = table.optional_string(check, "unit");
    let named = |it: &Written<String>, check: &mut Checker| check.refer(Noun::Unit, &place, it);
    let highlight =
        highlight.into_iter().filter(|it| named(it, check)).map(|it| it.value).collect();
    let unit = unit.filter(|it| named(it, check)).map(|it| it.value);
    Some(Show::Organization { era: era?, highlight, unit })
}

/// The marks of a figure that a step talks about, each of which the figure must have.
fn highlights(
    check: &mut Checker,
    table: &mut Table<'_>,
    name: FigureName,
    figures: &[Figure],
) -> Option<Vec<String>> {
    let figure = figures.iter().find(|it| it.name == name)?;
    let marks = match name {
        FigureName::Functions => Went::ALL.map(|(word, _)| word.to_owned()).to_vec(),
        _ => figure.mark_ids(),
    };
    let mut found = Vec::new();
    for id in table.strings(check, "highlight") {
        if marks.contains(&id.value) {
            found.push(id.value);
        } else {
            let meant = did_you_mean(&id.value, marks.iter().map(String::as_str));
            let message = format!(
                "{}: the figure \"{}\" has no mark \"{}\"{meant}",
                table.place,
                name.word(),
                id.value
            );
            check.error(&id.at, message);
        }
    }
    Some(found)
}

fn read_view(check: &mut Checker, mut table: Table<'_>) -> Option<View> {
    let side = table.one_of(check, "side", &Side::ALL);
    let who = line(check, &mut table, "who");
    let date = table.date(check, "date");
    let text = line(check, &mut table, "text");
    let fact = table.string(check, "fact").filter(|it| check.refer(Noun::Fact, &table.place, it));
    table.finish(check);
    Some(View { side: side?, who: who?, date: date?, text: text?, fact: fact?.value })
}

fn read_question(check: &mut Checker, mut table: Table<'_>) -> Option<Question> {
    let ask = line(check, &mut table, "ask");
    let place = table.place.clone();
    let answers = table.bilinguals(check, "answers");
    let answers: Vec<_> =
        answers.into_iter().map(|it| check.line(&format!("{place}, answers"), it)).collect();
    let right = table.integer(check, "right");
    let sound = right
        .as_ref()
        .and_then(|it| usize::try_from(it.value).ok())
        .filter(|it| (1..=answers.len()).contains(it));
    if sound.is_none() {
        let at = right.map_or(table.at.clone(), |it| it.at);
        check.error(
            &at,
            format!("{place}: \"right\" names no answer; count from 1 to {}", answers.len()),
        );
    }
    let why = table.bilingual(check, "why").map(|it| check.blocks(&format!("{place}, why"), it));
    table.finish(check);
    Some(Question { ask: ask?, answers, right: sound? - 1, why: why? })
}

/// Glossary, first pass: ids.
pub(super) fn read_term_ids<'a>(
    check: &mut Checker,
    mut file: Table<'a>,
) -> Vec<(String, Table<'a>)> {
    let mut terms = Vec::new();
    for mut table in file.tables(check, "term", "term") {
        let id = table.id(check);
        table.call("term", &id.value);
        check.define(Noun::Term, &id);
        terms.push((id.value, table));
    }
    file.finish(check);
    terms
}

/// Glossary, second pass: names and meanings.
pub(super) fn finish_terms(check: &mut Checker, terms: Vec<(String, Table<'_>)>) -> Vec<Term> {
    let mut finished = Vec::new();
    for (id, mut table) in terms {
        let name = line(check, &mut table, "name");
        let means = line(check, &mut table, "means");
        table.finish(check);
        if let (Some(name), Some(means)) = (name, means) {
            finished.push(Term { id, name, means });
        }
    }
    finished
}
