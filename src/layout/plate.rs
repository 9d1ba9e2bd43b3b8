//! A plate: a picture with the words around it, as one image that stands alone.

use super::wrap;

/// Width of a plate, in its own units.
pub const WIDTH: f64 = 800.0;
/// The margin on each side.
pub const EDGE: f64 = 28.0;
/// Between things that stand beside each other.
const GAP: f64 = 32.0;

/// A text of a plate, by its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// What the picture says.
    Headline,
    /// Over a column.
    Head,
    /// Under that.
    Detail,
    /// What the picture does not say, and where it is from.
    Note,
    /// Whose it is.
    Name,
}

impl Look {
    /// The class of the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Head => "head",
            Self::Detail => "detail",
            Self::Note => "note",
            Self::Name => "name",
        }
    }

    /// The size of type, in units of the plate.
    pub const fn size(self) -> f64 {
        match self {
            Self::Headline => 27.0,
            Self::Head => 18.0,
            Self::Detail => 16.0,
            Self::Note | Self::Name => 14.5,
        }
    }

    /// From line to line: marks over and under letters must not touch.
    pub fn leading(self) -> f64 {
        self.size() * 1.4
    }

    /// How many letters stand on a line of that width. A letter is half its size wide on the
    /// average, so a line stays short of the edge; tests measure every one.
    pub fn longest(self, width: f64) -> usize {
        (width / (self.size() * 0.53)) as usize
    }
}

/// Words on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct PlateLine {
    /// How they look.
    pub look: Look,
    /// Where they begin.
    pub x: f64,
    /// Their base line.
    pub y: f64,
    /// The words.
    pub text: String,
}

/// A picture, or one of several beside each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pane {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// Units of the plate for one figure unit.
    pub scale: f64,
}

/// Where everything on a plate is. Filled from the top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plate {
    /// All words.
    pub lines: Vec<PlateLine>,
    /// Rules over columns: left edge, y, width.
    pub rules: Vec<(f64, f64, f64)>,
    /// Where it ends so far.
    pub height: f64,
}

impl Plate {
    /// An empty plate.
    pub fn new() -> Self {
        Self { height: EDGE, ..Self::default() }
    }

    /// A text over the whole width.
    pub fn text(&mut self, look: Look, text: &str) {
        self.height += self.place(look, text, EDGE, self.height, WIDTH - 2.0 * EDGE);
    }

    /// Heads over columns, each with a rule above and a line of detail below.
    pub fn heads(&mut self, heads: &[(String, String)]) {
        let width = column_width(heads.len());
        self.height += 14.0;
        let mut tallest: f64 = 0.0;
        for (index, (head, detail)) in heads.iter().enumerate() {
            let x = EDGE + index as f64 * (width + GAP);
            self.rules.push((x, self.height, width));
            let top = self.height + 6.0;
            let head = self.place(Look::Head, head, x, top, width);
            let detail = self.place(Look::Detail, detail, x, top + head, width);
            tallest = tallest.max(head + detail + 14.0);
        }
        self.height += tallest;
    }

    /// Panes for pictures of these widths and heights, beside each other and on one scale.
    pub fn panes(&mut self, sizes: &[(f64, f64)]) -> Vec<Pane> {
        let width = column_width(sizes.len());
        let widest = sizes.iter().map(|it| it.0).fold(1.0, f64::max);
        let scale = width / widest;
        self.height += 16.0;
        let y = self.height;
        self.height += sizes.iter().map(|it| it.1 * scale).fold(0.0, f64::max);
        let x = |index: usize| EDGE + index as f64 * (width + GAP);
        (0..sizes.len()).map(|it| Pane { x: x(it), y, scale }).collect()
    }

    /// The margin below, down to a whole unit: half a pixel of no paper would show.
    pub fn end(&mut self) {
        self.height = (self.height + 20.0).ceil();
    }

    /// Room before what follows.
    pub fn skip(&mut self, room: f64) {
        self.height += room;
    }

    /// Sets a text from an upper edge, and says how high it is.
    fn place(&mut self, look: Look, text: &str, x: f64, top: f64, width: f64) -> f64 {
        let mut lines = wrap(text, look.longest(width));
        if look == Look::Headline {
            // No last line of one word: as narrow as the number of lines allows.
            let narrower = (1..look.longest(width)).rev().map(|it| wrap(text, it));
            lines = narrower.take_while(|it| it.len() == lines.len()).last().unwrap_or(lines);
        }
        let height = lines.len() as f64 * look.leading();
        let base = |line: usize| top + line as f64 * look.leading() + look.size() * 1.05;
        let lines = lines.into_iter().enumerate();
        self.lines.extend(lines.map(|(line, text)| PlateLine { look, x, y: base(line), text }));
        height
    }
}

fn column_width(columns: usize) -> f64 {
    let columns = columns.max(1) as f64;
    (WIDTH - 2.0 * EDGE - (columns - 1.0) * GAP) / columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_pictures_stand_beside_each_other_on_one_scale() {
        let mut plate = Plate::new();
        let panes = plate.panes(&[(356.0, 100.0), (178.0, 300.0)]);
        assert_eq!(panes[0].scale, panes[1].scale);
        assert!(EDGE + 356.0 <= panes[1].x && panes[1].x + 356.0 <= WIDTH - EDGE);
        assert_eq!(plate.height, panes[0].y + 300.0);
    }

    #[test]
    fn what_comes_later_stands_lower() {
        let mut plate = Plate::new();
        plate.text(Look::Headline, "one line");
        plate.heads(&[("Before".into(), "two".into()), ("After".into(), String::new())]);
        plate.text(Look::Note, "a note");
        let ys: Vec<f64> = plate.lines.iter().map(|it| it.y).collect();
        assert!(ys[0] < ys[1] && ys[1] < ys[2] && ys[1] == ys[3] && ys[2] < ys[4]);
        assert!(ys[4] < plate.height);
    }
}
