//! The simulator: plays one order, or one round of reports, through a structure.

use super::desk::{Desk, Paper};
use super::random::Random;
use super::{Direction, Run, Settings, Structure};

/// Plays runs through one structure. Keeps its room between them: a run allocates nothing new.
///
/// Every place comes from the structure, which has one minute each here, so places may be indexed.
#[derive(Clone, Debug)]
pub struct Simulator {
    structure: Structure,
    desk: Desk,
    /// By place: down, when a member has the order; up, when its report sets out or has come in.
    minutes: Vec<u32>,
    run: Run,
}

impl Simulator {
    /// Of this structure only: each era has a simulator of its own.
    pub fn new(structure: Structure) -> Self {
        let minutes = vec![0; structure.members().len()];
        Self { structure, desk: Desk::default(), minutes, run: Run::default() }
    }

    /// The structure that orders go through.
    pub fn structure(&self) -> &Structure {
        &self.structure
    }

    /// Plays run number `run` of the settings' seed, whichever runs were played before.
    pub fn run(&mut self, settings: &Settings, run: u32) -> &Run {
        let mut random = Random::new(settings.seed, run);
        self.run.handovers = 0;
        self.run.returned = 0;
        self.minutes.fill(0);
        let offices = 0..self.structure.offices().len();
        match settings.direction {
            Direction::Down => offices.for_each(|it| self.pass_down(it, settings, &mut random)),
            Direction::Up => {
                offices.clone().rev().for_each(|it| self.collect(it, settings, &mut random));
                offices.skip(1).for_each(|it| self.arrive_with(it));
            }
        }
        let leaves = self.structure.leaves().iter();
        self.run.arrivals.clear();
        self.run.arrivals.extend(leaves.filter_map(|it| self.minutes.get(*it)));
        &self.run
    }

    /// An office that has the order passes it on.
    fn pass_down(&mut self, index: usize, settings: &Settings, random: &mut Random) {
        let office = self.structure.offices()[index];
        let since = self.minutes[office];
        let papers = self.structure.members()[office].reports.clone();
        self.desk.line_up(papers.map(|line| Paper { line, since }), random);
        self.hand_over(office, settings, random);
    }

    /// An office gets its reports; its own sets out with the last of them.
    fn collect(&mut self, index: usize, settings: &Settings, random: &mut Random) {
        let office = self.structure.offices()[index];
        let reports = self.structure.members()[office].reports.clone();
        let papers = reports.clone().map(|line| Paper { line, since: self.minutes[line] });
        self.desk.line_up(papers, random);
        self.hand_over(office, settings, random);
        let last = reports.map(|it| self.minutes[it]).max();
        self.minutes[office] = last.unwrap_or(0);
    }

    fn hand_over(&mut self, office: usize, settings: &Settings, random: &mut Random) {
        let minutes = &mut self.minutes;
        let ways = settings.office(office == 0);
        let arrive = |line: usize, minute| minutes[line] = minute;
        let (made, returned) = self.desk.hand_over(ways, settings.unclear, random, arrive);
        self.run.handovers += made;
        self.run.returned += returned;
    }

    /// What was in an office's combined report has come in with it.
    fn arrive_with(&mut self, index: usize) {
        let office = self.structure.offices()[index];
        for report in self.structure.members()[office].reports.clone() {
            self.minutes[report] = self.minutes[office];
        }
    }
}
