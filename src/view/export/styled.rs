//! Drawings with their looks written into them: each element carries what the style sheet says of it.
//!
//! Programs of news desks read attributes reliably and style sheets hardly, so no sheet goes along.

use std::collections::BTreeMap;
use std::fmt::Write;

use simplecss::{AttributeOperator, PseudoClass, Selector};

use super::markup::{Child, Markup};
use crate::style::PlainRule;

/// What an SVG attribute can say of what a style sheet says.
const LOOKS: [&str; 15] = [
    "fill",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "fill-opacity",
    "opacity",
    "paint-order",
    "visibility",
    "display",
];

/// Those of them that an element does not pass on to what is in it.
const OWN: [&str; 2] = ["opacity", "display"];

/// Attributes that mean something to a page only.
const OF_PAGES: [&str; 6] = ["class", "role", "tabindex", "translate", "href", "viewBox"];

/// Looks by name.
pub type Looks<'a> = BTreeMap<&'a str, &'a str>;

/// The style sheet, ready to be applied.
pub struct Styles<'a> {
    layers: Vec<Vec<(Selector<'a>, &'a PlainRule)>>,
}

impl<'a> Styles<'a> {
    /// Reads the selectors; within a layer the more specific rules come last.
    pub fn new(layers: &'a [Vec<PlainRule>]) -> Self {
        let read = |rules: &'a Vec<PlainRule>| {
            let read = rules.iter().filter_map(|it| Some((Selector::parse(&it.selector)?, it)));
            let mut read: Vec<_> = read.collect();
            read.sort_by_key(|(selector, _)| selector.specificity());
            read
        };
        Self { layers: layers.iter().map(read).collect() }
    }

    /// An element and all in it as SVG; an inner `<svg>` becomes a group, links their content.
    /// `around` are the looks of what it is put into.
    pub fn write(&self, markup: &Markup, element: usize, around: &Looks<'_>) -> String {
        let mut text = String::new();
        self.write_element(markup, element, around, &mut text);
        text
    }

    fn write_element(&self, markup: &Markup, index: usize, around: &Looks<'_>, text: &mut String) {
        let element = &markup.elements[index];
        let looks = self.looks(markup, index);
        let is_group = element.name == "svg";
        if !is_group && looks.get("display") == Some(&"none") {
            return;
        }
        let name = match element.name.as_str() {
            "svg" => "g",
            "a" => "",
            it => it,
        };
        let mut within = around.clone();
        if !name.is_empty() {
            let _ = write!(text, "<{name}");
            for (attribute, value) in &element.attributes {
                let of_page = OF_PAGES.contains(&attribute.as_str())
                    || ["data-", "aria-", "preserve"].iter().any(|it| attribute.starts_with(it));
                if !of_page && !LOOKS.contains(&attribute.as_str()) {
                    let _ = write!(text, " {attribute}=\"{value}\"");
                }
            }
            for (look, value) in looks {
                let passes = !OWN.contains(&look);
                let known = passes && around.get(look) == Some(&value);
                if !known && look != "display" {
                    let value = value.strip_suffix("px").unwrap_or(value);
                    let _ = write!(text, " {look}=\"{value}\"");
                }
                if passes {
                    within.insert(look, value);
                }
            }
            text.push('>');
        }
        for child in &element.children {
            match child {
                Child::Element(index) => self.write_element(markup, *index, &within, text),
                Child::Text(words) => text.push_str(words),
            }
        }
        if !name.is_empty() {
            let _ = write!(text, "</{name}>");
        }
    }

    /// What holds of an element itself.
    pub fn looks<'b>(&'b self, markup: &'b Markup, index: usize) -> Looks<'b> {
        let attributes = markup.elements[index].attributes.iter();
        let written = attributes.filter_map(|(name, value)| Some((known(name)?, value.as_str())));
        let mut looks: Looks<'b> = written.collect();
        let place = Place { markup, index };
        for (_, rule) in self.layers.iter().flatten().filter(|(it, _)| it.matches(&place)) {
            for (name, value) in &rule.declarations {
                match known(name) {
                    Some(name) if value == "inherit" => drop(looks.remove(name)),
                    Some(name) => drop(looks.insert(name, value)),
                    None => {}
                }
            }
        }
        looks
    }
}

fn known(name: &str) -> Option<&'static str> {
    LOOKS.into_iter().find(|it| *it == name)
}

/// An element, as selectors look at it.
#[derive(Clone, Copy)]
struct Place<'a> {
    markup: &'a Markup,
    index: usize,
}

impl simplecss::Element for Place<'_> {
    fn parent_element(&self) -> Option<Self> {
        let index = self.markup.elements[self.index].parent.filter(|it| *it != 0)?;
        Some(Self { index, ..*self })
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        let above = self.markup.elements[self.index].parent?;
        let siblings = self.markup.elements[above].children.iter().filter_map(|it| match it {
            Child::Element(index) => Some(*index),
            Child::Text(_) => None,
        });
        let index = siblings.take_while(|it| *it != self.index).last()?;
        Some(Self { index, ..*self })
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.markup.elements[self.index].name == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        self.markup.elements[self.index].get(name).is_some_and(|it| operator.matches(it))
    }

    fn pseudo_class_matches(&self, _: PseudoClass<'_>) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::plain_layers;

    #[test]
    fn an_element_carries_its_looks_and_no_link() {
        let layers = plain_layers();
        let markup = Markup::read(
            "<div class=\"chart\"><svg viewBox=\"0 0 1 1\"><a href=\"#x\"><path class=\"lines\" d=\"M0 0\"></path></a></svg></div>",
        );
        let svg = markup.named("svg").next().unwrap();
        let text = Styles::new(&layers).write(&markup, svg, &Looks::new());
        assert!(text.starts_with("<g><path d=\"M0 0\" fill=\"none\" "), "{text}");
        assert!(text.contains("stroke-width=\"0.6\"") && text.ends_with("</path></g>"), "{text}");
    }
}
