//! The presenting page as it is written: every slide whole, notes for every step, a handout without a
//! program. What moves is tried in real browsers.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::collections::HashSet;
use std::sync::LazyLock;

use haicap::model::Language;
use haicap::page::{Mode, Page};
use haicap::presenting::{KEYS, Shown, Slide, slides};
use haicap::story::Story;
use haicap::view::site::page_html;

#[path = "stories/html.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod html;
#[path = "stories/support.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod support;
use html::{Html, TEMPLATE};
use support::{shipped, sound};

static STORY: LazyLock<Story> = LazyLock::new(|| sound(shipped()).story);
static PAGES: LazyLock<Vec<(Language, Html)>> = LazyLock::new(|| {
    let write = |page: Page| {
        let html = page_html(&STORY, page, TEMPLATE, &["style.css", "presenting.css"]);
        (page.language, Html::read(&html))
    };
    Page::of(Mode::Presenting).map(write).into()
});

/// The sections of the slides.
fn sections(html: &Html) -> Vec<usize> {
    html.named("section").filter(|it| html.elements[*it].get("data-slide").is_some()).collect()
}

fn within<'a>(html: &'a Html, outer: usize, class: &'a str) -> Vec<usize> {
    html.inside(outer).filter(|it| html.elements[*it].has_class(class)).collect()
}

#[test]
fn every_step_view_and_question_is_a_stop_in_both_languages() {
    let all = slides(&STORY);
    let steps = all.iter().filter(|(_, shown)| matches!(shown, Shown::Step(_))).count();
    assert_eq!(steps, STORY.steps().count());
    let views: usize = all
        .iter()
        .map(|(_, shown)| match shown {
            Shown::Views(row) => row.iter().flatten().count(),
            _ => 0,
        })
        .sum();
    assert_eq!(views, STORY.scenes.iter().map(|it| it.views.len()).sum::<usize>());
    let expected: Vec<&str> = all.iter().map(|(slide, _)| slide.id.as_str()).collect();
    for (_, html) in PAGES.iter() {
        let sections = sections(html);
        let ids: Vec<_> = sections.iter().filter_map(|it| html.elements[*it].get("id")).collect();
        assert_eq!(ids, expected);
    }
}

#[test]
fn no_id_is_twice_on_a_page() {
    for (_, html) in PAGES.iter() {
        let ids = html.values("id");
        let unique: HashSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len());
    }
}

#[test]
fn the_trainer_has_words_for_every_step_and_a_question_for_every_scene() {
    let room = STORY.presenting.as_ref().unwrap();
    assert_eq!(room.scenes.len(), STORY.scenes.len());
    assert_eq!(room.notes.len(), STORY.steps().count());
    for (_, html) in PAGES.iter() {
        let mut asked = 0;
        for section in sections(html) {
            let notes = within(html, section, "notes");
            assert_eq!(notes.len(), 1);
            let words = html.words(notes[0]);
            let kind = html.elements[section].get("data-kind");
            assert_eq!(words.trim().is_empty(), kind == Some("views"), "{words:?}");
            asked += within(html, section, "ask-room").len();
        }
        assert_eq!(asked, STORY.scenes.len());
    }
}

#[test]
fn notes_are_on_no_page_that_is_read() {
    for page in Page::of(Mode::Reading) {
        let read = page_html(&STORY, page, TEMPLATE, &["style.css"]);
        let (_, presented) = PAGES.iter().find(|(it, _)| *it == page.language).unwrap();
        for section in sections(presented) {
            for notes in within(presented, section, "notes") {
                let words = presented.words(notes);
                // The longest run without a number or a link, which are written apart.
                let piece = words.split('.').max_by_key(|it| it.len()).unwrap_or_default().trim();
                assert!(piece.is_empty() || !read.contains(piece), "{piece}");
            }
        }
        assert!(!read.contains("class=\"notes\""));
    }
}

#[test]
fn the_closing_quiz_has_eight_questions_or_more_each_with_why_and_source() {
    let all = slides(&STORY);
    let closing = STORY.scenes.len() - 1;
    let quiz: Vec<_> = all
        .iter()
        .filter(|(slide, shown)| slide.scene == closing && matches!(shown, Shown::Question(_)))
        .map(|(slide, _)| slide.id.as_str())
        .collect();
    assert!(8 <= quiz.len(), "{}", quiz.len());
    for (_, html) in PAGES.iter() {
        for section in sections(html) {
            if html.elements[section].get("data-kind") != Some("question") {
                continue;
            }
            let id = html.elements[section].get("id").unwrap();
            let why = within(html, section, "why");
            assert!(html.words(why[0]).len() > 20, "{id}");
            assert_eq!(within(html, section, "source").len(), 1, "{id} has no source");
            let right = html.inside(section).filter(|it| {
                html.elements[*it].name == "li" && html.elements[*it].get("data-right").is_some()
            });
            assert_eq!(right.count(), 1, "{id}");
        }
    }
}

#[test]
fn a_room_guesses_before_it_sees() {
    let all = slides(&STORY);
    let is_guess = |it: &Slide| it.id.rsplit_once('.').is_some_and(|(_, word)| word == "guess");
    let guesses = all.iter().enumerate().filter(|(_, (slide, _))| is_guess(slide));
    assert!(3 <= guesses.clone().count());
    for (index, (slide, _)) in guesses {
        let next = &all[index + 1..].iter().find(|(it, _)| !is_guess(it)).unwrap().0;
        assert_eq!(slide.id, format!("{}.guess", next.id));
        assert_eq!(slide.step + 1, next.step, "beside the question stands what was seen last");
    }
}

#[test]
fn every_step_beside_a_figure_has_its_picture_on_the_handout() {
    for (_, html) in PAGES.iter() {
        for section in sections(html) {
            let figure = html.elements[section].get("data-beside").is_some();
            let pictures = within(html, section, "still-picture");
            assert_eq!(pictures.len(), usize::from(figure));
            for picture in pictures {
                let drawn = html.inside(picture).any(|it| html.elements[it].name == "svg");
                assert!(drawn, "{:?}: see view/presenting/still.rs", html.elements[section]);
            }
            assert_eq!(within(html, section, "own-notes").len(), 1);
        }
    }
}

#[test]
fn the_help_lists_the_keys_of_the_table_and_no_other() {
    let expected: Vec<&str> = KEYS.iter().flat_map(|it| it.keys).copied().collect();
    for (_, html) in PAGES.iter() {
        assert_eq!(html.values("data-key"), expected);
    }
}

#[test]
fn a_number_on_the_stage_leads_to_its_source() {
    for (_, html) in PAGES.iter() {
        let ids: HashSet<&str> = html.values("id").into_iter().collect();
        for target in html.values("href").iter().filter_map(|it| it.strip_prefix("#fact-")) {
            assert!(ids.contains(format!("fact-{target}").as_str()), "{target}");
        }
    }
}

#[test]
fn every_link_within_the_page_arrives_terms_among_them() {
    for (_, html) in PAGES.iter() {
        assert_eq!(html.lost_links(), [""; 0]);
        assert!(html.values("href").iter().any(|it| it.starts_with("#term-")));
    }
}
