//! Order model: when orders arrive, in both eras on one scale, and which is later at each capacity.

use std::fmt::Write;

use super::{Point, short};
use crate::simulate::{Bins, MOST_SHOWN, Medians, Results};

/// Height of the distributions, in figure units.
pub const HEIGHT: f64 = 208.0;
/// Height of the comparison of capacities.
pub const SWEEP_HEIGHT: f64 = 112.0;
/// The base lines of the two distributions, before and after.
pub const BASES: [f64; 2] = [94.0, 182.0];
/// The height of a distribution.
pub const LANE: f64 = 62.0;
/// Top and base of the comparison of capacities.
pub const SWEEP: [f64; 2] = [4.0, 88.0];
/// Marks of the scale of minutes, the one at zero included.
pub const TICKS: usize = 4;

const LEFT: f64 = 4.0;
const RIGHT: f64 = 392.0;
/// More bars than this are thinner than their gaps.
const MOST_BARS: u32 = 64;

/// Where the figure's marks are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelLayout {
    /// The bars of each era, as one SVG path.
    pub bars: [String; 2],
    /// The minutes by which half of all and the last were reached: x of their marks.
    pub marks: [[f64; 2]; 2],
    /// The scale: x, and the minute; none beyond its end.
    pub ticks: [Option<(f64, u32)>; TICKS],
    /// The last arrival at each capacity, as one SVG path for each era.
    pub curves: [String; 2],
    /// Where the curves are named: before at its right end, after where it comes into view.
    pub names: [Point; 2],
    /// Where the order is no longer later after the change.
    pub crossing: Option<Point>,
    /// The capacity that is set, where it is one of those compared.
    pub here: Option<f64>,
}

impl ModelLayout {
    /// Places the results of one setting.
    pub fn new(results: &Results) -> Self {
        let slowest = results.outcomes.iter().filter_map(|it| it.arrivals.slowest());
        let latest = slowest.max().unwrap_or(1).max(1);
        let bins = Bins::covering(latest, MOST_BARS, results.settings.offices[0].minutes);
        let step = (RIGHT - LEFT) / f64::from(bins.count);
        let x = |minutes: u32| {
            LEFT + (RIGHT - LEFT) * f64::from(minutes) / f64::from(bins.minutes * bins.count)
        };
        let counts = [0, 1].map(|era: usize| results.outcomes[era].arrivals.histogram(bins));
        let most = counts.iter().flatten().copied().max().unwrap_or(1).max(1);
        let bars = [0, 1].map(|era: usize| bars(&counts[era], most, step, BASES[era]));
        let (half, last) = (results.half(), results.last());
        let marks = [0, 1].map(|era: usize| [x(half[era]), x(last[era])]);
        let end = bins.minutes * bins.count;
        let nice = nice_step(end);
        let mut ticks = [None; TICKS];
        for (tick, minutes) in ticks.iter_mut().zip((0..=end).step_by(nice as usize)) {
            *tick = Some((x(minutes), minutes));
        }
        let cap = cap(&results.sweep);
        let curves = [0, 1].map(|era: usize| curve(&results.sweep, era, cap));
        let crossing = results.crossing.and_then(|it| {
            let medians = results.sweep.get(it as usize - 1)?;
            Some(Point { x: capacity_x(it), y: sweep_y(medians.last[1], cap) })
        });
        let names =
            [(0, results.sweep.len().saturating_sub(1)), (1, first_shown(&results.sweep, 1, cap))];
        let names = names.map(|(era, index): (usize, usize)| {
            let minutes = results.sweep.get(index).map_or(0, |it| it.last[era]);
            Point { x: capacity_x(index as u32 + 1), y: sweep_y(minutes, cap) }
        });
        let at_once = results.settings.offices[0].at_once.get();
        let here = (at_once <= MOST_SHOWN).then(|| capacity_x(at_once));
        Self { bars, marks, ticks, curves, names, crossing, here }
    }
}

fn bars(counts: &[u32], most: u32, step: f64, base: f64) -> String {
    let mut path = String::new();
    for (index, count) in counts.iter().enumerate().filter(|(_, it)| 0 < **it) {
        let x = LEFT + index as f64 * step;
        // A bar of one arrival can be seen.
        let height = (LANE * f64::from(*count) / f64::from(most)).max(0.8);
        let width = (step - 1.0).max(step * 0.7);
        let (x, y, width) = (short(x), short(base - height), short(width));
        let _ = write!(path, "M{x} {}V{y}h{width}V{}z", short(base), short(base));
    }
    path
}

/// The greatest minute that is drawn to scale: the curve of one hand alone would flatten all else.
fn cap(sweep: &[Medians]) -> u32 {
    let end = sweep.last().map_or(1, |it| it.last[0].max(it.last[1]));
    (3 * end).max(1)
}

fn capacity_x(at_once: u32) -> f64 {
    LEFT + (RIGHT - LEFT) * f64::from(at_once - 1) / f64::from(MOST_SHOWN - 1)
}

fn sweep_y(minutes: u32, cap: u32) -> f64 {
    let [top, base] = SWEEP;
    base - (base - top) * f64::from(minutes.min(cap)) / f64::from(cap)
}

/// The last capacity before the last arrival is within the scale, by index.
fn first_shown(sweep: &[Medians], era: usize, cap: u32) -> usize {
    let first = sweep.iter().position(|it| it.last[era] <= cap).unwrap_or(sweep.len());
    first.saturating_sub(1)
}

/// From where it comes into view.
fn curve(sweep: &[Medians], era: usize, cap: u32) -> String {
    let mut path = String::new();
    for medians in sweep.iter().skip(first_shown(sweep, era, cap)) {
        let command = if path.is_empty() { 'M' } else { 'L' };
        let (x, y) = (capacity_x(medians.at_once.get()), sweep_y(medians.last[era], cap));
        let _ = write!(path, "{command}{} {}", short(x), short(y));
    }
    path
}

/// The step of a scale with marks at 1, 2 or 5 times a power of ten; no more than [`TICKS`] of them.
fn nice_step(end: u32) -> u32 {
    let mut unit = 1;
    loop {
        for step in [1, 2, 5].map(|it| it * unit) {
            if end < step * TICKS as u32 {
                return step;
            }
        }
        unit *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::samples::{REAL, organization};
    use crate::simulate::{Experiment, Preset};

    fn of(preset: &str) -> (Results, ModelLayout) {
        let settings = Preset::from_id(preset).unwrap().settings;
        let results = Experiment::new(&organization(&REAL), settings, 5).finish();
        let layout = ModelLayout::new(&results);
        (results, layout)
    }

    #[test]
    fn both_eras_stand_on_one_scale_and_the_later_one_ends_further_right() {
        let (results, layout) = of("few-hands");
        let [[half, last], [half_after, last_after]] = layout.marks;
        assert!(half < last && last < half_after && half_after < last_after);
        assert!(last_after <= RIGHT);
        let ratio = (last - LEFT) / (last_after - LEFT);
        let [before, after] = results.last();
        assert!((ratio - f64::from(before) / f64::from(after)).abs() < 1e-9);
        assert_eq!(
            layout.ticks.map(|it| it.map(|(_, minute)| minute)),
            [0, 500, 1_000, 1_500].map(Some)
        );
    }

    #[test]
    fn everything_stays_in_the_frame_with_every_preset() {
        for preset in Preset::ALL {
            let (results, layout) = of(preset.id);
            assert!(layout.marks.iter().flatten().all(|it| (LEFT..=RIGHT).contains(it)));
            assert!(layout.ticks.iter().flatten().all(|(x, _)| (LEFT..=RIGHT).contains(x)));
            let [top, base] = SWEEP;
            for point in layout.names.iter().chain(&layout.crossing) {
                assert!((top..=base).contains(&point.y), "{}: {point:?}", preset.id);
            }
            assert_eq!(layout.crossing.is_some(), results.crossing.is_some());
            for era in 0..2 {
                assert!(layout.bars[era].starts_with('M') && layout.curves[era].contains('L'));
            }
        }
    }

    #[test]
    fn a_scale_has_few_round_marks() {
        assert_eq!([3, 4, 225, 1_590, 126_240].map(nice_step), [1, 2, 100, 500, 50_000]);
    }
}
