//! Reflow: at 320 × 256 CSS pixels, which is 400 % of 1280 × 1024, nothing scrolls sideways, nothing
//! is cut off, no letter is smaller than 12 pixels, and what is pressed is as large as a finger.

use serde_json::json;
use thirtyfour::error::WebDriverResult;

use super::states::{LANGUAGES, SURFACES, Surface, Window};
use super::walk::{go, open};
use crate::eased::CUT_OFF;
use crate::support::{Outcome, Page, Visit, on_page};

/// Letters below 12 pixels as they are shown: a picture's are as large as it is drawn. Codes that are
/// copied from the page for newsrooms are no exception.
const SMALL: &str = "
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small = new Set();
    while (walker.nextNode()) {
        const { parentElement: it, data } = walker.currentNode;
        if (!data.trim() || it.closest('.unseen, script, style') || !it.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        const box = it.getBoundingClientRect();
        if (box.width < 2 || box.height < 2) continue;
        const size = parseFloat(getComputedStyle(it).fontSize) * (it.ownerSVGElement?.getScreenCTM().a ?? 1);
        // A pixel of words, or words of no size, are for who hears them.
        if (0 < size && size < 11.95) small.add(`${size.toFixed(1)} px: “${data.trim().slice(0, 40)}”`);
    }
    return [...small]";

/// What drives a figure and is less than `least` high or wide. A label is pressed with its control; links
/// in sentences are as high as their line, and those with air around them are axe's to judge.
const TARGETS: &str = "
    return [...new Set([...document.querySelectorAll('button, select, input, [role=button]')]
        .filter((it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || it.closest('label')?.checkVisibility({ visibilityProperty: true }))
        .filter((it) => !it.closest('.unseen'))
        .map((it) => [it, (it.closest('label') ?? it).getBoundingClientRect()])
        .filter(([, box]) => 1 < box.width && (box.height < least - 0.5 || box.width < Math.min(least, 24)))
        .map(([it, box]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${it.outerHTML.slice(0, 100)}`))]";

/// Lines of more than 80 characters in paragraphs and lists.
const LONG: &str = "
    const long = [];
    const range = document.createRange();
    for (const it of document.querySelectorAll('p, li, dd, q')) {
        if (it.textContent.length <= 80 || it.querySelector('p, li, dd') || !it.checkVisibility({ visibilityProperty: true })) continue;
        const walker = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
        const lines = new Map();
        while (walker.nextNode()) {
            const node = walker.currentNode;
            for (const word of node.data.matchAll(/\\s*\\S+/g)) {
                range.setStart(node, word.index);
                range.setEnd(node, word.index + word[0].length);
                const box = [...range.getClientRects()].at(-1);
                if (!box) continue;
                const line = [...lines.keys()].find((at) => Math.abs(at - box.bottom) < 6) ?? box.bottom;
                lines.set(line, (lines.get(line) ?? 0) + word[0].length);
            }
        }
        const most = Math.max(0, ...lines.values());
        if (most > 80) long.push(`${most} characters: ${it.textContent.trim().slice(0, 40)}`);
    }
    return long";

/// A window of 1280 × 1024 enlarged four times.
async fn enlarge(page: &Page) -> Outcome {
    let window = json!({ "width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": false });
    page.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", window).await?;
    page.wait_until("innerWidth === 320 && innerHeight === 256 && devicePixelRatio === 4").await
}

async fn told(page: &Page, script: &str) -> WebDriverResult<Vec<String>> {
    let found = page.script(script).await?;
    Ok(found
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|it| it.as_str())
        .map(Into::into)
        .collect())
}

/// What is wrong with a surface now.
async fn faults(page: &Page, surface: &Surface) -> WebDriverResult<Vec<String>> {
    let mut found = told(page, SMALL).await?;
    let cut = page.script(CUT_OFF).await?;
    // Of a figure alone there may be few words.
    let cut = cut.as_str().filter(|it| !it.is_empty() && !it.contains("nothing to look at"));
    found.extend(cut.map(|it| format!("cut off: {it}")));
    let drives = surface.path.starts_with("embed/") || surface.path == "present/";
    let least = if drives { 44 } else { 24 };
    found.extend(told(page, &format!("const least = {least}; {TARGETS}")).await?);
    Ok(found)
}

async fn check(language: &str) -> Outcome {
    let mut all = Vec::new();
    for surface in SURFACES.iter().filter(|it| it.window == Window::Own) {
        let path = format!("/{language}{}", surface.path);
        on_page(&path, Visit::new().still(true), async |page| {
            open(&page, surface).await?;
            page.wait_until("document.fonts.status === 'loaded'").await?;
            enlarge(&page).await?;
            let steps = if surface.steps.is_empty() { &[""] } else { surface.steps };
            for step in steps {
                go(&page, surface, step).await?;
                for fault in faults(&page, surface).await? {
                    if !all.iter().any(|it: &String| it.ends_with(&fault)) {
                        all.push(format!("{path}#{step}: {fault}"));
                    }
                }
            }
            Ok(())
        })
        .await?;
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    Ok(())
}

#[tokio::test]
async fn four_times_enlarged_nothing_vietnamese_is_lost() -> Outcome {
    check(LANGUAGES[0]).await
}

#[tokio::test]
async fn four_times_enlarged_nothing_english_is_lost() -> Outcome {
    check(LANGUAGES[1]).await
}

#[tokio::test]
async fn no_line_is_longer_than_eighty_characters() -> Outcome {
    let mut all = Vec::new();
    for path in ["/", "/en/", "/embed/", "/en/embed/", "/guarantees/", "/en/guarantees/"] {
        on_page(path, Visit::new().still(true).window(1920, 1000), async |page| {
            page.wait_until("document.fonts.status === 'loaded'").await?;
            page.script("document.querySelectorAll('details').forEach((it) => { it.open = true })")
                .await?;
            all.extend(told(&page, LONG).await?.into_iter().map(|it| format!("{path}: {it}")));
            Ok(())
        })
        .await?;
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    Ok(())
}

#[tokio::test]
async fn what_is_small_cut_or_long_is_found() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        let surface = &SURFACES[0];
        open(&page, surface).await?;
        page.script(
            "const [one, ...others] = document.querySelectorAll('.step p');
             const other = others.find((it) => it.textContent.length > 100);
             one.style.fontSize = '11px'; other.style.whiteSpace = 'nowrap';
             document.querySelector('[data-cue=next]').style.cssText = 'min-height: 0; height: 20px'",
        )
        .await?;
        enlarge(&page).await?;
        let found = faults(&page, surface).await?.join("\n");
        assert!(found.contains("11.0 px") && found.contains("× 20"), "{found}");
        assert!(found.contains("sideways"), "{found}");
        assert!(!told(&page, LONG).await?.is_empty());
        Ok(())
    })
    .await
}
