//! The browser that the tests drive, and Node.js for the accessibility rules.

use crate::failure::Failure;

use super::packages;

/// Programs by their names, and the packages that they are in.
const PROGRAMS: [(&[&str], &str); 4] = [
    (&["chromium", "chromium-browser", "google-chrome"], "chromium"),
    (&["chromedriver"], "chromium-driver"),
    (&["npm"], "nodejs"),
    (&["npm"], "npm"),
];

/// Brings what is missing from the system's packages where that is permitted.
pub fn bring() -> Result<(), Failure> {
    let missing = packages::missing(&PROGRAMS);
    if missing.is_empty() {
        return Ok(());
    }
    packages::install(&missing)
}
