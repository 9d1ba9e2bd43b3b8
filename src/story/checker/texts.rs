//! Checks what texts say and how they are written.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Checker;
use crate::model::{Bilingual, Language};
use crate::story::noun::Noun;
use crate::story::problem::Severity;
use crate::story::prose::{self, Block, Line, MarkupError, Piece, Target};
use crate::story::read::{At, Written};
use crate::story::say::say;

/// Longest text of one field, in bytes; more is a mistake or an attack.
const LONGEST_TEXT_BYTES: usize = 20_000;

impl Checker {
    /// A line of prose in both languages, checked. Empty lines stand for reported mistakes.
    pub fn line(
        &mut self,
        place: &Bilingual<String>,
        text: Bilingual<Written<String>>,
    ) -> Bilingual<Line> {
        let parse = |it: &str| prose::parse_line(it).map(|it| vec![Block::Paragraph(it)]);
        self.both(place, text, parse).map(|_, blocks| match blocks.into_iter().next() {
            Some(Block::Paragraph(line)) => line,
            _ => Line::new(),
        })
    }

    /// Paragraphs and lists in both languages, checked.
    pub fn blocks(
        &mut self,
        place: &Bilingual<String>,
        text: Bilingual<Written<String>>,
    ) -> Bilingual<Vec<Block>> {
        self.both(place, text, prose::parse_blocks)
    }

    /// Reports a label that takes more lines than the two that its picture has room for, each of
    /// `longest` characters at most. Filled one after the other they are as few as those that the layout,
    /// which a story knows nothing of, makes even.
    pub fn two_lines(
        &mut self,
        place: &Bilingual<String>,
        at: &Bilingual<At>,
        label: &Bilingual<Line>,
        longest: usize,
    ) {
        for language in Language::ALL {
            let printed = |id: &str| {
                let value = self.values.iter().find(|(it, _)| it == id);
                value.map_or("", |(_, it)| it.get(language).as_str())
            };
            let words: String = label
                .get(language)
                .iter()
                .map(|it| match it {
                    Piece::Words(it) | Piece::Strong(it) | Piece::Link(it, _) => it,
                    Piece::Number(id) => printed(id),
                })
                .collect();
            let (mut lines, mut length) = (1, 0);
            for word in words.split_ascii_whitespace().map(|it| it.chars().count()) {
                let longer = length + usize::from(length > 0) + word;
                let fits = length == 0 || longer <= longest;
                (lines, length) = if fits { (lines, longer) } else { (lines + 1, word) };
            }
            if lines > 2 {
                let code = language.code();
                let message = say!(
                    [place],
                    "{place}, {code}: dài {lines} dòng, trong hình chỉ đủ chỗ cho hai; viết ngắn lại",
                    "{place}, {code}: {lines} lines, and the picture has room for two; shorten it"
                );
                self.error(at.get(language), message);
            }
        }
    }

    /// Both languages, checked by themselves and, where nothing was reported, against each other.
    fn both(
        &mut self,
        place: &Bilingual<String>,
        text: Bilingual<Written<String>>,
        parse: impl Fn(&str) -> Result<Vec<Block>, MarkupError>,
    ) -> Bilingual<Vec<Block>> {
        let reported = self.count();
        let at = Bilingual { vi: text.vi.at.clone(), en: text.en.at.clone() };
        let blocks = text.map(|language, written| {
            let parsed = parse(&written.value);
            self.blocks_of(place, language, &written, parsed)
        });
        if self.count() == reported {
            for language in Language::ALL {
                let [here, there] = [language, language.other()].map(|it| numbers(blocks.get(it)));
                for fact in there.difference(&here) {
                    self.warn_of_left_out(place, language, at.get(language), fact);
                }
            }
        }
        blocks
    }

    /// Warns of a number that only the other language has, such as one that was put in once.
    fn warn_of_left_out(
        &mut self,
        place: &Bilingual<String>,
        language: Language,
        at: &At,
        fact: &str,
    ) {
        let message = say!(
            [place],
            "{place}, {code}: thiếu {{{fact}}}, bản kia có; thêm vào đây, hoặc bỏ ở bản kia",
            "{place}, {code}: {{{fact}}} stands in the other language only; add it here or take it out there",
            code = language.code()
        );
        self.report(Severity::Warning, at, message);
    }

    /// Words without markup in both languages, such as a name: no digit, nothing invisible.
    pub fn plain(
        &mut self,
        place: &Bilingual<String>,
        text: Bilingual<Written<String>>,
    ) -> Bilingual<String> {
        text.map(|language, written| {
            let parsed = prose::parse_line(&written.value).and_then(|line| {
                let words = line.iter().all(|it| matches!(it, Piece::Words(_)));
                let message = || {
                    say!(
                        "tên được in nguyên văn mà lại có dấu định dạng; bỏ các dấu đó đi",
                        "markup in a name, which is printed as it is; write plain words"
                    )
                };
                let refused = || MarkupError { at: String::new(), message: message() };
                if words { Ok(vec![Block::Paragraph(line)]) } else { Err(refused()) }
            });
            self.blocks_of(place, language, &written, parsed);
            written.value
        })
    }

    /// Words that are printed as they are in both languages, such as a quote.
    pub fn verbatim(&mut self, place: &Bilingual<String>, written: &Written<String>) {
        if !self.letters(place, written) {
            return;
        }
        if let Some(tag) = prose::first_html(&written.value) {
            let message = say!(
                [place],
                "{place}: \"{tag}\" là HTML, người đọc sẽ thấy nguyên như vậy; chỉ viết chữ",
                "{place}: \"{tag}\" is HTML, which readers would see; write plain words"
            );
            self.error_at(&written.at, tag, message);
        }
    }

    fn blocks_of(
        &mut self,
        place: &Bilingual<String>,
        language: Language,
        written: &Written<String>,
        parsed: Result<Vec<Block>, MarkupError>,
    ) -> Vec<Block> {
        let place = say!([place], "{place}, {code}", "{place}, {code}", code = language.code());
        if !self.letters(&place, written) {
            return Vec::new();
        }
        let blocks = match parsed {
            Ok(blocks) => blocks,
            Err(MarkupError { at, message }) => {
                let message = say!([place, message], "{place}: {message}", "{place}: {message}");
                self.error_at(&written.at, &at, message);
                return Vec::new();
            }
        };
        // Pieces come in the order of the file, so each is looked for behind the one before.
        let mut left = written.at.clone();
        for piece in prose::lines(&blocks).flatten() {
            match piece {
                Piece::Words(words) | Piece::Strong(words) => {
                    self.check_digits(&place, language, &mut left, words);
                }
                Piece::Number(fact) => {
                    self.skip_to(&mut left, "{");
                    let at = self.check_name(Noun::Fact, &place, &mut left, fact);
                    self.check_value(&place, &at, fact);
                }
                Piece::Link(words, target) => {
                    self.check_digits(&place, language, &mut left, words);
                    let (noun, id) = match target {
                        Target::Fact(id) => (Noun::Fact, id),
                        Target::Unit(id) => (Noun::Unit, id),
                        Target::Era(id) => (Noun::Era, id),
                        Target::Term(id) => (Noun::Term, id),
                        Target::Step(id) => (Noun::Step, id),
                    };
                    self.skip_to(&mut left, "](");
                    self.skip_to(&mut left, ":");
                    let at = self.check_name(noun, &place, &mut left, id);
                    self.check_elsewhere(noun, &place, &at, id);
                }
            }
        }
        blocks
    }

    fn check_name(&mut self, noun: Noun, place: &Bilingual<String>, left: &mut At, id: &str) -> At {
        let id = Written { value: id.to_owned(), at: self.skip_to(left, id) };
        self.refer(noun, place, &id);
        id.at
    }

    /// A term is not explained by itself, and a step does not lead to where the reader is.
    fn check_elsewhere(&mut self, noun: Noun, place: &Bilingual<String>, at: &At, id: &str) {
        if matches!(noun, Noun::Term | Noun::Step) && self.reads(noun, id) {
            let word = noun.word();
            let message = say!(
                [place, word],
                "{place}: liên kết dẫn về chính {word} \"{id}\" này; dẫn tới chỗ khác hoặc bỏ liên kết",
                "{place}: the link leads to the {word} \"{id}\" that it stands in; lead elsewhere, or take it out"
            );
            self.error(at, message);
        }
    }

    /// `{fact}` prints the fact's value, so there must be one.
    fn check_value(&mut self, place: &Bilingual<String>, at: &At, id: &str) {
        let value = self.values.iter().find(|(it, _)| it == id);
        if value.is_some_and(|(_, it)| it.vi.is_empty()) && self.is_readable(id) {
            let message = say!(
                [place],
                "{place}: số liệu \"{id}\" không có giá trị để in; viết [chữ](fact:{id})",
                "{place}: the fact \"{id}\" has no value to print; write [words](fact:{id})"
            );
            self.error(at, message);
        }
    }

    fn check_digits(
        &mut self,
        place: &Bilingual<String>,
        language: Language,
        left: &mut At,
        words: &str,
    ) {
        let mut words = words;
        while let Some((number, from)) = prose::first_number(words) {
            // The longest value that stands here: a whole date rather than its day.
            let values = self.values.iter().map(|(id, value)| (id, value.get(language).as_str()));
            let fact = values
                .filter(|(_, value)| number.len() <= value.len() && from.starts_with(value))
                .min_by_key(|(_, value)| Reverse(value.len()));
            let (number, remedy) = match fact {
                Some((id, value)) => (value, say!("viết {{{id}}}", "write {{{id}}}")),
                None => (
                    number,
                    say!(
                        "thêm số liệu kèm nguồn rồi viết mã của nó, {{mã}}",
                        "add the fact with its source and write {{its-id}}"
                    ),
                ),
            };
            let message = say!(
                [place, remedy],
                "{place}: số \"{number}\" không lấy từ số liệu nào; {remedy}",
                "{place}: the number \"{number}\" comes from no fact; {remedy}"
            );
            words = &from[number.len()..];
            let at = self.skip_to(left, number);
            self.error(&at, message);
        }
    }

    /// Whether a text is short enough to be read further. Reports that, characters that nobody sees,
    /// letters that are not written as one, and letters that pass for others.
    fn letters(&mut self, place: &Bilingual<String>, written: &Written<String>) -> bool {
        let text = &written.value;
        if text.len() > LONGEST_TEXT_BYTES {
            let message = say!(
                [place],
                "{place}: đoạn chữ dài {length} byte; chỉ đọc nhiều nhất {LONGEST_TEXT_BYTES}",
                "{place}: a text of {length} bytes; at most {LONGEST_TEXT_BYTES} are read",
                length = text.len()
            );
            self.error(&written.at, message);
            return false;
        }
        let letter = |unwanted: fn(char) -> bool| text.chars().find(|it| unwanted(*it));
        if let Some(letter) = letter(is_unseen) {
            let message = say!(
                [place],
                "{place}: có ký tự không nhìn thấy được, \"{code}\"; xóa nó đi",
                "{place}: an invisible character, \"{code}\"; take it out",
                code = letter.escape_unicode()
            );
            self.error_at(&written.at, letter.encode_utf8(&mut [0; 4]), message);
        }
        if let Some(accent) = letter(is_accent) {
            let message = say!(
                [place],
                "{place}: chữ và dấu bị viết rời nhau (NFD); viết liền thành một (NFC)",
                "{place}: letters and accents are written apart (NFD); write them as one (NFC)"
            );
            self.error_at(&written.at, accent.encode_utf8(&mut [0; 4]), message);
        }
        let words = text.split(|it: char| !it.is_alphanumeric());
        let mixed = words.filter(|it| it.contains(is_latin));
        let foreign = |it: char| it.is_alphabetic() && !is_latin(it);
        let disguised =
            mixed.filter_map(|word| Some((word, word.chars().find(|it| foreign(*it))?)));
        if let Some((word, letter)) = disguised.into_iter().next() {
            let message = say!(
                [place],
                "{place}: trong \"{word}\" có \"{letter}\" ({code}), trông giống chữ Latinh nhưng không phải; gõ lại từ này",
                "{place}: \"{letter}\" ({code}) in \"{word}\" is no Latin letter, though it may look like one; type the word anew",
                code = letter.escape_unicode()
            );
            self.error_at(&written.at, word, message);
        }
        true
    }
}

/// Letters of Vietnamese, English and their neighbors, also as signs such as `ª`.
fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && matches!(letter, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Accents that stand by themselves, behind the letter they belong to.
fn is_accent(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Characters without a shape, those that every computer draws differently, and those that turn the
/// direction of writing around.
pub(super) fn is_unseen(letter: char) -> bool {
    let listed = matches!(
        letter,
        '\u{ad}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{e000}'..='\u{f8ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{ffff}'
            | '\u{e0000}'..
    );
    (letter.is_control() && letter != '\n') || listed
}

/// The facts whose values are printed, in the order of their names.
fn numbers(blocks: &[Block]) -> BTreeSet<&str> {
    let pieces = prose::lines(blocks).flatten();
    let facts = pieces.filter_map(|it| match it {
        Piece::Number(fact) => Some(fact.as_str()),
        _ => None,
    });
    facts.collect()
}
