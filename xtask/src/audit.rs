//! Whether the crates of the lock files are what `.deny.toml` allows, and what is known against them.

use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::run::Program;
use crate::setup;

/// The workspaces, by their manifest, and what their audit leaves out. The second one has crates of
/// the first, of which all is said already, and does not use every licence of the list.
const WORKSPACES: [(&str, &str); 2] =
    [("Cargo.toml", ""), ("tests/fuzz/Cargo.toml", "-A license-not-encountered -A duplicate")];

/// Both audits.
pub fn audit() -> Result<(), Failure> {
    crates()?;
    advisories()?.report("advisories");
    Ok(())
}

/// Licences, sources, and crates that are not wanted or not twice. Needs no network.
pub fn crates() -> Result<(), Failure> {
    setup::for_auditing()?;
    for (manifest, but) in WORKSPACES {
        check(manifest).words(but).words("bans licenses sources").run().map_err(|_| {
            Failure::new(format!("{manifest}: a crate is not what .deny.toml allows"))
                .remedy("take another crate, or write down in .deny.toml why this one is welcome")
        })?;
    }
    Ok(())
}

/// Known faults of the crates, as the `RustSec` list has them. Without the list nothing was checked.
pub fn advisories() -> Result<Outcome, Failure> {
    setup::for_auditing()?;
    if deny("Cargo.toml").words("fetch db").answer().is_none() {
        return Ok(Outcome::not_done(
            "the list of advisories could not be fetched from github.com; \
             no crate was checked for known faults",
        ));
    }
    for (manifest, _) in WORKSPACES {
        check(manifest).words("advisories").run().map_err(|_| {
            Failure::new(format!("{manifest}: a crate has a known fault, or was withdrawn")).remedy(
                "run `cargo update --package NAME`, or name the advisory under [advisories] of .deny.toml with the reason why it does not touch us",
            )
        })?;
    }
    Ok(Outcome::Done)
}

fn check(manifest: &str) -> Program {
    deny(manifest).words("check --hide-inclusion-graph")
}

fn deny(manifest: &str) -> Program {
    Program::new("cargo-deny")
        .words("--locked --workspace --config .deny.toml --manifest-path")
        .word(manifest)
}
