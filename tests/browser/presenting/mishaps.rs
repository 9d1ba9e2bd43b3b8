//! What happens to a talk by accident: a copied tab, a laptop that sleeps, a program that
//! breaks.

use serde_json::json;

use super::{at_slide, open_notes};
use crate::acts::{click, click_by_pointer, go_to};
use crate::support::{Fault, File, Outcome, Page, Visit, in_each_engine};
use crate::takeover::RUIN;

fn visit() -> Visit {
    Visit::new().still(true)
}

/// Browsers copy a tab with its name, and the name is where a talk is kept.
#[tokio::test]
async fn a_copied_tab_begins_a_talk_of_its_own_where_the_first_stood() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        go_to(&page, "before-tiers").await?;
        let first = page.window().await?;
        let notes = open_notes(&page).await?;
        let deck = "window.name.split(' ')[2]";
        let name = page.script("return window.name").await?;
        let first_deck = page.script(&format!("return {deck}")).await?;
        page.script(
            "document.querySelector('.bar .progress').addEventListener('click', () => {
                 open('/present/', 'other'); });",
        )
        .await?;
        let open = async || click_by_pointer(&page, ".bar .progress").await;
        let copy = page.window_opened_by(open).await?;
        page.switch_to(&copy).await?;
        page.wait_until_alive().await?;
        // Whoever opened a window can speak to it; a copied tab was opened by nobody. It has the name
        // and the address of the first.
        page.script(&format!(
            "opener = null; window.name = {name};
             history.replaceState(null, '', '#before-tiers'); location.reload()"
        ))
        .await?;
        page.wait_until(&format!("window.name.startsWith('hai-cap') && {deck} !== {first_deck}"))
            .await?;
        page.wait_until_alive().await?;
        at_slide(&page, 3).await?;
        page.keys("PageDown PageDown").await?;
        at_slide(&page, 5).await?;
        page.switch_to(&notes).await?;
        at_slide(&page, 3).await?;
        page.keys("PageDown").await?;
        at_slide(&page, 4).await?;
        page.switch_to(&first).await?;
        at_slide(&page, 4).await?;
        assert_eq!(page.script(&format!("return {deck}")).await?, first_deck);
        page.switch_to(&copy).await?;
        at_slide(&page, 5).await
    })
    .await
}

#[tokio::test]
async fn a_stage_that_went_elsewhere_and_came_back_is_driven_as_before() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        page.keys("PageDown PageDown").await?;
        at_slide(&page, 3).await?;
        page.driver.goto(format!("{}/", page.site())).await?;
        page.wait_for("html[data-mode=reading][data-alive]").await?;
        page.driver.back().await?;
        page.wait_for("html[data-view=stage][data-alive]").await?;
        at_slide(&page, 3).await?;
        page.switch_to(&notes).await?;
        page.keys("PageDown").await?;
        at_slide(&page, 4).await?;
        page.wait_for(".desk-lost[hidden]").await?;
        page.switch_to(&stage).await?;
        at_slide(&page, 4).await
    })
    .await
}

#[tokio::test]
async fn a_laptop_that_slept_has_lost_no_time_and_misses_no_window() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        page.keys("PageDown").await?;
        at_slide(&page, 2).await?;
        page.switch_to(&notes).await?;
        at_slide(&page, 2).await?;
        page.wait_until("/^0:/.test(document.querySelector('.desk-elapsed').textContent)").await?;
        // Nothing runs while it sleeps, and then it is ten minutes later.
        for window in [&stage, &notes] {
            page.switch_to(window).await?;
            page.script(
                "const line = document.querySelector('.desk-lost');
                 window.missed = 0;
                 new MutationObserver(() => { missed += line.hidden ? 0 : 1; })
                     .observe(line, { attributeFilter: ['hidden'] });
                 // Firefox gives scripts of its driver a clock of their own.
                 const { Date } = window.wrappedJSObject ?? window;
                 const now = Date.now;
                 Date.now = () => now() + 600000;",
            )
            .await?;
        }
        page.wait_until("/^10:/.test(document.querySelector('.desk-elapsed').textContent)").await?;
        page.keys("PageDown").await?;
        page.switch_to(&stage).await?;
        at_slide(&page, 3).await?;
        page.keys("PageDown").await?;
        page.switch_to(&notes).await?;
        at_slide(&page, 4).await?;
        // The stage was there all along, and was never told to be gone.
        assert_eq!(page.script("return missed").await?, 0);
        page.wait_for(".desk-lost[hidden]").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_program_that_breaks_in_a_talk_begins_anew_where_it_stood() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        go_to(&page, "change-lines").await?;
        page.keys("b").await?;
        page.wait_for("html[data-offline=ready][data-black]").await?;
        page.wait_until("performance.now() > 10000").await?;
        break_program(&page).await?;
        begun_anew(&page).await?;
        page.wait_for("html[data-black]").await?;
        page.wait_for("#change-lines[aria-current=step]").await?;
        page.switch_to(&notes).await?;
        page.keys("PageDown").await?;
        page.switch_to(&stage).await?;
        page.wait_until("!document.querySelector('#change-lines[aria-current=step]')").await
    })
    .await
}

#[tokio::test]
#[ignore = "the full set: ten seconds and more in three engines"]
async fn notes_that_break_begin_anew_and_the_room_sees_nothing_of_it() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        page.keys("PageDown").await?;
        page.script("window.isSame = true").await?;
        page.switch_to(&notes).await?;
        at_slide(&page, 2).await?;
        page.wait_for("html[data-offline=ready]").await?;
        page.wait_until("performance.now() > 10000").await?;
        break_program(&page).await?;
        begun_anew(&page).await?;
        page.wait_for("html[data-view=notes]").await?;
        at_slide(&page, 2).await?;
        page.switch_to(&stage).await?;
        at_slide(&page, 2).await?;
        page.wait_until("window.isSame").await?;
        page.keys("PageDown").await?;
        page.switch_to(&notes).await?;
        at_slide(&page, 3).await?;
        // The second time within seconds they are still, and can be begun anew by hand.
        page.script("performance.now = () => 9000").await?;
        break_program(&page).await?;
        page.wait_for("html[data-app=failed][data-err=trap]").await?;
        page.wait_until("document.querySelector('[data-slide=\"2\"] .notes').checkVisibility()")
            .await?;
        page.wait_until("document.querySelector('#app-status a').checkVisibility()").await?;
        page.switch_to(&stage).await?;
        page.keys("PageDown").await?;
        at_slide(&page, 4).await?;
        page.switch_to(&notes).await?;
        click(&page, "#app-status a").await?;
        page.wait_for("html[data-view=notes][data-alive]").await?;
        at_slide(&page, 4).await
    })
    .await
}

/// Breaks the program and asks it for the next slide in one breath: it might stop, and the page be
/// gone, before anything else could.
async fn break_program(page: &Page) -> Outcome {
    let ask = "new MutationObserver(() => document.body.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true })))
        .observe(document.documentElement, { attributeFilter: ['data-ruined'] });";
    page.script(&[ask, RUIN].concat()).await.map(drop)
}

/// Waits for the page that was loaded again.
async fn begun_anew(page: &Page) -> Outcome {
    page.wait_until("performance.getEntriesByType('navigation')[0].type === 'reload'").await?;
    page.wait_until_alive().await
}

#[tokio::test]
async fn a_program_that_breaks_at_once_twice_leaves_the_handout() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        page.wait_until_alive().await?;
        page.script("performance.now = () => 9000").await?;
        break_program(&page).await?;
        begun_anew(&page).await?;
        page.script("performance.now = () => 9000").await?;
        break_program(&page).await?;
        page.wait_for("html[data-app=failed][data-err=trap]").await?;
        page.wait_until("document.querySelector('#app-status').checkVisibility()").await?;
        let slides = "[...document.querySelectorAll('[data-slide]')]";
        page.wait_until(&format!("{slides}.every((it) => it.checkVisibility())")).await
    })
    .await
}

/// What a room sees of the title, of the words about the page, and of its slides, from the moment
/// that the page begins to wait for its program.
const WAITING: &str = "
    document.body.style.animation = 'none';
    document.body.offsetWidth;
    document.body.style.animation = '';
    return ['.cover h1', '.cover .lead', '#main'].map((it) => getComputedStyle(document.querySelector(it)).visibility)";

#[tokio::test]
async fn a_room_that_waits_sees_the_title_at_the_beginning_and_nothing_later() -> Outcome {
    for (path, title) in [("/present/", "visible"), ("/present/#change-lines", "hidden")] {
        let visit = visit().fault(File::Program, Fault::Hang);
        in_each_engine(path, visit, async |page| {
            page.wait_for("html[data-app=booting]").await?;
            assert_eq!(page.script(WAITING).await?, json!([title, "hidden", "hidden"]), "{path}");
            Ok(())
        })
        .await?;
    }
    // By its address a page that is loaded again knows that the talk has begun.
    in_each_engine("/present/", visit(), async |page| {
        page.wait_until_alive().await?;
        page.wait_until("location.hash === '#opening-what'").await
    })
    .await
}
