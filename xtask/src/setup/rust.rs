//! What comes from the Rust side: target, companions, crates, Trunk, the wasm-bindgen tool.

use std::fs;

use crate::failure::Failure;
use crate::place;
use crate::run::{Program, cargo};

use super::say;

const TARGET: &str = "wasm32-unknown-unknown";

/// Later versions need a newer compiler than the one this repository names.
const TRUNK: &str = "0.21.14";

/// The compiler's target for browsers.
pub fn target() -> Result<(), Failure> {
    // Asked of the compiler, since not every toolchain is managed by rustup.
    let library =
        Program::new("rustc").words("--print target-libdir --target").word(TARGET).answer();
    if library.is_some_and(|folder| fs::read_dir(folder).is_ok()) {
        return Ok(());
    }
    say(&format!("adding the compiler's target {TARGET}"));
    Program::new("rustup").words("target add").word(TARGET).run().map_err(|_| {
        Failure::new(format!("set-up: the target {TARGET} could not be added"))
            .remedy(format!("run `rustup target add {TARGET}`, or add it as your system does"))
    })
}

/// Formatter and lints.
pub fn companions() -> Result<(), Failure> {
    for (component, command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if cargo(command).word("--version").answer().is_some() {
            continue;
        }
        say(&format!("adding {component}"));
        Program::new("rustup").words("component add").word(component).run().map_err(|_| {
            Failure::new(format!("set-up: {component} could not be added"))
                .remedy(format!("run `rustup component add {component}`"))
        })?;
    }
    Ok(())
}

/// Every crate of `Cargo.lock`, so that builds need no network.
pub fn crates() -> Result<(), Failure> {
    if cargo("fetch --locked --offline --quiet").answer().is_some() {
        return Ok(());
    }
    say("fetching the crates of Cargo.lock");
    cargo("fetch --locked").run().map_err(|_| {
        Failure::new("set-up: the crates of Cargo.lock could not be fetched").remedy(
            "check the network and cargo's registry settings, then run the same command again",
        )
    })
}

/// Trunk, which compiles the program and gathers the files.
pub fn trunk() -> Result<(), Failure> {
    install("trunk", "trunk", TRUNK)
}

/// The tool that writes the program's glue. Its version must be the crate's, to the digit.
pub fn wasm_bindgen() -> Result<(), Failure> {
    let lock = fs::read_to_string(place::repository().join("Cargo.lock"))
        .map_err(|error| Failure::new(format!("set-up: Cargo.lock: {error}")))?;
    let version = locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
        Failure::new("set-up: Cargo.lock names no wasm-bindgen")
            .remedy("restore Cargo.lock from version control")
    })?;
    install("wasm-bindgen", "wasm-bindgen-cli", version)
}

/// Installs `package` into our own tools unless a `program` of this version is there.
pub fn install(program: &str, package: &str, version: &str) -> Result<(), Failure> {
    let present = Program::new(program).word("--version").answer();
    if present.is_some_and(|answer| answer.split_whitespace().nth(1) == Some(version)) {
        return Ok(());
    }
    say(&format!("installing {package} {version}; this compiles it once and takes minutes"));
    let attempt = |lock: &str| {
        cargo("install --force")
            .words(lock)
            .word("--root")
            .word(place::tools())
            .word(format!("{package}@{version}"))
            .run()
    };
    attempt("--locked")
        .or_else(|_| {
            // A mirror may lack a version that the tool's own lock file names.
            say(&format!("trying {package} again with the crate versions at hand"));
            attempt("")
        })
        .map_err(|_| {
            Failure::new(format!("set-up: {package} {version} could not be installed")).remedy(
                format!("put {program} {version} on the PATH, or see cargo's message above"),
            )
        })
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tool_takes_its_version_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
