//! Packages of the system, installed where that is permitted.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::place::find_program;
use crate::run::{Program, is_root};

use super::say;

/// The packages whose program is not there, each by the names that the program goes by.
pub fn missing<'a>(programs: &[(&[&str], &'a str)]) -> Vec<&'a str> {
    let missing = programs.iter().filter(|(names, _)| find_program(names).is_none());
    missing.map(|(_, package)| *package).collect()
}

/// Installs packages with `apt-get`, as root only.
pub fn install(packages: &[&str]) -> Result<(), Failure> {
    let packages = packages.join(" ");
    if !is_root() || find_program(&["apt-get"]).is_none() {
        return Err(Failure::new(format!("set-up: the browser tests need {packages}")).remedy(
            "install them from your system's packages, or set HAICAP_SKIP_BROWSERS=1 to test without a browser",
        ));
    }
    say(&format!("installing {packages} from the system's packages"));
    let apt = || Program::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive");
    apt()
        .words("update -qq")
        .run()
        .and_then(|()| apt().words("install -y -qq --no-install-recommends").words(&packages).run())
        .map_err(|failure| {
            failure.remedy(format!(
                "run `apt-get install {packages}` and see its message, or set HAICAP_SKIP_BROWSERS=1"
            ))
        })
}

/// Unpacks packages into a folder of our own, which anybody may; nothing is installed. `None` where
/// there are no such packages.
pub fn unpack(packages: &[&str], folder: &Path) -> Option<()> {
    find_program(&["dpkg-deb"])?;
    let downloads = folder.join("packages");
    fs::create_dir_all(&downloads).ok()?;
    let download = || {
        let apt = Program::new("apt-get").words("download -qq").words(&packages.join(" "));
        apt.in_folder(&downloads).answer()
    };
    // The lists of packages may be missing or old, and only root may renew them.
    let renew = || Program::new("apt-get").words("update -qq").answer();
    download().or_else(|| renew().and_then(|_| download()))?;
    for file in fs::read_dir(&downloads).ok()?.flatten() {
        Program::new("dpkg-deb").word("-x").word(file.path()).word(folder).answer()?;
    }
    fs::remove_dir_all(downloads).ok()
}
