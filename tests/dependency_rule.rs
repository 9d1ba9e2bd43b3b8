//! The dependency rule and the other rules of the source tree that no compiler holds.
//!
//! Reads the source as text, comments left out. Each rule is shown a text that breaks it, so that a
//! rule that sees nothing is noticed.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path from the top, with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The module of the crate it belongs to: `view` for `src/view/figures/mod.rs`.
    fn module(&self) -> &str {
        let inner = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inner.split(['/', '.']).next().unwrap_or_default()
    }

    /// Lines of code with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate();
        lines.filter(|(_, line)| !line.trim_start().starts_with("//")).map(|(index, line)| {
            let end = line.find(" // ").unwrap_or(line.len());
            (index + 1, &line[..end])
        })
    }

    /// Where any of the words stands in the code.
    fn places_of(&self, words: &[&str]) -> Vec<String> {
        let mut found = Vec::new();
        for (number, line) in self.code() {
            for word in words.iter().filter(|it| line.contains(**it)) {
                found.push(format!("{}:{number} says {word}", self.path));
            }
        }
        found
    }
}

/// All files under folders of the project whose name ends so.
fn sources(folders: &[&str], ending: &str) -> Vec<Source> {
    fn collect(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
            if entry.is_dir() {
                collect(&entry, ending, found);
            } else if entry.to_string_lossy().ends_with(ending) {
                found.push(entry);
            }
        }
    }
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in folders {
        collect(&top.join(folder), ending, &mut paths);
    }
    paths.sort();
    assert!(!paths.is_empty(), "no {ending} under {folders:?}");
    let read = |path: &PathBuf| {
        let shown = path.strip_prefix(top).unwrap().to_string_lossy().replace('\\', "/");
        Source { path: shown, text: fs::read_to_string(path).unwrap() }
    };
    paths.iter().map(read).collect()
}

/// What each module may use of the crate, besides itself. Modules that are not listed may use all.
const MAY_USE: [(&str, &[&str]); 15] = [
    ("address", &[]),
    ("guarantees", &["model"]),
    ("model", &[]),
    ("simulate", &["model"]),
    ("story", &["model"]),
    ("layout", &["model", "simulate"]),
    ("page", &["model"]),
    ("presenting", &["model", "story"]),
    ("release", &["model", "page"]),
    ("words", &["model", "story", "simulate", "presenting"]),
    ("pixels", &[]),
    ("hosting", &[]),
    ("style", &[]),
    (
        "view",
        &[
            "address",
            "guarantees",
            "model",
            "story",
            "simulate",
            "layout",
            "page",
            "presenting",
            "words",
            "style",
            "hosting",
        ],
    ),
    ("main", &["browser"]),
];

/// Modules named after `crate::`, also those in braces.
fn modules_used(line: &str) -> Vec<String> {
    let word = |it: &str| -> String {
        it.trim_start().chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect()
    };
    let mut used = Vec::new();
    for behind in line.split("crate::").skip(1) {
        match behind.strip_prefix('{') {
            None => used.push(word(behind)),
            Some(group) => {
                let mut depth = 0;
                let mut start = true;
                for (index, letter) in group.char_indices() {
                    if start && depth == 0 {
                        used.push(word(&group[index..]));
                        start = false;
                    }
                    match letter {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        _ => {}
                    }
                }
            }
        }
    }
    used
}

fn wrong_uses(source: &Source) -> Vec<String> {
    let module = source.module();
    let Some((_, allowed)) = MAY_USE.iter().find(|(it, _)| *it == module) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (number, line) in source.code() {
        for used in modules_used(line) {
            let sound = used == module || allowed.contains(&used.as_str());
            // A macro such as `crate::name!` has no module; there is none in this crate.
            if !sound {
                found.push(format!("{}:{number} uses {used}", source.path));
            }
        }
        // The way out of a module that is one folder deep.
        if line.contains("super::super::") && source.path.matches('/').count() == 2 {
            found.push(format!("{}:{number} leaves its module by super::super", source.path));
        }
    }
    found
}

/// The page's own objects, and the clock.
const OF_THE_BROWSER: [&str; 10] = [
    "web_sys",
    "gloo",
    "js_sys",
    "wasm_bindgen",
    "window()",
    "document()",
    "std::time",
    "Instant::now",
    "SystemTime",
    "leptos_dom::helpers",
];

/// What happens later than the drawing of a page.
const LATER: [&str; 12] = [
    "Effect::new",
    "Effect::watch",
    "RenderEffect",
    "ImmediateEffect",
    "add_event_listener",
    "EventListener",
    "window_event_listener",
    "set_timeout",
    "set_interval",
    "request_animation_frame",
    "Timeout::new",
    "spawn_local",
];

/// Ways to turn text into markup or program, from Rust and in scripts.
const UNSAFE_TEXT: [&str; 15] = [
    "inner_html",
    "outer_html",
    "insert_adjacent_html",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "HTMLUnsafe",
    "srcdoc",
    "createContextualFragment",
    "parseFromString",
    "document.write",
    "eval(",
    "eval)",
    "Function(",
    "Function::new",
];

/// Start-up compares what is in a page, and reads pages of ours as documents in which nothing runs.
const OF_START_UP: [(&str, &str); 3] = [
    ("public/boot.js", "fingerprint(part.innerHTML)"),
    ("public/boot.js", "new DOMParser().parseFromString("),
    ("public/one-file.js", "new DOMParser().parseFromString("),
];

fn unsafe_text(source: &Source) -> Vec<String> {
    let known = OF_START_UP.iter().filter(|(path, _)| *path == source.path);
    let text = known.fold(source.text.clone(), |text, (_, words)| text.replace(words, ""));
    Source { path: source.path.clone(), text }.places_of(&UNSAFE_TEXT)
}

fn outside_browser(source: &Source) -> Vec<String> {
    // `main.rs` starts the browser's side and does nothing else.
    if matches!(source.module(), "browser" | "main") {
        return Vec::new();
    }
    let mut found = source.places_of(&OF_THE_BROWSER);
    found.extend(source.places_of(&LATER));
    found
}

fn file_without_a_subject(source: &Source) -> Option<String> {
    let line = source.text.lines().next().unwrap_or_default();
    let said = line.strip_prefix("//! ").is_some_and(|it| it.split(' ').count() >= 3);
    (!said).then(|| format!("{} opens with {line:?}", source.path))
}

fn too_long(source: &Source) -> Option<String> {
    let lines = source.text.lines().count();
    (lines > 400).then(|| format!("{} has {lines} lines", source.path))
}

/// Colors written out in a style sheet, comments left out.
fn colors(source: &Source) -> Vec<String> {
    let mut code = String::new();
    let mut rest = source.text.as_str();
    while let Some((before, behind)) = rest.split_once("/*") {
        code.push_str(before);
        rest = behind.split_once("*/").map_or("", |(_, it)| it);
    }
    code.push_str(rest);
    let is_hex = |it: &&str| {
        it.strip_prefix('#').is_some_and(|it| {
            matches!(it.len(), 3 | 4 | 6 | 8) && it.bytes().all(|it| it.is_ascii_hexdigit())
        })
    };
    let apart = |it: char| !(it.is_alphanumeric() || "#-_".contains(it));
    let mut found: Vec<&str> = code.split(apart).filter(is_hex).collect();
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];
    found.extend(functions.into_iter().filter(|it| code.contains(*it)));
    found.into_iter().map(|it| format!("{} writes {it}", source.path)).collect()
}

#[track_caller]
fn check_none(broken: Vec<String>) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn every_module_uses_only_what_stands_below_it() {
    let all = sources(&["src"], ".rs");
    for (module, _) in MAY_USE {
        assert!(all.iter().any(|it| it.module() == module), "no module {module} any more");
    }
    check_none(all.iter().flat_map(wrong_uses).collect());
}

#[test]
fn the_browser_is_met_in_its_own_module_only() {
    check_none(sources(&["src"], ".rs").iter().flat_map(outside_browser).collect());
}

#[test]
fn no_text_ever_becomes_markup_or_program() {
    let files = sources(&["src"], ".rs").into_iter().chain(sources(&["public"], ".js"));
    check_none(files.flat_map(|it| unsafe_text(&it)).collect());
}

#[test]
fn views_write_no_style_attribute() {
    let views = sources(&["src/view"], ".rs");
    check_none(views.iter().flat_map(|it| it.places_of(&[" style=", "style=\\\""])).collect());
}

#[test]
fn every_file_says_first_what_it_is_about_and_stays_short() {
    let all = sources(&["src", "tests", "xtask/src"], ".rs");
    let broken = all.iter().filter_map(file_without_a_subject);
    check_none(broken.chain(all.iter().filter_map(too_long)).collect());
}

#[test]
fn colors_are_named_in_one_place() {
    let sheets = sources(&["src/style"], ".css");
    // Paper knows no dark mode and a weak projector no light grays, so both name their own.
    let named = ["tokens.css", "print.css", "contrast.css"];
    let others = sheets.iter().filter(|sheet| !named.iter().any(|it| sheet.path.ends_with(it)));
    check_none(others.flat_map(colors).collect());
    let tokens = sheets.iter().find(|it| it.path.ends_with("tokens.css")).unwrap();
    assert!(!colors(tokens).is_empty());
    // A weak projector has the tokens of a screen, and no color besides.
    let projector = sheets.iter().find(|it| it.path.ends_with("contrast.css")).unwrap();
    let named = |it: &&str| it.starts_with("--");
    let apart = |it: char| it.is_whitespace() || "{;".contains(it);
    for token in projector.text.split(apart).filter(named) {
        assert!(tokens.text.contains(token), "{token} of contrast.css is no token");
    }
    assert_eq!(colors(projector).len(), projector.text.matches("--").count());
}

#[test]
fn each_rule_sees_what_it_forbids() {
    let uses = |path: &str, text: &str| wrong_uses(&Source::new(path, text)).len();
    assert_eq!(uses("src/model/fact.rs", "use crate::story::Story;"), 1);
    assert_eq!(uses("src/model/fact.rs", "/// See [`crate::story`].\nuse crate::model::Date;"), 0);
    assert_eq!(
        uses("src/story/read.rs", "use crate::{model::{Date, Era}, view, layout::Point};"),
        2
    );
    assert_eq!(uses("src/layout/mod.rs", "let it = crate::view::site::files();"), 1);
    assert_eq!(uses("src/layout/field.rs", "use super::super::view::site;"), 1);
    assert_eq!(uses("src/view/figures/mod.rs", "use super::super::session;"), 0);
    assert_eq!(uses("src/view/hero.rs", "use crate::browser::dom;"), 1);
    assert_eq!(uses("src/browser/mod.rs", "use crate::view::session::Cue;"), 0);

    let outside = |path: &str, text: &str| outside_browser(&Source::new(path, text)).len();
    assert_eq!(outside("src/view/hero.rs", "let width = window().inner_width();"), 1);
    assert_eq!(outside("src/view/hero.rs", "Effect::new(move |_| {}); // draws"), 1);
    assert_eq!(outside("src/page.rs", "use std::time::Instant;"), 1);
    assert_eq!(outside("src/browser/clock.rs", "Effect::new(|_| web_sys::window());"), 0);

    let unsafe_in = |path: &str, text: &str| unsafe_text(&Source::new(path, text)).len();
    for line in [
        "element.set_inner_html(words);",
        "element.set_outer_html(words);",
        "element.insert_adjacent_html(\"beforeend\", words)",
        "part.innerHTML += words;",
        "part.outerHTML = words;",
        "part.insertAdjacentHTML(\"beforeend\", words);",
        "part.setHTMLUnsafe(words);",
        "frame.srcdoc = words;",
        "range.createContextualFragment(words);",
        "new DOMParser().parseFromString(words, \"text/html\");",
        "document.writeln(words);",
        "eval(words);",
        "(0, eval)(words);",
        "new Function(words)();",
        "js_sys::Function::new_no_args(words)",
    ] {
        assert_eq!(unsafe_in("public/code.js", line), 1, "{line}");
    }
    assert_eq!(unsafe_in("public/boot.js", "fingerprint(part.innerHTML);"), 0);
    assert_eq!(unsafe_in("public/boot.js", "part.innerHTML = words;"), 1);
    assert_eq!(unsafe_in("public/one-file.js", "new DOMParser().parseFromString(text);"), 0);

    let text = Source::new("src/view/hero.rs", "view! { <p inner_html=words style=\"x\"></p> }");
    assert_eq!(unsafe_text(&text).len(), 1);
    assert_eq!(text.places_of(&[" style="]).len(), 1);

    assert!(file_without_a_subject(&Source::new("a.rs", "//! draft\n")).is_some());
    assert!(file_without_a_subject(&Source::new("a.rs", "use std::fs;\n")).is_some());
    assert!(too_long(&Source::new("a.rs", &"\n".repeat(401))).is_some());

    let sheet = |text: &str| colors(&Source::new("a.css", text)).len();
    assert_eq!(sheet("p { color: #c00; fill: rgb(0 0 0 / 0.2); border: 1px solid #aabbcc }"), 3);
    assert_eq!(sheet("/* #fff */ #source-panel { color: var(--ink) } a[href^=\"#fact\"] {}"), 0);
}
