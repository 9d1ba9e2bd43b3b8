//! Chance that can be repeated: `SplitMix64`, the same in every browser, system and release.
//!
//! Not the crate `rand`: it would bring kilobytes of ways to draw that nothing here needs, and its
//! next release may draw otherwise. A shared address must show the same run for years.

/// A source of numbers that is made from a seed and the number of a run.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// Each pair has a start of its own, mixed, so that near seeds and runs have nothing in common.
    pub fn new(seed: u32, run: u32) -> Self {
        let mut unmixed = Self((u64::from(seed) << 32) | u64::from(run));
        Self(unmixed.next())
    }

    /// A number below `bound`, which is not 0; all as likely as each other.
    ///
    /// Multiplies and keeps the upper half. For bounds up to four thousand, one number is favored
    /// over another by less than one in a million.
    pub fn below(&mut self, bound: u32) -> u32 {
        let upper = self.next() >> 32;
        ((upper * u64::from(bound)) >> 32) as u32
    }

    /// Puts items in an order that is as likely as any other.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end as u32 + 1) as usize);
        }
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_draws_what_its_inventors_published() {
        let mut random = Random(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
        assert_eq!(random.next(), 9_817_491_932_198_370_423);
    }

    #[test]
    fn every_number_below_the_bound_comes_up_about_as_often() {
        let mut random = Random::new(1, 0);
        let mut drawn = [0_u32; 7];
        for _ in 0..70_000 {
            drawn[random.below(7) as usize] += 1;
        }
        assert!(drawn.iter().all(|it| it.abs_diff(10_000) < 400), "{drawn:?}");
        assert!((0..100).all(|_| random.below(1) == 0));
    }

    #[test]
    fn everyone_comes_first_about_as_often() {
        let mut random = Random::new(1, 0);
        let mut first = [0_u32; 5];
        let mut last = [0_u32; 5];
        for _ in 0..50_000 {
            let mut line = [0, 1, 2, 3, 4];
            random.shuffle(&mut line);
            first[line[0]] += 1;
            last[line[4]] += 1;
        }
        let fair = |it: &u32| it.abs_diff(10_000) < 400;
        assert!(first.iter().all(fair) && last.iter().all(fair), "{first:?} {last:?}");
    }

    #[test]
    fn near_seeds_and_runs_have_nothing_in_common() {
        let start = |seed, run| Random::new(seed, run).next();
        let starts = [start(0, 0), start(0, 1), start(1, 0), start(1, 1), start(2, 0)];
        for (index, it) in starts.iter().enumerate() {
            assert!(!starts[..index].contains(it));
        }
    }
}
