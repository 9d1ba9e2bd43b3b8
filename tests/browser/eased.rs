//! What readers change so that they can read: larger type, wider spacing, colors of their own.

use thirtyfour::error::WebDriverResult;

use crate::a11y::{FRAME, NARROW, SURFACES, Surface, Window, go, open};
use crate::labels::{EVERYWHERE, faults, resize};
use crate::support::{Engine, Outcome, Page, Visit, in_each_engine, on_page};

/// Nothing scrolls sideways, no box of words is cut off by its own edge, and no words by that of a box
/// around them or of a picture.
pub const CUT_OFF: &str = "
    const shown = (it) => it.checkVisibility({ visibilityProperty: true });
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
    const words = ':is(p, li, h1, h2, h3, button, label, td, th, dt, dd, summary, figcaption, svg text)';
    const boxes = [...document.querySelectorAll(words)].filter((it) => shown(it) && it.textContent.trim());
    if (boxes.length < 5) return 'there is nothing to look at';
    const cuts = (overflow) => ['hidden', 'clip'].includes(overflow);
    const range = document.createRange();
    const cut = boxes.map((it) => {
        const at = (edge) => `${it.textContent.trim().slice(0, 40)}, at ${edge}`;
        const { overflowX, overflowY } = getComputedStyle(it);
        const own = overflowX !== 'visible' || overflowY !== 'visible';
        // A pixel of words is for who hears them.
        if (own && it.clientHeight > 1 && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1)) return at('its own edge');
        range.selectNodeContents(it);
        const [first, ...more] = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
        if (!first || it.closest('.unseen, [inert], [aria-hidden=true]')) return null;
        const all = [first, ...more];
        const [left, right, top, bottom] = [Math.min(...all.map((box) => box.left)), Math.max(...all.map((box) => box.right)),
            Math.min(...all.map((box) => box.top)), Math.max(...all.map((box) => box.bottom))];
        let [seenX, seenY] = [true, true];
        for (let around = it.parentElement; around && around !== document.body; around = around.parentElement) {
            const style = getComputedStyle(around);
            // What can be scrolled to is not lost.
            if (['auto', 'scroll'].includes(style.overflowX)) seenX = false;
            if (['auto', 'scroll'].includes(style.overflowY)) seenY = false;
            if (style.position === 'fixed') break;
            const box = around.getBoundingClientRect();
            if (box.width <= 1 || box.height <= 1) return null;
            // A line is higher than its letters.
            const spare = (all[0].height / 4) + 1;
            if (seenX && cuts(style.overflowX) && (left < box.left - 1 || box.right + 1 < right)) return at(`${left} to ${right} of ${around.className}`);
            if (seenY && cuts(style.overflowY) && (top < box.top - spare || box.bottom + spare < bottom)) return at(`${top} to ${bottom} of ${around.className}`);
        }
        return null;
    }).filter(Boolean);
    return (wide ? ['the page scrolls sideways'] : []).concat([...new Set(cut)]).join('; ')";

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

/// Words twice as large, as an extension makes them; a browser's own setting is a visit's.
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

/// What makes words wider, by the page and by the reader's browser, and the widths that they are
/// looked at in: twice as large needs no less than a phone.
const EASES: [Ease; 2] = [
    Ease { name: "spaced", script: SPACED, type_size: 16, windows: [NARROW, WIDE] },
    Ease { name: "large", script: "", type_size: 32, windows: [(500, 844), WIDE] },
];

struct Ease {
    name: &'static str,
    script: &'static str,
    type_size: u32,
    windows: [(u32, u32); 2],
}

const WIDE: (u32, u32) = (1280, 800);

/// What is cut off at steps of a surface, which are come to after the words were changed, as a stage
/// fits a slide when it comes.
async fn cut_off(page: &Page, surface: &Surface, state: &str) -> WebDriverResult<Vec<String>> {
    let mut all = Vec::new();
    for step in if surface.steps.is_empty() { &[""] } else { surface.steps } {
        if !step.is_empty() && surface.window != Window::Desk {
            go(page, surface, step).await?;
        }
        let found = page.script(CUT_OFF).await?;
        let found = found.as_str().unwrap_or_default().split("; ");
        // Of a figure alone there may be few words.
        let found = found.filter(|it| !it.is_empty() && !it.contains("nothing to look at"));
        all.extend(found.map(|it| format!("{} {state}, {step}: {it}", surface.name)));
    }
    Ok(all)
}

#[tokio::test]
#[ignore = "the full set: two minutes"]
async fn words_of_every_surface_may_be_spaced_and_twice_as_large() -> Outcome {
    let mut all = Vec::new();
    for Ease { name, script, type_size, windows } in EASES {
        for surface in &SURFACES {
            let visit = Visit::new().still(true).type_size(type_size);
            on_page(&format!("/{}", surface.path), visit, async |page| {
                open(&page, surface).await?;
                page.script(script).await?;
                for window in windows {
                    resize(&page, window).await?;
                    all.extend(cut_off(&page, surface, &format!("{name} at {}", window.0)).await?);
                }
                Ok(())
            })
            .await?;
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    Ok(())
}

#[tokio::test]
async fn no_words_of_a_picture_lie_on_each_other_when_spaced_or_large() -> Outcome {
    for Ease { name, script, type_size, windows } in EASES {
        on_page("/", Visit::new().still(true).type_size(type_size), async |page| {
            page.wait_until_alive().await?;
            page.wait_until("document.fonts.status === 'loaded'").await?;
            page.script(script).await?;
            for window in windows {
                resize(&page, window).await?;
                let found = faults(&page, EVERYWHERE).await?;
                // Words above a picture that take one line more leave it a little less.
                let found = found.as_array().into_iter().flatten().map(ToString::to_string);
                let found: Vec<_> = found.filter(|it| !it.contains("is of 11.")).collect();
                assert!(found.is_empty(), "{name} at {}:\n{}", window.0, found.join("\n"));
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
#[ignore = "the full set: a minute"]
async fn readers_may_have_type_twice_as_large_of_their_browser() -> Outcome {
    for path in ["/", "/en/present/", "/embed/story/", "/en/embed/organization/"] {
        // The third has no switch for it.
        for engine in [Engine::Chromium, Engine::Firefox] {
            let visit = Visit::new().still(true).type_size(32).engine(engine);
            on_page(path, visit, async |page| {
                let twice = "getComputedStyle(document.documentElement).fontSize === '32px'";
                page.wait_until(twice).await?;
                check_whole(&page, path).await
            })
            .await?;
        }
    }
    Ok(())
}

/// Two engines have no window as narrow as a phone, but frames.
#[tokio::test]
#[ignore = "the full set: three surfaces in three engines"]
async fn words_may_be_spaced_in_the_narrowest_frame() -> Outcome {
    for surface in SURFACES.iter().filter(|it| ["reading", "stage", "story"].contains(&it.name)) {
        let visit = Visit::new().still(true).page("/narrow.html", FRAME);
        in_each_engine("/narrow.html", visit, async |page| {
            let path = surface.path;
            page.script(&format!("document.querySelector('iframe').src = '/{path}'")).await?;
            page.inside("iframe", async || {
                open(&page, surface).await?;
                page.script(SPACED).await?;
                let found = cut_off(&page, surface, "spaced").await?.join("\n");
                assert!(found.is_empty(), "{}:\n{found}", page.engine);
                Ok(())
            })
            .await
        })
        .await?;
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
