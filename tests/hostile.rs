//! Hostile words: whatever stands in a text of a story, no page and no file has other markup for it.
//!
//! The check refuses most of it. Here it is put behind the check, so that pages are safe by themselves.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::collections::BTreeSet;
use std::io::Read;
use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use haicap::address::Address;
use haicap::page::Mode;
use haicap::story::Story;
use haicap::view::one_file::{Built, one_file};
use haicap::view::site::{SiteFile, Templates, files_at};

#[path = "stories/each_text.rs"]
mod each_text;
#[path = "stories/html.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod html;
#[path = "stories/support.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod support;
#[path = "stories/table.rs"]
mod table;
use each_text::Texts;
use html::{Html, TEMPLATE};
use support::{minimal, sound};
use table::table_rows;

/// What has become a program somewhere, one a line.
const PAYLOADS: &str = include_str!("stories/payloads.txt");
/// So many at once, and every text holds each of them in some round.
const AT_ONCE: usize = 6;

static ADDRESS: LazyLock<Address> =
    LazyLock::new(|| Address::parse("https://here.example/").unwrap());

/// Names of elements, each alone and with each of its attributes.
type Names = BTreeSet<(String, String)>;

fn payloads(round: usize) -> Vec<String> {
    let lines: Vec<&str> = PAYLOADS.lines().collect();
    let mut turned: Vec<String> = lines.chunks(AT_ONCE).map(|it| it.join(" ")).collect();
    let round = round % turned.len();
    turned.rotate_left(round);
    turned
}

/// The smallest story with payloads around every text. Alike texts get the same ones, so that ids
/// still lead to what they name.
fn hostile(round: usize) -> Story {
    let payloads = payloads(round);
    let mut story = sound(minimal()).story;
    story.each(&mut |text| {
        let sum: usize = text.bytes().map(usize::from).sum();
        let payload = &payloads[sum % payloads.len()];
        *text = format!("{payload} {text} {payload}");
    });
    story
}

/// The same with as many words that are nothing else, so that labels break into lines alike.
fn harmless() -> Story {
    let mut story = sound(minimal()).story;
    let words = payloads(0)[0].replace(|it: char| !it.is_alphanumeric() && it != ' ', "x");
    story.each(&mut |text| *text = format!("{words} {text} {words}"));
    story
}

fn names(html: &Html) -> Names {
    let of = |it: &html::Element| {
        let attributes = it.attributes.iter().map(|(attribute, _)| attribute.clone());
        let name = it.name.clone();
        attributes.chain([String::new()]).map(move |it| (name.clone(), it)).collect::<Vec<_>>()
    };
    html.elements.iter().flat_map(of).collect()
}

/// The one file, and each page that is packed in it.
fn in_one_file(story: &Story) -> Vec<SiteFile> {
    let glue = || "export { initSync, __wbg_init as default };".to_owned();
    let programs = [Mode::Reading, Mode::Presenting].map(|it| (it, glue(), Vec::new()));
    let built = Built { programs, fonts: Vec::new(), boot: String::new(), icon: Vec::new() };
    let whole = one_file(story, Some(&ADDRESS), &built).unwrap();
    let html = Html::read(&whole);
    let mut files = Vec::new();
    for script in html.named("script") {
        let name = html.elements[script].get("data-packed").unwrap_or_default();
        if let Some(name) = name.strip_prefix("page ") {
            let packed = STANDARD.decode(html.words(script)).unwrap();
            let mut text = String::new();
            GzDecoder::new(&packed[..]).read_to_string(&mut text).unwrap();
            files.push(SiteFile { path: format!("packed/{name}.html"), text });
        }
    }
    assert_eq!(files.len(), 4);
    files.push(SiteFile { path: "one-file.html".into(), text: whole });
    files
}

fn all_files(story: &Story) -> Vec<SiteFile> {
    let mut files = files_at(story, &Templates::alike(TEMPLATE), Some(&ADDRESS));
    files.extend(in_one_file(story));
    files
}

fn ending(file: &SiteFile) -> &str {
    file.path.rsplit('.').next().unwrap()
}

/// All markup of a file, also what it gives others to paste into theirs.
fn markup(file: &SiteFile) -> Vec<Html> {
    let SiteFile { path, text } = file;
    match ending(file) {
        "html" => {
            let page = Html::read(text);
            let codes =
                page.named("code").map(|it| page.words(it)).filter(|it| it.starts_with('<'));
            // The reader of these tests knows no names with a dash.
            let plain =
                |it: String| it.replace("<hai-cap", "<haicap").replace("/hai-cap", "/haicap");
            let codes: Vec<_> = codes.map(|it| Html::read(&plain(it))).collect();
            [page].into_iter().chain(codes).collect()
        }
        // The icon has no words.
        "svg" if path != "share/icon.svg" => vec![Html::read(text)],
        "json" if path.starts_with("oembed/") => {
            let answer: serde_json::Value = serde_json::from_str(text).unwrap();
            vec![Html::read(answer["html"].as_str().unwrap())]
        }
        _ => Vec::new(),
    }
}

fn check_links(path: &str, html: &Html) {
    for element in &html.elements {
        for (attribute, value) in &element.attributes {
            assert!(!attribute.starts_with("on"), "{path}: {attribute} in <{}>", element.name);
            let leads = ["href", "src", "action", "formaction", "srcdoc", "data", "xlink:href"];
            let known = ["#", "./", "../", "?", "https://here.example/", "https://example.org/"];
            let sound = known.iter().any(|it| value.starts_with(it)) || element.name == "link";
            assert!(sound || !leads.contains(&attribute.as_str()), "{path}: {attribute}={value}");
        }
    }
    for script in html.named("script") {
        let is_data = html.elements[script].get("type").is_some_and(|it| it.contains("json"));
        assert!(!is_data || !html.words(script).contains('<'), "{path}: data that may end early");
    }
}

#[test]
fn words_never_become_markup_in_any_page_or_file() {
    let allowed = |story: &Story| -> Vec<Names> {
        all_files(story).iter().map(|it| markup(it).iter().flat_map(names).collect()).collect()
    };
    let plain = allowed(&sound(minimal()).story);
    let long = allowed(&harmless());
    let rounds = PAYLOADS.lines().count().div_ceil(AT_ONCE);
    for round in 0..rounds {
        let files = all_files(&hostile(round));
        assert_eq!(files.len(), plain.len());
        for (file, (plain, long)) in files.iter().zip(plain.iter().zip(&long)) {
            for html in markup(file) {
                let names = names(&html);
                let strange = names.iter().find(|it| !plain.contains(it) && !long.contains(it));
                assert_eq!(strange, None, "{}", file.path);
                check_links(&file.path, &html);
            }
            if ending(file) == "json" {
                serde_json::from_str::<serde_json::Value>(&file.text).unwrap();
            }
            if ending(file) == "csv" {
                let rows = table_rows(file.text.trim_start_matches('\u{feff}'));
                let runs = |it: &&String| it.trim_start().starts_with(['=', '+', '@']);
                assert_eq!(rows.iter().flatten().find(runs), None, "{}", file.path);
            }
        }
        let page = Html::read(&files.iter().find(|it| it.path == "index.html").unwrap().text);
        let title = page.words(page.named("h1").next().unwrap());
        let shown = payloads(round).iter().any(|it| title.starts_with(it.as_str()));
        assert!(shown, "the title is not shown to the letter: {title}");
    }
}
