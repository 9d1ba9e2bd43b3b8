//! A host: a site of somebody else, on another origin, that shows ours in frames.
//!
//! Its pages name ours by the address of an example, [`SITE`]; the real one, which nobody knows before
//! the server runs, takes its place.

use axum::http::HeaderValue;
use thirtyfour::error::WebDriverResult;

use super::failure;
use super::server::{Manner, Server};

/// Our site, in pages and headers of a host.
const SITE: &str = "https://site.example";

/// Starts the server of a host of the site at `site`.
pub fn start(mut manner: Manner, site: &str) -> WebDriverResult<Server> {
    for (_, value) in &mut manner.headers {
        // A policy names origins, and ours may lie in a folder of its own.
        let text = value.to_str().unwrap_or_default().replace(SITE, &origin(site));
        *value = HeaderValue::from_str(&text).map_err(|error| failure(error.to_string()))?;
    }
    for page in manner.pages.values_mut() {
        *page = page.replace(SITE, site);
    }
    Server::start(manner)
}

fn origin(address: &str) -> String {
    address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/")
}
