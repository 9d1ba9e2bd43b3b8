//! Where things are in this repository, and where the tools it brings are kept.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The folder of the repository.
pub fn repository() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// The story that this repository tells.
pub fn story() -> PathBuf {
    repository().join("public").join("story")
}

/// The smallest sound story, which new ones begin with and tests read.
pub fn smallest_story() -> PathBuf {
    repository().join("tests").join("stories").join("minimal")
}

/// A folder for what may be lost, not there yet.
#[cfg(test)]
pub fn scratch(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("haicap-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

/// Tools that are brought for this repository alone; deleting the folder brings them again.
pub fn tools() -> PathBuf {
    repository().join("target").join("tools")
}

/// Where cargo keeps the sources of crates.
pub fn cargo_home() -> Option<PathBuf> {
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))
}

/// Programs among [`tools`].
pub fn tool_programs() -> PathBuf {
    tools().join("bin")
}

/// The folder that npm brings one package into. One folder each: npm removes from a folder
/// whatever it was not asked for the last time.
pub fn npm_folder(package: &str) -> PathBuf {
    tools().join("npm").join(package)
}

/// Where programs are looked for: our own tools first, then the machine's.
pub fn search_path() -> OsString {
    let own = [tool_programs(), npm_folder("binaryen").join("node_modules").join(".bin")];
    let machine = env::var_os("PATH").unwrap_or_default();
    let all = own.into_iter().chain(env::split_paths(&machine));
    env::join_paths(all).unwrap_or(machine)
}

/// The first of `names` that is a program on [`search_path`].
pub fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = search_path();
    names.iter().find_map(|name| {
        env::split_paths(&path)
            .map(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
            .find(|file| file.is_file())
    })
}
