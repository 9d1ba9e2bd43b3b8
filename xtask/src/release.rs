//! Noting what readers have seen: the values that may not change from now on without a correction.

use std::fs;
use std::path::Path;

use crate::check;
use crate::failure::Failure;

/// Writes `released.toml` beside the other files of a story that is sound and was published.
pub fn release(folder: &Path) -> Result<(), Failure> {
    let folder = check::from_here(folder);
    let story = check::load(&folder)?;
    let file = folder.join("released.toml");
    fs::write(&file, haicap::story::released_toml(&story))
        .map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    println!("{} holds the published values; commit it with the release", file.display());
    Ok(())
}
