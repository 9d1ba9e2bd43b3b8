//! Contrast as it is painted: pixels of pictures of the page, not colors that a sheet asks for, to
//! four kinds of color vision. Chromium paints as each of them sees.
//!
//! Letters are thinner than a pixel, so a page is taken twice: once with its letters thick, which
//! tells their color, and once without them, which tells what they stand on.

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

use super::rules::ARTICLE;
use crate::acts::go_to;
use crate::support::{Engine, Outcome, Page, Visit, in_each_engine, on_page};

/// Kinds of color vision, by Chromium's names.
const VISIONS: [&str; 4] = ["none", "protanopia", "deuteranopia", "tritanopia"];

/// A step for every picture there is.
const STEPS: [&str; 17] = [
    "opening-what",
    "before-tiers",
    "before-span",
    "change-lines",
    "change-dates",
    "work-up",
    "path-before",
    "path-after",
    "path-both",
    "path-try",
    "chapters-lines",
    "chapters-count",
    "chapters-hanoi",
    "chapters-nationwide",
    "chapters-milestones",
    "chapters-what-if",
    "since-series",
];

/// Defines `pixels`, which reads a picture of the page, and `contrast` of two pixels by WCAG 2.
pub const PIXELS: &str = "
    const pixels = async (png) => {
        const bytes = Uint8Array.from(atob(png), (it) => it.charCodeAt(0));
        const map = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const pen = new OffscreenCanvas(map.width, map.height).getContext('2d');
        pen.drawImage(map, 0, 0);
        return pen.getImageData(0, 0, map.width, map.height);
    };
    const light = (data, at) => [0.2126, 0.7152, 0.0722].reduce((sum, share, channel) => {
        const it = data[at + channel] / 255;
        return sum + share * (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4);
    }, 0);
    const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
";

/// Makes letters thick, or takes them away; a picture's are styled one by one, as nothing else
/// outdoes what gives them their color.
const LETTERS: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(thick
        ? '*, ::before, ::after { -webkit-text-stroke: 3px currentColor; caret-color: transparent !important; }'
        : '*, ::before, ::after { -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important; caret-color: transparent !important; }');
    document.adoptedStyleSheets = [sheet];
    for (const it of document.querySelectorAll('svg text, svg tspan')) {
        it.style.cssText = '';
        const { fill } = getComputedStyle(it);
        if (thick) it.style.cssText = `stroke: ${fill} !important; stroke-width: 4px !important`;
        else it.style.cssText = 'fill: transparent !important; text-decoration-color: transparent !important';
    }";

/// Takes back what [`LETTERS`] did.
const AS_IT_WAS: &str = "document.adoptedStyleSheets = [];
    for (const it of document.querySelectorAll('svg text, svg tspan')) it.removeAttribute('style');";

/// Words that stand too little out, one line each: more than a tenth of what is under their letters
/// is too near to their color.
const WEAK: &str = "
    // What stays in view while words pass below it has words of its own there.
    const above = [...document.querySelectorAll('.pinned, .stepper, thead th')];
    const covers = (it) => above.filter((over) => !over.contains(it)).map((over) => over.getBoundingClientRect());
    const isIn = ({ left, right, top, bottom }, x, y) => left <= x && x < right && top <= y && y < bottom;
    const look = async () => {
        const [inked, bare] = [await pixels(thick), await pixels(none)];
        const { width, height } = inked;
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        const weak = [];
        let looked = 0;
        while (walker.nextNode()) {
            const node = walker.currentNode;
            const it = node.parentElement;
            if (!node.data.trim() || !it.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
            if (it.closest(':disabled, .unseen, script, style')) continue;
            const { fontSize, fontWeight } = getComputedStyle(it);
            const [size, bold] = [parseFloat(fontSize) * (it.ownerSVGElement?.getScreenCTM().a ?? 1), fontWeight >= 600];
            const large = size >= 24 || (bold && size >= 18.66);
            const limit = large ? 3 : it.matches(article) || it.closest(article) ? 7 : 4.5;
            range.selectNodeContents(node);
            for (const box of range.getClientRects()) {
                // Of a line that the window cuts off, thin edges are seen and nothing is read.
                if (box.top < 0 || height < box.bottom) continue;
                const over = covers(it);
                const under = [];
                let [ink, most] = [0, 0];
                for (let y = Math.ceil(box.top); y < box.bottom - 1; y += 1) {
                    for (let x = Math.max(0, Math.ceil(box.left)); x < Math.min(width, box.right - 1); x += 1) {
                        if (over.some((cover) => isIn(cover, x, y))) continue;
                        const at = 4 * (y * width + x);
                        const change = Math.abs(inked.data[at] - bare.data[at]) + Math.abs(inked.data[at + 1] - bare.data[at + 1])
                            + Math.abs(inked.data[at + 2] - bare.data[at + 2]);
                        if (change < 24) continue;
                        const [letter, ground] = [light(inked.data, at), light(bare.data, at)];
                        under.push(ground);
                        if (contrast(letter, ground) > most) [ink, most] = [letter, contrast(letter, ground)];
                    }
                }
                if (under.length < 20) continue;
                looked += 1;
                const ratios = under.map((ground) => contrast(ink, ground)).sort((a, b) => a - b);
                const ratio = ratios[Math.floor(ratios.length / 10)];
                if (ratio < limit) weak.push(`“${node.data.trim().slice(0, 40)}” ${ratio.toFixed(2)} of ${limit}`);
            }
        }
        return looked < least ? [`only ${looked} words`] : [...new Set(weak)];
    };
    look().then(done, (error) => done([String(error)]));";

/// Other engines paint for the first kind alone.
async fn see_as(page: &Page, vision: &str) -> Outcome {
    if page.engine != Engine::Chromium {
        return Ok(());
    }
    let asked = json!({ "type": vision });
    page.driver.cdp().send_raw("Emulation.setEmulatedVisionDeficiency", asked).await.map(drop)
}

/// The words in the window that stand too little out, where there are at least so many.
pub async fn weak_words(page: &Page, least: u32) -> WebDriverResult<Vec<String>> {
    page.script(&format!("const thick = true; {LETTERS}")).await?;
    let thick = page.picture().await?;
    page.script(&format!("const thick = false; {LETTERS}")).await?;
    let none = page.picture().await?;
    page.script(AS_IT_WAS).await?;
    let article = json!(ARTICLE);
    let found = page
        .script_until_done(&format!(
            "const [thick, none, article, least] = ['{thick}', '{none}', {article}, {least}]; {PIXELS}{WEAK}"
        ))
        .await?;
    Ok(serde_json::from_value(found)?)
}

/// Looks at every picture, and at the words around it.
async fn look(page: &Page, visions: &[&str]) -> Outcome {
    let mut found = Vec::new();
    for step in STEPS {
        go_to(page, step).await?;
        page.wait_until("document.getAnimations().length === 0").await?;
        for vision in visions {
            see_as(page, vision).await?;
            let weak = weak_words(page, 10).await?;
            found.extend(weak.into_iter().map(|it| format!("{step} ({vision}): {it}")));
        }
    }
    let found = found.join("\n");
    assert!(found.is_empty(), "{}:\n{found}", page.engine);
    Ok(())
}

#[tokio::test]
async fn words_stand_out_in_light_pictures() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| look(&page, &VISIONS[..1]).await).await
}

#[tokio::test]
async fn words_stand_out_in_dark_pictures() -> Outcome {
    let visit = Visit::new().still(true).dark(true);
    on_page("/en/", visit, async |page| look(&page, &VISIONS[..1]).await).await
}

#[tokio::test]
#[ignore = "the full set: three minutes"]
async fn words_stand_out_to_four_kinds_of_color_vision() -> Outcome {
    for dark in [false, true] {
        let visit = || Visit::new().still(true).dark(dark);
        on_page("/", visit(), async |page| look(&page, &VISIONS).await).await?;
        let narrow = visit().window(320, 640);
        on_page("/en/", narrow, async |page| look(&page, &VISIONS[..1]).await).await?;
    }
    Ok(())
}

#[tokio::test]
#[ignore = "the full set: five minutes"]
async fn words_stand_out_as_each_engine_paints_them() -> Outcome {
    for dark in [false, true] {
        let visit = Visit::new().still(true).dark(dark);
        in_each_engine("/", visit, async |page| look(&page, &VISIONS[..1]).await).await?;
    }
    Ok(())
}

#[tokio::test]
async fn words_that_do_not_stand_out_are_found() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "before-tiers").await?;
        page.script("document.documentElement.style.setProperty('--district', '#c9b89a')").await?;
        let weak = weak_words(&page, 10).await?;
        assert!(weak.iter().any(|it| it.contains("“30”")), "{weak:?}");
        Ok(())
    })
    .await
}

/// Words in these colors on these grounds, and the least contrast they may have.
const PAIRS: [(&str, &str, f64); 18] = [
    ("--ink", "--paper", 7.0),
    ("--ink", "--wash", 7.0),
    ("--quiet", "--paper", 4.5),
    ("--quiet", "--wash", 4.5),
    ("--city", "--paper", 4.5),
    ("--district", "--paper", 4.5),
    ("--commune", "--paper", 4.5),
    ("--order", "--paper", 4.5),
    ("--union", "--paper", 4.5),
    ("--assumed", "--paper", 4.5),
    // Marks on the page's own ground and on what is washed.
    ("--city", "--wash", 3.0),
    ("--district", "--wash", 3.0),
    ("--commune", "--wash", 3.0),
    ("--order", "--wash", 3.0),
    // The ring of what is marked around the other marks, over their fill.
    ("--paper", "--city", 3.0),
    ("--paper", "--district", 3.0),
    ("--paper", "--commune", 3.0),
    ("--paper", "--order", 3.0),
];

/// Paints each color as a square and answers the light of each.
async fn lights(page: &Page, colors: &[&str]) -> WebDriverResult<Value> {
    page.script(&format!(
        "for (const [at, it] of {}.entries()) {{
             const square = document.createElement('i');
             square.style.cssText = `position: fixed; z-index: 9; top: 0; left: ${{at * 20}}px; width: 20px; height: 20px; background: var(${{it}})`;
             document.body.append(square);
         }}",
        json!(colors)
    ))
    .await?;
    let taken = page.picture().await?;
    page.script_until_done(&format!(
        "{PIXELS} pixels('{taken}').then(({{ data, width }}) =>
             done({}.map((it, at) => light(data, 4 * (10 * width + at * 20 + 10)))))",
        json!(colors)
    ))
    .await
}

#[tokio::test]
async fn every_pair_of_colors_stands_apart_to_four_kinds_of_color_vision() -> Outcome {
    const COLORS: [&str; 10] = [
        "--paper",
        "--ink",
        "--quiet",
        "--wash",
        "--city",
        "--district",
        "--commune",
        "--order",
        "--union",
        "--assumed",
    ];
    for dark in [false, true] {
        in_each_engine("/", Visit::new().dark(dark), async |page| {
            page.wait_until_alive().await?;
            let kinds = if page.engine == Engine::Chromium { &VISIONS[..] } else { &VISIONS[..1] };
            for vision in kinds {
                see_as(&page, vision).await?;
                let lights = lights(&page, &COLORS).await?;
                let light = |color: &str| {
                    let at = COLORS.iter().position(|it| *it == color).unwrap_or_default();
                    lights[at].as_f64().unwrap_or_default()
                };
                for (one, other, least) in PAIRS {
                    let (one_light, other_light) = (light(one), light(other));
                    let contrast =
                        (one_light.max(other_light) + 0.05) / (one_light.min(other_light) + 0.05);
                    assert!(
                        least <= contrast,
                        "{}: {one} on {other} ({vision}, dark: {dark}): {contrast:.2}",
                        page.engine
                    );
                }
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}
