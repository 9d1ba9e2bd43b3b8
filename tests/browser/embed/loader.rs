//! The loader: what it makes of an element, how that follows its attributes, and what is left when
//! it cannot.

use crate::support::{Outcome, Page, in_each_engine};

use super::{FIGURE, FRAME, LOADER, host, host_of_loader};

/// Whether the host's own link is what a reader sees.
const LINK: &str = "document.querySelector('hai-cap a').checkVisibility()";

/// Waits until the frame is as high as its figure asked to be.
async fn wait_until_heard(page: &Page) -> Outcome {
    page.wait_until(&format!("{FRAME}?.clientHeight === 500")).await
}

/// Waits until the frame has an address that ends in `end`.
async fn wait_for_address(page: &Page, end: &str) -> Outcome {
    page.wait_until(&format!("{FRAME}?.src === '{}{end}'", page.site())).await
}

async fn set(page: &Page, attributes: &str) -> Outcome {
    let words = format!(
        "for (const [name, value] of Object.entries({{ {attributes} }})) {{
            document.querySelector('hai-cap').setAttribute(name, value);
        }}"
    );
    page.script(&words).await.map(drop)
}

#[tokio::test]
async fn an_element_becomes_a_sandboxed_frame_of_the_height_of_its_figure() -> Outcome {
    in_each_engine("/", host_of_loader(LOADER), async |page| {
        wait_until_heard(&page).await?;
        wait_for_address(&page, "/embed/timeline/").await?;
        let frame = page
            .script(&format!(
                "const it = {FRAME};
                 return [it.getAttribute('sandbox'), it.loading, it.title,
                     getComputedStyle(it.getRootNode().host).display]"
            ))
            .await?;
        let sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
        let expected = [sandbox, "lazy", "The way to two tiers", "block"];
        assert_eq!(frame, serde_json::json!(expected));
        page.wait_until(&format!("!{LINK}")).await?;
        // As wide as its column.
        page.wait_until(&format!("{FRAME}.offsetWidth === document.body.clientWidth")).await?;
        page.wait_until("account.errors.length === 0 && account.warnings.length === 0").await
    })
    .await
}

#[tokio::test]
async fn a_frame_follows_the_attributes_of_its_element() -> Outcome {
    in_each_engine("/", host_of_loader(LOADER), async |page| {
        wait_until_heard(&page).await?;
        let steps_back = page.script("return history.length").await?;
        set(&page, "lang: 'en-GB', theme: 'dark', accent: '#C01234', size: '120'").await?;
        wait_for_address(&page, "/en/embed/timeline/?theme=dark&accent=C01234&size=120").await?;
        wait_until_heard(&page).await?;
        let asked = page.requests().into_iter().filter(|it| it.path == "/en/embed/timeline/");
        assert_eq!(asked.count(), 1, "four attributes at once are one change");
        // What means nothing is as if not there.
        page.script("document.documentElement.lang = 'en'").await?;
        set(&page, "lang: 'fr', theme: 'auto', accent: 'red;}', size: '1e9', step: '<b>'").await?;
        wait_for_address(&page, "/en/embed/timeline/").await?;
        page.script("document.querySelector('hai-cap a').remove()").await?;
        page.wait_until(&format!("{FRAME}.title === 'Interactive graphic'")).await?;
        assert_eq!(page.script("return history.length").await?, steps_back);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_step_begins_the_figure_and_then_is_told_to_it() -> Outcome {
    let page = LOADER.replace("figure=\"timeline\"", "figure=\"timeline\" step=\"before-tiers\"");
    in_each_engine("/", host_of_loader(&page), async |page| {
        wait_for_address(&page, "/embed/timeline/#before-tiers").await?;
        wait_until_heard(&page).await?;
        let born = "return document.documentElement.dataset.born";
        let before = page.inside("hai-cap", async || page.script(born).await).await?;
        set(&page, "step: 'change-lines'").await?;
        page.wait_until("account.steps.length === 1").await?;
        let step = page.script("return account.steps").await?;
        assert_eq!(step, serde_json::json!([{ "step": "change-lines", "number": 2, "of": 9 }]));
        page.inside("hai-cap", async || {
            let told = page.attribute("html", "data-told").await?;
            assert_eq!(told, "1 step change-lines");
            assert_eq!(page.script(born).await?, before, "the figure was loaded again");
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn without_such_a_figure_the_link_stays_and_the_author_is_told_once() -> Outcome {
    let three = r#"<hai-cap figure="no-such"><a href="/">A</a></hai-cap>
        <hai-cap><a href="/">B</a></hai-cap> <hai-cap figure="../../secret"><a href="/">C</a></hai-cap>"#;
    let page = LOADER
        .replace("<hai-cap figure=\"timeline\">", &format!("{three}<hai-cap figure=\"timeline\">"));
    in_each_engine("/", host_of_loader(&page), async |page| {
        page.wait_until(
            "document.querySelector('hai-cap:last-of-type').shadowRoot?.querySelector('iframe')",
        )
        .await?;
        page.wait_until(
            "[...document.querySelectorAll('hai-cap')].slice(0, 3).every((it) =>
                it.querySelector('a').checkVisibility() && !it.shadowRoot.querySelector('iframe'))",
        )
        .await?;
        let warnings = page.script("return account.warnings").await?;
        let expected = "<hai-cap>: no figure is called \"no-such\"; its link stays";
        assert_eq!(warnings, serde_json::json!([expected]));
        // A name that is corrected later is taken.
        set(&page, "figure: 'timeline'").await?;
        wait_until_heard(&page).await?;
        page.wait_until(&format!("!{LINK}")).await
    })
    .await
}

#[tokio::test]
async fn where_the_figure_is_silent_the_link_comes_back() -> Outcome {
    let silent = FIGURE.replace("<script>", "<script type=\"text/plain\">");
    let visit = host(LOADER).page("/embed/timeline/", &silent);
    in_each_engine("/", visit, async |page| {
        page.wait_until(&format!("{FRAME} && {LINK}")).await?;
        page.wait_until("account.warnings.length === 1").await?;
        // The frame stays: what is in it may be complete and only unable to speak.
        page.wait_until(&format!("{FRAME}.clientHeight > 100")).await
    })
    .await
}

#[tokio::test]
async fn the_loader_can_be_there_twice() -> Outcome {
    let twice = "<script src=\"https://site.example/embed.js\"></script>
        <script src=\"https://site.example/embed.js?version=2\"></script>";
    let page = LOADER.replace("<hai-cap", &format!("{twice}<hai-cap"));
    in_each_engine("/", host_of_loader(&page), async |page| {
        wait_until_heard(&page).await?;
        page.wait_until("document.readyState === 'complete'").await?;
        // Asked for before the tag was read whole, a frame is named when its link is there.
        page.wait_until(&format!("{FRAME}.title === 'The way to two tiers'")).await?;
        page.wait_until("account.listeners === 1 && account.errors.length === 0").await
    })
    .await
}

#[tokio::test]
async fn a_frame_keeps_its_place_free_before_it_loads() -> Outcome {
    let page = LOADER
        .replace("figure=\"timeline\"", "figure=\"timeline\" height=\"700\"")
        .replace("<hai-cap", "<p></p><p></p><p></p><hai-cap");
    in_each_engine("/", host_of_loader(&page), async |page| {
        page.wait_until(&format!("{FRAME}?.clientHeight === 700")).await?;
        assert!(page.requests().iter().all(|it| !it.path.contains("/embed/")), "loaded too early");
        page.script("document.querySelector('hai-cap').scrollIntoView()").await?;
        wait_until_heard(&page).await
    })
    .await
}
