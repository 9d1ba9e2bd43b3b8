//! Reads a page back: its elements and texts, in order, each with the elements around it.
//!
//! For pages that we wrote: every element is closed, by its end tag or where its end is implied, and
//! every attribute quoted. Anything else is a panic that names the place.

/// What stands for the page that Trunk builds.
pub const TEMPLATE: &str =
    "<html lang=\"vi\"><head><!--page:head--></head><body><!--page:body--></body></html>";

/// An element.
#[derive(Debug)]
pub struct Element {
    /// In lower case, but for SVG names such as `linearGradient`.
    pub name: String,
    /// Names and values; bare attributes have an empty value.
    pub attributes: Vec<(String, String)>,
    /// Indexes of the elements around it, from the outside.
    pub within: Vec<usize>,
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    /// How many dots a path of rows shows, by the lengths of its rows and the way from dot to dot.
    /// The places of the rows do not matter.
    pub fn dots(&self) -> usize {
        let (_, pitch) = self.get("stroke-dasharray").unwrap().split_once(' ').unwrap();
        let pitch: f64 = pitch.parse().unwrap();
        let rows = self.get("d").unwrap().split(['M', 'm']).skip(1).map(|row| {
            let (_, length) = row.split_once('h').unwrap();
            1 + (length.parse::<f64>().unwrap() / pitch).floor() as usize
        });
        rows.sum()
    }

    /// The fact whose value it shows, by its link.
    pub fn fact(&self) -> Option<&str> {
        self.get("data-fact").and(self.get("href")?.strip_prefix("#fact-"))
    }

    /// Whether it has the class.
    pub fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|it| it.split(' ').any(|it| it == class))
    }
}

/// Words between two tags.
#[derive(Debug)]
pub struct Text {
    /// The words, entities resolved.
    pub words: String,
    /// Indexes of the elements around it, from the outside.
    pub within: Vec<usize>,
}

/// A page as elements and texts.
#[derive(Debug, Default)]
pub struct Html {
    /// In the order of the page.
    pub elements: Vec<Element>,
    /// In the order of the page.
    pub texts: Vec<Text>,
}

const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// Elements that end where one of their group begins, or what they are in ends.
const ITEMS: [&[&str]; 6] =
    [&["li"], &["dt", "dd"], &["thead", "tbody"], &["tr"], &["th", "td"], &["p"]];
/// What ends a paragraph where it begins.
const BLOCKS: [&str; 8] = ["p", "ul", "ol", "dl", "div", "details", "li", "dd"];

/// Whether an open element ends where another begins.
fn ends(open: &str, begun: &str) -> bool {
    let grouped = ITEMS.iter().any(|it| it.contains(&open) && it.contains(&begun));
    let paragraph = open == "p" && BLOCKS.contains(&begun);
    let row = begun == "tbody" && open == "tr";
    grouped
        || paragraph
        || row
        || (["tr", "tbody"].contains(&begun) && ["th", "td"].contains(&open))
}

impl Html {
    /// Reads a page, or a part of one.
    pub fn read(html: &str) -> Self {
        let mut page = Self::default();
        let mut open: Vec<usize> = Vec::new();
        let mut rest = html;
        while !rest.is_empty() {
            let near = || rest.chars().take(60).collect::<String>();
            if let Some(behind) = rest.strip_prefix("<!--") {
                rest = behind
                    .split_once("-->")
                    .unwrap_or_else(|| panic!("open comment: {}", near()))
                    .1;
            } else if rest.starts_with("<!") {
                // `<!DOCTYPE html>`, and the marks by which the program tells texts apart.
                rest = rest.split_once('>').unwrap_or_else(|| panic!("open mark: {}", near())).1;
            } else if let Some(behind) = rest.strip_prefix("</") {
                let (name, behind) = behind.split_once('>').unwrap();
                page.close_implied(&mut open, |it| it != name);
                let last = open.pop().unwrap_or_else(|| panic!("closes nothing: {}", near()));
                assert_eq!(page.elements[last].name, name, "closed in the wrong order: {}", near());
                rest = behind;
            } else if let Some(behind) = rest.strip_prefix('<') {
                let name: String = behind.chars().take_while(char::is_ascii_alphanumeric).collect();
                page.close_implied(&mut open, |it| ends(it, &name));
                let (element, behind) = read_tag(behind, &open);
                rest = behind;
                let name = element.name.clone();
                page.elements.push(element);
                if name == "script" {
                    open.push(page.elements.len() - 1);
                    let (words, behind) = rest.split_once("</script>").unwrap();
                    page.texts.push(Text { words: words.to_owned(), within: open.clone() });
                    open.pop();
                    rest = behind;
                } else if !VOID.contains(&name.as_str()) {
                    open.push(page.elements.len() - 1);
                }
            } else {
                let end = rest.find('<').unwrap_or(rest.len());
                page.texts.push(Text { words: resolved(&rest[..end]), within: open.clone() });
                rest = &rest[end..];
            }
        }
        let name = open.last().map(|it| page.elements[*it].name.as_str());
        assert_eq!(name, None, "not closed");
        page
    }

    /// Closes elements whose end tag may be left out, from the inside, as long as they are to end.
    fn close_implied(&self, open: &mut Vec<usize>, end: impl Fn(&str) -> bool) {
        let implied = |it: &str| ITEMS.iter().flat_map(|it| it.iter()).any(|item| *item == it);
        while let Some(last) = open.last() {
            let name = self.elements[*last].name.as_str();
            if !implied(name) || !end(name) {
                return;
            }
            open.pop();
        }
    }

    /// Elements with an attribute, each with its value.
    pub fn with(&self, attribute: &str) -> Vec<(&Element, &str)> {
        self.elements.iter().filter_map(|it| Some((it, it.get(attribute)?))).collect()
    }

    /// Values of an attribute, in order.
    pub fn values(&self, attribute: &str) -> Vec<&str> {
        self.elements.iter().filter_map(|it| it.get(attribute)).collect()
    }

    /// Links within the page that lead to no element of it.
    pub fn lost_links(&self) -> Vec<&str> {
        let ids = self.values("id");
        let links = self.values("href").into_iter().filter_map(|it| it.strip_prefix('#'));
        links.filter(|it| !ids.contains(it)).collect()
    }

    /// Indexes of the elements of that name.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = usize> + 'a {
        (0..self.elements.len()).filter(move |it| self.elements[*it].name == name)
    }

    /// Indexes of the elements within one.
    pub fn inside(&self, element: usize) -> impl Iterator<Item = usize> + '_ {
        let within = move |it: &usize| self.elements[*it].within.contains(&element);
        (0..self.elements.len()).filter(within)
    }

    /// All words within an element.
    pub fn words(&self, element: usize) -> String {
        let inside = self.texts.iter().filter(|it| it.within.contains(&element));
        inside.map(|it| it.words.as_str()).collect()
    }

    /// Whether one of the elements is what is asked for.
    pub fn any(&self, among: &[usize], is: impl Fn(&Element) -> bool) -> bool {
        among.iter().any(|it| is(&self.elements[*it]))
    }
}

/// Reads a start tag from behind its `<` to behind its `>`.
fn read_tag<'a>(text: &'a str, open: &[usize]) -> (Element, &'a str) {
    let end = text.find([' ', '>']).unwrap();
    let mut element =
        Element { name: text[..end].to_owned(), attributes: Vec::new(), within: open.to_vec() };
    let sound = element.name.chars().all(|it| it.is_ascii_alphanumeric());
    assert!(sound && end > 0, "no element: <{}", text.chars().take(60).collect::<String>());
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start();
        if let Some(behind) = rest.strip_prefix('>') {
            return (element, behind);
        }
        let end = rest.find(['=', ' ', '>']).unwrap();
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(behind) = rest.strip_prefix("=\"") {
            let (written, behind) = behind.split_once('"').unwrap();
            value = resolved(written);
            rest = behind;
        } else {
            assert!(!rest.starts_with('='), "{name} is not quoted in <{}", element.name);
        }
        assert_eq!(element.get(&name), None, "{name} twice in <{}", element.name);
        element.attributes.push((name, value));
    }
}

fn resolved(text: &str) -> String {
    let quotes = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    quotes.replace("&#x27;", "'").replace("&#39;", "'").replace("&amp;", "&")
}
