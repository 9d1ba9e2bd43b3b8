//! Addresses that mean harm, and what our policy keeps from happening if a string became a page.

use haicap::hosting::{SITE_POLICY, policy_tag};

use crate::acts::go_to;
use crate::support::{Outcome, Page, Visit, in_each_engine};

/// Queries that ask for what there is not, or for harm.
const QUERIES: [&str; 9] = [
    "?step=999999&era=-1&unit=NaN",
    "?unit=%00&district=%00&view=%00",
    "?era=before&era=after&era=__proto__&__proto__=1&constructor=2",
    "?view=%22%5D%3Cimg%20src=x%20onerror=harmed=1%3E",
    "?unit=%F0%9F%92%A9&district=%C3%28&view=%E2%80%AE",
    "?messages=1e999&capacity=-0&seed=9007199254740993",
    "?javascript:harmed=1",
    "?page=present&page=../../etc/passwd",
    "?&&&===&=&%%%",
];

/// Fragments likewise.
const FRAGMENTS: [&str; 8] = [
    "#javascript:harmed=1",
    "#\"><img src=x onerror=harmed=1>",
    "#%3Cscript%3Eharmed=1%3C/script%3E",
    "#before-tiers\"]",
    "#__proto__",
    "#\u{202e}",
    "#%",
    "#'); harmed = 1; ('",
];

async fn check_unharmed(page: &Page, title: &str, count: &serde_json::Value) -> Outcome {
    page.wait_until_alive().await?;
    assert_eq!(page.script("return document.title").await?, title);
    assert_eq!(page.script("return typeof window.harmed").await?, "undefined");
    assert_eq!(page.script(COUNT).await?, *count, "elements came or went");
    Ok(())
}

const COUNT: &str = "return document.querySelectorAll('script, img, iframe, object, base').length";

#[tokio::test]
async fn an_address_can_ask_for_nothing_that_is_not_there() -> Outcome {
    for path in ["/en/", "/en/present/"] {
        in_each_engine(path, Visit::new().still(true), async |page| {
            page.wait_until_alive().await?;
            let title = page.script("return document.title").await?;
            let title = title.as_str().unwrap_or_default();
            let count = page.script(COUNT).await?;
            let long = format!("#{}", "x".repeat(100_000));
            let queries = QUERIES.iter().copied();
            for rest in queries.chain(FRAGMENTS).chain([long.as_str()]) {
                page.driver.goto("about:blank").await?;
                page.driver.goto(format!("{}{path}{rest}", page.site())).await?;
                let shown = &rest[..rest.len().min(80)];
                eprintln!("{shown}");
                check_unharmed(&page, title, &count).await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// What a page must not be able to do even if somebody managed to write into it.
const PLANTED: &str = "<script>window.harmed = 'script'</script>
    <img src=x onerror=\"window.harmed = 'handler'\">
    <p id=planted style=\"position: fixed\">x</p>
    <link rel=stylesheet href=\"https://elsewhere.invalid/x.css\">
    <iframe srcdoc=\"<script>parent.harmed = 'frame'</script>\"></iframe>
    <base href=\"https://elsewhere.invalid/\">";

async fn check_policy(visit: Visit) -> Outcome {
    let plant = |page: String| page.replacen("<body>", &format!("<body>{PLANTED}"), 1);
    in_each_engine("/", visit.still(true).rewrite(plant), async |page| {
        go_to(&page, "change-lines").await?;
        assert_eq!(page.script("return typeof window.harmed").await?, "undefined");
        let position = "return getComputedStyle(document.getElementById('planted')).position";
        assert_eq!(page.script(position).await?, "static", "an inline style was applied");
        page.wait_until("new URL('x', document.baseURI).origin === location.origin").await?;
        page.script("const it = document.createElement('a'); it.href = 'javascript:harmed=1'; document.body.append(it); it.click();")
            .await?;
        // Where strings are guarded, only tags that Leptos itself could have written get through.
        let guarded = page
            .script(
                "if (!window.trustedTypes) return 'no guard here';
                 const place = document.createElement('div');
                 place.innerHTML = '<p class=\"a\">b</p>';
                 const let_through = place.children.length;
                 try { place.innerHTML = '<img src=x onerror=alert(1)>'; return 'harm done'; }
                 catch { return let_through; }",
            )
            .await?;
        assert!(guarded == 1 || guarded == "no guard here", "{guarded}");
        assert_eq!(page.script("return typeof window.harmed").await?, "undefined");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_policy_stops_what_was_planted() -> Outcome {
    check_policy(Visit::new().header("content-security-policy", SITE_POLICY)).await
}

#[tokio::test]
async fn the_policy_inside_a_page_stops_what_was_planted() -> Outcome {
    let inside = |page: String| {
        let charset = "<meta charset=\"utf-8\">";
        page.replacen(charset, &format!("{charset}{}", policy_tag(SITE_POLICY)), 1)
    };
    check_policy(Visit::new().rewrite(inside)).await
}

#[tokio::test]
async fn without_a_policy_what_was_planted_does_its_harm() -> Outcome {
    let plant = |page: String| page.replacen("<body>", &format!("<body>{PLANTED}"), 1);
    in_each_engine("/", Visit::new().rewrite(plant), async |page| {
        page.wait_until("window.harmed !== undefined").await
    })
    .await
}
