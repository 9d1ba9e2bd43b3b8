//! Counts over time as the steps of a stair: how wide each held, how high it was.

use super::Point;

/// One count: a bar from the day it began to the day the next began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepBar {
    /// Upper left corner.
    pub corner: Point,
    /// In figure units.
    pub width: f64,
    /// In figure units; in proportion to the count, from a base line at zero.
    pub height: f64,
}

/// Twelve letters in the type of a narrow window, in figure units.
const LEAST_WIDTH: f64 = 96.0;

/// Bars for counts and the years they began in, within a box; the first may have no beginning.
///
/// Time is to scale between the first and the last dated beginning. What came before the first,
/// and what lasts since the last one, is drawn `open` figure units wide, since nobody dated it. Where
/// one would be too narrow for the words under it, or nothing lies between two dates, all are as
/// wide.
pub fn step_bars(
    counts: &[(f64, Option<f64>)],
    corner: Point,
    width: f64,
    height: f64,
    open: f64,
) -> Vec<StepBar> {
    let highest = counts.iter().map(|(count, _)| *count).fold(1.0, f64::max);
    let dated: Vec<f64> = counts.iter().filter_map(|(_, from)| *from).collect();
    let (Some(first), Some(last)) = (dated.first(), dated.last()) else { return Vec::new() };
    let span = if last > first { last - first } else { 1.0 };
    let leading = if counts.first().is_some_and(|(_, from)| from.is_none()) { open } else { 0.0 };
    let scaled = width - leading - open;
    let start = |from: Option<f64>| match from {
        None => corner.x,
        Some(year) => corner.x + leading + (year - first) / span * scaled,
    };
    let ends = counts.iter().skip(1).map(|(_, from)| start(*from)).chain([corner.x + width]);
    let mut places: Vec<(f64, f64)> = counts
        .iter()
        .zip(ends)
        .map(|((_, from), end)| (start(*from), end - start(*from)))
        .collect();
    let even = width / counts.len() as f64;
    if first == last || places.iter().any(|(_, width)| *width < LEAST_WIDTH.min(even)) {
        places = (0..counts.len()).map(|it| (corner.x + it as f64 * even, even)).collect();
    }
    let bars = counts.iter().zip(places).map(|((count, _), (x, width))| {
        let tall = count / highest * height;
        StepBar { corner: Point { x, y: corner.y + height - tall }, width, height: tall }
    });
    bars.collect()
}

/// Dots nearer to each other than this are no longer told apart: such a step is drawn as an area.
const LEAST_PITCH: f64 = 4.5;

/// How dots fill steps, one for each that is counted, from the base line up. Every row of every step
/// has as many, so that a step is as high as it counts, to the next full row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepDots {
    /// From dot to dot, in figure units.
    pub pitch: f64,
    columns: usize,
}

impl StepDots {
    /// Dots for `counts` in their bars; none where they would be too small, or half ones.
    pub fn new(bars: &[StepBar], counts: &[f64]) -> Option<Self> {
        let most = counts.iter().copied().fold(1.0, f64::max);
        let height = bars.iter().map(|it| it.height).fold(0.0, f64::max);
        let width = bars.iter().map(|it| it.width).fold(f64::INFINITY, f64::min);
        let columns = (width * most / height).sqrt().floor().max(1.0);
        let pitch = height / (most / columns).ceil();
        let whole = counts.iter().all(|it| it.fract() == 0.0);
        (whole && LEAST_PITCH <= pitch && pitch <= width)
            .then_some(Self { pitch, columns: columns as usize })
    }

    /// How high a step of `count` dots is.
    pub fn height(self, count: usize) -> f64 {
        count.div_ceil(self.columns) as f64 * self.pitch
    }

    /// The middles of `count` dots, the lowest row standing on `base` from `left` on.
    pub fn places(self, left: f64, base: f64, count: usize) -> impl Iterator<Item = Point> {
        let at = move |it: usize| (it as f64 + 0.5) * self.pitch;
        let Self { columns, .. } = self;
        (0..count).map(move |it| Point { x: left + at(it % columns), y: base - at(it / columns) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_as_wide_as_it_lasted_and_as_high_as_it_counts() {
        let counts = [(600.0, None), (300.0, Some(2025.0)), (150.0, Some(2026.0))];
        let bars = step_bars(&counts, Point { x: 0.0, y: 0.0 }, 400.0, 100.0, 100.0);
        let widths: Vec<f64> = bars.iter().map(|it| it.width).collect();
        let heights: Vec<f64> = bars.iter().map(|it| it.height).collect();
        assert_eq!(widths, [100.0, 200.0, 100.0]);
        assert_eq!(heights, [100.0, 50.0, 25.0]);
        assert_eq!(bars[2].corner, Point { x: 300.0, y: 75.0 });
    }

    #[test]
    fn no_step_is_too_narrow_for_its_words() {
        let years = [None, Some(2008.6), Some(2025.2), Some(2025.5)];
        let counts = years.map(|year| (9.0, year));
        let bars = step_bars(&counts, Point { x: 4.0, y: 0.0 }, 392.0, 100.0, 128.0);
        let starts: Vec<f64> = bars.iter().map(|it| it.corner.x).collect();
        assert_eq!(starts, [4.0, 102.0, 200.0, 298.0]);
        assert!(bars.iter().all(|it| it.width == 98.0));
        // One date parts no time from another.
        let bars = step_bars(&counts[..2], Point { x: 4.0, y: 0.0 }, 392.0, 100.0, 128.0);
        assert!(bars.iter().all(|it| it.width == 196.0));
    }

    #[test]
    fn a_step_has_a_dot_for_each_that_it_counts() {
        let counts = [579.0, 526.0, 126.0];
        let dated = [(579.0, None), (526.0, Some(2025.0)), (126.0, Some(2025.5))];
        let bars = step_bars(&dated, Point { x: 4.0, y: 34.0 }, 392.0, 190.0, 128.0);
        let dots = StepDots::new(&bars, &counts).unwrap();
        assert_eq!(dots.height(579), 190.0);
        for (bar, count) in bars.iter().zip([579, 526, 126]) {
            let places: Vec<Point> = dots.places(bar.corner.x, 224.0, count).collect();
            assert_eq!(places.len(), count);
            let difference = dots.height(count) - bar.height;
            assert!(difference.abs() < dots.pitch, "{count}: {difference}");
            let right = bar.corner.x + bar.width;
            let top = 224.0 - dots.height(count);
            assert!(places.iter().all(|it| bar.corner.x < it.x && it.x < right && top < it.y));
        }
        assert_eq!(StepDots::new(&bars, &[10_035.0, 526.0, 126.0]), None);
        assert_eq!(StepDots::new(&bars, &[17.5, 8.0, 3.0]), None);
    }
}
