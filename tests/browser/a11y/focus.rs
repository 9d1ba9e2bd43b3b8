//! Focus: where it goes, that it is seen, and that nothing lies over it; in three engines.

use serde_json::Value;
use thirtyfour::error::WebDriverResult;

use super::painted::PIXELS;
use crate::acts::go_to;
use crate::support::{Outcome, Page, Visit, in_each_engine, on_page};

/// Keeps everything that the focus comes to, and what is wrong with it there.
const WATCH: &str = "
    window.reached = [];
    window.wrong = new Map();
    window.wrongs = (target) => {
        const box = target.getBoundingClientRect();
        const pinned = target.closest('.steps')?.parentElement.querySelector('.pinned')?.getBoundingClientRect();
        const shared = pinned && Math.min(pinned.right, box.right) > Math.max(pinned.left, box.left)
            ? Math.min(pinned.bottom, box.bottom) - Math.max(pinned.top, box.top) : 0;
        const shape = target.closest('.choice label') ?? target;
        const seen = shape.checkVisibility({ visibilityProperty: true, opacityProperty: !target.matches('.cursor') })
            && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
        // Radio buttons show it on their words, the marks of a picture by a ring that is drawn.
        const shown = target.matches('.choice input') ? target.nextElementSibling : target;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        const ring = target.matches('.cursor') || outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        return [shared > 1 && `${Math.round(shared)} px of it are behind a figure`, target.closest('[inert]') && 'shut off',
            !seen && 'not seen', !ring && 'no ring'].filter(Boolean).map((it) => `${it}: ${target.outerHTML.slice(0, 120)}`);
    };
    addEventListener('focusin', ({ target }) => {
        reached.push(target);
        // An engine may scroll to it a frame later, and the next key may come a frame later.
        const look = () => document.activeElement === target && wrong.set(target, wrongs(target));
        requestAnimationFrame(() => { look(); requestAnimationFrame(look); });
    });";

/// What is wrong with what was reached. An engine may scroll to it some frames after the focus has
/// gone on with the next key, so what was seen outside of the window is come to once more.
const ALL_WRONG: &str = "
    const outside = [...wrong].filter(([, all]) => all.some((it) => it.startsWith('not seen'))).map(([it]) => it);
    const frames = async (count) => { while (count--) await new Promise(requestAnimationFrame); };
    const look = async () => {
        for (const it of outside) {
            it.focus();
            await frames(20);
            wrong.set(it, wrongs(it));
        }
        return [...wrong.values()].flat();
    };
    look().then(done, (error) => done([String(error)]));";

/// Presses Tab until the focus has been everywhere, or the page is left; answers what is wrong.
pub async fn walk(page: &Page) -> WebDriverResult<Vec<String>> {
    page.script(WATCH).await?;
    let forty = ["Tab"; 40].join(" ");
    let mut before = Value::Null;
    for _ in 0..20 {
        page.keys(&forty).await?;
        let reached = page.script("return new Set(reached).size").await?;
        if reached == before {
            break;
        }
        before = reached;
    }
    Ok(serde_json::from_value(page.script_until_done(ALL_WRONG).await?)?)
}

#[tokio::test]
async fn the_tab_key_goes_in_the_order_of_the_page_and_is_seen_everywhere() -> Outcome {
    in_each_engine("/", Visit::new().still(true).window(1280, 800), async |page| {
        page.wait_until_alive().await?;
        let wrong = walk(&page).await?;
        let told = page
            .script(
                "const first = [...new Set(reached)];
                 const back = first.filter((it, at) => at > 0
                     && first[at - 1].compareDocumentPosition(it) & Node.DOCUMENT_POSITION_PRECEDING);
                 const stops = [...document.querySelectorAll('[data-step]')]
                     .map((step) => first.filter((it) => step.contains(it)).length);
                 return [first.length, back.map((it) => it.outerHTML.slice(0, 120)),
                     Math.max(...stops), stops.reduce((a, b) => a + b, 0) / stops.length]",
            )
            .await?;
        eprintln!("{}: {} stops, at most {} a step, {} on average", page.engine, told[0], told[2], told[3]);
        assert!(told[0].as_u64().is_some_and(|it| 200 < it), "only {} stops", told[0]);
        // Once around: what the walk began with comes before.
        assert!(told[1].as_array().is_some_and(|it| it.len() <= 1), "{}: {}", page.engine, told[1]);
        assert!(wrong.is_empty(), "{}:\n{}", page.engine, wrong.join("\n"));
        Ok(())
    })
    .await
}

/// Kinds of things that the focus comes to, each in a place of its own kind.
const KINDS: [&str; 12] = [
    ".masthead .language",
    ".contents summary",
    "#before-span a[data-fact]",
    "#before-span a.guide",
    "[data-figure=organization] .labels .before a",
    "[data-figure=organization] .cursor",
    "[data-part=organization-controls] input[name=era]:checked",
    "[data-part=organization-controls] input[type=range]",
    "[data-part=organization-controls] input[type=search]",
    "[data-figure=organization] .beside summary",
    "[data-figure=organization] .beside a",
    "[data-cue=next]",
];

/// How much of the page changes when the focus comes, and how much of that stands out 3 to 1 from
/// what was there: the ring is as long as the thing is around, and 2 pixels wide.
const RING: &str = "
    const look = async () => {
        const [{ data: before, width }, { data: after }] = [await pixels(bare), await pixels(ringed)];
        let [changed, strong] = [0, 0];
        const box = document.activeElement.getBoundingClientRect();
        for (let at = 0; at < before.length; at += 4) {
            // What else the page does meanwhile is no ring.
            const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
            if (x < box.left - 8 || box.right + 8 < x || y < box.top - 8 || box.bottom + 8 < y) continue;
            if (before[at] === after[at] && before[at + 1] === after[at + 1] && before[at + 2] === after[at + 2]) continue;
            changed += 1;
            if (contrast(light(before, at), light(after, at)) >= 3) strong += 1;
        }
        return [changed, strong, Math.round(2 * 2 * (box.width + box.height))];
    };
    look().then(done, (error) => done([String(error)]));";

async fn check_ring(page: &Page, css: &str) -> WebDriverResult<String> {
    page.script(&format!(
        "const it = document.querySelector(`{css}`); it.scrollIntoView({{ block: 'center', behavior: 'instant' }}); it.focus(); it.blur()"
    ))
    .await?;
    // The page follows what is in view one frame later, and may draw in the next.
    page.script_until_done(
        "let left = 4; const go = () => (left -= 1) ? requestAnimationFrame(go) : done(1); go()",
    )
    .await?;
    let bare = page.picture().await?;
    page.script(&format!(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync('* {{ caret-color: transparent !important }}');
         document.adoptedStyleSheets = [sheet];
         document.querySelector(`{css}`).focus({{ preventScroll: true, focusVisible: true }})"
    ))
    .await?;
    let ringed = page.picture().await?;
    let seen = page
        .script_until_done(&format!(
            "const [bare, ringed] = ['{bare}', '{ringed}']; {PIXELS}{RING}"
        ))
        .await?;
    let (strong, wanted) = (seen[1].as_f64().unwrap_or_default(), seen[2].as_f64().unwrap_or(1.0));
    // A part of a ring may lie on lines of its own lightness.
    let enough = 0.8 * wanted <= strong;
    Ok(if enough { String::new() } else { format!("{css}: {seen}") })
}

#[tokio::test]
async fn the_ring_of_the_focus_is_two_pixels_wide_and_stands_out() -> Outcome {
    for dark in [false, true] {
        on_page("/", Visit::new().still(true).dark(dark), async |page| {
            go_to(&page, "before-span").await?;
            page.keys("Tab").await?;
            let mut weak = Vec::new();
            for css in KINDS {
                weak.push(check_ring(&page, css).await?);
            }
            weak.retain(|it| !it.is_empty());
            assert!(weak.is_empty(), "dark: {dark}\n{}", weak.join("\n"));
            page.script("document.documentElement.style.setProperty('--order', 'var(--rule)')")
                .await?;
            assert_ne!(check_ring(&page, KINDS[0]).await?, "", "a weak ring is found");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_lies_over_the_focus_is_found() -> Outcome {
    on_page("/", Visit::new().still(true).window(390, 844), async |page| {
        go_to(&page, "before-span").await?;
        page.script(WATCH).await?;
        // All at once: a page keeps what has the focus clear of its figures.
        let wrong = page
            .script(
                "const it = document.querySelector('#before-span a'); it.style.outline = 'none';
                 it.focus({ preventScroll: true });
                 it.closest('.steps').parentElement.querySelector('.pinned').style.cssText = 'position: fixed; inset: 0; height: 100vh';
                 scrollBy({ top: it.getBoundingClientRect().top - 100, behavior: 'instant' });
                 return wrongs(it).join()",
            )
            .await?
            .to_string();
        assert!(wrong.contains("behind a figure") && wrong.contains("no ring"), "{wrong}");
        Ok(())
    })
    .await
}
