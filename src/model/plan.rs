//! An organization as it is written down: eras, tiers, kinds, units with their superiors by name.

use super::Bilingual;

/// Before or after the change that the story tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Era {
    /// Until the change.
    Before,
    /// From the change on.
    After,
}

impl Era {
    /// Both, in the order of time.
    pub const ALL: [Self; 2] = [Self::Before, Self::After];

    /// The word of story files and of the page.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// The era of a word of story files.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// What became of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fate {
    /// It goes on.
    #[default]
    Kept,
    /// It ended.
    Dissolved,
    /// It went into another.
    Merged,
    /// It became several.
    Split,
    /// It ended; its place stayed as a site, which is no tier.
    Site,
}

impl Fate {
    /// All fates, with the words of story files.
    pub const ALL: [(&'static str, Self); 5] = [
        ("kept", Self::Kept),
        ("dissolved", Self::Dissolved),
        ("merged", Self::Merged),
        ("split", Self::Split),
        ("site", Self::Site),
    ];
}

/// A level of the organization, such as the district tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    /// Its name in story files and in `data-tier`.
    pub id: String,
    /// Such as "district level".
    pub name: Bilingual<String>,
    /// Its units together, such as "district police".
    pub units: Bilingual<String>,
    /// The tier to which, after the change, its units without a name report: each to the unit there
    /// that was above it before. Without one nothing changes for them.
    pub after: Option<String>,
}

/// A kind of unit within a tier, such as ward, commune and township.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its name in story files.
    pub id: String,
    /// The tier its units are of.
    pub tier: String,
    /// Such as "ward".
    pub name: Bilingual<String>,
}

/// A unit as story files write it: with its superiors by name and its unnamed units as counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedUnit {
    /// Its name in story files and in `data-unit`.
    pub id: String,
    /// The kind it is of.
    pub kind: String,
    /// Its name as shown.
    pub name: Bilingual<String>,
    /// Its superior before the change; none for the head.
    pub before: Option<String>,
    /// Its superior after it; none for the head, and for a unit that is no tier any more.
    pub after: Option<String>,
    /// What became of it.
    pub fate: Fate,
    /// How many units of each kind reported to it, known by count and not by name.
    pub unnamed: Vec<(String, u16)>,
}

/// An organization as story files and pages write it.
///
/// - Shape: tiers from the top; units in the order in which they are to be drawn.
/// - Unit: counts are of units.
/// - Errors: see [`OrganizationError`]; [`Organization::new`] finds all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// From the top.
    pub tiers: Vec<Tier>,
    /// Kinds of units.
    pub kinds: Vec<Kind>,
    /// Named units.
    pub units: Vec<PlannedUnit>,
}
