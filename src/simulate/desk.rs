//! The desk of one office: its line of papers, and how many it hands over at the same time.
//!
//! All hand-overs of an office take the same minutes, so they end in the order in which they began,
//! and returned papers line up in that order too. Two lines that are sorted by themselves, merged,
//! do what a queue of events would do, at a cost proportional to the hand-overs.

use super::random::Random;
use super::{Office, Percent};

/// What is to be handed over across one reporting line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paper {
    /// The place of the lower unit in the structure.
    pub line: usize,
    /// The minute from which it waits.
    pub since: u32,
}

/// The lines of an office. Kept from office to office, so that a run allocates nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Desk {
    shuffled: Vec<Paper>,
    fresh: Vec<Paper>,
    returned: Vec<Paper>,
    /// When each hand-over ended, in the order in which they began.
    ends: Vec<u32>,
}

impl Desk {
    /// Lines up papers by the minute from which they wait; those of one minute in any order.
    pub fn line_up(&mut self, papers: impl Iterator<Item = Paper>, random: &mut Random) {
        self.shuffled.clear();
        self.shuffled.extend(papers);
        random.shuffle(&mut self.shuffled);
        self.fresh.clear();
        for paper in &self.shuffled {
            // Nearly always at the end; a general sort would be larger than this whole model.
            match self.fresh.last() {
                Some(last) if paper.since < last.since => {
                    let place = self.fresh.partition_point(|it| it.since <= paper.since);
                    self.fresh.insert(place, *paper);
                }
                _ => self.fresh.push(*paper),
            }
        }
    }

    /// Hands over all papers and tells `arrive` of each that was clear, and when.
    ///
    /// Returns how many hand-overs were made, and how many of them were unclear.
    pub fn hand_over(
        &mut self,
        office: Office,
        unclear: Percent,
        random: &mut Random,
        mut arrive: impl FnMut(usize, u32),
    ) -> (u32, u32) {
        let (minutes, at_once) = (office.minutes.get(), office.at_once.get() as usize);
        self.returned.clear();
        self.ends.clear();
        let (mut first_fresh, mut first_returned) = (0, 0);
        loop {
            let paper = match (self.fresh.get(first_fresh), self.returned.get(first_returned)) {
                (Some(fresh), Some(returned)) if returned.since < fresh.since => {
                    first_returned += 1;
                    *returned
                }
                (Some(fresh), _) => {
                    first_fresh += 1;
                    *fresh
                }
                (None, Some(returned)) => {
                    first_returned += 1;
                    *returned
                }
                (None, None) => break,
            };
            // The hand-over that must end before this one can begin.
            let waits_for = self.ends.len().checked_sub(at_once);
            let free = waits_for.and_then(|it| self.ends.get(it)).copied().unwrap_or(0);
            let end = paper.since.max(free).saturating_add(minutes);
            self.ends.push(end);
            if random.below(100) < unclear.get() {
                self.returned.push(Paper { line: paper.line, since: end });
            } else {
                arrive(paper.line, end);
            }
        }
        (self.ends.len() as u32, self.returned.len() as u32)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;
    use crate::simulate::samples::any_settings;

    /// The same rules played minute by minute with a plain queue and busy hands.
    fn played(papers: &[Paper], office: Office, unclear: Percent, random: &mut Random) -> Arrivals {
        let mut waiting = VecDeque::new();
        let mut busy: Vec<(u32, usize, bool)> = Vec::new();
        let mut arrivals = Vec::new();
        let mut minute = 0;
        while arrivals.len() < papers.len() {
            waiting.extend(papers.iter().filter(|it| it.since == minute).map(|it| it.line));
            let (ended, still): (Vec<_>, Vec<_>) = busy.into_iter().partition(|it| it.0 == minute);
            busy = still;
            for (_, line, clear) in ended {
                if clear {
                    arrivals.push((line, minute));
                } else {
                    waiting.push_back(line);
                }
            }
            while busy.len() < office.at_once.get() as usize
                && let Some(line) = waiting.pop_front()
            {
                let clear = random.below(100) >= unclear.get();
                busy.push((minute + office.minutes.get(), line, clear));
            }
            minute += 1;
        }
        arrivals
    }

    type Arrivals = Vec<(usize, u32)>;

    fn handed_over(
        papers: &[Paper],
        office: Office,
        unclear: Percent,
        random: &mut Random,
    ) -> (Arrivals, Vec<Paper>, (u32, u32)) {
        let mut desk = Desk::default();
        desk.line_up(papers.iter().copied(), random);
        let lined_up = desk.fresh.clone();
        let mut arrivals = Vec::new();
        let counts = desk.hand_over(office, unclear, random, |line, minute| {
            arrivals.push((line, minute));
        });
        (arrivals, lined_up, counts)
    }

    #[test]
    fn a_desk_does_what_playing_it_minute_by_minute_does() {
        let mut chance = Random::new(3, 0);
        for (index, settings) in any_settings(300).enumerate() {
            let office = Office::clamped(1 + chance.below(9), 1 + chance.below(6));
            let latest = 1 + chance.below(60);
            let papers: Vec<Paper> = (0..chance.below(40) as usize)
                .map(|line| Paper { line, since: chance.below(latest) })
                .collect();
            let mut random = Random::new(settings.seed, 0);
            let (arrivals, lined_up, counts) =
                handed_over(&papers, office, settings.unclear, &mut random);
            assert!(lined_up.is_sorted_by_key(|it| it.since));
            assert_eq!(counts.0, counts.1 + papers.len() as u32);

            let mut random = Random::new(settings.seed, 0);
            random.shuffle(&mut papers.clone());
            assert_eq!(
                arrivals,
                played(&lined_up, office, settings.unclear, &mut random),
                "setting {index}"
            );
        }
    }

    #[test]
    fn an_unclear_order_waits_behind_those_that_came_meanwhile() {
        let unclear = Percent::clamped(50);
        let papers = [Paper { line: 0, since: 0 }, Paper { line: 1, since: 10 }];
        // A seed by which the first hand-over is unclear, and no other.
        let first_only = |seed: &u32| {
            let mut random = Random::new(*seed, 0);
            random.shuffle(&mut papers.to_vec());
            [(); 3].map(|()| random.below(100) < 50) == [true, false, false]
        };
        let seed = (0..100).find(first_only).unwrap();
        let office = Office::clamped(10, 1);
        let (arrivals, _, counts) =
            handed_over(&papers, office, unclear, &mut Random::new(seed, 0));
        assert_eq!(arrivals, [(1, 20), (0, 30)]);
        assert_eq!(counts, (3, 1));
    }
}
