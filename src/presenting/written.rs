//! A talk as lines of words: for a window that is loaded again, and for the other one.

use std::fmt::Write;

use super::talk::{LEAST_STAGE, is_share, one_line};
use super::{Deck, MOST_HANDS, Screen, Size, Talk};
use crate::model::Language;

/// First line of a talk. Changed whenever its lines change.
const FORMAT: &str = "talk-1";

impl Talk {
    /// The talk in lines of words, for a window that is reloaded and for the other one.
    pub fn write(&self) -> String {
        let mut text = format!("{FORMAT}\n");
        let mut line = |name: &str, value: &str| {
            // Writing into a string cannot fail.
            let _ = writeln!(text, "{name}={value}");
        };
        let flag = |it: bool| if it { "1" } else { "" };
        line("slide", &self.slide.to_string());
        line("revealed", flag(self.revealed));
        line("screen", self.screen.word());
        line("language", self.language.code());
        line("since", &self.clock.since.map(whole).unwrap_or_default());
        line("spent", &joined(self.clock.spent.iter().map(|it| whole(*it))));
        for (slide, hands) in &self.hands {
            line("hands", &format!("{slide}:{}", joined(hands.iter().map(u16::to_string))));
        }
        line("size", &self.size.steps().to_string());
        line("contrast", flag(self.contrast));
        line("mirrored", flag(self.mirrored));
        line("code", flag(self.code));
        line("address", &self.address);
        let thousandth = |it: f64| whole(it * 1000.0);
        let zoom = self.zoom.map(|(x, y)| joined([thousandth(x), thousandth(y)].into_iter()));
        line("zoom", &zoom.unwrap_or_default());
        line("figure", &self.figure);
        line("kept", &self.kept);
        line("letters", flag(self.letters));
        line("stage", &joined([self.stage.0, self.stage.1].iter().map(u16::to_string)));
        text
    }

    /// Reads what [`Talk::write`] wrote, within the bounds of a deck; none for anything else.
    pub fn read(text: &str, deck: &Deck) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != FORMAT {
            return None;
        }
        let mut talk = Self::new(Language::Vi);
        for line in lines {
            let (name, value) = line.split_once('=')?;
            let flag = value == "1";
            match name {
                "slide" => talk.slide = value.parse::<usize>().ok()?.min(deck.last()),
                "revealed" => talk.revealed = flag,
                "screen" => {
                    let found = Screen::ALL.iter().find(|(word, _)| *word == value);
                    talk.screen = found.map(|(_, it)| *it)?;
                }
                "language" => talk.language = Language::from_code(value),
                "since" => talk.clock.since = moment(value),
                "spent" => {
                    let scenes = value.split(',').map_while(moment);
                    talk.clock.spent = scenes.take(deck.slides.len()).collect();
                }
                "hands" => {
                    let (slide, hands) = value.split_once(':')?;
                    let slide = slide.parse().ok()?;
                    let hands: Option<Vec<u16>> = hands
                        .split(',')
                        .map(|it| Some(it.parse::<u16>().ok()?.min(MOST_HANDS)))
                        .collect();
                    if hands.as_ref()?.len() == deck.answers(slide) {
                        talk.hands.insert(slide, hands?);
                    }
                }
                "size" => talk.size = Size::new(value.parse().ok()?),
                "contrast" => talk.contrast = flag,
                "mirrored" => talk.mirrored = flag,
                "code" => talk.code = flag,
                "address" => talk.address = one_line(value),
                "zoom" => {
                    let (x, y) = value.split_once(',').unwrap_or_default();
                    let share = |it: &str| Some(moment(it)? / 1000.0).filter(|it| is_share(*it));
                    talk.zoom = share(x).zip(share(y));
                }
                "figure" => talk.figure = one_line(value),
                "kept" => talk.kept = one_line(value),
                "letters" => talk.letters = flag,
                "stage" => {
                    let (width, height) = value.split_once(',')?;
                    let pixels = |it: &str| Some(it.parse::<u16>().ok()?.max(LEAST_STAGE));
                    talk.stage = (pixels(width)?, pixels(height)?);
                }
                _ => return None,
            }
        }
        Some(talk)
    }
}

/// Milliseconds without their fraction; writing fractions would bring a table of powers.
fn whole(it: f64) -> String {
    (it as u64).to_string()
}

fn moment(text: &str) -> Option<f64> {
    // Beyond this a number is no moment of anybody's life.
    text.parse::<u64>().ok().filter(|it| *it < 1 << 50).map(|it| it as f64)
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presenting::Wish;
    use crate::presenting::samples::{after, deck};
    use crate::presenting::talk::LONGEST_TEXT;

    #[test]
    fn what_is_written_is_what_is_read() {
        let talk = after(&[
            Wish::Next,
            Wish::Hands(0, 12),
            Wish::Hands(2, 5_000),
            Wish::Next,
            Wish::Zoom(Some((0.25, 0.5))),
            Wish::Figure("era=before&unit=ba-vi".into()),
            Wish::Kept("pace=3".into()),
            Wish::Address("https://example.org/\nscreen=black".into()),
            Wish::Screen(Screen::White),
            Wish::Language,
            Wish::Contrast,
            Wish::Mirrored,
            Wish::Size(2),
            Wish::Letters(false),
            Wish::Code(true),
            Wish::Stage(1920, 0),
        ]);
        assert_eq!(talk.hands[&1], [12, 0, 999]);
        assert_eq!(talk.stage, (1920, 100));
        let read = Talk::read(&talk.write(), &deck());
        assert_eq!(read, Some(talk));
    }

    #[test]
    fn what_is_no_talk_is_refused_and_what_is_too_much_is_bounded() {
        for text in ["", "talk-0\nstop=1", "talk-1\nslide=-1", "talk-1\nscreen=red", "talk-1\nx=1"]
        {
            assert_eq!(Talk::read(text, &deck()), None, "{text}");
        }
        let read = |line: &str| Talk::read(&format!("talk-1\n{line}"), &deck()).unwrap();
        assert_eq!(read("slide=999999").slide, 3);
        assert_eq!(read("hands=0:1,2,3").hands.len(), 0);
        assert_eq!(read("since=99999999999999999999").clock.since, None);
        assert_eq!(read(&format!("figure={}", "x".repeat(100_000))).figure.len(), LONGEST_TEXT);
    }
}
