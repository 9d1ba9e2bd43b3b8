//! The table of what is promised, made of what came of the tests: in README and in
//! `tests/guarantees.json`, of which the site makes a page.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use haicap::guarantees::{ALL, Guarantee, Results, Table};
use time::Duration;

use crate::failure::Failure;
use crate::place;
use crate::record::{Last, Record, Test, today};

/// Older results say nothing of what is there today.
const VALID: Duration = Duration::weeks(1);
/// Between these README has the table.
const MARKS: [&str; 2] = ["<!-- guarantees -->\n", "<!-- end of guarantees -->"];

/// Writes the table, and says which promises are not kept.
pub fn guarantees() -> Result<(), Failure> {
    let mut record = Record::load();
    let oldest = today() - VALID;
    record.0.retain(|_, it| oldest <= it.day);
    let table = table(&record);
    let json = serde_json::to_string_pretty(&table)
        .map_err(|error| Failure::new(format!("the record: {error}")))?;
    write(&json_file(), &(json + "\n"))?;
    let readme = read(&readme_file())?;
    let readme = with_table(&readme, &written(&table))
        .ok_or_else(|| Failure::new(format!("README.md has lost the line {}", MARKS[0].trim())))?;
    write(&readme_file(), &readme)?;
    for Guarantee { id, .. } in &ALL {
        match table.guarantees.get(*id) {
            Some(it) if it.are_kept() => println!("{id}: kept, {} tests", it.passed),
            Some(it) => println!(
                "{id}: NOT KEPT; failed: {:?}, not run in a week: {:?}",
                it.failed, it.missing
            ),
            None => println!("{id}: NOT KEPT"),
        }
    }
    Ok(())
}

/// What came of the tests of each promise.
fn table(record: &Record) -> Table {
    let mut table = Table::default();
    for guarantee in &ALL {
        let mut of = Results::default();
        let mut days = Vec::new();
        for place in guarantee.tests {
            let found: Vec<_> = record.0.iter().filter(|(test, _)| is_in(test, place)).collect();
            if found.is_empty() {
                of.missing.push((*place).to_owned());
            }
            for ((_, name), last) in found {
                days.push(last.day);
                match last.passed {
                    true => of.passed += 1,
                    false => of.failed.push(format!("{place} {name}").trim_end().to_owned()),
                }
                note_engines(last, &mut of.engines, &mut table.engines);
            }
        }
        of.date = days.iter().min().map(ToString::to_string).unwrap_or_default();
        table.guarantees.insert(guarantee.id.to_owned(), of);
    }
    table
}

fn note_engines(
    last: &Last,
    counts: &mut BTreeMap<String, usize>,
    versions: &mut BTreeMap<String, String>,
) {
    for (engine, version) in &last.engines {
        *counts.entry(engine.clone()).or_default() += 1;
        versions.insert(engine.clone(), version.clone());
    }
}

/// Whether a test is in the file, or is the command, that a promise names.
fn is_in((place, name): &Test, wanted: &str) -> bool {
    // The root of a program's tests, and the module that the file is of it.
    let of_root = |folder: &str, root: &str| {
        let inner = wanted.strip_prefix(folder)?.strip_suffix(".rs")?;
        let module = inner.trim_end_matches("/mod").replace('/', "::");
        Some(place == root && name.starts_with(&format!("{module}::")))
    };
    place == wanted
        || [
            ("tests/browser/", "tests/browser/main.rs"),
            ("src/", "src/lib.rs"),
            ("xtask/src/", "src/main.rs"),
        ]
        .iter()
        .any(|(folder, root)| of_root(folder, root).unwrap_or_default())
}

/// The table in README.
fn written(table: &Table) -> String {
    let mut text = String::from(
        "| | promised | kept | tests | turned red by | asked of one engine |\n|---|---|---|---|---|---|\n",
    );
    for Guarantee { id, says, tests, broken, one_engine } in &ALL {
        let of = table.guarantees.get(*id).cloned().unwrap_or_default();
        let kept = if of.are_kept() { "yes" } else { "**not kept**" };
        let engines: String = of
            .engines
            .iter()
            .fold(String::new(), |text, (name, count)| format!("{text}; {name} {count}"));
        let links: Vec<String> = tests.iter().map(|it| link(it)).collect();
        let _ = writeln!(
            text,
            "| {id} | {} | {kept}, {} | {} passed{engines}: {} | {} | {} |",
            says.en,
            of.date,
            of.passed,
            links.join(", "),
            broken.en,
            one_engine.en
        );
    }
    let engines: Vec<String> =
        table.engines.iter().map(|(name, version)| format!("{name} {version}")).collect();
    format!("{text}\nEngines: {}.\n", engines.join(", "))
}

fn link(test: &str) -> String {
    match test.starts_with("cargo ") {
        true => format!("`{test}`"),
        false => {
            let name = test.trim_start_matches("tests/").trim_start_matches("browser/");
            format!("[{name}]({test})")
        }
    }
}

/// README with its table in place; none where it has no place for it.
fn with_table(readme: &str, table: &str) -> Option<String> {
    let (before, behind) = readme.split_once(MARKS[0])?;
    let (_, behind) = behind.split_once(MARKS[1])?;
    Some(format!("{before}{}{table}{}{behind}", MARKS[0], MARKS[1]))
}

fn json_file() -> PathBuf {
    place::repository().join("tests").join("guarantees.json")
}

fn readme_file() -> PathBuf {
    place::repository().join("README.md")
}

fn read(file: &PathBuf) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| Failure::new(format!("{}: {error}", file.display())))
}

fn write(file: &PathBuf, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(|error| Failure::new(format!("{}: {error}", file.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readme_and_site_say_the_same() {
        let table: Table = serde_json::from_str(&read(&json_file()).unwrap()).unwrap();
        let readme = read(&readme_file()).unwrap();
        let expected = with_table(&readme, &written(&table)).unwrap();
        assert!(readme == expected, "run `cargo xtask guarantees`");
    }

    #[test]
    fn a_test_is_found_by_its_file() {
        let test = |place: &str, name: &str| (place.to_owned(), name.to_owned());
        let browser = test("tests/browser/main.rs", "embed::hosts::one");
        assert!(is_in(&browser, "tests/browser/embed/hosts.rs"));
        assert!(!is_in(&browser, "tests/browser/embed/host.rs"));
        assert!(is_in(
            &test("src/lib.rs", "layout::contrast::tests::two"),
            "src/layout/contrast.rs"
        ));
        assert!(is_in(&test("src/main.rs", "guide::tests::three"), "xtask/src/guide.rs"));
        assert!(is_in(&test("tests/pages.rs", "four"), "tests/pages.rs"));
        assert!(is_in(&test("cargo xtask fuzz", ""), "cargo xtask fuzz"));
        assert!(!is_in(&test("cargo xtask fuzz", ""), "cargo xtask audit"));
    }
}
