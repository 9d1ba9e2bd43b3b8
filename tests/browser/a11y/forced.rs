//! Colors of the reader's own: what tells things apart is still told, by line, shape and word.

use thirtyfour::error::WebDriverResult;

use super::painted::PIXELS;
use super::states::{SURFACES, Surface};
use super::still::QUIET;
use super::walk::{go, open, wish};
use crate::support::{Outcome, Page, Visit, on_page};

const FORCED: (&str, &str) = ("forced-colors", "active");
const DARK: (&str, &str) = ("prefers-color-scheme", "dark");

/// Shapes and words that have the color of the page, or none.
const UNSEEN: &str = "
    const paper = getComputedStyle(document.body).backgroundColor;
    const gone = (it) => ['none', 'rgba(0, 0, 0, 0)', paper].includes(it);
    return [...document.querySelectorAll('svg :is(circle, rect, path, text)')]
        .filter((it) => it.checkVisibility({ visibilityProperty: true }))
        .filter((it) => !it.matches('.hit, [fill=none]'))
        .filter((it) => gone(getComputedStyle(it).fill) && gone(getComputedStyle(it).stroke))
        .map((it) => it.outerHTML.slice(0, 80)).slice(0, 3).join(' ')";

/// What can be driven and shows nothing in its box, by a picture of the window.
const BLANK: &str = "
    const look = async () => {
        const { data, width, height } = await pixels(picture);
        // The trainer's small picture of the stage is driven beside it as well.
        const small = ':is([data-view=notes], [data-desk]) .slot *';
        const controls = [...document.querySelectorAll(':is(a[href], button, input, select, summary, textarea)')]
            .filter((it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !it.closest('.unseen, .skip, svg, [inert]') && !it.matches(small));
        const whole = ({ left, right, top, bottom }) => left >= 0 && top >= 0 && right <= width && bottom <= height && right - left > 4;
        const blank = [];
        let looked = 0;
        for (const it of controls) {
            const box = it.getBoundingClientRect();
            const middle = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
            if (!whole(box) || !(it.contains(middle) || middle?.contains(it) && middle.matches('label'))) continue;
            let [least, most] = [2, -1];
            for (let y = Math.round(box.top); y < Math.round(box.bottom); y += 1) {
                for (let x = Math.round(box.left); x < Math.round(box.right); x += 1) {
                    const it = light(data, 4 * (y * width + x));
                    [least, most] = [Math.min(least, it), Math.max(most, it)];
                }
            }
            looked += 1;
            if (contrast(least, most) < 3) blank.push(it.outerHTML.slice(0, 100));
        }
        return [looked, blank];
    };
    look().then(done, (error) => done([0, [String(error)]]));";

/// What is chosen, current or pressed, and looks like its neighbor but for the color.
const BY_COLOR_ALONE: &str = "
    const look = (it) => {
        const words = it.matches('input') ? it.nextElementSibling : it;
        return [words, ...words.children].flatMap((part) => [null, '::before'].map((pseudo) => {
            const { borderBottomWidth, borderTopWidth, fontWeight, textDecorationLine, outlineStyle, height, opacity } = getComputedStyle(part, pseudo);
            return [borderBottomWidth, borderTopWidth, fontWeight, textDecorationLine, outlineStyle, pseudo ? height : '', opacity].join();
        })).join('; ');
    };
    const shown = (it) => it.checkVisibility({ visibilityProperty: true });
    return [['.choice input:checked', '.choice input:not(:checked)'], ['[aria-pressed=true]', '[aria-pressed=false]'],
        ['.scenes [aria-current] a', '.scenes li:not([aria-current]) a'], ['.cards button[aria-current=step]', '.cards button:not([aria-current])']]
        .flatMap(([on, off]) => [...document.querySelectorAll(on)].filter((it) => shown(it.closest('label') ?? it)).map((it) => {
            const group = it.closest('fieldset, .choice, .buttons, ol, ul, .controls') ?? document;
            return [it, [...group.querySelectorAll(off)].find((other) => shown(other.closest('label') ?? other))];
        }))
        .filter(([one, other]) => other && look(one) === look(other))
        .map(([one]) => one.outerHTML.slice(0, 100))";

/// What is hidden by colors of the reader's own.
async fn hidden(page: &Page) -> WebDriverResult<Vec<String>> {
    page.wait_until(QUIET).await?;
    let mut hidden = Vec::new();
    let unseen = page.script(UNSEEN).await?;
    hidden.extend(unseen.as_str().filter(|it| !it.is_empty()).map(|it| format!("unseen: {it}")));
    // What lies below the window may hold the controls; of what is read, a window is enough.
    let further = "if (document.documentElement.scrollHeight > 3 * innerHeight) return false;
        const before = scrollY; scrollBy({ top: innerHeight - 120, behavior: 'instant' }); return before < scrollY";
    let mut controls = 0;
    loop {
        let picture = page.picture().await?;
        let blank = page
            .script_until_done(&format!("const picture = '{picture}'; {PIXELS}{BLANK}"))
            .await?;
        let (looked, blank): (u32, Vec<String>) = serde_json::from_value(blank)?;
        controls += looked;
        hidden.extend(blank.into_iter().map(|it| format!("blank: {it}")));
        if page.script(further).await? != true {
            break;
        }
    }
    if controls < 2 {
        hidden.push(format!("only {controls} controls"));
    }
    let alike: Vec<String> = serde_json::from_value(page.script(BY_COLOR_ALONE).await?)?;
    hidden.extend(alike.into_iter().map(|it| format!("told by color alone: {it}")));
    Ok(hidden)
}

/// What is hidden at the steps of a surface, with light and with dark colors.
async fn hidden_anywhere(page: &Page, surface: &Surface) -> WebDriverResult<Vec<String>> {
    let mut all = Vec::new();
    open(page, surface).await?;
    for wishes in [[FORCED].as_slice(), &[FORCED, DARK]] {
        wish(page, "", wishes).await?;
        for step in surface.steps {
            go(page, surface, step).await?;
            let found = hidden(page).await?;
            all.extend(found.iter().map(|it| format!("{} {wishes:?} {step}: {it}", surface.name)));
        }
    }
    Ok(all)
}

#[tokio::test]
async fn colors_of_the_readers_own_hide_nothing() -> Outcome {
    for surface in
        SURFACES.iter().filter(|it| ["reading", "stage", "notes", "story"].contains(&it.name))
    {
        on_page(&format!("/{}", surface.path), Visit::new().still(true), async |page| {
            let found = hidden_anywhere(&page, surface).await?.join("\n");
            assert!(found.is_empty(), "{found}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_colors_of_the_readers_own_hide_is_found() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        let surface = &SURFACES[0];
        open(&page, surface).await?;
        wish(&page, "", &[FORCED]).await?;
        go(&page, surface, "chapters-count").await?;
        page.script(
            "const it = document.querySelector('figure svg text');
             it.style.forcedColorAdjust = 'none'; it.style.stroke = 'none';
             it.style.fill = getComputedStyle(document.body).backgroundColor;
             document.querySelector('[data-cue=next]').style.fontSize = '0';
             const sheet = new CSSStyleSheet();
             sheet.replaceSync('.choice span { border: 0 !important; font-weight: 400 !important }');
             document.adoptedStyleSheets = [sheet];",
        )
        .await?;
        let found = hidden(&page).await?.join("\n");
        for what in ["unseen: ", "blank: ", "told by color alone: "] {
            assert!(found.contains(what), "{what}: {found}");
        }
        Ok(())
    })
    .await
}

/// A host may ask for a theme, and a reader's own colors go before it.
#[tokio::test]
async fn no_theme_of_a_host_goes_before_the_readers_own_colors() -> Outcome {
    let mut colors = Vec::new();
    for theme in ["", "?theme=light", "?theme=dark"] {
        on_page(&format!("/embed/timeline/{theme}"), Visit::new().still(true), async |page| {
            page.wait_until_alive().await?;
            wish(&page, "", &[FORCED]).await?;
            let ink = "return getComputedStyle(document.querySelector('figure svg text')).fill";
            colors.push(page.script(ink).await?);
            Ok(())
        })
        .await?;
    }
    assert!(colors.windows(2).all(|it| it[0] == it[1]), "{colors:?}");
    Ok(())
}
