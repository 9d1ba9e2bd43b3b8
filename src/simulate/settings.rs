//! The settings of the order model: every assumption that a reader may change.

use super::{Capacity, Minutes, Percent};

/// Which way papers go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Orders, from the head to the leaves.
    #[default]
    Down,
    /// Reports, from the leaves to the head.
    Up,
}

impl Direction {
    /// Both, the one of the page first.
    pub const ALL: [Self; 2] = [Self::Down, Self::Up];

    /// The word of addresses and of the page.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::Up => "up",
        }
    }

    /// The direction of such a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// How an office hands over, whichever way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Office {
    /// Minutes that each hand-over across one of its reporting lines takes.
    pub minutes: Minutes,
    /// How many hand-overs it works on at the same time.
    pub at_once: Capacity,
}

impl Office {
    /// An office of so many minutes and hand-overs at once, or the nearest that are allowed.
    pub const fn clamped(minutes: u32, at_once: u32) -> Self {
        Self { minutes: Minutes::clamped(minutes), at_once: Capacity::clamped(at_once) }
    }
}

/// All assumptions of a run. Any combination is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The head, and all offices between it and the leaves.
    pub offices: [Office; 2],
    /// The chance that a finished hand-over turns out unclear and is done again.
    pub unclear: Percent,
    /// Orders or reports.
    pub direction: Direction,
    /// What chance is drawn from: one seed, one course of events.
    pub seed: u32,
}

impl Settings {
    /// Few hands and equal minutes everywhere, nothing unclear: where a page begins.
    pub const DEFAULT: Self = Self {
        offices: [Office::clamped(15, 5), Office::clamped(15, 3)],
        unclear: Percent::LEAST,
        direction: Direction::Down,
        seed: 1,
    };

    /// The head's ways, or those of the offices below it.
    pub const fn office(&self, is_head: bool) -> Office {
        let [head, middle] = self.offices;
        if is_head { head } else { middle }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::DEFAULT
    }
}
