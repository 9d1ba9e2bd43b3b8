//! Figures to take away: pictures that stand alone and tables that say what the page says.
//!
//! What is checked here is what an editor meets who has nothing but the file.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

mod pictures;
mod pixels;
mod tables;

#[path = "../stories/html.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod html;
#[path = "../stories/support.rs"]
mod support;
#[path = "../stories/table.rs"]
mod table;

use std::sync::LazyLock;

use haicap::model::Language;
use haicap::page::{Mode, Page};
use haicap::story::{ChaptersView, FigureName, Story, plain};
use haicap::view::export::fonts;
use haicap::view::site::{SiteFile, Templates, files, page_html};
use resvg::usvg::{Options, Tree};

use html::{Html, TEMPLATE};
use support::{shipped, sound};

static STORY: LazyLock<Story> = LazyLock::new(|| sound(shipped()).story);
static FILES: LazyLock<Vec<SiteFile>> =
    LazyLock::new(|| files(&STORY, &Templates::alike(TEMPLATE)));

fn text(path: &str) -> &'static str {
    let found = FILES.iter().find(|it| it.path == path);
    &found.unwrap_or_else(|| panic!("no file {path}")).text
}

fn pictures() -> impl Iterator<Item = &'static SiteFile> {
    svgs(&FILES)
}

/// The pictures among some files.
fn svgs(files: &[SiteFile]) -> impl Iterator<Item = &SiteFile> {
    let is = |it: &&SiteFile| it.path.strip_suffix(".svg").is_some();
    files.iter().filter(move |it| it.path.starts_with("figures/") && is(it))
}

/// Every figure in every language, with the start of its files' paths.
fn each_figure() -> impl Iterator<Item = (Language, FigureName, String)> {
    Language::ALL.into_iter().flat_map(|language| {
        let path = move |word| format!("figures/{}/{word}", language.code());
        FigureName::ALL.into_iter().map(move |(word, name)| (language, name, path(word)))
    })
}

fn tree(svg: &str) -> Tree {
    Tree::from_str(svg, &Options { fontdb: fonts(), ..Options::default() }).unwrap()
}

#[test]
fn every_figure_can_be_taken_away_in_both_languages_and_each_view_of_the_chapters() {
    for (_, name, path) in each_figure() {
        text(&format!("{path}.svg"));
        text(&format!("{path}.csv"));
        if name == FigureName::Chapters {
            // What a reader assumes is drawn for that reader only.
            let told = ChaptersView::ALL.iter().filter(|(_, it)| *it != ChaptersView::WhatIf);
            for (view, _) in told {
                text(&format!("{path}-{view}.svg"));
            }
        }
    }
}

#[test]
fn the_page_leads_to_the_files_and_says_how_to_cite_them() {
    for page in Page::of(Mode::Reading) {
        let html = Html::read(&page_html(&STORY, page, TEMPLATE, &["style.css"]));
        for (name, figure) in FigureName::ALL {
            let told = STORY.figure(figure).unwrap();
            let stem = format!("{}figures/{}/{name}", page.to_top(), page.language.code());
            for ending in ["svg", "png", "csv"] {
                let size = if ending == "png" { "@2x" } else { "" };
                let href = format!("{stem}{size}.{ending}");
                let link = html.elements.iter().find(|it| it.get("href") == Some(&href)).unwrap();
                let saved = format!("hai-cap-{name}-{}.{ending}", page.language.code());
                assert_eq!(link.get("download"), Some(saved.as_str()));
                let in_figure = |it: &html::Element| it.get("data-figure") == Some(name);
                assert!(html.any(&link.within, in_figure), "{href} is elsewhere");
            }
            let figure = html.elements.iter().position(|it| it.get("data-figure") == Some(name));
            let mut inside = html.inside(figure.unwrap());
            let cite = inside.find(|it| html.elements[*it].has_class("cite")).unwrap();
            let said = html.words(cite);
            let title = plain(&STORY, told.title.get(page.language), page.language);
            let facts = told.sources.iter().filter_map(|it| STORY.fact(it));
            let as_of = facts.map(|it| it.as_of).max().unwrap().format(page.language);
            for part in ["Hai Cấp", &title, &as_of] {
                assert!(said.contains(part), "{name}: {part} in {said}");
            }
        }
    }
}
