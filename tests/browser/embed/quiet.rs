//! A figure leaves nothing behind: no cookie, nothing stored, no word to anybody but our site.

use serde_json::{Value, json};

use crate::support::{Outcome, Page, in_each_engine};

use super::{FIGURES, host};

/// Goes through the whole story, so that everything has happened.
async fn go_through(page: &Page) -> Outcome {
    page.wait_until_alive().await?;
    let steps = page.script("return document.querySelectorAll('.turn').length").await?;
    for index in 1..steps.as_u64().unwrap_or_default() {
        page.script("document.querySelector('[data-turn=next]').click()").await?;
        page.wait_until(&format!(
            "[...document.querySelectorAll('.turn')][{index}].ariaCurrent === 'step'"
        ))
        .await?;
    }
    Ok(())
}

/// Makes every store throw as it does in a sandbox, in every engine alike, and counts who tried.
const CLOSED: &str = "<script>
    window.touched = [];
    const close = (object, name) => {
        const deny = () => { touched.push(name); throw new DOMException('closed', 'SecurityError'); };
        Object.defineProperty(object, name, { get: deny, set: deny, configurable: true });
    };
    for (const it of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) close(window, it);
    for (const it of ['serviceWorker', 'storage', 'locks']) close(Navigator.prototype, it);
    close(Document.prototype, 'cookie');
</script>";

#[tokio::test]
async fn with_every_store_closed_the_story_runs_and_has_not_tried_one() -> Outcome {
    let visit = host(include_str!("hosts/plain.html"))
        .rewrite(|page| page.replacen("<meta charset", &format!("{CLOSED}<meta charset"), 1));
    in_each_engine("/", visit, async |page| {
        page.inside("iframe", async || {
            go_through(&page).await?;
            assert_eq!(page.script("return touched").await?, json!([]));
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn nothing_is_stored_where_it_could_be() -> Outcome {
    in_each_engine("/", host(include_str!("hosts/plain.html")), async |page| {
        page.inside("iframe", async || {
            go_through(&page).await?;
            let stored = page
                .script_until_done(
                    "(async () => done([
                        document.cookie, localStorage.length, sessionStorage.length, name,
                        (await indexedDB.databases()).length,
                        (await navigator.serviceWorker?.getRegistrations() ?? []).length,
                        (await globalThis.caches?.keys() ?? []).length,
                    ]))().catch((error) => done(String(error)))",
                )
                .await?;
            assert_eq!(stored, json!(["", 0, 0, "", 0, 0, 0]));
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn nobody_is_asked_but_our_site() -> Outcome {
    in_each_engine("/", host(include_str!("hosts/strict.html")), async |page| {
        let site = page.site().to_owned();
        page.inside("hai-cap", async || {
            go_through(&page).await?;
            let addresses = "return performance.getEntriesByType('resource').map((it) => it.name)";
            let asked = page.script(addresses).await?;
            let asked: Vec<&str> =
                asked.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            assert!(!asked.is_empty());
            let foreign =
                asked.iter().filter(|it| !it.starts_with(&site) && !it.starts_with("data:"));
            assert_eq!(foreign.count(), 0, "{asked:?}");
            Ok(())
        })
        .await?;
        // The host's own site hears of its page, and of an icon that browsers ask for.
        let host: Vec<String> = page.host_requests().into_iter().map(|it| it.path).collect();
        assert!(host.iter().all(|it| it == "/" || it == "/favicon.ico"), "{host:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_loader_knows_the_figures_that_there_are() -> Outcome {
    let page = include_str!("hosts/strict.html");
    in_each_engine("/", host(page), async |page| {
        let site = page.site().to_owned();
        // The loader comes after the page.
        page.wait_until("document.querySelector('hai-cap').shadowRoot !== null").await?;
        page.script("document.querySelector('hai-cap').remove()").await?;
        for figure in FIGURES {
            for language in ["vi", "en"] {
                let folder = if language == "en" { "en/" } else { "" };
                page.script(&format!(
                    "const it = document.createElement('hai-cap');
                     it.setAttribute('figure', '{figure}');
                     it.setAttribute('lang', '{language}');
                     document.body.append(it);
                     return it.shadowRoot.querySelector('iframe').src"
                ))
                .await
                .map(|address| {
                    assert_eq!(address, format!("{site}/{folder}embed/{figure}/"));
                })?;
            }
        }
        page.wait_until("document.querySelectorAll('hai-cap').length === 16").await?;
        for number in 1..=16 {
            let css = format!("hai-cap:nth-of-type({number})");
            page.script(&format!("document.querySelector('{css}').scrollIntoView()")).await?;
            page.inside(&css, async || page.wait_for("html[data-mode=embedded]").await).await?;
        }
        Ok(())
    })
    .await
}
