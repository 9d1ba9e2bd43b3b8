//! Motion: none for a reader who wants none, the same end for everybody, over in five seconds, and no
//! flash.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use serde_json::json;
use thirtyfour::error::WebDriverResult;

use super::painted::PIXELS;
use crate::acts::go_to;
use crate::support::{Outcome, Page, Visit, failure, in_each_engine, on_page};

/// What makes something move: where, and the click or choice that does it.
const MOVES: [(&str, &str); 4] = [
    (
        "before-tiers",
        "document.querySelector('[data-figure=organization] input[name=era][value=after]').click()",
    ),
    ("before-tiers", "location.hash = 'change-lines'"),
    ("path-both", "document.querySelector('[data-order=step]').click()"),
    ("change-dates", "location.hash = 'change-nationwide'"),
];

/// Watches frames after an act: in how many states everything that can move was seen, and how many
/// animations there were at most.
const WATCH: &str = "
    const moved = [...document.querySelectorAll('figure :is([data-unit], .order, .lines, .labels > *, .lane, g[data-mark], canvas)')];
    const state = () => moved.map((it) => {
        const { opacity, visibility, cx, cy } = getComputedStyle(it);
        return [it.getAttribute('transform'), opacity, visibility, cx, cy].join();
    }).join(' ');
    const seen = [state()];
    let [frames, animations] = [0, 0];
    const watch = () => {
        const now = state();
        if (seen.at(-1) !== now) seen.push(now);
        animations = Math.max(animations, document.getAnimations().length);
        frames += 1;
        if (frames < 30) requestAnimationFrame(watch);
        else done([seen.length, animations]);
    };
    requestAnimationFrame(watch);";

/// Nothing moves any more.
pub const QUIET: &str =
    "!document.querySelector('[data-moving=true]') && document.getAnimations().length === 0";

/// States and animations after an act.
async fn watch(page: &Page, step: &str, act: &str) -> WebDriverResult<(u64, u64)> {
    go_to(page, step).await?;
    page.wait_until(QUIET).await?;
    let seen = page.script_until_done(&format!("{WATCH} {act};")).await?;
    let number = |at: usize| seen[at].as_u64().ok_or_else(|| failure(format!("{seen}")));
    Ok((number(0)?, number(1)?))
}

#[tokio::test]
async fn nothing_moves_for_a_reader_who_wants_no_motion() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        for (step, act) in MOVES {
            let (states, animations) = watch(&page, step, act).await?;
            assert_eq!(animations, 0, "{}: {act} at {step}", page.engine);
            assert!(states <= 2, "{}: {act} at {step}: {states} states", page.engine);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_moves_is_seen_to_move() -> Outcome {
    in_each_engine("/", Visit::new(), async |page| {
        let (step, act) = MOVES[0];
        let (states, _) = watch(&page, step, act).await?;
        assert!(2 < states, "{}: {states} states", page.engine);
        Ok(())
    })
    .await
}

/// Steps between which most changes.
const WALK: [&str; 8] = [
    "before-tiers",
    "before-span",
    "change-lines",
    "change-nationwide",
    "work-down",
    "path-both",
    "chapters-count",
    "since-series",
];

/// How many pixels of two pictures differ by more than a shade; not of the bar at the right, which is
/// the browser's own and fades as it likes.
const DIFFERENT: &str = "
    const look = async () => {
        const [{ data: one, width }, { data: other }] = [await pixels(moved), await pixels(still)];
        let different = one.length === other.length ? 0 : one.length;
        for (let at = 0; at < one.length; at += 4) {
            const isPage = (at / 4) % width < width - 12;
            if (isPage && [0, 1, 2].some((it) => Math.abs(one[at + it] - other[at + it]) > shade)) different += 1;
        }
        return different;
    };
    look().then(done, (error) => done(String(error)));";

/// A shade that nobody sees, of 255, and so many pixels: what looks otherwise differs by more.
const UNSEEN: (u8, u64) = (24, 100);

async fn different(page: &Page, moved: &str, still: &str, shade: u8) -> WebDriverResult<u64> {
    let count = page
        .script_until_done(&format!(
            "const [moved, still, shade] = ['{moved}', '{still}', {shade}]; {PIXELS}{DIFFERENT}"
        ))
        .await?;
    count.as_u64().ok_or_else(|| failure(format!("{count}")))
}

/// Paints the whole window anew: where only what moved is painted, its edges are smoothed otherwise.
const PAINT_ANEW: &str = "
    const page = document.documentElement;
    const frames = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
    page.style.visibility = 'hidden';
    frames(() => {
        page.style.visibility = '';
        frames(() => done(true));
    });";

/// Pictures of the steps, each when nothing moves any more.
async fn ends(page: &Page) -> WebDriverResult<Vec<String>> {
    page.wait_until_alive().await?;
    page.wait_until("document.fonts.status === 'loaded'").await?;
    let mut pictures = Vec::new();
    for step in WALK {
        let start = Instant::now();
        go_to(page, step).await?;
        page.wait_until(QUIET).await?;
        let took = start.elapsed().as_millis();
        assert!(took < 5000, "{}: {step} moves for {took} ms", page.engine);
        page.script(&format!(
            "document.getElementById('{step}').scrollIntoView({{ behavior: 'instant' }})"
        ))
        .await?;
        page.wait_for(&format!("#{step}[aria-current=step]")).await?;
        page.wait_until(QUIET).await?;
        page.script_until_done(PAINT_ANEW).await?;
        pictures.push(page.picture().await?);
    }
    Ok(pictures)
}

#[tokio::test]
async fn motion_ends_in_five_seconds_and_where_there_is_none() -> Outcome {
    let moved = Mutex::new(Vec::new());
    in_each_engine("/", Visit::new(), async |page| {
        let pictures = ends(&page).await?;
        moved.lock().unwrap_or_else(PoisonError::into_inner).push((page.engine, pictures));
        Ok(())
    })
    .await?;
    let moved = moved.into_inner().unwrap_or_else(PoisonError::into_inner);
    in_each_engine("/", Visit::new().still(true), async |page| {
        let still = ends(&page).await?;
        let of_engine = moved.iter().find(|(engine, _)| *engine == page.engine);
        let (engine, moved) = of_engine.ok_or_else(|| failure("no pictures of motion"))?;
        for (step, (moved, still)) in WALK.iter().zip(moved.iter().zip(&still)) {
            let count = different(&page, moved, still, 0).await?;
            assert_eq!(count, 0, "{engine}: {step} ends otherwise after a motion");
        }
        for (pair, step) in still.windows(2).zip(&WALK[1..]) {
            let count = different(&page, &pair[0], &pair[1], UNSEEN.0).await?;
            assert!(UNSEEN.1 < count, "{engine}: {step} looks like the step before");
        }
        Ok(())
    })
    .await
}

/// Between how many pictures of a series a tenth of the page changes its light by a tenth.
const FLASHES: &str = "
    const look = async () => {
        const all = await Promise.all(series.map(pixels));
        return all.slice(1).filter(({ data }, at) => {
            const before = all[at].data;
            let changed = 0;
            for (let it = 0; it < data.length; it += 4) {
                const [one, other] = [light(before, it), light(data, it)];
                if (Math.abs(one - other) >= 0.1 && Math.min(one, other) < 0.8) changed += 1;
            }
            return changed > data.length / 4 / 10;
        }).length;
    };
    look().then(done, (error) => done(String(error)));";

/// Flashes in a second after an act, as far as pictures can be taken in it.
async fn flashes(page: &Page, act: &str) -> WebDriverResult<f64> {
    let mut series = vec![page.picture().await?];
    page.script(act).await?;
    let start = Instant::now();
    while series.len() < 12 {
        series.push(page.picture().await?);
    }
    let seconds = start.elapsed().as_secs_f64().max(1.0);
    let count = page
        .script_until_done(&format!("const series = {}; {PIXELS}{FLASHES}", json!(series)))
        .await?;
    Ok(count.as_f64().ok_or_else(|| failure(format!("{count}")))? / seconds)
}

#[tokio::test]
async fn nothing_flashes() -> Outcome {
    for dark in [false, true] {
        on_page("/", Visit::new().dark(dark), async |page| {
            for (step, act) in MOVES {
                go_to(&page, step).await?;
                let flashes = flashes(&page, act).await?;
                assert!(flashes <= 3.0, "{act}: {flashes} flashes a second");
            }
            let flash =
                "document.documentElement.animate([{ filter: 'invert(1)' }, { filter: 'none' }],
                { duration: 400, iterations: 20, easing: 'steps(2, jump-none)' })";
            let planted = flashes(&page, flash).await?;
            assert!(1.0 < planted, "a flash is found: {planted}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}
