//! Our figures on the pages of others: fourteen kinds of host, and the loader that serves them.

mod cost;
mod height;
mod hostile;
mod hosts;
mod labels;
mod loader;
mod messages;
mod quiet;
mod steps;
mod theme;

use haicap::story::FigureName;

use crate::support::Visit;

/// A visit to a host's page, with our site served as a good static host serves it: a sandboxed frame
/// has no origin of its own, so its files have to be anybody's.
fn host(page: &str) -> Visit {
    Visit::new().host_page("/", page).header("access-control-allow-origin", "*")
}

/// A visit to a host's page that shows, for the figures of the loader's tests, [`FIGURE`].
fn host_of_loader(page: &str) -> Visit {
    host(page).page("/embed/timeline/", FIGURE).page("/en/embed/timeline/", FIGURE)
}

/// A figure that does nothing but speak as figures do.
const FIGURE: &str = include_str!("hosts/figure.html");

/// A host with the loader.
const LOADER: &str = include_str!("hosts/loader.html");

/// The frame inside the first element of ours.
const FRAME: &str = "document.querySelector('hai-cap').shadowRoot?.querySelector('iframe')";

/// The figures that the loader knows, behind the whole story.
pub const FIGURES: [&str; FigureName::ALL.len() + 1] = {
    let mut names = ["story"; FigureName::ALL.len() + 1];
    let mut at = 0;
    while at < FigureName::ALL.len() {
        names[at + 1] = FigureName::ALL[at].0;
        at += 1;
    }
    names
};
