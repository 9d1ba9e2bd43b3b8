//! A page of the built site made to stand in a frozen copy: its links lead back to the story, and it
//! says from when it is.

use haicap::hosting::escaped;
use haicap::model::{Date, Language};
use haicap::page::{Mode, Page, embeds_in};
use haicap::words::NewsroomWords;

/// Attributes that name another file of the site.
const LEADING: [&str; 6] =
    ["href", "src", "data-js", "data-wasm", "data-later-js", "data-later-wasm"];

/// What a frozen page says about itself, and where the story is.
pub struct Freezing<'a> {
    /// The address of the site, with a slash at its end.
    pub address: &'a str,
    /// The day on which the copy is made.
    pub day: Date,
    /// The number of the newest correction that the copy knows; 0 for none.
    pub known: u32,
    /// The embeds that are copied; links between them stay.
    pub names: &'a [String],
}

/// A page as it stands in the copy, and the files it needs, by their paths from the site's top.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Frozen {
    /// The page.
    pub text: String,
    /// The files.
    pub files: Vec<String>,
}

/// Freezes the page of an embed in a folder of the site, such as that of `organization` in English.
pub fn frozen(freezing: &Freezing<'_>, language: Language, name: &str, page: &str) -> Frozen {
    let folder = &format!("{}{name}/", embeds_in(language));
    let mut frozen = Frozen::default();
    let mut rest = page;
    let mut told = false;
    while let Some(start) = rest.find('<') {
        frozen.text.push_str(&rest[..start]);
        let tag = &rest[start..start + tag_length(&rest[start..])];
        rest = &rest[start + tag.len()..];
        frozen.tag(freezing, folder, tag);
        // Data in a page is no markup.
        if tag.starts_with("<script") {
            let end = rest.find("</script>").unwrap_or(rest.len());
            frozen.text.push_str(&rest[..end]);
            rest = &rest[end..];
        }
        if tag.starts_with("<main") && !told {
            told = true;
            frozen.text.push_str(&note(freezing, language, folder, name));
        }
    }
    frozen.text.push_str(rest);
    frozen.files.sort();
    frozen.files.dedup();
    frozen
}

/// How long a tag is, with its brackets; one in quotes does not end it.
fn tag_length(text: &str) -> usize {
    let mut quoted = false;
    for (index, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '>' if !quoted => return index + 1,
            _ => {}
        }
    }
    text.len()
}

impl Frozen {
    fn tag(&mut self, freezing: &Freezing<'_>, folder: &str, tag: &str) {
        let is_link = tag.starts_with("<a ")
            || tag.contains(" rel=\"canonical\"")
            || tag.contains(" rel=\"alternate\"");
        let mut rest = tag;
        while let Some(start) = rest.find("=\"") {
            let (before, behind) = rest.split_at(start + 2);
            self.text.push_str(before);
            let attribute = before.trim_end_matches("=\"").rsplit([' ', '\n']).next();
            let end = behind.find('"').unwrap_or(behind.len());
            let value = &behind[..end];
            rest = &behind[end..];
            let leads = attribute.is_some_and(|it| LEADING.contains(&it));
            let inside = if leads { resolved(folder, value) } else { None };
            match inside {
                Some(path) if is_link => self.link(freezing, value, &path),
                Some(path) => {
                    self.files.push(path);
                    self.text.push_str(value);
                }
                None => self.text.push_str(value),
            }
        }
        self.text.push_str(rest);
    }

    /// A link stays where its target is copied too; else it leads to the site.
    fn link(&mut self, freezing: &Freezing<'_>, value: &str, path: &str) {
        let embed = Language::ALL.iter().find_map(|it| path.strip_prefix(&embeds_in(*it)));
        let copied =
            embed.is_some_and(|page| freezing.names.iter().any(|it| page == format!("{it}/")));
        if copied {
            self.text.push_str(value);
            return;
        }
        let behind = value.find(['?', '#']).map_or("", |at| &value[at..]);
        self.text.push_str(&escaped(freezing.address));
        self.text.push_str(path);
        self.text.push_str(behind);
    }
}

/// The path from the site's top that a relative address means; none for all other addresses.
pub fn resolved(folder: &str, address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() || path.starts_with('/') || path.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    let (folders, file) = path.rsplit_once('/').unwrap_or((".", path));
    for part in folders.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    parts.push(file);
    Some(parts.join("/"))
}

/// From when the copy is, and the place for corrections since. Read without scripts it leads to them.
fn note(freezing: &Freezing<'_>, language: Language, folder: &str, name: &str) -> String {
    let words = NewsroomWords::of(language);
    let reading = Page { language, mode: Mode::Reading }.folder();
    let top = "../".repeat(folder.matches('/').count());
    let address = escaped(freezing.address);
    let known = freezing.known;
    let name = escaped(name);
    format!(
        "<div id=\"frozen\" class=\"source\" data-embed=\"{name}\" data-known=\"{known}\" data-corrections=\"{top}corrections.json\">\
         <p>{} {}. <a href=\"{address}{reading}#corrections\" target=\"_blank\" rel=\"noopener\">{}</a></p><ul></ul>\
         <template><li><strong>{} <span data-slot=\"date\"></span><span data-change>: <s data-slot=\"old\"></s> → <span data-slot=\"new\"></span></span>.</strong> <span data-slot=\"why\"></span></li></template>\
         <script type=\"module\" src=\"{top}frozen.js\"></script></div>",
        words.frozen,
        freezing.day.format(language),
        words.frozen_link,
        words.corrected,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html lang=\"en\"><head><link rel=\"stylesheet\" href=\"../../../style-1.css\">\
        <link rel=\"alternate\" hreflang=\"vi\" href=\"../../../embed/timeline/\">\
        <script type=\"module\" src=\"../../../boot.js?x\" data-js=\"../../../a.js\" data-wasm=\"../../../a.wasm\" data-later-js=\"../../../b.js\"></script></head>\
        <body><script type=\"application/json\">{\"a\":\"href=\\\"../b\"}</script><main id=\"main\">\
        <a href=\"#fact-a\">1</a><a href=\"../../#change\">2</a><a href=\"https://vnexpress.net/\">3</a></main></body></html>";

    fn freeze(names: &[&str]) -> Frozen {
        let names: Vec<String> = names.iter().map(|it| (*it).to_owned()).collect();
        let freezing = Freezing {
            address: "https://tin.example/hai-cap/",
            day: Date::parse("2026-11-26").unwrap(),
            known: 3,
            names: &names,
        };
        frozen(&freezing, Language::En, "timeline", PAGE)
    }

    #[test]
    fn what_a_page_needs_is_named_from_the_top() {
        let expected = ["a.js", "a.wasm", "b.js", "boot.js", "style-1.css"];
        assert_eq!(freeze(&["timeline"]).files, expected);
    }

    #[test]
    fn links_lead_back_to_the_story_and_stay_between_copies() {
        let text = freeze(&["timeline"]).text;
        assert!(text.contains("href=\"https://tin.example/hai-cap/en/#change\""), "{text}");
        assert!(
            text.contains("href=\"#fact-a\"") && text.contains("href=\"https://vnexpress.net/\"")
        );
        assert!(text.contains("hreflang=\"vi\" href=\"../../../embed/timeline/\""), "{text}");
        let alone = freeze(&["organization"]).text;
        assert!(alone.contains("href=\"https://tin.example/hai-cap/embed/timeline/\""), "{alone}");
    }

    #[test]
    fn a_copy_says_from_when_it_is_and_what_it_knows() {
        let text = freeze(&["timeline"]).text;
        assert!(text.contains("Kept as it was on 26 November 2026."), "{text}");
        assert!(text.contains("data-corrections=\"../../../corrections.json\""), "{text}");
        assert!(text.contains("data-known=\"3\""), "{text}");
        assert!(text.contains("{\"a\":\"href=\\\"../b\"}"), "data is left alone: {text}");
    }

    #[test]
    fn an_address_that_leaves_the_site_is_none_of_its_files() {
        assert_eq!(resolved("embed/story/", "../../boot.js"), Some("boot.js".into()));
        assert_eq!(resolved("embed/story/", "./"), Some("embed/story/".into()));
        for outside in
            ["../../../boot.js", "/boot.js", "https://a.example/b", "#a", "mailto:a@b.example"]
        {
            assert_eq!(resolved("embed/story/", outside), None, "{outside}");
        }
    }
}
