//! The height of a figure is given by its width alone: it never grows, and never holds up a finger.

use serde_json::Value;
use thirtyfour::error::WebDriverResult;

use crate::support::{Engine, Outcome, Page, Visit, failure, in_each_engine, on_page};

use super::{FIGURES, host};

/// A host with every figure, each in a column of some width: side by side, so small that all are
/// seen, or one below the other.
fn all(width: u32, language: &str, seen: bool) -> Visit {
    let figures = FIGURES
        .map(|it| format!("<hai-cap figure={it} lang={language}><a href=/>{it}</a></hai-cap>"))
        .concat();
    // Nothing in a frame changes while it is far from what is seen; the size of what is seen does
    // not matter to it.
    let small = "body { display: flex; align-items: start; width: max-content;
        transform: scale(0.4); transform-origin: 0 0; }";
    let style = if seen { small } else { "" };
    host(&format!(
        "<!doctype html><html lang=vi><meta charset=utf-8><title>All figures</title>
        <style>{style} hai-cap {{ width: {width}px; }}</style>{ACCOUNT}
        <script src=https://site.example/embed.js></script>{figures}"
    ))
}

/// Keeps account of the heights that each figure tells.
const ACCOUNT: &str = "<script>
    window.told = {};
    addEventListener('message', ({ source, data }) => {
        if (data.kind !== 'height') return;
        for (const it of document.querySelectorAll('hai-cap')) {
            const frame = it.shadowRoot.querySelector('iframe');
            if (frame.contentWindow === source) (told[it.getAttribute('figure')] ??= []).push(data.height);
        }
    });
</script>";

const HEIGHTS: &str = "[...document.querySelectorAll('hai-cap')].map((it) =>
    it.shadowRoot.querySelector('iframe').style.height)";

/// Waits until a figure runs and its frame is as large as what is in it.
async fn wait_until_fits(page: &Page, figure: &str) -> Outcome {
    let css = format!("hai-cap[figure={figure}]");
    page.script(&format!("document.querySelector('{css}').scrollIntoView()")).await?;
    page.inside(&css, async || {
        page.wait_until_alive().await?;
        page.wait_until("document.fonts.status === 'loaded'").await?;
        page.wait_until(
            "Math.ceil(document.body.getBoundingClientRect().height) === innerHeight
             && document.documentElement.scrollHeight <= innerHeight
             && document.documentElement.scrollWidth <= innerWidth",
        )
        .await
    })
    .await
    .map_err(|error| failure(format!("{figure}: {error}")))
}

/// Every height that any of the frames has during ten seconds of frames of the screen.
async fn sampled(page: &Page) -> WebDriverResult<Value> {
    page.script_until_done(&format!(
        "const seen = new Set();
         const end = performance.now() + 10000;
         const look = (now) => {{
             seen.add({HEIGHTS}.join(' '));
             if (now < end) requestAnimationFrame(look);
             else done([...seen]);
         }};
         requestAnimationFrame(look)"
    ))
    .await
}

#[tokio::test]
async fn no_figure_changes_its_height_for_ten_seconds() -> Outcome {
    in_each_engine("/", all(320, "vi", true), async |page| {
        for figure in FIGURES {
            wait_until_fits(&page, figure).await?;
        }
        let seen = sampled(&page).await?;
        match seen.as_array().map(Vec::len) {
            Some(1) => Ok(()),
            _ => Err(failure(format!("{seen}"))),
        }
    })
    .await
}

#[tokio::test]
async fn the_frame_is_as_high_as_what_is_in_it_at_every_width() -> Outcome {
    for width in [280, 480, 900] {
        in_each_engine("/", all(width, "en", false), async |page| {
            for figure in FIGURES {
                wait_until_fits(&page, figure)
                    .await
                    .map_err(|error| failure(format!("{width} px: {error}")))?;
            }
            eprintln!("{width}: {}", page.script(&format!("return {HEIGHTS}")).await?);
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_program_starts_without_moving_what_is_below() -> Outcome {
    for width in [320, 720] {
        let visit = all(width, "vi", true);
        in_each_engine("/", visit, async |page| {
            for figure in FIGURES {
                wait_until_fits(&page, figure).await?;
            }
            let told = page.script("return told").await?;
            // A few pixels elsewhere: Firefox sets lines closer once it has drawn them as small as
            // here, and fields of WebKit are higher than the room that is kept.
            let most = if page.engine == Engine::Chromium { 2 } else { 12 };
            let moved = format!(
                "return Object.values(told).every((it) => Math.abs(it[0] - it.at(-1)) <= {most})"
            );
            match page.script(&moved).await? {
                Value::Bool(true) => Ok(()),
                _ => Err(failure(format!("{width} px: {told}"))),
            }
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_finger_on_a_figure_scrolls_the_host() -> Outcome {
    // The drivers of Firefox and WebKit tell pages of fingers, but scroll nothing.
    for figure in ["story", "timeline"] {
        let page = format!(
            "<!doctype html><html lang=vi><meta charset=utf-8>
            <meta name=viewport content='width=device-width'><title>Scrolled</title>
            <style>p {{ height: 300px; }} p + p {{ height: 3000px; }}</style>
            <script src=https://site.example/embed.js></script>
            <p>Before</p><hai-cap figure={figure}><a href=/>A figure</a></hai-cap><p>After</p><p></p>"
        );
        on_page("/", host(&page).window(600, 800), async |page| {
            page.inside("hai-cap", async || page.wait_until_alive().await).await?;
            page.drag_up(300, 600, 250).await?;
            page.wait_until("scrollY > 100").await
        })
        .await?;
    }
    Ok(())
}
