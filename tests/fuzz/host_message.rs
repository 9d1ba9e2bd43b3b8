//! Any text as what another window says, or as the data of a page of another release.
//!
//! Never a panic; what is read is within its bounds; what was written is read as the same.
#![no_main]

use haicap::model::{Language, Organization};
use haicap::presenting::{Deck, MOST_HANDS, Message, Screen, Slide, Talk, Wish, report};
use haicap::story::Tables;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = &*String::from_utf8_lossy(data);
    let deck = deck();
    let message = Message::read(text);
    if let Some(message) = &message {
        assert_eq!(Message::read(&message.write()).as_ref(), Some(message));
    }
    let body = message.as_ref().map_or(text, |it| it.text.as_str());
    if let Some(mut talk) = Talk::read(body, &deck) {
        check_talk(&talk, &deck);
        for (second, byte) in data.iter().enumerate() {
            talk.follow(wish(*byte, body), &deck, 1_000.0 * second as f64);
        }
        check_talk(&talk, &deck);
    }
    check_sheet(text);
});

/// With a question, and two scenes.
fn deck() -> Deck {
    let slide = |id: &str, scene, answers| Slide { id: id.into(), scene, step: 0, answers };
    let slides = vec![slide("a", 0, 0), slide("b.guess", 0, 3), slide("b", 1, 0)];
    Deck { slides, minutes: vec![1, 2] }
}

fn check_talk(talk: &Talk, deck: &Deck) {
    assert!(talk.slide <= deck.last());
    assert!(talk.hands.iter().all(|(slide, hands)| hands.len() == deck.answers(*slide)));
    assert!(talk.hands.values().flatten().all(|it| *it <= MOST_HANDS));
    assert_eq!(Talk::read(&talk.write(), deck).as_ref(), Some(talk));
    let scenes = ["one".to_owned(), "two".to_owned()];
    report(deck, &talk.clock, deck.scene(talk.slide), 1e12, &scenes, [""; 4], "all");
}

/// A wish by a byte, with words that somebody may have typed.
fn wish(byte: u8, words: &str) -> Wish {
    let number = byte >> 4;
    let share = f64::from(number) / 15.0;
    match byte & 15 {
        0 => Wish::Next,
        1 => Wish::Previous,
        2 => Wish::Jump(number.into()),
        3 => Wish::Screen([Screen::Stage, Screen::Black, Screen::White][usize::from(number % 3)]),
        4 => Wish::Language,
        // In thousandths, as places are said.
        5 => Wish::Zoom((number < 8).then(|| ((share * 1000.0).floor() / 1000.0, 0.5))),
        6 => Wish::Code(number < 8),
        7 => Wish::Size(number as i8 - 8),
        8 => Wish::Contrast,
        9 => Wish::Clock,
        10 => Wish::ResetClock,
        11 => Wish::Hands(usize::from(number % 4), u16::from(number) * 100),
        12 => Wish::Figure(words.to_owned()),
        13 => Wish::Kept(words.to_owned()),
        14 => Wish::Address(words.to_owned()),
        _ => Wish::Stage(u16::from(number) * 200, u16::from(number) * 100),
    }
}

/// The sheet of cues, a line a row: the name of its table, and then its cells, parted by tabs.
fn check_sheet(text: &str) {
    let rows = |name: &str| {
        let cells = text.lines().filter_map(|it| it.strip_prefix(name)?.strip_prefix('\t'));
        Some(cells.map(|it| it.split('\t').map(String::from).collect()).collect())
    };
    let Some(sheet) = Tables::gather(rows).and_then(|it| it.read()) else { return };
    assert_eq!(Tables::write(&sheet, Language::En).read(), Some(sheet.clone()));
    if let Ok(organization) = Organization::new(sheet.plan) {
        assert!(organization.head() < organization.units().len());
    }
}
