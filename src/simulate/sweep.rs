//! A sweep over the head's capacity: from where on the order is not later after the change.

use super::{Capacity, Distribution, Settings, Simulator, Structure};

/// The greatest capacity of the head that a sweep looks at.
pub const MOST_SHOWN: u32 = 60;

/// Medians in minutes at one capacity of the head, before and after, as indexed by `Era`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Medians {
    /// How many hand-overs the head works on at the same time.
    pub at_once: Capacity,
    /// Of each run's last arrival.
    pub last: [u32; 2],
}

/// Tries every capacity of the head from 1 to [`MOST_SHOWN`], all else equal, one at a step.
#[derive(Clone, Debug)]
pub struct Sweep {
    simulators: [Simulator; 2],
    settings: Settings,
    runs: u32,
    distribution: Distribution,
    medians: Vec<Medians>,
}

impl Sweep {
    /// Prepares it; `runs` in each era at each capacity, 1 or more. Structures as indexed by `Era`.
    pub fn new(structures: [Structure; 2], settings: Settings, runs: u32) -> Self {
        Self {
            simulators: structures.map(Simulator::new),
            settings,
            runs: runs.max(1),
            distribution: Distribution::default(),
            medians: Vec::new(),
        }
    }

    /// Plays the next capacity: twice the runs it was made with. None when all are played.
    pub fn step(&mut self) -> Option<Medians> {
        if self.is_done() {
            return None;
        }
        let at_once = Capacity::clamped(self.medians.len() as u32 + 1);
        self.settings.offices[0].at_once = at_once;
        let mut medians = Medians { at_once, last: [0; 2] };
        for (simulator, last) in self.simulators.iter_mut().zip(&mut medians.last) {
            self.distribution.clear();
            for run in 0..self.runs {
                self.distribution.add(simulator.run(&self.settings, run));
            }
            *last = self.distribution.last_median().unwrap_or(0);
        }
        self.medians.push(medians);
        Some(medians)
    }

    /// Whether all capacities are played.
    pub fn is_done(&self) -> bool {
        MOST_SHOWN as usize <= self.medians.len()
    }

    /// The medians found so far, by rising capacity.
    pub fn medians(&self) -> &[Medians] {
        &self.medians
    }

    /// The smallest capacity from which on "after" is never later than "before", up to the end.
    ///
    /// `of` picks the medians to compare: `|it| it.last`. None while the sweep is not done, and when
    /// "after" is later at [`MOST_SHOWN`] still.
    pub fn crossing(&self, of: impl Fn(&Medians) -> [u32; 2]) -> Option<Capacity> {
        if !self.is_done() {
            return None;
        }
        let not_later = |it: &&Medians| {
            let [before, after] = of(it);
            after <= before
        };
        self.medians.iter().rev().take_while(not_later).last().map(|it| it.at_once)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::Office;
    use crate::simulate::samples::{REAL, structures};

    fn swept(counts: &[u16], settings: Settings, runs: u32) -> Sweep {
        let mut sweep = Sweep::new(structures(counts), settings, runs);
        while sweep.step().is_some() {
            let partial = sweep.crossing(|it| it.last);
            assert!(sweep.is_done() || partial.is_none());
        }
        sweep
    }

    #[test]
    fn the_crossing_is_where_arithmetic_puts_it() {
        // Before: the districts one after the other, then four communes one after the other.
        // After: ceil(8 / capacity) rounds. 80 against 60 minutes with 1, 40 against 50 with 2.
        let offices = [Office::clamped(10, 1), Office::clamped(10, 1)];
        let sweep = swept(&[4, 4], Settings { offices, ..Settings::DEFAULT }, 3);
        let last: Vec<_> = sweep.medians()[..3].iter().map(|it| it.last).collect();
        assert_eq!(last, [[60, 80], [50, 40], [50, 30]]);
        assert_eq!(sweep.crossing(|it| it.last), Some(Capacity::clamped(2)));
        assert_eq!(sweep.medians().len(), 60);
        assert_eq!(sweep.medians()[59].at_once.get(), 60);
    }

    #[test]
    fn a_crossing_is_the_start_of_what_holds_to_the_end() {
        // After: ceil(8 / capacity) rounds of 10 minutes. Before: ceil(5 / capacity), and 5 minutes.
        // That is 20 against 25 with 4 hands, 20 against 15 with 5 to 7, 10 against 15 from 8 on.
        let offices = [Office::clamped(10, 1), Office::clamped(5, 600)];
        let settings = Settings { offices, ..Settings::DEFAULT };
        let sweep = swept(&[2, 2, 2, 1, 1], settings, 1);
        assert_eq!(sweep.medians()[3].last, [25, 20]);
        assert_eq!(sweep.crossing(|it| it.last).map(Capacity::get), Some(8));
    }

    #[test]
    fn where_the_head_would_need_more_hands_than_shown_there_is_no_crossing() {
        let offices = [Office::clamped(10, 1), Office::clamped(1, 600)];
        let sweep = swept(&REAL, Settings { offices, ..Settings::DEFAULT }, 1);
        assert_eq!(sweep.crossing(|it| it.last), None);
        assert_eq!(sweep.crossing(|it| [it.last[1], it.last[0]]), Some(Capacity::LEAST));
    }

    #[test]
    fn with_equal_minutes_and_few_hands_the_head_needs_more_of_them() {
        let sweep = swept(&REAL, Settings::DEFAULT, 20);
        let crossing = sweep.crossing(|it| it.last).unwrap().get();
        let at = |at_once: u32| sweep.medians()[at_once as usize - 1].last;
        assert!(at(crossing)[1] <= at(crossing)[0] && at(crossing - 1)[0] < at(crossing - 1)[1]);
    }
}
