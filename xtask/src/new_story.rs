//! Beginning a story: the smallest sound one, which its editor replaces piece by piece.
//!
//! It is the one that tests read, so that it stays sound.

use std::fs;
use std::io;
use std::path::Path;

use haicap::story::{FILES, FILES_OF_PUBLISHED};

use crate::check::from_here;
use crate::failure::Failure;
use crate::place;

/// Writes the files of a story into a folder that is new or empty.
pub fn new_story(folder: &Path) -> Result<(), Failure> {
    let shown = from_here(folder).display().to_string();
    match fs::read_dir(folder).map(|mut it| it.next().is_none()) {
        Ok(true) => {}
        Ok(false) => {
            return Err(Failure::new(format!("\"{shown}\" holds files already"))
                .remedy("name a new or an empty folder after new-story"));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(Failure::new(format!("{shown}: {error}"))),
    }
    let failed = |error| Failure::new(format!("{shown}: {error}"));
    fs::create_dir_all(folder).map_err(failed)?;
    // Nothing of it was published, so there is nothing to correct.
    for name in FILES.iter().filter(|it| !FILES_OF_PUBLISHED.contains(it)) {
        fs::copy(place::smallest_story().join(name), folder.join(name)).map_err(failed)?;
    }
    println!("a made-up story is in {shown}; replace it piece by piece, and after each");
    println!("  cargo xtask check {shown}");
    println!("  cargo xtask build --story {shown} --out target/my-story");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::place::scratch;

    #[test]
    fn a_new_story_is_sound_and_guides_its_editor() {
        let new = scratch("new-story");
        new_story(&new).unwrap();
        check(&new).unwrap();
        let files = fs::read_dir(&new).unwrap().count();
        assert_eq!(files, FILES.len() - FILES_OF_PUBLISHED.len());
        for entry in fs::read_dir(&new).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            assert!(text.starts_with("# MADE-UP EXAMPLE"), "{text:.80}");
        }
        // It was never published: a number changes without a correction.
        let facts = new.join("facts.toml");
        let text = fs::read_to_string(&facts).unwrap();
        fs::write(&facts, text.replacen("value = 9\n", "value = 10\n", 1)).unwrap();
        check(&new).unwrap();
        fs::write(&facts, "[[fact]]\n").unwrap();
        assert!(check(&new).is_err());
        fs::remove_dir_all(new).unwrap();
    }

    #[test]
    fn a_folder_with_files_is_left_as_it_is() {
        let full = scratch("full");
        fs::create_dir_all(&full).unwrap();
        new_story(&full).unwrap();
        let again = new_story(&full).unwrap_err().to_string();
        assert!(again.contains("holds files already"), "{again}");
        fs::remove_dir_all(&full).unwrap();
        fs::create_dir_all(&full).unwrap();
        fs::write(full.join("facts.toml"), "# Mine.\n").unwrap();
        assert!(new_story(&full).is_err());
        assert_eq!(fs::read_dir(&full).unwrap().count(), 1);
        assert_eq!(fs::read_to_string(full.join("facts.toml")).unwrap(), "# Mine.\n");
        fs::remove_dir_all(full).unwrap();
    }
}
