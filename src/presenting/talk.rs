//! Where a talk stands: the only state that the windows of a talk share.

use std::collections::BTreeMap;

use super::{Clock, Deck};
use crate::model::Language;

/// The most hands that can be counted for an answer.
pub const MOST_HANDS: u16 = 999;
/// Longer than any address or state of a figure, in bytes.
pub(super) const LONGEST_TEXT: usize = 2_000;
/// Of a projector, before the stage has said its size, in CSS pixels.
const USUAL_STAGE: (u16, u16) = (1280, 720);
/// Nothing is shown in less, in CSS pixels.
pub(super) const LEAST_STAGE: u16 = 100;

/// What the room sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The stage.
    #[default]
    Stage,
    /// Nothing, in black.
    Black,
    /// Nothing, in white.
    White,
}

impl Screen {
    pub(super) const ALL: [(&'static str, Self); 3] =
        [("stage", Self::Stage), ("black", Self::Black), ("white", Self::White)];

    /// As text, and of the attribute `data-black` or `data-white`.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, it)| *it == self).map_or("", |(word, _)| word)
    }
}

/// How large words are: steps from the usual size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size(i8);

impl Size {
    const RANGE: std::ops::RangeInclusive<i8> = -2..=4;

    /// Steps away from the usual, kept within -2 and 4.
    pub fn new(steps: i8) -> Self {
        Self(steps.clamp(*Self::RANGE.start(), *Self::RANGE.end()))
    }

    /// Steps from the usual size.
    pub fn steps(self) -> i8 {
        self.0
    }
}

/// Where a talk stands.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the desk")]
pub struct Talk {
    /// Index of the slide.
    pub slide: usize,
    /// Whether the answer to the question of the slide is shown.
    pub revealed: bool,
    /// What the room sees.
    pub screen: Screen,
    /// In which language.
    pub language: Language,
    /// Its time.
    pub clock: Clock,
    /// Hands counted for each answer, by the index of the slide.
    pub hands: BTreeMap<usize, Vec<u16>>,
    /// How large words are.
    pub size: Size,
    /// Whether contrast is strong.
    pub contrast: bool,
    /// Whether the room sees the trainer's own screen, so that notes stay closed.
    pub mirrored: bool,
    /// Whether the code for phones is shown.
    pub code: bool,
    /// Where the reading page is, if the trainer said so.
    pub address: String,
    /// What is enlarged: a place of the stage, as shares of its width and height.
    pub zoom: Option<(f64, f64)>,
    /// What was set in the figure beside the slide, as a query; empty as the slide shows it.
    pub figure: String,
    /// What stays set from slide to slide, as a query: the reader's assumptions.
    pub kept: String,
    /// Whether keys that type a character do something.
    pub letters: bool,
    /// Width and height of the stage as the room sees it, in CSS pixels.
    pub stage: (u16, u16),
}

/// A wish of the trainer's.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// To the answer, or to the next slide.
    Next,
    /// To the slide before.
    Previous,
    /// To a slide, by index; beyond the last is the last.
    Jump(usize),
    /// This screen, or the stage again if it is on.
    Screen(Screen),
    /// The other language.
    Language,
    /// A place enlarged, or nothing.
    Zoom(Option<(f64, f64)>),
    /// The code, or not any more.
    Code(bool),
    /// Larger or smaller words.
    Size(i8),
    /// Strong contrast, or not any more.
    Contrast,
    /// One screen for all, or not any more.
    Mirrored,
    /// The clock runs or stands.
    Clock,
    /// The clock back to nothing.
    ResetClock,
    /// So many hands for an answer of the present slide.
    Hands(usize, u16),
    /// What was set in the figure.
    Figure(String),
    /// What was set to stay.
    Kept(String),
    /// Where the reading page is.
    Address(String),
    /// Whether letters do something.
    Letters(bool),
    /// Width and height of the stage, in CSS pixels.
    Stage(u16, u16),
}

impl Talk {
    /// A talk before its first word.
    pub fn new(language: Language) -> Self {
        Self {
            slide: 0,
            revealed: false,
            screen: Screen::Stage,
            language,
            clock: Clock::default(),
            hands: BTreeMap::new(),
            size: Size::default(),
            contrast: false,
            mirrored: false,
            code: false,
            address: String::new(),
            zoom: None,
            figure: String::new(),
            kept: String::new(),
            letters: true,
            stage: USUAL_STAGE,
        }
    }

    /// Follows a wish at a moment, in milliseconds since 1970.
    pub fn follow(&mut self, wish: Wish, deck: &Deck, now: f64) {
        match wish {
            Wish::Next if self.awaits_answer(deck) => {
                self.begin(now);
                self.screen = Screen::Stage;
                self.code = false;
                self.revealed = true;
            }
            Wish::Next => {
                self.begin(now);
                self.move_to(self.slide + 1, deck, now);
            }
            Wish::Previous => {
                let from = self.slide;
                self.move_to(from.saturating_sub(1), deck, now);
                // Who goes back has seen the answer.
                if self.slide != from {
                    self.revealed = 0 < deck.answers(self.slide);
                }
            }
            Wish::Jump(slide) => self.move_to(slide, deck, now),
            Wish::Screen(screen) => {
                self.screen = if self.screen == screen { Screen::Stage } else { screen };
            }
            Wish::Language => self.language = self.language.other(),
            Wish::Zoom(place) => self.zoom = place.filter(|(x, y)| is_share(*x) && is_share(*y)),
            Wish::Code(shown) => self.code = shown,
            Wish::Size(steps) => self.size = Size::new(self.size.steps().saturating_add(steps)),
            Wish::Contrast => self.contrast = !self.contrast,
            Wish::Mirrored => self.mirrored = !self.mirrored,
            Wish::Clock if self.clock.runs() => self.clock.stop(deck.scene(self.slide), now),
            Wish::Clock => self.clock.start(now),
            Wish::ResetClock => self.clock = Clock::default(),
            Wish::Hands(answer, count) => {
                let answers = deck.answers(self.slide);
                if answer < answers {
                    let hands = self.hands.entry(self.slide).or_insert_with(|| vec![0; answers]);
                    hands[answer] = count.min(MOST_HANDS);
                }
            }
            Wish::Figure(figure) => self.figure = one_line(&figure),
            Wish::Kept(kept) => self.kept = one_line(&kept),
            Wish::Address(address) => self.address = one_line(&address),
            Wish::Letters(letters) => self.letters = letters,
            Wish::Stage(width, height) => {
                self.stage = (width.max(LEAST_STAGE), height.max(LEAST_STAGE));
            }
        }
    }

    /// Whether a question was asked and is still to be answered.
    pub fn awaits_answer(&self, deck: &Deck) -> bool {
        !self.revealed && 0 < deck.answers(self.slide)
    }

    /// A talk begins when it first moves on.
    fn begin(&mut self, now: f64) {
        if !self.clock.was_started() {
            self.clock.start(now);
        }
    }

    fn move_to(&mut self, slide: usize, deck: &Deck, now: f64) {
        self.screen = Screen::Stage;
        self.code = false;
        let slide = slide.min(deck.last());
        if slide == self.slide {
            return;
        }
        self.clock.settle(deck.scene(self.slide), now);
        self.slide = slide;
        self.revealed = false;
        self.zoom = None;
        self.figure.clear();
    }
}

pub(super) fn is_share(it: f64) -> bool {
    (0.0..=1.0).contains(&it)
}

/// Text that stays on its line, and is not longer than anything we write.
pub(super) fn one_line(text: &str) -> String {
    let kept = text.chars().filter(|it| !it.is_control());
    let mut text: String = kept.take(LONGEST_TEXT).collect();
    while LONGEST_TEXT < text.len() {
        text.pop();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presenting::samples::{after, deck};

    #[test]
    fn a_question_is_answered_before_the_talk_moves_on() {
        let asked = after(&[Wish::Next]);
        assert_eq!((asked.slide, asked.revealed), (1, false));
        let answered = after(&[Wish::Next, Wish::Next]);
        assert_eq!((answered.slide, answered.revealed), (1, true));
        assert_eq!(after(&[Wish::Next, Wish::Next, Wish::Next]).slide, 2);
        let back = after(&[Wish::Jump(2), Wish::Previous]);
        assert_eq!((back.slide, back.revealed), (1, true), "who goes back has seen the answer");
        let mut asked_first = deck();
        asked_first.slides.remove(0);
        let mut talk = Talk::new(Language::Vi);
        talk.follow(Wish::Previous, &asked_first, 0.0);
        assert_eq!((talk.slide, talk.revealed), (0, false), "nobody went back");
    }

    #[test]
    fn no_wish_leads_out_of_the_deck() {
        assert_eq!(after(&[Wish::Jump(99), Wish::Next]).slide, 3);
        assert_eq!(after(&[Wish::Previous]).slide, 0);
        assert_eq!(after(&[Wish::Hands(0, 7)]).hands.len(), 0, "nothing is asked there");
        assert_eq!(after(&[Wish::Next, Wish::Hands(3, 7)]).hands.len(), 0);
        assert_eq!(after(&[Wish::Zoom(Some((f64::NAN, 2.0)))]).zoom, None);
        assert_eq!(after(&[Wish::Size(127), Wish::Size(127)]).size, Size::new(4));
    }

    #[test]
    fn black_stays_until_the_talk_moves_or_is_shown_again() {
        let black = Wish::Screen(Screen::Black);
        assert_eq!(after(std::slice::from_ref(&black)).screen, Screen::Black);
        assert_eq!(after(&[black.clone(), black.clone()]).screen, Screen::Stage);
        assert_eq!(after(&[black.clone(), Wish::Screen(Screen::White)]).screen, Screen::White);
        let moved = after(&[black, Wish::Next]);
        assert_eq!((moved.screen, moved.slide), (Screen::Stage, 1));
    }

    #[test]
    fn the_clock_starts_with_the_first_step_on() {
        assert!(!after(&[Wish::Screen(Screen::Black)]).clock.was_started());
        let talk = after(&[Wish::Next, Wish::Next, Wish::Next, Wish::Clock]);
        assert!(!talk.clock.runs());
        assert_eq!(talk.clock.spent, [2_000.0, 1_000.0]);
    }
}
