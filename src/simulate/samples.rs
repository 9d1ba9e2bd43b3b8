//! Organizations and settings that the tests of the model share.

use super::random::Random;
use super::{Direction, Office, Percent, Settings, Simulator, Structure};
use crate::model::{Bilingual, Era, Fate, Kind, Organization, Plan, PlannedUnit, Tier};

/// Communes of each district of the shipped story, in its order: 30 districts, 526 communes.
pub const REAL: [u16; 30] = [
    13, 18, 8, 13, 8, 17, 15, 14, 9, 10, 13, 15, 26, 24, 17, 16, 17, 29, 18, 16, 20, 17, 20, 30,
    20, 27, 23, 20, 20, 13,
];

/// Three tiers before and two after, with so many communes in each district.
pub fn organization(communes: &[u16]) -> Organization {
    let both = |it: &str| Bilingual { vi: it.to_owned(), en: it.to_owned() };
    let tier = |id: &str, after: Option<&str>| Tier {
        id: id.into(),
        name: both(id),
        units: both(id),
        after: after.map(Into::into),
    };
    let kind = |id: &str| Kind { id: id.into(), tier: id.into(), name: both(id) };
    let unit = |id: &str, kind: &str, before: Option<&str>, communes| PlannedUnit {
        id: id.into(),
        kind: kind.into(),
        name: both(id),
        before: before.map(Into::into),
        after: None,
        fate: Fate::Site,
        unnamed: vec![("commune".into(), communes)],
    };
    let mut units = vec![unit("city", "city", None, 0)];
    for (index, count) in communes.iter().enumerate() {
        units.push(unit(&format!("district-{index}"), "district", Some("city"), *count));
    }
    Organization::new(Plan {
        tiers: vec![tier("city", None), tier("district", None), tier("commune", Some("city"))],
        kinds: vec![kind("city"), kind("district"), kind("commune")],
        units,
    })
    .unwrap()
}

/// Both structures of such an organization.
pub fn structures(communes: &[u16]) -> [Structure; 2] {
    let organization = organization(communes);
    Era::ALL.map(|it| Structure::new(&organization, it))
}

/// A simulator of one of them.
pub fn simulator(communes: &[u16], era: Era) -> Simulator {
    Simulator::new(Structure::new(&organization(communes), era))
}

/// So many settings of all kinds, the same ones each time.
pub fn any_settings(count: u32) -> impl Iterator<Item = Settings> {
    (0..count).map(|index| {
        let mut random = Random::new(0, index);
        let most = [3, 20, 600][random.below(3) as usize];
        let mut office = || Office::clamped(1 + random.below(240), 1 + random.below(most));
        Settings {
            offices: [office(), office()],
            unclear: Percent::clamped(random.below(51)),
            direction: Direction::ALL[random.below(2) as usize],
            seed: random.below(u32::MAX),
        }
    })
}

/// Uneven structures: so many lists of districts, some of them empty.
pub fn any_communes(count: u32) -> impl Iterator<Item = Vec<u16>> {
    (0..count).map(|index| {
        let mut random = Random::new(1, index);
        let districts = 1 + random.below(9);
        (0..districts).map(|_| random.below(13) as u16).collect()
    })
}
