//! Embed pages as they are written: whole without a program, each number with its source, nothing of
//! the trainer's. What moves is tried in real browsers.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::collections::HashSet;
use std::sync::LazyLock;

use haicap::page::{Mode, Page, WHOLE};
use haicap::presenting::{Shown, slides};
use haicap::story::{Story, plain};
use haicap::view::embedded::names;
use haicap::view::site::page_html;

#[path = "stories/html.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod html;
#[path = "stories/support.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod support;
use html::{Html, TEMPLATE};
use support::{shipped, sound};

/// An embed page: its name, its page, as written and as read back.
struct Embed {
    name: &'static str,
    page: Page,
    text: String,
    html: Html,
}

static STORY: LazyLock<Story> = LazyLock::new(|| sound(shipped()).story);
static PAGES: LazyLock<Vec<Embed>> = LazyLock::new(|| {
    let pages = names(&STORY).into_iter().flat_map(|name| {
        Page::of(Mode::Embedded(name)).map(|page| {
            let text = page_html(&STORY, page, TEMPLATE, &["style.css", "embedded.js"]);
            Embed { name, page, html: Html::read(&text), text }
        })
    });
    pages.collect()
});

#[test]
fn every_figure_and_the_whole_story_have_a_page_in_both_languages() {
    assert_eq!(PAGES.len(), (STORY.figures.len() + 1) * 2);
    let folders: HashSet<String> = PAGES.iter().map(|it| it.page.folder()).collect();
    assert_eq!(folders.len(), PAGES.len());
    assert!(folders.contains("embed/organization/") && folders.contains("en/embed/story/"));
    for Embed { name, page, text, html } in PAGES.iter() {
        assert!(text.contains("data-mode=\"embedded\""), "{name}");
        assert!(text.contains("<meta name=\"robots\" content=\"noindex\">"), "{name}");
        let canonical = format!("<link rel=\"canonical\" href=\"{}\">", page.to_reading());
        assert!(text.contains(&canonical), "{name}: {canonical}");
        assert_eq!(html.named("h1").count(), 1, "{name}");
        let figures: Vec<_> = html.elements.iter().filter_map(|it| it.get("data-figure")).collect();
        match *name {
            WHOLE => assert_eq!(figures.len(), STORY.figures.len()),
            _ => assert_eq!(figures, [*name]),
        }
    }
}

#[test]
fn titles_and_descriptions_are_those_of_what_is_shown() {
    for Embed { name, page, text, .. } in PAGES.iter() {
        let figure = STORY.figures.iter().find(|it| it.name.word() == *name);
        let title = figure.map_or(&STORY.title, |it| &it.title).get(page.language);
        let title = plain(&STORY, title, page.language);
        assert!(text.contains(&format!("<title>{title}</title>")), "{name}: {title}");
    }
}

#[test]
fn no_id_stands_twice() {
    for Embed { name, html, .. } in PAGES.iter() {
        let mut seen = HashSet::new();
        for id in html.elements.iter().filter_map(|it| it.get("id")) {
            assert!(seen.insert(id), "{name}: {id}");
        }
    }
}

#[test]
fn every_number_leads_to_its_source_here_or_on_the_page_that_is_read() {
    for Embed { name, page, html, .. } in PAGES.iter() {
        let ids: HashSet<&str> = html.elements.iter().filter_map(|it| it.get("id")).collect();
        let mut led = 0;
        for href in html.elements.iter().filter_map(|it| it.get("href")) {
            let Some((before, id)) = href.split_once("#fact-") else { continue };
            led += 1;
            assert!(STORY.fact(id).is_some(), "{name}: {href}");
            if *name == WHOLE {
                assert_eq!(before, page.to_reading(), "{name}: {href}");
            } else {
                assert_eq!(before, "", "{name}: {href}");
                assert!(ids.contains(&format!("fact-{id}").as_str()), "{name}: {href}");
            }
        }
        assert!(0 < led, "{name}");
    }
}

#[test]
fn the_whole_story_has_every_step_and_both_sides_and_no_question() {
    let expected: Vec<String> = slides(&STORY)
        .into_iter()
        .filter(|(_, shown)| !matches!(shown, Shown::Question(_)))
        .map(|(slide, _)| slide.id)
        .collect();
    assert!(STORY.steps().count() < expected.len());
    for Embed { html, .. } in PAGES.iter().filter(|it| it.name == WHOLE) {
        let turns = html.elements.iter().filter(|it| it.has_class("turn"));
        let ids: Vec<&str> = turns.filter_map(|it| it.get("id")).collect();
        assert_eq!(ids, expected);
        let current = html.elements.iter().filter(|it| it.get("aria-current").is_some()).count();
        assert_eq!(current, 1);
    }
}

#[test]
fn a_figure_knows_the_steps_it_stands_beside() {
    let steps = |name: &str| {
        let page = PAGES.iter().find(|it| it.name == name).unwrap();
        let mut found = page.html.elements.iter().filter_map(|it| it.get("data-steps"));
        found.next().unwrap().to_owned()
    };
    assert!(steps("timeline").contains("change-dates"));
    assert!(!steps("timeline").contains("before-tiers"));
    assert!(steps("organization").split(' ').count() > 5);
}

#[test]
fn nothing_of_the_trainers_is_in_a_frame() {
    let room = STORY.presenting.as_ref().unwrap();
    for Embed { name, page, text, .. } in PAGES.iter() {
        for scene in &room.scenes {
            let ask = plain(&STORY, scene.ask.get(page.language), page.language);
            assert!(!ask.is_empty() && !text.contains(&ask), "{name}: {ask}");
        }
        assert!(!text.contains("data-hands") && !text.contains("class=\"notes\""), "{name}");
    }
}

#[test]
fn every_link_within_a_frame_arrives() {
    for Embed { name, html, .. } in PAGES.iter() {
        assert_eq!(html.lost_links(), [""; 0], "{name}");
    }
}
