//! Accessibility, by what can be measured of it in a browser.

mod charts;
mod focus;
mod names;
mod painted;
mod reflow;
mod rules;
mod states;
mod still;
mod walk;

pub use rules::broken_rules;
