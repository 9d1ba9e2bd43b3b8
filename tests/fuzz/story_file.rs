//! Any bytes as a story file: never a panic, each problem with a place, and a sound story a page.
//!
//! The first byte says which file of the smallest sound story it is, and how it is spoiled: `0` to `7`
//! are a whole file, `8` to `?` are lines put into the sound one in place of others.
#![no_main]

use std::sync::LazyLock;

#[cfg(feature = "pages")]
use haicap::page::{Mode, Page, WHOLE};
use haicap::story::{
    FILES, Loaded, Problem, Story, corrections_json, facts_csv, facts_json, load_texts,
    released_toml,
};
#[cfg(feature = "pages")]
use haicap::view::site::page_html;
use libfuzzer_sys::fuzz_target;

#[cfg(feature = "pages")]
const TEMPLATE: &str = "<html lang=\"vi\"><!--page:head--><!--page:body--></html>";
#[cfg(feature = "pages")]
const MODES: [Mode; 4] =
    [Mode::Reading, Mode::Presenting, Mode::Embedded(WHOLE), Mode::Embedded("organization")];

type Texts = Vec<(String, String)>;

/// The smallest sound story.
static SOUND: LazyLock<Texts> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../stories/minimal/");
    let read = |name: &str| std::fs::read_to_string(folder.to_owned() + name);
    let texts = FILES.map(|name| (name.to_owned(), read(name).expect("a file of the story")));
    assert!(load_texts(texts.to_vec()).is_ok(), "tests/stories/minimal is not sound");
    texts.into()
});

fuzz_target!(|data: &[u8]| {
    let Some((&kind, bytes)) = data.split_first() else { return };
    let file = usize::from(kind) % FILES.len();
    let mut texts = SOUND.clone();
    texts[file].1 = match usize::from(kind) / FILES.len() % 2 {
        0 => String::from_utf8_lossy(bytes).into_owned(),
        _ => with_lines(&texts[file].1, bytes),
    };
    match load_texts(texts.clone()) {
        Err(problems) => check_places(&problems, &texts),
        Ok(Loaded { story, warnings }) => {
            check_places(&warnings, &texts);
            check_released(&story, texts);
            facts_json(&story);
            facts_csv(&story);
            corrections_json(&story);
            #[cfg(feature = "pages")]
            check_pages(&story, MODES[bytes.len() % MODES.len()]);
        }
    }
});

/// A text with other lines: where they go is said by the first byte, in place of how many by the next.
fn with_lines(text: &str, bytes: &[u8]) -> String {
    let [from, count, new @ ..] = bytes else { return text.to_owned() };
    let mut lines: Vec<&str> = text.lines().collect();
    let from = usize::from(*from) % lines.len();
    let to = (from + usize::from(*count) % 4).min(lines.len());
    let new = String::from_utf8_lossy(new);
    lines.splice(from..to, new.lines());
    lines.join("\n") + "\n"
}

/// An editor can go to the place of every problem, and no story is refused without one.
fn check_places(problems: &[Problem], texts: &Texts) {
    for problem in problems {
        let found = texts.iter().find(|(name, _)| *name == problem.file);
        let (_, text) = found.expect("a problem in a file of the story");
        // As the check reads it.
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let line = problem.line.checked_sub(1).and_then(|it| text.split('\n').nth(it));
        let columns = line.map_or(0, |it| it.chars().count() + 1);
        assert!((1..=columns).contains(&problem.column), "no such place: {problem}");
        for said in [&problem.message.vi, &problem.message.en] {
            assert!(!said.is_empty() && !said.ends_with('.'), "{problem}");
        }
    }
}

/// What is written down after a release is what the next check reads.
fn check_released(story: &Story, mut texts: Texts) {
    let released = FILES.iter().position(|it| *it == "released.toml").expect("a file of its own");
    texts[released].1 = released_toml(story);
    let again = load_texts(texts).map_err(|problems| problems.first().map(ToString::to_string));
    assert_eq!(again.map(|it| released_toml(&it.story)), Ok(released_toml(story)));
}

/// Pages are written, and no words of the story have become a script.
#[cfg(feature = "pages")]
fn check_pages(story: &Story, mode: Mode) {
    for page in Page::of(mode) {
        let html = page_html(story, page, TEMPLATE, &["style.css"]);
        let scripts = html.to_lowercase().matches("<script").count();
        let ends = html.to_lowercase().matches("</script").count();
        assert_eq!(scripts, ends, "a script that is not ours");
        assert!(!html.contains("<!--page:"), "a slot is left");
    }
}
