//! A frozen copy: the embeds of one figure, or of all, as files that a newsroom hosts itself.
//!
//! They never change, but read the list of corrections that lies beside them, and say when a number in
//! them was corrected since.

mod page;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::place;
use crate::record;
use haicap::address::Address;
use haicap::model::{Date, Language};
use haicap::page::{WHOLE, embeds_in};
pub use page::resolved;
use page::{Freezing, frozen};

/// The list of corrections, at the top of the site and of each copy.
const CORRECTIONS: &str = "corrections.json";

/// Files of a copy that no page names.
const BESIDE: [&str; 2] = ["embed.js", "frozen.js"];

/// Writes a frozen copy of the built site's embeds into a new folder.
pub fn freeze(figure: Option<&str>, out: &Path, address: &str) -> Result<(), Failure> {
    let site = place::repository().join("dist");
    let out = std::path::absolute(out)
        .map_err(|error| Failure::new(format!("{}: {error}", out.display())))?;
    refuse_full_folder(&out)?;
    let names = names(&site, figure)?;
    let address = Address::parse(address).map_err(|error| Failure::new(error.to_string()))?.to("");
    // A site without the list has nothing corrected yet.
    let corrections = fs::read_to_string(site.join(CORRECTIONS)).unwrap_or_else(|_| "[]\n".into());
    let known = newest(&corrections);
    let freezing = Freezing { address: &address, day: today(), known, names: &names };
    let mut files: BTreeSet<String> = BESIDE.map(String::from).into();
    for name in &names {
        for language in Language::ALL {
            let path = format!("{}{name}/index.html", embeds_in(language));
            let text = read(&site.join(&path))?;
            let page = frozen(&freezing, language, name, &text);
            write(&out.join(&path), page.text.as_bytes())?;
            files.extend(page.files);
            files.extend(pictures(&site, language, name));
        }
    }
    for sheet in files.clone().iter().filter(|it| is_of(it, "css")) {
        files.extend(named_in_sheet(&read(&site.join(sheet))?, sheet));
    }
    for path in files.iter().filter(|it| site.join(it).is_file()) {
        let bytes = fs::read(site.join(path)).map_err(|error| failed(path, &error))?;
        write(&out.join(path), &bytes)?;
    }
    write(&out.join(CORRECTIONS), corrections.as_bytes())?;
    println!("{} frozen in {}", names.join(", "), out.display());
    Ok(())
}

/// The embeds of a built site that are asked for.
fn names(site: &Path, figure: Option<&str>) -> Result<Vec<String>, Failure> {
    let folders = fs::read_dir(site.join("embed")).into_iter().flatten().flatten();
    let pages = folders.filter(|it| it.path().join("index.html").is_file());
    let mut all: Vec<String> = pages.filter_map(|it| it.file_name().into_string().ok()).collect();
    all.sort();
    if all.is_empty() {
        return Err(Failure::new(format!("no embeds in {}", site.display()))
            .remedy("run `cargo xtask build` first"));
    }
    match figure {
        None => Ok(all),
        Some(name) if all.iter().any(|it| it == name) => Ok(vec![name.to_owned()]),
        Some(name) => Err(Failure::new(format!("no embed is called \"{name}\""))
            .remedy(format!("name one of {} after --figure", all.join(", ")))),
    }
}

/// The pictures of a figure, for the code of the picture; the whole story has that of shared links.
fn pictures(site: &Path, language: Language, name: &str) -> Vec<String> {
    if name == WHOLE {
        return vec![format!("share/{}.png", language.code())];
    }
    let folder = format!("figures/{}", language.code());
    let entries = fs::read_dir(site.join(&folder)).into_iter().flatten().flatten();
    let files = entries.filter_map(|it| it.file_name().into_string().ok());
    let of_figure = |it: &String| {
        let behind = it.strip_prefix(name);
        behind.is_some_and(|it| it.starts_with(['.', '-', '@']) && !is_of(it, "csv"))
    };
    files.filter(of_figure).map(|it| format!("{folder}/{it}")).collect()
}

/// Files that a style sheet names, such as fonts.
fn named_in_sheet(sheet: &str, path: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let addresses = sheet.split("url(").skip(1).filter_map(|it| it.split(')').next());
    addresses.filter_map(|it| resolved(folder, it.trim_matches(['"', '\'']))).collect()
}

/// A copy lies in a folder of its own, so that nothing else is overwritten.
fn refuse_full_folder(out: &Path) -> Result<(), Failure> {
    match fs::read_dir(out).map(|mut it| it.next().is_none()) {
        Ok(false) => Err(Failure::new(format!("\"{}\" is not empty", out.display()))
            .remedy("name a new or an empty folder after --out")),
        _ => Ok(()),
    }
}

/// The number of the newest correction, which is the first of the list; 0 where there is none.
fn newest(corrections: &str) -> u32 {
    let first = corrections.split_once("\"number\":").map_or("", |(_, behind)| behind);
    first.split([',', '}']).next().and_then(|it| it.trim().parse().ok()).unwrap_or_default()
}

/// The day it is, in universal time.
fn today() -> Date {
    let now = record::today();
    let year = u16::try_from(now.year()).unwrap_or_default();
    Date { year, month: Some(now.month().into()), day: Some(now.day()) }
}

fn read(path: &PathBuf) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| failed(&path.display().to_string(), &error))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let shown = path.display().to_string();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failed(&shown, &error))?;
    }
    fs::write(path, bytes).map_err(|error| failed(&shown, &error))
}

fn failed(path: &str, error: &std::io::Error) -> Failure {
    Failure::new(format!("{path}: {error}"))
}

/// Whether a file has an ending.
fn is_of(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_knows_the_newest_correction() {
        assert_eq!(newest("[]\n"), 0);
        assert_eq!(newest("[\n{\"number\":12,\"date\":\"2025-03-05\"},\n{\"number\":11}]"), 12);
    }

    #[test]
    fn a_sheet_names_its_fonts() {
        let sheet = "@font-face{src:url(\"fonts/a.woff2\") format(\"woff2\")}a{fill:url(#b)}";
        assert_eq!(named_in_sheet(sheet, "style.css"), ["fonts/a.woff2"]);
    }

    #[test]
    fn a_folder_with_files_is_left_alone() {
        let folder = std::env::temp_dir().join(format!("haicap-freeze-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        assert!(refuse_full_folder(&folder).is_ok());
        fs::write(folder.join("letter.txt"), "dear").unwrap();
        assert!(refuse_full_folder(&folder).is_err());
        fs::remove_dir_all(folder).unwrap();
    }
}
