//! Browsers that lack something or refuse it: old ones, locked ones, those of people who are careful.

use crate::acts::{click, go_to};
use crate::presenting::{at_slide, check_one_way, open_notes};
use crate::support::{File, Outcome, Page, Visit, in_each_engine, on_page, still_text};

/// A visit by a browser in which a script has changed something before any script of ours runs.
fn where_first(script: &str) -> Visit {
    let tag = format!("<script>{script}</script></head>");
    Visit::new().still(true).rewrite(move |page| page.replacen("</head>", &tag, 1))
}

/// What throws as soon as it is touched, as in a browser that keeps nothing.
fn closed(owner: &str, names: &[&str]) -> String {
    let close = |name: &&str| {
        format!(
            "Object.defineProperty({owner}, '{name}', {{ get() {{ throw new DOMException('', 'SecurityError'); }} }});"
        )
    };
    names.iter().map(close).collect()
}

const COUNT_ERRORS: &str = "window.errors = [];
    for (const kind of ['error', 'unhandledrejection'])
        addEventListener(kind, (event) => errors.push(String(event.message ?? event.reason)));";

async fn check_no_error(page: &Page) -> Outcome {
    let errors = page.script("return window.errors.join('; ')").await?;
    assert_eq!(errors, "");
    Ok(())
}

/// The page without its program, saying so, with nothing of the program fetched.
async fn check_article_alone(script: &str) -> Outcome {
    let text = still_text("/").await?;
    in_each_engine("/", where_first(&[COUNT_ERRORS, script].concat()), async |page| {
        page.wait_for("html[data-app=failed][data-err=nowasm]").await?;
        page.check_reads(&text).await?;
        assert!(!page.requests().iter().any(|it| File::Program.is_at(&it.path)));
        check_no_error(&page).await
    })
    .await
}

#[tokio::test]
async fn a_locked_down_telephone_has_the_whole_article_and_no_error() -> Outcome {
    check_article_alone(
        "delete window.WebAssembly; delete window.caches; delete window.indexedDB;
         delete Navigator.prototype.serviceWorker; delete Navigator.prototype.locks;",
    )
    .await
}

#[tokio::test]
async fn an_engine_too_old_for_the_program_does_not_fetch_it() -> Outcome {
    check_article_alone("WebAssembly.validate = () => false;").await
}

#[tokio::test]
async fn without_observers_and_queries_of_media_the_page_works() -> Outcome {
    let without = "delete window.IntersectionObserver; delete window.ResizeObserver; delete window.PerformanceObserver;
        delete window.matchMedia; delete window.requestIdleCallback;";
    let visit = where_first(&[COUNT_ERRORS, without].concat());
    in_each_engine("/", visit.clone(), async |page| {
        go_to(&page, "before-tiers").await?;
        click(&page, "[data-cue=next]").await?;
        page.wait_for("#before-districts[aria-current=step]").await?;
        click(&page, "input[name=era][value=after]").await?;
        page.wait_for("[data-figure=organization] svg[data-era=after]").await?;
        check_no_error(&page).await
    })
    .await?;
    in_each_engine("/present/", visit, async |page| {
        page.wait_until_alive().await?;
        page.keys("PageDown").await?;
        at_slide(&page, 2).await?;
        check_no_error(&page).await
    })
    .await
}

/// The page's first script is in its head, and finds nothing there.
#[tokio::test]
async fn without_observers_and_queries_of_media_a_frame_works() -> Outcome {
    let without = format!(
        "<script>{COUNT_ERRORS} delete window.IntersectionObserver; delete window.ResizeObserver;
            delete window.matchMedia; delete window.requestIdleCallback;</script><meta charset"
    );
    let visit = Visit::new().rewrite(move |page| page.replacen("<meta charset", &without, 1));
    in_each_engine("/embed/story/", visit, async |page| {
        page.wait_until_alive().await?;
        click(&page, "[data-turn=next]").await?;
        page.wait_until("document.querySelectorAll('.turn')[1].ariaCurrent === 'step'").await?;
        check_no_error(&page).await
    })
    .await
}

#[tokio::test]
async fn without_a_channel_windows_of_a_talk_know_each_other_by_who_opened_them() -> Outcome {
    let visit = where_first(&[COUNT_ERRORS, "delete window.BroadcastChannel;"].concat());
    in_each_engine("/present/", visit, async |page| {
        check_one_way(&page, "").await?;
        check_no_error(&page).await
    })
    .await
}

#[tokio::test]
async fn notes_that_cannot_reach_their_stage_say_so_and_go_on_by_themselves() -> Outcome {
    let script = "delete window.BroadcastChannel;
        const add = EventTarget.prototype.addEventListener;
        EventTarget.prototype.addEventListener = function (kind, ...more) {
            if (kind !== 'message') add.call(this, kind, ...more);
        };";
    in_each_engine("/present/", where_first(&[COUNT_ERRORS, script].concat()), async |page| {
        let notes = open_notes(&page).await?;
        page.switch_to(&notes).await?;
        page.wait_for(".desk-lost:not([hidden])").await?;
        page.keys("PageDown").await?;
        at_slide(&page, 2).await?;
        check_no_error(&page).await
    })
    .await
}

#[tokio::test]
async fn where_nothing_may_be_kept_the_page_works() -> Outcome {
    let stores = [
        closed("window", &["localStorage", "sessionStorage", "indexedDB", "caches"]),
        closed("Navigator.prototype", &["serviceWorker", "storage"]),
        closed("Document.prototype", &["cookie"]),
    ];
    let stores = stores.concat();
    let visit = where_first(&[COUNT_ERRORS, &stores].concat());
    for (path, step) in [("/", "change-lines"), ("/present/", "change-lines")] {
        in_each_engine(path, visit.clone(), async |page| {
            go_to(&page, step).await?;
            check_no_error(&page).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn where_copying_is_refused_the_link_is_there_to_be_copied() -> Outcome {
    for script in [
        "delete Navigator.prototype.clipboard;",
        "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));",
    ] {
        // Not every engine has it on a line without a lock.
        let script = format!("try {{ {script} }} catch {{}}");
        in_each_engine("/", where_first(&[COUNT_ERRORS, &script].concat()), async |page| {
            go_to(&page, "change-lines").await?;
            click(&page, "[data-figure=organization] .source button").await?;
            page.wait_for("[data-figure=organization] .source input").await?;
            page.wait_until(
                "getSelection().toString().includes('#change-lines')
                 || document.activeElement.value?.includes('#change-lines')
                 || document.querySelector('.source input').selectionEnd > 10",
            )
            .await?;
            check_no_error(&page).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_window_that_may_not_fill_the_screen_stays_a_window() -> Outcome {
    let refused = "Element.prototype.requestFullscreen = () => {
        window.askedFor = true; return Promise.reject(new TypeError('refused')); };";
    in_each_engine("/present/", where_first(&[COUNT_ERRORS, refused].concat()), async |page| {
        page.wait_until_alive().await?;
        page.keys("f").await?;
        page.wait_until("window.askedFor").await?;
        page.keys("PageDown").await?;
        at_slide(&page, 2).await?;
        check_no_error(&page).await
    })
    .await
}

#[tokio::test]
async fn a_clock_that_stands_or_jumps_leaves_no_picture_half_way() -> Outcome {
    let clocks = [
        "performance.now = () => 5;",
        "let back = 0; const now = Date.now; Date.now = () => now() + (back++ % 2 ? 36e5 : -36e5);",
    ];
    for clock in clocks {
        let visit = where_first(&[COUNT_ERRORS, clock].concat()).still(false);
        in_each_engine("/", visit, async |page| {
            go_to(&page, "before-tiers").await?;
            go_to(&page, "change-lines").await?;
            page.wait_for("[data-figure=organization] svg[data-era=after]").await?;
            page.wait_until("!document.querySelector('[data-moving=true]')").await?;
            check_no_error(&page).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn who_wants_less_motion_in_the_middle_of_one_gets_its_end() -> Outcome {
    // By this clock a motion takes a minute.
    let slow = "const now = performance.now; performance.now = () => now.call(performance) / 80;";
    on_page("/", where_first(slow).still(false), async |page| {
        go_to(&page, "before-tiers").await?;
        page.script("location.hash = 'change-lines'").await?;
        page.wait_for("[data-moving=true]").await?;
        let media = serde_json::json!({
            "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }]
        });
        page.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
        page.wait_until("!document.querySelector('[data-moving=true]')").await?;
        page.wait_for("[data-figure=organization] svg[data-era=after]").await.map(drop)
    })
    .await
}
