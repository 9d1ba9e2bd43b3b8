//! What the programs ask of a browser, held against what the start-up tries before it fetches them: a
//! browser that lacks something is told so at once, and fetches nothing.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::place;
use crate::run::Program;

/// What the programs may use beyond the first WebAssembly, in the words of `wasm-opt`. Each more leaves
/// out browsers: see what they are before adding one here and to the probe.
const FEATURES: [&str; 5] =
    ["sign-ext", "nontrapping-float-to-int", "bulk-memory", "reference-types", "multivalue"];

/// Whether the built programs use nothing else, and the probe of `boot.js` uses each of these.
pub fn check() -> Result<Outcome, Failure> {
    if place::find_program(&["wasm-opt"]).is_none() {
        return Ok(Outcome::not_done("no wasm-opt, which knows what a program uses"));
    }
    let top = place::repository();
    let failed = |error: io::Error| Failure::new(error.to_string());
    let boot = fs::read_to_string(top.join("public").join("boot.js")).map_err(failed)?;
    let probe = probe(&boot).ok_or_else(|| Failure::new("public/boot.js has no probe"))?;
    let file = top.join("target").join("probe.wasm");
    fs::write(&file, probe).map_err(failed)?;
    for feature in FEATURES {
        let others: Vec<_> = FEATURES.into_iter().filter(|it| *it != feature).collect();
        if is_sound(&file, &others) {
            return Err(Failure::new(format!(
                "the probe of public/boot.js does not try {feature}"
            )));
        }
    }
    let programs = programs(&top.join("dist")).map_err(Failure::new)?;
    for program in programs.iter().chain([&file]) {
        if !is_sound(program, &FEATURES) {
            let more = format!("{} uses more than {}", program.display(), FEATURES.join(", "));
            return Err(Failure::new(more).remedy("xtask/src/probe.rs says what to do"));
        }
    }
    match programs.is_empty() {
        true => Err(Failure::new("dist holds no program")),
        false => Ok(Outcome::Done),
    }
}

/// The bytes of the probe, as they are written in the start-up.
fn probe(boot: &str) -> Option<Vec<u8>> {
    let (_, from) = boot.split_once("const probe = Uint8Array.of(")?;
    let (bytes, _) = from.split_once(");")?;
    let bytes = bytes.split(',').map(str::trim).filter(|it| !it.is_empty());
    bytes.map(|it| it.parse().ok()).collect()
}

fn programs(site: &Path) -> Result<Vec<PathBuf>, String> {
    let files = haicap::release::in_order(site)?;
    let is_program = |it: &PathBuf| it.extension().is_some_and(|it| it == "wasm");
    Ok(files.into_iter().filter(is_program).map(|it| site.join(it)).collect())
}

/// Whether a program uses nothing else than these features.
fn is_sound(program: &Path, features: &[&str]) -> bool {
    let enabled = features.iter().map(|it| format!("--enable-{it}"));
    let check = Program::new("wasm-opt").word(program).word("--mvp-features");
    let check = enabled.fold(check, Program::word);
    check.word("-o").word(place::repository().join("target").join("probed.wasm")).answer().is_some()
}

#[cfg(test)]
mod tests {
    use super::probe;

    #[test]
    fn the_probe_is_found_in_the_start_up() {
        let boot = include_str!("../../public/boot.js");
        let probe = probe(boot).unwrap_or_default();
        assert!(probe.starts_with(b"\0asm"), "{probe:?}");
    }
}
