//! The story: what the files under `public/story/` say, once they are sound.
//!
//! [`load`] reads and checks; whoever holds a [`Story`] need not check anything again.

mod asked;
mod checker;
mod corrections;
mod corrections_json;
mod cue;
mod export;
mod facts;
mod figures;
mod load;
mod not_toml;
mod noun;
mod organization;
mod presenting;
mod problem;
pub mod prose;
mod read;
mod released;
mod ring;
mod say;
mod scenes;
mod schema;
mod tables;
mod value;

pub use corrections_json::corrections_json;
pub use cue::{ChaptersView, CountFacts, CueSheet, FigureName, Route, Show};
pub use export::{CSV_MARK, csv_cell, facts_csv, facts_json, plain};
pub use figures::{LONGEST_OF_EVENT, LONGEST_OF_ITEM};
pub use load::{FILES, FILES_OF_PUBLISHED, Loaded, load, load_texts};
pub use problem::{Problem, Severity, nothing_written};
pub use released::released_toml;
pub use schema::{Schema, schemas};
pub use tables::Tables;

use crate::model::{Bilingual, Date, Fact, Organization, Value};
use prose::{Block, Line};

/// A fact with its texts.
pub type StoryFact = Fact<Line>;

/// Everything a page can say.
#[derive(Clone, Debug)]
pub struct Story {
    /// Of the whole page.
    pub title: Bilingual<Line>,
    /// For search engines and cards.
    pub description: Bilingual<Line>,
    /// The organization and its eras.
    pub organization: StoryOrganization,
    /// In the order of the file.
    pub facts: Vec<StoryFact>,
    /// The organization, and every other figure that a step shows; each once.
    pub figures: Vec<Figure>,
    /// In the order they are told.
    pub scenes: Vec<Scene>,
    /// The glossary.
    pub terms: Vec<Term>,
    /// What was wrong once, in the order of time.
    pub corrections: Vec<Correction>,
    /// What a trainer says and asks; none where the story is only read.
    pub presenting: Option<Presenting>,
}

impl Story {
    /// The fact of that id. A checked story names no other.
    pub fn fact(&self, id: &str) -> Option<&StoryFact> {
        self.facts.iter().find(|it| it.id == id)
    }

    /// The figure of that name. A checked story has all that its steps show.
    pub fn figure(&self, name: FigureName) -> Option<&Figure> {
        self.figures.iter().find(|it| it.name == name)
    }

    /// The fact that counts units last, which the chapters may be held against.
    pub fn last_count(&self) -> Option<&str> {
        match &self.figure(FigureName::UnitsOverTime)?.content {
            Content::UnitsOverTime(counts) => counts.last().map(|it| it.fact.as_str()),
            _ => None,
        }
    }

    /// All steps, in order.
    pub fn steps(&self) -> impl Iterator<Item = (&Scene, &Step)> {
        self.scenes.iter().flat_map(|scene| scene.steps.iter().map(move |step| (scene, step)))
    }
}

/// The organization of the story, with what its files say about it.
#[derive(Clone, Debug)]
pub struct StoryOrganization {
    /// Units and to whom they report.
    pub organization: Organization,
    /// The two eras.
    pub eras: Eras,
    /// Facts that count the units of each tier, in the order of the tiers.
    pub counts: Vec<String>,
    /// The fact behind all counts under units.
    pub count_source: Option<String>,
}

/// Names of the eras, and the fact that parts them.
#[derive(Clone, Debug)]
pub struct Eras {
    /// Such as "Before".
    pub before: Bilingual<String>,
    /// Such as "After".
    pub after: Bilingual<String>,
    /// The fact whose date is the first day of "after".
    pub since: String,
}

/// A figure, as far as its data files go.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Which one.
    pub name: FigureName,
    /// A headline.
    pub title: Bilingual<Line>,
    /// Read instead of the picture.
    pub description: Bilingual<Line>,
    /// What it does not show.
    pub note: Option<Bilingual<Line>>,
    /// Facts of its source line.
    pub sources: Vec<String>,
    /// What it draws.
    pub content: Content,
}

impl Figure {
    /// The `data-mark` names of its marks.
    pub fn mark_ids(&self) -> Vec<String> {
        match &self.content {
            Content::Organization | Content::CommandPath { .. } | Content::OrderModel { .. } => {
                Vec::new()
            }
            Content::Timeline(events) | Content::Chapters { milestones: events, .. } => {
                events.iter().map(|it| it.id.clone()).collect()
            }
            Content::Functions(items) => items.iter().map(|it| it.id.clone()).collect(),
            Content::UnitsOverTime(counts) => counts.iter().map(|it| it.fact.clone()).collect(),
        }
    }
}

/// What a figure draws, beyond the organization.
#[derive(Clone, Debug)]
pub enum Content {
    /// The organization itself.
    Organization,
    /// Facts that count hand-overs of an order and reports to the head, before and after.
    CommandPath {
        /// Hand-overs from the head to a commune.
        handovers: [String; 2],
        /// Span of control of the head.
        spans: [String; 2],
    },
    /// The same facts, beside what is modelled.
    OrderModel {
        /// Hand-overs from the head to a commune.
        handovers: [String; 2],
        /// Span of control of the head.
        spans: [String; 2],
    },
    /// The chapters.
    Chapters {
        /// The fact that counts them.
        chapters: String,
        /// The city, as in "if for Hanoi alone".
        city: Bilingual<String>,
        /// If the count is for the city alone.
        in_city: ChapterShare,
        /// If it is nationwide.
        nationwide: ChapterShare,
        /// What is dated.
        milestones: Vec<Event>,
    },
    /// Events in the order of time.
    Timeline(Vec<Event>),
    /// Work that went up or down.
    Functions(Vec<Item>),
    /// Counts in the order of time.
    UnitsOverTime(Vec<Count>),
}

/// A conditional share: of which count, and how much that would be.
#[derive(Clone, Debug)]
pub struct ChapterShare {
    /// The fact that counts all units.
    pub of: String,
    /// The derived fact in percent.
    pub share: String,
}

/// Something dated.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its `data-mark`.
    pub id: String,
    /// The fact that is its date.
    pub date_fact: String,
    /// That date.
    pub date: Date,
    /// A label.
    pub what: Bilingual<Line>,
    /// The fact that says it happened.
    pub fact: String,
}

/// Where a piece of work went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Went {
    /// To the city.
    Up,
    /// To the communes.
    Down,
    /// No source says.
    Unknown,
}

impl Went {
    /// All directions, with the words of story files.
    pub const ALL: [(&'static str, Self); 3] =
        [("up", Self::Up), ("down", Self::Down), ("unknown", Self::Unknown)];

    /// The word of story files and of `data-mark`.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, it)| *it == self).map_or("", |(word, _)| word)
    }
}

/// A piece of work that changed hands.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name in the file.
    pub id: String,
    /// A label.
    pub what: Bilingual<Line>,
    /// Where it went.
    pub went: Went,
    /// The fact that says so.
    pub fact: String,
}

/// A count that held for a time.
#[derive(Clone, Debug)]
pub struct Count {
    /// The fact that counts.
    pub fact: String,
    /// Its number.
    pub value: f64,
    /// The fact that is the first day, and that day; none for the earliest count.
    pub from: Option<(String, Date)>,
    /// What is counted.
    pub what: Bilingual<Line>,
}

/// A part of the story with a headline.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The `id` of its element.
    pub id: String,
    /// The headline.
    pub title: Bilingual<Line>,
    /// Its steps; at least one.
    pub steps: Vec<Step>,
    /// What people said.
    pub views: Vec<Opinion>,
    /// Questions to the reader.
    pub questions: Vec<Question>,
}

/// One idea, with the figure that shows it.
#[derive(Clone, Debug)]
pub struct Step {
    /// The fragment of its address.
    pub id: String,
    /// The figure's state; none where no figure stands beside it.
    pub show: Option<Show>,
    /// The words.
    pub text: Bilingual<Vec<Block>>,
}

/// On which side of a disputed point a view stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A benefit.
    Benefit,
    /// A difficulty.
    Difficulty,
    /// An answer to a difficulty.
    Reply,
}

impl Side {
    /// All sides, with the words of story files.
    pub const ALL: [(&'static str, Self); 3] =
        [("benefit", Self::Benefit), ("difficulty", Self::Difficulty), ("reply", Self::Reply)];
}

/// What somebody said.
#[derive(Clone, Debug)]
pub struct Opinion {
    /// On which side.
    pub side: Side,
    /// Name and office, or that the name is not given.
    pub who: Bilingual<Line>,
    /// When.
    pub date: Date,
    /// What, in our words.
    pub text: Bilingual<Line>,
    /// The fact that says so.
    pub fact: String,
}

/// A question to the reader.
#[derive(Clone, Debug)]
pub struct Question {
    /// The question.
    pub ask: Bilingual<Line>,
    /// Two to four.
    pub answers: Vec<Bilingual<Line>>,
    /// Index of the right one.
    pub right: usize,
    /// Why it is right.
    pub why: Bilingual<Vec<Block>>,
}

/// What a room gets beyond the page.
#[derive(Clone, Debug)]
pub struct Presenting {
    /// One for each scene, in their order.
    pub scenes: Vec<ScenePlan>,
    /// What the trainer says, one for each step, in their order.
    pub notes: Vec<Bilingual<Vec<Block>>>,
    /// Asked before a step that answers them.
    pub guesses: Vec<Guess>,
    /// Asked at the end, after those of the page.
    pub questions: Vec<Question>,
}

/// How long a scene is to take, and what the room is asked.
#[derive(Clone, Debug)]
pub struct ScenePlan {
    /// Planned, in minutes.
    pub minutes: u32,
    /// A question without one right answer.
    pub ask: Bilingual<Line>,
}

/// A question that the room answers by hands, just before the step that shows the answer.
#[derive(Clone, Debug)]
pub struct Guess {
    /// Index of the step, over the whole story.
    pub before: usize,
    /// The question.
    pub question: Question,
}

/// A word of the glossary.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its name in links.
    pub id: String,
    /// The word.
    pub name: Bilingual<Line>,
    /// What it means.
    pub means: Bilingual<Line>,
}

/// A fact that was wrong, and was put right.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The day it was put right.
    pub date: Date,
    /// Which fact.
    pub fact: String,
    /// How its value changed; none for a statement, which has no value.
    pub change: Option<Change>,
    /// Why.
    pub why: Bilingual<Line>,
}

/// One value that became another of the same kind.
#[derive(Clone, Debug)]
pub struct Change {
    /// What stood there.
    pub old: Value,
    /// What stands there since.
    pub new: Value,
}
