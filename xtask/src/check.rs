//! Checking story files without building anything.

use std::path::Path;

use crate::failure::Failure;

/// Prints every problem of a story, or one line that says it has none.
pub fn check(folder: &Path) -> Result<(), Failure> {
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
