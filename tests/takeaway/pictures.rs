//! Pictures as SVG: whole, alone, and readable.

use haicap::model::Language;
use haicap::story::{FigureName, load_texts, plain};
use haicap::view::site::{SiteFile, Templates, files};
use resvg::usvg::{Group, Node, TextChunk};

use crate::html::{Element, Html};
use crate::support::{minimal, sound, spoiled};
use crate::{STORY, TEMPLATE, each_figure, pictures, svgs, text, tree};

fn each_node(group: &Group, see: &mut impl FnMut(&Node)) {
    for node in group.children() {
        see(node);
        if let Node::Group(inner) = node {
            each_node(inner, see);
        }
    }
}

/// The words of an SVG, text by text and line by line.
pub fn words(html: &Html) -> Vec<String> {
    html.named("text").map(|it| html.words(it)).collect()
}

#[test]
fn a_picture_says_what_it_is_what_it_shows_and_whose_numbers_they_are() {
    for (language, name, path) in each_figure() {
        let figure = STORY.figure(name).unwrap();
        let html = Html::read(text(&format!("{path}.svg")));
        let plain = |line| plain(&STORY, line, language);
        let only = |name: &str| html.words(html.named(name).next().unwrap());
        assert_eq!(only("title"), plain(figure.title.get(language)), "{path}");
        assert_eq!(only("desc"), plain(figure.description.get(language)), "{path}");
        let shown = words(&html).join(" ");
        let headline = plain(figure.title.get(language));
        assert!(shown.starts_with(&headline), "{path}: {headline}");
        if let Some(note) = &figure.note {
            assert!(shown.contains(&plain(note.get(language))), "{path}: no note");
        }
        assert!(!shown.contains(": ."), "{path}: a list of nothing in {shown}");
        let source = if language == Language::Vi { "Nguồn: " } else { "Source: " };
        assert!(shown.contains(source) && shown.contains(" Hai Cấp "), "{path}: {shown}");
        for source in figure.sources.iter().filter_map(|it| STORY.fact(it)?.sources.first()) {
            let said = format!("{}, {}", source.publisher, source.date.format(language));
            assert!(shown.contains(&said), "{path}: no source {said}");
        }
        let assumption = if language == Language::Vi { "Giả định: " } else { "Assumption: " };
        let modelled = matches!(name, FigureName::CommandPath | FigureName::OrderModel);
        assert_eq!(shown.contains(assumption), modelled, "{path}");
    }
}

#[test]
fn a_picture_needs_nothing_but_itself() {
    for SiteFile { path, text } in pictures() {
        let outside = text.replacen("http://www.w3.org/2000/svg", "", 1);
        for part in
            ["http", "<a ", "<script", "<image", "<foreignObject", "href", "@import", "var("]
        {
            assert!(!outside.contains(part), "{path}: {part}");
        }
        let faces = text.matches("@font-face").count();
        assert_eq!((faces, text.matches("url(data:font/woff2;base64,d09GMg").count()), (2, 2));
        for painted in text.split("url(").skip(1).filter(|it| !it.starts_with("data:")) {
            let id = painted.strip_prefix('#').unwrap().split(')').next().unwrap();
            assert!(text.contains(&format!(" id=\"{id}\"")), "{path}: {id}");
        }
        let html = Html::read(text);
        assert_eq!(html.values("class"), [""; 0], "{path}");
        let mut attributes = html.elements.iter().flat_map(|it| &it.attributes);
        let stray =
            attributes.find(|(name, value)| value.contains("NaN") || name.starts_with("data-"));
        assert_eq!(stray, None, "{path}");
    }
}

#[test]
fn every_unit_is_in_the_picture_of_the_organization_before_and_after() {
    let units = STORY.organization.organization.of_tier(2).count();
    for (_, _, path) in each_figure().filter(|(_, name, _)| *name == FigureName::Organization) {
        let html = Html::read(text(&format!("{path}.svg")));
        let rows = html.elements.iter().filter(|it| it.get("stroke-dasharray").is_some());
        assert_eq!(rows.map(Element::dots).collect::<Vec<_>>(), [units; 2]);
    }
}

#[test]
fn no_word_leaves_its_picture_and_none_is_too_small() {
    for SiteFile { path, text } in pictures() {
        let tree = tree(text);
        let size = tree.size();
        let mut seen = 0;
        each_node(tree.root(), &mut |node| {
            let Node::Text(words) = node else { return };
            let place = words.abs_bounding_box();
            let inside = 8.0 <= place.left()
                && place.right() <= size.width() - 8.0
                && 0.0 <= place.top()
                && place.bottom() <= size.height();
            let said: String = words.chunks().iter().map(TextChunk::text).collect();
            assert!(inside, "{path}: \"{said}\" at {place:?} of {size:?}");
            // Twelve units of eight hundred: 12 px in a column of text, 9 px on a phone.
            let scale = words.abs_transform().sx;
            for span in words.chunks().iter().flat_map(TextChunk::spans) {
                assert!(11.5 <= span.font_size().get() * scale, "{path}: \"{said}\" is too small");
            }
            seen += 1;
        });
        assert!(5 < seen, "{path}: {seen} texts");
    }
}

#[test]
fn the_words_around_a_picture_do_not_lie_over_each_other() {
    for SiteFile { path, text } in pictures() {
        let tree = tree(text);
        let mut places = Vec::new();
        each_node(tree.root(), &mut |node| {
            if let Node::Text(words) = node {
                let said: String = words.chunks().iter().map(TextChunk::text).collect();
                places.push((words.abs_bounding_box(), said));
            }
        });
        for (index, (one, said)) in places.iter().enumerate() {
            for (other, also) in &places[index + 1..] {
                // Boxes of letters with marks over and under them touch; lines of them do not.
                let across = one.right().min(other.right()) - one.left().max(other.left());
                let down = one.bottom().min(other.bottom()) - one.top().max(other.top());
                let deep = one.height().min(other.height()) * 0.5;
                assert!(across <= 0.0 || down < deep, "{path}: \"{said}\" over \"{also}\"");
            }
        }
    }
}

#[test]
fn words_of_a_story_never_become_markup_in_a_picture() {
    let mut texts = minimal();
    texts[0].1 = texts[0].1.replace("Ví Dụ: ba cấp", "Ví Dụ < & > ba \\\" cấp");
    texts[2].1 = texts[2].1.replace("An Ví Dụ", "An < \\\" onfocus=\\\" &amp > Ví Dụ");
    let city = "in_city = { name = { vi = \"Ví Dụ\", en = \"Ví Dụ\" }";
    texts[3].1 = texts[3].1.replace(city, &city.replace("Ví Dụ", "Ví & Dụ"));
    let hostile = files(&sound(texts).story, &Templates::alike(TEMPLATE));
    // Escaped once: a second time readers would see it.
    let city = hostile.iter().find(|it| it.path == "figures/en/chapters-city.svg").unwrap();
    assert!(city.text.contains("Ví &amp; Dụ"), "{}", city.text);
    for SiteFile { path, text } in svgs(&hostile) {
        let twice = ["&amp;amp;", "&amp;lt;", "&amp;quot;"].iter().any(|it| text.contains(it));
        assert!(!twice, "{path}");
    }
    let plain = files(&sound(minimal()).story, &Templates::alike(TEMPLATE));
    let names = |files: &[SiteFile]| -> Vec<Vec<String>> {
        let svgs = svgs(files);
        svgs.map(|it| Html::read(&it.text).elements.into_iter().map(|it| it.name).collect())
            .collect()
    };
    assert_eq!(names(&plain), names(&hostile));
    for file in svgs(&hostile) {
        tree(&file.text);
    }
}

#[test]
fn whatever_story_is_sound_can_be_taken_away() {
    let whole = minimal();
    let mut passed = 0;
    for index in 0..whole.len() {
        for text in spoiled(&whole[index].1).into_iter().step_by(7) {
            let mut texts = whole.clone();
            texts[index].1 = text;
            if let Ok(loaded) = load_texts(texts) {
                for file in svgs(&files(&loaded.story, &Templates::alike(TEMPLATE))) {
                    tree(&file.text);
                }
                passed += 1;
            }
        }
    }
    assert!(3 < passed, "{passed}");
}
