//! The smallest story that the check lets pass: all its pages, hostile words in it, and how its
//! figures are drawn.
//!
//! What is asked here is the same whatever a story tells. `BLESS=1 cargo test` writes the snapshots
//! anew.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::fs;

use haicap::page::{Mode, Page};
use haicap::story::{FILES_OF_PUBLISHED, load_texts};
use haicap::view::site::{Templates, files, page_html};

#[path = "stories/html.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod html;
#[path = "stories/support.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod support;
#[path = "stories/written.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod written;
use support::{at_top, listed, minimal, sound, spoiled};
use written::{TEMPLATE, Written, written};

#[test]
fn a_story_that_was_just_begun_has_all_its_pages() {
    let mut begun = minimal();
    let published = |it: &&mut (String, String)| FILES_OF_PUBLISHED.contains(&it.0.as_str());
    begun.iter_mut().filter(published).for_each(|it| it.1.clear());
    let story = sound(begun).story;
    let files = files(&story, &Templates::alike(TEMPLATE));
    let pages = files.iter().filter(|it| it.path.ends_with("index.html"));
    // To read, to present, the whole in a frame, all that newsrooms can take, what is promised, and
    // each figure.
    assert_eq!(pages.count(), 2 * (5 + story.figures.len()));
}

#[test]
fn words_never_become_markup() {
    let plain = minimal();
    let mut hostile = plain.clone();
    let swaps = [
        (2, "An Ví Dụ", "An < \\\" onfocus=\\\" &amp Ví Dụ"),
        (3, "Ba cấp còn hai", "Ba cấp \\\" autofocus onfocus=\\\"alert()"),
        (0, "Ví Dụ: ba cấp", "Ví Dụ \\\"> < ' & &lt ba cấp"),
    ];
    for (index, from, to) in swaps {
        assert!(hostile[index].1.contains(from), "{from}");
        hostile[index].1 = hostile[index].1.replace(from, to);
    }
    let shape = |page: &Written| -> Vec<(String, Vec<String>)> {
        let names = |it: &html::Element| it.attributes.iter().map(|(it, _)| it.clone()).collect();
        page.html.elements.iter().map(|it| (it.name.clone(), names(it))).collect()
    };
    let mut hostile = sound(hostile).story;
    // As if the check had let it pass.
    for source in hostile.facts.iter_mut().flat_map(|it| &mut it.sources) {
        let script = "Báo \"><script>alert(document.domain)</script>";
        source.publisher = source.publisher.replace("Báo Ví Dụ", script);
        let picture = "</q><img src=x onerror=alert(document.domain)>";
        source.quote = source.quote.replace("Câu trích bịa ra", picture);
    }
    let (plain, hostile) = (written(&sound(plain).story), written(&hostile));
    for (plain, hostile) in plain.iter().zip(&hostile) {
        assert_eq!(shape(plain), shape(hostile));
    }
    assert!(hostile[0].text.contains("An \\u003c "));
    let title = hostile[0].html.words(hostile[0].html.named("h1").next().unwrap());
    assert!(title.starts_with("Ví Dụ \"> < ' & &lt ba cấp"), "{title}");
}

/// The smallest story with steps of its own, and no figure but the one that every story has.
fn with_steps(scenes: &str) -> Vec<(String, String)> {
    let mut texts = minimal();
    let own = texts[0].1.find("# A scene has a headline").unwrap();
    texts[0].1.truncate(own);
    texts[0].1.push_str(scenes);
    let others = texts[3].1.match_indices("[[figure]]").nth(1).unwrap().0;
    texts[3].1.truncate(others);
    let optional = ["presenting.toml", "corrections.toml", "released.toml"];
    let optional = texts.iter_mut().filter(|it| optional.contains(&it.0.as_str()));
    optional.for_each(|it| it.1.clear());
    texts
}

#[test]
fn a_story_has_two_steps_or_five_hundred_and_no_more() {
    let scene = |id: &str| {
        format!("[[scene]]\nid = \"{id}\"\ntitle = {{ vi = \"Ví dụ\", en = \"Example\" }}\n")
    };
    let text = "text = { vi = \"Ví dụ.\", en = \"Example.\" }\n";
    let step = |id: &str, show: &str| format!("[[scene.step]]\nid = \"{id}\"\n{show}{text}");
    let first = scene("first") + &step("first-step", "");
    let figure = "figure = \"organization\"\nshow = { era = \"before\" }\n";
    let last = scene("last") + &step("last-step", figure);
    let letter = |it: usize| char::from(b'a' + it as u8);
    let more = |count: usize| -> String {
        (0..count).map(|it| step(&format!("{}{}", letter(it / 26), letter(it % 26)), "")).collect()
    };
    let steps_of = |scenes: &str| {
        let pages = written(&sound(with_steps(scenes)).story);
        pages.iter().map(|it| it.html.values("data-step").len()).collect::<Vec<_>>()
    };
    let two = first.clone() + &last;
    assert_eq!(steps_of(&two), [2; 2]);
    assert_eq!(steps_of(&(two.clone() + &more(498))), [500; 2]);
    let refused = |scenes: &str| listed(&load_texts(with_steps(scenes)).err().unwrap_or_default());
    let many = refused(&(two + &more(499)));
    assert!(many.ends_with("has 501 steps; at most 500 are read\n"), "{many}");
    // The opening has a picture of its own, so the figure has to stand beside a second step.
    let one = refused(&first);
    let beside = "the figure \"organization\" stands beside no step after the first scene";
    assert!(one.contains(beside), "{one}");
}

#[test]
fn whatever_passes_the_check_can_be_written() {
    let whole = minimal();
    let mut passed = 0;
    for index in 0..whole.len() {
        for text in spoiled(&whole[index].1) {
            let mut texts = whole.clone();
            texts[index].1 = text;
            if let Ok(loaded) = load_texts(texts) {
                assert_eq!(written(&loaded.story).len(), 2);
                passed += 1;
            }
        }
    }
    println!("{passed} spoiled stories are sound and were written");
    assert!(passed > 20);
}

/// A figure of the smallest story, as it is written, one tag a line.
fn figure_of_the_smallest_story(name: &str) -> String {
    let story = sound(minimal()).story;
    let page = page_html(&story, Page::of(Mode::Reading)[0], TEMPLATE, &["style.css"]);
    let start = page.find(&format!("<figure data-figure=\"{name}\"")).unwrap();
    let end = start + page[start..].find("</figure>").unwrap() + "</figure>".len();
    page[start..end].replace("><", ">\n<") + "\n"
}

#[track_caller]
fn check_snapshot(name: &str) {
    let path = at_top("tests/snapshots").join(format!("{name}.html"));
    let drawn = figure_of_the_smallest_story(name);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &drawn).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let differs = drawn.lines().zip(expected.lines()).position(|(drawn, known)| drawn != known);
    let line = differs.unwrap_or(drawn.lines().count().min(expected.lines().count()));
    let [drawn_line, known] =
        [&drawn, &expected].map(|it| it.lines().nth(line).unwrap_or_default());
    assert!(
        drawn == expected,
        "{} line {}:\n  was {known}\n  is  {drawn_line}\nBLESS=1 writes it anew",
        path.display(),
        line + 1
    );
}

#[test]
fn the_figures_of_the_smallest_story_look_as_they_did() {
    ["organization", "command-path"].into_iter().for_each(check_snapshot);
}
