//! What a build writes for times without a network, as it lies in the folder.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::collections::BTreeSet;
use std::fs;

use haicap::page::Page;
use haicap::release;
use serde_json::Value;

use crate::support::{Outcome, Visit, on_page, site, skipped};

fn list() -> Value {
    serde_json::from_slice(&fs::read(site::folder().join(release::LIST)).unwrap()).unwrap()
}

/// Paths of a set with the digests that the list gives them.
fn files<'a>(list: &'a Value, set: &str) -> Vec<(&'a str, &'a str)> {
    let files = list[set].as_array().unwrap().iter();
    files.map(|it| (it[0].as_str().unwrap(), it[1].as_str().unwrap())).collect()
}

#[test]
fn every_file_of_the_release_is_there_as_listed() {
    if skipped(release::LIST) {
        return;
    }
    let list = list();
    let (reading, presenting) = (files(&list, "reading"), files(&list, "presenting"));
    for (path, digest) in reading.iter().chain(&presenting) {
        let name = path.split('?').next().unwrap();
        let file = site::file_at(&format!("/{name}")).unwrap_or_else(|| panic!("no {path}"));
        assert_eq!(release::digest(&fs::read(file).unwrap()), *digest, "{path}");
    }
    let ends = |files: &[(&str, &str)], ending: &str| {
        files.iter().filter(|(path, _)| path.ends_with(ending)).count()
    };
    let endings = [".wasm", ".css", ".woff2", "facts.json", "favicon.svg"];
    assert_eq!(endings.map(|it| ends(&reading, it)), [1, 1, 2, 1, 1], "{reading:?}");
    assert_eq!(endings.map(|it| ends(&presenting, it)), [1, 1, 0, 0, 0], "{presenting:?}");
    let all: BTreeSet<_> = reading.iter().chain(&presenting).map(|it| it.0).collect();
    assert_eq!(all.len(), reading.len() + presenting.len(), "listed twice");
}

#[test]
fn every_page_names_the_release_and_the_start_up_that_it_came_with() {
    if skipped(release::LIST) {
        return;
    }
    let list = list();
    let id = list["id"].as_str().unwrap();
    let starts: Vec<_> = files(&list, "reading").into_iter().map(|it| it.0).collect();
    let start = starts.iter().find(|it| it.starts_with("boot-")).unwrap();
    for page in Page::at_large() {
        let path = site::folder().join(page.folder()).join("index.html");
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains(&format!("<html data-release=\"{id}\" ")), "{}", page.folder());
        assert!(text.contains(&format!("\"{}{start}\"", page.to_top())), "{}", page.folder());
    }
}

/// A name that stood for two contents would stay with the first one for ever.
#[test]
fn files_that_are_kept_for_ever_are_named_by_what_is_in_them() {
    if skipped(release::LIST) {
        return;
    }
    let files: Vec<_> =
        fs::read_dir(site::folder()).unwrap().map(|it| it.unwrap().path()).collect();
    let mut named = 0;
    for file in files.iter().filter(|it| it.extension().is_some_and(|it| it == "js")) {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let Some((_, hash)) = name.rsplit_once('-').filter(|(_, it)| it.len() == 16) else {
            continue;
        };
        // A program and its glue have the name of both.
        let program = fs::read(file.with_file_name(format!("{name}_bg.wasm")));
        let both = [program.unwrap_or_default(), fs::read(file).unwrap()].concat();
        assert_eq!(release::digest(&both)[..16], *hash, "{name}");
        named += 1;
    }
    assert_eq!(named, 5, "the start-up and four programs");
}

#[test]
fn the_worker_is_small() {
    if skipped("sw.js") {
        return;
    }
    let file = site::folder().join("sw.js");
    let bytes = site::compressed_length(&file, &fs::read(&file).unwrap());
    assert!(bytes <= 3 * 1024, "{bytes} bytes");
}

#[tokio::test]
async fn what_is_kept_comes_after_the_visit_and_once() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        super::kept(&page).await?;
        let requests = page.requests_of_worker();
        let mut paths: Vec<_> = requests.iter().map(|it| it.path.as_str()).collect();
        assert!(requests.iter().all(|it| it.status == 200), "{requests:?}");
        // And the worker itself, and the list.
        assert_eq!(paths.len(), files(&list(), "reading").len() + 2, "{paths:?}");
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), requests.len(), "asked for twice");
        Ok(())
    })
    .await
}
