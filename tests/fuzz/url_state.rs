//! Any text as what an address says: query, fragment, the address of the site, and what is typed.
//!
//! Never a panic; what is read is sound; what was written is read as the same.
#![no_main]

use std::sync::LazyLock;

use haicap::address::Address;
use haicap::model::{Date, Era, Findable, Language, find, fold};
use haicap::presenting::{Deck, Slide, act_for, key_name};
use haicap::simulate::{Direction, Preset, Settings};
use libfuzzer_sys::fuzz_target;

/// What an address may name: slides, and places.
static KNOWN: LazyLock<(Deck, Vec<Findable>)> = LazyLock::new(|| {
    let slide = |id: &str| Slide { id: id.into(), scene: 0, step: 0, answers: 0 };
    let slides = ["before-tiers", "before-tiers.guess", "after.views.1"].map(slide);
    let place = |(name, kind): (&str, &str)| {
        let [id, name, kind] = [name, name, kind].map(String::from);
        Findable { id, name, kind }
    };
    let places = [("Đống Đa", "quận"), ("Ba Vì", "huyện"), ("Sơn Tây", "thị xã")].map(place);
    (Deck { slides: slides.into(), minutes: Vec::new() }, places.into())
});

fuzz_target!(|data: &[u8]| {
    let text = &*String::from_utf8_lossy(data);
    let (deck, places) = &*KNOWN;

    let settings = Settings::from_query(text);
    assert_eq!(Settings::from_query(&settings.to_query()), settings);
    assert_eq!(Settings::from_query(&format!("?{}", settings.to_query())), settings);

    // Where a page begins, and what is asked for before a slash or behind a sign of addresses.
    for word in text.split(['#', '?', '&', '=', '/']) {
        if let Some(slide) = deck.position(word) {
            assert_eq!(deck.slides[slide].id, word);
        }
        if let Some(era) = Era::from_word(word) {
            assert_eq!(era.word(), word);
        }
        if let Some(direction) = Direction::from_word(word) {
            assert_eq!(direction.word(), word);
        }
        if let Some(preset) = Preset::from_id(word) {
            assert_eq!(preset.id, word);
        }
        if let Some(date) = Date::parse(word) {
            assert_eq!(date.to_string(), word);
            assert!((1900.0..3000.0).contains(&date.in_years()));
            for language in Language::ALL {
                date.format(language);
                date.format_short(language);
                date.format_month(language);
            }
            for months in [0, 1, 11, 12_000, u32::MAX] {
                date.after_months(months);
            }
        }
        let language = Language::from_code(word);
        assert_eq!(Language::from_code(language.code()), language);
        act_for(&key_name(word, word.len() % 2 == 0), true);
    }

    if let Ok(address) = Address::parse(text) {
        let written = address.to("");
        assert!(written.ends_with('/') && written.starts_with(&address.origin()), "{written}");
        assert!(!written.contains(['"', '<', '>', '\'', ' ']), "{written}");
        assert_eq!(Address::parse(&written), Ok(address));
    }

    let folded = fold(text);
    assert_eq!(fold(&folded), folded, "folded twice");
    assert!(find(text, places).len() <= places.len());
});
