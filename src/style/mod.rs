//! The style sheet: plain CSS, one file a subject, in the `@layer` that the subject belongs to.

mod plain;

pub use plain::{PlainRule, plain_layers};

/// The files of the typeface, from the top of the site, as `tokens.css` names them.
pub const FONTS: [&str; 2] = ["fonts/be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-600.woff2"];

/// What every page needs, in the order of layers.
const EVERYWHERE: [&str; 6] = [
    include_str!("tokens.css"),
    include_str!("base.css"),
    include_str!("prose.css"),
    include_str!("beside.css"),
    include_str!("figure.css"),
    include_str!("controls.css"),
];

/// What pages need that are as wide and as long as they like.
const AT_LARGE: [&str; 3] =
    [include_str!("hero.css"), include_str!("stage.css"), include_str!("print.css")];

/// The order of layers, whichever file comes first.
const LAYERS: &str = "@layer tokens,base,prose,stage,figure,controls,print;";

/// What only pages that are presented need.
const PRESENTING: [&str; 4] = [
    include_str!("presenting.css"),
    include_str!("contrast.css"),
    include_str!("desk.css"),
    include_str!("handout.css"),
];

/// The style sheet of the page for newsrooms and of its form elsewhere, behind the one for all.
pub fn newsroom_sheet() -> String {
    without_comments(include_str!("newsroom.css"))
}

/// The style sheet of pages that are presented, behind the one for all.
pub fn presenting_sheet() -> String {
    PRESENTING.iter().map(|it| without_comments(it)).collect()
}

/// The style sheet of pages in a frame, and both themes by name, since the host may ask for one
/// that the reader's system does not have.
pub fn embedded_sheet() -> String {
    let own = [include_str!("embedded.css")];
    joined(EVERYWHERE.iter().chain(&own)) + &themes()
}

/// The value of a token, such as `--paper`, in light colors.
pub fn in_light(token: &str) -> String {
    let tokens = without_comments(EVERYWHERE[0]);
    let behind = tokens.split_once(&format!("{token}:")).map(|(_, it)| it);
    let value = behind.and_then(|it| it.split([';', '}']).next());
    value.unwrap_or_default().to_owned()
}

/// The colors of both themes, taken from the tokens, where alone they are written.
fn themes() -> String {
    let tokens = without_comments(EVERYWHERE[0]);
    let behind = tokens.split_once("@media (prefers-color-scheme:dark){:root{");
    let dark = behind.and_then(|(_, it)| it.split('}').next()).unwrap_or_default();
    let names = dark.split(';').filter_map(|it| it.split_once(':').map(|(name, _)| name));
    let light: Vec<String> = names.map(|name| format!("{name}:{}", in_light(name))).collect();
    let theme = |name: &str, colors: &str| {
        format!(":root[data-theme={name}]{{color-scheme:{name};{colors}}}")
    };
    let both = theme("dark", dark) + &theme("light", &light.join(";"));
    // A reader's own colors go before what the host asks for.
    format!("@layer tokens{{@media (forced-colors:none){{{both}}}}}")
}

/// The style sheet of pages that are read, and of those that are presented, without comments.
pub fn sheet() -> String {
    joined(EVERYWHERE.iter().chain(&AT_LARGE))
}

fn joined<'a>(files: impl Iterator<Item = &'a &'a str>) -> String {
    files.fold(LAYERS.to_owned(), |mut sheet, file| {
        sheet.push_str(&without_comments(file));
        sheet
    })
}

fn without_comments(css: &str) -> String {
    let mut text = String::new();
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        text.push_str(&rest[..start]);
        rest = rest[start..].split_once("*/").map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let tight = [
        (" {", "{"),
        ("{ ", "{"),
        ("; ", ";"),
        (" }", "}"),
        ("} ", "}"),
        (";}", "}"),
        (", ", ","),
        (": ", ":"),
    ];
    tight.iter().fold(text, |text, (loose, tight)| text.replace(loose, tight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_of_marks_are_written_as_the_painter_reads_them() {
        let sheets = sheet() + &presenting_sheet() + &embedded_sheet();
        for token in ["--city:", "--district:", "--commune:"] {
            for behind in sheets.split(token).skip(1) {
                let value = behind.split([';', '}']).next().unwrap_or_default();
                assert!(value.len() == 7 && value.starts_with('#'), "{token}{value}");
            }
        }
    }

    #[test]
    fn comments_and_line_breaks_are_left_out() {
        assert_eq!(without_comments("a {\n  b: c; /* why */\n}\n"), "a{b:c}");
    }

    #[test]
    fn both_themes_have_every_color_of_the_dark_one() {
        let themes = themes();
        let (dark, light) = themes.split_once(":root[data-theme=light]").unwrap();
        let names = |text: &str| text.matches("--").count();
        assert!(10 < names(dark));
        assert_eq!(names(dark), names(light));
        assert!(dark.contains("--paper:#14171b") && light.contains("--paper:#fbfaf7"), "{themes}");
    }
}
