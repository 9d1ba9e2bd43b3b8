//! A talk in a room without a network: every window, both languages, any reload; and no change in
//! the middle of it.

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
