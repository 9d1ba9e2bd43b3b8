//! Brings the tools that a chore needs. A step that is already done costs a look and says nothing.

mod browsers;
mod engines;
mod optimizer;
mod packages;
mod rust;
mod servers;

use crate::failure::Failure;

pub use optimizer::{Optimizer, do_without as do_without_optimizer};
pub use servers::{Brought, Server};

/// What looks at the crates.
const CARGO_DENY: &str = "0.20.2";

/// What compiles the programs that are fed with anything.
const CARGO_FUZZ: &str = "0.13.2";

/// The version of axe-core whose rules the pages keep.
const AXE: &str = "4.14.1";

/// For working on the site: compile the program, write the pages.
pub fn for_serving() -> Result<(), Failure> {
    rust::target()?;
    rust::crates()?;
    rust::trunk()?;
    rust::wasm_bindgen()
}

/// For publishing: also make the program small.
pub fn for_building() -> Result<Optimizer, Failure> {
    for_serving()?;
    optimizer::bring()
}

/// For looking at the crates.
pub fn for_auditing() -> Result<(), Failure> {
    rust::crates()?;
    rust::install("cargo-deny", "cargo-deny", CARGO_DENY)
}

/// For feeding anything to our readers of text.
pub fn for_fuzzing() -> Result<(), Failure> {
    rust::install("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ)
}

/// For testing: also the compiler's companions and browsers.
pub fn for_testing() -> Result<(), Failure> {
    rust::companions()?;
    for_serving()?;
    if std::env::var_os("HAICAP_SKIP_BROWSERS").is_some() {
        return Ok(());
    }
    browsers::bring()?;
    engines::bring();
    axe()
}

/// The rules that `a11y` runs in the browser.
fn axe() -> Result<(), Failure> {
    npm("axe-core", AXE, "axe.min.js", "accessibility rules (axe-core)").map_err(|failure| {
        failure.remedy("install Node.js with npm, then run the same command again")
    })
}

/// Brings one npm package at one version; done when `file` is there.
fn npm(package: &str, version: &str, file: &str, purpose: &str) -> Result<(), Failure> {
    let folder = crate::place::npm_folder(package);
    let installed = folder.join("node_modules").join(package);
    let described = std::fs::read_to_string(installed.join("package.json")).unwrap_or_default();
    if installed.join(file).exists() && described.contains(&format!("\"version\": \"{version}\"")) {
        return Ok(());
    }
    if crate::place::find_program(&["npm"]).is_none() {
        return Err(Failure::new(format!("set-up: no npm to bring {purpose}")));
    }
    say(&format!("bringing {purpose} {version} with npm"));
    std::fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("set-up: {}: {error}", folder.display())))?;
    crate::run::Program::new("npm")
        .words("install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error --prefix")
        .word(&folder)
        .word(format!("{package}@{version}"))
        .run()
        .map_err(|_| Failure::new(format!("set-up: npm could not bring {purpose}")))
}

/// One line of progress, apart from what the chore itself prints.
fn say(line: &str) {
    eprintln!("set-up: {line}");
}
