//! First visits, many at a time: each over a connection of its own, one file after the other.

use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::client::Client;
use crate::failure::Failure;
use crate::freeze;

/// What is asked for, if the machine bears it.
const VISITS_A_SECOND: f64 = 500.0;
/// Readers who may wait for their files at the same time.
const READERS: usize = 48;
/// As browsers ask.
const ASKING: [(&str, &str); 1] = [("Accept-Encoding", "gzip, deflate, br, zstd")];

/// One file of a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its path.
    pub path: String,
    /// Its bytes as they come.
    pub bytes: usize,
    /// Those before it: status and headers.
    pub head_bytes: usize,
}

/// What became of many visits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visits {
    /// How many came to their end in a second.
    pub a_second: f64,
    /// Milliseconds until a file was there, for one of two and for all but one of a hundred.
    pub median_ms: f64,
    pub slow_ms: f64,
    /// Files that did not come, or not whole, by what was wrong.
    pub errors: BTreeSet<String>,
    pub failed: usize,
}

/// The files of a first visit to a page, in the order that they are asked for.
pub fn first_visit(address: SocketAddr, page: &str) -> Result<Vec<Part>, Failure> {
    let failed = |error: io::Error| Failure::new(format!("a visit to {page}: {error}"));
    let mut client = Client::open(address).map_err(failed)?;
    let text = client.ask(page, &[]).map_err(failed)?.body;
    let mut parts = Vec::new();
    for path in asked_for(&String::from_utf8_lossy(&text), page) {
        let answer = client.ask(&path, &ASKING).map_err(failed)?;
        if answer.status != 200 {
            return Err(Failure::new(format!("a visit to {page}: {path} is {}", answer.status)));
        }
        parts.push(Part { path, bytes: answer.body.len(), head_bytes: answer.head_bytes });
    }
    Ok(parts)
}

/// The paths that a page leads a browser to at once: itself, styles, scripts, program, fonts, icon.
fn asked_for(text: &str, page: &str) -> Vec<String> {
    let mut paths = vec![page.to_owned()];
    let tags = text.split('<').filter(|it| it.starts_with("link ") || it.starts_with("script "));
    for tag in tags {
        let of = |name: &str| {
            let start = tag.split_once(&format!(" {name}=\""))?.1;
            Some(start.split_once('"')?.0)
        };
        let rel = of("rel").unwrap_or_default();
        let linked = ["preload", "stylesheet", "icon", "modulepreload"].contains(&rel);
        let href = of("href").filter(|_| linked);
        for found in [href, of("src"), of("data-js"), of("data-wasm")].into_iter().flatten() {
            let path = resolved(page, found);
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
    }
    paths
}

/// What is asked for by a relative link on a page.
fn resolved(page: &str, link: &str) -> String {
    let query = link.find('?').map_or("", |at| &link[at..]);
    format!("/{}{query}", freeze::resolved(page, link).unwrap_or_default())
}

/// Visits again and again for a while.
pub fn visit(address: SocketAddr, parts: &[Part], seconds: u32) -> Visits {
    let begun = AtomicU64::new(0);
    let start = Instant::now();
    let end = start + Duration::from_secs(seconds.into());
    let readers: Vec<Read> = std::thread::scope(|scope| {
        let reader = || read(address, parts, &begun, start, end);
        let readers: Vec<_> = (0..READERS).map(|_| scope.spawn(reader)).collect();
        readers.into_iter().filter_map(|it| it.join().ok()).collect()
    });
    let passed = start.elapsed().as_secs_f64();
    let mut times: Vec<f64> = readers.iter().flat_map(|it| it.times.iter().copied()).collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).copied();
    let missing = READERS - readers.len();
    Visits {
        a_second: readers.iter().map(|it| it.visits).sum::<usize>() as f64 / passed,
        median_ms: at(0.5).unwrap_or(f64::NAN),
        slow_ms: at(0.99).unwrap_or(f64::NAN),
        failed: readers.iter().map(|it| it.errors.len()).sum::<usize>() + missing,
        errors: readers.into_iter().flat_map(|it| it.errors).collect(),
    }
}

/// What one reader saw.
#[derive(Default)]
struct Read {
    visits: usize,
    times: Vec<f64>,
    errors: Vec<String>,
}

/// One visit after the other, each when it is due.
fn read(
    address: SocketAddr,
    parts: &[Part],
    begun: &AtomicU64,
    start: Instant,
    end: Instant,
) -> Read {
    let mut read = Read::default();
    loop {
        let number = begun.fetch_add(1, Ordering::Relaxed);
        let due = start + Duration::from_secs_f64(number as f64 / VISITS_A_SECOND);
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        if end <= Instant::now() {
            return read;
        }
        match one_visit(address, parts, &mut read.times) {
            Ok(()) => read.visits += 1,
            Err(error) => read.errors.push(error),
        }
    }
}

fn one_visit(address: SocketAddr, parts: &[Part], times: &mut Vec<f64>) -> Result<(), String> {
    let mut client = Client::open(address).map_err(|error| format!("no connection: {error}"))?;
    for Part { path, bytes, .. } in parts {
        let start = Instant::now();
        let answer = client.ask(path, &ASKING).map_err(|error| format!("{path}: {error}"))?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        if answer.status != 200 || answer.body.len() != *bytes {
            return Err(format!("{path}: {}, {} bytes", answer.status, answer.body.len()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_asks_for_what_a_browser_asks_for_and_for_each_once() {
        let text = "<link rel=\"preload\" as=\"font\" href=\"../fonts/a.woff2\">\
                    <link rel=\"stylesheet\" href=\"../a.css\"><link rel=\"alternate\" href=\"../\">\
                    <script type=\"module\" src=\"../boot.js?1\" data-js=\"../a.js\" data-wasm=\"../a.wasm\"></script>\
                    <link rel=\"modulepreload\" href=\"../a.js\"><a href=\"../b/\">b</a>";
        let paths = asked_for(text, "/en/");
        let all = ["/en/", "/fonts/a.woff2", "/a.css", "/boot.js?1", "/a.js", "/a.wasm"];
        assert_eq!(paths, all);
        assert_eq!(resolved("/en/embed/story/", "../../../x.js"), "/x.js");
        assert_eq!(resolved("/", "./x.js"), "/x.js");
    }
}
