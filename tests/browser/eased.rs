//! What readers change so that they can read: larger type, wider spacing, colors of their own.

use serde_json::json;

use crate::support::{Outcome, Page, Visit, in_each_engine, on_page};

/// Nothing scrolls sideways, and no box of words is cut off by its own edge.
pub const CUT_OFF: &str = "
    const shown = (it) => it.checkVisibility({ visibilityProperty: true });
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    const boxes = [...document.querySelectorAll(':is(p, li, h1, h2, h3, button, label, td)')].filter(shown);
    if (boxes.length < 5) return 'there is nothing to look at';
    const cut = boxes
        .filter((it) => {
            const { overflowX, overflowY } = getComputedStyle(it);
            const cuts = overflowX !== 'visible' || overflowY !== 'visible';
            // A pixel of words is for who hears them.
            return cuts && it.clientHeight > 1 && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1);
        })
        .map((it) => it.textContent.trim().slice(0, 40));
    return (wide ? ['the page scrolls sideways'] : []).concat(cut).join('; ')";

async fn check_whole(page: &Page, what: &str) -> Outcome {
    page.wait_until_alive().await?;
    let found = page.script(CUT_OFF).await?;
    assert_eq!(found, "", "{what}");
    Ok(())
}

/// The spacing that WCAG 1.4.12 lets a reader set.
const SPACED: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];";

/// Words twice as large, as by the reader's own setting.
const LARGE: &str = "document.documentElement.style.fontSize = '200%'";

#[tokio::test]
async fn words_may_be_spaced_and_twice_as_large() -> Outcome {
    for path in ["/", "/en/", "/embed/story/", "/en/embed/organization/"] {
        for (width, height) in [(500, 844), (1280, 800)] {
            let visit = Visit::new().still(true).window(width, height);
            in_each_engine(path, visit, async |page| {
                page.wait_until_alive().await?;
                page.script(SPACED).await?;
                check_whole(&page, &format!("{path} spaced at {width}")).await?;
                page.script("document.adoptedStyleSheets = []").await?;
                page.script(LARGE).await?;
                check_whole(&page, &format!("{path} large at {width}")).await
            })
            .await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_is_cut_off_is_found() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        page.script(
            "const it = document.querySelector('[data-step] p'); it.style.overflow = 'hidden'; it.style.height = '1em';",
        )
        .await?;
        assert_ne!(page.script(CUT_OFF).await?, "");
        Ok(())
    })
    .await
}

/// Shapes and words that have the color of the page, or none.
const UNSEEN: &str = "
    const paper = getComputedStyle(document.body).backgroundColor;
    const gone = (it) => ['none', 'rgba(0, 0, 0, 0)', paper].includes(it);
    return [...document.querySelectorAll('figure svg :is(circle, rect, path, text)')]
        .filter((it) => it.checkVisibility({ visibilityProperty: true }))
        .filter((it) => !it.matches('.hit, [fill=none]'))
        .filter((it) => gone(getComputedStyle(it).fill) && gone(getComputedStyle(it).stroke))
        .map((it) => it.outerHTML.slice(0, 80)).slice(0, 3).join(' ')";

/// With colors of the reader's own, what tells things apart is still told: by line, shape and word.
#[tokio::test]
async fn colors_of_the_readers_own_hide_nothing() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        page.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
        page.wait_until("matchMedia('(forced-colors: active)').matches").await?;
        assert_eq!(page.script(UNSEEN).await?, "");
        page.script(
            "const it = document.querySelector('figure svg text');
             it.style.forcedColorAdjust = 'none'; it.style.stroke = 'none';
             it.style.fill = getComputedStyle(document.body).backgroundColor;",
        )
        .await?;
        assert_ne!(page.script(UNSEEN).await?, "", "what is hidden is found");
        Ok(())
    })
    .await
}

/// A host may ask for a theme, and a reader's own colors go before it.
#[tokio::test]
async fn no_theme_of_a_host_goes_before_the_readers_own_colors() -> Outcome {
    let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    let mut colors = Vec::new();
    for theme in ["", "?theme=light", "?theme=dark"] {
        on_page(&format!("/embed/timeline/{theme}"), Visit::new().still(true), async |page| {
            page.wait_until_alive().await?;
            page.driver.cdp().send_raw("Emulation.setEmulatedMedia", media.clone()).await?;
            page.wait_until("matchMedia('(forced-colors: active)').matches").await?;
            let ink = "return getComputedStyle(document.querySelector('figure svg text')).fill";
            colors.push(page.script(ink).await?);
            Ok(())
        })
        .await?;
    }
    assert!(colors.windows(2).all(|it| it[0] == it[1]), "{colors:?}");
    Ok(())
}
