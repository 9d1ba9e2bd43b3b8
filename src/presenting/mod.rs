//! Presenting: the talk that two windows share, told apart from every browser.
//!
//! A [`Deck`] is the story as slides, one seen at a time. A [`Talk`] is where a talk stands: the slide,
//! the screen, the clock, the hands that were counted. Every window of a talk holds all of it, and
//! [`Message`]s carry all of it, so that whichever window is left loses nothing.

mod clock;
mod deck;
mod keys;
mod message;
#[cfg(test)]
mod samples;
mod talk;
mod tell;
mod written;

pub use clock::{Clock, Pace};
pub use deck::{Deck, Slide};
#[cfg(feature = "ssr")]
pub use deck::{Shown, slides};
pub use keys::{Act, Binding, KEYS, act_for, act_word, key_name};
pub use message::{Kind, Message, Role};
pub use talk::{MOST_HANDS, Screen, Size, Talk, Wish};
pub use tell::{minutes, report};
