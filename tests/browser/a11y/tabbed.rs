//! The Tab key on what is not read from beginning to end: the stage, also with its notes beside it,
//! figures in frames, and the page for newsrooms. What it comes to is seen, and it comes through.

use thirtyfour::error::WebDriverResult;

use super::focus::walk;
use super::states::{SURFACES, Surface, Window};
use super::walk::{go, middle, open};
use crate::support::{Outcome, Page, Visit, in_each_engine, on_page};

/// Surfaces, and how many stops there are at least.
const WALKS: [(&str, u64); 4] = [("stage", 5), ("desk", 8), ("story", 10), ("newsroom", 10)];

/// What was reached: how many stops, those before which a later one came, those that were come back
/// to before all had been reached, and the most stops of one step.
const REACHED: &str = "
    const first = [...new Set(reached)];
    const told = (all) => all.map((it) => it.outerHTML.slice(0, 120));
    const back = first.filter((it, at) => at > 0 && first[at - 1].compareDocumentPosition(it) & Node.DOCUMENT_POSITION_PRECEDING);
    // A frame within the page is come to once from each side.
    const turns = reached.filter((it, at) => it !== reached[at - 1]).slice(0, first.length);
    const again = turns.filter((it, at) => turns.indexOf(it) < at);
    const steps = [...document.querySelectorAll('.turn, .slide, [data-step]')];
    const stops = steps.map((step) => first.filter((it) => step.contains(it)).length);
    return [first.length, told(back), told(again), Math.max(0, ...stops)]";

/// Walks through a surface and answers what is wrong.
async fn faults(page: &Page, surface: &Surface, least: u64) -> WebDriverResult<Vec<String>> {
    // From the top, wherever the page was gone to.
    page.script("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')").await?;
    let wrong = walk(page).await?;
    let told = page.script(REACHED).await?;
    let stops = told[0].as_u64().unwrap_or_default();
    eprintln!("{} in {}: {stops} stops, at most {} a step", surface.name, page.engine, told[3]);
    let mut faults = Vec::new();
    if stops < least {
        faults.push(format!("only {stops} stops"));
    }
    let lines = |at: usize| told[at].as_array().into_iter().flatten().map(ToString::to_string);
    // Once around: what the walk began with comes before.
    faults.extend(lines(1).skip(1).map(|it| format!("out of order: {it}")));
    faults.extend(lines(2).map(|it| format!("come back to: {it}")));
    faults.extend(wrong);
    Ok(faults)
}

#[tokio::test]
#[ignore = "the full set: four surfaces in three engines"]
async fn the_tab_key_comes_through_stage_desk_and_frames_and_is_seen() -> Outcome {
    for (name, least) in WALKS {
        let Some(surface) = SURFACES.iter().find(|it| it.name == name) else { continue };
        in_each_engine(&format!("/{}", surface.path), Visit::new().still(true), async |page| {
            open(&page, surface).await?;
            // The desk is open where its step is chosen.
            if let (Some(step), Window::Own) = (middle(surface), surface.window) {
                go(&page, surface, step).await?;
            }
            let faults = faults(&page, surface, least).await?.join("\n");
            assert!(faults.is_empty(), "{name} in {}:\n{faults}", page.engine);
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_first_stop_leads_past_the_head_of_the_page() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        page.keys("Tab").await?;
        page.wait_until(
            "document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().top >= 0
             && parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2",
        )
        .await?;
        page.keys("Enter").await?;
        page.wait_until("location.hash === '#main'").await?;
        page.keys("Tab").await?;
        page.wait_until(
            "document.activeElement === document.querySelector('#main a[href]')
             && !document.activeElement.closest('.masthead')",
        )
        .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn stops_that_nobody_sees_are_found() -> Outcome {
    on_page("/present/", Visit::new().still(true), async |page| {
        let stage = &SURFACES[1];
        open(&page, stage).await?;
        page.script(
            "document.body.insertAdjacentHTML('afterbegin',
                 '<button tabindex=3 style=\"opacity: 0\">a</button><button tabindex=2>b</button><button tabindex=1 style=\"outline: none\">c</button>')",
        )
        .await?;
        let faults = faults(&page, stage, 99).await?.join("\n");
        for wrong in ["only ", "out of order", "not seen", "no ring"] {
            assert!(faults.contains(wrong), "{wrong}: {faults}");
        }
        Ok(())
    })
    .await
}
