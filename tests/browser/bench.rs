//! Our numbers beside the ones to be ahead of; `cargo xtask bench` builds first and runs this.
//!
//! Printed and never judged: a figure taken on a busy machine says more about the machine.
#![expect(clippy::print_stdout, reason = "the table is the result")]

#[allow(dead_code, unused_imports, reason = "the tests use the rest")]
mod support;

mod motion;
mod picking;
mod running;
mod starting;
mod talking;

#[path = "../measured/table.rs"]
mod table;

use haicap::simulate::RUNS;
use motion::{Motion, measure_motion};
use picking::{Picking, measure_picking};
use running::{Running, measure_running};
use starting::measure_starting;
use support::{Outcome, Page, Visit, Weight, failure, on_page, weigh};
use table::{heading, row};
use talking::measure_talking;
use thirtyfour::error::WebDriverResult;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    for path in ["/", "/en/"] {
        print_weight(path, &first_visit(path).await?);
        print_starting(path).await?;
    }
    print_motion(&SMALL, &moving(Visit::new()).await?);
    print_motion(&LARGE, &moving(Visit::new().nation()).await?);
    print_running(&running().await?);
    print_weight("/present/", &first_visit("/present/").await?);
    let talking = measure_talking().await?;
    heading("presenting, median of 8 steps");
    row("the first frame after the key", &ms(talking.frame_ms), "50 ms");
    row("the same step in the other window", &ms(talking.other_ms), "50 ms");
    heading("the story");
    row("check", &given("HAICAP_CHECK_MS", "ms"), "100 ms");
    row("pages after an edit", &given("HAICAP_REBUILD_SECONDS", "s"), "3 s");
    Ok(())
}

/// A page that no longer works in the background for times without a network.
async fn wait_until_quiet(page: &Page) -> Outcome {
    page.wait_for("html[data-alive][data-offline=ready]").await.map(drop)
}

/// What a first visit fetches until the program runs, and afterwards for times without a network,
/// as where nothing is in the browser's own cache.
async fn first_visit(path: &str) -> WebDriverResult<[Weight; 2]> {
    let mut weights = [Weight::default(); 2];
    on_page(path, Visit::new().window(390, 844), async |page| {
        page.wait_until_alive().await?;
        page.wait_until("document.fonts.status === 'loaded'").await?;
        let visit = page.requests();
        wait_until_quiet(&page).await?;
        for (weight, requests) in weights.iter_mut().zip([visit, page.requests_of_worker()]) {
            *weight = weigh(&requests).map_err(|error| failure(error.to_string()))?;
        }
        Ok(())
    })
    .await?;
    Ok(weights)
}

async fn moving(visit: Visit) -> WebDriverResult<(Motion, Picking)> {
    let mut measured = None;
    on_page("/", visit, async |page| {
        wait_until_quiet(&page).await?;
        measured = Some((measure_motion(&page).await?, measure_picking(&page).await?));
        Ok(())
    })
    .await?;
    measured.ok_or_else(|| failure("no browser was started"))
}

async fn running() -> WebDriverResult<Running> {
    let mut measured = Running::default();
    on_page("/", Visit::new(), async |page| {
        wait_until_quiet(&page).await?;
        measured = measure_running(&page).await?;
        Ok(())
    })
    .await?;
    Ok(measured)
}

/// A size of the organization, and what others need for a change of era at that size.
struct Size {
    units: &'static str,
    peers: &'static str,
    frame: &'static str,
    rate: &'static str,
}

const SMALL: Size = Size {
    units: "557",
    peers: "4 ms (D3 canvas 5, D3 SVG and ECharts 22, Cytoscape 57, org-chart 77-93)",
    frame: "4 ms",
    rate: "",
};

const LARGE: Size = Size {
    units: "10,795",
    peers: "10 ms (D3 canvas 32, at 10,800)",
    frame: "10 ms",
    rate: "55 (D3 canvas 20, at 10,800)",
};

fn print_weight(path: &str, [weight, kept]: &[Weight; 2]) {
    heading(&format!("first visit to {path}, bytes as sent (brotli 11)"));
    row("page", &weight.page.to_string(), "");
    row("styles", &weight.styles.to_string(), "");
    row("page and styles", &(weight.page + weight.styles).to_string(), "30720");
    row("start-up (boot.js)", &weight.start.to_string(), "");
    row("glue", &weight.glue.to_string(), "");
    row("program", &weight.program.to_string(), "");
    row("program and glue", &(weight.program + weight.glue).to_string(), "133120");
    row("fonts", &weight.fonts.to_string(), "46080");
    row("other", &weight.other.to_string(), "");
    let peers = "204800 (Cytoscape 118 KB, ECharts 106, Leptos hello 46)";
    row("all", &weight.total().to_string(), peers);
    row("later, for times without a network", &kept.total().to_string(), "");
}

async fn print_starting(path: &str) -> Outcome {
    let it = measure_starting(path).await?;
    heading(&format!("{path} on 400 ms, 400 kbit/s and a sixth of this machine"));
    row("the first words", &format!("{:.2} s", it.words), "3 s");
    row("the program runs", &format!("{:.2} s", it.ready), "20 s");
    row("shifted as the typeface comes", &format!("{:.4}", it.shifted), "");
    row("shifted as the program takes over", &format!("{:.4}", it.shifted_late), "0");
    Ok(())
}

fn print_motion(size: &Size, (motion, picking): &(Motion, Picking)) {
    heading(&format!("old and new organization at {} units, median of the toggles", size.units));
    // What blocks the page in one piece is held against the bar. Whether the peers' numbers are one
    // call or a whole motion is not recorded; the whole of ours stands below for comparison.
    row("our code until the click is answered", &ms(motion.answer_ms), size.peers);
    row("our code in the busiest frame", &ms(motion.frame_ms), size.frame);
    row("our code in all frames of the motion", &ms(motion.work_ms), "");
    row("styles, layout and scripts per toggle", &ms(motion.engine_ms), "");
    row("frames in a motion", &format!("{:.0}", motion.frames), "");
    row("frames in a second", &format!("{:.0}", motion.rate), size.rate);
    row("longest frame", &ms(motion.longest_ms), "");
    let rhythm = format!("late frames (over 1.5 x {:.1} ms)", motion.interval_ms);
    row(&rhythm, &format!("{:.0}", motion.late_frames), "0");
    row("the unit under the pointer, median", &precise(picking.median_ms), "1 ms");
    row("the unit under the pointer, longest", &precise(picking.longest_ms), "");
}

fn print_running(running: &Running) {
    heading("the order model in the browser, 526 communes, each run in both eras, median");
    row("our code for 1,000 runs", &ms(running.runs), "100 ms");
    row("runs in a second of it", &format!("{:.0}", 1000.0 * f64::from(RUNS) / running.runs), "");
    row("our code for the comparison of capacities", &ms(running.comparing), "");
    row("from the click to the answer, all told", &ms(running.answer), "");
}

fn ms(value: f64) -> String {
    format!("{value:.1} ms")
}

fn precise(value: f64) -> String {
    format!("{value:.2} ms")
}

/// A number that the chore measured before this started.
fn given(name: &str, unit: &str) -> String {
    std::env::var(name).map_or_else(|_| "not measured".into(), |value| format!("{value} {unit}"))
}
