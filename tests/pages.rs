//! Pages: both languages whole, every number with its source, every link with its target.
//!
//! Pages are read back as a browser would, so the tests know what readers get and not how it was
//! made.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use haicap::model::{Era, Language, Organization};
use haicap::page::{Mode, Page, WHOLE};
use haicap::story::{FigureName, Story, Tables, plain};
use haicap::view::site::{SiteFile, Templates, cue_sheet, files, page_html};

#[path = "stories/html.rs"]
mod html;
#[path = "stories/support.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod support;
#[path = "stories/table.rs"]
mod table;
#[path = "stories/written.rs"]
mod written;
use html::Html;
use support::{shipped, sound};
use table::table_rows;
use written::{TEMPLATE, Written, written};

static STORY: LazyLock<Story> = LazyLock::new(|| sound(shipped()).story);
static PAGES: LazyLock<Vec<Written>> = LazyLock::new(|| written(&STORY));

fn ids(html: &Html) -> HashSet<&str> {
    html.values("id").into_iter().collect()
}

#[test]
fn every_scene_and_step_is_there_in_order_in_both_languages() {
    let scenes: Vec<&str> = STORY.scenes.iter().map(|it| it.id.as_str()).collect();
    let steps: Vec<&str> = STORY.steps().map(|(_, step)| step.id.as_str()).collect();
    for Written { html, .. } in PAGES.iter() {
        let told = html.with("data-step");
        let told_ids: Vec<&str> = told.iter().filter_map(|(it, _)| it.get("id")).collect();
        assert_eq!(told_ids, steps);
        let numbers: Vec<String> = (1..=steps.len()).map(|it| it.to_string()).collect();
        assert_eq!(told.iter().map(|(_, number)| *number).collect::<Vec<_>>(), numbers);
        let titles = html.named("h2").filter_map(|it| html.elements[it].get("id"));
        assert_eq!(titles.filter(|it| scenes.contains(it)).collect::<Vec<_>>(), scenes);
    }
    let [vi, en] = &PAGES[..] else { panic!("two pages") };
    assert_eq!(vi.html.values("id"), en.html.values("id"));
}

#[test]
fn a_page_says_its_language_and_mode_and_leads_to_the_other() {
    for Written { language, html, text } in PAGES.iter() {
        assert_eq!(html.values("lang").first(), Some(&language.code()));
        assert_eq!(html.values("data-mode"), ["reading"]);
        let other = html.elements.iter().find(|it| it.has_class("language")).unwrap();
        let expected = if *language == Language::Vi { "./en/" } else { "../" };
        assert_eq!(other.get("href"), Some(expected));
        assert!(!text.contains("<!--page:") && !text.contains('\u{e000}'), "a slot is left");
    }
}

#[test]
fn every_figure_has_a_caption_a_description_a_source_and_a_table() {
    for Written { language, html, .. } in PAGES.iter() {
        for (name, figure) in FigureName::ALL {
            let is_it = |it: &usize| html.elements[*it].get("data-figure") == Some(name);
            let found: Vec<usize> = html.named("figure").filter(is_it).collect();
            assert_eq!(found.len(), 1, "{name}");
            let inside: Vec<usize> = html.inside(found[0]).collect();
            let words_of = |is: &dyn Fn(usize) -> bool| -> Vec<String> {
                inside.iter().filter(|it| is(**it)).map(|it| html.words(*it)).collect()
            };
            let named = |name: &'static str| move |it: usize| html.elements[it].name == name;
            let classed = |class: &'static str| move |it: usize| html.elements[it].has_class(class);
            let told = STORY.figure(figure).unwrap();
            let title = plain(&STORY, told.title.get(*language), *language);
            assert_eq!(words_of(&named("figcaption")), [title], "{name}");
            let description = plain(&STORY, told.description.get(*language), *language);
            let described = words_of(&classed("described"));
            assert!(described.len() == 1 && described[0].ends_with(&description), "{name}");
            // Each publication once, however many of the facts are from there.
            let mut published = Vec::new();
            for fact in told.sources.iter().map(|it| STORY.fact(it).unwrap()) {
                let source = &fact.sources[0];
                let said = format!("{}, {}", source.publisher, source.date.format(*language));
                if !published.contains(&said) {
                    published.push(said);
                }
            }
            let cited = |class: &str| -> Vec<String> {
                let is_it = |it: &&usize| {
                    let element = &html.elements[**it];
                    let in_line = html.any(&element.within, |it| it.has_class(class));
                    in_line && element.get("href").is_some_and(|it| it.starts_with("#fact-"))
                };
                inside.iter().filter(is_it).map(|it| html.words(*it)).collect()
            };
            assert_eq!(cited("source"), published, "{name}");
            assert!(cited("cite").ends_with(&published), "{name}");
            assert_eq!(words_of(&named("table")).len(), 1, "{name}");
            let cells = words_of(&|it| matches!(html.elements[it].name.as_str(), "td" | "th"));
            assert!(cells.len() >= 6, "{name}: {} cells", cells.len());
        }
    }
}

#[test]
fn one_step_leads_to_the_order_model_and_the_others_follow_their_figures() {
    for Written { language, html, .. } in PAGES.iter() {
        let at = |key: &str, value: &str| {
            html.elements.iter().position(|it| it.get(key) == Some(value)).unwrap()
        };
        // Those of the opening stand in the hero, above every figure.
        let shown = STORY.scenes.iter().skip(1).flat_map(|it| &it.steps);
        let shown = shown.filter_map(|it| Some((it, it.show.as_ref()?.figure())));
        let mut last = None;
        for (step, figure) in shown {
            let leads = figure == FigureName::OrderModel && last != Some(figure);
            let follows = at("data-figure", figure.word()) < at("id", &step.id);
            assert_eq!(follows, !leads, "{language:?}: {}", step.id);
            last = Some(figure);
        }
    }
}

#[test]
fn every_number_in_the_story_leads_to_its_source() {
    for Written { html, .. } in PAGES.iter() {
        let in_story = |within: &[usize]| html.any(within, |it| it.name == "article");
        let leads = |within: &[usize]| {
            let source =
                |it: &html::Element| it.get("href").is_some_and(|it| it.starts_with("#fact-"));
            // What is assumed has no source: it says that it is an assumption.
            html.any(within, |it| source(it) || it.get("data-assumption").is_some())
        };
        let numbers =
            html.texts.iter().filter(|it| it.words.contains(|it: char| it.is_ascii_digit()));
        let told: Vec<_> = numbers.filter(|it| in_story(&it.within)).collect();
        assert!(300 < told.len(), "{} numbers", told.len());
        let stray = told.iter().filter(|it| !leads(&it.within)).map(|it| it.words.as_str());
        assert_eq!(stray.collect::<Vec<_>>(), [""; 0]);
    }
}

#[test]
fn every_unit_is_drawn_once_the_named_ones_with_tier_and_emphasis() {
    let units = STORY.organization.organization.units();
    let tiers = STORY.organization.organization.tiers();
    let (named, unnamed): (Vec<_>, Vec<_>) = units.iter().partition(|it| it.name.is_some());
    assert_eq!((named.len(), unnamed.len()), (31, 526));
    for Written { html, .. } in PAGES.iter() {
        let marks = html.with("data-unit");
        let ids: Vec<&str> = marks.iter().map(|(_, id)| *id).collect();
        assert_eq!(ids, named.iter().map(|it| it.id.as_str()).collect::<Vec<_>>());
        for ((mark, id), unit) in marks.iter().zip(&named) {
            assert_eq!(mark.get("data-tier"), Some(tiers[unit.tier].id.as_str()), "{id}");
            assert_eq!(mark.get("data-emphasis"), Some("normal"), "{id}");
            let figure = |it: &html::Element| it.get("data-figure") == Some("organization");
            assert!(html.any(&mark.within, figure), "{id} is outside the figure");
        }
        // The unnamed ones are dots of one path beside the marks, in rows of dashes.
        let (_, picture) = marks[0].0.within.split_last().unwrap();
        let dots = html.elements.iter().filter(|it| it.has_class("dots") && it.within == picture);
        assert_eq!(dots.map(html::Element::dots).collect::<Vec<_>>(), [526]);
    }
}

#[test]
fn every_link_within_the_page_arrives() {
    for Written { html, language, .. } in PAGES.iter() {
        let targets = ids(html);
        assert_eq!(html.lost_links(), [""; 0], "{language:?}");
        for (element, _) in html.with("data-fact") {
            assert!(element.fact().is_some(), "{:?} leads to no fact", element.get("href"));
        }
        for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
            for id in html.values(name).iter().flat_map(|it| it.split(' ')) {
                assert!(targets.contains(id), "{language:?}: {name} names {id}");
            }
        }
        let painted = html.elements.iter().flat_map(|it| &it.attributes);
        for id in painted.filter_map(|(_, value)| value.strip_prefix("url(#")?.strip_suffix(')')) {
            assert!(targets.contains(id), "{language:?}: nothing to paint with called {id}");
        }
        let organization = &STORY.organization.organization;
        for cue in html.values("data-cue") {
            let known = match cue.split_once(':') {
                Some(("unit", id)) => organization.position(id).is_some(),
                Some(("era", word)) => Era::from_word(word).is_some(),
                _ => ["next", "previous", "close"].contains(&cue),
            };
            assert!(known, "{language:?}: nothing follows the cue {cue}");
        }
    }
}

#[test]
fn an_address_within_the_page_is_given_once() {
    for Written { html, .. } in PAGES.iter() {
        let mut seen = HashSet::new();
        let twice: Vec<&str> =
            html.values("id").into_iter().filter(|it| !seen.insert(*it)).collect();
        assert_eq!(twice, [""; 0]);
    }
}

/// Every page to read, to present and to embed, with its scripts.
fn all_pages() -> impl Iterator<Item = (Page, Html)> {
    let embeds = FigureName::ALL.iter().map(|(name, _)| *name).chain([WHOLE]);
    let modes = [Mode::Reading, Mode::Presenting].into_iter().chain(embeds.map(Mode::Embedded));
    modes.flat_map(Page::of).map(|page| {
        let assets: &[&str] = match page.mode {
            Mode::Embedded(_) => &["style.css", "embedded.js"],
            _ => &["style.css"],
        };
        (page, Html::read(&page_html(&STORY, page, TEMPLATE, assets)))
    })
}

#[test]
fn nothing_on_a_page_runs_or_comes_from_elsewhere() {
    for (page, html) in all_pages() {
        for element in &html.elements {
            let name = element.name.as_str();
            assert!(!["iframe", "object", "embed", "base", "style"].contains(&name), "<{name}>");
            for (attribute, value) in &element.attributes {
                assert_ne!(attribute, "style", "<{name}>");
                assert!(!attribute.starts_with("on"), "<{name} {attribute}>");
                if !["href", "src", "action", "xlink:href"].contains(&attribute.as_str()) {
                    continue;
                }
                let here = ["#", "./", "../"].iter().any(|it| value.starts_with(it));
                let there = value.starts_with("https://") && name == "a";
                assert!(here || there, "{page:?}: <{name} {attribute}=\"{value}\">");
                // A link that opens no window has no opener to guard; in a frame of somebody else's,
                // every link does.
                let framed = matches!(page.mode, Mode::Embedded(_));
                assert!(here || framed || element.get("target").is_none(), "{page:?}: {value}");
            }
        }
        let scripts: Vec<Vec<&str>> = html
            .named("script")
            .map(|it| html.elements[it].attributes.iter().map(|(it, _)| &it[..]).collect())
            .collect();
        match page.mode {
            Mode::Embedded(_) => assert_eq!(scripts, [vec!["src"], vec!["type", "id"]]),
            _ => assert_eq!(scripts, [["type", "id"]]),
        }
        let data = html.elements.iter().find(|it| it.get("id") == Some("story")).unwrap();
        assert_eq!(data.get("type"), Some("application/json"));
    }
}

#[test]
fn the_data_of_a_page_is_what_the_program_needs() {
    for Written { language, html, .. } in PAGES.iter() {
        let data = html.words(html.named("script").next().unwrap());
        assert!(!data.contains('<'), "a browser may end the data there");
        let read = serde_json::from_str::<Tables>(&data).unwrap().read().unwrap();
        let sheet = cue_sheet(&STORY, *language);
        assert_eq!(read.steps, sheet.steps);
        assert_eq!(read.eras, sheet.eras);
        let organization = Organization::new(read.plan).unwrap();
        let told = STORY.organization.organization.units();
        assert_eq!(organization.units().len(), told.len());
        for (unit, told) in organization.units().iter().zip(told) {
            assert_eq!((&unit.id, unit.tier, unit.kind), (&told.id, told.tier, told.kind));
            for era in Era::ALL {
                assert_eq!(unit.superior(era), told.superior(era), "{}", unit.id);
            }
        }
    }
}

#[test]
fn a_sourced_number_is_the_one_in_its_fact() {
    for Written { html, language, .. } in PAGES.iter() {
        let elements = html.elements.iter().enumerate();
        let cited = elements.filter_map(|(index, it)| Some((index, it.fact()?)));
        for (index, id) in cited {
            assert_eq!(html.words(index), STORY.fact(id).unwrap().format(*language), "{id}");
        }
    }
}

/// A number as a reader of the language reads it.
fn read_number(words: &str, language: Language) -> Option<f64> {
    let (thousands, point) = if language == Language::Vi { ('.', ',') } else { (',', '.') };
    words.replace(thousands, "").replace(point, ".").replace('−', "-").parse().ok()
}

#[test]
fn a_number_reads_as_the_value_of_its_fact_in_both_languages() {
    for Written { html, language, .. } in PAGES.iter() {
        let mut seen = 0;
        for (index, id) in
            html.elements.iter().enumerate().filter_map(|(at, it)| Some((at, it.fact()?)))
        {
            let fact = STORY.fact(id).unwrap();
            let Some(value) = fact.number() else { continue };
            let words = html.words(index);
            let number = words.strip_suffix(fact.suffix.as_str()).unwrap();
            let read = read_number(number, *language).unwrap_or_else(|| panic!("{id}: {words}"));
            // Two decimals are printed.
            assert!((read - value).abs() <= 0.005, "{language:?}: {id} is {value}, not {words}");
            seen += 1;
        }
        assert!(100 < seen, "{seen} numbers");
    }
}

#[test]
fn a_quote_in_another_language_than_its_page_says_which() {
    for Written { html, language, .. } in PAGES.iter() {
        let quotes: Vec<usize> = html.named("q").collect();
        // No quote in English has a letter with an accent.
        let accented = |it: char| it.is_alphabetic() && !it.is_ascii();
        assert!(!quotes.is_empty());
        for quote in quotes {
            let words = html.words(quote);
            let spoken = if words.contains(accented) { "vi" } else { "en" };
            let said = html.elements[quote].get("lang").unwrap_or(language.code());
            assert_eq!(said, spoken, "{words}");
        }
    }
}

#[test]
fn what_is_there_once_is_not_said_as_if_it_were_many() {
    let english = PAGES.iter().find(|it| it.language == Language::En).unwrap();
    let in_story = |within: &[usize]| english.html.any(within, |it| it.name == "article");
    let texts = english.html.texts.iter().filter(|it| in_story(&it.within));
    let words: Vec<&str> = texts.flat_map(|it| it.words.split_whitespace()).collect();
    let many = words.windows(2).filter(|it| it[0] == "1" && it[1].ends_with('s'));
    assert_eq!(many.collect::<Vec<_>>(), [[""; 2]; 0]);
    assert!(words.windows(2).any(|it| it == ["1", "hand-over"]));
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    for Written { html, .. } in PAGES.iter() {
        let level = |name: &str| name.strip_prefix('h')?.parse::<u8>().ok();
        let levels: Vec<u8> = html.elements.iter().filter_map(|it| level(&it.name)).collect();
        assert_eq!(levels.first(), Some(&1));
        assert!(!levels[1..].contains(&1), "a second title: {levels:?}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    }
}

fn file<'a>(files: &'a [SiteFile], path: &str) -> &'a str {
    let found = files.iter().find(|it| it.path == path);
    &found.unwrap_or_else(|| panic!("no file {path}")).text
}

#[test]
fn the_facts_can_be_taken_away_as_json_and_as_a_table() {
    let files = files(&STORY, &Templates::alike(TEMPLATE));
    let json: serde_json::Value = serde_json::from_str(file(&files, "story/facts.json")).unwrap();
    let table = file(&files, "story/facts.csv");
    let rows = table_rows(table.strip_prefix('\u{feff}').expect("no mark for spreadsheets"));
    let facts = json.as_array().unwrap();
    assert_eq!(facts.len(), STORY.facts.len());
    for (fact, told) in facts.iter().zip(&STORY.facts) {
        assert_eq!(fact["id"], told.id.as_str());
        assert_eq!(fact["value"].as_f64(), told.number(), "{}", told.id);
        assert_eq!(fact["sources"].as_array().unwrap().len(), told.sources.len());
        let sources = rows.iter().filter(|row| row[0] == told.id).count();
        assert_eq!(sources, told.sources.len().max(1), "{}", told.id);
    }
    assert!(rows.iter().all(|row| row.len() == 13), "rows of different length");
    let in_table: BTreeSet<&str> = rows.iter().skip(1).map(|row| row[0].as_str()).collect();
    assert_eq!(in_table, STORY.facts.iter().map(|it| it.id.as_str()).collect());
}

#[test]
fn every_page_finds_its_style_sheet_and_its_files() {
    let files = files(&STORY, &Templates::alike(TEMPLATE));
    for (path, top) in [("index.html", "./"), ("en/index.html", "../")] {
        let html = Html::read(file(&files, path));
        let sheet = html.elements.iter().find(|it| it.get("rel") == Some("stylesheet")).unwrap();
        file(&files, sheet.get("href").unwrap().strip_prefix(top).unwrap());
        for name in ["story/facts.json", "story/facts.csv"] {
            assert!(html.values("href").contains(&format!("{top}{name}").as_str()));
            file(&files, name);
        }
    }
}
