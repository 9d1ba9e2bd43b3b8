//! The style sheet in the plain terms that every viewer of SVG shares: no layers, no questions
//! about the window, no tokens, no lists within selectors.
//!
//! Read for a window as wide and as high as any, in light colors.

use super::{EVERYWHERE, without_comments};

/// What exported pictures add and change; the last word.
const EXPORT: &str = include_str!("export.css");

/// What one selector declares.
#[derive(Debug, PartialEq, Eq)]
pub struct PlainRule {
    /// One selector of elements, classes and attributes.
    pub selector: String,
    /// Names and values.
    pub declarations: Vec<(String, String)>,
}

/// Rules layer by layer, the later layers stronger.
pub fn plain_layers() -> Vec<Vec<PlainRule>> {
    let files = EVERYWHERE.iter().chain([&EXPORT]);
    let layers: Vec<Vec<Written>> = files.map(|it| rules(it)).collect();
    let roots = layers.iter().flatten().filter(|(selector, _)| selector == ":root");
    let all = roots.flat_map(|(_, block)| declarations(block));
    let tokens: Vec<(String, String)> = all.filter(|(name, _)| name.starts_with("--")).collect();
    layers.iter().map(|rules| rules.iter().flat_map(|it| plain(it, &tokens)).collect()).collect()
}

/// A list of selectors, and a block of declarations.
type Written = (String, String);

fn rules(css: &str) -> Vec<Written> {
    let mut found = Vec::new();
    collect(&without_comments(css), &mut found);
    found
}

fn collect(css: &str, found: &mut Vec<Written>) {
    let mut rest = css;
    while let Some((before, behind)) = rest.split_once('{') {
        let (block, behind) = behind.split_at(closing(behind, '{', '}'));
        rest = behind.get(1..).unwrap_or_default();
        let before = before.trim();
        if before.starts_with("@layer") {
            collect(block, found);
        } else if let Some(query) = before.strip_prefix("@media") {
            if query.split(" and ").all(|it| it.trim().starts_with("(min-")) {
                collect(block, found);
            }
        } else if !before.starts_with('@') {
            found.push((before.to_owned(), block.to_owned()));
        }
    }
}

/// Where what was opened before `text` is closed.
fn closing(text: &str, open: char, close: char) -> usize {
    let mut depth = 0;
    for (index, letter) in text.char_indices() {
        if letter == close && depth == 0 {
            return index;
        }
        depth += i32::from(letter == open) - i32::from(letter == close);
    }
    text.len()
}

fn declarations(block: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let pairs = block.split(';').filter_map(|it| it.split_once(':'));
    pairs.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
}

fn plain((selectors, block): &Written, tokens: &[(String, String)]) -> Vec<PlainRule> {
    let mut meant = Vec::new();
    for (name, value) in declarations(block) {
        let value = tokens.iter().rev().fold(value, |value, (token, meaning)| {
            value.replace(&format!("var({token})"), meaning)
        });
        match name.as_str() {
            "font" => meant.extend(font(&value)),
            // What is no token depends on the window.
            _ if name.starts_with("--") || value.contains("var(") => {}
            _ => meant.push((name, value)),
        }
    }
    let selectors = listed(selectors).into_iter().flat_map(|it| spelled_out(&it));
    // What asks for the state of a page is not so in a picture.
    let plain = selectors.filter(|it| !it.contains([':', '~']) && !it.is_empty());
    plain.map(|selector| PlainRule { selector, declarations: meant.clone() }).collect()
}

/// `400 9px/1 Face, serif` as its parts.
fn font(value: &str) -> Vec<(String, String)> {
    let parts: Vec<&str> = value.splitn(3, ' ').collect();
    let [weight, size, family] = parts[..] else { return Vec::new() };
    let size = size.split('/').next().unwrap_or_default();
    let pairs = [("font-weight", weight), ("font-size", size), ("font-family", family)];
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

/// A list as its members; commas in brackets part nothing.
fn listed(text: &str) -> Vec<String> {
    let mut members = vec![String::new()];
    let mut depth = 0;
    for letter in text.chars() {
        depth += i32::from("([".contains(letter)) - i32::from(")]".contains(letter));
        match members.last_mut() {
            Some(_) if letter == ',' && depth == 0 => members.push(String::new()),
            Some(member) => member.push(letter),
            None => {}
        }
    }
    members.into_iter().map(|it| it.trim().to_owned()).collect()
}

/// `a:is(b, c)` as `ab` and `ac`.
fn spelled_out(selector: &str) -> Vec<String> {
    let Some((before, behind)) = selector.split_once(":is(") else {
        return vec![selector.to_owned()];
    };
    let (members, behind) = behind.split_at(closing(behind, '(', ')'));
    let behind = behind.get(1..).unwrap_or_default();
    let members = listed(members).into_iter();
    members.flat_map(|it| spelled_out(&format!("{before}{it}{behind}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_within_a_selector_is_spelled_out() {
        assert_eq!(spelled_out("a:is(.b, .c) d"), ["a.b d", "a.c d"]);
        assert_eq!(listed("a, b:is(c, d)"), ["a", "b:is(c, d)"]);
    }

    #[test]
    fn tokens_are_resolved_and_only_wide_light_windows_count() {
        let css = "@layer x { :root { --c: red; } p { fill: var(--c); }
            @media (max-width: 9rem) { p { fill: blue; } } @media (min-width: 9rem) { q { fill: blue; } }
            p:hover { fill: green; } }";
        let rules = rules(css);
        let tokens = vec![("--c".to_owned(), "red".to_owned())];
        let plain: Vec<PlainRule> = rules.iter().flat_map(|it| plain(it, &tokens)).collect();
        let rule = |selector: &str, color: &str| PlainRule {
            selector: selector.to_owned(),
            declarations: vec![("fill".to_owned(), color.to_owned())],
        };
        assert_eq!(plain, [rule("p", "red"), rule("q", "blue")]);
    }

    #[test]
    fn no_token_and_no_question_is_left() {
        let rules: Vec<PlainRule> = plain_layers().into_iter().flatten().collect();
        let of_text = rules.iter().find(|it| it.selector == "svg text").unwrap();
        let names: Vec<&str> = of_text.declarations.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["font-weight", "font-size", "font-family", "fill"]);
        for rule in rules {
            let values = rule.declarations.iter().map(|(_, value)| value.as_str());
            let text: Vec<&str> = values.chain([rule.selector.as_str()]).collect();
            assert!(text.iter().all(|it| !it.contains("var(") && !it.contains('@')), "{text:?}");
        }
    }
}
