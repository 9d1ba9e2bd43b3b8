//! Minifies a page: the same elements in fewer bytes, once they are compressed.

/// Elements that end where the next of their kind begins, or what they are in ends.
const IMPLIED: [&str; 8] = ["li", "dt", "dd", "thead", "tbody", "tr", "th", "td"];
/// What ends a paragraph where it begins, or ends around it; only what our pages put there.
const AFTER_PARAGRAPH: [&str; 11] =
    ["p", "ul", "ol", "dl", "div", "details", "li", "dd", "/div", "/details", "/li"];

/// HTML with the class of each element first, since what begins alike packs best.
pub fn classes_first(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut pieces = html.split('<');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
        text.push('<');
        text.push_str(&class_first(tag));
        text.push('>');
        text.push_str(words);
    }
    text
}

fn class_first(tag: &str) -> String {
    let moved = || {
        let (name, attributes) = tag.split_once(' ')?;
        let (before, class) = attributes.split_once(" class=\"")?;
        let (class, after) = class.split_once('"')?;
        Some(format!("{name} class=\"{class}\" {before}{after}"))
    };
    moved().unwrap_or_else(|| tag.to_owned())
}

/// HTML with every pattern once, in a picture of its own at the beginning: a page that shows a
/// picture many times may not say the same id twice, and a pattern in a hidden picture is not drawn.
pub fn patterns_once(html: &str) -> String {
    let (mut patterns, mut text) = (Vec::new(), String::with_capacity(html.len()));
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once("<defs>") {
        let (pattern, behind) = behind.split_once("</defs>").unwrap_or((behind, ""));
        text.push_str(before);
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
        rest = behind;
    }
    let patterns = patterns.concat();
    format!("<svg class=\"unseen\" aria-hidden=\"true\"><defs>{patterns}</defs></svg>{text}{rest}")
}

/// HTML without the end tags that are implied. Not for what the program takes over: it knows those
/// parts by a hash of what browsers write back, and they write every end tag.
pub fn without_implied_ends(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut pieces = html.split('<').peekable();
    text.push_str(pieces.next().unwrap_or_default());
    while let Some(piece) = pieces.next() {
        let (tag, words) = piece.split_once('>').unwrap_or((piece, ""));
        let next = pieces.peek().and_then(|it| it.split([' ', '>']).next()).unwrap_or_default();
        let implied = match tag.strip_prefix('/') {
            Some("p") => words.is_empty() && AFTER_PARAGRAPH.contains(&next),
            Some(name) => IMPLIED.contains(&name),
            None => false,
        };
        if implied {
            text.push_str(words);
        } else {
            text.push('<');
            text.push_str(piece);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_class_of_an_element_stands_first() {
        assert_eq!(
            classes_first(r##"<a href="#x" class="term">x</a>, <br>"##),
            r##"<a class="term" href="#x">x</a>, <br>"##
        );
        assert_eq!(classes_first(r#"<p class="a" id="b">"#), r#"<p class="a" id="b">"#);
    }

    #[test]
    fn a_pattern_that_many_pictures_use_is_there_once() {
        let picture = "<svg><defs><pattern id=\"a\"></pattern></defs><path></path></svg>";
        let html = patterns_once(&picture.repeat(3));
        assert_eq!(html.matches("id=\"a\"").count(), 1);
        assert_eq!(html.matches("<svg><path></path></svg>").count(), 3);
    }

    #[test]
    fn implied_ends_are_left_out() {
        assert_eq!(without_implied_ends("<ul><li>a</li><li>b</li></ul>"), "<ul><li>a<li>b</ul>");
        assert_eq!(without_implied_ends("<p>a</p><p>b</p><svg></svg>"), "<p>a<p>b</p><svg></svg>");
    }
}
