//! HTML of our own views, read back as a tree, so that a picture can be taken out of it.
//!
//! For what `to_html` writes: every element is closed, every attribute quoted or bare. Texts and
//! values stay as they were escaped, which SVG reads alike.

/// An element.
#[derive(Debug, Default)]
pub struct Element {
    /// Its name.
    pub name: String,
    /// Names and escaped values.
    pub attributes: Vec<(String, String)>,
    /// The element around it, by index.
    pub parent: Option<usize>,
    /// In order.
    pub children: Vec<Child>,
}

/// What is in an element.
#[derive(Debug)]
pub enum Child {
    /// An element, by index.
    Element(usize),
    /// Escaped words.
    Text(String),
}

impl Element {
    /// The escaped value of an attribute.
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    /// An attribute as it is read.
    pub fn said(&self, attribute: &str) -> Option<String> {
        self.get(attribute).map(resolved)
    }

    /// Whether it has the class.
    pub fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|it| it.split(' ').any(|it| it == class))
    }
}

/// A piece of a page, as a tree. The first element holds all others.
#[derive(Debug)]
pub struct Markup {
    /// In the order they are opened.
    pub elements: Vec<Element>,
}

impl Markup {
    /// Reads it.
    pub fn read(html: &str) -> Self {
        let mut elements = vec![Element::default()];
        let mut open = 0;
        let mut rest = html;
        while let Some((text, behind)) = rest.split_once('<') {
            if !text.is_empty() {
                elements[open].children.push(Child::Text(text.to_owned()));
            }
            // What a part left out leaves behind is a comment.
            let end = if behind.starts_with("!--") { "-->" } else { ">" };
            let (tag, behind) = behind.split_once(end).unwrap_or((behind, ""));
            rest = behind;
            if tag.starts_with('/') {
                open = elements[open].parent.unwrap_or_default();
            } else if !tag.starts_with('!') {
                let index = elements.len();
                elements[open].children.push(Child::Element(index));
                let (name, attributes) = read_tag(tag);
                let closed = VOID.contains(&name.as_str());
                elements.push(Element {
                    name,
                    attributes,
                    parent: Some(open),
                    children: Vec::new(),
                });
                if !closed {
                    open = index;
                }
            }
        }
        if !rest.is_empty() {
            elements[open].children.push(Child::Text(rest.to_owned()));
        }
        Self { elements }
    }

    /// Elements of that name, by index, in order.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = usize> + 'a {
        (0..self.elements.len()).filter(move |it| self.elements[*it].name == name)
    }

    /// The elements around one, from the inside.
    pub fn around(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.elements[element].parent, |it| self.elements[*it].parent)
    }

    /// The words in an element, as they are read.
    pub fn words(&self, element: usize) -> String {
        let words = self.elements[element].children.iter().map(|child| match child {
            Child::Element(index) => self.words(*index),
            Child::Text(text) => resolved(text),
        });
        words.collect()
    }
}

/// Elements without an end.
const VOID: [&str; 4] = ["input", "br", "hr", "img"];

fn read_tag(tag: &str) -> (String, Vec<(String, String)>) {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (attribute, behind) = rest.split_at(end);
        let (value, behind) = match behind.strip_prefix("=\"") {
            Some(behind) => behind.split_once('"').unwrap_or((behind, "")),
            // Nothing of ours is written with a bare value; it counts as another name.
            None => ("", behind.trim_start_matches('=')),
        };
        attributes.push((attribute.to_owned(), value.to_owned()));
        rest = behind;
    }
    (name.to_owned(), attributes)
}

fn resolved(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#x27;", "'").replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_without_their_marks() {
        let markup =
            Markup::read("<p><a href=\"#x\" hidden>1 &lt; 2</a><!--<() />--><!> &amp; 3</p>");
        assert_eq!(markup.words(0), "1 < 2 & 3");
        assert_eq!(markup.elements[2].get("href"), Some("#x"));
    }

    #[test]
    fn a_value_without_quotes_ends_as_well() {
        let (name, attributes) = read_tag("a b=c = d");
        let names: Vec<&str> = attributes.iter().map(|(it, _)| it.as_str()).collect();
        assert_eq!((name.as_str(), names), ("a", vec!["b", "c", "", "d"]));
    }
}
