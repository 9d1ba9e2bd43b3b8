//! The story as slides: what the room sees, one at a time.
//!
//! A slide is a step, a row of opposite views, or a question. Its id is the fragment of its address.

/// What the room sees at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// The fragment of its address: that of the step, or of a step with a dot and a word behind it.
    pub id: String,
    /// Index of the scene.
    pub scene: usize,
    /// Index of the step of the story that it shows or follows, where the reading page has it too.
    pub step: usize,
    /// How many answers the room may give; 0 where nothing is asked.
    pub answers: usize,
}

/// All slides, and the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deck {
    /// In their order.
    pub slides: Vec<Slide>,
    /// Planned for each scene, in minutes; empty where nothing is planned.
    pub minutes: Vec<u32>,
}

impl Deck {
    /// The last slide; 0 for a deck without any.
    pub fn last(&self) -> usize {
        self.slides.len().saturating_sub(1)
    }

    /// The scene of a slide.
    pub fn scene(&self, slide: usize) -> usize {
        self.slides.get(slide).map_or(0, |it| it.scene)
    }

    /// Answers that may be given at a slide.
    pub fn answers(&self, slide: usize) -> usize {
        self.slides.get(slide).map_or(0, |it| it.answers)
    }

    /// The slide of an address.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.slides.iter().position(|it| it.id == id)
    }
}

#[cfg(feature = "ssr")]
pub use written::{Shown, slides};

/// Slides as pages are written with them.
#[cfg(feature = "ssr")]
mod written {
    use super::Slide;
    use crate::story::{Guess, Opinion, Question, Side, Step, Story};

    /// What is seen at a slide.
    pub enum Shown<'a> {
        /// A step.
        Step(&'a Step),
        /// One view of each side, in the order of [`Side::ALL`], as far as there is one.
        Views([Option<&'a Opinion>; 3]),
        /// A question to the room.
        Question(&'a Question),
    }

    /// The slides of a story: guesses before their step, views and questions behind their scene's
    /// last step, and the questions for the room behind the last of all.
    pub fn slides(story: &Story) -> Vec<(Slide, Shown<'_>)> {
        let mut slides = Vec::new();
        let mut step = 0;
        let room = story.presenting.as_ref();
        for (scene, told) in story.scenes.iter().enumerate() {
            let slide =
                |id: String, step: usize, answers: usize| Slide { id, scene, step, answers };
            for shown in &told.steps {
                let guesses = room.iter().flat_map(|it| &it.guesses).filter(|it| it.before == step);
                for Guess { question, .. } in guesses {
                    // The step is still to come: beside the question stands what was seen last.
                    let (id, seen) = (format!("{}.guess", shown.id), step.saturating_sub(1));
                    let asked = slide(id, seen, question.answers.len());
                    slides.push((asked, Shown::Question(question)));
                }
                slides.push((slide(shown.id.clone(), step, 0), Shown::Step(shown)));
                step += 1;
            }
            let last = step.saturating_sub(1);
            for (row, views) in rows(&told.views).into_iter().enumerate() {
                let id = format!("{}.views.{}", told.id, row + 1);
                slides.push((slide(id, last, 0), Shown::Views(views)));
            }
            let closing = scene + 1 == story.scenes.len();
            let more = room.filter(|_| closing).into_iter().flat_map(|it| &it.questions);
            for (index, question) in told.questions.iter().chain(more).enumerate() {
                let id = format!("{}.{}", told.id, index + 1);
                let asked = slide(id, last, question.answers.len());
                slides.push((asked, Shown::Question(question)));
            }
        }
        slides
    }

    /// Views side by side: the first of each side, then the second of each, and so on.
    fn rows(views: &[Opinion]) -> Vec<[Option<&Opinion>; 3]> {
        let sides = Side::ALL.map(|(_, side)| -> Vec<&Opinion> {
            views.iter().filter(|it| it.side == side).collect()
        });
        let longest = sides.iter().map(Vec::len).max().unwrap_or_default();
        let row = |row: usize| [0, 1, 2].map(|side| sides[side].get(row).copied());
        (0..longest).map(row).collect()
    }
}
