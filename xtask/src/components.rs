//! What goes into the published site: crates, the standard library, fonts; as `CycloneDX` 1.5.
//!
//! `cargo-cyclonedx` was tried: a list for each member of the workspace, with the time and a chance
//! number in it, so that no two builds are equal; no fonts, no standard library; and of 174 crates 48
//! that only run in the compiler. Left to do is what `cargo tree` says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use haicap::release::digest;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::place;
use crate::run::{Program, cargo};

/// The list, from the top of the site.
pub const LIST: &str = "components.cdx.json";

/// Crates of the program for browsers, with their depth in the tree; without macros, which run in
/// the compiler and stay there.
const TREE: &str = "tree --locked --package haicap --features hydrate --target wasm32-unknown-unknown \
                    --edges normal,no-proc-macro --prefix depth --no-dedupe --format |{p}|{l}|{r}";

/// Typefaces by the beginning of their files, and the licence of each.
const TYPEFACES: [(&str, &str, &str); 1] = [("be-vietnam-pro-", "Be Vietnam Pro", "OFL-1.1")];

/// The text of the licence lies beside them.
const LICENCE_FILE: &str = "OFL.txt";

/// A crate as `cargo tree` tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
    repository: String,
}

/// The crates, and which of them each is made with.
type Packages = BTreeMap<Package, BTreeSet<String>>;

/// Writes the list into a file, or to the screen.
pub fn components(out: Option<&Path>) -> Result<(), Failure> {
    let list = list()?;
    let Some(out) = out else {
        print!("{list}");
        return Ok(());
    };
    fs::write(out, list).map_err(|error| Failure::new(format!("{}: {error}", out.display())))
}

fn list() -> Result<String, Failure> {
    let tree = cargo(TREE).answer().ok_or_else(|| {
        Failure::new("`cargo tree` could not say which crates the program has")
            .remedy("run `cargo fetch --locked` and see its message")
    })?;
    let top = place::repository();
    let lock = fs::read_to_string(top.join("Cargo.lock"))
        .map_err(|error| Failure::new(format!("Cargo.lock: {error}")))?;
    let packages = packages(&tree)?;
    let mut components = packages
        .keys()
        .filter(|it| it.name != "haicap")
        .map(|it| crate_component(it, &lock))
        .collect::<Result<Vec<_>, _>>()?;
    components.push(standard_library()?);
    components.extend(fonts(&top.join("public").join("fonts"))?);
    let own = packages.keys().find(|it| it.name == "haicap");
    let own = own.ok_or_else(|| Failure::new("`cargo tree` names no haicap"))?;
    let dependencies: Vec<Value> = packages
        .iter()
        .map(
            |(it, made_with)| json!({ "ref": purl(&it.name, &it.version), "dependsOn": made_with }),
        )
        .collect();
    let list = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": purl(&own.name, &own.version),
            "name": own.name,
            "version": own.version,
            "licenses": [{ "expression": own.licence }],
        }},
        "components": components,
        "dependencies": dependencies,
    });
    let text = serde_json::to_string_pretty(&list);
    text.map(|it| it + "\n").map_err(|error| Failure::new(format!("{LIST}: {error}")))
}

/// Reads lines such as `2|serde v1.0.229|MIT OR Apache-2.0|https://…`, each below the last one of
/// less depth.
fn packages(tree: &str) -> Result<Packages, Failure> {
    let mut found = Packages::new();
    let mut above: Vec<Package> = Vec::new();
    for line in tree.lines() {
        let (depth, package) = read_line(line).ok_or_else(|| {
            Failure::new(format!("`cargo tree` says what is not understood: {line}"))
        })?;
        above.truncate(depth);
        if let Some(parent) = above.last() {
            let made_with = found.entry(parent.clone()).or_default();
            made_with.insert(purl(&package.name, &package.version));
        }
        found.entry(package.clone()).or_default();
        above.push(package);
    }
    Ok(found)
}

fn read_line(line: &str) -> Option<(usize, Package)> {
    let [depth, package, licence, repository] = line.split('|').collect::<Vec<_>>()[..] else {
        return None;
    };
    let (name, version) = package.split(' ').next().zip(package.split(' ').nth(1))?;
    let package = Package {
        name: name.to_owned(),
        version: version.strip_prefix('v')?.to_owned(),
        // As cargo wrote it before it took over the signs of SPDX.
        licence: licence.replace('/', " OR "),
        repository: repository.to_owned(),
    };
    Some((depth.parse().ok()?, package))
}

/// The name of a crate in all such lists.
fn purl(name: &str, version: &str) -> String {
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}

fn crate_component(package: &Package, lock: &str) -> Result<Value, Failure> {
    let Package { name, version, licence, repository } = package;
    let checksum = checksum(lock, name, version).ok_or_else(|| {
        Failure::new(format!("Cargo.lock has no checksum of {name} {version}")).remedy(
            "take the crate from Rust's public registry, and run `cargo update --workspace`",
        )
    })?;
    if licence.is_empty() {
        return Err(
            Failure::new(format!("{name} {version} names no licence")).remedy("take another crate")
        );
    }
    let mut component = json!({
        "type": "library",
        "bom-ref": purl(name, version),
        "name": name,
        "version": version,
        "purl": purl(name, version),
        "hashes": [{ "alg": "SHA-256", "content": checksum }],
        "licenses": [{ "expression": licence }],
    });
    if !repository.is_empty() {
        component["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
    }
    Ok(component)
}

/// The checksum of a crate in the text of a `Cargo.lock`.
fn checksum<'a>(lock: &'a str, name: &str, version: &str) -> Option<&'a str> {
    let start = format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n");
    let (_, behind) = lock.split_once(&start)?;
    let mut own = behind.lines().take_while(|it| !it.is_empty());
    own.find_map(|it| it.strip_prefix("checksum = \"")?.strip_suffix('"'))
}

/// Compiled into the program as well, and of the compiler's version.
fn standard_library() -> Result<Value, Failure> {
    let said = Program::new("rustc").word("--version").answer().unwrap_or_default();
    let version = said.split(' ').nth(1);
    let version = version.ok_or_else(|| Failure::new("`rustc --version` names no version"))?;
    Ok(json!({
        "type": "library",
        "bom-ref": "rust-std",
        "name": "rust-std",
        "version": version,
        "description": "The standard library of Rust",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    }))
}

/// The fonts of a folder. Refuses one whose licence is not known.
fn fonts(folder: &Path) -> Result<Vec<Value>, Failure> {
    let failed = |error: std::io::Error| Failure::new(format!("{}: {error}", folder.display()));
    let mut files: Vec<_> =
        fs::read_dir(folder).and_then(Iterator::collect::<Result<_, _>>).map_err(failed)?;
    files.sort_by_key(fs::DirEntry::file_name);
    let mut fonts = Vec::new();
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        if name == LICENCE_FILE {
            continue;
        }
        let typeface = TYPEFACES.iter().find(|(start, ..)| name.starts_with(start));
        let (_, typeface, licence) = typeface.ok_or_else(|| {
            Failure::new(format!("{}: a font without a known licence", file.path().display()))
                .remedy("name the typeface and its licence in xtask/src/components.rs")
        })?;
        let digest = digest(&fs::read(file.path()).map_err(failed)?);
        fonts.push(json!({
            "type": "file",
            "bom-ref": format!("fonts/{name}"),
            "name": format!("fonts/{name}"),
            "description": format!("{typeface}, cut down to the letters of Vietnamese and English"),
            "hashes": [{ "alg": "SHA-256", "content": digest }],
            "licenses": [{ "license": { "id": licence } }],
        }));
    }
    Ok(fonts)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "0|haicap v0.1.0 (/home/me/haicap)|MIT|\n\
                        1|leptos v0.8.23|MIT|https://example.org/leptos\n\
                        2|toml v1.2.1+spec-1.1.0|MIT/Apache-2.0|\n\
                        1|toml v1.2.1+spec-1.1.0|MIT/Apache-2.0|\n";

    #[test]
    fn each_crate_is_there_once_with_all_that_it_is_made_with() {
        let packages = packages(TREE).unwrap();
        let said: Vec<_> = packages
            .iter()
            .map(|(it, made_with)| (it.name.as_str(), made_with.iter().collect::<Vec<_>>()))
            .collect();
        let (leptos, toml) = (purl("leptos", "0.8.23"), "pkg:cargo/toml@1.2.1%2Bspec-1.1.0".into());
        assert_eq!(
            said,
            [("haicap", vec![&leptos, &toml]), ("leptos", vec![&toml]), ("toml", vec![])]
        );
        assert!(super::packages("1|leptos|MIT|").is_err());
    }

    #[test]
    fn a_crate_has_its_licence_and_the_checksum_of_the_lock_file() {
        let lock = "[[package]]\nname = \"haicap\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"toml\"\nversion = \"1.2.1+spec-1.1.0\"\nchecksum = \"ab\"\n\n";
        let packages = packages(TREE).unwrap();
        let of = |name: &str| packages.keys().find(|it| it.name == name).unwrap();
        let toml = crate_component(of("toml"), lock).unwrap();
        assert_eq!(toml["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(toml["hashes"][0]["content"], "ab");
        // Not from a registry: nobody could say which one it was.
        assert!(crate_component(of("haicap"), lock).is_err());
        assert!(crate_component(of("leptos"), lock).is_err());
    }

    #[test]
    fn a_font_without_a_known_licence_is_refused() {
        let own = fonts(&place::repository().join("public").join("fonts")).unwrap();
        assert_eq!(own.len(), 2);
        assert_eq!(own[0]["licenses"][0]["license"]["id"], "OFL-1.1");
        let folder = place::scratch("fonts");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("found-somewhere.woff2"), "").unwrap();
        let refusal = fonts(&folder).unwrap_err().to_string();
        assert!(refusal.contains("found-somewhere.woff2: a font without"), "{refusal}");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_list_names_what_the_program_is_made_of_and_not_what_compiles_it() {
        let list: Value = serde_json::from_str(&list().unwrap()).unwrap();
        let components = list["components"].as_array().unwrap();
        let has = |name: &str| components.iter().any(|it| it["name"] == name);
        for name in ["leptos", "web-sys", "toml", "rust-std", "fonts/be-vietnam-pro-400.woff2"] {
            assert!(has(name), "{name}");
        }
        // A macro, what writes pages, what drives browsers, and ourselves.
        for name in ["serde_derive", "resvg", "thirtyfour", "haicap", "xtask"] {
            assert!(!has(name), "{name}");
        }
    }
}
