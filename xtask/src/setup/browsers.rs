//! The browser that the tests drive, and Node.js for the accessibility rules.

use crate::failure::Failure;
use crate::place::find_program;
use crate::run::Program;

use super::say;

/// Names that Chromium goes by.
const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Brings what is missing from the system's packages where that is permitted.
pub fn bring() -> Result<(), Failure> {
    let mut missing = Vec::new();
    if find_program(&CHROMIUM).is_none() {
        missing.push("chromium");
    }
    if find_program(&["chromedriver"]).is_none() {
        missing.push("chromium-driver");
    }
    if find_program(&["npm"]).is_none() {
        missing.extend(["nodejs", "npm"]);
    }
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    let root = Program::new("id").word("-u").answer().as_deref() == Some("0");
    if !root || find_program(&["apt-get"]).is_none() {
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
