//! Packed copies beside the files of a site, `.br` and `.gz`, for servers that send them as they are:
//! packing a program anew for each reader would be most of a server's work.
//!
//! Only pages, and files whose name changes with what is in them. A packed copy of a file that somebody
//! changed by hand would be sent in its place, and `release.json` is changed by hand to switch things off.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use haicap::hosting::KEPT_NAMES;
use haicap::release::in_order;

use crate::failure::Failure;

/// Brotli's and gzip's best; brotli looks back as far as its usual window.
const BROTLI: (u32, u32) = (11, 22);
const GZIP: u32 = 9;

/// Writes packed copies into a built site.
pub fn pack(site: &Path) -> Result<(), Failure> {
    for file in in_order(site).map_err(Failure::new)? {
        if file.file_name().is_some_and(|it| is_packed(&it.to_string_lossy())) {
            let failed = |error| Failure::new(format!("packing {}: {error}", file.display()));
            pack_file(&site.join(&file)).map_err(failed)?;
        }
    }
    Ok(())
}

fn pack_file(file: &Path) -> io::Result<()> {
    let text = fs::read(file)?;
    for (ending, packed) in [("br", brotli(&text)?), ("gz", gzip(&text)?)] {
        let mut copy = file.as_os_str().to_owned();
        copy.push(format!(".{ending}"));
        fs::write(copy, packed)?;
    }
    Ok(())
}

/// Whether there is a packed copy of a file of this name.
pub fn is_packed(name: &str) -> bool {
    let text = [".js", ".css", ".wasm"].iter().any(|it| name.ends_with(it));
    name == "index.html" || text && KEPT_NAMES.iter().any(|it| name.starts_with(it))
}

fn brotli(text: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, BROTLI.0, BROTLI.1);
    writer.write_all(text)?;
    drop(writer);
    Ok(packed)
}

fn gzip(text: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(GZIP));
    writer.write_all(text)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::place;

    #[test]
    fn what_somebody_may_change_by_hand_has_no_packed_copy() {
        for name in ["index.html", "haicap-1.js", "haicap-1_bg.wasm", "style-1.css"] {
            assert!(is_packed(name), "{name}");
        }
        for name in ["release.json", "sw.js", "corrections.json", "robots.txt", "haicap-1.js.gz"] {
            assert!(!is_packed(name), "{name}");
        }
    }

    #[test]
    fn packed_copies_hold_what_the_file_holds() {
        let folder = place::scratch("packed");
        fs::create_dir_all(folder.join("en")).unwrap();
        let text = "công an cấp xã ".repeat(100);
        fs::write(folder.join("en/index.html"), &text).unwrap();
        fs::write(folder.join("release.json"), "{}").unwrap();
        pack(&folder).unwrap();
        let packed = |name: &str| fs::read(folder.join(name)).unwrap();
        let (br, gz) = (packed("en/index.html.br"), packed("en/index.html.gz"));
        let mut read = String::new();
        flate2::read::GzDecoder::new(gz.as_slice()).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        let mut read = String::new();
        brotli::Decompressor::new(br.as_slice(), 4096).read_to_string(&mut read).unwrap();
        assert_eq!(read, text);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
        fs::remove_dir_all(folder).unwrap();
    }
}
