//! Serving the site while it is worked on, and writing it for publishing.

use std::fs;
use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use haicap::address::Address;

use crate::components;
use crate::failure::Failure;
use crate::packed;
use crate::place;
use crate::run::Program;
use crate::setup::{self, Optimizer};

/// Serves the site until stopped, and writes it again whenever a file changes.
pub fn serve(port: u16) -> Result<(), Failure> {
    setup::for_serving()?;
    if let Err(error) = TcpListener::bind(("127.0.0.1", port)) {
        return Err(Failure::new(format!("port {port} cannot be used: {error}"))
            .remedy("choose another with `cargo xtask serve --port N`"));
    }
    println!("serving http://127.0.0.1:{port}/ (stop with Ctrl+C)");
    Program::new("trunk").words("serve --port").word(port.to_string()).take_over()
}

/// Writes the site of a story into a folder, for an address if that is known.
pub fn build(
    story: Option<&Path>,
    out: Option<&Path>,
    address: Option<&Address>,
    policy_inside: bool,
) -> Result<(), Failure> {
    if policy_inside && address.is_none() {
        return Err(Failure::new("the policy of embeds names the site's address")
            .remedy("say it: --address https://… --policy-inside"));
    }
    let story = story.map(full_path).transpose()?;
    if let Some(story) = story.as_deref().filter(|story| !story.is_dir()) {
        return Err(Failure::new(format!("no folder is called \"{}\"", story.display()))
            .remedy("name the folder that holds story.toml after --story"));
    }
    let out = match out {
        Some(out) => full_path(out)?,
        None => place::repository().join("dist"),
    };
    refuse_foreign_folder(&out)?;
    let optimizer = setup::for_building()?;
    let write = |offline| {
        let policy = if policy_inside { "1" } else { "" };
        let trunk = trunk(story.as_deref(), &out, address).env("HAICAP_POLICY_INSIDE", policy);
        trunk.word(offline).run()
    };
    match optimizer {
        Optimizer::Ready => write("--offline=true"),
        Optimizer::FromTrunk => write("--offline=false").or_else(|_| {
            // Any other cause of the failure shows again in the second attempt.
            setup::do_without_optimizer()?;
            write("--offline=true")
        }),
    }?;
    components::components(Some(&out.join(components::LIST)))?;
    packed::pack(&out)?;
    println!("the site is in {}", out.display());
    if address.is_none() && std::env::var_os("HAICAP_ADDRESS").is_none() {
        println!(
            "its address is not known: no pictures for shared links, no sitemap.xml, no oEmbed; see --address"
        );
    }
    Ok(())
}

/// The site that tests and measurements visit: at an address, since that makes the heavier pages.
pub fn build_tested() -> Result<(), Failure> {
    let address = Address::parse("https://hai-cap.example/")
        .map_err(|error| Failure::new(error.to_string()))?;
    build(None, None, Some(&address), false)
}

/// Writes the site of ten thousand units, which tests and measurements visit.
pub fn build_nation() -> Result<(), Failure> {
    let top = place::repository();
    let story = top.join("tests").join("stories").join("nation");
    build(Some(&story), Some(&top.join("target").join("nation")), None, false)
}

/// Where a program stopped is said by paths of sources, which are the same wherever it was built, and
/// short: every reader loads them.
fn short_paths() -> String {
    let home = place::cargo_home().map(|it| format!("--remap-path-prefix={}=cargo ", it.display()));
    let top = place::repository();
    format!("{}--remap-path-prefix={}=.", home.unwrap_or_default(), top.display())
}

fn trunk(story: Option<&Path>, out: &Path, address: Option<&Address>) -> Program {
    let mut trunk = Program::new("trunk")
        .words("build --release")
        .word("--dist")
        .word(out)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", short_paths());
    if let Some(story) = story {
        trunk = trunk.env("HAICAP_STORY", story);
    }
    if let Some(address) = address {
        trunk = trunk.env("HAICAP_ADDRESS", address.to(""));
    }
    trunk
}

/// Trunk empties the folder it writes into: only an empty one, or one it wrote, may be given.
fn refuse_foreign_folder(out: &Path) -> Result<(), Failure> {
    let empty = match fs::read_dir(out) {
        // What a build that stopped half-way leaves behind does not count.
        Ok(entries) => entries.flatten().all(|entry| entry.file_name() == ".stage"),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(Failure::new(format!("{}: {error}", out.display()))),
    };
    let ours = ["index.html", "sw.js"].iter().all(|name| out.join(name).is_file());
    match empty || ours {
        true => Ok(()),
        false => Err(Failure::new(format!(
            "\"{}\" holds other files, and everything in it would be deleted",
            out.display()
        ))
        .remedy("name a new or an empty folder after --out")),
    }
}

fn full_path(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = place::scratch(name);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_folder_with_other_files_is_never_emptied() {
        let foreign = folder("foreign");
        fs::write(foreign.join("letter.txt"), "dear").unwrap();
        assert!(refuse_foreign_folder(&foreign).is_err());
        fs::remove_dir_all(foreign).unwrap();
    }

    #[test]
    fn a_new_an_empty_or_an_earlier_folder_is_written_into() {
        let own = folder("own");
        assert!(refuse_foreign_folder(&own).is_ok());
        fs::write(own.join("sw.js"), "").unwrap();
        fs::write(own.join("index.html"), "").unwrap();
        assert!(refuse_foreign_folder(&own).is_ok());
        assert!(refuse_foreign_folder(&own.join("new")).is_ok());
        fs::remove_dir_all(own).unwrap();
    }
}
