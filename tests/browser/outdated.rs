//! A page that somebody on the way has kept, while the files that it names are gone.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use thirtyfour::error::WebDriverResult;

use crate::acts::click;
use crate::faults::check_says;
use crate::support::{Fault, File, Outcome, Page, Visit, in_each_engine, still_text};

/// A visit through somebody whose answers are old pages where `is_old` says so of their number: each
/// engine asks three times, one after the other.
fn through(is_old: fn(usize) -> bool) -> Visit {
    let answers = Arc::new(AtomicUsize::new(0));
    let visit = Visit::new().fault(File::Worker, Fault::NotFound);
    visit.rewrite(move |page| match is_old(answers.fetch_add(1, Ordering::Relaxed)) {
        true => page.replace("=\"./haicap-", "=\"./haicap-of-an-older-"),
        false => page,
    })
}

/// How often the page was asked for, once all that was asked for has been answered.
async fn count_asked(page: &Page) -> WebDriverResult<usize> {
    page.script_until_done("fetch('robots.txt').then(() => done())").await?;
    Ok(page.requests().iter().filter(|it| it.path == "/").count())
}

async fn check_still(page: &Page, text: &str) -> Outcome {
    page.wait_for("html[data-app=failed][data-err=load]").await?;
    check_says(page).await?;
    page.check_reads(text).await
}

#[tokio::test]
async fn a_newer_page_takes_the_place_of_one_whose_program_is_gone() -> Outcome {
    in_each_engine("/", through(|answer| answer % 3 == 0), async |page| {
        page.wait_until_alive().await?;
        // The old page, a look at what there is now, and that.
        assert_eq!(count_asked(&page).await?, 3);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_none_is_to_be_had_the_article_stays_and_can_be_loaded_again() -> Outcome {
    let text = still_text("/").await?;
    in_each_engine("/", through(|_| true), async |page| {
        check_still(&page, &text).await?;
        assert_eq!(count_asked(&page).await?, 2);
        page.script("window.openedBefore = true").await?;
        click(&page, "#app-status a").await?;
        page.wait_until("!window.openedBefore").await?;
        check_still(&page, &text).await?;
        assert_eq!(count_asked(&page).await?, 3);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_that_is_old_again_is_not_loaded_a_third_time() -> Outcome {
    let text = still_text("/").await?;
    in_each_engine("/", through(|answer| answer % 3 != 1), async |page| {
        page.wait_until("performance.getEntriesByType('navigation')[0].type === 'reload'").await?;
        check_still(&page, &text).await?;
        assert_eq!(count_asked(&page).await?, 3);
        Ok(())
    })
    .await
}
