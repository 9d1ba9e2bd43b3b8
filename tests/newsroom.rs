//! The page for newsrooms: every embed with code that works, the headers as they lie in the site, and
//! nothing that needs a script to be read.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::sync::LazyLock;

use haicap::address::Address;
use haicap::hosting::{
    KEPT_NAMES, SITE_POLICY, WIDTHS, Way, embed_policy, fit, host_files, policy_tag,
};
use haicap::model::Language;
use haicap::page::{WHOLE, embeds_in};
use haicap::story::{FigureName, Story};
use haicap::view::newsroom::{EXAMPLE, newsroom_html};
use haicap::view::site::{SiteFile, Templates, files, fnv};

#[path = "stories/html.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod html;
#[path = "stories/support.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod support;
use html::{Element, Html};
use support::{shipped, sound};

const TEMPLATE: &str = "<html lang=\"vi\"><head><!--page:head-->\
    <script type=\"module\" src=\"./boot.js\" data-js=\"./a.js\" data-wasm=\"./a.wasm\"></script>\
    <link rel=\"modulepreload\" href=\"./a.js\"></head><body><!--page:body--></body></html>";

static STORY: LazyLock<Story> = LazyLock::new(|| sound(shipped()).story);
static FILES: LazyLock<Vec<SiteFile>> =
    LazyLock::new(|| files(&STORY, &Templates::alike(TEMPLATE)));

fn text(path: &str) -> &'static str {
    let found = FILES.iter().find(|it| it.path == path);
    &found.unwrap_or_else(|| panic!("no file {path}")).text
}

fn page(language: Language) -> Html {
    Html::read(text(&format!("{}index.html", embeds_in(language))))
}

fn names() -> Vec<&'static str> {
    STORY.figures.iter().map(|it| it.name.word()).chain(["story"]).collect()
}

/// The code of an embed as the page prints it, by its way.
fn code(html: &Html, name: &str, way: &str) -> String {
    let of = |it: &Element| it.get("id") == Some(name);
    let printed = html.named("code").find(|it| {
        let within = &html.elements[*it].within;
        html.any(within, of) && html.any(within, |it| it.get("data-kind") == Some(way))
    });
    html.words(printed.unwrap_or_else(|| panic!("no code: {name}, {way}")))
}

#[test]
fn every_kind_of_figure_has_a_frame_of_its_own_height() {
    for (name, _) in FigureName::ALL {
        assert_ne!(fit(name), fit(WHOLE), "{name}: measure it, see tests/browser/newsroom/page.rs");
    }
}

#[test]
fn every_embed_is_there_with_its_title_its_picture_and_both_its_pages() {
    for language in Language::ALL {
        let html = page(language);
        for name in names() {
            let is_it = |it: &usize| html.elements[*it].get("id") == Some(name);
            let section = html.named("section").find(is_it).unwrap();
            let inside: Vec<&Element> = html.inside(section).map(|it| &html.elements[it]).collect();
            let picture = inside.iter().find(|it| it.name == "img").unwrap();
            let source = picture.get("src").unwrap();
            let folder = if name == "story" { "share/" } else { "figures/" };
            let in_language = format!("{folder}{}", language.code());
            assert!(source.contains(&in_language), "{source}");
            text(source.trim_start_matches("../"));
            let size = ["width", "height"].map(|it| picture.get(it).unwrap().parse::<f64>());
            assert!(size.iter().all(|it| it.as_ref().is_ok_and(|it| 100.0 < *it)), "{size:?}");
            for folder in ["", "en/"] {
                let href = inside.iter().filter_map(|it| it.get("href"));
                let to = format!("{folder}embed/{name}/");
                let leads = href.filter(|it| it.trim_start_matches("../") == to).count();
                assert_eq!(leads, 1, "{name}: {to}");
                text(&format!("{to}index.html"));
            }
        }
    }
}

#[test]
fn the_code_is_html_that_shows_the_embed_and_leads_to_the_story() {
    for language in Language::ALL {
        let html = page(language);
        let english = if language == Language::En { "en/" } else { "" };
        for name in names() {
            for (way, _) in Way::ALL {
                let code = code(&html, name, way);
                // The reader of these tests knows no names with a dash.
                let plain = code.replace("<hai-cap", "<haicap").replace("</hai-cap", "</haicap");
                let read = Html::read(&plain);
                let link = read.values("href")[0];
                let fragment = link.strip_prefix(&format!("{EXAMPLE}{english}")).unwrap();
                let step = fragment.strip_prefix('#').unwrap_or_default();
                assert_eq!(step.is_empty(), name == "story", "{code}");
                assert!(step.is_empty() || STORY.steps().any(|(_, it)| it.id == step), "{code}");
                let file = match way {
                    "frame" => format!("{}index.html", read.values("src")[0]),
                    "picture" => read.values("src")[0].replace(".png", ".svg"),
                    _ => {
                        assert_eq!(read.values("figure"), [name]);
                        continue;
                    }
                };
                text(file.strip_prefix(EXAMPLE).unwrap());
            }
        }
    }
}

#[test]
fn a_frame_has_the_rights_it_needs_and_a_title() {
    let html = page(Language::En);
    let read = Html::read(&code(&html, "organization", "frame"));
    let frame = &read.elements[read.named("iframe").next().unwrap()];
    let rights = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
    assert_eq!(frame.get("sandbox"), Some(rights));
    assert_eq!(frame.get("loading"), Some("lazy"));
    assert!(frame.get("title").is_some_and(|it| it.len() > 10));
    assert_eq!(frame.get("height"), Some(&*fit("organization").highest.to_string()));
}

#[test]
fn the_loader_says_what_it_shows() {
    let html = page(Language::Vi);
    let code = code(&html, "chapters", "loader");
    assert!(code.starts_with(&format!("<script src=\"{EXAMPLE}embed.js\" async></script>")));
    assert!(code.contains("<hai-cap figure=\"chapters\" lang=\"vi\"><a href="), "{code}");
    assert!(code.ends_with("</a></hai-cap>"));
}

#[test]
fn the_code_says_once_whose_it_is() {
    for language in Language::ALL {
        for name in names() {
            for way in ["frame", "loader"] {
                let code = code(&page(language), name, way);
                assert_eq!(code.matches("Hai Cấp").count(), 1, "{code}");
            }
        }
    }
}

#[test]
fn the_headers_on_the_page_are_the_files_of_the_site() {
    for language in Language::ALL {
        let html = page(language);
        let shown: Vec<(&str, String)> = html
            .named("details")
            .filter_map(|it| Some((html.elements[it].get("data-file")?, it)))
            .map(|(path, it)| {
                let code = html.inside(it).find(|it| html.elements[*it].name == "code").unwrap();
                (path, html.words(code))
            })
            .collect();
        assert_eq!(shown.len(), host_files(None).len());
        for (path, words) in shown {
            assert_eq!(words, text(path), "{path}");
        }
    }
}

#[test]
fn the_page_needs_no_program_and_loads_from_here_alone() {
    for language in Language::ALL {
        let html = page(language);
        assert_eq!(html.values("data-mode"), ["newsroom"]);
        assert!(html.values("data-wasm").is_empty());
        let scripts: Vec<&str> =
            html.named("script").filter_map(|it| html.elements[it].get("src")).collect();
        let top = if language == Language::Vi { "../" } else { "../../" };
        assert_eq!(scripts, [format!("{top}code.js")]);
        for source in html.values("src").iter().chain(&html.values("href")) {
            assert!(source.starts_with('.'), "{source}");
        }
        let sheets = html.elements.iter().filter(|it| it.get("rel") == Some("stylesheet"));
        for sheet in sheets.filter_map(|it| it.get("href")) {
            text(sheet.trim_start_matches("../"));
        }
    }
}

#[test]
fn the_form_offers_every_embed_step_and_width_in_both_languages() {
    let [vi, en] = Language::ALL.map(page);
    for html in [&vi, &en] {
        let values = |select: &str| -> Vec<String> {
            let of = |it: &Element| it.name == "select" && it.get("name") == Some(select);
            let options = html.named("option").map(|it| &html.elements[it]);
            let options = options.filter(|it| html.any(&it.within, of));
            options.filter_map(|it| it.get("value").map(str::to_owned)).collect()
        };
        assert_eq!(values("figure"), names());
        assert_eq!(values("step").len(), STORY.steps().count() + 1);
        let options = html.named("option").map(|it| html.words(it));
        let mut begins: Vec<String> =
            options.filter_map(|it| Some(it.split_once(": ")?.1.to_owned())).collect();
        let count = begins.len();
        begins.sort();
        begins.dedup();
        assert_eq!(begins.len(), count, "options that differ by their numbers only");
        let radios = html.elements.iter().filter(|it| it.get("name") == Some("width"));
        let widths: Vec<&str> = radios.filter_map(|it| it.get("value")).collect();
        assert_eq!(widths, WIDTHS.map(|it| it.to_string()));
        let known = html.elements.iter().filter(|it| it.get("data-embed").is_some());
        assert_eq!(known.count(), 2 * names().len());
        assert_eq!(html.named("template").count(), 3);
    }
    assert_eq!(vi.values("id"), en.values("id"));
}

#[test]
fn a_known_address_stands_in_the_code_and_asks_for_nothing() {
    let address = "https://tin.example/hai-cap/";
    let known = Address::parse(address).unwrap();
    let html = newsroom_html(&STORY, Language::En, TEMPLATE, &[], &[], Some(&known));
    let page = Html::read(&html);
    assert!(code(&page, "story", "frame").contains(&format!("{address}en/embed/story/")));
    assert!(!page.elements.iter().any(|it| it.has_class("example")));
    assert!(html.contains("script-src 'self' https://tin.example 'wasm-unsafe-eval'"));
}

#[test]
fn no_page_of_the_site_is_without_a_policy() {
    let mut with_policy = Vec::new();
    let mut path = "";
    for line in text("_headers").lines() {
        match line.strip_prefix("  ") {
            Some(header) if header.starts_with("Content-Security-Policy") => with_policy.push(path),
            Some(_) => {}
            None => path = line,
        }
    }
    for file in FILES.iter().filter_map(|it| it.path.strip_suffix("index.html")) {
        let page = format!("/{file}");
        let named = |rule: &&&str| match rule.split_once(":figure/") {
            Some((folder, _)) => {
                page.strip_prefix(folder).is_some_and(|it| it.matches('/').count() == 1)
            }
            None => page == ***rule,
        };
        assert_eq!(with_policy.iter().filter(named).count(), 1, "{page}");
    }
}

#[test]
fn a_host_without_headers_gets_pages_that_say_the_policy_themselves() {
    let origin = "https://tin.example";
    assert!(Templates::alike(TEMPLATE).with_policies(origin).is_err(), "it has no place for one");
    let template = TEMPLATE.replace("<head>", "<head><meta charset=\"utf-8\">");
    let templates = Templates::alike(&template).with_policies(origin).unwrap();
    let files = files(&STORY, &templates);
    let mut pages = 0;
    for file in files.iter().filter(|it| it.path.ends_with("index.html")) {
        let named =
            |it: &str| names().iter().any(|name| it.ends_with(&format!("embed/{name}/index.html")));
        let policy = match named(&file.path) {
            true => embed_policy(origin),
            false => SITE_POLICY.to_owned(),
        };
        // Before anything that it rules.
        let start = format!("<head><meta charset=\"utf-8\">\n{}", policy_tag(&policy));
        assert!(file.text.contains(&start), "{}", file.path);
        pages += 1;
    }
    assert_eq!(pages, 2 * (4 + names().len()));
}

/// What may be kept for ever has its content in its name; of one that is not, browsers would keep the
/// first that they came by.
#[test]
fn style_sheets_and_scripts_of_pages_are_named_by_what_is_in_them() {
    let kept = |it: &&SiteFile| KEPT_NAMES.iter().any(|name| it.path.starts_with(name));
    let kept: Vec<_> = FILES.iter().filter(kept).collect();
    for file in &kept {
        let (_, named) = file.path.rsplit_once('-').unwrap();
        assert_eq!(named.split('.').next(), Some(&*fnv(&file.text)), "{}", file.path);
    }
    assert_eq!(kept.len(), 5, "four style sheets and the script of frames");
}
