//! Pictures as PNG: the right size, the right colors, every letter and every dot.

use std::collections::{BTreeSet, HashMap};

use haicap::story::FigureName;
use haicap::view::export::{FACES, fonts, pixels_of, png};
use resvg::tiny_skia::Pixmap;

use crate::html::Html;
use crate::pictures::words;
use crate::support::at_top;
use crate::{STORY, each_figure, pictures, text, tree};

#[test]
fn every_letter_of_a_picture_is_in_the_typeface_of_the_page() {
    let letters: BTreeSet<char> = pictures()
        .flat_map(|it| words(&Html::read(&it.text)))
        .flat_map(|it| it.chars().collect::<Vec<_>>())
        .collect();
    assert!(100 < letters.len() && letters.contains(&'Ấ') | letters.contains(&'ấ'));
    let fonts = fonts();
    assert_eq!(fonts.faces().map(|it| it.weight.0).collect::<Vec<_>>(), [400, 600]);
    // The renderer draws a box for a letter that is missing; no letter has the shape of one.
    for letter in letters.iter().filter(|it| !it.is_whitespace()) {
        for weight in FACES.map(|it| it.weight) {
            let shape = |letter: char| {
                let svg = format!(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\"><text y=\"30\" font-size=\"20\" font-family=\"Be Vietnam Pro\" font-weight=\"{weight}\">{letter}</text></svg>",
                );
                let mut pixels = Pixmap::new(40, 40).unwrap();
                let svg = svg.replace(">&<", ">&amp;<").replace("><<", ">&lt;<");
                resvg::render(
                    &tree(&svg),
                    resvg::tiny_skia::Transform::default(),
                    &mut pixels.as_mut(),
                );
                pixels.data().to_vec()
            };
            assert_ne!(shape(*letter), shape('\u{4e00}'), "{letter} {weight}");
        }
    }
}

/// How many pixels have a color, or nearly so.
fn count(pixels: &Pixmap, color: [u8; 3]) -> usize {
    let near = |a: u8, b: u8| a.abs_diff(b) < 6;
    let is = |it: &resvg::tiny_skia::PremultipliedColorU8| {
        near(it.red(), color[0]) && near(it.green(), color[1]) && near(it.blue(), color[2])
    };
    pixels.pixels().iter().filter(|it| is(it)).count()
}

/// A color of the light tokens.
fn token(name: &str) -> [u8; 3] {
    let css = std::fs::read_to_string(at_top("src/style/tokens.css")).unwrap();
    let (_, behind) = css.split_once(&format!("--{name}: #")).unwrap();
    [0, 2, 4].map(|it| u8::from_str_radix(&behind[it..it + 2], 16).unwrap())
}

#[test]
fn a_picture_in_pixels_is_as_wide_as_promised_and_shows_the_colors_of_the_tiers() {
    let drawn = HashMap::from([
        (FigureName::Organization, &["city", "district", "commune", "ink", "quiet"][..]),
        (FigureName::CommandPath, &["city", "district", "commune", "order", "ink"][..]),
        (FigureName::OrderModel, &["assumed", "ink"][..]),
        (FigureName::Chapters, &["union", "ink", "quiet"][..]),
        (FigureName::Timeline, &["city", "ink", "quiet"][..]),
        (FigureName::Functions, &["city", "commune", "ink"][..]),
        (FigureName::UnitsOverTime, &["commune", "ink"][..]),
    ]);
    for (_, name, path) in each_figure() {
        let svg = text(&format!("{path}.svg"));
        let pixels = Pixmap::decode_png(&png(svg, &fonts(), 1600).unwrap()).unwrap();
        assert_eq!(pixels.width(), 1600);
        let size = tree(svg).size();
        let shape = f64::from(pixels.height()) / f64::from(pixels.width());
        assert!((shape - f64::from(size.height() / size.width())).abs() < 0.001, "{path}");
        let all = pixels.pixels().len();
        let paper = count(&pixels, token("paper"));
        assert!(all / 4 < paper && paper < all * 97 / 100, "{path}: {paper} of {all} are paper");
        for color in drawn.get(&name).copied().unwrap_or(&["ink"]) {
            let found = count(&pixels, token(color));
            assert!(300 < found, "{path}: {found} pixels of {color}");
        }
        assert!(pixels.pixels().iter().all(|it| it.alpha() == 255), "{path}: see-through");
    }
}

#[test]
fn every_dot_of_the_field_is_in_the_pixels() {
    let svg = text("figures/vi/chapters.svg");
    let pixels = Pixmap::decode_png(&png(svg, &fonts(), 1600).unwrap()).unwrap();
    let union = token("union");
    let width = pixels.width() as usize;
    let is = |it: &resvg::tiny_skia::PremultipliedColorU8| {
        [it.red(), it.green(), it.blue()].iter().zip(union).all(|(a, b)| a.abs_diff(b) < 30)
    };
    let mut colored: Vec<bool> = pixels.pixels().iter().map(is).collect();
    let mut dots = 0;
    while let Some(first) = colored.iter().position(|it| *it) {
        let mut ahead = vec![first];
        let mut size = 0;
        while let Some(place) = ahead.pop() {
            if std::mem::take(&mut colored[place]) {
                size += 1;
                ahead.extend([place - 1, place + 1, place - width, place + width]);
            }
        }
        // Specks are edges of letters.
        dots += u32::from(100 < size);
    }
    assert_eq!(f64::from(dots), STORY.fact("chapters").unwrap().number().unwrap());
}

#[test]
fn a_figure_is_there_for_plain_and_for_fine_screens() {
    assert_eq!(
        pixels_of("figures/vi/chapters.svg"),
        [("figures/vi/chapters.png".into(), 800), ("figures/vi/chapters@2x.png".into(), 1600)]
    );
    assert_eq!(pixels_of("figures/vi/chapters.csv"), []);
}
