//! Reads `story.toml` and `glossary.toml`: scenes, steps, views, questions and terms.

mod own_ids;

use own_ids::check_free;

use super::checker::Checker;
use super::cue::{ChaptersView, FigureName, Route, Show};
use super::noun::Noun;
use super::problem::did_you_mean;
use super::read::{At, Table};
use super::say::say;
use super::{Figure, Opinion, Question, Scene, Side, Step, Term, Went};
use crate::model::Era;

/// More steps than a reader scrolls through are a mistake or an attack.
const MOST_STEPS: usize = 500;

/// First pass over `story.toml`: the ids of steps.
pub(super) fn read_scenes<'a>(check: &mut Checker, file: &mut Table<'a>) -> Vec<ReadScene<'a>> {
    let mut scenes = Vec::new();
    let mut count = 0;
    let reported = check.count();
    let tables = file.tables(check, "scene", Noun::Scene);
    let empty = tables.is_empty() && check.count() == reported;
    file.require_some(check, "scene", empty, Noun::Scene, "[[scene]]");
    for mut table in tables {
        let id = table.id(check);
        table.call(Noun::Scene, &id.value);
        // Scenes and steps share the page's addresses.
        check_free(check, &id);
        check.define(Noun::Step, &id);
        let mut steps = Vec::new();
        let reported = check.count();
        let mut tables = table.tables(check, "step", Noun::Step);
        let empty = tables.is_empty() && check.count() == reported;
        table.require_some(check, "step", empty, Noun::Step, "[[scene.step]]");
        count += tables.len();
        if count > MOST_STEPS {
            report_many(check, &table, count);
            tables.clear();
        }
        for mut step in tables {
            let id = step.id(check);
            check_free(check, &id);
            check.define(Noun::Step, &id);
            steps.push((id.value, step));
        }
        scenes.push(ReadScene { id: id.value, steps, table });
    }
    scenes
}

fn report_many(check: &mut Checker, table: &Table<'_>, count: usize) {
    let place = &table.place;
    let message = say!(
        [place],
        "{place}: tới đây bài đã có {count} bước; chỉ đọc nhiều nhất {MOST_STEPS}",
        "{place}: up to here the story has {count} steps; at most {MOST_STEPS} are read"
    );
    check.error(&table.at, message);
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
    (figures, there): (&[Figure], &[FigureName]),
    at_file: &At,
) -> Vec<Scene> {
    // Figures in the order of their steps, with the last step beside each; none for steps without.
    let mut shown: Vec<(Option<FigureName>, String)> = Vec::new();
    // Those of each scene; none for a figure that cannot be read.
    let mut wanted: Vec<Vec<Option<FigureName>>> = Vec::new();
    let mut finished = Vec::new();
    for ReadScene { id, steps, mut table } in scenes {
        let title = table.line(check, "title");
        let mut read = Vec::new();
        wanted.push(Vec::new());
        for (step_id, mut step) in steps {
            let show = if step.value("show").is_some() || step.value("figure").is_some() {
                let name = step.one_of(check, "figure", &FigureName::ALL);
                if let Some(name) = name {
                    step.vary(check, "figure", name.word());
                }
                check_there(check, &step, name, there);
                check_run(check, &step, &step_id, name, &mut shown);
                wanted.last_mut().into_iter().for_each(|it| it.push(name));
                name.and_then(|it| read_show(check, it, &mut step, figures))
            } else {
                // The first scene has its figure above all steps.
                if wanted.len() > 1 {
                    shown.push((None, step_id.clone()));
                }
                None
            };
            check.begin(Some((Noun::Step, &step_id)));
            let text = step.bilingual(check, "text").map(|it| check.blocks(&step.place, it));
            check.begin(None);
            step.finish(check);
            if let Some(text) = text {
                read.push(Step { id: step_id, show, text });
            }
        }
        let views = table.tables(check, "view", Noun::View);
        let views = views.into_iter().filter_map(|it| read_view(check, it)).collect();
        let questions = table.tables(check, "question", Noun::Question);
        let questions = questions.into_iter().filter_map(|it| read_question(check, it)).collect();
        table.finish(check);
        if let Some(title) = title {
            finished.push(Scene { id, title, steps: read, views, questions });
        }
    }
    check_all_shown(check, &wanted, figures, at_file);
    finished
}

/// Every figure stands beside a step, but not of the first scene, which has a picture of its own.
fn check_all_shown(
    check: &mut Checker,
    wanted: &[Vec<Option<FigureName>>],
    figures: &[Figure],
    at_file: &At,
) {
    let Some((_, rest)) = wanted.split_first() else { return };
    let beside: Vec<Option<FigureName>> = rest.concat();
    for name in figures.iter().map(|it| it.name) {
        if !beside.contains(&Some(name)) && !beside.contains(&None) {
            let message = say!(
                "bài: sau cảnh đầu, hình \"{name}\" không đứng cạnh bước nào; cho một bước hiện hình này",
                "story: the figure \"{name}\" stands beside no step after the first scene; show it beside one",
                name = name.word()
            );
            check.error(at_file, message);
        }
    }
}

/// A figure that a step shows is written down. The organization is reported where it is missing.
fn check_there(
    check: &mut Checker,
    step: &Table<'_>,
    name: Option<FigureName>,
    there: &[FigureName],
) {
    let wanted = name.filter(|it| *it != FigureName::Organization && !there.contains(it));
    if let Some(word) = wanted.map(FigureName::word) {
        let place = &step.place;
        let message = say!(
            [place],
            "{place}: chưa có hình \"{word}\"; thêm [[figure]] có id = \"{word}\" vào figures.toml",
            "{place}: the figure \"{word}\" is missing; add [[figure]] with id = \"{word}\" to figures.toml"
        );
        check.error(&step.at, message);
    }
}

/// A figure stands beside one run of steps, since it is on the page once.
fn check_run(
    check: &mut Checker,
    step: &Table<'_>,
    id: &str,
    name: Option<FigureName>,
    shown: &mut Vec<(Option<FigureName>, String)>,
) {
    let Some(name) = name else { return };
    match shown.iter().position(|(it, _)| *it == Some(name)) {
        None => shown.push((Some(name), id.to_owned())),
        Some(index) if index + 1 == shown.len() => id.clone_into(&mut shown[index].1),
        Some(index) => {
            let place = &step.place;
            let message = say!(
                [place],
                "{place}: hình \"{name}\" đã hiện ở trên rồi thôi; đưa bước này về ngay sau \"{last}\"",
                "{place}: the figure \"{name}\" was shown above and then left; move this step to right after \"{last}\"",
                name = name.word(),
                last = shown[index].1
            );
            check.error(&step.at, message);
        }
    }
}

fn read_show(
    check: &mut Checker,
    name: FigureName,
    step: &mut Table<'_>,
    figures: &[Figure],
) -> Option<Show> {
    let fields = match name {
        FigureName::Organization => "era = …, highlight = […]",
        FigureName::CommandPath => "route = …, district = …",
        FigureName::Chapters => "view = …",
        FigureName::OrderModel => {
            if let Some(value) = step.value("show") {
                let (at, place) = (step.at_value(value), &step.place);
                check.error(
                    &at,
                    say!(
                        [place],
                        "{place}: mô hình không có trạng thái nào để chọn; bỏ \"show\"",
                        "{place}: the order model has no state to choose; take \"show\" out"
                    ),
                );
            }
            return Some(Show::OrderModel);
        }
        FigureName::Timeline | FigureName::Functions | FigureName::UnitsOverTime => {
            "highlight = […]"
        }
    };
    let wanted = say!(
        "show = {{ {fields} }}, trạng thái của hình cạnh bước này",
        "show = {{ {fields} }}, the state of the figure beside the step"
    );
    let mut table = step.required_table(check, "show", &wanted)?;
    let show = match name {
        FigureName::Organization => read_organization(check, &mut table),
        FigureName::CommandPath => {
            let route = table.one_of(check, "route", &Route::ALL);
            let district = table
                .string(check, "district")
                .filter(|it| check.refer(Noun::District, &table.place, it));
            match (route, district) {
                (Some(route), Some(district)) => {
                    Some(Show::CommandPath { route, district: district.value })
                }
                _ => None,
            }
        }
        FigureName::OrderModel => Some(Show::OrderModel),
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
    let mark = [Noun::Unit, Noun::Tier];
    let highlight = highlight.into_iter().filter(|it| check.refer_to_one_of(&mark, &place, it));
    let highlight = highlight.map(|it| it.value).collect();
    let unit = unit.filter(|it| check.refer(Noun::Unit, &place, it)).map(|it| it.value);
    Some(Show::Organization { era: era?, highlight, unit })
}

/// The marks of a figure that a step talks about, each of which the figure must have.
fn highlights(
    check: &mut Checker,
    table: &mut Table<'_>,
    name: FigureName,
    figures: &[Figure],
) -> Option<Vec<String>> {
    let ids = table.strings(check, "highlight");
    let figure = figures.iter().find(|it| it.name == name)?;
    let marks = match name {
        FigureName::Functions => Went::ALL.map(|(word, _)| word.to_owned()).to_vec(),
        _ => figure.mark_ids(),
    };
    let mut found = Vec::new();
    for id in ids {
        if marks.contains(&id.value) {
            found.push(id.value);
        } else {
            let meant = did_you_mean(&id.value, marks.iter().map(String::as_str));
            let place = &table.place;
            let message = say!(
                [place, meant],
                "{place}: hình \"{name}\" không có mục \"{id}\"{meant}; các mục là {marks}",
                "{place}: the figure \"{name}\" has no mark \"{id}\"{meant}; marks are {marks}",
                name = name.word(),
                id = id.value,
                marks = marks.join(", ")
            );
            check.error(&id.at, message);
        }
    }
    Some(found)
}

fn read_view(check: &mut Checker, mut table: Table<'_>) -> Option<Opinion> {
    let side = table.one_of(check, "side", &Side::ALL);
    let who = table.line(check, "who");
    let date = table.date(check, "date");
    let text = table.line(check, "text");
    let fact = table.string(check, "fact").filter(|it| check.refer(Noun::Fact, &table.place, it));
    table.finish(check);
    Some(Opinion { side: side?, who: who?, date: date?, text: text?, fact: fact?.value })
}

pub(super) fn read_question(check: &mut Checker, mut table: Table<'_>) -> Option<Question> {
    let ask = table.line(check, "ask");
    let place = table.place.clone();
    let reported = check.count();
    let answers = table.bilinguals(check, "answers", Noun::Answer);
    let count = answers.len();
    if !(2..=4).contains(&count) && check.count() == reported {
        let message = say!(
            [place],
            "{place}: có {count} câu trả lời; viết từ hai đến bốn",
            "{place}: the number of answers is {count}; write two to four"
        );
        check.error(&table.at, message);
    }
    let answers = answers.into_iter().zip(1..).filter_map(|(it, number)| {
        let word = Noun::Answer.word();
        let place = say!([place, word], "{place}, {word} {number}", "{place}, {word} {number}");
        Some(check.line(&place, it?))
    });
    let answers: Vec<_> = answers.collect();
    let right = table.integer(check, "right");
    let sound = right
        .as_ref()
        .and_then(|it| usize::try_from(it.value).ok())
        .filter(|it| (1..=count).contains(it));
    if let (Some(right), None, true) = (&right, sound, count > 0) {
        let message = say!(
            [place],
            "{place}: \"right\" không trỏ tới câu trả lời nào; đếm từ 1 đến {count}",
            "{place}: \"right\" names no answer; count from 1 to {count}"
        );
        check.error(&right.at, message);
    }
    let why = table.bilingual(check, "why").map(|it| check.blocks(&table.place_of("why"), it));
    table.finish(check);
    Some(Question { ask: ask?, answers, right: sound? - 1, why: why? })
}

/// Glossary, first pass: ids.
pub(super) fn read_term_ids<'a>(
    check: &mut Checker,
    mut file: Table<'a>,
) -> Vec<(String, Table<'a>)> {
    let mut terms = Vec::new();
    for mut table in file.tables(check, "term", Noun::Term) {
        let id = table.id(check);
        table.call(Noun::Term, &id.value);
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
        let name = table.line(check, "name");
        check.begin(Some((Noun::Term, &id)));
        let means = table.line(check, "means");
        check.begin(None);
        table.finish(check);
        if let (Some(name), Some(means)) = (name, means) {
            finished.push(Term { id, name, means });
        }
    }
    finished
}
