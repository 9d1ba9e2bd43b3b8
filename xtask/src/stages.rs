//! Everything that must pass, the quick stages first; the first that fails ends the run.

use std::time::Instant;

use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::place;
use crate::run::{Program, cargo};
use crate::{audit, fuzz, load, probe, record, reproduce, setup, site};

/// Lints are errors here, and only here: while working they stay warnings.
const STRICT: &str = "-- -D warnings";

/// Runs every stage and prints how long each took.
pub fn test(full: bool) -> Result<(), Failure> {
    let start = Instant::now();
    setup::for_testing()?;
    let slow = if full { "-- --include-ignored" } else { "" };
    let lint = |words: &str| cargo("clippy --locked").words(words).words(STRICT).run();
    let tests = |words: &str| record::tested(cargo("test --locked").words(words).words(slow));

    stage("format", || {
        cargo("fmt --all --check").run()?;
        cargo("fmt --check --manifest-path tests/fuzz/Cargo.toml").run()
    })?;
    stage("lints: core", || lint("--all-targets"))?;
    stage("lints: pages", || lint("--all-targets --features ssr"))?;
    stage("lints: program", || {
        lint("--lib --bins --features hydrate --target wasm32-unknown-unknown")
    })?;
    stage("lints: browser tests", || lint("--all-targets --features e2e"))?;
    stage("lints: chores", || lint("--all-targets --package xtask"))?;
    stage("tests: core", || tests(""))?;
    stage("tests: chores", || tests("--package xtask"))?;
    stage("tests: pages", || tests("--features ssr"))?;
    stage("build", site::build_tested)?;
    let asked = stage("what programs ask of browsers", probe::check)?;
    let served = stage("served by nginx and Caddy", || record::performed("load", load::check))?;
    if std::env::var_os("HAICAP_SKIP_BROWSERS").is_some() {
        println!("== tests: browser skipped, as HAICAP_SKIP_BROWSERS asks");
    } else {
        stage("build: ten thousand units", site::build_nation)?;
        stage("tests: browser", || in_browsers(slow))?;
    }
    let mut unknown = if full { at_length()? } else { Vec::new() };
    if asked != Outcome::Done {
        unknown.push("what programs ask of browsers");
    }
    if served != Outcome::Done {
        unknown.push("served by nginx and Caddy");
    }
    let seconds = start.elapsed().as_secs_f64();
    match unknown.is_empty() {
        true => println!("== all passed in {seconds:.0} s"),
        false => println!("== passed in {seconds:.0} s; NOT CHECKED: {}", unknown.join(", ")),
    }
    Ok(())
}

/// Runs the browser tests whose names hold `name`, slow ones too, on the site as it is now.
pub fn test_some(name: &str) -> Result<(), Failure> {
    setup::for_testing()?;
    stage("build", site::build_tested)?;
    stage("build: ten thousand units", site::build_nation)?;
    let tests = with_axe(cargo("test --locked --features e2e --test browser"));
    stage("tests: browser", || record::tested(tests.words("-- --include-ignored").word(name)))
}

/// What takes long: how the site bears many readers, what the program is made of, and whether it bears
/// anything. Returns what could not be checked.
fn at_length() -> Result<Vec<&'static str>, Failure> {
    stage("audit: crates", || record::performed("audit", audit::crates))?;
    let mut unknown = Vec::new();
    let mut perhaps = |name, perform: fn() -> Result<Outcome, Failure>| {
        if stage(name, perform)? != Outcome::Done {
            unknown.push(name);
        }
        Ok(())
    };
    perhaps("load", || record::performed("load", || load::load(load::USUAL_SECONDS)))?;
    perhaps("audit: advisories", || record::performed("audit", audit::advisories))?;
    perhaps("fuzz", || record::performed("fuzz", || fuzz::fuzz(fuzz::USUAL_SECONDS)))?;
    stage("reproduce", || record::performed("reproduce", reproduce::reproduce))?;
    Ok(unknown)
}

fn in_browsers(slow: &str) -> Result<(), Failure> {
    record::tested(with_axe(cargo("test --locked --features e2e --test browser").words(slow)))
}

/// Tells the browser tests where the accessibility rules are.
fn with_axe(program: Program) -> Program {
    let folder = place::npm_folder("axe-core");
    program.env("HAICAP_AXE", folder.join("node_modules").join("axe-core").join("axe.min.js"))
}

fn stage<T: Into<Outcome> + Clone>(
    name: &str,
    perform: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    println!("== {name}");
    let start = Instant::now();
    let done = perform();
    let seconds = start.elapsed().as_secs_f64();
    match done {
        Ok(outcome) => {
            match outcome.clone().into() {
                Outcome::Done => println!("== {name}: passed in {seconds:.1} s"),
                Outcome::NotDone { why } => println!("== {name}: NOT CHECKED: {why}"),
            }
            Ok(outcome)
        }
        Err(failure) => {
            eprintln!("{failure}");
            Err(Failure::new(format!("stage \"{name}\" failed after {seconds:.1} s")))
        }
    }
}
