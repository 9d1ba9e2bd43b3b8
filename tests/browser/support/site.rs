//! The built site on disk, and what its files weigh.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs};

/// The folder of the built site: `HAICAP_DIST`, or `dist`.
pub fn folder() -> PathBuf {
    env::var_os("HAICAP_DIST").map_or_else(|| repository().join("dist"), PathBuf::from)
}

/// The folder of the site of ten thousand units: `HAICAP_NATION`, or `target/nation`.
pub fn nation() -> PathBuf {
    let built = || repository().join("target").join("nation");
    env::var_os("HAICAP_NATION").map_or_else(built, PathBuf::from)
}

/// A file that `cargo xtask test` brings, by its path in the folder of tools.
pub fn tool(path: &str) -> PathBuf {
    repository().join("target").join("tools").join(path)
}

/// The file that answers a path such as `/en/`; `None` when there is none.
pub fn file_at(path: &str) -> Option<PathBuf> {
    file_in(&folder(), path)
}

/// The file of a site in some folder that answers a path.
pub fn file_in(folder: &Path, path: &str) -> Option<PathBuf> {
    let inside = path.trim_start_matches('/');
    let leaves = Path::new(inside).components().any(|part| part.as_os_str() == "..");
    let file = folder.join(inside);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    (!leaves && file.is_file()).then_some(file)
}

/// A copy of a site, to be changed, in a folder for what may be lost. Pictures to take away are left
/// out: they are most of it.
pub fn copy(site: &Path) -> io::Result<PathBuf> {
    static COPIES: AtomicUsize = AtomicUsize::new(0);
    let number = COPIES.fetch_add(1, Ordering::Relaxed);
    let copy = env::temp_dir().join(format!("haicap-site-{}-{number}", std::process::id()));
    copy_into(site, &copy)?;
    Ok(copy)
}

fn copy_into(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let copy = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true if entry.file_name() == "figures" => {}
            true => copy_into(&entry.path(), &copy)?,
            false => drop(fs::copy(entry.path(), copy)?),
        }
    }
    Ok(())
}

/// The type that a static host gives a file, by its ending.
pub fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("csv") => "text/csv; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    }
}

/// Bytes of `content` as a good static host sends it: brotli at quality 11. Files that are
/// compressed already are sent as they are.
pub fn compressed_length(file: &Path, content: &[u8]) -> usize {
    if matches!(mime(file), "font/woff2" | "image/png") {
        return content.len();
    }
    let mut length = Length(0);
    let mut compressor = brotli::CompressorWriter::new(&mut length, 1 << 16, 11, 22);
    // Counting cannot fail.
    let _ = compressor.write_all(content);
    drop(compressor);
    length.0
}

/// Counts the bytes written to it.
struct Length(usize);

impl Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
