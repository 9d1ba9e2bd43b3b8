//! Ten thousand steps, there and back and far, leave nothing behind.

use std::time::Duration;

use serde_json::Value;
use thirtyfour::error::WebDriverResult;

use super::meet_every_size;
use crate::support::{Held, Inside, Outcome, Page, Visit, in_each_engine, on_page};

/// Until then programs fetch what they keep.
const FIRST: u32 = 1_000;
/// As many as in hundreds of talks.
const MANY: u32 = 10_000;
/// Steps in one language.
const LEG: u32 = 500;

/// A page with steps, and how one goes about it.
#[derive(Clone, Copy)]
struct Surface {
    path: &'static str,
    /// A script that defines `step`, which takes a step that chance names, and `home`.
    ways: &'static str,
    /// The link to the other language.
    other_language: &'static str,
}

/// What is opened on a stage is closed again, so that every walk ends as it began.
const STAGE: Surface = Surface {
    path: "/present/",
    ways: "const press = (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        const twice = ['b', 'w', 'z', 'q', 'o', 'p', 't', 'c'];
        const step = () => {
            const way = random(16);
            if (way < 8) press('PageDown');
            else if (way < 12) press('PageUp');
            else if (way < 14) [String(1 + random(6)), String(random(10)), 'Enter'].forEach(press);
            else { const key = twice[random(twice.length)]; press(key); press(key); }
        };
        const home = () => press('Home');",
    other_language: "a.other-language",
};

const ARTICLE: Surface = Surface {
    path: "/",
    ways: "const steps = [...document.querySelectorAll('[data-step]')];
        const [next, previous] = ['next', 'previous'].map((it) => document.querySelector(`[data-cue=${it}]`));
        const step = () => {
            const way = random(16);
            if (way < 9) next.click();
            else if (way < 14) previous.click();
            else { turn(); steps[random(steps.length)].scrollIntoView({ behavior: 'instant' }); }
        };
        // Who scrolls turns a wheel, and is led nowhere any more.
        const turn = () => dispatchEvent(new WheelEvent('wheel'));
        const home = () => { turn(); scrollTo({ top: 0, behavior: 'instant' }); };",
    other_language: "a.language",
};

/// Takes steps, fifty to a frame, and comes back to the first one.
async fn walk(page: &Page, surface: Surface, steps: u32) -> Outcome {
    page.driver.set_script_timeout(Duration::from_mins(2)).await?;
    let mut times = Vec::new();
    // Leg by leg, since a driver waits for no script as long as for all of them.
    for leg in 0..steps / LEG {
        times.push(walk_leg(page, surface, leg).await?);
    }
    page.wait_for("[data-step='1'][aria-current=step], [data-slide='0'][aria-current=step]")
        .await?;
    let ends = (times.first(), times.last());
    eprintln!("{}: slowest of a hundred of the first and last steps, ms: {ends:?}", page.engine);
    Ok(())
}

/// Milliseconds of the slowest step of a hundred.
async fn walk_leg(page: &Page, surface: Surface, leg: u32) -> WebDriverResult<Value> {
    page.script_until_done(&format!(
        "let seed = {leg};
         // The same walk each time, by the numbers of Knuth and Lewis.
         const random = (below) => {{
             seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
             return Math.floor(seed / 2 ** 32 * below);
         }};
         {}
         const times = [];
         const go = () => {{
             for (let it = 0; it < 50 && times.length < {LEG}; it += 1) {{
                 const start = performance.now();
                 step();
                 times.push(performance.now() - start);
             }}
             if (times.length < {LEG}) return ownFrame(go);
             home();
             times.sort((one, other) => one - other);
             ownFrame(() => ownFrame(() => done(times[Math.floor({LEG} * 0.99)])));
         }};
         go()",
        surface.ways
    ))
    .await
}

async fn check_walk(page: Page, surface: Surface) -> Outcome {
    page.wait_until_alive().await?;
    meet_every_size(&page).await?;
    walk(&page, surface, FIRST).await?;
    let first = page.held().await?;
    walk(&page, surface, MANY).await?;
    let then = page.held().await?;
    eprintln!("{}: {first:?}, then {then:?}", page.engine);
    assert_eq!(first.grown(&then), Vec::<String>::new(), "in {}", page.engine);
    Ok(())
}

#[tokio::test]
#[ignore = "the full set: ten thousand steps"]
async fn ten_thousand_steps_of_a_talk_leave_nothing_behind() -> Outcome {
    let visit = Visit::new().still(true).watched();
    on_page(STAGE.path, visit, async |page| check_walk(page, STAGE).await).await
}

#[tokio::test]
#[ignore = "the full set: ten thousand steps"]
async fn ten_thousand_steps_of_a_reader_leave_nothing_behind() -> Outcome {
    let visit = Visit::new().watched();
    on_page(ARTICLE.path, visit, async |page| check_walk(page, ARTICLE).await).await
}

#[tokio::test]
#[ignore = "the full set: ten thousand steps in three engines"]
async fn ten_thousand_steps_leave_nothing_behind_in_any_engine() -> Outcome {
    for surface in [STAGE, ARTICLE] {
        let visit = Visit::new().still(true).watched();
        in_each_engine(surface.path, visit, async |page| check_walk(page, surface).await).await?;
    }
    Ok(())
}

/// Each language is a page of its own: what one leaves behind would be found in the next one.
#[tokio::test]
#[ignore = "the full set: twenty changes of language in three engines"]
async fn a_change_of_language_every_five_hundred_steps_leaves_nothing_behind() -> Outcome {
    for surface in [STAGE, ARTICLE] {
        let visit = Visit::new().still(true).watched();
        in_each_engine(surface.path, visit, async |page| check_languages(&page, surface).await)
            .await?;
    }
    Ok(())
}

async fn check_languages(page: &Page, surface: Surface) -> Outcome {
    let mut held: Vec<Held> = Vec::new();
    for language in ["vi", "en"].into_iter().cycle().take((MANY / LEG) as usize) {
        page.wait_for(&format!("html[lang={language}][data-alive]")).await?;
        meet_every_size(page).await?;
        walk(page, surface, LEG).await?;
        held.push(page.held().await?);
        // A page that asks to be told of its end is not kept to go back to, which would look like a leak.
        page.script("addEventListener('unload', () => {})").await?;
        // Chromium keeps a page that has written so many addresses from leaving, so nobody clicks.
        let link = format!("return document.querySelector('{}').href", surface.other_language);
        let there = page.script(&link).await?;
        page.driver.goto(there.as_str().unwrap_or_default()).await?;
    }
    // The first of each language fills what browsers keep of pages. Chromium now and then holds some
    // hundred nodes more until the next page; what is left behind is still held at every end.
    for first in [2, 3] {
        let legs: Vec<&Held> = held.iter().skip(first).step_by(2).collect();
        let ends = legs.iter().skip(legs.len() / 2);
        let least = ends.filter_map(|it| Some(it.inside?.nodes)).reduce(f64::min);
        for (leg, then) in legs.iter().enumerate() {
            let inside = then.inside.zip(least).map(|(it, nodes)| Inside { nodes, ..it });
            let then = Held { inside, ..**then };
            let grown = legs[0].grown(&then);
            assert_eq!(grown, Vec::<String>::new(), "leg {leg} in {}", page.engine);
        }
    }
    Ok(())
}

/// A script that keeps something at each key.
const LEAK: &str = "</head><script>
    const kept = [];
    addEventListener('keydown', () => {
        kept.push(new Float64Array(200), Array.from({ length: 200 }, Math.random));
        addEventListener('message', () => {});
        const mark = document.body.appendChild(document.createElement('i'));
        mark.animate({ opacity: [0, 1] }, { fill: 'forwards' });
        if (kept.length % 200 === 0) memory.grow(1);
    });
</script>";

#[tokio::test]
async fn a_page_that_keeps_something_at_each_step_is_found_out() -> Outcome {
    let leak = |page: String| page.replacen("</head>", LEAK, 1);
    let visit = Visit::new().still(true).watched().rewrite(leak);
    on_page(STAGE.path, visit, async |page| {
        page.wait_until_alive().await?;
        walk(&page, STAGE, LEG).await?;
        let first = page.held().await?;
        walk(&page, STAGE, LEG).await?;
        let grown = first.grown(&page.held().await?);
        let what: Vec<&str> = grown.iter().filter_map(|it| Some(it.split_once(':')?.0)).collect();
        let all = [
            "bytes of the program",
            "elements",
            "animations",
            "bytes of scripts",
            "nodes",
            "listeners",
        ];
        assert_eq!(what, all, "{grown:?}");
        Ok(())
    })
    .await
}
