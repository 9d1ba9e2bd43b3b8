//! Reads `presenting.toml`: what a trainer says and asks. A story without the file is only read.
//!
//! Trap: whoever writes the file writes it whole. A step without notes is a trainer without words.

use super::checker::Checker;
use super::noun::{Noun, unknown};
use super::read::{Table, Written};
use super::say::say;
use super::scenes::read_question;
use super::{Guess, Presenting, Scene, ScenePlan};
use crate::model::Bilingual;
use crate::story::prose::Block;

/// The longest time that one scene may be planned for, in minutes.
const MOST_MINUTES: i64 = 60;

/// Reads the file against the scenes it is about; none where there is no file.
pub(super) fn read(
    check: &mut Checker,
    mut file: Table<'_>,
    scenes: &[Scene],
) -> Option<Presenting> {
    let planned = file.tables(check, "scene", Noun::Scene);
    let spoken = file.tables(check, "step", Noun::Step);
    let guesses = file.tables(check, "guess", Noun::Guess);
    let questions = file.tables(check, "question", Noun::Question);
    if planned.is_empty() && spoken.is_empty() && guesses.is_empty() && questions.is_empty() {
        file.finish(check);
        return None;
    }
    // Beside a story that is broken itself, what is missing here would be its echo.
    let sound = !check.has_errors();
    let ids = |noun| Ids { noun, sound, of: ids_of(scenes, noun) };
    let (scene_ids, step_ids) = (ids(Noun::Scene), ids(Noun::Step));
    let plans = each(check, (&file.place, planned), &scene_ids, read_plan);
    let notes = each(check, (&file.place, spoken), &step_ids, read_notes);
    let mut asked = Vec::new();
    for mut table in guesses {
        let before = table.string(check, "before");
        let before = before.and_then(|it| step_ids.position(check, &table.place, &it));
        let question = read_question(check, table);
        if let (Some(before), Some(question)) = (before, question) {
            asked.push(Guess { before, question });
        }
    }
    let questions = questions.into_iter().filter_map(|it| read_question(check, it)).collect();
    scene_ids.report_missing(check, &file, &plans);
    step_ids.report_missing(check, &file, &notes);
    file.finish(check);
    Some(Presenting { scenes: in_order(plans), notes: in_order(notes), guesses: asked, questions })
}

fn ids_of(scenes: &[Scene], noun: Noun) -> Vec<&str> {
    match noun {
        Noun::Scene => scenes.iter().map(|it| it.id.as_str()).collect(),
        _ => scenes.iter().flat_map(|it| &it.steps).map(|it| it.id.as_str()).collect(),
    }
}

/// Scenes or steps of the story, by id, in their order.
struct Ids<'a> {
    noun: Noun,
    of: Vec<&'a str>,
    /// Whether they are all there are.
    sound: bool,
}

/// Things read, each with the place of what it is about; none for a reported mistake.
type Read<T> = Vec<(usize, Option<T>)>;

impl Ids<'_> {
    /// The place of an id; reports one that is none of these.
    fn position(
        &self,
        check: &mut Checker,
        place: &Bilingual<String>,
        id: &Written<String>,
    ) -> Option<usize> {
        let found = self.of.iter().position(|it| *it == id.value);
        if found.is_none() && self.sound && !id.value.is_empty() {
            let names = self.of.iter().copied();
            check.error(&id.at, unknown(&[self.noun], place, &id.value, names));
        }
        found
    }

    fn report_missing<T>(&self, check: &mut Checker, file: &Table<'_>, read: &Read<T>) {
        let (place, word) = (&file.place, self.noun.word());
        for (index, id) in self.of.iter().enumerate().filter(|_| self.sound) {
            if !read.iter().any(|(at, _)| *at == index) {
                let message = say!(
                    [place, word],
                    "{place}: thiếu {word} \"{id}\"; thêm [[{table}]] có id = \"{id}\"",
                    "{place}: the {word} \"{id}\" is missing; add [[{table}]] with id = \"{id}\"",
                    table = self.noun.word().en
                );
                check.error(&file.at, message);
            }
        }
    }
}

/// Reads tables that are each about one thing of the story, given by its id.
fn each<'a, T>(
    check: &mut Checker,
    (place, tables): (&Bilingual<String>, Vec<Table<'a>>),
    ids: &Ids<'_>,
    read: impl Fn(&mut Checker, &mut Table<'a>) -> Option<T>,
) -> Read<T> {
    let noun = ids.noun;
    let mut found: Read<T> = Vec::new();
    for mut table in tables {
        let id = table.id(check);
        table.call(noun, &id.value);
        let at = ids.position(check, place, &id);
        if at.is_some_and(|at| found.iter().any(|(it, _)| *it == at)) {
            check.error(&id.at, noun.doubled(&id.value));
        }
        let content = read(check, &mut table);
        table.finish(check);
        found.extend(at.map(|at| (at, content)));
    }
    found
}

fn in_order<T>(mut found: Read<T>) -> Vec<T> {
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().filter_map(|(_, it)| it).collect()
}

fn read_plan(check: &mut Checker, table: &mut Table<'_>) -> Option<ScenePlan> {
    let minutes = table.integer(check, "minutes");
    let sound = minutes.as_ref().filter(|it| (1..=MOST_MINUTES).contains(&it.value));
    if let (Some(minutes), None) = (&minutes, sound) {
        let place = &table.place;
        let message = say!(
            [place],
            "{place}: \"minutes\" là {minutes}; viết từ 1 đến {MOST_MINUTES}",
            "{place}: \"minutes\" is {minutes}; write 1 to {MOST_MINUTES}",
            minutes = minutes.value
        );
        check.error(&minutes.at, message);
    }
    let minutes = sound.and_then(|it| u32::try_from(it.value).ok());
    let ask = table.line(check, "ask");
    Some(ScenePlan { minutes: minutes?, ask: ask? })
}

fn read_notes(check: &mut Checker, table: &mut Table<'_>) -> Option<Bilingual<Vec<Block>>> {
    let notes = table.bilingual(check, "notes")?;
    Some(check.blocks(&table.place_of("notes"), notes))
}
