//! Names and roles: what a screen reader is told, as text under `tests/snapshots/names`, so that a
//! change of it is read by a person. `BLESS=1` writes it anew.
//!
//! Chromium tells its tree; Firefox and `WebKit` tell role and name of what the focus comes to, which
//! have to be Chromium's.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use axum::http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::error::WebDriverResult;
use thirtyfour::prelude::*;

use super::states::LANGUAGES;
use crate::acts::{click, go_to};
use crate::presenting::open_notes;
use crate::support::{Engine, Outcome, Page, Visit, in_each_engine, on_page};

/// A part of a page: the name of its file, the page, the step, and the element.
const PARTS: [(&str, &str, &str, &str); 6] = [
    ("organization", "", "before-span", "[data-figure=organization]"),
    ("step", "", "before-span", "#before-span"),
    ("source", "", "chapters-count", "#source-panel"),
    ("stage", "present/", "before-span", ".bar"),
    ("notes", "present/", "", ".desk"),
    ("embed", "embed/timeline/", "", "main"),
];

/// Roles that tell nothing by themselves.
const SILENT: [&str; 8] = [
    "none",
    "generic",
    "StaticText",
    "InlineTextBox",
    "LineBreak",
    "ListMarker",
    "paragraph",
    "SvgRoot",
];

/// Brings the part into view.
async fn reach(page: &Page, part: &str, step: &str) -> Outcome {
    page.wait_until_alive().await?;
    match part {
        "notes" => page.switch_to(&open_notes(page).await?).await?,
        "embed" => {}
        _ => go_to(page, step).await?,
    }
    if part == "source" {
        click(page, "#chapters-count a[data-fact][href='#fact-chapters']").await?;
        page.wait_for("#source-panel[open] q").await?;
    }
    Ok(())
}

/// The tree of an element, a node a line.
async fn tree(page: &Page, css: &str) -> WebDriverResult<String> {
    let cdp = page.driver.cdp();
    cdp.send_raw("Accessibility.enable", json!({})).await?;
    let document = cdp.send_raw("DOM.getDocument", json!({ "depth": 0 })).await?;
    let root = &document["root"]["nodeId"];
    let found =
        cdp.send_raw("DOM.querySelector", json!({ "nodeId": root, "selector": css })).await?;
    let described = cdp.send_raw("DOM.describeNode", json!({ "nodeId": found["nodeId"] })).await?;
    let answer = cdp.send_raw("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = answer["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let by_id: HashMap<&str, &Value> =
        nodes.iter().filter_map(|it| Some((it["nodeId"].as_str()?, it))).collect();
    let top = nodes.iter().find(|it| it["backendDOMNodeId"] == described["node"]["backendNodeId"]);
    let mut text = String::new();
    if let Some(top) = top {
        list(top, &by_id, 0, &mut text);
    }
    Ok(text)
}

fn list(node: &Value, by_id: &HashMap<&str, &Value>, depth: usize, text: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let shown = node["ignored"] != true && !SILENT.contains(&role);
    if shown {
        let name = node["name"]["value"].as_str().unwrap_or_default();
        let mut line = format!("{}{role} \"{name}\"", "  ".repeat(depth));
        if let Some(value) = node["value"]["value"].as_str().filter(|it| !it.is_empty()) {
            let _ = write!(line, " = {value}");
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let name = property["name"].as_str().unwrap_or_default();
            let value = &property["value"]["value"];
            let told = ["checked", "expanded", "pressed", "disabled", "level", "valuetext"];
            if told.contains(&name) && *value != json!("") {
                let _ = write!(line, " {name}={}", value.to_string().trim_matches('"'));
            }
        }
        text.push_str(&line);
        text.push('\n');
    }
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = child.as_str().and_then(|it| by_id.get(it)) {
            list(child, by_id, depth + usize::from(shown), text);
        }
    }
}

#[tokio::test]
async fn what_a_screen_reader_is_told_is_as_it_was() -> Outcome {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/names");
    let mut other = Vec::new();
    for (part, path, step, css) in PARTS {
        for language in LANGUAGES {
            on_page(&format!("/{language}{path}"), Visit::new().still(true), async |page| {
                reach(&page, part, step).await?;
                let told = tree(&page, css).await?;
                let word = if language.is_empty() { "vi" } else { "en" };
                let file = folder.join(format!("{part}-{word}.txt"));
                if std::env::var_os("BLESS").is_some() {
                    std::fs::write(&file, &told)?;
                }
                let known = std::fs::read_to_string(&file).unwrap_or_default();
                let differs = told.lines().zip(known.lines()).find(|(told, known)| told != known);
                if told.is_empty() || told != known {
                    other.push(format!("{}: {differs:?}", file.display()));
                }
                let nameless = told.lines().find(|it| {
                    let it = it.trim_start();
                    let role = it.split(' ').next().unwrap_or_default();
                    it.contains(" \"\"")
                        && ["link", "button", "radio", "slider", "image"].contains(&role)
                });
                assert_eq!(nameless, None, "{part} {word}");
                Ok(())
            })
            .await?;
        }
    }
    assert!(other.is_empty(), "{}\nBLESS=1 writes them anew", other.join("\n"));
    Ok(())
}

/// Asks for the role or the name that the engine has computed.
#[derive(Debug)]
struct Computed {
    element: String,
    what: &'static str,
}

impl ExtensionCommand for Computed {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        format!("/element/{}/computed{}", self.element, self.what).into()
    }
}

async fn computed(
    page: &Page,
    element: &WebElement,
    what: &'static str,
) -> WebDriverResult<String> {
    let command = Computed { element: element.element_id().to_string(), what };
    let answer = page.driver.handle().cmd(Command::ExtensionCommand(Box::new(command))).await?;
    let text = answer.value_json().map(|it| it.as_str().unwrap_or_default().to_owned())?;
    // Spaces that do not break are spaces, and white space around a name is none of it.
    Ok(text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Roles that engines call otherwise: what opens a `<details>` is a button to those who have no word
/// for it.
fn plain_role(role: &str) -> &str {
    match role {
        "" | "DisclosureTriangle" | "disclosuretriangle" | "summary" | "generic" => "button",
        "image" => "img",
        other => other,
    }
}

const FOCUSABLE: &str = ":is(a[href], button, input, select, summary, [tabindex='0'])";

#[tokio::test]
async fn two_engines_tell_the_same_of_what_the_focus_comes_to() -> Outcome {
    for (part, path, step, css) in PARTS {
        let mut first: Vec<String> = Vec::new();
        let known = std::sync::Mutex::new(&mut first);
        in_each_engine(&format!("/{path}"), Visit::new().still(true), async |page| {
            // Its driver adds values and hints to names, and has none for links in pictures.
            if page.engine == Engine::WebKit {
                return Ok(());
            }
            reach(&page, part, step).await?;
            let mut told = Vec::new();
            for element in page.driver.find_all(By::Css(format!("{css} {FOCUSABLE}"))).await? {
                if !element.is_displayed().await? {
                    continue;
                }
                let role = computed(&page, &element, "role").await?;
                let name = computed(&page, &element, "label").await?;
                told.push(format!("{} \"{name}\"", plain_role(&role)));
            }
            assert!(!told.is_empty(), "{part}: nothing to come to");
            let mut known = known.lock().unwrap();
            if known.is_empty() {
                **known = told;
            } else {
                let pairs = known.iter().zip(&told).filter(|(one, other)| one != other);
                let other: Vec<_> = pairs.collect();
                assert!(other.is_empty(), "{part} in {}: {other:#?}", page.engine);
                assert_eq!(known.len(), told.len(), "{part} in {}", page.engine);
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}
