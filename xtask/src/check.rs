//! Checking story files without building anything.

use std::path::Path;

use crate::failure::Failure;

/// Prints every problem of a story, or one line that says it has none.
///
/// Files are named from where the reader stands, so that an editor can open them.
pub fn check(folder: &Path) -> Result<(), Failure> {
    let here = std::env::current_dir().unwrap_or_default();
    let folder = folder.strip_prefix(&here).unwrap_or(folder);
    match haicap::story::load(folder) {
        Ok(loaded) => {
            for warning in &loaded.warnings {
                println!("{warning}");
            }
            println!("story is sound: {}", folder.display());
            Ok(())
        }
        Err(problems) => {
            for problem in &problems {
                println!("{problem}");
            }
            let count = match problems.len() {
                1 => "1 problem".to_owned(),
                n => format!("{n} problems"),
            };
            Err(Failure::count(format!("{count}; nothing was written")))
        }
    }
}
