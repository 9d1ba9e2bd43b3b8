//! Ways in which a server or a line between it and the reader fails, each one file at a time.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderValue, Response, StatusCode};
use futures_util::stream;

/// A file that a page cannot start without, or looks poor without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// Any WebAssembly program.
    Program,
    /// The JavaScript glue of any program.
    Glue,
    /// Our start-up, `boot.js`.
    Start,
    /// Stylesheets.
    Styles,
    /// Fonts.
    Fonts,
    /// The facts to take away, which a page links to and does not load.
    Facts,
    /// What keeps the pages for times without a network, `sw.js`.
    Worker,
    /// The pages themselves.
    Pages,
    /// Whatever is asked for.
    All,
}

impl File {
    /// Whether `path` on the server is this file.
    pub fn is_at(self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        let ends = |ending: &str| name.ends_with(ending);
        match self {
            Self::Program => ends(".wasm"),
            Self::Glue => ends(".js") && PROGRAMS.iter().any(|it| is_named_after(name, it)),
            Self::Start => name.starts_with("boot-") && ends(".js"),
            Self::Styles => ends(".css"),
            Self::Fonts => ends(".woff2"),
            Self::Facts => name == "facts.json",
            Self::Worker => name == "sw.js",
            Self::Pages => name.is_empty() || ends(".html"),
            Self::All => true,
        }
    }
}

/// What the names of programs begin with.
const PROGRAMS: [&str; 4] = ["haicap-", "presenting-", "embedded-", "model-"];

/// Whether a file has the name of a program and its sum, of sixteen digits: a script of a page with
/// the same name has a shorter one.
fn is_named_after(name: &str, program: &str) -> bool {
    let sum = name.strip_prefix(program).unwrap_or_default();
    sum.chars().take_while(char::is_ascii_hexdigit).count() == 16
}

/// What the server does instead of answering well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Answers that there is no such file.
    NotFound,
    /// Answers a web page and calls it a success, as hosts of single-page programs do.
    Html200,
    /// Answers the right bytes under a wrong type.
    BadMime,
    /// Answers the first half as if it were the whole.
    Truncate,
    /// Answers with some bytes changed.
    Corrupt,
    /// Breaks the connection half-way.
    Reset,
    /// Promises the file and sends no byte of it.
    Hang,
    /// Sends the file in [`SLOW_PIECES`] pieces with [`SLOW_PAUSE`] before each.
    Slow,
    /// Sends a program that may never have more memory than it begins with, as on a device that has no
    /// more to give.
    FullMemory,
}

/// How many pieces a slow file comes in.
const SLOW_PIECES: usize = 12;

/// How long each piece of a slow file takes.
const SLOW_PAUSE: Duration = Duration::from_millis(250);

impl Fault {
    /// The answer to a request for `content`, whose right type is `mime`.
    pub fn answer(self, content: Vec<u8>, mime: &'static str) -> Response<Body> {
        let page = "<!doctype html><title>Not this file</title>";
        let half = content.len() / 2;
        let length = content.len();
        let (status, mime, body) = match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "text/html", Body::from(page)),
            Self::Html200 => (StatusCode::OK, "text/html", Body::from(page)),
            Self::BadMime => (StatusCode::OK, "text/plain", Body::from(content)),
            Self::Truncate => (StatusCode::OK, mime, Body::from(first(content, half))),
            Self::Corrupt => (StatusCode::OK, mime, Body::from(altered(content))),
            Self::Reset => (StatusCode::OK, mime, broken_off(first(content, half))),
            Self::Hang => (StatusCode::OK, mime, never()),
            Self::Slow => (StatusCode::OK, mime, in_pieces(content)),
            Self::FullMemory => (StatusCode::OK, mime, Body::from(without_growth(&content))),
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(mime));
        if matches!(self, Self::Reset | Self::Hang | Self::Slow) {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
        }
        response
    }
}

fn first(mut content: Vec<u8>, length: usize) -> Vec<u8> {
    content.truncate(length);
    content
}

/// Every 997th byte flipped: too many to hit nothing but words inside the file.
fn altered(mut content: Vec<u8>) -> Vec<u8> {
    for byte in content.iter_mut().skip(100).step_by(997) {
        *byte = !*byte;
    }
    content
}

/// The pause lets the first part go out: a browser asks again by itself when nothing came.
fn broken_off(content: Vec<u8>) -> Body {
    let parts = [Ok(Bytes::from(content)), Err(io::Error::from(io::ErrorKind::ConnectionReset))];
    Body::from_stream(stream::unfold(parts.into_iter(), async |mut parts| {
        let part = parts.next()?;
        if part.is_err() {
            tokio::time::sleep(SLOW_PAUSE).await;
        }
        Some((part, parts))
    }))
}

/// The same program, whose memory section names as its most what it names as its least.
fn without_growth(program: &[u8]) -> Vec<u8> {
    const MEMORY: u8 = 5;
    // The magic number and the version; then sections, each an id, a length and so many bytes.
    let (head, mut sections) = program.split_at(8);
    let mut changed = head.to_vec();
    while let [id, behind @ ..] = sections {
        let length_digits = 1 + behind.iter().take_while(|byte| 0x80 <= **byte).count();
        let digits = behind.iter().take(length_digits).rev();
        let length = digits.fold(0, |sum, byte| sum << 7 | usize::from(byte & 0x7f));
        let (section, rest) = sections.split_at(1 + length_digits + length);
        match section[1 + length_digits..] {
            // One memory, with a least alone; its lengths fit a digit.
            [1, 0, ref least @ ..] if *id == MEMORY => {
                let limits = [&[1, 1], least, least].concat();
                changed.extend([MEMORY, u8::try_from(limits.len()).unwrap_or_default()]);
                changed.extend(limits);
            }
            _ => changed.extend(section),
        }
        sections = rest;
    }
    changed
}

fn never() -> Body {
    Body::from_stream(stream::pending::<Result<Bytes, Infallible>>())
}

fn in_pieces(content: Vec<u8>) -> Body {
    let length = content.len().div_ceil(SLOW_PIECES).max(1);
    let pieces: Vec<Bytes> = content.chunks(length).map(Bytes::copy_from_slice).collect();
    Body::from_stream(stream::unfold(pieces.into_iter(), async |mut pieces| {
        let piece = pieces.next()?;
        tokio::time::sleep(SLOW_PAUSE).await;
        Some((Ok::<_, Infallible>(piece), pieces))
    }))
}
