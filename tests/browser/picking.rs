//! How long it takes to find the unit under the pointer, anywhere on the picture.
//!
//! From before a move of the mouse is sent to the picture until all who listen have done with it.

use thirtyfour::error::WebDriverResult;

use crate::support::Page;

/// Milliseconds from a move of the pointer to the unit under it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Picking {
    /// The median of many.
    pub median_ms: f64,
    /// The longest.
    pub longest_ms: f64,
}

/// Clocks of browsers are coarse: so many moves are timed as one.
const AT_ONCE: usize = 20;

const MOVES: &str = "
    const chart = document.querySelector('figure[data-figure=organization] .chart');
    const { left, top, width, height } = chart.getBoundingClientRect();
    const times = [];
    for (let turn = 0; turn < 40; turn += 1) {
        const start = performance.now();
        for (let move = 0; move < count; move += 1) {
            const [x, y] = [(turn * 7 + move * 11) % 97 / 97, (turn * 13 + move * 5) % 89 / 89];
            const [clientX, clientY] = [left + x * width, top + y * height];
            chart.dispatchEvent(new MouseEvent('mousemove', { clientX, clientY, bubbles: true }));
        }
        times.push((performance.now() - start) / count);
    }
    return times";

/// Measures the organization of an open page. Its figure must be in view.
pub async fn measure_picking(page: &Page) -> WebDriverResult<Picking> {
    let times = page.script(&format!("const count = {AT_ONCE}; {MOVES}")).await?;
    let mut times: Vec<f64> = serde_json::from_value(times)?;
    times.sort_by(f64::total_cmp);
    let at = |index: usize| times.get(index).copied().unwrap_or_default();
    Ok(Picking { median_ms: at(times.len() / 2), longest_ms: at(times.len().saturating_sub(1)) })
}
