//! What a visit weighs, in bytes as a good static host sends them.

use std::collections::BTreeSet;
use std::io;

use super::fault::File;
use super::server::Request;
use super::site;

/// Bytes of each kind of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Web pages.
    pub page: usize,
    /// Stylesheets.
    pub styles: usize,
    /// Our start-up, `boot.js`.
    pub start: usize,
    /// The program's JavaScript glue.
    pub glue: usize,
    /// The WebAssembly program.
    pub program: usize,
    /// Fonts.
    pub fonts: usize,
    /// Anything else, such as icons.
    pub other: usize,
}

impl Weight {
    /// All of it.
    pub fn total(&self) -> usize {
        let words = self.page + self.styles + self.fonts + self.other;
        words + self.start + self.glue + self.program
    }
}

/// Weighs each file that was asked for and found, once.
pub fn weigh(requests: &[Request]) -> io::Result<Weight> {
    let found = requests.iter().filter(|it| it.status == 200);
    let paths: BTreeSet<&str> = found.map(|it| it.path.as_str()).collect();
    let mut weight = Weight::default();
    for path in paths {
        let Some(file) = site::file_at(path) else {
            continue;
        };
        let bytes = site::compressed_length(&file, &std::fs::read(&file)?);
        let page = site::mime(&file).starts_with("text/html");
        *(if page { &mut weight.page } else { kind(&mut weight, path) }) += bytes;
    }
    Ok(weight)
}

fn kind<'a>(weight: &'a mut Weight, path: &str) -> &'a mut usize {
    if File::Program.is_at(path) {
        &mut weight.program
    } else if File::Glue.is_at(path) {
        &mut weight.glue
    } else if File::Start.is_at(path) {
        &mut weight.start
    } else if File::Styles.is_at(path) {
        &mut weight.styles
    } else if File::Fonts.is_at(path) {
        &mut weight.fonts
    } else {
        &mut weight.other
    }
}
