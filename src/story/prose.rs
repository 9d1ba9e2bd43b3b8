//! The little markup of story texts: sourced numbers, links that drive figures, and emphasis.
//!
//! Trap: a digit in plain words is an error everywhere, since every number is a fact.

use super::problem::did_you_mean;
use super::say::say;
use crate::model::Bilingual;

/// A piece of a line of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain words.
    Words(String),
    /// `**words**`.
    Strong(String),
    /// `{fact}`: the fact's value, linked to its source.
    Number(String),
    /// `[words](target)`.
    Link(String, Target),
}

/// Where a link in prose leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `fact:id`: the source of the words.
    Fact(String),
    /// `unit:id`: picks the unit in the figure beside the step.
    Unit(String),
    /// `era:before`, `era:after`: turns the figure to that era.
    Era(String),
    /// `term:id`: the glossary.
    Term(String),
    /// `step:id`: another step.
    Step(String),
}

impl Target {
    const KINDS: [&'static str; 5] = ["fact", "unit", "era", "term", "step"];

    fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':')?;
        let id = id.to_owned();
        match kind {
            "fact" => Some(Self::Fact(id)),
            "unit" => Some(Self::Unit(id)),
            "era" => Some(Self::Era(id)),
            "term" => Some(Self::Term(id)),
            "step" => Some(Self::Step(id)),
            _ => None,
        }
    }
}

/// One line of prose: a title, a label, a paragraph, an item of a list.
pub type Line = Vec<Piece>;

/// A paragraph or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Words without a break.
    Paragraph(Line),
    /// Lines that began with `- `.
    List(Vec<Line>),
}

/// What cannot be read, with the text it stumbled over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkupError {
    /// The very characters, to find them in the file.
    pub at: String,
    /// What is wrong and what to do.
    pub message: Bilingual<String>,
}

/// Reads one line.
///
/// # Errors
/// A bracket that is not closed or not opened, a link without a known target, markup within
/// markup, HTML.
pub fn parse_line(text: &str) -> Result<Line, MarkupError> {
    let mut line = Line::new();
    let mut words = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (piece, length) = if rest.starts_with("**") {
            let inner = between(rest, "**", "**", say!("viết **chữ**", "write **words**"))?;
            (Piece::Strong(plain(inner, rest)?), inner.len() + 4)
        } else if letter == '{' {
            let inner = between(rest, "{", "}", say!("viết {{fact-id}}", "write {{fact-id}}"))?;
            (Piece::Number(inner.to_owned()), inner.len() + 2)
        } else if letter == '[' {
            read_link(rest)?
        } else if letter == '}' || letter == ']' {
            let markup = markup();
            let message = say!(
                [markup],
                "\"{letter}\" không đóng dấu nào cả; {markup}",
                "\"{letter}\" closes nothing; {markup}"
            );
            return Err(MarkupError { at: start_of(rest), message });
        } else if let Some(tag) = html(rest) {
            let (tag, markup) = (start_of(tag), markup());
            let message = say!(
                [markup],
                "\"{tag}\" là HTML, người đọc sẽ thấy nguyên như vậy; {markup}",
                "\"{tag}\" is HTML, which readers would see; {markup}"
            );
            return Err(MarkupError { at: tag, message });
        } else {
            words.push(letter);
            rest = &rest[letter.len_utf8()..];
            continue;
        };
        if !words.is_empty() {
            line.push(Piece::Words(std::mem::take(&mut words)));
        }
        line.push(piece);
        rest = &rest[length..];
    }
    if !words.is_empty() {
        line.push(Piece::Words(words));
    }
    Ok(line)
}

/// Reads paragraphs, parted by empty lines, and lists, whose items begin with `- `.
///
/// # Errors
/// As [`parse_line`].
pub fn parse_blocks(text: &str) -> Result<Vec<Block>, MarkupError> {
    let mut blocks = Vec::new();
    let rows: Vec<&str> = text.lines().map(str::trim).collect();
    let is_item = |it: &&str| it.starts_with("- ");
    for part in rows.split(|it| it.is_empty()) {
        let (said, listed) = part.split_at(part.iter().position(is_item).unwrap_or(part.len()));
        if !said.is_empty() {
            blocks.push(Block::Paragraph(parse_line(&said.join(" "))?));
        }
        // A row that is no item goes on with the one above it.
        let items = listed.chunk_by(|_, next| !is_item(next));
        let items: Vec<Line> =
            items.map(|it| parse_line(&it.join(" ")[2..])).collect::<Result<_, _>>()?;
        if !items.is_empty() {
            blocks.push(Block::List(items));
        }
    }
    Ok(blocks)
}

/// The lines of blocks, in order.
pub fn lines(blocks: &[Block]) -> impl Iterator<Item = &Line> {
    blocks.iter().flat_map(|block| match block {
        Block::Paragraph(line) => std::slice::from_ref(line),
        Block::List(lines) => lines.as_slice(),
    })
}

/// The first run of digits, with the points, commas and slashes inside it, such as `10.035` or
/// `1/3/2025`; and the words from there on.
pub fn first_number(words: &str) -> Option<(&str, &str)> {
    let from = &words[words.find(|it: char| it.is_numeric())?..];
    let end = from.find(|it: char| !(it.is_numeric() || ".,/".contains(it))).unwrap_or(from.len());
    Some((from[..end].trim_end_matches(['.', ',', '/']), from))
}

/// The words of markup, which hold no markup of their own; `text` begins with the markup.
fn plain(words: &str, text: &str) -> Result<String, MarkupError> {
    if words.trim().is_empty() {
        let message = say!(
            "dấu định dạng không có chữ nào ở trong; viết chữ vào, hoặc bỏ dấu",
            "markup around no words; write some, or take the marks out"
        );
        return Err(MarkupError { at: start_of(text), message });
    }
    let inner = words.find(['{', '}', '[', ']']).or_else(|| words.find("**"));
    match inner {
        None => Ok(words.to_owned()),
        Some(at) => {
            let message = say!(
                "dấu định dạng lồng trong dấu khác, \"{words}\"; đóng dấu ngoài trước",
                "markup within markup, \"{words}\"; close the outer one first"
            );
            Err(MarkupError { at: start_of(&words[at..]), message })
        }
    }
}

fn markup() -> Bilingual<String> {
    say!(
        "các dấu dùng được là {{fact-id}}, [chữ](loại:mã) và **chữ**",
        "markup is {{fact-id}}, [words](kind:id) and **words**"
    )
}

/// The first piece of HTML in a text.
pub fn first_html(text: &str) -> Option<&str> {
    text.char_indices().find_map(|(at, _)| html(&text[at..]))
}

/// The tag, comment or entity that a text begins with.
fn html(text: &str) -> Option<&str> {
    if let Some(behind) = text.strip_prefix('<') {
        let is_tag = behind.starts_with(|it: char| "/!?".contains(it) || it.is_alphabetic());
        return text.split_inclusive('>').next().filter(|_| is_tag);
    }
    let name = text.strip_prefix('&')?;
    let end = name.find(|it: char| !(it.is_ascii_alphanumeric() || it == '#'))?;
    (end > 0 && name[end..].starts_with(';')).then(|| &text[..end + 2])
}

/// Enough of a text to find it again.
fn start_of(text: &str) -> String {
    text.chars().take(20).collect()
}

fn between<'a>(
    text: &'a str,
    open: &str,
    close: &str,
    remedy: Bilingual<String>,
) -> Result<&'a str, MarkupError> {
    let inner = &text[open.len()..];
    let end = inner.find(close).ok_or_else(|| MarkupError {
        at: start_of(text),
        message: say!(
            [remedy],
            "\"{open}\" chưa được đóng; {remedy}",
            "\"{open}\" is not closed; {remedy}"
        ),
    })?;
    Ok(&inner[..end])
}

fn read_link(text: &str) -> Result<(Piece, usize), MarkupError> {
    let remedy = || {
        say!(
            "viết [chữ](fact:id), [chữ](unit:id), [chữ](era:after), [chữ](term:id) hoặc [chữ](step:id)",
            "write [words](fact:id), [words](unit:id), [words](era:after), [words](term:id) or [words](step:id)"
        )
    };
    let words = between(text, "[", "]", remedy())?;
    let behind = &text[words.len() + 2..];
    let error = |at: &str, message| Err(MarkupError { at: at.to_owned(), message });
    if !behind.starts_with('(') {
        let remedy = remedy();
        let message = say!(
            [remedy],
            "\"[{words}]\" không dẫn tới đâu cả; {remedy}",
            "\"[{words}]\" leads nowhere; {remedy}"
        );
        return error(words, message);
    }
    let target = between(behind, "(", ")", remedy())?;
    match Target::parse(target) {
        Some(it) => Ok((Piece::Link(plain(words, text)?, it), words.len() + target.len() + 4)),
        None => {
            let kind = target.split(':').next().unwrap_or_default();
            let (meant, remedy) = (did_you_mean(kind, Target::KINDS), remedy());
            let message = say!(
                [meant, remedy],
                "liên kết không dẫn tới \"{target}\" được{meant}; {remedy}",
                "\"{target}\" is no target of a link{meant}; {remedy}"
            );
            error(target, message)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_words_numbers_and_links() {
        let line = parse_line("**Ba** cấp, {district-units} [công an](fact:x).").unwrap();
        let words = |it: &str| Piece::Words(it.into());
        assert_eq!(
            line,
            [
                Piece::Strong("Ba".into()),
                words(" cấp, "),
                Piece::Number("district-units".into()),
                words(" "),
                Piece::Link("công an".into(), Target::Fact("x".into())),
                words("."),
            ]
        );
    }

    #[test]
    fn an_empty_line_parts_paragraphs_and_a_dash_makes_a_list() {
        let blocks = parse_blocks("one\ntwo\n\n- a\n- b\n").unwrap();
        assert!(
            matches!(&blocks[..], [Block::Paragraph(_), Block::List(items)] if items.len() == 2)
        );
        assert_eq!(lines(&blocks).count(), 3);
        let blocks = parse_blocks("one:\n- a\n  and more\n- b\n \ntwo").unwrap();
        let [Block::Paragraph(_), Block::List(items), Block::Paragraph(_)] = &blocks[..] else {
            panic!("{blocks:?}");
        };
        assert_eq!(items[0], [Piece::Words("a and more".into())]);
    }

    #[test]
    fn what_is_not_closed_or_leads_nowhere_is_refused() {
        for text in ["{fact", "[words", "[words]", "[words](fact:x", "[words](fakt:x)", "**strong"]
        {
            assert!(parse_line(text).is_err(), "{text}");
        }
        for text in ["fact}", "words](fact:x)", "**{fact}**", "[**words**](fact:x)", "<b>words</b>"]
        {
            assert!(parse_line(text).is_err(), "{text}");
        }
        for text in ["[](fact:x)", "[ ](term:x)", "****"] {
            assert!(parse_line(text).is_err(), "{text}");
        }
        assert!(parse_line("x < y > z * w (v)").is_ok());
    }

    #[test]
    fn numbers_in_words_are_found_whole() {
        for (words, number) in
            [("từ 1/3/2025, nay", "1/3/2025"), ("10.035 xã", "10.035"), ("và 17,5.", "17,5")]
        {
            assert_eq!(first_number(words).map(|(it, _)| it), Some(number));
        }
        assert_eq!(first_number("không có số"), None);
    }
}
