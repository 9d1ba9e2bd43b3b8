//! The release of a site: which files belong together, so that a browser keeps them all or none.
//!
//! `release.json` lists what pages ask for, each with the digest of its bytes, and `public/sw.js`
//! keeps it: `{"id": "…", "reading": [["en/", "<sha-256>"], …], "presenting": [what comes on top]}`.
//! A page names its release in `<html data-release>`; a site without it is not kept.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::page::{Mode, Page};

/// The list, from the top of the site.
pub const LIST: &str = "release.json";

/// Modes whose pages are kept, in the order of the sets.
const MODES: [Mode; 2] = [Mode::Reading, Mode::Presenting];
/// Names of attributes that lead a page to its files.
const LEADING: [&str; 4] = ["href", "src", "data-js", "data-wasm"];
/// Endings of files that a page shows or starts; what else it links to is to be taken away.
const KEPT: [&str; 7] = [".css", ".js", ".wasm", ".woff2", ".svg", ".png", ".json"];
/// Folders of what is there for others: pictures to take away, and what tells how to embed.
const AWAY: [&str; 2] = ["figures/", "oembed/"];
/// What stands before the digest of a path in a program, and how long that is.
const PLACE: &[u8] = b"_WASM_SPLIT_MARKER_";
const PLACE_DIGITS: usize = 16;
/// In the names of what a page cannot do without, also where it is packed.
const FIRST: [&str; 4] = [".js", ".css", ".wasm", ".woff2"];
/// What stands before the id in a page.
const ID: &str = " data-release=\"";

/// Gives the site in a folder an id, writes it into the pages and the list beside them, and returns
/// it. May be repeated after a change of files.
///
/// # Errors
/// Names a file that a page leads to and that cannot be read, with nothing written; or one that
/// cannot be written.
pub fn publish(folder: &Path) -> Result<String, String> {
    let mut files = [BTreeSet::new(), BTreeSet::new()];
    let mut pages = Vec::new();
    for (mode, files) in MODES.into_iter().zip(&mut files) {
        for page in Page::of(mode) {
            let text = unpublished(&text_of(folder, page)?);
            files.extend(asked_for(&text, page, folder)?);
            pages.push((page, text));
        }
    }
    let [reading, presenting] = files;
    let presenting: BTreeSet<_> = presenting.difference(&reading).cloned().collect();
    let mut sum = Sha256::new();
    for (page, text) in &pages {
        sum.update(page.folder());
        sum.update(text);
    }
    let with_digest = |path: &String| Ok((path.clone(), digest(&read(folder, path)?)));
    let digests = |paths: &BTreeSet<String>| -> Result<Vec<_>, String> {
        paths.iter().map(with_digest).collect()
    };
    let (mut reading, mut presenting) = (digests(&reading)?, digests(&presenting)?);
    for (path, digest) in reading.iter().chain(&presenting) {
        sum.update(path);
        sum.update(digest);
    }
    let id: String = hex(&sum.finalize()).chars().take(16).collect();
    for (page, text) in &pages {
        let text = text.replacen("<html ", &format!("<html{ID}{id}\" "), 1);
        write(&file_of(folder, *page), &text)?;
        let set = match page.mode {
            Mode::Presenting => &mut presenting,
            _ => &mut reading,
        };
        set.push((page.folder(), digest(text.as_bytes())));
    }
    let list = json!({ "id": id, "reading": reading, "presenting": presenting });
    write(&folder.join(LIST), &list.to_string())?;
    Ok(id)
}

/// Makes a program the same wherever it was built: one of its crates exports a digest of the path that
/// it lay at, which nobody asks for and which becomes zeros.
pub fn make_alike(program: &mut [u8]) {
    let places = program.windows(PLACE.len()).enumerate().filter(|(_, it)| *it == PLACE);
    let starts: Vec<usize> = places.map(|(at, _)| at + PLACE.len()).collect();
    for start in starts {
        let digits = program.iter_mut().skip(start).take(PLACE_DIGITS);
        digits.filter(|it| it.is_ascii_hexdigit()).for_each(|it| *it = b'0');
    }
}

/// The files of a site as they have to come to a host, by their paths from its top: what a file needs
/// comes before it. First programs, scripts and styles: the names of most change with what is in them,
/// so that they disturb nothing that is there, and the others suit any release. Then what each page can
/// do without, then the pages, and the list last, with which browsers begin to keep the release. So a
/// host has a whole site after each file, as long as nothing is deleted.
///
/// # Errors
/// Names a folder that cannot be read.
pub fn in_order(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    gather(folder, Path::new(""), &mut files)?;
    files.sort_by_key(|path| (rank(path), path.clone()));
    Ok(files)
}

fn gather(folder: &Path, inside: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let place = folder.join(inside);
    let failed = |error: std::io::Error| format!("{}: {error}", place.display());
    for entry in fs::read_dir(&place).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = inside.join(entry.file_name());
        match entry.file_type().map_err(failed)?.is_dir() {
            true => gather(folder, &path, files)?,
            false => files.push(path),
        }
    }
    Ok(())
}

fn rank(path: &Path) -> u8 {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match &*name {
        LIST => 3,
        // And its packed copies.
        page if page.starts_with("index.html") => 2,
        file if FIRST.iter().any(|it| file.contains(it)) => 0,
        _ => 1,
    }
}

/// Writes a list that makes browsers forget what they kept of an earlier release.
///
/// # Errors
/// Names the list if it cannot be written.
pub fn withdraw(folder: &Path) -> Result<(), String> {
    write(&folder.join(LIST), &json!({ "off": true }).to_string())
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Files that a page leads to and needs, from the top of the site, as they are asked for.
fn asked_for(text: &str, page: Page, folder: &Path) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for (before, behind) in text.match_indices("=\"").map(|(at, _)| text.split_at(at)) {
        let leads = LEADING.iter().any(|name| {
            before.strip_suffix(name).is_some_and(|it| it.ends_with(char::is_whitespace))
        });
        let value = behind.split('"').nth(1).unwrap_or_default();
        let bare = value.split(['?', '#']).next().unwrap_or_default();
        let kept = KEPT.iter().any(|it| bare.ends_with(it)) && !value.contains("://");
        if !leads || !kept || AWAY.iter().any(|it| value.contains(it)) {
            continue;
        }
        let path = from_top(page, value)
            .ok_or_else(|| format!("{}: \"{value}\" leads out of the site", page.folder()))?;
        read(folder, &path)?;
        found.push(path);
    }
    Ok(found)
}

/// A path of a page as one from the top of the site; none where it leads out of it.
fn from_top(page: Page, path: &str) -> Option<String> {
    let folder = page.folder();
    let mut folders: Vec<&str> = folder.split_terminator('/').collect();
    let (path, _) = path.split_once('#').unwrap_or((path, ""));
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(folders.pop()?),
            _ => folders.push(part),
        }
    }
    Some(folders.join("/"))
}

fn file_of(folder: &Path, page: Page) -> PathBuf {
    folder.join(page.folder()).join("index.html")
}

fn text_of(folder: &Path, page: Page) -> Result<String, String> {
    let path = file_of(folder, page);
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The bytes of a file, by how it is asked for.
fn read(folder: &Path, path: &str) -> Result<Vec<u8>, String> {
    let (name, _) = path.split_once('?').unwrap_or((path, ""));
    fs::read(folder.join(name)).map_err(|error| format!("{name}: {error}"))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// A page as it was before an earlier release was written into it.
fn unpublished(text: &str) -> String {
    let parts = text.split_once(ID).and_then(|(before, behind)| {
        let (_, rest) = behind.split_once('"')?;
        Some([before, rest].concat())
    });
    parts.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("haicap-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        for page in Page::at_large() {
            let top = page.to_top();
            let stage = if page.mode == Mode::Presenting { "stage" } else { "words" };
            let text = format!(
                "<html lang=\"vi\"><script src=\"{top}boot.js\" data-js=\"{top}a.js\"></script>\
                 <link href=\"{top}{stage}.css\"><a href=\"{top}figures/x.svg\">a</a><link href=\"{top}oembed/vi/a.json\">\
                 <a href=\"https://example.org/b.js\">b</a><a href=\"#c\">c</a></html>"
            );
            fs::create_dir_all(folder.join(page.folder())).unwrap();
            fs::write(file_of(&folder, page), text).unwrap();
        }
        for name in ["boot.js", "a.js", "stage.css", "words.css"] {
            fs::write(folder.join(name), name).unwrap();
        }
        folder
    }

    #[test]
    fn a_program_is_the_same_wherever_it_was_built() {
        let built = |place: &str| {
            let mut program =
                format!("\0asm.._WASM_SPLIT_MARKER_{place}version\x03abc").into_bytes();
            make_alike(&mut program);
            program
        };
        let alike = b"\0asm.._WASM_SPLIT_MARKER_0000000000000000version\x03abc";
        assert_eq!(built("732e786d2a082da8"), alike);
        assert_eq!(built("58786cf6fefbdd0e"), alike);
        let mut other = b"abc _WASM_SPLIT_MARKER_".to_vec();
        make_alike(&mut other);
        assert_eq!(other, b"abc _WASM_SPLIT_MARKER_");
    }

    fn paths(folder: &Path, set: &str) -> Vec<String> {
        let list: serde_json::Value =
            serde_json::from_slice(&fs::read(folder.join(LIST)).unwrap()).unwrap();
        let files = list[set].as_array().unwrap().iter();
        files.map(|it| it[0].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn a_release_lists_what_its_pages_need_and_presenting_what_it_needs_besides() {
        let folder = site("release-list");
        publish(&folder).unwrap();
        assert_eq!(paths(&folder, "reading"), ["a.js", "boot.js", "words.css", "", "en/"]);
        assert_eq!(paths(&folder, "presenting"), ["stage.css", "present/", "en/present/"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn an_id_changes_with_any_file_and_comes_back_with_it() {
        let folder = site("release-id");
        let first = publish(&folder).unwrap();
        let page = fs::read_to_string(folder.join("en/present/index.html")).unwrap();
        assert!(page.starts_with(&format!("<html data-release=\"{first}\" lang")), "{page}");
        assert_eq!(publish(&folder).unwrap(), first, "written twice");
        assert_eq!(fs::read_to_string(folder.join("en/present/index.html")).unwrap(), page);
        for name in ["boot.js", "words.css", "stage.css", "en/index.html", "present/index.html"] {
            let before = fs::read_to_string(folder.join(name)).unwrap();
            fs::write(folder.join(name), before.clone() + " ").unwrap();
            assert_ne!(publish(&folder).unwrap(), first, "{name}");
            fs::write(folder.join(name), before).unwrap();
        }
        assert_eq!(publish(&folder).unwrap(), first);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_page_that_leads_to_a_missing_file_is_not_published() {
        let folder = site("release-missing");
        fs::remove_file(folder.join("stage.css")).unwrap();
        assert!(publish(&folder).is_err_and(|it| it.starts_with("stage.css: ")));
        assert!(!folder.join(LIST).exists());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn paths_are_told_from_the_top() {
        let page = Page { language: crate::model::Language::En, mode: Mode::Presenting };
        assert_eq!(from_top(page, "../../fonts/a.woff2").as_deref(), Some("fonts/a.woff2"));
        assert_eq!(from_top(page, "./b.js?1").as_deref(), Some("en/present/b.js?1"));
        assert_eq!(from_top(page, "../../../c.js"), None);
    }
}
