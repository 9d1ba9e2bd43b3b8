//! From the top to the bottom and back, faster than anything can be shown.

use std::ops::RangeInclusive;

use crate::support::{Outcome, Page, Visit, failure, in_each_engine, on_page};

/// Ways from end to end, before each of three ends.
const WAYS: u32 = 100;
/// One to see where the page is, one for the marks that move.
const FRAMES_A_WAY: u64 = 2;

/// The step in view, counted from 1, by the rule that readers go by: the last one whose top is in the
/// upper part of the window, and the first one at the very top.
const IN_VIEW: &str = "(scrollY < 1 ? 1 : [...document.querySelectorAll('[data-step]')]
    .filter((it) => it.getBoundingClientRect().top <= innerHeight * 0.62).length)";

/// The steps that the page says it is at.
const AT: &str = "[...document.querySelectorAll('[data-step][aria-current=step]')]
    .map((it) => it.dataset.step).join()";

/// Goes from end to end, once a frame; the page asks for so many frames.
async fn rush(page: &Page) -> Outcome {
    let asked = page
        .script_until_done(&format!(
            "const before = framesAsked;
             let way = 0;
             const go = () => {{
                 if (way === {WAYS}) return done(framesAsked - before);
                 scrollTo({{ top: way % 2 ? 0 : document.documentElement.scrollHeight, behavior: 'instant' }});
                 way += 1;
                 ownFrame(go);
             }};
             go()"
        ))
        .await?;
    let asked = asked.as_u64().ok_or_else(|| failure("no frames were counted"))?;
    let most = FRAMES_A_WAY * u64::from(WAYS);
    assert!(asked <= most, "{asked} frames for {WAYS} ways in {}", page.engine);
    Ok(())
}

/// Three ends of the page, each after a hundred ways: the steps that may be in view there.
const ENDS: [(&str, RangeInclusive<u32>); 3] = [
    ("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })", 30..=99),
    ("document.getElementById('change-lines').scrollIntoView({ behavior: 'instant' })", 4..=20),
    ("scrollTo({ top: 0, behavior: 'instant' })", 1..=1),
];

async fn check_ends(page: Page) -> Outcome {
    page.wait_until_alive().await?;
    for (end, place) in ENDS {
        rush(&page).await?;
        page.script(end).await?;
        page.wait_until(&format!("{AT} === String({IN_VIEW})")).await?;
        page.wait_until_at_rest().await?;
        assert_eq!(page.frames_at_rest(30).await?, 0, "frames go on in {}", page.engine);
        let steps = page.script(&format!("return [{AT}, String({IN_VIEW})]")).await?;
        assert_eq!(steps[0], steps[1], "after {end} in {}", page.engine);
        let step = steps[0].as_str().and_then(|it| it.parse().ok());
        assert!(step.is_some_and(|it: u32| place.contains(&it)), "{steps} after {end}");
    }
    Ok(())
}

#[tokio::test]
async fn three_hundred_times_from_end_to_end_comes_to_rest_at_the_right_step() -> Outcome {
    on_page("/", Visit::new().watched(), check_ends).await
}

#[tokio::test]
#[ignore = "the full set: from end to end in three engines"]
async fn from_end_to_end_comes_to_rest_at_the_right_step_in_any_engine() -> Outcome {
    in_each_engine("/", Visit::new().watched(), check_ends).await
}
