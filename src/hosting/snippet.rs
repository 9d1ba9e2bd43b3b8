//! The code that a newsroom pastes: each kind is written once, with slots for what differs.
//!
//! The page for newsrooms prints it filled, and as templates that its form fills.

/// A piece of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The same in every snippet.
    Words(&'static str),
    /// The value of a slot.
    Slot(&'static str),
    /// An attribute, left out where its slot, of the same name, is empty.
    Attribute(&'static str),
}

use Piece::{Attribute, Slot, Words};

/// All that a frame may: run its own scripts, and open links as links usually open. It stays a
/// stranger to the page around it, and to our site.
pub const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// A frame: no script on the page around it. Its height follows its width by the box it lies in; where
/// a page strips styles, it has the height that is enough at every width. Links in it open as usual.
const FRAME: [Piece; 17] = [
    Words("<div style=\"position:relative;padding-bottom:calc("),
    Slot("base"),
    Words("px + "),
    Slot("slope"),
    Words("%)\"><iframe src=\""),
    Slot("embed"),
    Words("\" title=\""),
    Slot("title"),
    Words("\" width=\"100%\" height=\""),
    Slot("height"),
    Words(
        "\" style=\"position:absolute;top:0;left:0;height:100%;border:0\" loading=\"lazy\" sandbox=\"",
    ),
    Words(SANDBOX),
    Words("\" referrerpolicy=\"strict-origin-when-cross-origin\"></iframe></div>\n<p><a href=\""),
    Slot("link"),
    Words("\">Hai Cấp: "),
    Slot("title"),
    Words("</a></p>"),
];

/// The loader and its element.
const LOADER: [Piece; 15] = [
    Words("<script src=\""),
    Slot("loader"),
    Words("\" async></script>\n<hai-cap figure=\""),
    Slot("figure"),
    Words("\" lang=\""),
    Slot("lang"),
    Words("\""),
    Attribute("theme"),
    Attribute("accent"),
    Attribute("step"),
    Words("><a href=\""),
    Slot("link"),
    Words("\">Hai Cấp: "),
    Slot("title"),
    Words("</a></hai-cap>"),
];

/// A picture that leads to the story.
const PICTURE: [Piece; 11] = [
    Words("<a href=\""),
    Slot("link"),
    Words("\"><img src=\""),
    Slot("image"),
    Words("\" width=\""),
    Slot("width"),
    Words("\" height=\""),
    Slot("depth"),
    Words("\" loading=\"lazy\" style=\"max-width:100%;height:auto\" alt=\""),
    Slot("alt"),
    Words("\"></a>"),
];

/// A way to embed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A frame whose height follows its width.
    Frame,
    /// A frame that our loader makes.
    Loader,
    /// A picture in pixels.
    Picture,
}

impl Way {
    /// All ways, with their names in the form.
    pub const ALL: [(&'static str, Self); 3] =
        [("frame", Self::Frame), ("loader", Self::Loader), ("picture", Self::Picture)];

    /// Its code.
    pub const fn pieces(self) -> &'static [Piece] {
        match self {
            Self::Frame => &FRAME,
            Self::Loader => &LOADER,
            Self::Picture => &PICTURE,
        }
    }
}

/// Words as HTML and SVG hold them, inside an attribute or between tags.
pub fn escaped(value: &str) -> String {
    let value = value.replace('&', "&amp;").replace('"', "&quot;");
    value.replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_leave_its_place() {
        assert_eq!(escaped("\"><script> & co"), "&quot;&gt;&lt;script&gt; &amp; co");
    }
}
