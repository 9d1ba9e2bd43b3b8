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

/// Bars for counts and the years they began in, within a box; the first may have no beginning.
///
/// Time is to scale between the first and the last dated beginning. What came before the first,
/// and what lasts since the last one, is drawn `open` figure units wide, since nobody dated it.
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
    let bars = counts.iter().zip(ends).map(|((count, from), end)| {
        let tall = count / highest * height;
        let x = start(*from);
        StepBar { corner: Point { x, y: corner.y + height - tall }, width: end - x, height: tall }
    });
    bars.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_as_wide_as_it_lasted_and_as_high_as_it_counts() {
        let counts = [(600.0, None), (300.0, Some(2025.0)), (150.0, Some(2026.0))];
        let bars = step_bars(&counts, Point { x: 0.0, y: 0.0 }, 300.0, 100.0, 50.0);
        let widths: Vec<f64> = bars.iter().map(|it| it.width).collect();
        let heights: Vec<f64> = bars.iter().map(|it| it.height).collect();
        assert_eq!(widths, [50.0, 200.0, 50.0]);
        assert_eq!(heights, [100.0, 50.0, 25.0]);
        assert_eq!(bars[2].corner, Point { x: 250.0, y: 75.0 });
    }
}
