//! The style sheet: plain CSS, one file a subject, one `@layer` a file.

mod plain;

pub use plain::{PlainRule, plain_layers};

/// Files in the order of their layers.
const FILES: [&str; 7] = [
    include_str!("tokens.css"),
    include_str!("base.css"),
    include_str!("prose.css"),
    include_str!("stage.css"),
    include_str!("figure.css"),
    include_str!("controls.css"),
    include_str!("print.css"),
];

/// What only pages that are presented need.
const PRESENTING: [&str; 3] =
    [include_str!("presenting.css"), include_str!("desk.css"), include_str!("handout.css")];

/// The style sheet of pages that are presented, behind the one for all.
pub fn presenting_sheet() -> String {
    PRESENTING.iter().map(|it| without_comments(it)).collect()
}

/// One style sheet for all pages, without comments.
pub fn sheet() -> String {
    let layers = "@layer tokens,base,prose,stage,figure,controls,print;";
    FILES.iter().fold(layers.to_owned(), |mut sheet, file| {
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
    fn comments_and_line_breaks_are_left_out() {
        assert_eq!(without_comments("a {\n  b: c; /* why */\n}\n"), "a{b:c}");
    }
}
