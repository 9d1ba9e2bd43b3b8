//! The stories that tests read: the shipped one, the smallest sound one, and ways to spoil a text.

use std::fs;
use std::path::{Path, PathBuf};

use haicap::story::{FILES, Loaded, Problem, load_texts};

/// A folder or file of the project, by its path from the top.
pub fn at_top(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files of a story; those that `folder` lacks are taken from the smallest sound story, but for
/// what is said of other scenes and of other values than its own.
pub fn texts(folder: &Path) -> Vec<(String, String)> {
    let tells = folder.join("story.toml").is_file();
    let read = |name: &str| {
        let own = folder.join(name);
        let of_another = match name {
            "presenting.toml" => tells,
            "corrections.toml" | "released.toml" => true,
            _ => false,
        };
        if of_another && !own.is_file() {
            return String::new();
        }
        let path = if own.is_file() { own } else { at_top("tests/stories/minimal").join(name) };
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    FILES.map(|name| (name.to_owned(), read(name))).into()
}

/// The smallest sound story.
pub fn minimal() -> Vec<(String, String)> {
    texts(&at_top("tests/stories/minimal"))
}

/// The story that is published.
pub fn shipped() -> Vec<(String, String)> {
    let folder = at_top("public/story");
    for name in FILES {
        assert!(folder.join(name).is_file(), "public/story/{name} is gone");
    }
    texts(&folder)
}

/// A story that must be sound; panics with its problems.
pub fn sound(texts: Vec<(String, String)>) -> Loaded {
    load_texts(texts).unwrap_or_else(|problems| panic!("not sound:\n{}", listed(&problems)))
}

/// Problems as an editor sees them.
pub fn listed(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).flat_map(|it| [it, "\n".to_owned()]).collect()
}

/// Values of every type, sound in themselves, and mostly wrong wherever they are put.
const VALUES: [&str; 9] = [
    "true",
    "-1",
    "9223372036854775807",
    "1e999",
    "\"\"",
    "\"x\"",
    "2001-02-03",
    "[[\"x\"], 1]",
    "{}",
];

/// A text spoiled line by line: each line left out, written twice, and given values of other types.
///
/// Goes by lines, so that a value of several lines loses one of them and is no TOML any more.
pub fn spoiled(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let with = |index: usize, new: &[String]| {
        let new = new.iter().map(String::as_str);
        let kept = lines[..index].iter().copied().chain(new);
        kept.chain(lines[index + 1..].iter().copied()).collect::<Vec<_>>().join("\n") + "\n"
    };
    let mut all = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        all.push(with(index, &[]));
        all.push(with(index, &[(*line).to_owned(), (*line).to_owned()]));
        if line.starts_with("[[") {
            all.push(with(index, &[line[1..line.len() - 1].to_owned()]));
        }
        if let Some((field, _)) = line.split_once(" = ") {
            all.extend(VALUES.map(|value| with(index, &[format!("{field} = {value}")])));
        }
    }
    all
}
