//! Bins: the steps of a scale of minutes on which several distributions are drawn alike.

use super::{LATEST, Minutes};

/// Spans of equal width from minute 1 on. Each has its last minute, not its first: with 15 minutes,
/// what came at minute 15 is in the first bin, and 16 to 30 are the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bins {
    /// The width of each, in minutes; 1 or more.
    pub minutes: u32,
    /// How many there are; 1 or more.
    pub count: u32,
}

impl Bins {
    /// The narrowest bins, `at_most` of them, that reach minute `latest` of all that is shown.
    ///
    /// Their width is a multiple of `step`. Arrivals come in time with the head's minutes, and bins
    /// that do not would hold now one batch of them, now two: a comb that means nothing.
    pub fn covering(latest: u32, at_most: u32, step: Minutes) -> Self {
        let latest = latest.clamp(1, LATEST);
        let minutes = latest.div_ceil(at_most.max(1)).next_multiple_of(step.get());
        Self { minutes, count: latest.div_ceil(minutes) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_are_as_narrow_as_their_number_and_step_allow_and_reach_the_end() {
        for latest in [0, 1, 15, 61, 1_590, 126_240, u32::MAX] {
            for at_most in [0, 1, 7, 60] {
                for step in [1, 15, 240].map(Minutes::clamped) {
                    let bins = Bins::covering(latest, at_most, step);
                    assert_eq!(bins.minutes % step.get(), 0);
                    assert!(1 <= bins.count && bins.count <= at_most.max(1));
                    let reach = u64::from(bins.minutes) * u64::from(bins.count);
                    assert!(reach >= u64::from(latest.min(LATEST)));
                }
            }
        }
        let bins = Bins::covering(1_590, 60, Minutes::clamped(15));
        assert_eq!(bins, Bins { minutes: 30, count: 53 });
    }
}
