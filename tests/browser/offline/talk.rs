//! A talk in a room without a network: every window, both languages, any reload; and no change in
//! the middle of it.

use serde_json::json;
use thirtyfour::WindowHandle;
use thirtyfour::error::WebDriverResult;

use super::{kept, publish, publish_slowly, reload, shows};
use crate::presenting::{at_slide, open_notes};
use crate::support::{Fault, File, Outcome, Page, Visit, in_each_engine};

fn visit() -> Visit {
    Visit::new().still(true).copied()
}

/// Presses `l` and waits for both windows in the other language, at the slide where they were.
async fn change_language(
    page: &Page,
    [stage, notes]: [&WindowHandle; 2],
    language: &str,
    slide: usize,
) -> Outcome {
    page.key_away('l').await?;
    for (window, view) in [(stage, "stage"), (notes, "notes")] {
        page.switch_to(window).await?;
        page.wait_for(&format!("html[lang={language}][data-view={view}][data-alive]")).await?;
        at_slide(page, slide).await?;
    }
    Ok(())
}

/// Opens the notes, closes them, and leaves them open.
async fn open_notes_twice(page: &Page) -> WebDriverResult<WindowHandle> {
    let notes = open_notes(page).await?;
    page.close(&notes).await?;
    open_notes(page).await
}

#[tokio::test]
async fn a_talk_needs_no_network_once_its_page_was_kept() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        kept(&page).await?;
        page.cut_network().await?;
        let notes = open_notes_twice(&page).await?;
        page.keys("PageDown PageDown").await?;
        at_slide(&page, 3).await?;
        change_language(&page, [&stage, &notes], "en", 3).await?;
        page.keys("PageDown").await?;
        change_language(&page, [&stage, &notes], "vi", 4).await?;
        page.switch_to(&stage).await?;
        at_slide(&page, 4).await?;
        page.keys("b").await?;
        page.wait_for("html[data-black]").await?;
        reload(&page).await?;
        page.wait_for("html[data-black][data-alive]").await?;
        at_slide(&page, 4).await?;
        page.switch_to(&notes).await?;
        reload(&page).await?;
        page.wait_for("html[data-view=notes][data-black][data-alive]").await?;
        page.keys("b PageDown").await?;
        page.switch_to(&stage).await?;
        page.wait_for("html:not([data-black])").await?;
        at_slide(&page, 5).await
    })
    .await
}

#[tokio::test]
async fn the_headers_that_hosts_are_told_of_leave_a_talk_whole() -> Outcome {
    in_each_engine("/present/", visit().hosted().guarded(), async |page| {
        let stage = page.window().await?;
        kept(&page).await?;
        let notes = open_notes(&page).await?;
        page.keys("PageDown").await?;
        page.switch_to(&notes).await?;
        at_slide(&page, 2).await?;
        page.wait_until("opener !== null && !opener.closed").await?;
        page.keys("PageDown").await?;
        page.switch_to(&stage).await?;
        at_slide(&page, 3).await?;
        assert_eq!(page.script("return stopped").await?, json!([]));
        change_language(&page, [&stage, &notes], "en", 3).await?;
        page.wait_until("opener !== null && !opener.closed").await?;
        page.keys("PageDown").await?;
        page.switch_to(&stage).await?;
        at_slide(&page, 4).await
    })
    .await
}

#[tokio::test]
async fn a_room_whose_network_hangs_is_as_good() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        kept(&page).await?;
        page.set_faults(&[(File::All, Fault::Hang)]);
        let notes = open_notes(&page).await?;
        page.keys("PageDown").await?;
        change_language(&page, [&stage, &notes], "en", 2).await
    })
    .await
}

#[tokio::test]
async fn what_is_published_during_a_talk_is_seen_after_it() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        kept(&page).await?;
        let notes = open_notes(&page).await?;
        // As the order model leaves its settings.
        let set = "history.replaceState(null, '', `${location.pathname}?seed=2${location.hash}`)";
        page.switch_to(&notes).await?;
        page.script(set).await?;
        publish(&page, "two")?;
        page.keys("PageDown").await?;
        change_language(&page, [&stage, &notes], "en", 2).await?;
        for window in [&stage, &notes] {
            page.switch_to(window).await?;
            reload(&page).await?;
            shows(&page, "").await?;
        }
        page.switch_to(&stage).await?;
        page.close(&notes).await?;
        reload(&page).await?;
        shows(&page, "two").await
    })
    .await
}

#[tokio::test]
async fn notes_are_of_the_release_of_their_stage() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        kept(&page).await?;
        publish_slowly(&page, "two").await?;
        page.set_faults(&[]);
        let notes = open_notes(&page).await?;
        change_language(&page, [&stage, &notes], "en", 1).await?;
        for window in [&notes, &stage] {
            page.switch_to(window).await?;
            shows(&page, "").await?;
            reload(&page).await?;
            shows(&page, "").await?;
        }
        page.close(&notes).await?;
        reload(&page).await?;
        shows(&page, "two").await
    })
    .await
}

#[tokio::test]
async fn a_network_that_comes_and_goes_changes_nothing_in_a_talk() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        kept(&page).await?;
        let notes = open_notes(&page).await?;
        for window in [&notes, &stage] {
            page.switch_to(window).await?;
            page.script("window.isSame = true").await?;
        }
        // What would be seen, if anything were loaded again.
        publish(&page, "two")?;
        page.keys("PageDown PageDown").await?;
        for round in 0..20 {
            page.cut_network().await?;
            page.script("dispatchEvent(new Event('offline'))").await?;
            let forth = round % 2 == 0;
            page.keys(if forth { "PageDown" } else { "PageUp" }).await?;
            at_slide(&page, if forth { 4 } else { 3 }).await?;
            page.restore_network()?;
            page.script("dispatchEvent(new Event('online'))").await?;
        }
        for window in [&stage, &notes] {
            page.switch_to(window).await?;
            at_slide(&page, 3).await?;
            page.wait_until("window.isSame && !document.querySelector('dialog[open]')").await?;
            shows(&page, "").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_a_browser_clears_during_a_talk_is_not_missed_and_is_kept_again() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        kept(&page).await?;
        let notes = open_notes(&page).await?;
        let files = "caches.keys().then((all) => Promise.all(all.map((it) => caches.delete(it))))";
        let worker = "navigator.serviceWorker.getRegistrations()
            .then((all) => Promise.all(all.map((it) => it.unregister())))";
        let mut slide = 1;
        for cleared in [files.to_owned(), format!("Promise.all([{files}, {worker}])")] {
            page.script_until_done(&format!("{cleared}.then(() => done())")).await?;
            page.cut_network().await?;
            for window in [&notes, &stage] {
                page.switch_to(window).await?;
                page.keys("PageDown").await?;
                slide += 1;
                at_slide(&page, slide).await?;
            }
            page.restore_network()?;
            reload(&page).await?;
            kept(&page).await?;
            page.cut_network().await?;
            reload(&page).await?;
            page.wait_until_alive().await?;
            at_slide(&page, slide).await?;
            page.restore_network()?;
        }
        Ok(())
    })
    .await
}
