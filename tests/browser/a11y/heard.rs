//! What is told to those who hear a page: once a step, briefly, and nothing while steps rush by.

use thirtyfour::error::WebDriverResult;

use crate::acts::go_to;
use crate::support::{Outcome, Page, Visit, in_each_engine, on_page};

/// The most that is told at once, in characters.
const MOST: usize = 200;

/// Keeps what is told, and at which step.
const LISTEN: &str = "
    window.told = [];
    const place = document.getElementById('announcer');
    new MutationObserver(() => {
        if (place.textContent) told.push([place.textContent, document.querySelector('[aria-current=step]').id]);
    }).observe(place, { childList: true, characterData: true, subtree: true });";

/// Walks so many steps on and answers what was told at each.
async fn walk(page: &Page, next: &str, steps: u64) -> WebDriverResult<Vec<(String, String)>> {
    page.script(LISTEN).await?;
    for step in 0..steps {
        page.script(&format!("document.querySelector('{next}').click()")).await?;
        page.wait_until(&format!("told.length > {step}")).await?;
    }
    Ok(serde_json::from_value(page.script("return told").await?)?)
}

#[tokio::test]
#[ignore = "the full set: three surfaces in three engines"]
async fn a_step_is_told_once_and_briefly() -> Outcome {
    for (path, next) in [
        ("/", "[data-cue=next]"),
        ("/en/present/", ".bar [data-act=PageDown]"),
        ("/embed/story/", "[data-turn=next]"),
    ] {
        in_each_engine(path, Visit::new().still(true), async |page| {
            page.wait_until_alive().await?;
            if path == "/" {
                go_to(&page, "before-tiers").await?;
            }
            let told = walk(&page, next, 6).await?;
            let steps: Vec<_> = told.iter().map(|(_, step)| step).collect();
            let mut once = steps.clone();
            once.dedup();
            assert_eq!(steps, once, "{path} in {}: told twice: {told:?}", page.engine);
            assert_eq!(told.len(), 6, "{path} in {}: {told:?}", page.engine);
            for (words, _) in told {
                assert!(words.chars().count() <= MOST, "{path}: {words}");
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Scrolls to the last step in a few seconds; answers how many steps came by, how often the page
/// stood for nearly as long as it waits before it tells, and how often it told something.
const RUSH: &str = "
    const passed = new Set();
    let [stood, before] = [0, performance.now()];
    scrollTo({ top: 0, behavior: 'instant' });
    told.length = 0;
    // Behind the last step stands what belongs to none.
    const last = [...document.querySelectorAll('[data-step]')].at(-1).id;
    const end = () => document.querySelector('[aria-current=step]')?.id === last;
    const rush = (now) => {
        if (now - before > 400) stood += 1;
        before = now;
        passed.add(document.querySelector('[aria-current=step]')?.id);
        scrollBy({ top: 400, behavior: 'instant' });
        end() ? done([passed.size, stood, told.length]) : requestAnimationFrame(rush);
    };
    requestAnimationFrame(rush);";

#[tokio::test]
async fn nothing_is_told_while_steps_rush_by() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        page.script(LISTEN).await?;
        // What was to be told before is told.
        go_to(&page, "before-tiers").await?;
        page.wait_until("told.some(([, step]) => step === 'before-tiers')").await?;
        let seen = page.script_until_done(RUSH).await?;
        let number = |at: usize| seen[at].as_u64().unwrap_or(u64::MAX);
        assert!(10 < number(0), "{}: only {} steps", page.engine, seen[0]);
        // A machine that stands still lets the page believe that its reader does.
        assert!(number(2) <= number(1), "{}: {seen}", page.engine);
        page.wait_until("told.length > 0").await
    })
    .await
}

#[tokio::test]
async fn a_step_that_is_told_twice_is_heard() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "before-tiers").await?;
        page.script(
            "document.querySelector('[data-cue=next]').addEventListener('click', () => {
                 document.getElementById('announcer').textContent = 'x';
                 setTimeout(() => { document.getElementById('announcer').textContent = 'y'; });
             })",
        )
        .await?;
        let told = walk(&page, "[data-cue=next]", 2).await?;
        assert!(2 < told.len(), "{told:?}");
        Ok(())
    })
    .await
}
