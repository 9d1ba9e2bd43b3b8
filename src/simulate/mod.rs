//! The order model: one order or report in both eras, minute by minute, seeded and without a clock.
//!
//! It measures nothing. Whatever it says follows from these assumptions, which a page shows and a
//! reader may change ([`Settings`]):
//!
//! - A hand-over across a reporting line takes the upper office's minutes, always the same.
//! - An office works on a limited number of hand-overs at the same time; the others wait in line.
//! - Who comes first among those that arrive together is shuffled in each run: nobody is favored.
//! - A finished hand-over turns out unclear with one and the same chance. It goes back to the end of
//!   that office's line and is done again, as often as it takes.
//! - Down, the head has the order at minute 0, and an office passes it on as soon as it has it.
//! - Up, every leaf has its report at minute 0. An office sends one combined report when all of its
//!   own are in; a leaf's report has arrived when the head has the one that contains it.
//! - Units that are no level in an era, such as sites, take no part.

mod address;
mod amount;
mod bins;
mod desk;
mod distribution;
mod experiment;
#[cfg(test)]
mod laws;
mod milestones;
mod preset;
mod random;
mod run;
#[cfg(test)]
pub(crate) mod samples;
mod settings;
mod simulator;
mod structure;
mod sweep;

pub use amount::{Amount, Capacity, Minutes, Percent};
pub use bins::Bins;
pub use distribution::{Distribution, LATEST};
pub use experiment::{Experiment, Outcome, RUNS, Results};
pub use milestones::{Milestones, STRAGGLERS};
pub use preset::Preset;
pub use run::Run;
pub use settings::{Direction, Office, Settings};
pub use simulator::Simulator;
pub use structure::{Member, Structure};
pub use sweep::{MOST_SHOWN, Medians, Sweep};
