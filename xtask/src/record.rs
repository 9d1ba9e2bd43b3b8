//! What came of each test, kept from run to run.
//!
//! `target/record.tsv` has a line for each test that was ever run here: its file or command, its name,
//! the day, `ok` or `failed`, and the engines that it visited pages in. A newer line takes the place of
//! the older.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use time::{Date, Month, OffsetDateTime};

use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::place;
use crate::run::Program;

/// Where browser tests note their visits: test, engine and version in a line.
const VISITS: &str = "HAICAP_VISITS";

/// A test: its file from the top of the repository or its command, and its name there.
pub type Test = (String, String);

/// What came of a test when it was last run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// The day.
    pub day: Date,
    /// Whether it passed.
    pub passed: bool,
    /// Engines and their versions, such as `("Firefox", "153.0")`.
    pub engines: BTreeSet<(String, String)>,
}

/// All that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record(pub BTreeMap<Test, Last>);

impl Record {
    /// Reads the record; empty where nothing was run yet.
    pub fn load() -> Self {
        Self::parse(&fs::read_to_string(file()).unwrap_or_default())
    }

    /// Lines that cannot be read are those of an older form, and count for nothing.
    fn parse(text: &str) -> Self {
        let line = |line: &str| {
            let [place, name, day, outcome, engines] = fields(line)?;
            let engine = |it: &str| {
                it.split_once(' ').map(|(name, version)| (name.to_owned(), version.to_owned()))
            };
            let engines = engines.split(", ").filter_map(engine).collect();
            let last = Last { day: day_of(day)?, passed: outcome == "ok", engines };
            Some(((place.to_owned(), name.to_owned()), last))
        };
        Self(text.lines().filter_map(line).collect())
    }

    fn to_text(&self) -> String {
        let line = |((place, name), it): (&Test, &Last)| {
            let engines: Vec<_> =
                it.engines.iter().map(|(name, it)| format!("{name} {it}")).collect();
            let outcome = if it.passed { "ok" } else { "failed" };
            format!("{place}\t{name}\t{}\t{outcome}\t{}\n", it.day, engines.join(", "))
        };
        self.0.iter().map(line).collect()
    }

    fn save(&self) -> Result<(), Failure> {
        let file = file();
        fs::write(&file, self.to_text())
            .map_err(|error| Failure::new(format!("{}: {error}", file.display())))
    }

    /// Adds what was heard. A test that was not even left out is there no more, unless only some were
    /// asked for.
    fn add(&mut self, heard: Heard) {
        let of_heard_place = |(place, _): &Test| {
            !heard.chosen.contains(place) && heard.names.iter().any(|(it, _)| it == place)
        };
        self.0.retain(|test, _| !of_heard_place(test) || heard.names.contains(test));
        self.0.extend(heard.record.0);
    }

    /// Adds the visits that browser tests noted to what came of them.
    fn add_visits(&mut self, text: &str) {
        for line in text.lines() {
            let Some([name, engine, version]) = fields(line) else { continue };
            let mut of_test = self
                .0
                .iter_mut()
                .filter(|((place, test), _)| place == "tests/browser/main.rs" && test == name);
            if let Some((_, last)) = of_test.next() {
                last.engines.insert((engine.to_owned(), version.to_owned()));
            }
        }
    }
}

/// Runs tests by cargo, shows what it prints, and records what came of each.
pub fn tested(program: Program) -> Result<(), Failure> {
    let visits = place::repository().join("target").join("visits.tsv");
    let _ = fs::remove_file(&visits);
    let mut heard = Heard::new(today());
    let done = program.env(VISITS, &visits).run_heard(|line| heard.hear(line));
    let mut known = Record::load();
    known.add(heard);
    known.add_visits(&fs::read_to_string(&visits).unwrap_or_default());
    known.save()?;
    done
}

/// Performs a command that tests something, such as `reproduce`, and records what came of it.
pub fn performed<T: Into<Outcome> + Clone>(
    command: &str,
    perform: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let done = perform();
    let passed = match &done {
        Ok(outcome) if outcome.clone().into() == Outcome::Done => true,
        Ok(_) => return done,
        Err(_) => false,
    };
    let mut known = Record::load();
    let last = Last { day: today(), passed, engines: BTreeSet::new() };
    known.0.insert((format!("cargo xtask {command}"), String::new()), last);
    known.save()?;
    done
}

/// What is heard of tests while they run.
struct Heard {
    day: Date,
    place: String,
    /// Tests that ran or were left out.
    names: BTreeSet<Test>,
    /// Places of whose tests only some were asked for.
    chosen: BTreeSet<String>,
    record: Record,
}

impl Heard {
    fn new(day: Date) -> Self {
        let (names, chosen) = (BTreeSet::new(), BTreeSet::new());
        Self { day, place: String::new(), names, chosen, record: Record::default() }
    }

    /// `Running tests/pages.rs (…)` says whose tests follow, `test name ... ok` what came of one, and
    /// `test result: ok. … 3 filtered out` how many were not asked for.
    fn hear(&mut self, line: &str) {
        if let Some(running) = line.trim_start().strip_prefix("Running ") {
            let running = running.strip_prefix("unittests ").unwrap_or(running);
            running.split(" (").next().unwrap_or_default().clone_into(&mut self.place);
        } else if line.starts_with("test result: ") {
            if line.contains(" filtered out") && !line.contains(" 0 filtered out") {
                self.chosen.insert(self.place.clone());
            }
        } else if let Some(told) = line.strip_prefix("test ") {
            let Some((name, came)) = told.rsplit_once(" ... ") else { return };
            let name = name.trim_end_matches(" - should panic").to_owned();
            let test = (self.place.clone(), name);
            self.names.insert(test.clone());
            if came == "ok" || came == "FAILED" {
                let engines = BTreeSet::new();
                let last = Last { day: self.day, passed: came == "ok", engines };
                self.record.0.insert(test, last);
            }
        }
    }
}

fn file() -> PathBuf {
    place::repository().join(Path::new("target").join("record.tsv"))
}

fn fields<const N: usize>(line: &str) -> Option<[&str; N]> {
    line.split('\t').collect::<Vec<_>>().try_into().ok()
}

/// The day it is, in the middle of the world.
pub fn today() -> Date {
    OffsetDateTime::now_utc().date()
}

/// A day as it is written in the record, `2025-03-01`.
fn day_of(text: &str) -> Option<Date> {
    let haicap::model::Date { year, month, day } = haicap::model::Date::parse(text)?;
    Date::from_calendar_date(year.into(), Month::try_from(month?).ok()?, day?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "   Compiling haicap v0.1.0
     Running unittests src/lib.rs (target/debug/deps/haicap-0123)
test layout::path::tests::it_is_short ... ok
     Running tests/browser/main.rs (target/debug/deps/browser-4567)
test faults::a_file_is_missing ... FAILED
test a11y::every_state ... ignored, the full set
test result: FAILED. 1 passed";

    fn heard() -> Heard {
        let mut heard = Heard::new(day_of("2025-03-01").unwrap());
        SAID.lines().for_each(|line| heard.hear(line));
        heard
    }

    #[test]
    fn what_tests_say_is_heard_and_reads_back_as_it_was_written() {
        let mut record = heard().record;
        let names: Vec<_> = record
            .0
            .iter()
            .map(|((place, name), it)| (place.as_str(), name.as_str(), it.passed))
            .collect();
        assert_eq!(
            names,
            [
                ("src/lib.rs", "layout::path::tests::it_is_short", true),
                ("tests/browser/main.rs", "faults::a_file_is_missing", false)
            ]
        );
        record.add_visits(
            "faults::a_file_is_missing\tFirefox\t153.0\nfaults::gone\tFirefox\t153.0\n",
        );
        assert!(record.to_text().contains("2025-03-01\tfailed\tFirefox 153.0\n"));
        assert_eq!(Record::parse(&record.to_text()), record);
        assert_eq!(Record::parse("of another form\n"), Record::default());
    }

    #[test]
    fn a_test_that_is_gone_is_forgotten_and_one_that_was_left_out_is_not() {
        let known = "src/lib.rs\tlayout::gone\t2025-02-28\tok\t\n\
                     tests/browser/main.rs\ta11y::every_state\t2025-02-28\tok\t\n\
                     tests/pages.rs\tnot_run_now\t2025-02-28\tok\t\n";
        let mut record = Record::parse(known);
        record.add(heard());
        let names: Vec<_> = record.0.keys().map(|(_, name)| name.as_str()).collect();
        let kept = ["a11y::every_state", "faults::a_file_is_missing", "not_run_now"];
        assert_eq!(names[1..], kept);
        assert!(!names.contains(&"layout::gone"));
        let mut record = Record::parse(known);
        let mut heard = heard();
        heard.hear("     Running unittests src/lib.rs (target/debug/deps/haicap-0123)");
        heard.hear("test result: ok. 1 passed; 0 failed; 12 filtered out; finished in 0.1s");
        record.add(heard);
        assert!(record.0.keys().any(|(_, name)| name == "layout::gone"), "it was not asked for");
    }
}
