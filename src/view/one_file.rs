//! The one file: both languages, to read and to present, in a single page that needs no server.
//!
//! It is the Vietnamese article as HTML, for a browser without scripts too; behind it all four pages
//! and both programs, packed, which `public/one-file.js` unpacks. No part of it asks for anything: its
//! policy allows no connection. A page is named by the query, `?page=en-present`, since a file has no
//! folders below it.

use std::fmt::Write as _;
use std::io::Write as _;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::embedded;
use super::site::{BODY_SLOT, page_at, without_line_comments};
use super::writer::Writer;
use crate::address::Address;
use crate::hosting::escaped;
use crate::model::Language;
use crate::page::{Mode, Page, WHOLE};
use crate::story::Story;
use crate::style;

/// What it says itself where others have headers.
const POLICY: &str = "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {styles}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default haicap one-file";

/// Hides the page until the one that the address names is in its place; where its script is refused or
/// not understood, for five seconds.
const TURNING: &str =
    "if (/[?&]page=/.test(location.search)) document.documentElement.dataset.turning = \"\";";
const HIDDEN: &str = "[data-turning] body { animation: turning 5s; } @keyframes turning { from, to { visibility: hidden; } }";

/// What was built before: scripts without comments, all else as bytes.
pub struct Built {
    /// Of pages that are read and of those that are presented: mode, glue and program.
    pub programs: [(Mode, String, Vec<u8>); 2],
    /// By the name that the style sheet has for them, such as `fonts/….woff2`.
    pub fonts: Vec<(&'static str, Vec<u8>)>,
    /// `boot.js`.
    pub boot: String,
    /// `favicon.svg`.
    pub icon: Vec<u8>,
}

/// The file.
///
/// # Errors
/// Says what glue is not of the shape that it can be put into a page in.
pub fn one_file(story: &Story, address: Option<&Address>, built: &Built) -> Result<String, String> {
    let mut glue = "globalThis.glue = {\n".to_owned();
    let mut packed = String::new();
    for (mode, text, program) in &built.programs {
        let mode = mode.word();
        let _ = writeln!(glue, "{mode}() {{ \"use strict\";\n{}\n}},", as_function(text)?);
        packed.push_str(&pack(&format!("program {mode}"), program));
    }
    glue.push_str("};");
    for page in Page::at_large() {
        let html = whole(story, page, address);
        packed.push_str(&pack(&format!("page {}", name(page)), html.as_bytes()));
    }
    let first = Page { language: Language::Vi, mode: Mode::Reading };
    let [title, description] = about(story, first);
    let start = without_line_comments(include_str!("../../public/one-file.js"));
    let start = format!("{start}\n{}", built.boot);
    let sheet = with_fonts(&style::sheet(), &built.fonts) + HIDDEN;
    let stage = style::presenting_sheet();
    let policy = POLICY
        .replace("{scripts}", &hashes(&[TURNING, &glue, &start]))
        .replace("{styles}", &hashes(&[&sheet, &stage]));
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" data-mode=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n\
         <link rel=\"icon\" href=\"{}\">\n<script>{TURNING}</script>\n<style>{sheet}</style>\n\
         <style media=\"not all\" data-of=\"{}\">{stage}</style>\n\
         <script>{glue}</script>\n<script type=\"module\" data-wasm>{start}</script>\n</head>\n\
         <body>{}{packed}</body>\n</html>\n",
        first.language.code(),
        first.mode.word(),
        data_url("image/svg+xml", &built.icon),
        Mode::Presenting.word(),
        body(story, first, address),
    ))
}

fn about(story: &Story, page: Page) -> [String; 2] {
    embedded::about(&Writer { story, language: page.language }, WHOLE).map(|it| escaped(&it))
}

/// A page as it is packed: only what `one-file.js` takes of it.
fn whole(story: &Story, page: Page, address: Option<&Address>) -> String {
    let [title, _] = about(story, page);
    format!(
        "<!DOCTYPE html><html lang=\"{}\" data-mode=\"{}\"><head><title>{title}</title></head><body>{}</body></html>",
        page.language.code(),
        page.mode.word(),
        body(story, page, address)
    )
}

fn body(story: &Story, page: Page, address: Option<&Address>) -> String {
    let html = page_at(story, page, BODY_SLOT, &[], address);
    let mut pieces = html.split(" href=\"");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (target, rest) = piece.split_once('"').unwrap_or((piece, ""));
        if let Some(led) = led(target, page, address) {
            let _ = write!(text, " href=\"{led}\"");
            if let Some(address) = address.filter(|_| led.starts_with('?')) {
                let _ = write!(text, " data-site=\"{}\"", address.to(&from_top(target, page)));
            }
        }
        text.push_str(rest);
    }
    text
}

/// Where a link of a page leads from inside the file; none where it would lead nowhere.
fn led(target: &str, page: Page, address: Option<&Address>) -> Option<String> {
    if target.starts_with('#') || target.contains(':') {
        return Some(target.to_owned());
    }
    let path = from_top(target, page);
    let (folder, fragment) = path.split_at(path.find('#').unwrap_or(path.len()));
    let inside = Page::at_large().find(|it| it.folder() == folder);
    let inside = inside.map(|it| match name(it).as_str() {
        "" => format!("?{fragment}"),
        name => format!("?page={name}{fragment}"),
    });
    inside.or_else(|| Some(address?.to(&path)))
}

fn from_top(target: &str, page: Page) -> String {
    match target.strip_prefix("./") {
        Some(beside) => page.folder() + beside,
        None => target.strip_prefix(&page.to_top()).unwrap_or(target).to_owned(),
    }
}

/// The name of a page in the query: its folder, such as `en-present`.
fn name(page: Page) -> String {
    page.folder().trim_end_matches('/').replace('/', "-")
}

/// Glue as the body of a function that gives what starts the program.
fn as_function(glue: &str) -> Result<String, String> {
    let end = "export { initSync, __wbg_init as default };";
    if !glue.contains(end) || glue.lines().any(|it| it.starts_with("import ")) {
        return Err("the glue is no module of the shape that one_file.rs knows".to_owned());
    }
    let text =
        glue.replace(end, "return __wbg_init;").replace("import.meta.url", "document.baseURI");
    let lines: Vec<&str> =
        text.lines().map(|it| it.strip_prefix("export ").unwrap_or(it)).collect();
    Ok(lines.join("\n"))
}

fn with_fonts(sheet: &str, fonts: &[(&str, Vec<u8>)]) -> String {
    fonts.iter().fold(sheet.to_owned(), |sheet, (name, bytes)| {
        sheet.replace(
            &format!("url(\"{name}\")"),
            &format!("url(\"{}\")", data_url("font/woff2", bytes)),
        )
    })
}

fn data_url(kind: &str, bytes: &[u8]) -> String {
    format!("data:{kind};base64,{}", STANDARD.encode(bytes))
}

/// Bytes in a tag that no browser runs or shows.
fn pack(name: &str, bytes: &[u8]) -> String {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    // Writing into memory cannot fail.
    let _ = writer.write_all(bytes);
    let packed = writer.finish().unwrap_or_default();
    format!(
        "<script type=\"text/plain\" data-packed=\"{name}\">{}</script>\n",
        STANDARD.encode(packed)
    )
}

fn hashes(texts: &[&str]) -> String {
    let hash = |it: &&str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(it)));
    texts.iter().map(hash).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::page::Mode;

    #[test]
    fn links_lead_to_pages_within_or_to_the_site_in_their_language() {
        let address = Address::parse("https://a.example/").unwrap();
        let page = Page { language: Language::En, mode: Mode::Reading };
        let to = |target: &str| led(target, page, Some(&address));
        let site = |path: &str| Some(format!("https://a.example/{path}"));
        assert_eq!(to("./embed/#organization"), site("en/embed/#organization"));
        assert_eq!(to("../figures/en/organization.svg"), site("figures/en/organization.svg"));
        assert_eq!(to("../#path-both").as_deref(), Some("?#path-both"));
        assert_eq!(to("#path-both").as_deref(), Some("#path-both"));
        assert_eq!(led("./embed/", page, None), None);
    }
}
