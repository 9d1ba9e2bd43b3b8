//! What a server has to say of every file of the site: type, headers, bytes, and what it answers to
//! caches, to programs that go on where they stopped, and to old ones.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::{fs, net::SocketAddr};

use haicap::hosting::{
    ASKED_EACH_TIME, EVERYWHERE, KEPT, KEPT_NAMES, OPENER, SITE_POLICY, embed_policy,
};
use haicap::release::in_order;

use super::client::{Answer, Client};
use crate::packed::is_packed;

/// Folders for who runs the host, and a file of other hosts: nobody asks for them.
const NOT_ASKED_FOR: [&str; 2] = ["server/", "_headers"];

/// Everything that a server at `address` says otherwise than it should, of a site in a folder.
pub fn problems(address: SocketAddr, site: &Path) -> io::Result<Vec<String>> {
    let mut problems = Vec::new();
    let files = asked_for(site)?;
    if files.len() < 50 {
        problems.push(format!("only {} files in {}", files.len(), site.display()));
    }
    for (path, file) in &files {
        let content = fs::read(file)?;
        // Servers end a connection after some questions.
        let mut client = Client::open(address)?;
        let found = of_file(&mut client, address, path, &content)?;
        problems.extend(found.into_iter().map(|it| format!("{path}: {it}")));
        // Whoever names the file itself gets the same rules with it.
        if path.ends_with('/') {
            let path = format!("{path}index.html");
            let found = of_headers(&client.ask(&path, &[])?, &path, address);
            problems.extend(found.into_iter().map(|it| format!("{path}: {it}")));
        }
    }
    problems.extend(of_ways(&mut Client::open(address)?, address)?);
    problems.extend(of_old_programs(address, &files)?);
    Ok(problems)
}

/// Files by the paths that browsers ask for them by. Packed copies are asked for by another name.
fn asked_for(site: &Path) -> io::Result<BTreeMap<String, PathBuf>> {
    let files = in_order(site).map_err(io::Error::other)?.into_iter();
    let asked = files.filter_map(|file| {
        let inside = file.display().to_string();
        let copy = [".br", ".gz"].iter().any(|it| inside.ends_with(it));
        if copy || NOT_ASKED_FOR.iter().any(|it| inside.starts_with(it)) {
            return None;
        }
        let path = inside.strip_suffix("index.html").unwrap_or(&inside);
        Some((format!("/{path}"), site.join(file)))
    });
    Ok(asked.collect())
}

fn of_file(
    client: &mut Client,
    address: SocketAddr,
    path: &str,
    content: &[u8],
) -> io::Result<Vec<String>> {
    let mut problems = Vec::new();
    let plain = client.ask(path, &[])?;
    expect(&mut problems, "status", plain.status, 200);
    problems.extend(of_headers(&plain, path, address));
    let kind = plain.header("content-type").unwrap_or_default();
    if !has_kind(path, kind) {
        problems.push(format!("it is of the kind \"{kind}\""));
    }
    if plain.body != content {
        problems.push("other bytes than the file".into());
    }
    for way in ["gzip", "br"] {
        let packed = client.ask(path, &[("Accept-Encoding", way)])?;
        problems.extend(of_headers(&packed, path, address));
        let encoding = packed.header("content-encoding").unwrap_or_default();
        if unpacked(&packed.body, encoding)? != content {
            problems.push(format!("other bytes than the file, asked for {way}"));
        }
        let varies = packed.header("vary").unwrap_or_default().to_lowercase();
        if !encoding.is_empty() && !varies.contains("accept-encoding") {
            problems.push(format!("{encoding}, and caches are not told (Vary: \"{varies}\")"));
        }
        let name = path.rsplit('/').next().filter(|it| !it.is_empty()).unwrap_or("index.html");
        if way == "gzip" && is_packed(name) && encoding != "gzip" {
            problems.push("it is not sent packed".into());
        }
        problems.extend(of_known(client, path, &packed, way)?);
    }
    Ok(problems)
}

/// The headers of a path, and no other of the same kinds.
fn of_headers(answer: &Answer, path: &str, address: SocketAddr) -> Vec<String> {
    let mut problems = Vec::new();
    let inside = path.strip_prefix("/en/").or_else(|| path.strip_prefix('/')).unwrap_or(path);
    let inside = inside.strip_suffix("index.html").unwrap_or(inside);
    let embeds = embed_policy(&format!("http://{address}"));
    let policy = match inside {
        "" | "embed/" => Some(SITE_POLICY),
        // No page is without one, whichever it is.
        page if page.ends_with('/') => {
            Some(if page.starts_with("embed/") { embeds.as_str() } else { SITE_POLICY })
        }
        _ => None,
    };
    let opener = (inside == "present/").then_some(OPENER.1);
    let kept = KEPT_NAMES.iter().any(|it| path.trim_start_matches('/').starts_with(it));
    let cache = if kept { KEPT.1 } else { ASKED_EACH_TIME };
    let everywhere = EVERYWHERE.iter().map(|(name, value)| (*name, Some(*value)));
    let own = [("Content-Security-Policy", policy), (OPENER.0, opener), (KEPT.0, Some(cache))];
    for (name, wanted) in everywhere.chain(own) {
        let all = answer.headers.iter().filter(|it| it.0 == name.to_lowercase());
        let all: Vec<&str> = all.map(|it| it.1.as_str()).collect();
        if all != wanted.into_iter().collect::<Vec<_>>() {
            problems.push(format!("{name}: {all:?} where it should be {wanted:?}"));
        }
    }
    problems
}

/// Whether a kind is that of a path; how letters are written in it is another matter.
fn has_kind(path: &str, kind: &str) -> bool {
    let (kind, letters) = kind.split_once(';').unwrap_or((kind, ""));
    let ending = path.rsplit_once('.').map_or("html", |it| it.1);
    match if path.ends_with('/') { "html" } else { ending } {
        "html" => kind == "text/html" && letters.trim().eq_ignore_ascii_case("charset=utf-8"),
        "js" => ["text/javascript", "application/javascript"].contains(&kind),
        "css" => kind == "text/css",
        // Letter for letter: else browsers do not compile it while it comes.
        "wasm" => kind == "application/wasm" && letters.is_empty(),
        "json" => kind == "application/json",
        "svg" => kind == "image/svg+xml",
        "png" => kind == "image/png",
        "woff2" => ["font/woff2", "application/font-woff2"].contains(&kind),
        "csv" => kind == "text/csv",
        "xml" => ["text/xml", "application/xml"].contains(&kind),
        "txt" => kind == "text/plain",
        // Story files are read by people who take them.
        _ => true,
    }
}

fn unpacked(body: &[u8], encoding: &str) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    match encoding {
        "gzip" => flate2::read::GzDecoder::new(body).read_to_end(&mut text)?,
        "br" => brotli::Decompressor::new(body, 1 << 16).read_to_end(&mut text)?,
        _ => return Ok(body.to_vec()),
    };
    Ok(text)
}

/// What a browser is told that has the file already.
fn of_known(client: &mut Client, path: &str, known: &Answer, way: &str) -> io::Result<Vec<String>> {
    let mut problems = Vec::new();
    let of = |name: &str| known.header(name).map(str::to_owned);
    for (name, mark) in [("If-None-Match", of("etag")), ("If-Modified-Since", of("last-modified"))]
    {
        let Some(mark) = mark else {
            problems.push(format!("nothing to be asked by with {name}"));
            continue;
        };
        let again = client.ask(path, &[("Accept-Encoding", way), (name, &mark)])?;
        expect(&mut problems, &format!("status, asked for {way} with {name}"), again.status, 304);
        let cache = |it: &Answer| it.header(KEPT.0).map(str::to_owned);
        if cache(&again) != cache(known) {
            problems.push(format!("{}: {:?}, asked with {name}", KEPT.0, cache(&again)));
        }
    }
    let other = [("Accept-Encoding", way), ("If-None-Match", "\"another\"")];
    expect(&mut problems, "status of a file that changed", client.ask(path, &other)?.status, 200);
    Ok(problems)
}

/// What is asked for with more or less than its path.
fn of_ways(client: &mut Client, address: SocketAddr) -> io::Result<Vec<String>> {
    let mut problems = Vec::new();
    let themed = "/embed/story/?theme=dark&accent=aa3300";
    let answer = client.ask(themed, &[])?;
    let found = of_headers(&answer, "/embed/story/", address);
    problems.extend(found.into_iter().map(|it| format!("{themed}: {it}")));
    for missing in ["/no-such-page/", "/haicap-0000000000000000_bg.wasm", "/embed/no-figure/"] {
        let what = format!("status of {missing}");
        expect(&mut problems, &what, client.ask(missing, &[])?.status, 404);
    }
    let moved = client.ask("/embed/story", &[])?;
    let to = moved.header("location").unwrap_or_default();
    if !(300..400).contains(&moved.status) || !to.ends_with("/embed/story/") {
        problems.push(format!("/embed/story: {} to \"{to}\"", moved.status));
    }
    Ok(problems)
}

/// Programs that go on where they stopped, and those that know no more than HTTP/1.0.
fn of_old_programs(
    address: SocketAddr,
    files: &BTreeMap<String, PathBuf>,
) -> io::Result<Vec<String>> {
    let mut problems = Vec::new();
    let parts = |it: &&String| ["/", ".wasm", ".woff2"].iter().any(|end| it.ends_with(end));
    for path in files.keys().filter(parts) {
        let content = fs::read(&files[path])?;
        let mut client = Client::open(address)?;
        let part = client.ask(path, &[("Range", "bytes=100-299")])?;
        expect(&mut problems, &format!("{path}: status of a part"), part.status, 206);
        let range = format!("bytes 100-299/{}", content.len());
        let told = part.header("content-range").unwrap_or_default();
        if told != range || Some(part.body.as_slice()) != content.get(100..300) {
            problems.push(format!("{path}: a part is \"{told}\""));
        }
        let old = Client::open(address)?.ask_by("1.0", path, &[])?;
        expect(&mut problems, &format!("{path}: status by HTTP/1.0"), old.status, 200);
        if old.body != content || old.header("transfer-encoding").is_some() {
            problems.push(format!("{path}: other bytes than the file by HTTP/1.0"));
        }
    }
    Ok(problems)
}

fn expect(problems: &mut Vec<String>, what: &str, is: u16, should: u16) {
    if is != should {
        problems.push(format!("{what}: {is} where it should be {should}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(headers: &[(&str, &str)]) -> Answer {
        let own = |it: &(&str, &str)| (it.0.to_lowercase(), it.1.to_owned());
        Answer { headers: headers.iter().map(own).collect(), ..Answer::default() }
    }

    #[test]
    fn a_header_that_is_missing_changed_or_there_twice_is_named() {
        let address = SocketAddr::from(([127, 0, 0, 1], 80));
        let mut good = EVERYWHERE.to_vec();
        good.extend([("Cache-Control", "no-cache"), ("Content-Security-Policy", SITE_POLICY)]);
        assert_eq!(of_headers(&answer(&good), "/en/", address), Vec::<String>::new());
        assert_eq!(of_headers(&answer(&good), "/present/", address).len(), 1);
        assert_eq!(of_headers(&answer(&good), "/favicon.svg", address).len(), 1);
        assert_eq!(of_headers(&answer(&good), "/embed/story/", address).len(), 1);
        assert_eq!(of_headers(&answer(&good[1..]), "/", address).len(), 1);
        good.push(("Cache-Control", "no-cache"));
        assert_eq!(of_headers(&answer(&good), "/", address).len(), 1);
    }

    #[test]
    fn a_program_is_of_the_one_kind_that_browsers_compile_while_it_comes() {
        assert!(has_kind("/a.wasm", "application/wasm"));
        assert!(!has_kind("/a.wasm", "application/octet-stream"));
        assert!(!has_kind("/a.wasm", "application/wasm; charset=utf-8"));
        assert!(has_kind("/en/", "text/html; charset=utf-8") && !has_kind("/en/", "text/html"));
    }
}
