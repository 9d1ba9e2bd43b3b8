//! What leaves the page for others: corrections, the picture of a link, heads, lists of pages.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

mod card;
mod corrections;
mod heads;
mod installed;

#[path = "../stories/html.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod html;
#[path = "../stories/support.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod support;

use std::sync::LazyLock;

use haicap::address::Address;
use haicap::story::Story;
use haicap::view::site::{SiteFile, Templates, files, files_at};
use html::TEMPLATE;
use support::{minimal, shipped, sound};

static STORY: LazyLock<Story> = LazyLock::new(|| sound(shipped()).story);
static SMALL: LazyLock<Story> = LazyLock::new(|| sound(minimal()).story);

/// The files of a site that does not know where it is.
fn written(story: &Story) -> Vec<SiteFile> {
    files(story, &Templates::alike(TEMPLATE))
}

/// The files of a site at an address.
fn written_at(story: &Story, address: &Address) -> Vec<SiteFile> {
    files_at(story, &Templates::alike(TEMPLATE), Some(address))
}

#[track_caller]
fn text<'a>(files: &'a [SiteFile], path: &str) -> &'a str {
    let found = files.iter().find(|it| it.path == path);
    &found.unwrap_or_else(|| panic!("no file {path}")).text
}
