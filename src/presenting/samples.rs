//! A talk that the tests of talks share.

use super::{Deck, Slide, Talk, Wish};
use crate::model::Language;

/// Three scenes, with a question before the second step.
pub fn deck() -> Deck {
    let slide = |id: &str, scene, answers| Slide { id: id.into(), scene, step: 0, answers };
    Deck {
        slides: vec![slide("a", 0, 0), slide("b.guess", 0, 3), slide("b", 1, 0), slide("c", 2, 0)],
        minutes: vec![1, 2, 3],
    }
}

/// A talk after one wish a second.
pub fn after(wishes: &[Wish]) -> Talk {
    let mut talk = Talk::new(Language::Vi);
    for (second, wish) in wishes.iter().enumerate() {
        talk.follow(wish.clone(), &deck(), 1_000.0 * (second + 1) as f64);
    }
    talk
}
