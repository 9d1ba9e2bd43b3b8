//! The facts as files to take away: `facts.json` and `facts.csv`.

use std::fmt::Write;

use super::prose::{Line, Piece};
use super::{Story, StoryFact};
use crate::model::{Language, Value};

/// The words of a line, without markup, numbers as the language writes them.
pub fn plain(story: &Story, line: &Line, language: Language) -> String {
    let mut text = String::new();
    for piece in line {
        match piece {
            Piece::Words(words) | Piece::Strong(words) | Piece::Link(words, _) => {
                text.push_str(words);
            }
            Piece::Number(id) => {
                text.push_str(&story.fact(id).map(|it| it.format(language)).unwrap_or_default());
            }
        }
    }
    text
}

/// A value as data: a number with a decimal point, a date as `2025-03-01`.
fn raw_value(fact: &StoryFact) -> String {
    match &fact.value {
        Value::Number(value) => value.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Words(words) => words.clone(),
        Value::Statement => String::new(),
    }
}

/// All facts with their sources, as a JSON list.
pub fn facts_json(story: &Story) -> String {
    let mut text = String::from("[\n");
    for (index, fact) in story.facts.iter().enumerate() {
        let number = fact.number().map(|it| it.to_string());
        let value = number.unwrap_or_else(|| json_string(&raw_value(fact)));
        let unit = fact.unit.as_ref();
        let sources: Vec<String> = fact
            .sources
            .iter()
            .map(|it| {
                format!(
                    "{{\"publisher\":{},\"date\":\"{}\",\"link\":{},\"quote\":{}}}",
                    json_string(&it.publisher),
                    it.date,
                    json_string(it.link.as_str()),
                    json_string(&it.quote)
                )
            })
            .collect();
        let from: Vec<String> = fact.from.iter().map(|it| json_string(it)).collect();
        let _ = write!(
            text,
            "{}{{\"id\":{},\"value\":{value},\"suffix\":{},\"unit\":{{\"vi\":{},\"en\":{}}},\"as_of\":\"{}\",\"grade\":\"{}\",\"says\":{{\"vi\":{},\"en\":{}}},\"from\":[{}],\"sources\":[{}]}}",
            if index > 0 { ",\n" } else { "" },
            json_string(&fact.id),
            json_string(&fact.suffix),
            json_string(unit.map_or("", |it| &it.vi)),
            json_string(unit.map_or("", |it| &it.en)),
            fact.as_of,
            fact.grade.word(),
            json_string(&plain(story, &fact.says.vi, Language::Vi)),
            json_string(&plain(story, &fact.says.en, Language::En)),
            from.join(","),
            sources.join(",")
        );
    }
    text.push_str("\n]\n");
    text
}

/// Tells a spreadsheet that the letters are UTF-8; without it Vietnamese is garbled.
pub const CSV_MARK: char = '\u{feff}';

/// All facts, one row a source, with a header row.
pub fn facts_csv(story: &Story) -> String {
    let mut text = String::from(CSV_MARK);
    text.push_str(
        "id,value,suffix,unit_vi,unit_en,as_of,grade,says_vi,says_en,publisher,date,link,quote\n",
    );
    for fact in &story.facts {
        let unit = fact.unit.as_ref();
        let start = [
            fact.id.clone(),
            raw_value(fact),
            fact.suffix.clone(),
            unit.map(|it| it.vi.clone()).unwrap_or_default(),
            unit.map(|it| it.en.clone()).unwrap_or_default(),
            fact.as_of.to_string(),
            fact.grade.word().to_owned(),
            plain(story, &fact.says.vi, Language::Vi),
            plain(story, &fact.says.en, Language::En),
        ];
        let none = [const { String::new() }; 4];
        let sources = fact.sources.iter().map(|it| {
            [it.publisher.clone(), it.date.to_string(), it.link.to_string(), it.quote.clone()]
        });
        let sources: Vec<[String; 4]> =
            if fact.sources.is_empty() { vec![none] } else { sources.collect() };
        for source in sources {
            let cells: Vec<String> = start.iter().chain(&source).map(|it| csv_cell(it)).collect();
            text.push_str(&cells.join(","));
            text.push('\n');
        }
    }
    text
}

pub(super) fn json_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            it if it.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(it));
            }
            it => quoted.push(it),
        }
    }
    quoted.push('"');
    quoted
}

/// Quoted where it must be; a cell that a spreadsheet would run as a formula is kept as text.
pub fn csv_cell(text: &str) -> String {
    let number = text
        .strip_prefix('-')
        .is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit() || it == b'.'));
    let runs =
        !number && text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let guarded = if runs { format!("'{text}") } else { text.to_owned() };
    if guarded.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_becomes_a_formula_and_quotes_are_doubled() {
        assert_eq!(csv_cell("=1+1"), "'=1+1");
        assert_eq!(csv_cell("-1+1"), "'-1+1");
        assert_eq!(csv_cell("-1.5"), "-1.5");
        assert_eq!(csv_cell("\t@SUM(A1)"), "'\t@SUM(A1)");
        assert_eq!(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}
