//! Schemas: editors' programs are told of the story files what the check asks of them, no more, no less.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::fs;

use boon::{Compiler, SchemaIndex, Schemas};
use haicap::story::{FILES, load_texts, schemas};
use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "stories/support.rs"]
mod support;
use support::{at_top, minimal, shipped, spoiled, texts};

/// The schemas, ready to be asked.
struct Judge {
    schemas: Schemas,
    of_files: Vec<SchemaIndex>,
}

impl Judge {
    fn new() -> Self {
        let (mut all, mut compiler) = (Schemas::new(), Compiler::new());
        let compile = |schema: haicap::story::Schema| {
            let text = serde_json::from_str(&schema.text).unwrap();
            let address = format!("file:///{}", schema.name);
            compiler.add_resource(&address, text).unwrap();
            compiler.compile(&address, &mut all).unwrap()
        };
        let of_files = schemas().into_iter().map(compile).collect();
        Self { schemas: all, of_files }
    }

    /// What the schema of a file has against a text; nothing against one that is not there.
    fn against(&self, file: usize, text: &str) -> Option<String> {
        if text.is_empty() {
            return None;
        }
        let (table, _) = DeTable::parse_recoverable(text);
        let value = json(&DeValue::Table(table.into_inner()));
        let judged = self.schemas.validate(&value, self.of_files[file]);
        judged.err().map(|it| it.to_string())
    }
}

fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(it) => Value::String(it.to_string()),
        DeValue::Boolean(it) => Value::Bool(*it),
        DeValue::Integer(it) => {
            i64::from_str_radix(it.as_str(), it.radix()).map_or(Value::Null, Value::from)
        }
        DeValue::Float(it) => it.as_str().parse::<f64>().map_or(Value::Null, Value::from),
        // Schemas know no dates of TOML; programs take them for texts.
        DeValue::Datetime(it) => Value::String(it.to_string()),
        DeValue::Array(it) => it.iter().map(|it| json(it.get_ref())).collect(),
        DeValue::Table(it) => {
            let fields =
                it.iter().map(|(name, it)| (name.get_ref().to_string(), json(it.get_ref())));
            Value::Object(fields.collect::<Map<_, _>>())
        }
    }
}

#[test]
fn the_schemas_that_editors_have_are_those_of_the_reader() {
    for schema in schemas() {
        let path = at_top(".schema").join(&schema.name);
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == schema.text,
            "{} is not what the reader asks; `cargo xtask schema` writes it anew",
            path.display()
        );
    }
    let associated = fs::read_to_string(at_top(".taplo.toml")).unwrap();
    for file in FILES {
        let schema = file.replace(".toml", ".json");
        let rule = format!("include = [\"**/{file}\"]\nschema.path = \".schema/{schema}\"\n");
        assert!(associated.contains(&rule), ".taplo.toml does not tell of {file}");
    }
}

#[test]
fn every_sound_story_fits_its_schemas() {
    let judge = Judge::new();
    let mut stories = vec![shipped()];
    for entry in fs::read_dir(at_top("tests/stories")).unwrap() {
        let folder = entry.unwrap().path();
        if folder.join("story.toml").is_file() {
            stories.push(texts(&folder));
        }
    }
    assert!(stories.len() > 2, "the other stories are gone");
    for story in stories {
        for (file, (name, text)) in story.iter().enumerate() {
            assert_eq!(judge.against(file, text), None, "{name}");
        }
    }
}

/// What the check says of mistakes that a schema knows of, too.
const OF_FORM: [&str; 4] =
    ["no field is called", "\" is missing; write ", "; write words in quotes", "; write one of "];

#[test]
fn the_schemas_refuse_what_the_check_refuses_for_its_form_and_take_what_it_takes() {
    let judge = Judge::new();
    let (mut refused, mut taken) = (0, 0);
    let whole = minimal();
    for file in 0..FILES.len() {
        for text in spoiled(&whole[file].1) {
            let mut story = whole.clone();
            story[file].1.clone_from(&text);
            // A date without quotes is one to the schema, and no text to the check.
            let unquoted = text.contains("= 2001-02-03");
            match load_texts(story) {
                Ok(_) => {
                    assert_eq!(judge.against(file, &text), None, "{}:\n{text}", FILES[file]);
                    taken += 1;
                }
                Err(problems) if !unquoted => {
                    // Whether a correction has values, its fact says, which is in another file.
                    let elsewhere = "as a value of facts.toml";
                    let of_form = problems.iter().filter(|it| it.file == FILES[file]).find(|it| {
                        let message = &it.message.en;
                        OF_FORM.iter().any(|it| message.contains(it))
                            && !message.ends_with(elsewhere)
                    });
                    if let Some(problem) = of_form {
                        let said = judge.against(file, &text);
                        assert!(said.is_some(), "not refused: {problem}\n{text}");
                        refused += 1;
                    }
                }
                Err(_) => {}
            }
        }
    }
    println!("refused by both: {refused}, taken by both: {taken}");
    assert!(refused > 1000 && taken > 40, "{refused} refused, {taken} taken");
}

#[test]
fn a_field_a_word_and_a_type_that_are_wrong_are_refused_by_name() {
    let judge = Judge::new();
    let check = |file: &str, from: &str, to: &str, said: &str| {
        let at = FILES.iter().position(|it| *it == file).unwrap();
        let (_, text) = &minimal()[at];
        assert!(text.contains(from), "{from}");
        assert_eq!(judge.against(at, text), None);
        let refused = judge.against(at, &text.replacen(from, to, 1)).unwrap();
        assert!(refused.contains(said), "{refused}");
    };
    check("facts.toml", "as_of = \"2001", "asof = \"2001", "at '/fact/0/asof'");
    check(
        "facts.toml",
        "grade = \"press\"",
        "grade = \"rumor\"",
        "value must be one of 'official', 'press'",
    );
    check("facts.toml", "\"2001-02-03\"\ngrade", "\"3 February\"\ngrade", "at '/fact/0/as_of'");
    check("facts.toml", "suffix = \"%\"", "suffix = 7", "want string, but got number");
    check("organization.toml", "{ ward = 4 }", "{ ward = \"4\" }", "want integer");
    // What depends on the figure.
    check("story.toml", "{ view = \"count\" }", "{ era = \"after\" }", "at '/scene/1/step/4/show");
    check("story.toml", "figure = \"timeline\"\n", "", "at '/scene/1/step/1");
    check("figures.toml", "[[figure.event]]", "[[figure.item]]", "at '/figure/1");
}
