//! `wasm-opt`, which makes the program smaller. A build without it works and is larger.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::place;
use crate::run::Program;

use super::{npm, say};

/// The version of binaryen, which `wasm-opt` belongs to.
const BINARYEN: &str = "132.0.0";

/// Where `wasm-opt` comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Optimizer {
    /// It is on our search path.
    Ready,
    /// Trunk may fetch its own while it builds.
    FromTrunk,
}

/// Brings `wasm-opt`, or leaves it to Trunk where Node.js is missing.
pub fn bring() -> Result<Optimizer, Failure> {
    let stand_in = stand_in();
    if stand_in.exists() && place::find_program(&["npm"]).is_some() {
        fs::remove_file(&stand_in).map_err(|error| failure(&stand_in, &error))?;
    }
    if Program::new("wasm-opt").word("--version").answer().is_some() {
        if stand_in.exists() {
            say_unoptimized();
        }
        return Ok(Optimizer::Ready);
    }
    if npm("binaryen", BINARYEN, "bin/wasm-opt", "wasm-opt (binaryen)").is_ok() {
        return Ok(Optimizer::Ready);
    }
    say("npm did not bring wasm-opt; Trunk will try to fetch its own");
    Ok(Optimizer::FromTrunk)
}

/// Puts a `wasm-opt` in place that copies the program unchanged: the page asks Trunk for it, and
/// no option of Trunk's takes that back.
pub fn do_without() -> Result<(), Failure> {
    let stand_in = stand_in();
    let script = "#!/bin/sh\n\
        # Stands in for wasm-opt where none could be brought: copies the program unchanged.\n\
        for word in \"$@\"; do case \"$word\" in\n\
        --version) echo 'wasm-opt version 0'; exit 0 ;;\n\
        --output=*) output=${word#--output=} ;;\n\
        -*) ;;\n\
        *) input=$word ;;\n\
        esac; done\n\
        exec cp \"$input\" \"$output\"\n";
    fs::create_dir_all(place::tool_programs())
        .and_then(|()| fs::write(&stand_in, script))
        .and_then(|()| make_executable(&stand_in))
        .map_err(|error| failure(&stand_in, &error))?;
    say_unoptimized();
    Ok(())
}

fn stand_in() -> std::path::PathBuf {
    place::tool_programs().join("wasm-opt")
}

fn say_unoptimized() {
    say(
        "BUILDING WITHOUT wasm-opt: the program works and is larger than what should be published;",
    );
    say("install Node.js with npm, or put wasm-opt on the PATH, and build again");
}

fn failure(file: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("set-up: wasm-opt: {}: {error}", file.display()))
}

#[cfg(unix)]
fn make_executable(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_file: &Path) -> std::io::Result<()> {
    Err(std::io::Error::other("a shell script does not run here"))
}
