//! Pictures of every scene, surface and figure on one page, for an editor's eye.

use std::fs;

use crate::failure::Failure;
use crate::place;
use crate::run::cargo;
use crate::{setup, site};

/// Builds the site and takes the pictures, of one surface where it is named.
pub fn contact_sheet(surface: Option<&str>) -> Result<(), Failure> {
    setup::for_testing()?;
    site::build_tested()?;
    let folder = place::repository().join("target").join("contact-sheet");
    // None of another day's among them.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("making {}: {error}", folder.display())))?;
    cargo("bench --locked --profile dev --features e2e --bench contact_sheet")
        .env("HAICAP_CONTACT_SHEET", &folder)
        .env("HAICAP_SURFACE", surface.unwrap_or_default())
        .run()
}
