//! The built site on real servers with the configurations that lie in it: what they say of every file,
//! and how they bear many readers at once.
//!
//! What is said is right or wrong. Times and visits a second are to be read, not to be failed by: they
//! are those of this machine, which reads what it serves.

mod checks;
mod client;
mod server;
mod visits;

use std::path::Path;

use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::place;
use crate::setup::Server;

use server::Running;
use visits::{Part, first_visit, visit};

/// For how long visits go on if nobody says otherwise.
pub const USUAL_SECONDS: u32 = 60;
/// Problems that are printed; a mistake in a configuration makes one for each file.
const PRINTED: usize = 20;
/// Embeds that are opened for the first time: the bill of a large newsroom's day.
const EMBEDS: f64 = 10_000.0;

/// Checks what servers say, and lets many readers come.
pub fn load(seconds: u32) -> Result<Outcome, Failure> {
    on_each_server(|server, running, site| {
        check_answers(server, running, site)?;
        weigh(server, running)?;
        bear(server, running, seconds)
    })
}

/// Checks what servers say.
pub fn check() -> Result<Outcome, Failure> {
    on_each_server(check_answers)
}

fn on_each_server(
    perform: impl Fn(Server, &Running, &Path) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let site = place::repository().join("dist");
    let mut missing = Vec::new();
    for server in Server::ALL {
        match server.bring() {
            Some(brought) => perform(server, &Running::start(server, brought, &site)?, &site)?,
            None => missing.push(server.name()),
        }
    }
    match missing.is_empty() {
        true => Ok(Outcome::Done),
        false => {
            let missing = missing.join(" and ");
            Ok(Outcome::not_done(format!("no {missing}, and none in the system's packages")))
        }
    }
}

fn check_answers(server: Server, running: &Running, site: &Path) -> Result<(), Failure> {
    let problems = checks::problems(running.address, site)
        .map_err(|error| Failure::new(format!("{}: {error}", server.name())))?;
    for problem in problems.iter().take(PRINTED) {
        eprintln!("{}: {problem}", server.name());
    }
    match problems.len() {
        0 => println!("{}: every file is sent as it should be", server.name()),
        count => {
            return Err(Failure::count(format!(
                "{count} problems with {}",
                server.configuration()
            )));
        }
    }
    Ok(())
}

/// Prints what first visits weigh as they are sent.
fn weigh(server: Server, running: &Running) -> Result<(), Failure> {
    for page in ["/", "/en/", "/present/", "/embed/organization/", "/embed/story/"] {
        let parts = first_visit(running.address, page)?;
        let (bytes, with_heads) = bytes_of(&parts);
        println!(
            "{}: a first visit to {page}: {} files, {bytes} bytes, {with_heads} with headers",
            server.name(),
            parts.len()
        );
        if page.starts_with("/embed/") {
            let gigabytes = with_heads as f64 * EMBEDS / 1e9;
            println!("{}: – {EMBEDS} of them: {gigabytes:.2} GB", server.name());
        }
    }
    Ok(())
}

fn bytes_of(parts: &[Part]) -> (usize, usize) {
    let bytes = parts.iter().map(|it| it.bytes).sum();
    (bytes, bytes + parts.iter().map(|it| it.head_bytes).sum::<usize>())
}

/// Lets readers come; whoever does not get a file whole makes it fail.
fn bear(server: Server, running: &Running, seconds: u32) -> Result<(), Failure> {
    for page in ["/", "/embed/story/"] {
        let parts = first_visit(running.address, page)?;
        let seen = visit(running.address, &parts, seconds.div_ceil(2));
        println!(
            "{}: {page}: {:.0} first visits a second; a file is there after {:.1} ms, slowest of a hundred {:.1} ms",
            server.name(),
            seen.a_second,
            seen.median_ms,
            seen.slow_ms
        );
        if seen.failed > 0 || seen.a_second == 0.0 {
            for error in seen.errors.iter().take(PRINTED) {
                eprintln!("{}: {error}", server.name());
            }
            return Err(Failure::count(format!("{} visits failed", seen.failed)));
        }
    }
    Ok(())
}
