//! The files of all figures in both languages, but for the pictures in pixels.

use leptos::prelude::Owner;

use super::card::card_svg;
use super::pictures::pictures;
use super::plate_svg::plate_svg;
use super::styled::Styles;
use super::table_csv::table_csv;
use crate::layout::{card, plate};
use crate::model::Language;
use crate::story::Story;
use crate::style::plain_layers;
use crate::view::figure::content;
use crate::view::figures::Subject;
use crate::view::installed::pixels_of_icon;
use crate::view::site::{SiteFile, cue_sheet};
use crate::view::writer::Writer;

/// `figures/<language>/<figure>.svg` and `.csv`, a further `.svg` for each view of a figure, and
/// `share/<language>.svg`.
pub fn files(story: &Story) -> Vec<SiteFile> {
    let layers = plain_layers();
    let styles = Styles::new(&layers);
    let owner = Owner::new();
    owner.with(|| {
        let files = Language::ALL.into_iter().flat_map(|it| of_language(story, it, &styles));
        files.collect()
    })
}

fn of_language(story: &Story, language: Language, styles: &Styles<'_>) -> Vec<SiteFile> {
    let sheet = cue_sheet(story, language);
    let subject = Subject::new(story.organization.organization.clone(), &sheet, language);
    let writer = Writer { story, language };
    let text = card_svg(&writer, &subject, styles);
    let mut files = vec![SiteFile { path: card_stem(language) + ".svg", text }];
    for figure in &story.figures {
        let stem = stem(language, figure.name.word());
        let (markup, pictures) = pictures(&writer, figure, &subject);
        for picture in pictures {
            let view =
                if picture.view.is_empty() { String::new() } else { format!("-{}", picture.view) };
            let text = plate_svg(&writer, figure, &markup, &picture, styles);
            files.push(SiteFile { path: format!("{stem}{view}.svg"), text });
        }
        let (_, table) = content(&writer, figure, &subject);
        files.push(SiteFile { path: format!("{stem}.csv"), text: table_csv(&writer, table) });
    }
    files
}

/// The pictures in pixels that belong to an SVG: the path and the width of each. Figures have two,
/// for a column of text on plain and on fine screens; the card and the icon have what is asked for.
pub fn pixels_of(path: &str) -> Vec<(String, u32)> {
    let Some(stem) = path.strip_suffix(".svg") else { return Vec::new() };
    if let Some(icon) = pixels_of_icon(path) {
        return icon;
    }
    if path.starts_with("share/") {
        return vec![(format!("{stem}.png"), card::WIDTH as u32)];
    }
    let width = plate::WIDTH as u32;
    vec![(format!("{stem}.png"), width), (format!("{stem}@2x.png"), 2 * width)]
}

/// Where the files of a figure are, but for their ending.
pub fn stem(language: Language, figure: &str) -> String {
    format!("figures/{}/{figure}", language.code())
}

/// Where the picture of a shared link is, but for its ending.
pub fn card_stem(language: Language) -> String {
    format!("share/{}", language.code())
}
