//! Milestones of a run: the few moments that a written log tells.

use super::{Distribution, Run};

/// How many are still missing at [`Milestones::all_but_some`].
pub const STRAGGLERS: u32 = 10;

/// Minutes at which so many leaves were reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestones {
    /// The first one.
    pub first: u32,
    /// One half of them, rounded up.
    pub half: u32,
    /// All but [`STRAGGLERS`]; none where there are not more than that.
    pub all_but_some: Option<u32>,
    /// The last one.
    pub last: u32,
}

impl Milestones {
    /// Those of a run; none when there is nobody to reach.
    pub fn new(run: &Run) -> Option<Self> {
        let mut arrivals = Distribution::default();
        arrivals.add(run);
        let most = arrivals.arrivals().checked_sub(STRAGGLERS);
        Some(Self {
            first: arrivals.minute_of(1)?,
            half: arrivals.median()?,
            all_but_some: most.and_then(|it| arrivals.minute_of(it)),
            last: arrivals.slowest()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arrivals: impl Iterator<Item = u32>, expected: Option<(u32, u32, Option<u32>, u32)>) {
        let run = Run { arrivals: arrivals.collect(), ..Run::default() };
        let found = Milestones::new(&run);
        assert_eq!(found.map(|it| (it.first, it.half, it.all_but_some, it.last)), expected);
    }

    #[test]
    fn a_log_tells_of_the_first_half_nearly_all_and_the_last() {
        check((1..=100).rev(), Some((1, 50, Some(90), 100)));
        check(1..=11, Some((1, 6, Some(1), 11)));
        check(1..=10, Some((1, 5, None, 10)));
        check([7].into_iter(), Some((7, 7, None, 7)));
        check([].into_iter(), None);
    }
}
