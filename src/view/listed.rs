//! Files for programs that come before any reader: which pages to find, and how to embed them.

use std::fmt::Write;

use serde_json::json;

use super::embedded;
use super::head::{answer_path, card_path};
use super::site::SiteFile;
use super::writer::Writer;
use crate::address::Address;
use crate::hosting::{SANDBOX, escaped, room_at};
use crate::layout::card;
use crate::model::Language;
use crate::page::{Mode, Page};
use crate::story::Story;
use crate::words::PROJECT;

/// How wide an embed is taken to be where nobody says: a column of text.
const COLUMN: u32 = 720;

/// `robots.txt`, and where the site knows its address, `sitemap.xml` and `oembed/**.json`.
pub fn files(story: &Story, address: Option<&Address>) -> Vec<SiteFile> {
    let mut files = vec![SiteFile { path: "robots.txt".into(), text: robots(address) }];
    let Some(address) = address else { return files };
    files.push(SiteFile { path: "sitemap.xml".into(), text: sitemap(address) });
    for language in Language::ALL {
        let writer = Writer { story, language };
        files.extend(embedded::names(story).into_iter().map(|name| SiteFile {
            path: answer_path(language, name),
            text: answer(&writer, name, address),
        }));
    }
    files
}

/// Everything may be visited. What is not to be found says so itself, and has to be read for that.
fn robots(address: Option<&Address>) -> String {
    let sitemap = address.map(|it| format!("\nSitemap: {}\n", it.to("sitemap.xml")));
    format!("User-agent: *\nDisallow:\n{}", sitemap.unwrap_or_default())
}

/// The pages that are to be found, each with its other language.
fn sitemap(address: &Address) -> String {
    let place = |it: Page| xml(&address.to(&it.folder()));
    let pages = Page::of(Mode::Reading);
    let other = Page { language: Language::En, mode: Mode::Reading };
    let mut links = String::new();
    let languages = pages.iter().map(|it| (it.language.code(), *it));
    for (language, page) in languages.chain([("x-default", other)]) {
        let href = place(page);
        let _ = writeln!(
            links,
            "    <xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{href}\"/>"
        );
    }
    let mut urls = String::new();
    for page in pages {
        let _ = write!(urls, "  <url>\n    <loc>{}</loc>\n{links}  </url>\n", place(page));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{urls}</urlset>\n"
    )
}

/// An address holds neither quotes nor brackets.
fn xml(address: &str) -> String {
    address.replace('&', "&amp;")
}

/// What oEmbed 1.0 wants to know of an embed page.
fn answer(writer: &Writer<'_>, name: &'static str, address: &Address) -> String {
    let language = writer.language;
    let page = Page { language, mode: Mode::Embedded(name) };
    let [title, _] = embedded::about(writer, name);
    let height = room_at(name, COLUMN);
    let reading = address.to(&Page { mode: Mode::Reading, ..page }.folder());
    let html = frame(&address.to(&page.folder()), &title, height);
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": PROJECT,
        "provider_url": reading,
        "thumbnail_url": address.to(&card_path(language)),
        "thumbnail_width": card::WIDTH as u32,
        "thumbnail_height": card::HEIGHT as u32,
        "width": COLUMN,
        "height": height,
        "html": html,
    });
    answer.to_string() + "\n"
}

/// A frame of the height that is answered: the code for newsrooms has one that follows any width.
fn frame(src: &str, title: &str, height: u32) -> String {
    let [src, title] = [src, title].map(escaped);
    format!(
        "<iframe src=\"{src}\" title=\"{title}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" frameborder=\"0\" sandbox=\"{SANDBOX}\"></iframe>"
    )
}
