//! Fourteen kinds of host page, each on another origin than ours; the last, which means us no good,
//! is in `hostile`.

use serde_json::json;

use crate::acts::click;
use crate::support::{File, Outcome, Page, Visit, failure, in_each_engine};

use super::{FRAME, host};

/// Waits until the program runs in a frame, and checks that the frame has it all: the page is made
/// for frames, and nothing of it lies outside to the right.
async fn check_runs(page: &Page, css: &str) -> Outcome {
    page.script(&format!("document.querySelector('{css}').scrollIntoView()")).await?;
    page.inside(css, async || {
        page.wait_for("html[data-mode=embedded]").await?;
        page.wait_until_alive().await?;
        page.wait_until(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth",
        )
        .await
    })
    .await
}

/// Turns one step on, by the button that a reader has.
async fn check_turns(page: &Page, css: &str) -> Outcome {
    page.inside(css, async || {
        let at =
            "[...document.querySelectorAll('.turn')].findIndex((it) => it.ariaCurrent === 'step')";
        let before = page.script(&format!("return {at}")).await?;
        page.script("document.querySelector('[data-turn=next]').click()").await?;
        page.wait_until(&format!("{at} === {before} + 1")).await
    })
    .await
}

async fn check_story_in_a_frame(page: &str) -> Outcome {
    in_each_engine("/", host(page), async |page| {
        check_runs(&page, "iframe").await?;
        check_turns(&page, "iframe").await
    })
    .await
}

#[tokio::test]
async fn host_1_a_frame_alone() -> Outcome {
    check_story_in_a_frame(include_str!("hosts/plain.html")).await
}

#[tokio::test]
async fn host_2_a_sandbox_with_scripts_only() -> Outcome {
    check_story_in_a_frame(include_str!("hosts/scripts-only.html")).await
}

#[tokio::test]
async fn host_3_a_sandbox_that_leaves_the_origin() -> Outcome {
    check_story_in_a_frame(include_str!("hosts/same-origin.html")).await
}

#[tokio::test]
async fn host_4_the_frame_that_we_recommend() -> Outcome {
    check_story_in_a_frame(include_str!("hosts/recommended.html")).await
}

#[tokio::test]
async fn host_5_a_sandbox_without_scripts_has_the_figure_and_its_table() -> Outcome {
    in_each_engine("/", host(include_str!("hosts/still.html")), async |page| {
        page.inside("iframe", async || {
            let main = page.wait_for("html[data-mode=embedded]:not([data-app]) main").await?;
            let words = main.text().await?;
            if words.split_whitespace().count() < 30 {
                return Err(failure(format!("only \"{words}\" can be read")));
            }
            page.wait_for("figure svg").await?;
            page.wait_for("figure table").await.map(drop)
        })
        .await
    })
    .await
}

#[tokio::test]
async fn host_6_three_figures_by_the_loader() -> Outcome {
    in_each_engine("/", host(include_str!("hosts/three.html")), async |page| {
        for (figure, language) in [("organization", "vi"), ("timeline", "en"), ("chapters", "vi")] {
            let css = format!("hai-cap[figure={figure}]");
            check_runs(&page, &css).await?;
            page.inside(&css, async || {
                page.wait_for(&format!("html[lang={language}] [data-figure={figure}]")).await
            })
            .await?;
        }
        page.inside("hai-cap[theme=dark]", async || page.wait_for("html[data-theme=dark]").await)
            .await
            .map(drop)
    })
    .await
}

#[tokio::test]
async fn host_7_ten_figures_load_nothing_until_they_are_near() -> Outcome {
    let visit = host(include_str!("hosts/ten.html")).header("cache-control", "max-age=600");
    in_each_engine("/", visit, async |page| {
        page.wait_until("document.readyState === 'complete'").await?;
        page.wait_until("document.querySelectorAll('hai-cap').length === 10").await?;
        page.wait_until("[...document.querySelectorAll('hai-cap')].every((it) => it.shadowRoot?.querySelector('iframe'))").await?;
        let paths: Vec<String> = page.requests().into_iter().map(|it| it.path).collect();
        assert_eq!(paths, ["/embed.js"]);
        for number in 1..=10 {
            check_runs(&page, &format!("hai-cap:nth-of-type({number})")).await?;
        }
        // Frames without an origin may have no cache in common: Chromium gives them none.
        let programs = page.requests().iter().filter(|it| File::Program.is_at(&it.path)).count();
        eprintln!("{}: {programs} requests for programs by ten figures", page.engine);
        assert!(programs <= 12, "{programs} requests for programs by ten figures");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn host_8_the_same_figure_twice_is_two_figures() -> Outcome {
    in_each_engine("/", host(include_str!("hosts/twice.html")), async |page| {
        for id in ["#one", "#two"] {
            check_runs(&page, id).await?;
        }
        page.inside("#one", async || page.wait_for("#before-tiers[aria-current]").await).await?;
        check_turns(&page, "#one").await?;
        page.inside("#two", async || page.wait_for("#change-lines[aria-current]").await)
            .await
            .map(drop)
    })
    .await
}

#[tokio::test]
async fn host_9_a_strict_policy_lets_the_loader_work() -> Outcome {
    let policy =
        "default-src 'none'; script-src https://site.example; frame-src https://site.example";
    let visit =
        host(include_str!("hosts/strict.html")).host_header("content-security-policy", policy);
    in_each_engine("/", visit, async |page| {
        check_runs(&page, "hai-cap").await?;
        check_turns(&page, "hai-cap").await?;
        // Style that the policy does not see, since it is not written into the page.
        page.wait_until("getComputedStyle(document.querySelector('hai-cap')).display === 'block'")
            .await?;
        page.wait_until(&format!("{FRAME}.style.height.endsWith('px')")).await
    })
    .await
}

/// Waits until a frame is whole, by its own account: a source opens, and no policy stopped a thing.
async fn check_whole(page: &Page, css: &str) -> Outcome {
    check_runs(page, css).await?;
    page.inside(css, async || {
        click(page, ".note a[data-fact]").await?;
        page.wait_for("#source-panel[open] a").await?;
        assert_eq!(page.script("return stopped").await?, json!([]), "{css}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_headers_that_hosts_are_told_of_are_enough_in_a_sandbox_and_outside() -> Outcome {
    let host = Visit::new().host_page("/", include_str!("hosts/published.html"));
    in_each_engine("/", host.hosted().guarded(), async |page| {
        for css in ["#figure", "#figure-boxed", "#story", "#story-boxed"] {
            check_whole(&page, css).await?;
        }
        Ok(())
    })
    .await
}

/// A host that isolates itself.
fn isolated() -> Visit {
    host(include_str!("hosts/isolated.html"))
        .host_header("cross-origin-embedder-policy", "require-corp")
}

#[tokio::test]
async fn host_10_an_isolated_host_shows_a_figure_that_agrees() -> Outcome {
    let visit = isolated()
        .header("cross-origin-embedder-policy", "require-corp")
        .header("cross-origin-resource-policy", "cross-origin");
    in_each_engine("/", visit, async |page| check_runs(&page, "hai-cap").await).await
}

#[tokio::test]
async fn host_10_an_isolated_host_keeps_the_link_of_a_figure_that_it_refuses() -> Outcome {
    let alone = isolated().host_header("cross-origin-opener-policy", "same-origin");
    for visit in [isolated(), alone] {
        in_each_engine("/", visit, async |page| {
            // Chromium shows a frame without credentials to a host that is isolated wholly.
            page.wait_until(&format!(
                "document.querySelector('hai-cap a').checkVisibility()
                 || {FRAME}?.style.height.endsWith('px')"
            ))
            .await?;
            let link = "return [crossOriginIsolated, document.querySelector('hai-cap a').checkVisibility()]";
            eprintln!("{}: isolated, link: {}", page.engine, page.script(link).await?);
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn host_11_two_frames_deep() -> Outcome {
    let visit = host(include_str!("hosts/nested.html"))
        .host_page("/inner.html", include_str!("hosts/recommended.html"));
    in_each_engine("/", visit, async |page| {
        page.inside("iframe", async || {
            page.enter("iframe").await?;
            page.wait_for("html[data-mode=embedded]").await?;
            page.wait_until_alive().await
        })
        .await
    })
    .await
}

#[tokio::test]
async fn host_12_a_box_of_fixed_height() -> Outcome {
    check_story_in_a_frame(include_str!("hosts/fixed.html")).await
}

#[tokio::test]
async fn host_13_a_figure_can_come_and_go_fifty_times() -> Outcome {
    in_each_engine("/", host(include_str!("hosts/again.html")), async |page| {
        check_runs(&page, "hai-cap").await?;
        page.script(
            "const place = document.getElementById('place');
             const it = place.firstElementChild;
             for (let i = 0; i < 50; i += 1) { it.remove(); place.append(it); }",
        )
        .await?;
        check_runs(&page, "hai-cap").await?;
        page.wait_until(&format!("{FRAME}.style.height.endsWith('px')")).await?;
        page.wait_until("document.querySelector('hai-cap').shadowRoot.children.length === 2").await
    })
    .await
}
