//! The rules of axe-core up to WCAG 2.2 AA, with its best practices and no exception. What axe
//! cannot decide counts as broken, unless it is listed here with the reason why it is not.

use std::path::PathBuf;

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;

use crate::support::{Outcome, Page, Visit, failure, on_page, tool};

/// Naming `wcag22aa` also turns on the size of targets, which is off by default.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// Rules that are off by default: stronger contrast, which is asked of the article's words alone,
/// and five that axe calls experimental. (A sixth, `hidden-content`, only asks that what is hidden be
/// shown, which the states do.)
const MORE: [&str; 6] = [
    STRONG,
    "focus-order-semantics",
    "p-as-heading",
    "table-fake-caption",
    "td-has-header",
    "css-orientation-lock",
];

const STRONG: &str = "color-contrast-enhanced";

/// The words of the article: what is read from its beginning to its end.
pub const ARTICLE: &str =
    ".step :is(p, li), .turn :is(p, li), .questions :is(p, li), .lead, .words :is(p, li)";

/// What axe leaves undecided and is none the worse for it: rule, the key of its message, and why.
const UNDECIDED: [(&str, &str, &str); 8] = [
    ("color-contrast", "imgNode", PAINTED),
    ("color-contrast", "bgOverlap", PAINTED),
    ("color-contrast", "bgGradient", PAINTED),
    ("color-contrast", "elmPartiallyObscur", PAINTED),
    ("color-contrast", "shortTextContent", PAINTED),
    ("color-contrast", "fgAlpha", PAINTED),
    ("label-content-name-mismatch", "", "a button with a plus is named for what it does"),
    ("frame-tested", "", "an embed is a surface of its own"),
];

/// Words in and under pictures, on the line of a guided link, and the 1 of one city: axe reads no
/// pixels.
const PAINTED: &str = "measured as it is painted, in `painted`";

/// One line for every element that breaks a rule, or may break it.
pub async fn broken_rules(page: &Page) -> WebDriverResult<Vec<String>> {
    let file = std::env::var_os("HAICAP_AXE")
        .map_or_else(|| tool("npm/axe-core/node_modules/axe-core/axe.min.js"), PathBuf::from);
    if page.script("return typeof axe").await? == "undefined" {
        let axe = std::fs::read_to_string(&file).map_err(|_| {
            failure(format!("no axe-core in {}: run `cargo xtask test`", file.display()))
        })?;
        page.script(&axe).await?;
    }
    let rules: serde_json::Map<String, Value> =
        MORE.iter().map(|it| ((*it).into(), json!({ "enabled": true }))).collect();
    // What is in frames is looked at as a page of its own.
    let options = json!({
        "runOnly": TAGS, "rules": rules, "iframes": false,
        "resultTypes": ["violations", "incomplete"],
    });
    let results = page
        .script_until_done(&format!(
            "const {{ rules }} = {options};
             // Nobody taps on paper.
             rules['target-size'] = {{ enabled: !matchMedia('print').matches }};
             const theirs = (rule, it) => rule.id !== '{STRONG}' || it.element.matches('{ARTICLE}') || it.element.closest('{ARTICLE}');
             const line = (rule, it) => {{
                 const checks = [...it.any, ...it.all, ...it.none];
                 const key = checks.map((check) => check.data?.messageKey ?? check.id).join(' ');
                 return {{ rule: rule.id, key, words: `${{it.target.join(' ')}}: ${{it.failureSummary}} ${{it.html.slice(0, 160)}}` }};
             }};
             const list = (rules) => rules.flatMap((rule) =>
                 rule.nodes.filter((it) => theirs(rule, it)).map((it) => line(rule, it)));
             axe.run(document, {{ ...{options}, rules, elementRef: true }}).then(
                 ({{ violations, incomplete }}) => done([list(violations), list(incomplete)]),
                 (error) => done(String(error)))"
        ))
        .await?;
    let (Some(broken), Some(undecided)) = (results[0].as_array(), results[1].as_array()) else {
        return Err(failure(format!("axe-core did not run: {results}")));
    };
    let text = |line: &Value, name: &str| line[name].as_str().unwrap_or_default().to_owned();
    let excused = |line: &&Value| {
        UNDECIDED
            .iter()
            .any(|(rule, key, _)| line["rule"] == *rule && text(line, "key").contains(key))
    };
    let broken = broken.iter().map(|it| format!("{}: {}", text(it, "rule"), text(it, "words")));
    let undecided = undecided
        .iter()
        .filter(|it| !excused(it))
        .map(|it| format!("{} ({}?): {}", text(it, "rule"), text(it, "key"), text(it, "words")));
    Ok(broken.chain(undecided).map(|it| it.replace('\n', " ")).collect())
}

#[tokio::test]
async fn a_broken_rule_is_found() -> Outcome {
    let plant = |page: String| page.replace("</main>", "<img src=\"data:,\"></main>");
    on_page("/", Visit::new().rewrite(plant), async |page| {
        let broken = broken_rules(&page).await?;
        assert!(broken.iter().any(|line| line.starts_with("image-alt")), "{broken:?}");
        Ok(())
    })
    .await
}
