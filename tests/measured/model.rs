//! What the order model costs outside of a browser, by the number of units and of runs.
//!
//! `cargo xtask bench` runs it, compiled as the program of the page is. Cost in proportion shows in
//! the time for one commune in one run: the same from row to row, whatever the number of either.
#![expect(clippy::print_stdout, reason = "the table is the result")]

mod table;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use haicap::model::{Era, Organization};
use haicap::simulate::{Experiment, MOST_SHOWN, Settings, Structure};
use haicap::story::load;
use table::{heading, row};

/// Times that each measurement is taken; the table shows the median.
const TIMES: usize = 7;

fn main() -> Result<(), String> {
    heading("the order model on this machine, each run in both eras, median");
    for (story, runs) in
        [("public/story", [100, 1_000, 10_000]), ("tests/stories/nation", [10, 100, 1_000])]
    {
        let organization = organization(story)?;
        let leaves = Structure::new(&organization, Era::After).leaves().len();
        for runs in runs {
            let seconds = median(|| seconds_of(&organization, runs));
            let each = 1e9 * seconds / (leaves as f64 * f64::from(runs));
            row(
                &format!("{leaves} communes, {runs} runs"),
                &format!("{:.0} runs/s", f64::from(runs) / seconds),
                &format!("{:.1} ms, {each:.1} ns a commune and run", 1000.0 * seconds),
            );
        }
        let comparing = median(|| seconds_of_comparing(&organization));
        row(
            &format!("{leaves} communes, {MOST_SHOWN} capacities compared"),
            &format!("{:.1} ms", 1000.0 * comparing),
            "",
        );
    }
    Ok(())
}

fn organization(story: &str) -> Result<Organization, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(story);
    let loaded =
        load(&folder).map_err(|problems| format!("{story}: {} problems", problems.len()))?;
    Ok(loaded.story.organization.organization)
}

/// Seconds of the runs alone: the first steps of an experiment.
fn seconds_of(organization: &Organization, runs: u32) -> f64 {
    let mut experiment = Experiment::new(organization, Settings::DEFAULT, runs);
    let start = Instant::now();
    while !experiment.is_comparing() {
        experiment.step();
    }
    let seconds = start.elapsed().as_secs_f64();
    black_box(experiment.results());
    seconds
}

/// Seconds of all steps after the runs.
fn seconds_of_comparing(organization: &Organization) -> f64 {
    let mut experiment = Experiment::new(organization, Settings::DEFAULT, 1);
    experiment.step();
    let start = Instant::now();
    let results = experiment.finish();
    let seconds = start.elapsed().as_secs_f64();
    black_box(results);
    seconds
}

fn median(measure: impl Fn() -> f64) -> f64 {
    let mut times: Vec<f64> = (0..TIMES).map(|_| measure()).collect();
    times.sort_by(f64::total_cmp);
    times.get(TIMES / 2).copied().unwrap_or_default()
}
