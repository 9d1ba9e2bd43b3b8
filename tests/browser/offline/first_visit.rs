//! One visit is enough, once the set is complete; before that the browser says that it is offline.

use std::time::{Duration, Instant};

use serde_json::json;

use super::{count_kept, kept, reload};
use crate::acts::click;
use crate::support::{Fault, File, Outcome, Page, Visit, failure, in_each_engine, on_page};

/// Opens a page once, cuts the line, and opens it again, and then the same in English.
async fn check_opens_again(page: &Page, english: &str) -> Outcome {
    kept(page).await?;
    let text = page.main_text().await?;
    page.cut_network().await?;
    reload(page).await?;
    kept(page).await?;
    page.check_reads(&text).await?;
    page.wait_until("document.fonts.status === 'loaded'").await?;
    // Those that stand in for it are the device's own, or are not there.
    page.wait_until(
        "[...document.fonts].filter((it) => it.family.includes('Be Vietnam Pro') && it.status === 'loaded').length === 2",
    )
    .await?;
    page.driver.goto(format!("{}{english}", page.site())).await?;
    page.wait_for("html[lang=en]").await?;
    kept(page).await
}

#[tokio::test]
async fn after_one_visit_the_story_opens_without_a_network_in_both_languages() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        check_opens_again(&page, "/en/#before-span").await?;
        page.wait_for("#before-span[aria-current=step]").await?;
        // What a link says about a figure does not hide the page.
        page.driver.goto(format!("{}/en/?direction=up#path-try", page.site())).await?;
        kept(&page).await
    })
    .await
}

#[tokio::test]
async fn after_one_visit_a_talk_opens_without_a_network() -> Outcome {
    in_each_engine("/present/", Visit::new().still(true), async |page| {
        check_opens_again(&page, "/en/present/").await?;
        // Whoever presents can be read as well.
        page.driver.goto(format!("{}/", page.site())).await?;
        page.wait_for("html[data-mode=reading]").await?;
        kept(&page).await
    })
    .await
}

/// Only Chromium says what it misses.
#[tokio::test]
async fn the_site_can_be_installed_in_either_language() -> Outcome {
    for path in ["/", "/en/"] {
        on_page(path, Visit::new(), async |page| {
            kept(&page).await?;
            let cdp = page.driver.cdp();
            let found = cdp.send_raw("Page.getAppManifest", json!({})).await?;
            assert_eq!(found["errors"], json!([]), "{path}");
            let found = cdp.send_raw("Page.getInstallabilityErrors", json!({})).await?;
            assert_eq!(found["installabilityErrors"], json!([]), "{path}");
            // A page without a manifest is told apart.
            page.script("document.querySelector('link[rel=manifest]').remove()").await?;
            let found = cdp.send_raw("Page.getInstallabilityErrors", json!({})).await?;
            assert_ne!(found["installabilityErrors"], json!([]), "{path}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_site_in_a_folder_is_kept_as_well_and_leaves_its_neighbors_alone() -> Outcome {
    on_page("/", Visit::new().still(true).folder("/du-an/hai-cap"), async |page| {
        page.script("caches.open('a neighbor of ours')").await?;
        check_opens_again(&page, "/en/").await?;
        assert_eq!(count_kept(&page).await?, 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_first_visit_that_breaks_off_leaves_nothing_half_and_the_next_completes_it() -> Outcome {
    let visit = Visit::new().still(true).fault(File::Facts, Fault::Hang);
    in_each_engine("/", visit, async |page| {
        page.wait_until_alive().await?;
        let deadline = Instant::now() + Duration::from_secs(15);
        while !page.requests_of_worker().iter().any(|it| File::Facts.is_at(&it.path)) {
            if Instant::now() > deadline {
                return Err(failure("the worker never asked for the facts"));
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        page.cut_network().await?;
        // Some drivers tell that the page did not come, some show what the browser says of it.
        let _ = page.driver.refresh().await;
        page.wait_until("!document.documentElement.dataset.mode").await?;
        page.set_faults(&[]);
        page.restore_network()?;
        page.driver.goto(format!("{}/", page.site())).await?;
        kept(&page).await?;
        page.cut_network().await?;
        reload(&page).await?;
        kept(&page).await
    })
    .await
}

#[tokio::test]
async fn a_page_that_may_keep_nothing_works_all_the_same() -> Outcome {
    in_each_engine("/", Visit::new().fault(File::Worker, Fault::NotFound), async |page| {
        page.wait_until_alive().await?;
        page.wait_until("document.readyState === 'complete'").await?;
        page.wait_for("html:not([data-offline])[data-app=ready]").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn without_a_network_the_link_to_the_code_of_a_figure_leaves_the_reader_there() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        kept(&page).await?;
        page.cut_network().await?;
        click(&page, "[data-figure=chapters] a[href*='embed/#']").await?;
        // What is asked for afterwards is refused afterwards.
        let ask = "fetch('./not-there').catch(() => {}).then(done)";
        for _ in 0..5 {
            page.script_until_done(ask).await?;
        }
        page.wait_for("html[data-mode=reading][data-alive]").await.map(drop)
    })
    .await
}
