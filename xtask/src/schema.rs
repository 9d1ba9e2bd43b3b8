//! Writing the JSON Schemas that editors' programs complete story files by.

use std::fs;

use haicap::story::schemas;

use crate::failure::Failure;
use crate::place;

/// Writes `.schema/`, which `.taplo.toml` tells of.
pub fn schema() -> Result<(), Failure> {
    let folder = place::repository().join(".schema");
    let failed = |error| Failure::new(format!("{}: {error}", folder.display()));
    fs::create_dir_all(&folder).map_err(failed)?;
    for schema in schemas() {
        fs::write(folder.join(schema.name), schema.text).map_err(failed)?;
    }
    println!("schemas are in {}", folder.display());
    Ok(())
}
