//! The time of a talk, by the clock on the wall: a computer that slept has lost nothing.

/// Milliseconds spent in each scene, and since when the clock runs.
///
/// Times are milliseconds since 1970, as `Date.now()` has them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clock {
    /// Spent in each scene, in milliseconds, up to [`Clock::since`].
    pub spent: Vec<f64>,
    /// Since when the present scene's time runs; none while the clock stands.
    pub since: Option<f64>,
}

/// How a scene's time compares with the plan. Said in words, too: color is never alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// There is time.
    Within,
    /// Less than a fifth of the plan is left.
    Near,
    /// The plan is used up.
    Over,
}

impl Pace {
    /// What was spent against what was planned, both in milliseconds.
    pub fn of(spent: f64, planned: f64) -> Self {
        if spent < planned * 0.8 {
            Self::Within
        } else if spent < planned {
            Self::Near
        } else {
            Self::Over
        }
    }

    /// The value of `data-pace`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Near => "near",
            Self::Over => "over",
        }
    }
}

impl Clock {
    /// Whether it runs.
    pub fn runs(&self) -> bool {
        self.since.is_some()
    }

    /// Whether it has ever run.
    pub fn was_started(&self) -> bool {
        self.runs() || self.spent.iter().any(|it| 0.0 < *it)
    }

    /// Starts it, or goes on.
    pub fn start(&mut self, now: f64) {
        self.since.get_or_insert(now);
    }

    /// Puts what has run since into the scene that was on; it goes on running if it ran.
    pub fn settle(&mut self, scene: usize, now: f64) {
        let Some(since) = self.since else { return };
        if self.spent.len() <= scene {
            self.spent.resize(scene + 1, 0.0);
        }
        // A clock that was put back takes nothing away.
        self.spent[scene] += (now - since).max(0.0);
        self.since = Some(now);
    }

    /// Stops it in a scene.
    pub fn stop(&mut self, scene: usize, now: f64) {
        self.settle(scene, now);
        self.since = None;
    }

    /// Milliseconds spent in a scene; `current` is the one that is on.
    pub fn in_scene(&self, scene: usize, current: usize, now: f64) -> f64 {
        let running = self.since.filter(|_| scene == current).map_or(0.0, |it| (now - it).max(0.0));
        self.spent.get(scene).copied().unwrap_or_default() + running
    }

    /// Milliseconds of the whole talk.
    pub fn total(&self, now: f64) -> f64 {
        let running = self.since.map_or(0.0, |it| (now - it).max(0.0));
        self.spent.iter().sum::<f64>() + running
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_goes_to_the_scene_that_was_on() {
        let mut clock = Clock::default();
        clock.start(1_000.0);
        clock.settle(0, 61_000.0);
        clock.stop(2, 91_000.0);
        assert_eq!(clock.spent, [60_000.0, 0.0, 30_000.0]);
        assert_eq!(clock.total(500_000.0), 90_000.0);
        assert_eq!(clock.in_scene(2, 2, 500_000.0), 30_000.0);
    }

    #[test]
    fn sleep_counts_and_a_clock_put_back_takes_nothing() {
        let mut clock = Clock::default();
        clock.start(0.0);
        assert_eq!(clock.in_scene(0, 0, 600_000.0), 600_000.0);
        assert_eq!(clock.in_scene(1, 0, 600_000.0), 0.0);
        clock.settle(0, -5_000.0);
        assert_eq!(clock.spent, [0.0]);
    }

    #[test]
    fn a_scene_is_within_near_or_over_its_plan() {
        assert_eq!(Pace::of(0.0, 100.0), Pace::Within);
        assert_eq!(Pace::of(80.0, 100.0), Pace::Near);
        assert_eq!(Pace::of(100.0, 100.0), Pace::Over);
    }
}
