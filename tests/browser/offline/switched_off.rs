//! What a site once kept can be called off, whatever is kept and whoever is at its address now.

use std::fs;

use haicap::release;

use super::{kept, reload};
use crate::support::{Outcome, Page, Visit, failure, in_each_engine};

/// Waits until the browser knows nothing of a worker and keeps nothing.
async fn forgotten(page: &Page) -> Outcome {
    page.script(
        "const look = async () => {
             const workers = await navigator.serviceWorker.getRegistrations();
             const names = await caches.keys();
             document.documentElement.dataset.left = workers.length + names.length;
         };
         setInterval(look, 50)",
    )
    .await?;
    page.wait_for("html[data-left='0']").await.map(drop)
}

#[tokio::test]
async fn a_list_that_says_off_ends_it() -> Outcome {
    in_each_engine("/", Visit::new().still(true).copied(), async |page| {
        kept(&page).await?;
        release::withdraw(page.folder()).map_err(failure)?;
        reload(&page).await?;
        page.wait_until_alive().await?;
        forgotten(&page).await
    })
    .await
}

#[tokio::test]
async fn another_site_at_the_same_address_is_seen_at_once() -> Outcome {
    in_each_engine("/", Visit::new().still(true).copied(), async |page| {
        kept(&page).await?;
        for name in [release::LIST, "sw.js"] {
            fs::remove_file(page.folder().join(name))?;
        }
        let other = "<!doctype html><html data-other><title>Another site</title></html>";
        fs::write(page.folder().join("index.html"), other)?;
        reload(&page).await?;
        page.wait_for("html[data-other]").await?;
        forgotten(&page).await
    })
    .await
}

#[tokio::test]
async fn a_site_that_is_worked_on_is_never_hidden_by_what_was_kept() -> Outcome {
    in_each_engine("/", Visit::new().still(true).copied(), async |page| {
        kept(&page).await?;
        // As a build for work leaves it: the pages without an id.
        release::withdraw(page.folder()).map_err(failure)?;
        let path = page.folder().join("index.html");
        let text = fs::read_to_string(&path)?;
        let id = page.attribute("html", "data-release").await?;
        let text = text.replace(&format!(" data-release=\"{id}\""), "");
        fs::write(&path, text.replace("</title>", " (edited)</title>"))?;
        reload(&page).await?;
        page.wait_until("document.title.endsWith(' (edited)')").await?;
        page.wait_until_alive().await?;
        forgotten(&page).await
    })
    .await
}
