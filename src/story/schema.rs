//! JSON Schemas of the story files, for editors' programs that complete fields and words.
//!
//! Made from what the reader asks (`asked`), with a sentence for each field from `fields.tsv`. A schema
//! knows the form of one file; whether names exist, counts add up and texts are sound, only the check
//! says.

mod json;

use super::asked::{Holds, Visit};
use super::load::{FILES, asked};
use json::Json;

/// Sentences, one a line: field, English, Vietnamese. A field is named by the tables around it, as many
/// as tell it from others.
const SENTENCES: &str = include_str!("schema/fields.tsv");

/// The schema of one story file.
pub struct Schema {
    /// Such as `facts.json`, for `facts.toml`.
    pub name: String,
    /// JSON.
    pub text: String,
}

/// The schemas of all story files, in the order of [`FILES`].
pub fn schemas() -> Vec<Schema> {
    let visits = asked();
    let schema = |(index, file): (usize, &str)| {
        let name = file.trim_end_matches(".toml");
        let mut fields = vec![
            ("$schema", Json::text("http://json-schema.org/draft-07/schema#")),
            ("title", Json::text(file)),
        ];
        fields.extend(Shape::of(&visits, &[index]).describe(name));
        Schema { name: format!("{name}.json"), text: format!("{}\n", Json::object(fields)) }
    };
    FILES.into_iter().enumerate().map(schema).collect()
}

/// What the reader asks of tables that stand in one place.
struct Shape {
    fields: Vec<Part>,
    /// What every value is, where fields are names.
    any: Option<Holds>,
    variants: Vec<Variant>,
}

/// What is asked where a field has a certain word, or is not there.
struct Variant {
    by: &'static str,
    word: Option<&'static str>,
    shape: Shape,
}

/// A field of a shape.
struct Part {
    name: &'static str,
    kind: Holds,
    /// Whether all tables in this place need it.
    required: bool,
    some: bool,
    /// Of the tables in it, where it holds tables.
    shape: Option<Shape>,
}

impl Shape {
    fn of(visits: &[Visit], these: &[usize]) -> Self {
        let asked = || these.iter().map(|it| &visits[*it]);
        let mut fields: Vec<Part> = Vec::new();
        for field in asked().flat_map(|it| &it.fields) {
            if fields.iter().any(|it| it.name == field.name) {
                continue;
            }
            let same = || asked().map(|it| it.fields.iter().find(|it| it.name == field.name));
            let kind = same().flatten().find_map(|it| it.kind.clone());
            let inside = |it: &usize| {
                visits[*it]
                    .within
                    .is_some_and(|(table, name)| name == field.name && these.contains(&table))
            };
            let inside: Vec<usize> = (0..visits.len()).filter(inside).collect();
            fields.push(Part {
                name: field.name,
                kind: kind.unwrap_or(Holds::Words),
                required: same().all(|it| it.is_some_and(|it| it.required)),
                some: field.some,
                shape: (!inside.is_empty()).then(|| Self::of(visits, &inside)),
            });
        }
        let any = asked().find_map(|it| it.any.clone());
        Self { fields, any, variants: Self::variants(visits, these) }
    }

    fn variants(visits: &[Visit], these: &[usize]) -> Vec<Variant> {
        let word_of = |it: usize| visits[it].variant.map(|(_, word)| word);
        let by = these.iter().find_map(|it| visits[*it].variant).map(|(by, _)| by);
        let mut variants: Vec<Variant> = Vec::new();
        for (by, word) in
            by.into_iter().flat_map(|by| these.iter().map(move |it| (by, word_of(*it))))
        {
            if variants.iter().any(|it| it.word == word) {
                continue;
            }
            let same: Vec<usize> =
                these.iter().copied().filter(|it| word_of(*it) == word).collect();
            // They are told apart here, and once.
            let mut visits = visits.to_vec();
            for it in &same {
                visits[*it].variant = None;
            }
            variants.push(Variant { by, word, shape: Self::of(&visits, &same) });
        }
        variants
    }

    /// The keywords of a table of this shape.
    fn describe(&self, path: &str) -> Vec<(&'static str, Json)> {
        let mut keywords = vec![("type", Json::text("object"))];
        if let Some(any) = &self.any {
            keywords.push(("additionalProperties", Json::object(any.describe())));
            return keywords;
        }
        let fields = self.fields.iter().map(|it| (it.name, it.describe(path)));
        keywords.push(("properties", Json::object(fields)));
        keywords.extend(self.required());
        // As `false`, but programs then mark the field and not the whole table.
        let nothing = Json::object([("not", Json::object([]))]);
        keywords.push(("additionalProperties", nothing));
        if !self.variants.is_empty() {
            let variants = self.variants.iter().map(|it| it.describe(self)).collect();
            keywords.push(("allOf", Json::List(variants)));
        }
        keywords
    }

    fn required(&self) -> Option<(&'static str, Json)> {
        let names = self.fields.iter().filter(|it| it.required).map(|it| Json::text(it.name));
        let names: Vec<Json> = names.collect();
        (!names.is_empty()).then_some(("required", Json::List(names)))
    }

    /// What holds beyond a wider shape: fields that are needed, and fields that are not there.
    fn narrow(&self, wider: &Self) -> Vec<(&'static str, Json)> {
        let mut fields = Vec::new();
        for field in &wider.fields {
            let own = self.fields.iter().find(|it| it.name == field.name);
            match (own, own.and_then(|it| it.shape.as_ref()), &field.shape) {
                (None, ..) => fields.push((field.name, Json::Bool(false))),
                (_, Some(own), Some(wider)) if field.kind == Holds::Table => {
                    let narrow = own.narrow(wider);
                    if !narrow.is_empty() {
                        fields.push((field.name, Json::object(narrow)));
                    }
                }
                _ => {}
            }
        }
        let new = |it: &&Part| {
            it.required && wider.fields.iter().any(|wide| wide.name == it.name && !wide.required)
        };
        let needed: Vec<Json> =
            self.fields.iter().filter(new).map(|it| Json::text(it.name)).collect();
        let mut keywords = Vec::new();
        if !needed.is_empty() {
            keywords.push(("required", Json::List(needed)));
        }
        if !fields.is_empty() {
            keywords.push(("properties", Json::object(fields)));
        }
        keywords
    }
}

impl Variant {
    fn describe(&self, wider: &Shape) -> Json {
        let needed = [("required", Json::List(vec![Json::text(self.by)]))];
        let condition = match self.word {
            Some(word) => {
                let word = Json::object([("const", Json::text(word))]);
                [("properties", Json::object([(self.by, word)]))]
                    .into_iter()
                    .chain(needed)
                    .collect()
            }
            None => vec![("not", Json::object(needed))],
        };
        let then = self.shape.narrow(wider);
        Json::object([("if", Json::object(condition)), ("then", Json::object(then))])
    }
}

impl Part {
    fn describe(&self, path: &str) -> Json {
        let path = format!("{path}.{}", self.name);
        let mut keywords = Vec::new();
        keywords.extend(sentence(&path).map(|it| ("description", Json::text(&it))));
        let of_table = || self.shape.as_ref().map(|it| it.describe(&path)).unwrap_or_default();
        match self.kind {
            Holds::Table => keywords.extend(of_table()),
            Holds::Tables => {
                keywords.push(("type", Json::text("array")));
                keywords.push(("items", Json::object(of_table())));
            }
            _ => keywords.extend(self.kind.describe()),
        }
        if self.some {
            keywords.push(("minItems", Json::Whole(1)));
        }
        Json::object(keywords)
    }
}

impl Holds {
    /// The keywords of a value of this kind, but for tables.
    fn describe(&self) -> Vec<(&'static str, Json)> {
        let of_type = |name: &str| vec![("type", Json::text(name))];
        let pattern = |it: &str| [of_type("string"), vec![("pattern", Json::text(it))]].concat();
        match self {
            Self::Words => of_type("string"),
            Self::Id => pattern("^[a-z0-9-]+$"),
            Self::Date => pattern("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
            Self::OneOf(words) => {
                vec![("enum", Json::List(words.iter().map(|it| Json::text(it)).collect()))]
            }
            Self::Whole => of_type("integer"),
            Self::Count => [of_type("integer"), vec![("minimum", Json::Whole(0))]].concat(),
            Self::Value => {
                vec![("type", Json::List(["number", "string"].map(Json::text).into()))]
            }
            Self::List => {
                [of_type("array"), vec![("items", Json::object(of_type("string")))]].concat()
            }
            Self::Table | Self::Tables => Vec::new(),
        }
    }
}

/// What completion shows of a field: of the lines that fit, the one that names most tables.
fn sentence(path: &str) -> Option<String> {
    let fits = |name: &str| path == name || path.ends_with(&format!(".{name}"));
    let lines = SENTENCES.lines().filter(|it| it.split('\t').next().is_some_and(fits));
    let line = lines.max_by_key(|it| it.split('\t').next().map(str::len))?;
    let mut cells = line.split('\t').skip(1);
    Some(format!("{}\n\n{}", cells.next()?, cells.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields of a shape with the tables around them.
    fn paths(shape: &Shape, within: &str) -> Vec<String> {
        let of = |it: &Part| {
            let path = format!("{within}.{}", it.name);
            let inner = it.shape.as_ref().map(|it| paths(it, &path)).unwrap_or_default();
            [vec![path], inner].concat()
        };
        shape.fields.iter().flat_map(of).collect()
    }

    #[test]
    fn every_field_has_a_sentence_and_every_sentence_a_field() {
        let visits = asked();
        let of = |(index, file): (usize, &str)| {
            paths(&Shape::of(&visits, &[index]), file.trim_end_matches(".toml"))
        };
        let paths: Vec<String> = FILES.into_iter().enumerate().flat_map(of).collect();
        let without = paths.iter().filter(|it| sentence(it).is_none());
        assert_eq!(without.collect::<Vec<_>>(), [""; 0], "missing in schema/fields.tsv");
        for line in SENTENCES.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let [name, en, vi] = cells[..] else { panic!("{line:?} has no three cells") };
            assert!([en, vi].iter().all(|it| it.ends_with('.')), "{line:?}");
            let own = format!("{en}\n\n{vi}");
            let told = paths.iter().any(|it| sentence(it).as_ref() == Some(&own));
            assert!(told, "no field is called {name:?}");
        }
    }
}
