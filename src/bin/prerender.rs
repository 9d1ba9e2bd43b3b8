//! Writes the pages: story files in, complete HTML out. Trunk runs it after each build.
//!
//! Reads `HAICAP_STORY` (else `public/story`) and writes into `TRUNK_STAGING_DIR`, where Trunk has
//! put `index.html` with its slots. `HAICAP_ADDRESS` is where the site will be, if that is known.
//! Writes nothing when the story has a problem, and says every problem at once.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine;
use sha2::{Digest, Sha256};

use haicap::address::Address;
use haicap::model::Bilingual;
use haicap::page::{Mode, ONE_FILE};
use haicap::release;
use haicap::story::{FILES, load, nothing_written};
use haicap::style::FONTS;
use haicap::view::export::{fonts, pixels_of, png};
use haicap::view::one_file::{Built, one_file};
use haicap::view::site::{
    BODY_SLOT, HEAD_SLOT, SiteFile, Templates, files_at, without_line_comments,
};

/// The start-up, as Trunk copies it and its tag names it.
const START: &str = "boot.js";

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
        let Bilingual { vi, en } = nothing_written(&problems);
        format!("{}\n{vi}\n{en}", listed.join("\n"))
    })?;
    for warning in &loaded.warnings {
        eprintln!("{warning}");
    }
    let template_path = out.join("index.html");
    let template = std::fs::read_to_string(&template_path).map_err(|error| {
        format!("{}: {error}; build the program with Trunk first", template_path.display())
    })?;
    let address = address()?;
    if !template.contains(HEAD_SLOT) || !template.contains(BODY_SLOT) {
        return Err(format!(
            "{}: no slot {HEAD_SLOT} or {BODY_SLOT}; it was filled before, or index.html has lost it",
            template_path.display()
        ));
    }
    for name in ["code.js", "frozen.js", "sw.js"] {
        shorten(&out.join(name))?;
    }
    let (boot, template) = with_start(&template, out)?;
    let template = of_program("haicap", &template, out)?;
    let of = |name: &str| with_integrity(&of_program(name, &template, out)?, out);
    let (embedded, model) = (of("embedded")?, of("model")?);
    let mut templates = Templates {
        reading: with_integrity(&template, out)?,
        presenting: of("presenting")?,
        whole: with_later(&embedded, &model)?,
        embedded,
        model,
    };
    if std::env::var_os("HAICAP_POLICY_INSIDE").is_some_and(|it| !it.is_empty()) {
        let address = address.as_ref().ok_or(
            "HAICAP_POLICY_INSIDE: the policy of embeds names the site; set HAICAP_ADDRESS as well",
        )?;
        templates = templates.with_policies(&address.origin())?;
    }
    let files = files_at(&loaded.story, &templates, address.as_ref());
    for file in &files {
        write(&out.join(&file.path), file.text.as_bytes())?;
    }
    write_pixels(&files, out)?;
    for name in FILES {
        // A story that is only read lacks the words of a trainer.
        if story.join(name).is_file() {
            let text =
                std::fs::read(story.join(name)).map_err(|error| format!("{name}: {error}"))?;
            write(&out.join("story").join(name), &text)?;
        }
    }
    // What is worked on changes all the time, and a browser must not keep it.
    if std::env::var("TRUNK_PROFILE").is_ok_and(|it| it == "release") {
        let built = built(&templates, boot, out)?;
        let text = one_file(&loaded.story, address.as_ref(), &built)?;
        write(&out.join(ONE_FILE), text.as_bytes())?;
        release::publish(out).map(drop)
    } else {
        release::withdraw(out)
    }
}

/// What the one file is made of.
fn built(templates: &Templates, boot: String, out: &Path) -> Result<Built, String> {
    let read = |name: &str| std::fs::read(out.join(name)).map_err(|it| format!("{name}: {it}"));
    let program = |mode: Mode| {
        let file = |name: &str| attribute(templates.of(mode), name).and_then(|it| read(&it));
        let glue = String::from_utf8(file("js")?).map_err(|it| format!("the glue: {it}"))?;
        Ok::<_, String>((mode, glue, file("wasm")?))
    };
    let font = |name: &'static str| read(name).map(|bytes| (name, bytes));
    Ok(Built {
        programs: [program(Mode::Reading)?, program(Mode::Presenting)?],
        fonts: FONTS.into_iter().map(font).collect::<Result<_, _>>()?,
        boot,
        icon: read("favicon.svg")?,
    })
}

/// Where the site will be, if somebody said so.
fn address() -> Result<Option<Address>, String> {
    let written = std::env::var("HAICAP_ADDRESS").unwrap_or_default();
    match written.as_str() {
        "" => Ok(None),
        text => Address::parse(text).map(Some).map_err(|error| format!("HAICAP_ADDRESS: {error}")),
    }
}

/// The PNGs beside every SVG. Drawing them takes longer than all the rest, so all cores draw, and only
/// what has changed is drawn. (After a change to how they are drawn, remove `dist`.)
fn write_pixels<'a>(files: &'a [SiteFile], out: &Path) -> Result<(), String> {
    let fonts = fonts();
    let each = |it: &'a SiteFile| pixels_of(&it.path).into_iter().map(move |size| (it, size));
    let drawings: Vec<_> = files.iter().flat_map(each).collect();
    let next = AtomicUsize::new(0);
    let draw = || {
        while let Some((svg, (path, width))) = drawings.get(next.fetch_add(1, Ordering::Relaxed)) {
            let drawn = drawn_before(svg, path).map_or_else(|| png(&svg.text, &fonts, *width), Ok);
            let pixels = drawn.map_err(|error| format!("{path}: {error}"))?;
            write(&out.join(path), &pixels)?;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        let drawing: Vec<_> = (0..cores).map(|_| scope.spawn(draw)).collect();
        let lost = |_| Err("a picture was not drawn to its end".to_owned());
        drawing.into_iter().try_for_each(|it| it.join().unwrap_or_else(lost))
    })
}

/// The PNG of the site that this one replaces, if the same SVG lies beside it.
fn drawn_before(svg: &SiteFile, png: &str) -> Option<Vec<u8>> {
    let site = PathBuf::from(std::env::var_os("TRUNK_DIST_DIR")?);
    let before = std::fs::read_to_string(site.join(&svg.path)).ok()?;
    if before == svg.text { std::fs::read(site.join(png)).ok() } else { None }
}

/// The start-up, and the template with the name that changes with it, so that a page never gets the
/// start-up of another release.
fn with_start(template: &str, out: &Path) -> Result<(String, String), String> {
    let text = shorten(&out.join(START))?;
    let (stem, ending) = START.split_at(START.len() - ".js".len());
    let name = format!("{stem}-{}{ending}", short(text.as_bytes()));
    let renamed = std::fs::rename(out.join(START), out.join(&name));
    renamed.map_err(|error| format!("{START}: {error}"))?;
    Ok((text, template.replace(&format!("{START}\""), &format!("{name}\""))))
}

/// The template with a program in the place of the one that it names. The program is made the same
/// wherever it was built, and it and its glue have the hash of both in their names, so that they may be
/// kept for ever. Trunk gives only the first one a hash, and that of its bytes before.
fn of_program(program: &str, template: &str, out: &Path) -> Result<String, String> {
    let named = attribute(template, "js")?;
    let named = named.trim_start_matches("./").trim_end_matches(".js");
    let built = if named.starts_with(&format!("{program}-")) { named } else { program };
    let file = out.join(format!("{built}_bg.wasm"));
    let failed = |error: std::io::Error| format!("{}: {error}", file.display());
    let mut bytes = std::fs::read(&file).map_err(failed)?;
    release::make_alike(&mut bytes);
    write(&file, &bytes)?;
    // A tenth of the glue is comments for programmers.
    let glue = shorten(&out.join(format!("{built}.js")))?;
    let name = format!("{program}-{}", short(&[&bytes, glue.as_bytes()].concat()));
    for ending in ["_bg.wasm", ".js"] {
        let from = out.join(format!("{built}{ending}"));
        std::fs::rename(from, out.join(format!("{name}{ending}"))).map_err(failed)?;
    }
    Ok(template.replace(named, &name))
}

/// As much of the digest of some bytes as a name needs.
fn short(bytes: &[u8]) -> String {
    release::digest(bytes).chars().take(16).collect()
}

/// The template with the hash of the program in its tag, so that `boot.js` refuses any other one.
fn with_integrity(template: &str, out: &Path) -> Result<String, String> {
    let name = attribute(template, "wasm")?;
    let program = std::fs::read(out.join(&name)).map_err(|error| format!("{name}: {error}"))?;
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(&program));
    let tag = " data-wasm=\"";
    Ok(template.replacen(tag, &format!(" data-wasm-integrity=\"sha256-{hash}\"{tag}"), 1))
}

/// A template that names the program of another one as well, which `boot.js` brings when a step
/// asks for it.
fn with_later(template: &str, other: &str) -> Result<String, String> {
    let later =
        |name: &str| attribute(other, name).map(|value| format!(" data-later-{name}=\"{value}\""));
    let later = later("js")? + &later("wasm")? + &later("wasm-integrity")?;
    Ok(template.replacen(" data-js=\"", &format!("{later} data-js=\""), 1))
}

/// What the tag of `boot.js` in a template says.
fn attribute(template: &str, name: &str) -> Result<String, String> {
    let behind = template.split_once(&format!(" data-{name}=\"")).map(|(_, it)| it);
    let value = behind.and_then(|it| it.split('"').next());
    value
        .map(str::to_owned)
        .ok_or_else(|| format!("index.html: no data-{name} in the tag of boot.js"))
}

/// Takes the comments out of a script, and gives it.
fn shorten(path: &Path) -> Result<String, String> {
    let script = std::fs::read_to_string(path);
    let script = script.map_err(|error| format!("{}: {error}", path.display()))?;
    let script = without_line_comments(&script);
    write(path, script.as_bytes())?;
    Ok(script)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, bytes).map_err(failed)
}
