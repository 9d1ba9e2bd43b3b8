//! Organizations that the tests of places share.

use crate::model::{Bilingual, Fate, Kind, Organization, Plan, PlannedUnit, Tier};

/// A city with so many communes in each of its districts, called `a`, `b` and so on.
pub fn city(communes: &[u16]) -> Organization {
    let mut units = vec![unit("city", "top", None, None, 0)];
    for (name, count) in ('a'..='z').zip(communes) {
        units.push(unit(&name.to_string(), "middle", Some("city"), None, *count));
    }
    let tiers = vec![tier("top", None), tier("middle", None), tier("leaf", Some("top"))];
    organization(tiers, units)
}

/// A country with so many provinces, districts and communes, shared as evenly as they can be.
pub fn country(provinces: usize, districts: usize, communes: usize) -> Organization {
    let share = |nth: usize, of: usize, all: usize| (nth + 1) * all / of - nth * all / of;
    let mut units = vec![unit("country", "top", None, None, 0)];
    for province in 0..provinces {
        let id = format!("p{province}");
        units.push(unit(&id, "province", Some("country"), Some("country"), 0));
    }
    let mut placed = 0;
    for province in 0..provinces {
        for _ in 0..share(province, provinces, districts) {
            let count = share(placed, districts, communes) as u16;
            let (id, above) = (format!("d{placed}"), format!("p{province}"));
            units.push(unit(&id, "middle", Some(&above), None, count));
            placed += 1;
        }
    }
    let tiers = vec![
        tier("top", None),
        tier("province", None),
        tier("middle", None),
        tier("leaf", Some("province")),
    ];
    organization(tiers, units)
}

fn both(text: &str) -> Bilingual<String> {
    Bilingual { vi: text.to_owned(), en: text.to_owned() }
}

fn tier(id: &str, after: Option<&str>) -> Tier {
    Tier { id: id.into(), name: both(id), units: both(id), after: after.map(Into::into) }
}

fn unit(
    id: &str,
    kind: &str,
    before: Option<&str>,
    after: Option<&str>,
    communes: u16,
) -> PlannedUnit {
    PlannedUnit {
        id: id.into(),
        kind: kind.into(),
        name: both(id),
        before: before.map(Into::into),
        after: after.map(Into::into),
        fate: Fate::Site,
        unnamed: vec![("leaf".into(), communes)],
    }
}

fn organization(tiers: Vec<Tier>, units: Vec<PlannedUnit>) -> Organization {
    let kind = |it: &Tier| Kind { id: it.id.clone(), tier: it.id.clone(), name: it.name.clone() };
    let kinds = tiers.iter().map(kind).collect();
    Organization::new(Plan { tiers, kinds, units }).unwrap()
}
