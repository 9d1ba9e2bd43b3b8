//! Writes the pages: story files in, complete HTML out. Trunk runs it after each build.
//!
//! Reads `HAICAP_STORY` (else `public/story`) and writes into `TRUNK_STAGING_DIR`, where Trunk has
//! put `index.html` with its slots.
//! Writes nothing when the story has a problem, and says every problem at once.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use base64::Engine;
use sha2::{Digest, Sha256};

use haicap::story::{FILES, load};
use haicap::view::site::{BODY_SLOT, HEAD_SLOT, files};

fn main() -> ExitCode {
    let folder = |name: &str, default: &str| {
        std::env::var_os(name).map_or_else(|| default.into(), PathBuf::from)
    };
    match prerender(&folder("HAICAP_STORY", "public/story"), &folder("TRUNK_STAGING_DIR", "dist")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn prerender(story: &Path, out: &Path) -> Result<(), String> {
    let loaded = load(story).map_err(|problems| {
        let listed: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let count = if listed.len() == 1 {
            "1 problem".into()
        } else {
            format!("{} problems", listed.len())
        };
        format!("{}\n{count}; nothing was written", listed.join("\n"))
    })?;
    for warning in &loaded.warnings {
        eprintln!("{warning}");
    }
    let template_path = out.join("index.html");
    let template = std::fs::read_to_string(&template_path).map_err(|error| {
        format!("{}: {error}; build the program with Trunk first", template_path.display())
    })?;
    if !template.contains(HEAD_SLOT) || !template.contains(BODY_SLOT) {
        return Err(format!(
            "{}: no slot {HEAD_SLOT} or {BODY_SLOT}; it was filled before, or index.html has lost it",
            template_path.display()
        ));
    }
    let template = with_integrity(&template, out)?;
    for file in files(&loaded.story, &template) {
        write(&out.join(&file.path), file.text.as_bytes())?;
    }
    for name in FILES {
        let text = std::fs::read(story.join(name)).map_err(|error| format!("{name}: {error}"))?;
        write(&out.join("story").join(name), &text)?;
    }
    Ok(())
}

/// The template with the hash of the program in its tag, so that `boot.js` refuses any other one.
fn with_integrity(template: &str, out: &Path) -> Result<String, String> {
    let tag = " data-wasm=\"./";
    let Some((_, behind)) = template.split_once(tag) else {
        return Err(format!("index.html: no{tag}…\"; pattern_script of Trunk.toml has lost it"));
    };
    let name = behind.split('"').next().unwrap_or_default();
    let program = std::fs::read(out.join(name)).map_err(|error| format!("{name}: {error}"))?;
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(&program));
    Ok(template.replacen(tag, &format!(" data-wasm-integrity=\"sha256-{hash}\"{tag}"), 1))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, bytes).map_err(failed)
}
