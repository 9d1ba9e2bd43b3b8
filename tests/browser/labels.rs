//! Labels: in every picture, at every width and in both languages, no two words lie on each other.

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

use crate::acts::go_to;
use crate::support::{Outcome, Page, Visit, on_page};

/// Windows as people have them, from the narrowest phone to a wide screen: also low ones, as within the
/// bars of another program, of a lying phone, and of a small laptop.
const WINDOWS: [(u32, u32); 22] = [
    (280, 653),
    (320, 256),
    (320, 420),
    (320, 568),
    (320, 640),
    (360, 500),
    (360, 640),
    (390, 540),
    (390, 664),
    (480, 800),
    (600, 860),
    (768, 900),
    (844, 390),
    (960, 700),
    (1000, 420),
    (1024, 560),
    (1024, 768),
    (1280, 500),
    (1280, 720),
    (1366, 620),
    (1440, 900),
    (1600, 900),
];

/// Defines `faults`: what is wrong with the words of the pictures as they are shown now. A line of
/// words is as high as its type, and a pixel of two lines may meet.
const FAULTS: &str = r"
    const seen = (it) => {
        for (let at = it; at; at = at.parentElement) {
            if (getComputedStyle(at).opacity === '0') return false;
        }
        return getComputedStyle(it).visibility === 'visible';
    };
    const linesOf = (text) => {
        const spans = [...text.querySelectorAll('tspan')];
        return (spans.length ? spans : [text]).flatMap((it) => [...it.getClientRects()].map((box) => {
            const more = box.height * (1 - 1 / 1.265) / 2;
            const { left, right } = box;
            const px = box.height - 2 * more;
            return { words: it.textContent.trim(), px, left, right, top: box.top + more, bottom: box.bottom - more };
        })).filter((it) => it.words && it.left < it.right);
    };
    const faults = () => [...document.querySelectorAll('.pinned, .still')].flatMap((picture) => {
        const texts = [...picture.querySelectorAll('svg text')].filter(seen);
        const lines = texts.flatMap((text) => {
            const svg = text.ownerSVGElement;
            const open = getComputedStyle(svg).overflow === 'visible';
            const frame = (open ? picture : svg).getBoundingClientRect();
            return linesOf(text).map((line) => ({ frame, ...line }));
        });
        const left = lines.filter(({ frame, ...it }) => it.left < frame.left - 1 || frame.right + 1 < it.right
            || it.top < frame.top - 1 || frame.bottom + 1 < it.bottom);
        const met = lines.flatMap((one, index) => lines.slice(index + 1).filter((other) =>
            Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
            && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1)
            .map((other) => `“${one.words}” and “${other.words}” lie on each other`));
        const least = innerWidth < 320 ? 10 : 11.5;
        const small = lines.filter((it) => it.px < least);
        return [...small.map((it) => `“${it.words}” is of ${it.px.toFixed(1)} px`), ...left.map((it) => `“${it.words}” leaves its picture`), ...met];
    });
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
";

/// At every step of a page, those that the figure of an embed knows too, and in every picture of the
/// chapters.
pub const EVERYWHERE: &str = "
    const found = {};
    const look = (where) => faults().forEach((it) => (found[it] ??= where));
    const walk = async () => {
        const alone = document.querySelector('[data-steps]')?.dataset.steps.split(' ');
        const steps = [...document.querySelectorAll('[data-step], .turn')].map((it) => it.id);
        for (const id of alone ?? steps) {
            location.hash = id;
            await drawn();
            look(id);
        }
        for (const view of document.querySelectorAll('input[name=chapters-view]')) {
            view.checked = true;
            await drawn();
            look(view.value);
        }
        const sideways = document.scrollingElement.scrollWidth - innerWidth;
        if (sideways > 0) found[`the page scrolls sideways by ${sideways}`] = '';
        return Object.entries(found).map(([fault, where]) => `${where}: ${fault}`);
    };
    walk().then(done, (error) => done([String(error)]));
";

/// Gives the window a size, smaller than a real one may be.
pub async fn resize(page: &Page, (width, height): (u32, u32)) -> Outcome {
    let window = json!({
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
    });
    page.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", window).await?;
    page.wait_until(&format!("innerWidth === {width} && innerHeight === {height}")).await
}

/// What is wrong on a walk through the page.
pub async fn faults(page: &Page, walk: &str) -> WebDriverResult<Value> {
    page.script_until_done(&format!("{FAULTS}{walk}")).await
}

async fn check(path: &str) -> Outcome {
    on_page(path, Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        page.wait_until("document.fonts.status === 'loaded'").await?;
        for window in WINDOWS {
            resize(&page, window).await?;
            let found = faults(&page, EVERYWHERE).await?;
            assert_eq!(found, json!([]), "{path} at {} × {}", window.0, window.1);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_words_of_a_vietnamese_picture_lie_on_each_other() -> Outcome {
    check("/").await
}

#[tokio::test]
async fn no_words_of_an_english_picture_lie_on_each_other() -> Outcome {
    check("/en/").await
}

#[tokio::test]
async fn every_district_that_an_order_goes_to_has_room_for_its_name() -> Outcome {
    for path in ["/", "/en/"] {
        on_page(path, Visit::new().window(320, 568).still(true), async |page| {
            page.wait_until_alive().await?;
            let found = faults(
                &page,
                "
                const found = [];
                const walk = async () => {
                    const field = document.querySelector('[data-part=path-controls] input[type=search]');
                    const names = [...document.querySelectorAll('[data-figure=organization] text.name')];
                    for (const name of names.map((it) => it.textContent)) {
                        field.value = name;
                        field.dispatchEvent(new Event('input', { bubbles: true }));
                        await drawn();
                        field.form.requestSubmit();
                        await drawn();
                        const shown = document.querySelector('.lane[data-era=before] .order').parentElement.textContent.includes(name);
                        found.push(...(shown ? faults() : [`${name} was not found`]));
                    }
                    return names.length === 30 ? found : [`only ${names.length} names`];
                };
                walk().then(done, (error) => done([String(error)]));
                ",
            )
            .await?;
            assert_eq!(found, json!([]), "{path}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn words_that_lie_on_each_other_are_found() -> Outcome {
    let plant = |page: String| page.replace(">317</text>", ">317 317 317 317 317 317 317</text>");
    on_page("/", Visit::new().rewrite(plant).scripts(true), async |page| {
        page.wait_until_alive().await?;
        let found = faults(&page, EVERYWHERE).await?.to_string();
        assert!(found.contains("lie on each other"), "{found}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_item_answers_to_the_key_as_to_the_pointer() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        for (picture, mark, property) in [
            ("svg.timeline", "[data-mark=conference] .event", "fill"),
            ("[data-panel=milestones]", "[data-mark=seminar] .event", "fill"),
            ("svg.functions", "[data-went=down] .arrow", "stroke"),
            ("svg.units-over-time", "[data-mark=commune-units] .step", "stroke"),
        ] {
            let look = format!(
                "const mark = document.querySelector('{picture} {mark}');
                 document.querySelector('[value=milestones]').checked = true;
                 const item = mark.parentElement;
                 const look = () => [getComputedStyle(mark).{property},
                     ...[...item.querySelectorAll('a text')].map((it) => getComputedStyle(it).textDecorationLine)];
                 const before = look();
                 item.querySelector('a').focus();
                 const after = look();
                 return [before[0] !== after[0], after.length > 1, after.slice(1).every((it) => it === 'underline')]"
            );
            assert_eq!(page.script(&look).await?, json!([true, true, true]), "{picture}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_ring_around_a_mark_of_the_first_row_stays_clear_of_the_names_above() -> Outcome {
    on_page("/#before-span", Visit::new().window(390, 844).still(true), async |page| {
        page.wait_until_alive().await?;
        page.wait_until("document.fonts.status === 'loaded'").await?;
        page.wait_for("[data-figure=organization] [data-era=before]").await?;
        // From the city to the first commune of the first row.
        page.script(
            "document.querySelector('.cursor').dispatchEvent(
                 new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))",
        )
        .await?;
        page.wait_for(".cursor[data-picked=true][cy='62']").await?;
        let met = page
            .script(
                "const ring = document.querySelector('.cursor').getBoundingClientRect();
                 return [...document.querySelectorAll('[data-figure=organization] .narrow tspan')]
                     .map((it) => [it.textContent, it.getBoundingClientRect()])
                     .filter(([, it]) => ring.left < it.right && it.left < ring.right
                         && ring.top < it.bottom && it.top < ring.bottom)
                     .map(([words]) => words)",
            )
            .await?;
        assert_eq!(met, json!([]));
        Ok(())
    })
    .await
}

/// Choices that lie on the one before; one that leaves its row can be scrolled to.
const CROWDED: &str = "
    return [...document.querySelectorAll('.choice')].flatMap((row) => {
        const words = [...row.querySelectorAll('label > span')].filter((it) => it.checkVisibility({ visibilityProperty: true }));
        const boxes = words.map((it) => [it.textContent, it.getBoundingClientRect()]);
        return boxes.slice(1).filter(([, it], at) => {
            const before = boxes[at][1];
            return it.top < before.bottom - 1 && it.left < before.right + 1;
        }).map(([words]) => words);
    })";

#[tokio::test]
async fn no_choice_lies_on_the_one_before() -> Outcome {
    // Alone, the figure has no step to go to.
    const ALONE: &str = "/en/embed/chapters/";
    for path in ["/", "/en/", "/present/", "/en/present/", ALONE] {
        on_page(path, Visit::new().window(390, 844).still(true), async |page| {
            page.wait_until_alive().await?;
            page.wait_until("document.fonts.status === 'loaded'").await?;
            if path != ALONE {
                go_to(&page, "chapters-count").await?;
            }
            for window in [(390, 844), (320, 640), (1280, 720)] {
                resize(&page, window).await?;
                assert_eq!(page.script(CROWDED).await?, json!([]), "{path} at {window:?}");
            }
            page.script(
                "document.querySelector('.chapters .choice label + label').style.marginLeft = '-9em'",
            )
            .await?;
            assert_ne!(page.script(CROWDED).await?, json!([]), "what is crowded is found");
            Ok(())
        })
        .await?;
    }
    Ok(())
}
