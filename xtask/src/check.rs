//! Checking story files without building anything.

use std::path::{Path, PathBuf};

use haicap::model::Bilingual;
use haicap::story::{Problem, Story, nothing_written};

use crate::failure::Failure;

/// Prints every problem of a story, or says that it has none.
///
/// Files are named from where the reader stands, so that an editor can open them.
pub fn check(folder: &Path) -> Result<(), Failure> {
    let folder = from_here(folder);
    load(&folder)?;
    println!("{}", sound(&folder));
    Ok(())
}

/// A folder as the reader would name it.
pub fn from_here(folder: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    folder.strip_prefix(&here).unwrap_or(folder).to_path_buf()
}

/// A sound story; prints every problem.
pub fn load(folder: &Path) -> Result<Story, Failure> {
    let (problems, story) = read(folder);
    for problem in &problems {
        println!("{problem}");
    }
    story
}

/// Every problem of a story, and the story if none of them stops it.
pub fn read(folder: &Path) -> (Vec<Problem>, Result<Story, Failure>) {
    match haicap::story::load(folder) {
        Ok(loaded) => (loaded.warnings, Ok(loaded.story)),
        Err(problems) => {
            let Bilingual { vi, en } = nothing_written(&problems);
            (problems, Err(Failure::count(format!("{vi}\n{en}"))))
        }
    }
}

/// What is said of a sound story, in both languages.
pub fn sound(folder: &Path) -> String {
    let folder = folder.display();
    format!("bài không có lỗi: {folder}\nstory is sound: {folder}")
}
