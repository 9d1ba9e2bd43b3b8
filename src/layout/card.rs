//! The card: the picture that a link to the story shows in a stream of others.
//!
//! Such pictures are often seen at a third of their size, so there are few words, and all are large:
//! a headline, and how many tiers there were and are, each beside its picture.

use super::wrap;

/// Width of a card, in its own units, which are pixels.
pub const WIDTH: f64 = 1200.0;
/// Height of a card. Who shows links crops another shape.
pub const HEIGHT: f64 = 630.0;
/// The margin on each side.
const EDGE: f64 = 60.0;
/// Between the halves.
const GAP: f64 = 48.0;
/// Where the words over the headline stand.
const ABOVE: f64 = 76.0;
/// Where the headline ends.
const HEADLINE: f64 = 150.0;
/// Where the halves begin.
const TOP: f64 = 182.0;
/// The column of the large number, within a half.
const NUMBER: f64 = 150.0;
/// Where the sources stand.
const SOURCE: f64 = 588.0;

/// Words on one line of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct CardLine {
    /// The class of the style sheet.
    pub class: &'static str,
    /// The size of type.
    pub size: f64,
    /// The left edge.
    pub x: f64,
    /// The base line.
    pub y: f64,
    /// The tier whose color they have.
    pub tier: Option<usize>,
    /// The words.
    pub text: String,
}

impl CardLine {
    fn new(class: &'static str, size: f64, [x, y]: [f64; 2], text: impl Into<String>) -> Self {
        Self { class, size, x, y, tier: None, text: text.into() }
    }
}

/// Half of a card: a rule above, words on the left, a picture on the right.
#[derive(Clone, Debug, PartialEq)]
pub struct CardHalf {
    /// Left edge, y and width of the rule.
    pub rule: [f64; 3],
    /// The name of the era, the number, what it counts, and the tiers by name.
    pub lines: Vec<CardLine>,
    /// The left upper corner of the picture.
    pub picture: [f64; 2],
    /// Units of the card for one figure unit.
    pub scale: f64,
}

/// Over the headline: whose it is, and of what day.
pub fn above(text: &str) -> CardLine {
    CardLine::new("name", 28.0, [EDGE, ABOVE], text)
}

/// The headline, in one large line where it fits, else in two smaller ones.
pub fn headline(text: &str) -> Vec<CardLine> {
    // A letter of the heavier face is a little more than half its size wide on the average.
    let longest = |size: f64| ((WIDTH - 2.0 * EDGE) / (size * 0.55)) as usize;
    let one = [56.0, 54.0, 52.0, 50.0, 48.0, 46.0, 44.0].map(|it| (it, 1));
    let two = [38.0, 36.0, 34.0, 32.0, 30.0, 28.0].map(|it| (it, 2));
    let set = |(size, most): (f64, usize)| {
        let lines = wrap(text, longest(size));
        let fits =
            lines.len() <= most && lines.iter().all(|it| it.chars().count() <= longest(size));
        fits.then_some((size, lines))
    };
    let (size, lines) = one
        .into_iter()
        .chain(two)
        .find_map(set)
        .unwrap_or_else(|| (24.0, wrap(text, longest(24.0))));
    let last = lines.len().saturating_sub(1) as f64;
    let line = |(index, text): (usize, String)| {
        let y = HEADLINE - size * 1.25 * (last - index as f64);
        CardLine::new("headline", size, [EDGE, y], text)
    };
    lines.into_iter().enumerate().map(line).collect()
}

/// One of the halves, from the left: `words` are the era, the number and what it counts, `tiers` the
/// tiers that are left, each with its place among all. The wider picture is `widest` figure units
/// wide.
pub fn half(
    index: usize,
    words: [String; 3],
    tiers: Vec<(usize, String)>,
    widest: f64,
) -> CardHalf {
    let width = (WIDTH - 2.0 * EDGE - GAP) / 2.0;
    let x = EDGE + index as f64 * (width + GAP);
    let [era, number, unit] = words;
    let mut lines = vec![
        CardLine::new("head", 28.0, [x, TOP + 48.0], era),
        CardLine::new("head", 150.0, [x - 6.0, TOP + 190.0], number),
        CardLine::new("head", 36.0, [x, TOP + 240.0], unit),
    ];
    lines.extend(tiers.into_iter().enumerate().map(|(line, (tier, name))| {
        let place = [x, TOP + 280.0 + 28.0 * line as f64];
        CardLine { tier: Some(tier), ..CardLine::new("head", 20.0, place, name) }
    }));
    CardHalf {
        rule: [x, TOP, width],
        lines,
        picture: [x + NUMBER, TOP + 14.0],
        scale: (width - NUMBER) / widest,
    }
}

/// Where the numbers are from, in one line.
pub fn source(text: &str) -> CardLine {
    CardLine::new("note", 20.0, [EDGE, SOURCE], text)
}

/// How many letters of the sources fit.
pub fn longest_source() -> usize {
    ((WIDTH - 2.0 * EDGE) / (20.0 * 0.53)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        headline(text).into_iter().map(|it| it.text).collect()
    }

    #[test]
    fn a_short_headline_stands_on_one_line_in_both_languages() {
        for text in
            ["Công an Hà Nội không còn cấp huyện", "Hanoi’s police without a district level"]
        {
            assert_eq!(lines(text), [text]);
        }
    }

    #[test]
    fn a_long_headline_stands_in_two_lines_and_breaks_between_words_of_the_language() {
        let text = "Từ đầu tháng ba, công an thành phố Hà Nội không tổ chức công an cấp huyện";
        let set = headline(text);
        let texts: Vec<&str> = set.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(
            texts,
            ["Từ đầu tháng ba, công an thành phố", "Hà Nội không tổ chức công an cấp huyện"]
        );
        assert!(set[0].size < 40.0 && set[0].y < set[1].y && set[1].y == HEADLINE);
    }

    #[test]
    fn the_halves_stand_beside_each_other_and_within_the_card() {
        let words = || [String::new(), String::new(), String::new()];
        let [before, after] = [0, 1].map(|it| half(it, words(), Vec::new(), 372.0));
        let right = |it: &CardHalf| it.picture[0] + 372.0 * it.scale;
        assert!(right(&before) < after.rule[0] && right(&after) <= WIDTH - EDGE + 0.01);
        assert!(before.picture[1] + 362.0 * before.scale < SOURCE - 20.0);
    }
}
