//! An experiment: one setting tried many times in both eras, in steps short enough for a browser.

use super::{Distribution, Medians, Milestones, Settings, Simulator, Structure, Sweep};
use crate::model::{Era, Organization};

/// How often a reader's order is sent in each era.
pub const RUNS: u32 = 1_000;
/// How often at each capacity of the head. Medians of so few runs move by one batch at most.
const SWEEP_RUNS: u32 = 9;

/// What came out in one era.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// When orders arrived, over all runs.
    pub arrivals: Distribution,
    /// Hand-overs of the first run, those included that were done again.
    pub handovers: u32,
    /// Those of the first run that were unclear.
    pub returned: u32,
    /// The moments of the first run; none where there is nobody to reach.
    pub milestones: Option<Milestones>,
}

impl Outcome {
    /// The reporting lines that orders went over: hand-overs without those done again.
    pub fn lines(&self) -> u32 {
        self.handovers - self.returned
    }
}

/// All that a page shows of one setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// What was assumed.
    pub settings: Settings,
    /// Before and after, as indexed by [`Era`].
    pub outcomes: [Outcome; 2],
    /// Medians at every capacity of the head.
    pub sweep: Vec<Medians>,
    /// From how many hand-overs at once of the head on the last arrival is not later after the
    /// change; none if it is at no capacity that was tried.
    pub crossing: Option<u32>,
}

impl Results {
    /// The minute by which half of the runs had reached their last leaf, before and after.
    pub fn last(&self) -> [u32; 2] {
        [0, 1].map(|era: usize| self.outcomes[era].arrivals.last_median().unwrap_or_default())
    }

    /// The minute by which half of all leaves were reached, before and after.
    pub fn half(&self) -> [u32; 2] {
        [0, 1].map(|era: usize| self.outcomes[era].arrivals.median().unwrap_or_default())
    }
}

/// A setting that is being tried.
#[derive(Clone, Debug)]
pub struct Experiment {
    settings: Settings,
    simulators: [Simulator; 2],
    outcomes: [Outcome; 2],
    sweep: Sweep,
    run: u32,
    runs: u32,
}

impl Experiment {
    /// Prepares it for an organization; the order is sent `runs` times in each era, such as [`RUNS`].
    pub fn new(organization: &Organization, settings: Settings, runs: u32) -> Self {
        let structures = Era::ALL.map(|era| Structure::new(organization, era));
        let outcome = || Outcome {
            arrivals: Distribution::default(),
            handovers: 0,
            returned: 0,
            milestones: None,
        };
        Self {
            settings,
            sweep: Sweep::new(structures.clone(), settings, SWEEP_RUNS),
            simulators: structures.map(Simulator::new),
            outcomes: [outcome(), outcome()],
            run: 0,
            runs,
        }
    }

    /// Whether all orders are sent, and capacities are being compared.
    pub fn is_comparing(&self) -> bool {
        self.run == self.runs
    }

    /// Sends the order once in both eras, or tries one more capacity; false when all is done.
    ///
    /// A step is a thousand hand-overs or ten thousand: less than a frame on any phone.
    pub fn step(&mut self) -> bool {
        if self.is_comparing() {
            return self.sweep.step().is_some();
        }
        for (simulator, outcome) in self.simulators.iter_mut().zip(&mut self.outcomes) {
            let run = simulator.run(&self.settings, self.run);
            outcome.arrivals.add(run);
            if self.run == 0 {
                (outcome.handovers, outcome.returned) = (run.handovers, run.returned);
                outcome.milestones = Milestones::new(run);
            }
        }
        self.run += 1;
        true
    }

    /// What came out.
    pub fn results(self) -> Results {
        let crossing = self.sweep.crossing(|it| it.last).map(super::Capacity::get);
        Results {
            settings: self.settings,
            outcomes: self.outcomes,
            sweep: self.sweep.medians().to_vec(),
            crossing,
        }
    }

    /// Everything at once, for a program that has no frames to keep.
    pub fn finish(mut self) -> Results {
        while self.step() {}
        self.results()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::Percent;
    use crate::simulate::samples::{REAL, organization};

    #[test]
    fn what_is_tried_step_by_step_is_what_is_tried_at_once() {
        let organization = organization(&REAL);
        let at_once = Experiment::new(&organization, Settings::DEFAULT, 50).finish();
        let mut stepped = Experiment::new(&organization, Settings::DEFAULT, 50);
        let (mut runs, mut compared) = (0, 0);
        loop {
            let steps = if stepped.is_comparing() { &mut compared } else { &mut runs };
            if !stepped.step() {
                break;
            }
            *steps += 1;
        }
        assert_eq!((runs, compared), (50, 60));
        assert_eq!(stepped.results(), at_once);
        assert_eq!(at_once.last(), [225, 1_590]);
        assert_eq!(at_once.crossing, Some(48));
        assert_eq!(at_once.outcomes[0].handovers, 556);
        assert_eq!(at_once.outcomes[1].handovers, 526);
        let unclear = Settings { unclear: Percent::MOST, ..Settings::DEFAULT };
        let unclear = Experiment::new(&organization, unclear, 1).finish();
        assert!(556 < unclear.outcomes[0].handovers);
        assert_eq!(unclear.outcomes.map(|it| it.lines()), [556, 526]);
    }
}
