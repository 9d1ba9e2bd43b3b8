//! Whether anybody can build exactly what is published.
//!
//! The tracked files are copied to two places whose paths differ in length, as do those of what
//! cargo keeps and compiles, and the site is built in both from nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use haicap::release::{digest, in_order};

use crate::failure::Failure;
use crate::place;
use crate::run::{Program, cargo};
use crate::setup;

/// Where the two copies are, below `target/reproduce`, each with the folder of what is compiled.
const PLACES: [[&str; 2]; 2] =
    [["a", "b"], ["a-place-whose-path-is-longer/site", "compiled/elsewhere-and-deeper-down"]];
/// For the second build cargo's own files are here, by a link.
const OTHER_HOME: &str = "another-home-of-cargo";
/// What came out, for `sha256sum --check` in a folder that holds a site.
const SUMS: &str = "sha256sums.txt";
/// At an address, since that makes the most files.
const ADDRESS: &str = "https://hai-cap.example/";

/// The digest of each file by its path from the top of the site.
type Digests = BTreeMap<String, String>;

/// Builds twice and compares. Leaves the two sites where they are if they differ.
pub fn reproduce() -> Result<(), Failure> {
    setup::for_building()?;
    let folder = place::repository().join("target").join("reproduce");
    remove(&folder)?;
    let [first, second] = PLACES.map(|place| place.map(|it| folder.join(it)));
    // Both before the first build: who goes on working meanwhile changes nothing here.
    for file in tracked_files()? {
        for [top, _] in [&first, &second] {
            copy(&file, top).map_err(|error| failure(&file, &error))?;
        }
    }
    let one = build(&first, None)?;
    let other = build(&second, Some(&folder.join(OTHER_HOME)))?;
    let different = different(&one, &other);
    if one.is_empty() || !different.is_empty() {
        return Err(Failure::new(format!(
            "{} of {} files differ between two builds:\n  {}",
            different.len(),
            one.len().max(other.len()),
            different.join("\n  ")
        ))
        .remedy(format!(
            "compare {} and {}",
            site(&first).display(),
            site(&second).display()
        )));
    }
    remove(&folder)?;
    let list = list(&one);
    let sums = folder.join(SUMS);
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&sums, &list))
        .map_err(|error| failure(&sums, &error))?;
    println!("two builds, {} files each, all equal: {}", one.len(), sums.display());
    println!("sha256 of that list: {}", digest(list.as_bytes()));
    Ok(())
}

/// Builds the site of a copy, with cargo's own files at another path if there is one.
fn build(place: &[PathBuf; 2], home: Option<&Path>) -> Result<Digests, Failure> {
    let [top, target] = place;
    println!("building in {}", top.display());
    let build = cargo("xtask build --address").word(ADDRESS).in_folder(top);
    let build = build.env("CARGO_TARGET_DIR", target);
    match home {
        Some(home) => with_other_home(build, home)?.run()?,
        None => build.run()?,
    }
    digests(&site(place))
}

fn site([top, _]: &[PathBuf; 2]) -> PathBuf {
    top.join("dist")
}

/// The files under version control, as they are now: what was changed and not yet committed counts.
fn tracked_files() -> Result<Vec<PathBuf>, Failure> {
    let listed = Program::new("git").words("-c core.quotePath=false ls-files").answer();
    let listed = listed.filter(|it| !it.is_empty()).ok_or_else(|| {
        Failure::new("git could not list the files of the repository")
            .remedy("install git, and run this in a clone of the repository")
    })?;
    let top = place::repository();
    Ok(listed.lines().map(PathBuf::from).filter(|it| top.join(it).is_file()).collect())
}

fn copy(file: &Path, top: &Path) -> io::Result<()> {
    let to = top.join(file);
    fs::create_dir_all(to.parent().unwrap_or(top))?;
    fs::copy(place::repository().join(file), to).map(drop)
}

/// The same crates by another path, which shows where cargo's home is written into a file.
#[cfg(unix)]
fn with_other_home(build: Program, link: &Path) -> Result<Program, Failure> {
    let home = place::cargo_home()
        .ok_or_else(|| Failure::new("the home of cargo is not known").remedy("set CARGO_HOME"))?;
    std::os::unix::fs::symlink(home, link).map_err(|error| failure(link, &error))?;
    Ok(build.env("CARGO_HOME", link))
}

#[cfg(not(unix))]
fn with_other_home(build: Program, _link: &Path) -> Result<Program, Failure> {
    Ok(build)
}

/// The digests of all files of a folder.
fn digests(folder: &Path) -> Result<Digests, Failure> {
    let with_digest = |file: PathBuf| {
        let bytes = fs::read(folder.join(&file)).map_err(|error| failure(folder, &error))?;
        Ok((file.display().to_string(), digest(&bytes)))
    };
    in_order(folder).map_err(Failure::new)?.into_iter().map(with_digest).collect()
}

/// A line for each file that is not the same in both.
fn different(one: &Digests, other: &Digests) -> Vec<String> {
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let said = |name: &String| match (one.get(name), other.get(name)) {
        (Some(one), Some(other)) if one == other => None,
        (Some(_), Some(_)) => Some(format!("{name}: other bytes")),
        (Some(_), None) => Some(format!("{name}: only in the first")),
        (None, _) => Some(format!("{name}: only in the second")),
    };
    names.into_iter().filter_map(said).collect()
}

/// As `sha256sum` writes and reads it.
fn list(digests: &Digests) -> String {
    digests.iter().fold(String::new(), |mut text, (name, digest)| {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{digest}  {name}");
        text
    })
}

fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failure(folder, &error)),
        _ => Ok(()),
    }
}

fn failure(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digests_of(files: &[(&str, &str)]) -> Digests {
        files.iter().map(|(name, text)| ((*name).to_owned(), digest(text.as_bytes()))).collect()
    }

    #[test]
    fn files_that_differ_or_are_missing_are_named() {
        let one = digests_of(&[("a.js", "1"), ("en/index.html", "2"), ("old.wasm", "3")]);
        let other = digests_of(&[("a.js", "1"), ("en/index.html", "4"), ("new.wasm", "3")]);
        assert_eq!(different(&one, &one), [""; 0]);
        assert_eq!(
            different(&one, &other),
            [
                "en/index.html: other bytes",
                "new.wasm: only in the second",
                "old.wasm: only in the first"
            ]
        );
    }

    #[test]
    fn the_digests_are_those_of_every_file_in_every_folder() {
        let folder = std::env::temp_dir().join(format!("haicap-digests-{}", std::process::id()));
        fs::create_dir_all(folder.join("en")).unwrap();
        fs::write(folder.join("boot.js"), "").unwrap();
        fs::write(folder.join("en").join("index.html"), "abc").unwrap();
        assert_eq!(
            list(&digests(&folder).unwrap()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  boot.js\n\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  en/index.html\n"
        );
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_two_places_differ_in_length_in_every_part() {
        let [[top, target], [other_top, other_target]] = PLACES;
        assert!(top.len() != other_top.len() && target.len() != other_target.len());
    }
}
