//! The picture of a link: the size that is asked for, both languages, words clear of each other.

use std::fs;
use std::path::Path;

use haicap::model::Language;
use haicap::story::plain;
use haicap::view::export::{fonts, pixels_of, png};
use resvg::tiny_skia::Pixmap;
use resvg::usvg::{Group, Node, Options, Rect, Tree};

use crate::html::Html;
use crate::{SMALL, STORY, text, written};

fn tree(svg: &str) -> Tree {
    Tree::from_str(svg, &Options { fontdb: fonts(), ..Options::default() }).unwrap()
}

/// Where the words of a picture are.
fn boxes(group: &Group, found: &mut Vec<Rect>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => boxes(inner, found),
            Node::Text(text) => found.push(text.abs_bounding_box()),
            _ => {}
        }
    }
}

#[test]
fn a_link_shows_a_picture_of_the_size_that_is_asked_for() {
    let files = written(&STORY);
    for language in Language::ALL.map(Language::code) {
        let path = format!("share/{language}.svg");
        let [(name, width)] = &pixels_of(&path)[..] else { panic!("one size") };
        assert_eq!((name.as_str(), *width), (&*format!("share/{language}.png"), 1200));
        let bytes = png(text(&files, &path), &fonts(), *width).unwrap();
        let pixels = Pixmap::decode_png(&bytes).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (1200, 630));
        assert!(bytes.len() < 300_000, "{} bytes", bytes.len());
        // For people to look at.
        let shown = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("share-{language}.png"));
        fs::write(shown, bytes).unwrap();
    }
}

#[test]
fn it_says_whose_it_is_what_happened_and_how_many_tiers_there_were_and_are() {
    let files = written(&STORY);
    for (language, unit) in [(Language::Vi, "cấp"), (Language::En, "tiers")] {
        let html = Html::read(text(&files, &format!("share/{}.svg", language.code())));
        let words: Vec<String> = html.named("text").map(|it| html.words(it)).collect();
        let since = STORY.fact("in-force").unwrap().format(language);
        assert_eq!(words[0], format!("Hai Cấp · {since}"));
        let title = plain(&STORY, STORY.title.get(language), language);
        assert_eq!(words[1], title.strip_prefix("Hai Cấp: ").unwrap());
        for part in ["3", "2", unit, "1", "30", "526"] {
            assert!(words.iter().any(|it| it == part), "{part} in {words:?}");
        }
        assert!(
            words
                .iter()
                .any(|it| it.contains(": ")
                    && it.contains(": VnExpress, Dân trí, daohoangson/dvhcvn,")),
            "{words:?}"
        );
    }
}

#[test]
fn no_word_of_it_lies_on_another_or_leaves_the_picture() {
    for story in [&*STORY, &*SMALL] {
        let files = written(story);
        for language in ["vi", "en"] {
            let tree = tree(text(&files, &format!("share/{language}.svg")));
            let mut found = Vec::new();
            boxes(tree.root(), &mut found);
            assert!(10 <= found.len(), "{} texts", found.len());
            for (index, one) in found.iter().enumerate() {
                let inside = 40.0 <= one.left() && one.right() <= 1160.0 && one.bottom() <= 610.0;
                assert!(inside, "{language}: {one:?}");
                for other in &found[index + 1..] {
                    let across = one.right().min(other.right()) - one.left().max(other.left());
                    let down = one.bottom().min(other.bottom()) - one.top().max(other.top());
                    // Boxes hold room for accents and for tails, which digits do not have.
                    let deep = one.height().min(other.height()) * 0.6;
                    assert!(across <= 0.0 || down < deep, "{language}: {one:?} on {other:?}");
                }
            }
        }
    }
}
