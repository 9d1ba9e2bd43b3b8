//! A country on the program of a city: the story of ten thousand units is sound and its page small.
//!
//! `BLESS=1 cargo test --test nation` writes its organization anew.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::fs;

use haicap::layout::Contrast;
use haicap::model::Era;

#[path = "stories/evenly.rs"]
mod evenly;
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "stories/support.rs"]
mod support;
use support::{at_top, listed, sound, texts};

#[test]
fn the_organization_of_the_country_is_shared_as_its_story_says() {
    let path = at_top("tests/stories/nation/organization.toml");
    let written = evenly::organization();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &written).unwrap();
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    assert!(known == written, "{} is not as written; BLESS=1 writes it anew", path.display());
}

#[test]
fn the_story_of_the_country_is_sound_and_says_that_it_is_a_test() {
    let texts = texts(&at_top("tests/stories/nation"));
    // It is read and not presented, so one file is not there.
    for (name, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        assert!(text.starts_with("# A TEST OF SIZE"), "{name}");
    }
    let loaded = sound(texts);
    assert_eq!(listed(&loaded.warnings), "");
    let organization = &loaded.story.organization.organization;
    let of_tiers: Vec<usize> = (0..4).map(|it| organization.of_tier(it).count()).collect();
    assert_eq!(of_tiers, [1, 63, 696, 10_035]);
    // Four levels before, three after, and nobody is lost on the way.
    assert_eq!(Era::ALL.map(|era| organization.handovers(era)), [3, 2]);
    let contrast = Contrast::new(organization);
    assert!(contrast.is_large());
    assert_eq!(contrast.rows.iter().map(|it| it.span).sum::<usize>(), 10_035);
}

#[cfg(feature = "ssr")]
#[allow(dead_code, reason = "other tests use the rest")]
#[path = "stories/html.rs"]
mod html;
#[cfg(feature = "ssr")]
#[path = "stories/written.rs"]
#[allow(dead_code, reason = "the country is looked at in one language")]
mod written;

#[cfg(feature = "ssr")]
#[test]
fn a_page_of_ten_thousand_units_is_small_and_each_number_on_it_has_a_source() {
    let story = sound(texts(&at_top("tests/stories/nation"))).story;
    for page in written::written(&story) {
        let html = &page.html;
        assert!(html.elements.len() < 2_000, "{} elements", html.elements.len());
        assert!(page.text.len() < 250_000, "{} bytes", page.text.len());
        // Dots in one path each: both eras of the opening, and the picture that moves.
        let dots = html.elements.iter().filter(|it| it.has_class("dots"));
        assert_eq!(dots.map(html::Element::dots).collect::<Vec<_>>(), [10_035; 3]);
        let leads = |within: &[usize]| {
            html.any(within, |it| it.get("href").is_some_and(|it| it.starts_with("#fact-")))
        };
        let told = html.texts.iter().filter(|it| html.any(&it.within, |it| it.name == "article"));
        let numbers = told.filter(|it| it.words.contains(|it: char| it.is_ascii_digit()));
        let stray = numbers.filter(|it| !leads(&it.within)).map(|it| it.words.as_str());
        assert_eq!(stray.collect::<Vec<_>>(), [""; 0]);
    }
}
