//! A distribution: when orders arrived, over many runs, to the minute.

use super::{Bins, Run};

/// The last minute that is told apart, a year of minutes; later arrivals count as of that minute.
///
/// The longest runs: 526 hand-overs of 240 minutes one by one are 126,240 minutes, with every second
/// one unclear some 252,000 and, in a million runs, not 320,000. Room: 4 bytes for each minute until
/// the last arrival, so 2 MB at the very most, and 7 KB with the settings of the page.
pub const LATEST: u32 = 524_287;

/// Arrivals of runs, added one by one, so that a browser can do a few of them between two frames.
///
/// Exact: a count for each minute. Holds eight million runs of 526 arrivals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// By minute; ends with the latest arrival.
    counts: Vec<u32>,
    /// The last arrival of each run, from the fastest run to the slowest.
    lasts: Vec<u32>,
    arrivals: u32,
}

impl Distribution {
    /// Adds the arrivals of a run.
    pub fn add(&mut self, run: &Run) {
        let last = run.last().min(LATEST);
        let place = self.lasts.partition_point(|it| *it <= last);
        self.lasts.insert(place, last);
        if self.counts.len() <= last as usize {
            self.counts.resize(last as usize + 1, 0);
        }
        for minute in &run.arrivals {
            if let Some(count) = self.counts.get_mut(*minute.min(&last) as usize) {
                *count += 1;
                self.arrivals += 1;
            }
        }
    }

    /// Forgets all runs and keeps the room.
    pub fn clear(&mut self) {
        self.counts.clear();
        self.lasts.clear();
        self.arrivals = 0;
    }

    /// How many runs there are.
    pub fn runs(&self) -> usize {
        self.lasts.len()
    }

    /// How many arrivals there are, all runs together.
    pub fn arrivals(&self) -> u32 {
        self.arrivals
    }

    /// The minute of arrival number `number`, from 1, in the order of time; none if there is no such.
    pub fn minute_of(&self, number: u32) -> Option<u32> {
        if number == 0 {
            return None;
        }
        let mut seen = 0;
        let reached = self.counts.iter().position(|count| {
            seen += count;
            number <= seen
        });
        reached.map(|minute| minute as u32)
    }

    /// The minute by which half of all arrivals had come; none before there is any.
    pub fn median(&self) -> Option<u32> {
        self.minute_of(self.arrivals.div_ceil(2))
    }

    /// The minute by which half of the runs were over; none before there is any.
    pub fn last_median(&self) -> Option<u32> {
        self.lasts.get(self.lasts.len().div_ceil(2).checked_sub(1)?).copied()
    }

    /// The minute by which all runs were over; none before there is any.
    pub fn slowest(&self) -> Option<u32> {
        self.lasts.last().copied()
    }

    /// Arrivals in each bin; those beyond the last bin count in it.
    pub fn histogram(&self, bins: Bins) -> Vec<u32> {
        let mut bars = vec![0; bins.count.max(1) as usize];
        let end = bars.len() - 1;
        // Nothing arrives at minute 0: every hand-over takes a minute or more.
        let counts = self.counts.get(1..).unwrap_or_default();
        for (bin, minutes) in counts.chunks(bins.minutes.max(1) as usize).enumerate() {
            bars[bin.min(end)] += minutes.iter().sum::<u32>();
        }
        bars
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Era;
    use crate::simulate::samples::{REAL, simulator};
    use crate::simulate::{Percent, Settings};

    fn of(runs: &[&[u32]]) -> Distribution {
        let mut distribution = Distribution::default();
        for arrivals in runs {
            distribution.add(&Run { arrivals: arrivals.to_vec(), ..Run::default() });
        }
        distribution
    }

    #[test]
    fn medians_are_minutes_at_which_something_arrived() {
        let distribution = of(&[&[15, 30, 45], &[15, 30, 90], &[10, 20, 60]]);
        assert_eq!((distribution.runs(), distribution.arrivals()), (3, 9));
        assert_eq!(distribution.median(), Some(30));
        assert_eq!(distribution.last_median(), Some(60));
        assert_eq!(distribution.slowest(), Some(90));
        assert_eq!(of(&[&[4, 2, 3, 1]]).median(), Some(2));
        let minutes = [0, 1, 4, 9, 10].map(|it| distribution.minute_of(it));
        assert_eq!(minutes, [None, Some(10), Some(20), Some(90), None]);
    }

    #[test]
    fn nothing_is_said_about_no_runs() {
        let none = Distribution::default();
        assert_eq!((none.median(), none.last_median(), none.slowest()), (None, None, None));
        assert_eq!(none.histogram(Bins { minutes: 15, count: 2 }), [0, 0]);
        let mut cleared = of(&[&[3, 4]]);
        cleared.clear();
        assert_eq!(cleared, none);
    }

    #[test]
    fn every_arrival_is_in_the_bin_that_ends_with_or_after_it() {
        let distribution = of(&[&[1, 15, 16, 30, 31, 100]]);
        assert_eq!(distribution.histogram(Bins { minutes: 15, count: 7 }), [2, 2, 1, 0, 0, 0, 1]);
        assert_eq!(distribution.histogram(Bins { minutes: 15, count: 2 }), [2, 4]);
        assert_eq!(distribution.histogram(Bins { minutes: 1_000, count: 1 }), [6]);
    }

    #[test]
    fn a_year_and_more_counts_as_a_year() {
        let distribution = of(&[&[5, LATEST, LATEST + 1, u32::MAX]]);
        assert_eq!((distribution.median(), distribution.slowest()), (Some(LATEST), Some(LATEST)));
        assert_eq!(distribution.arrivals(), 4);
    }

    #[test]
    fn runs_added_in_pieces_are_the_same_as_runs_added_at_once() {
        let settings = Settings { unclear: Percent::clamped(20), ..Settings::DEFAULT };
        let mut at_once = Distribution::default();
        let mut simulator_at_once = simulator(&REAL, Era::Before);
        for run in 0..40 {
            at_once.add(simulator_at_once.run(&settings, run));
        }
        let mut in_pieces = Distribution::default();
        for piece in [25..40, 0..1, 1..25] {
            let mut fresh = simulator(&REAL, Era::Before);
            for run in piece {
                in_pieces.add(fresh.run(&settings, run));
            }
        }
        assert_eq!(in_pieces, at_once);
        assert_eq!(at_once.arrivals(), 40 * 526);
    }
}
