//! Another city on the same program: every page of its story is written from its files alone.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::sync::LazyLock;

use haicap::address::Address;
use haicap::model::Language;
use haicap::story::{FigureName, Story, Tables};
use haicap::view::site::{SiteFile, Templates, cue_sheet, files_at};

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "stories/html.rs"]
mod html;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "stories/support.rs"]
mod support;
use html::{Element, Html, TEMPLATE};
use support::{at_top, listed, shipped, sound, texts};

static STORY: LazyLock<Story> = LazyLock::new(|| {
    let loaded = sound(texts(&at_top("tests/stories/example-city")));
    assert_eq!(listed(&loaded.warnings), "");
    loaded.story
});

fn site(story: &Story) -> Vec<SiteFile> {
    let address = Address::parse("https://example.org/may-trang/").unwrap();
    files_at(story, &Templates::alike(TEMPLATE), Some(&address))
}

static SITE: LazyLock<Vec<SiteFile>> = LazyLock::new(|| site(&STORY));

/// Pages of both languages that the story is on: path, and as read back. What is promised is promised
/// of every story alike.
static PAGES: LazyLock<Vec<(&str, Html)>> = LazyLock::new(|| {
    let pages = SITE.iter().filter(|it| it.path.ends_with("index.html"));
    let pages = pages.filter(|it| !it.path.contains("guarantees/"));
    pages.map(|it| (it.path.as_str(), Html::read(&it.text))).collect()
});

/// The fact that a link leads to, on its page or, from a frame, on that of the story.
fn fact(element: &Element) -> Option<&str> {
    element.get("data-fact").and(element.get("href")?.split_once("#fact-")).map(|(_, id)| id)
}

fn ending(file: &SiteFile) -> &str {
    file.path.rsplit('.').next().unwrap_or_default()
}

fn is_english(path: &str) -> bool {
    path.starts_with("en/")
}

/// What is said of the city that the program was made for, however it is written.
fn of_hanoi(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase().replace('\u{a0}', " ");
    let words = ["hanoi", "hà nội", "ha noi", "ha-noi"];
    let numbers = ["317", "526", "10.035", "10,035", "10035"];
    let alone = |it: &str| {
        let parts = text.split(|it: char| !(it.is_alphanumeric() || it == '.' || it == ','));
        parts.into_iter().any(|part| part.trim_matches(['.', ',']) == it)
    };
    let words = words.into_iter().filter(|it| text.contains(it));
    words.chain(numbers.into_iter().filter(|it| alone(it))).collect()
}

/// The words that a reader, a listener or a search engine gets of a page.
fn words(html: &Html) -> String {
    let read = html
        .texts
        .iter()
        .filter(|it| !html.any(&it.within, |it| ["script", "style"].contains(&it.name.as_str())));
    let said = ["aria-label", "alt", "title", "content", "placeholder", "value"];
    let said = said.into_iter().flat_map(|it| html.values(it));
    read.map(|it| it.words.as_str()).chain(said).collect::<Vec<_>>().join("\n")
}

#[test]
fn nothing_of_hanoi_is_left_in_the_site_of_another_city() {
    for (path, html) in PAGES.iter() {
        assert_eq!(of_hanoi(&words(html)), [""; 0], "{path}");
    }
    // Names of files, ids and data as well; numbers may be measures there.
    for file in SITE.iter().filter(|it| ending(it) != "css") {
        let named = of_hanoi(&file.text).into_iter().chain(of_hanoi(&file.path));
        let named: Vec<&str> = named.filter(|it| it.starts_with('h')).collect();
        assert_eq!(named, [""; 0], "{}", file.path);
        assert!(!file.text.contains("{city}"), "{}", file.path);
    }
    // The site of Hanoi is full of it.
    let hanoi = site(&sound(shipped()).story);
    let page = |path: &str| Html::read(&hanoi.iter().find(|it| it.path == path).unwrap().text);
    assert_eq!(of_hanoi(&words(&page("en/embed/chapters/index.html")))[..1], ["hanoi"]);
    let found = of_hanoi(&words(&page("index.html")));
    assert!(["hà nội", "317", "526", "10.035"].iter().all(|it| found.contains(it)), "{found:?}");
}

#[test]
fn every_page_is_there_in_both_languages_and_says_that_the_city_is_made_up() {
    let arranged = ["", "present/", "embed/", "embed/story/"].map(ToOwned::to_owned);
    let figures = FigureName::ALL.map(|(name, _)| format!("embed/{name}/"));
    for folder in arranged.iter().chain(&figures) {
        let of = |start: &str| {
            let path = format!("{start}{folder}index.html");
            let page = PAGES.iter().find(|(it, _)| *it == path);
            page.unwrap_or_else(|| {
                panic!("{path} is not there; this story and public/story show every figure")
            })
        };
        let ((_, vi), (_, en)) = (of(""), of("en/"));
        assert_eq!(vi.values("id"), en.values("id"), "{folder}");
        assert_eq!(vi.values("data-step"), en.values("data-step"), "{folder}");
        assert!(words(vi).to_lowercase().contains("bịa ra"), "{folder}");
        assert!(words(en).to_lowercase().contains("made-up"), "{folder}");
    }
    let expected = 2 * (arranged.len() + figures.len());
    assert_eq!(PAGES.len(), expected, "a page that this test does not know");
    // Pictures travel alone, and say it as well.
    let pictures = SITE.iter().filter(|it| ending(it) == "svg" && it.path != "share/icon.svg");
    for picture in pictures {
        let word =
            if picture.path.split(['/', '.']).any(|it| it == "en") { "made-up" } else { "bịa" };
        assert!(
            picture.text.replace("<tspan", " <").to_lowercase().contains(word),
            "{}",
            picture.path
        );
    }
}

#[test]
fn every_number_of_the_article_is_that_of_a_fact() {
    for (path, html) in PAGES.iter().filter(|(it, _)| !it.contains("embed/index")) {
        let language = if is_english(path) { Language::En } else { Language::Vi };
        let mut led = 0;
        for (index, element) in html.elements.iter().enumerate() {
            let Some(id) = fact(element) else { continue };
            let value = STORY.fact(id).unwrap_or_else(|| panic!("{path}: {id}")).format(language);
            let shown = html.words(index);
            if element.name == "a" && shown.starts_with(|it: char| it.is_ascii_digit()) {
                assert!(shown.starts_with(&value), "{path}: {id} is {value}, shown as {shown}");
                led += 1;
            }
        }
        // A digit in the story's own words stands in such a link, or is the day when somebody spoke.
        let views = STORY.scenes.iter().flat_map(|it| &it.views);
        let days: Vec<String> = views.map(|it| it.date.format(language)).collect();
        let stray = html.texts.iter().filter(|text| {
            let within = |name: &str| html.any(&text.within, |it| it.name == name);
            let told = within("article") && !within("figure") && !within("nav");
            let words = days.iter().fold(text.words.clone(), |words, day| words.replace(day, ""));
            let led = html.any(&text.within, |it| fact(it).is_some());
            told && !led && words.contains(|it: char| it.is_ascii_digit())
        });
        let stray: Vec<&str> = stray.map(|it| it.words.as_str()).collect();
        assert_eq!(stray, [""; 0], "{path}");
        if !path.contains("embed/") {
            assert!(led > 20, "{path}: only {led} numbers");
        }
    }
}

#[test]
fn every_step_has_its_figure_and_the_program_is_told_of_its_state() {
    let steps: Vec<&str> = STORY.steps().map(|(_, step)| step.id.as_str()).collect();
    let shows: Vec<_> = STORY.steps().map(|(_, step)| step.show.clone()).collect();
    for (path, html) in PAGES.iter().filter(|(it, _)| ["index.html", "en/index.html"].contains(it))
    {
        let language = if is_english(path) { Language::En } else { Language::Vi };
        let ids = html.with("data-step").into_iter().filter_map(|(it, _)| it.get("id"));
        assert_eq!(ids.collect::<Vec<_>>(), steps, "{path}");
        let script = html.named("script").find(|it| html.elements[*it].get("id") == Some("story"));
        let sheet: Tables = serde_json::from_str(&html.words(script.unwrap())).unwrap();
        let sheet = sheet.read().unwrap();
        let told = cue_sheet(&STORY, language);
        assert_eq!((&sheet.steps, &told.steps), (&shows, &shows));
        assert_eq!((sheet.eras, sheet.counts), (told.eras, told.counts));
        for (name, _) in FigureName::ALL {
            let times = html.values("data-figure").iter().filter(|it| **it == name).count();
            assert_eq!(times, 1, "{name}: this story and public/story show every figure");
        }
    }
}
