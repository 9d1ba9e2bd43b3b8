//! Puts the built site into a folder that is served, so that readers have a whole site at every moment,
//! also when it breaks off in the middle.
//!
//! Nothing is deleted: pages that are open, or that somebody on the way has kept, ask for files of the
//! release that they came with.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use haicap::release;

use crate::failure::Failure;
use crate::place;

/// Publishes `dist`, and says what that did.
pub fn publish(to: &Path) -> Result<(), Failure> {
    let from = place::repository().join("dist");
    let files = planned(&from, to)?;
    let changed = files.iter().map(|file| put(&from, to, file));
    let changed: Vec<bool> = changed.collect::<Result<_, _>>()?;
    let changed = changed.into_iter().filter(|it| *it).count();
    println!("{}: {changed} of {} files are new or have changed", to.display(), files.len());
    Ok(())
}

/// The files of a site that was built to be published, in the order that they have to come in.
fn planned(from: &Path, to: &Path) -> Result<Vec<PathBuf>, Failure> {
    let list = fs::read_to_string(from.join(release::LIST)).unwrap_or_default();
    if !list.contains("\"id\"") {
        return Err(Failure::new(format!("{} is no site to be published", from.display()))
            .remedy("run `cargo xtask build` first"));
    }
    let has = |name: &str| to.join(name).is_file();
    // Not by the list: that comes last, and the last time may have broken off before it.
    if has("index.html") && !has("sw.js") {
        return Err(Failure::new(format!("{} holds another site", to.display()))
            .remedy("name its folder, or an empty one, after --to"));
    }
    release::in_order(from).map_err(Failure::new)
}

/// Puts one file in its place, all of it at once; false if the same is there.
fn put(from: &Path, to: &Path, file: &Path) -> Result<bool, Failure> {
    let put = || -> io::Result<bool> {
        let bytes = fs::read(from.join(file))?;
        let place = to.join(file);
        if fs::read(&place).is_ok_and(|it| it == bytes) {
            return Ok(false);
        }
        // In the same folder, since a file is moved at once only on the same disk.
        let mut coming = place.clone().into_os_string();
        coming.push(".coming");
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&coming, bytes)?;
        fs::rename(&coming, &place)?;
        Ok(true)
    };
    put().map_err(|error| Failure::new(format!("{}: {error}", to.join(file).display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGES: [&str; 4] =
        ["index.html", "en/index.html", "present/index.html", "en/present/index.html"];

    /// A site whose files say by a word of which release they are.
    fn site(word: &str) -> PathBuf {
        let folder = place::scratch(&format!("publish-{word}"));
        let program = format!("haicap-{word}.js");
        for page in PAGES {
            let top = "../".repeat(page.matches('/').count());
            let file = folder.join(page);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, format!("<html lang=\"vi\">{word}<script data-js=\"{top}{program}\">"))
                .unwrap();
        }
        fs::write(folder.join(program), word).unwrap();
        for name in ["sw.js", "sitemap.xml"] {
            fs::write(folder.join(name), word).unwrap();
        }
        release::publish(&folder).unwrap();
        folder
    }

    /// Each page has its program, and a list that is there has all that it names.
    fn check_whole(folder: &Path) {
        for page in PAGES {
            let text = fs::read_to_string(folder.join(page)).unwrap();
            let word = if text.contains("haicap-one.js") { "one" } else { "two" };
            assert!(text.contains(&format!(">{word}<")), "{page}");
            let program = fs::read_to_string(folder.join(format!("haicap-{word}.js")));
            assert_eq!(program.unwrap(), word, "{page}");
        }
        let list = fs::read_to_string(folder.join(release::LIST)).unwrap();
        let list: serde_json::Value = serde_json::from_str(&list).unwrap();
        let is_new = list["reading"][0][0] == "haicap-two.js";
        for file in ["reading", "presenting"].iter().flat_map(|it| list[it].as_array().unwrap()) {
            let (path, digest) = (file[0].as_str().unwrap(), file[1].as_str().unwrap());
            let page = path.is_empty() || path.ends_with('/');
            let file = if page { format!("{path}index.html") } else { path.to_owned() };
            let bytes = fs::read(folder.join(file));
            // The pages come in a moment before the list of the release that they are of.
            assert!(release::digest(&bytes.unwrap()) == digest || page && !is_new, "{path}");
        }
    }

    #[test]
    fn wherever_it_breaks_off_the_site_is_whole() {
        let (one, two) = (site("one"), site("two"));
        let to = place::scratch("publish-to");
        let files = planned(&two, &to).unwrap();
        for cut in 0..=files.len() {
            for file in planned(&one, &to).unwrap() {
                put(&one, &to, &file).unwrap();
            }
            for file in &files[..cut] {
                put(&two, &to, file).unwrap();
            }
            check_whole(&to);
            fs::remove_dir_all(&to).unwrap();
        }
        for folder in [one, two] {
            fs::remove_dir_all(folder).unwrap();
        }
    }

    #[test]
    fn a_first_time_that_broke_off_anywhere_goes_on() {
        let (from, to) = (site("first"), place::scratch("publish-first-to"));
        for file in planned(&from, &to).unwrap() {
            planned(&from, &to).unwrap_or_else(|it| panic!("before {}: {it}", file.display()));
            put(&from, &to, &file).unwrap();
        }
        for folder in [from, to] {
            fs::remove_dir_all(folder).unwrap();
        }
    }

    #[test]
    fn what_is_there_already_is_left_alone() {
        let (from, to) = (site("alone"), place::scratch("publish-alone-to"));
        let files = planned(&from, &to).unwrap();
        for expected in [true, false] {
            for file in &files {
                assert_eq!(put(&from, &to, file).unwrap(), expected, "{}", file.display());
            }
        }
        for folder in [from, to] {
            fs::remove_dir_all(folder).unwrap();
        }
    }

    #[test]
    fn no_other_site_is_written_over_and_none_that_is_worked_on_is_published() {
        let (from, other) = (site("refused"), place::scratch("publish-other"));
        fs::create_dir_all(&other).unwrap();
        fs::write(other.join("index.html"), "theirs").unwrap();
        let refusal = planned(&from, &other).unwrap_err().to_string();
        assert!(refusal.contains("holds another site"), "{refusal}");
        release::withdraw(&from).unwrap();
        let refusal = planned(&from, &place::scratch("publish-empty")).unwrap_err().to_string();
        assert!(refusal.contains("no site to be published"), "{refusal}");
        for folder in [from, other] {
            fs::remove_dir_all(folder).unwrap();
        }
    }
}
