//! What the story is about, free of files, pages and browsers: facts, dates and an organization.

mod date;
mod fact;
mod find;
mod language;
mod organization;
mod organization_error;
mod outlook;
mod plan;
mod safe_url;

pub use date::Date;
pub use fact::{Fact, Grade, Source, Value};
pub use find::{Findable, find, fold};
pub use language::{Bilingual, Language, format_number, format_whole};
pub use organization::{Organization, Unit};
pub use organization_error::OrganizationError;
pub use outlook::{Outlook, Reference};
pub use plan::{Era, Fate, Kind, Plan, PlannedUnit, Tier};
pub use safe_url::{LONGEST_URL_BYTES, SafeUrl, UrlFault};
