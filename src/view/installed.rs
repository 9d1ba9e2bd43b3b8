//! What a browser needs to keep the site among the programs of a phone: a manifest in each language,
//! and an icon.

use serde_json::json;

use super::embedded;
use super::site::SiteFile;
use super::writer::Writer;
use crate::model::Language;
use crate::page::{Mode, Page, WHOLE};
use crate::story::Story;
use crate::style;
use crate::words::PROJECT;

/// The sign of the project, as browsers show it beside a title.
const SIGN: &str = include_str!("../../public/favicon.svg");
/// The icon, from the site's top and without its ending.
const ICON: &str = "share/icon";
/// Its sizes in pixels: Chromium asks for these two.
const SIZES: [u32; 2] = [192, 512];
/// In the folder of a page, so that a link to it is short.
pub const MANIFEST: &str = "manifest.json";

/// The manifests, and the icon that becomes pixels.
pub fn files(story: &Story) -> Vec<SiteFile> {
    let manifests = Page::of(Mode::Reading).map(|page| SiteFile {
        path: page.folder() + MANIFEST,
        text: manifest(page, &Writer { story, language: page.language }),
    });
    let icon = SiteFile { path: format!("{ICON}.svg"), text: icon() };
    manifests.into_iter().chain([icon]).collect()
}

/// The pixels of the icon, if that is what a path names.
pub fn pixels_of_icon(path: &str) -> Option<Vec<(String, u32)>> {
    let sizes = SIZES.map(|it| (format!("{ICON}-{it}.png"), it));
    (path.strip_suffix(".svg") == Some(ICON)).then(|| sizes.into())
}

fn manifest(page: Page, writer: &Writer<'_>) -> String {
    let [title, description] = embedded::about(writer, WHOLE);
    let top = page.to_top();
    let paper = style::in_light("--paper");
    let icons = SIZES.map(|it| {
        json!({
            "src": format!("{top}{ICON}-{it}.png"),
            "sizes": format!("{it}x{it}"),
            "type": "image/png",
            "purpose": "any maskable",
        })
    });
    let manifest = json!({
        "name": title,
        "short_name": PROJECT,
        "description": description,
        "lang": Language::code(page.language),
        "start_url": "./",
        // The other language and the talk are in it as well.
        "scope": top,
        // With a way back: a story is read, and left for its sources.
        "display": "minimal-ui",
        "background_color": paper,
        "theme_color": paper,
        "icons": icons,
    });
    manifest.to_string() + "\n"
}

/// The sign on paper, with room around it for systems that cut icons round.
fn icon() -> String {
    let paper = style::in_light("--paper");
    let sign = SIGN.trim().replacen("<svg ", "<svg x=\"8\" y=\"8\" width=\"32\" height=\"32\" ", 1);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\"><rect width=\"48\" height=\"48\" fill=\"{paper}\"/>{sign}</svg>\n"
    )
}
