//! Addresses that mean harm, and what our policy keeps from happening if a string became a page.

use haicap::hosting::{SITE_POLICY, policy_tag};
use serde_json::json;

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

/// What a page must not be able to do even if somebody managed to write into it. The first script is
/// one of ours, which nobody stops.
const PLANTED: &str = "<script src=/harms.js></script>
    <script>harmed.add('script')</script>
    <img src=x onerror=\"harmed.add('handler')\">
    <p id=planted style=\"position: fixed\">x</p>
    <iframe srcdoc=\"<script>parent.harmed.add('srcdoc')</script>\"></iframe>";

/// Every harm by its name, with the beginning of the rule that stops it.
const HARMS: [(&str, &str); 15] = [
    ("script", "script-src-elem inline"),
    ("handler", "script-src-attr inline"),
    ("attribute", "style-src-attr inline"),
    ("srcdoc", "script-src-elem inline"),
    ("url", "script-src-elem inline"),
    ("eval", "(require-trusted-types-for|script-src) "),
    ("worker", "worker-src blob"),
    ("base", "base-uri http"),
    ("style", "style-src-elem http"),
    ("img", "img-src http"),
    ("font", "font-src http"),
    ("connect", "connect-src http"),
    ("object", "object-src http"),
    ("frame", "frame-src http"),
    ("form", "form-action http"),
];

fn planted(visit: Visit) -> Visit {
    let plant = |page: String| page.replacen("<body>", &format!("<body>{PLANTED}"), 1);
    visit.still(true).page("/harms.js", include_str!("hostile/harms.js")).rewrite(plant)
}

/// What was done, as far as the page can tell.
const HARMED: &str = "[...harmed,
    ...getComputedStyle(document.getElementById('planted')).position === 'fixed' ? ['attribute'] : []]";

async fn check_policy(visit: Visit) -> Outcome {
    in_each_engine("/", planted(visit.guarded()), async |page| {
        go_to(&page, "change-lines").await?;
        for (_, rule) in HARMS {
            page.wait_until(&format!("stopped.some((it) => /^{rule}/.test(it))")).await?;
        }
        assert_eq!(page.script(&format!("return {HARMED}")).await?, json!([]));
        let harms: Vec<_> =
            page.requests().into_iter().filter(|it| it.path.starts_with("/harm/")).collect();
        assert_eq!(harms, []);
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
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_rule_of_the_policy_stops_what_was_planted_for_it() -> Outcome {
    check_policy(Visit::new().header("content-security-policy", SITE_POLICY)).await
}

#[tokio::test]
async fn each_rule_of_the_policy_inside_a_page_stops_what_was_planted_for_it() -> Outcome {
    let inside = |page: String| {
        let charset = "<meta charset=\"utf-8\">";
        page.replacen(charset, &format!("{charset}{}", policy_tag(SITE_POLICY)), 1)
    };
    check_policy(Visit::new().rewrite(inside)).await
}

#[tokio::test]
async fn without_a_policy_each_harm_is_done() -> Outcome {
    in_each_engine("/", planted(Visit::new()), async |page| {
        for (name, rule) in HARMS {
            match rule.ends_with("http") && name != "base" {
                true => page.wait_for_request(&format!("/harm/{name}")).await?,
                false => page.wait_until(&format!("{HARMED}.includes('{name}')")).await?,
            }
        }
        Ok(())
    })
    .await
}
