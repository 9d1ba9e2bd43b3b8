//! What the story is about, free of files, pages and browsers: facts, dates and an organization.

mod date;
mod fact;
mod find;
mod language;
mod organization;

pub use date::Date;
pub use fact::{Fact, Grade, Source, Value};
pub use find::{Findable, find, fold};
pub use language::{Bilingual, Language, format_number};
pub use organization::{
    Era, Fate, Kind, Organization, OrganizationError, Plan, PlannedUnit, Tier, Unit,
};
