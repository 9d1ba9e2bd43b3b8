//! Without a network: what a browser keeps of a visit, and how a new release takes its place.
//!
//! Each test has a server of its own, and so a worker and caches of its own. `WebKitGTK` keeps both
//! for as long as its driven session lives, which is as long as a test.

mod embedded;
mod first_visit;
mod switched_off;
mod talk;
mod upgrade;
mod written;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use haicap::{page, release};
use serde_json::Value;
use thirtyfour::error::WebDriverResult;

use crate::support::{Engine, Fault, File, Outcome, Page, failure, site};

/// Waits until the page would open again without a network.
async fn kept(page: &Page) -> Outcome {
    page.wait_for("html[data-alive][data-offline=ready]").await.map(drop)
}

/// Opens the page again, as by F5. The driver of Firefox would go round the worker, which F5 does not.
async fn reload(page: &Page) -> Outcome {
    page.script("window.openedBefore = true").await?;
    if page.engine != Engine::Firefox {
        page.driver.refresh().await?;
        return page.wait_until("!window.openedBefore").await;
    }
    page.script("setTimeout(() => location.reload())").await?;
    // Between two pages there is none that could answer.
    let deadline = Instant::now() + Duration::from_secs(30);
    let opened = "return !window.openedBefore && document.readyState !== 'loading'";
    while page.script(opened).await.ok() != Some(Value::Bool(true)) {
        if Instant::now() > deadline {
            return Err(failure("the page was not opened again"));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// A release that a test has published.
struct Release {
    id: String,
    /// The glue of the pages that are read, whose name only this release has.
    glue: String,
}

/// Publishes another release into the site that is served: the built one with a word of its own in
/// its titles and its glue, which tells which program runs. The same word gives the same release.
fn publish(page: &Page, word: &str) -> WebDriverResult<Release> {
    publish_in(page.folder(), word)
}

/// The same, into any copy of the site.
fn publish_in(folder: &Path, word: &str) -> WebDriverResult<Release> {
    let built = site::folder();
    let mut glue = String::new();
    for address in page::Page::at_large() {
        let path = format!("{}index.html", address.folder());
        let text = fs::read_to_string(built.join(&path))?;
        let name = text.split("data-js=\"").nth(1).and_then(|it| it.split('"').next());
        let name = name.and_then(|it| it.rsplit('/').next()).ok_or_else(|| failure("no glue"))?;
        let own = name.replace(".js", &format!("-{word}.js"));
        let program = fs::read_to_string(built.join(name))?;
        fs::write(folder.join(&own), format!("{program}\nglobalThis.word = '{word}';\n"))?;
        let text = text.replace(name, &own).replace("</title>", &format!(" ({word})</title>"));
        fs::write(folder.join(&path), text)?;
        if glue.is_empty() {
            glue = own;
        }
    }
    Ok(Release { id: release::publish(folder).map_err(failure)?, glue })
}

/// Publishes another release that comes too slowly to be shown: it is kept as a whole while the one
/// that was built is shown.
async fn publish_slowly(page: &Page, word: &str) -> Outcome {
    let release = publish(page, word)?;
    // Three seconds for the glue: longer than a page is waited for.
    page.set_faults(&[(File::Glue, Fault::Slow)]);
    reload(page).await?;
    shows(page, "").await?;
    until_kept(page, &release.id).await
}

/// Waits until a release is shown, its own program running; an empty word is the one that was built.
async fn shows(page: &Page, word: &str) -> Outcome {
    page.wait_until_alive().await?;
    page.wait_until(&format!(
        "(globalThis.word ?? '') === '{word}' && document.title.endsWith(')') === {} &&
            document.title.includes('{word}')",
        !word.is_empty()
    ))
    .await
}

/// How many releases are kept.
async fn count_kept(page: &Page) -> WebDriverResult<u64> {
    let count = page.script_until_done("caches.keys().then((names) => done(names.length))").await?;
    count.as_u64().ok_or_else(|| failure(format!("caches are {count}")))
}

/// Waits until a release is kept as a whole, as its mark tells.
async fn until_kept(page: &Page, id: &str) -> Outcome {
    page.script(&format!(
        "const look = async () => {{
             const names = await caches.keys();
             const cache = await caches.open(names.find((name) => name.endsWith(' {id}')) ?? names[0]);
             const mark = await cache.match(new URL('release.json', document.querySelector('script[src]').src));
             if (mark && names.some((name) => name.endsWith(' {id}'))) document.documentElement.dataset.kept = '{id}';
         }};
         setInterval(look, 50)"
    ))
    .await?;
    page.wait_for(&format!("html[data-kept='{id}']")).await.map(drop)
}
