//! What a run of the order model costs in a browser, as the program itself accounts for it.
//!
//! Its account is in `data-run`; from the click to the answer passes more time, since the page has
//! its turn after every few milliseconds of work.

use thirtyfour::error::WebDriverResult;

use crate::support::Page;

/// Milliseconds of one press of the button; every number is a median.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Running {
    /// Work on the runs in both eras.
    pub runs: f64,
    /// Work on the comparison of capacities.
    pub comparing: f64,
    /// From the click until everything shows the result.
    pub answer: f64,
}

/// Presses that are measured, after the guess and two that warm the program up.
const PRESSES: usize = 12;

const PRESS: &str = "
    const figure = document.querySelector('figure[data-figure=order-model]');
    const press = (button) => new Promise((resume) => {
        figure.removeAttribute('data-run');
        const start = performance.now();
        new MutationObserver((_, watch) => {
            watch.disconnect();
            const work = figure.dataset.run.split(' ').map(Number);
            resume([...work, performance.now() - start]);
        }).observe(figure, { attributeFilter: ['data-run'] });
        button.click();
    });
    (async () => {
        await press(figure.querySelector('[data-guess]'));
        const again = figure.querySelector('[data-again]');
        const times = [];
        for (let count = 0; count < presses; count += 1) times.push(await press(again));
        done(times);
    })()";

/// Measures the model of an open page, with the settings it begins with.
pub async fn measure_running(page: &Page) -> WebDriverResult<Running> {
    page.script("document.querySelector('figure[data-figure=order-model]').scrollIntoView()")
        .await?;
    let times =
        page.script_until_done(&format!("const presses = {}; {PRESS}", PRESSES + 2)).await?;
    let times: Vec<[f64; 3]> = serde_json::from_value(times)?;
    let over = |part: usize| {
        let mut times: Vec<f64> = times.iter().skip(2).map(|it| it[part]).collect();
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    Ok(Running { runs: over(0), comparing: over(1), answer: over(2) })
}
