//! Heads: what a page says of itself, with and without knowing where it is.

use haicap::address::Address;
use haicap::page::{Mode, Page};
use serde_json::{Value, json};

use crate::html::Html;
use crate::{STORY, text, written, written_at};

const ADDRESS: &str = "https://example.org/hai-cap/";

fn address() -> Address {
    Address::parse(ADDRESS).unwrap()
}

/// The content of a `<meta property>`.
fn property<'a>(html: &'a Html, name: &str) -> Option<&'a str> {
    html.elements.iter().find(|it| it.get("property") == Some(name))?.get("content")
}

fn links<'a>(html: &'a Html, rel: &str) -> Vec<(Option<&'a str>, &'a str)> {
    let found = html.elements.iter().filter(|it| it.get("rel") == Some(rel));
    found.map(|it| (it.get("hreflang").or(it.get("type")), it.get("href").unwrap())).collect()
}

fn is_noindex(html: &Html) -> bool {
    let robots = html.elements.iter().find(|it| it.get("name") == Some("robots"));
    robots.is_some_and(|it| it.get("content") == Some("noindex"))
}

/// The paths of all pages.
fn pages() -> Vec<Page> {
    let embeds = STORY.figures.iter().map(|it| Mode::Embedded(it.name.word()));
    let modes = [Mode::Reading, Mode::Presenting, Mode::Embedded("story")].into_iter();
    modes.chain(embeds).flat_map(Page::of).collect()
}

#[test]
fn a_site_that_does_not_know_its_address_says_nothing_that_needs_one() {
    let files = written(&STORY);
    for page in pages() {
        let html = Html::read(text(&files, &format!("{}index.html", page.folder())));
        for absent in ["og:url", "og:image"] {
            assert_eq!(property(&html, absent), None, "{page:?}");
        }
        let framed = matches!(page.mode, Mode::Embedded(_));
        assert_eq!(property(&html, "og:type"), (!framed).then_some("article"), "{page:?}");
        for element in html.elements.iter().filter(|it| it.name == "link" || it.name == "meta") {
            let said = element.get("href").or(element.get("content")).unwrap_or_default();
            assert!(!said.starts_with("http"), "{page:?}: {said}");
        }
        let canonical = links(&html, "canonical");
        let expected = if page.mode == Mode::Reading { vec![] } else { vec![page.to_reading()] };
        assert_eq!(canonical.iter().map(|it| it.1).collect::<Vec<_>>(), expected);
        assert_eq!(is_noindex(&html), page.mode != Mode::Reading, "{page:?}");
    }
    assert_eq!(text(&files, "robots.txt"), "User-agent: *\nDisallow:\n");
    assert!(!files.iter().any(|it| it.path == "sitemap.xml" || it.path.starts_with("oembed/")));
}

#[test]
fn the_pages_that_are_read_are_to_be_found_and_the_others_name_them() {
    let files = written_at(&STORY, &address());
    for page in pages() {
        let html = Html::read(text(&files, &format!("{}index.html", page.folder())));
        let reading = Page { mode: Mode::Reading, ..page };
        let url = format!("{ADDRESS}{}", reading.folder());
        assert_eq!(links(&html, "canonical"), [(None, url.as_str())], "{page:?}");
        let framed = matches!(page.mode, Mode::Embedded(_));
        assert_eq!(property(&html, "og:url"), (!framed).then_some(url.as_str()), "{page:?}");
        assert!(!is_noindex(&html), "{page:?}");
        let data = html.elements.iter().any(|it| it.get("type") == Some("application/ld+json"));
        assert_eq!(data, page.mode == Mode::Reading, "{page:?}");
    }
}

#[test]
fn a_shared_link_has_a_card_in_its_own_language() {
    let files = written_at(&STORY, &address());
    for (path, code, locale) in [("index.html", "vi", "vi_VN"), ("en/index.html", "en", "en_US")] {
        let html = Html::read(text(&files, path));
        let title = html.words(html.named("title").next().unwrap());
        assert_eq!(property(&html, "og:title"), Some(title.as_str()));
        assert_eq!(property(&html, "og:locale"), Some(locale));
        let picture = property(&html, "og:image").unwrap();
        assert_eq!(picture, format!("{ADDRESS}share/{code}.png"));
        text(&files, &format!("share/{code}.svg"));
        let size = ["width", "height"].map(|it| property(&html, &format!("og:image:{it}")));
        assert_eq!(size, [Some("1200"), Some("630")]);
        let alt = property(&html, "og:image:alt").unwrap();
        assert!(alt.contains('3') && alt.contains('2'), "{alt}");
    }
}

#[test]
fn languages_name_each_other_and_the_one_for_everybody_else() {
    let files = written_at(&STORY, &address());
    for page in pages() {
        let html = Html::read(text(&files, &format!("{}index.html", page.folder())));
        let of_language = links(&html, "alternate")
            .into_iter()
            .filter(|it| it.0 != Some("application/json+oembed"));
        let (vi, en) = (ADDRESS, &*format!("{ADDRESS}en/"));
        let expected = match page.mode {
            Mode::Reading => vec![(Some("vi"), vi), (Some("en"), en), (Some("x-default"), en)],
            _ => vec![],
        };
        assert_eq!(of_language.collect::<Vec<_>>(), expected, "{page:?}");
    }
}

#[test]
fn search_engines_read_what_is_true_and_no_more() {
    let files = written_at(&STORY, &address());
    for path in ["index.html", "en/index.html"] {
        let html = Html::read(text(&files, path));
        let data = |it: &usize| html.elements[*it].get("type") == Some("application/ld+json");
        let data: Vec<usize> = html.named("script").filter(data).collect();
        let [data] = data[..] else { panic!("one block of data") };
        let words = html.words(data);
        assert!(!words.contains('<'), "a browser may end the data there");
        let read: Value = serde_json::from_str(&words).unwrap();
        let [article, facts] = &read["@graph"].as_array().unwrap()[..] else { panic!("two") };
        assert_eq!(article["@type"], "NewsArticle");
        assert_eq!(article["isBasedOn"]["@id"], facts["@id"]);
        assert_eq!(facts["@type"], "Dataset");
        // The story files name neither: nobody is to be told a day or an author that we made up.
        for absent in ["datePublished", "dateModified", "author", "correction"] {
            assert_eq!(article[absent], Value::Null, "{absent}");
        }
        let length = facts["description"].as_str().unwrap().chars().count();
        assert!((50..5000).contains(&length), "{length}");
        for file in facts["distribution"].as_array().unwrap() {
            let path = file["contentUrl"].as_str().unwrap().strip_prefix(ADDRESS).unwrap();
            text(&files, path);
        }
    }
    let corrected = written_at(&crate::SMALL, &address());
    assert!(
        text(&corrected, "index.html")
            .contains("\"correction\":\"https://example.org/hai-cap/#corrections\"")
    );
}

#[test]
fn the_list_of_pages_names_those_that_are_to_be_found() {
    let files = written_at(&STORY, &address());
    let sitemap = text(&files, "sitemap.xml");
    let read = resvg::usvg::roxmltree::Document::parse(sitemap).unwrap();
    let named = |name: &'static str| {
        read.descendants().filter(move |it| it.tag_name().name() == name).collect::<Vec<_>>()
    };
    let places: Vec<_> =
        named("loc").iter().filter_map(resvg::usvg::roxmltree::Node::text).collect();
    assert_eq!(places, [ADDRESS, &format!("{ADDRESS}en/")]);
    assert_eq!(named("link").len(), 6, "each with both and the one for everybody else");
    let robots = text(&files, "robots.txt");
    assert!(robots.ends_with(&format!("\nSitemap: {ADDRESS}sitemap.xml\n")), "{robots}");
}

#[test]
fn every_embed_page_leads_to_the_answer_of_how_to_embed_it() {
    let files = written_at(&STORY, &address());
    for page in pages() {
        let name = match page.mode {
            Mode::Embedded(name) => name,
            Mode::Reading => "story",
            Mode::Presenting => continue,
        };
        let html = Html::read(text(&files, &format!("{}index.html", page.folder())));
        let found = links(&html, "alternate").into_iter();
        let found: Vec<_> = found.filter(|it| it.0 == Some("application/json+oembed")).collect();
        let [(_, href)] = found[..] else { panic!("{page:?}: {found:?}") };
        let path = href.strip_prefix(ADDRESS).unwrap();
        assert_eq!(path, format!("oembed/{}/{name}.json", page.language.code()));
        let answer: Value = serde_json::from_str(text(&files, path)).unwrap();
        assert_eq!((&answer["version"], &answer["type"]), (&json!("1.0"), &json!("rich")));
        for size in ["width", "height", "thumbnail_width", "thumbnail_height"] {
            assert!(answer[size].as_u64().is_some(), "{size}: {}", answer[size]);
        }
        let frame = Html::read(answer["html"].as_str().unwrap());
        let [frame] = &frame.elements[..] else { panic!("one element") };
        let src = frame.get("src").unwrap().strip_prefix(ADDRESS).unwrap();
        assert!(src.ends_with(&format!("embed/{name}/")), "{src}");
        text(&files, &format!("{src}index.html"));
        assert_eq!(frame.get("title"), answer["title"].as_str());
        assert!(!frame.get("sandbox").unwrap().contains("same-origin"));
    }
}
