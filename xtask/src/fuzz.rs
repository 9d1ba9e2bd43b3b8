//! Feeding our readers of text with anything at all, for a while: `tests/fuzz`.
//!
//! What finds new ways through the code is kept under `target/fuzz/corpus`, so that the next run goes
//! on from there.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use haicap::story::FILES;

use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::place;
use crate::run::{Program, cargo};
use crate::setup;

/// For how long each target is fed if nobody says otherwise.
pub const USUAL_SECONDS: u32 = 60;

/// What is fed, each a program of that name.
const TARGETS: [&str; 3] = ["story_file", "url_state", "host_message"];
/// The target whose words are those of story files, and which begins with a sound story.
const OF_STORIES: &str = "story_file";
/// An input that takes longer has found something, too.
const SLOWEST_SECONDS: u32 = 20;
const LONGEST_BYTES: u32 = 65_536;

/// Feeds all targets, one after the other. Not done where its tools cannot be had.
pub fn fuzz(seconds: u32) -> Result<Outcome, Failure> {
    let compiler = place::find_program(&["c++", "g++", "clang++"]);
    if compiler.is_none() && env::var_os("CXX").is_none() {
        return Ok(Outcome::not_done("no C++ compiler, which the fuzzing engine is built with"));
    }
    if setup::for_fuzzing().is_err() {
        return Ok(Outcome::not_done("no cargo-fuzz, and it could not be installed"));
    }
    build()?;
    for target in TARGETS {
        feed(target, seconds)?;
    }
    Ok(Outcome::Done)
}

fn folder() -> PathBuf {
    place::repository().join("target").join("fuzz")
}

/// Compiles the targets with counters in every branch. Without a sanitizer, the compiler of the
/// repository does that; and the code has no `unsafe` that one could watch.
fn build() -> Result<(), Failure> {
    let locked =
        cargo("metadata --locked --format-version 1 --manifest-path tests/fuzz/Cargo.toml");
    if locked.answer().is_none() {
        return Err(Failure::new("tests/fuzz/Cargo.lock is not that of these crates").remedy(
            "run `cargo update --workspace --manifest-path tests/fuzz/Cargo.toml`, and commit it",
        ));
    }
    Program::new("cargo-fuzz")
        .words("fuzz build --fuzz-dir tests/fuzz --sanitizer none --target-dir")
        .word(folder())
        .run()
}

fn feed(target: &str, seconds: u32) -> Result<(), Failure> {
    let folder = folder();
    let [corpus, found] = ["corpus", "found"].map(|it| folder.join(it).join(target));
    let log = folder.join(format!("{target}.log"));
    prepare(target, &corpus, &found)
        .map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
    let tests = place::repository().join("tests").join("fuzz");
    let mut program = Program::at(&program(target)?)
        .word(&corpus)
        .word(tests.join("seeds").join(target))
        .word(format!("-artifact_prefix={}/", found.display()))
        .words(&format!("-max_total_time={seconds} -timeout={SLOWEST_SECONDS}"))
        .words(&format!("-max_len={LONGEST_BYTES} -print_final_stats=1"));
    if target == OF_STORIES {
        program = program.word(format!("-dict={}", tests.join("story_file.dict").display()));
    }
    let ended = program.run_into(&log);
    let said = fs::read_to_string(&log).unwrap_or_default();
    match (ended, executed(&said)) {
        (Ok(()), Some(inputs)) => {
            println!("{target}: {inputs} inputs in {seconds} s, and none that it does not bear");
            Ok(())
        }
        _ => Err(Failure::new(format!("{target}: {}", reason(&said))).remedy(format!(
            "the input is in {}, all that was said in {}; write a test with it, and then mend",
            found.display(),
            log.display()
        ))),
    }
}

/// Folders, and for story files each file of the smallest sound story as a start.
fn prepare(target: &str, corpus: &Path, found: &Path) -> io::Result<()> {
    fs::create_dir_all(corpus)?;
    fs::create_dir_all(found)?;
    if target != OF_STORIES {
        return Ok(());
    }
    let story = place::smallest_story();
    for (index, name) in FILES.iter().enumerate() {
        let text = fs::read_to_string(story.join(name))?;
        fs::write(corpus.join(format!("minimal-{name}")), format!("{index}{text}"))?;
    }
    Ok(())
}

/// The program of a target, where cargo-fuzz has put it.
fn program(target: &str) -> Result<PathBuf, Failure> {
    let compiler = Program::new("rustc").word("-vV").answer().unwrap_or_default();
    let machine = compiler.lines().find_map(|it| it.strip_prefix("host: "));
    let machine = machine.ok_or_else(|| Failure::new("`rustc -vV` names no host"))?;
    let name = format!("{target}{}", env::consts::EXE_SUFFIX);
    Ok(folder().join(machine).join("release").join(name))
}

/// How many inputs there were, as the engine says at its end.
fn executed(said: &str) -> Option<u64> {
    let line = said.lines().find_map(|it| it.strip_prefix("stat::number_of_executed_units:"))?;
    line.trim().parse().ok()
}

/// What stopped a target: the words of a panic, or of the engine.
fn reason(said: &str) -> &str {
    let mut lines = said.lines().skip_while(|it| !it.contains("panicked at"));
    let panic = lines.nth(1).map(str::trim);
    let engine = said.lines().find_map(|it| it.split_once("ERROR: libFuzzer: ")).map(|it| it.1);
    panic.or(engine).unwrap_or("it did not come to its end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_says_how_many_inputs_there_were() {
        let said = "Done 512 runs in 61 second(s)\nstat::number_of_executed_units: 512\n";
        assert_eq!(executed(said), Some(512));
        assert_eq!(executed("#2 INITED"), None);
    }

    #[test]
    fn what_stopped_a_target_is_said_in_its_own_words() {
        let panic = "#9 NEW\nthread '<unnamed>' (7) panicked at src/a.rs:1:2:\nno such place\n==7== \
                     ERROR: libFuzzer: deadly signal\n";
        assert_eq!(reason(panic), "no such place");
        let slow = "==7== ERROR: libFuzzer: timeout after 20 seconds\n";
        assert_eq!(reason(slow), "timeout after 20 seconds");
        assert_eq!(reason(""), "it did not come to its end");
    }

    #[test]
    fn every_target_has_a_program_and_seeds() {
        let tests = place::repository().join("tests").join("fuzz");
        for target in TARGETS {
            assert!(tests.join(format!("{target}.rs")).is_file(), "{target}");
            let seeds = fs::read_dir(tests.join("seeds").join(target)).unwrap().count();
            assert!(0 < seeds, "{target}");
        }
    }
}
