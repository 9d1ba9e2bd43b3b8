//! Tables as CSV: what the page says, with its sources, safe in a spreadsheet.

use std::collections::BTreeSet;

use haicap::model::{Language, format_whole};
use haicap::page::{Mode, Page};
use haicap::simulate::{Experiment, Settings};
use haicap::story::FigureName;
use haicap::view::site::{Templates, files, page_html};

use crate::html::Html;
use crate::support::{minimal, sound};
use crate::table::table_rows;
use crate::{STORY, TEMPLATE, text};

/// Rows of a figure's file, without the mark at its beginning.
fn rows(path: &str) -> Vec<Vec<String>> {
    let csv = text(&format!("{path}.csv"));
    let csv =
        csv.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("{path}: Excel reads no Vietnamese"));
    assert_eq!(csv.matches('\n').count(), csv.matches("\r\n").count(), "{path}");
    table_rows(&csv.replace("\r\n", "\n"))
}

#[test]
fn a_table_to_take_away_is_the_table_of_the_page_with_its_sources() {
    for page in Page::of(Mode::Reading) {
        let html = Html::read(&page_html(&STORY, page, TEMPLATE, &["style.css"]));
        for (name, _) in FigureName::ALL {
            let figure = html.elements.iter().position(|it| it.get("data-figure") == Some(name));
            let figure = figure.unwrap();
            let cells = |row: usize| -> Vec<String> {
                let inside = html.inside(row);
                let cells =
                    inside.filter(|it| ["td", "th"].contains(&html.elements[*it].name.as_str()));
                cells.map(|it| html.words(it)).collect()
            };
            let on_page = html.inside(figure).filter(|it| html.elements[*it].name == "tr");
            let on_page: Vec<Vec<String>> = on_page.map(cells).collect();
            let path = format!("figures/{}/{name}", page.language.code());
            let taken = rows(&path);
            assert_eq!(taken.len(), on_page.len(), "{path}");
            for (row, told) in taken.iter().zip(&on_page) {
                assert_eq!(row[..told.len()], told[..], "{path}");
                assert_eq!(row.len(), told.len() + 4, "{path}");
            }
            for row in taken.iter().skip(1) {
                let [ids, publishers, dates, links] = &row[row.len() - 4..] else { panic!() };
                if ids.is_empty() {
                    let grade = ["Giả định", "Assumption"][page.language as usize];
                    assert_eq!([publishers, dates, links], [grade, "", ""], "{path}");
                    assert!(row[0].contains(&grade.to_lowercase()), "{path}: {}", row[0]);
                    continue;
                }
                let facts: Vec<_> = ids.split(" | ").map(|it| STORY.fact(it).unwrap()).collect();
                let several = |text: &str| text.split(" | ").count();
                assert!(several(publishers) == several(dates) && several(dates) == several(links));
                for source in facts.iter().filter_map(|it| it.sources.first()) {
                    assert!(
                        links.contains(&source.link.to_string())
                            && publishers.contains(&source.publisher)
                    );
                }
            }
        }
    }
}

#[test]
fn the_table_of_the_model_says_what_its_picture_shows_and_what_was_assumed() {
    let organization = &STORY.organization.organization;
    let results = Experiment::new(organization, Settings::DEFAULT, 50).finish();
    for language in Language::ALL {
        let rows = rows(&format!("figures/{}/order-model", language.code()));
        let assumed: Vec<_> = rows.iter().filter(|it| it[3].is_empty()).collect();
        let whole = |it: u32| format_whole(it, language);
        let expected = [
            results.half().map(whole),
            results.last().map(whole),
            [556, 526].map(whole),
            ["–".to_owned(), whole(results.crossing.unwrap())],
        ];
        for (row, expected) in assumed.iter().zip(expected) {
            assert_eq!(row[1..3], expected, "{}", row[0]);
        }
        for (row, medians) in assumed[4..11].iter().zip([1, 10, 20, 30, 40, 50, 60]) {
            let told = results.sweep[medians - 1].last.map(whole);
            assert_eq!(row[1..3], told, "{}", row[0]);
            assert!(row[0].contains(&format!(" {medians} ")), "{}", row[0]);
        }
        let settings = Settings::DEFAULT.to_pairs();
        for (row, (name, value)) in assumed[11..].iter().zip(settings) {
            assert_eq!(row[1], value.to_string(), "{name}: {}", row[0]);
        }
        let arrivals = |era: usize| -> u32 {
            let counts = assumed[19..].iter().map(|it| it[1 + era].parse::<u32>().unwrap());
            counts.sum()
        };
        assert_eq!([arrivals(0), arrivals(1)], [526, 526], "every commune is in one interval");
    }
}

#[test]
fn a_number_in_a_table_to_take_away_is_the_one_of_its_fact() {
    let mut numbers = 0;
    for page in Page::of(Mode::Reading) {
        let html = Html::read(&page_html(&STORY, page, TEMPLATE, &["style.css"]));
        for (name, _) in FigureName::ALL {
            let path = format!("figures/{}/{name}", page.language.code());
            let cells: BTreeSet<String> = rows(&path).into_iter().flatten().collect();
            let in_figure = |within: &[usize]| {
                html.any(within, |it| it.get("data-figure") == Some(name))
                    && html.any(within, |it| it.name == "table")
            };
            for (element, _) in html.with("data-fact") {
                let fact = element.fact().unwrap();
                if in_figure(&element.within) {
                    let value = STORY.fact(fact).unwrap().format(page.language);
                    assert!(cells.contains(&value), "{path}: {fact} is {value}");
                    numbers += 1;
                }
            }
        }
    }
    assert!(40 < numbers, "only {numbers}");
}

#[test]
fn a_cell_that_looks_like_a_formula_is_kept_as_text() {
    let mut texts = minimal();
    let (from, to) = ("An Ví Dụ", "=SUM(A:A)");
    assert!(texts[2].1.contains(from));
    texts[2].1 = texts[2].1.replace(from, to);
    let story = sound(texts).story;
    let files = files(&story, &Templates::alike(TEMPLATE));
    let csv = &files.iter().find(|it| it.path == "figures/vi/organization.csv").unwrap().text;
    assert!(csv.contains("'=SUM(A:A)"), "{csv}");
    let cells = table_rows(&csv.replace("\r\n", "\n")).into_iter().flatten();
    assert!(cells.filter(|it| it.starts_with(['=', '+', '-', '@'])).count() == 0);
}
