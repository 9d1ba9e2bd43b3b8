//! Our numbers, printed beside the ones to be ahead of.
//!
//! Figures are to be read, not to be failed by: a busy machine measures itself.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Instant;

use crate::failure::Failure;
use crate::place;
use crate::run::{Program, cargo};
use crate::{setup, site};

/// Builds the site, times a rebuild, and measures the rest in a browser.
pub fn bench() -> Result<(), Failure> {
    setup::for_testing()?;
    site::build_tested()?;
    site::build_nation()?;
    let check_ms = check_of_the_story()?;
    let rebuild_seconds = rebuild_after_an_edit()?;
    cargo("bench --locked --bench model").run()?;
    // What is measured is the built site; the measuring program itself needs no speed, and shares
    // what the browser tests have compiled.
    cargo("bench --locked --profile dev --features e2e --bench browser")
        .env("HAICAP_CHECK_MS", format!("{check_ms:.1}"))
        .env("HAICAP_REBUILD_SECONDS", format!("{rebuild_seconds:.2}"))
        .run()
}

/// Milliseconds that `check` takes to read and check the story: the median of several times.
fn check_of_the_story() -> Result<f64, Failure> {
    let mut times = Vec::new();
    for _ in 0..9 {
        let start = Instant::now();
        haicap::story::load(&place::story()).map_err(|problems| {
            Failure::new(format!("the story has {} problems", problems.len()))
        })?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Ok(times.get(times.len() / 2).copied().unwrap_or_default())
}

/// Seconds from saving a story file to pages that show it, as `serve` does it: the program is
/// built already, and Trunk runs its tools and writes the pages again.
fn rebuild_after_an_edit() -> Result<f64, Failure> {
    let folder = place::repository().join("target").join("bench");
    let story = folder.join("story");
    copy_files(&place::story(), &story)
        .map_err(|error| Failure::new(format!("copying the story: {error}")))?;
    let build = || {
        Program::new("trunk")
            .words("--quiet build --dist")
            .word(folder.join("dist"))
            .env("HAICAP_STORY", &story)
            .run()
    };
    build()?;
    edit(&story.join("story.toml"))
        .map_err(|error| Failure::new(format!("editing the copy of the story: {error}")))?;
    let start = Instant::now();
    build()?;
    Ok(start.elapsed().as_secs_f64())
}

fn edit(file: &Path) -> io::Result<()> {
    let text = fs::read_to_string(file)?;
    fs::write(file, format!("{text}\n# An edit.\n"))
}

/// Copies the files of a folder, not the folders in it.
fn copy_files(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
