//! An organization in two eras: units in tiers, and to whom each reports before and after.

use super::{Bilingual, Era, Fate, Kind, OrganizationError, Plan, PlannedUnit, Tier};

/// One unit, named or not. Units are told apart by their index in [`Organization::units`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Unique: the story's own id, or that of the superior, the kind and a count, as in `ba-vi-commune-3`.
    pub id: String,
    /// The name, if the story has one.
    pub name: Option<Bilingual<String>>,
    /// Index in [`Plan::tiers`].
    pub tier: usize,
    /// Index in [`Plan::kinds`].
    pub kind: usize,
    /// What became of it.
    pub fate: Fate,
    superiors: [Option<usize>; 2],
    spans: [usize; 2],
}

impl Unit {
    /// The unit it reports to.
    pub fn superior(&self, era: Era) -> Option<usize> {
        self.superiors[era as usize]
    }

    /// Span of control: how many units report to it directly.
    pub fn span(&self, era: Era) -> usize {
        self.spans[era as usize]
    }
}

/// A sound organization: every superior exists, one head, no ring, in both eras, and whoever has a
/// superior comes to the head that way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    plan: Plan,
    units: Vec<Unit>,
}

impl Organization {
    /// Checks a plan and gives every unit, named or not, its index and its superiors.
    ///
    /// # Errors
    /// Every way in which the plan is no organization, in the order of its units.
    pub fn new(plan: Plan) -> Result<Self, Vec<OrganizationError>> {
        let mut errors = ambiguous_names(&plan);
        let mut units = Vec::with_capacity(plan.units.len());
        for planned in &plan.units {
            let Some(kind) = plan.kinds.iter().position(|it| it.id == planned.kind) else {
                errors.push(OrganizationError::UnknownKind {
                    unit: planned.id.clone(),
                    kind: planned.kind.clone(),
                });
                continue;
            };
            let mut superior = |era: Era, name: Option<&String>| {
                let name = name?;
                let found = plan.units.iter().position(|it| it.id == *name);
                if found.is_none() {
                    errors.push(OrganizationError::Missing {
                        unit: planned.id.clone(),
                        era,
                        superior: name.clone(),
                    });
                }
                found
            };
            let superiors = [
                superior(Era::Before, planned.before.as_ref()),
                superior(Era::After, planned.after.as_ref()),
            ];
            units.push(Unit {
                id: planned.id.clone(),
                name: Some(planned.name.clone()),
                tier: tier_of(&plan, kind),
                kind,
                fate: planned.fate,
                superiors,
                spans: [0, 0],
            });
        }
        errors.extend(wrong_heads(&plan));
        if errors.is_empty() {
            errors.extend(rings(&units));
        }
        for (index, planned) in plan.units.iter().enumerate() {
            errors.extend(add_unnamed(&plan, index, planned, &mut units));
        }
        if errors.is_empty() {
            errors.extend(severed(&units));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        count_spans(&mut units);
        Ok(Self { plan, units })
    }

    /// The plan it was made from.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// All units: the named ones first, in the plan's order, then the unnamed ones by superior.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The tiers, from the top.
    pub fn tiers(&self) -> &[Tier] {
        &self.plan.tiers
    }

    /// The index of a unit by its id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.units.iter().position(|it| it.id == id)
    }

    /// The one unit that reports to nobody.
    pub fn head(&self) -> usize {
        // `new` lets no organization pass without a head, and named units come first.
        self.plan.units.iter().position(|it| it.before.is_none()).unwrap_or(0)
    }

    /// From the head down to the unit; the unit alone when it is no level in that era.
    pub fn chain_of_command(&self, unit: usize, era: Era) -> Vec<usize> {
        let mut chain = vec![unit];
        let mut at = unit;
        while let Some(superior) = self.units.get(at).and_then(|it| it.superior(era)) {
            chain.push(superior);
            at = superior;
        }
        chain.reverse();
        chain
    }

    /// How often an order from the head changes hands until a unit of the lowest tier has it.
    pub fn handovers(&self, era: Era) -> usize {
        let leaf = self.of_tier(self.plan.tiers.len().saturating_sub(1)).next();
        leaf.map_or(0, |it| self.chain_of_command(it, era).len() - 1)
    }

    /// Units of a tier, by index in [`Organization::tiers`].
    pub fn of_tier(&self, tier: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.units.len()).filter(move |it| self.units[*it].tier == tier)
    }

    /// Units that report to `superior`.
    pub fn reports(&self, superior: usize, era: Era) -> impl Iterator<Item = usize> + '_ {
        (0..self.units.len()).filter(move |it| self.units[*it].superior(era) == Some(superior))
    }

    /// The kind of a unit.
    pub fn kind(&self, unit: &Unit) -> &Kind {
        &self.plan.kinds[unit.kind]
    }
}

fn tier_of(plan: &Plan, kind: usize) -> usize {
    let tier = plan.kinds.get(kind).map(|it| it.tier.as_str());
    plan.tiers.iter().position(|it| Some(it.id.as_str()) == tier).unwrap_or(0)
}

fn ambiguous_names(plan: &Plan) -> Vec<OrganizationError> {
    let twice =
        |index: usize, unit: &PlannedUnit| plan.units[..index].iter().any(|it| it.id == unit.id);
    let units = plan.units.iter().enumerate();
    units
        .filter(|(index, unit)| twice(*index, unit))
        .map(|(_, unit)| OrganizationError::Ambiguous { unit: unit.id.clone() })
        .collect()
}

fn wrong_heads(plan: &Plan) -> Vec<OrganizationError> {
    let mut heads = plan.units.iter().filter(|it| it.before.is_none());
    let Some(head) = heads.next() else {
        return vec![OrganizationError::NoHead];
    };
    heads
        .map(|unit| OrganizationError::SeveralHeads {
            head: head.id.clone(),
            unit: unit.id.clone(),
        })
        .collect()
}

fn rings(units: &[Unit]) -> Vec<OrganizationError> {
    let mut found = Vec::new();
    for era in Era::ALL {
        let in_ring = (0..units.len()).find(|start| {
            let mut at = units[*start].superior(era);
            for _ in 0..units.len() {
                match at {
                    None => return false,
                    Some(unit) if unit == *start => return true,
                    Some(unit) => at = units[unit].superior(era),
                }
            }
            false
        });
        if let Some(unit) = in_ring {
            found.push(OrganizationError::Cycle { unit: units[unit].id.clone(), era });
        }
    }
    found
}

/// The first unit at the top of a chain after the change that is not the head. There must be no ring.
fn severed(units: &[Unit]) -> Option<OrganizationError> {
    let superior = |unit: usize| units.get(unit)?.superior(Era::After);
    let top = |unit: usize| std::iter::successors(superior(unit), |it| superior(*it)).last();
    let mut tops = (0..units.len()).filter_map(top);
    let lost = tops.find(|it| units[*it].superior(Era::Before).is_some())?;
    Some(OrganizationError::Severed { unit: units[lost].id.clone() })
}

fn add_unnamed(
    plan: &Plan,
    superior: usize,
    planned: &PlannedUnit,
    units: &mut Vec<Unit>,
) -> Vec<OrganizationError> {
    let mut errors = Vec::new();
    for (kind_id, count) in &planned.unnamed {
        let Some(kind) = plan.kinds.iter().position(|it| it.id == *kind_id) else {
            errors.push(OrganizationError::UnknownKind {
                unit: planned.id.clone(),
                kind: kind_id.clone(),
            });
            continue;
        };
        let tier = tier_of(plan, kind);
        let after = plan.tiers.get(tier).and_then(|it| it.after.as_ref());
        let after = after.and_then(|id| plan.tiers.iter().position(|it| it.id == *id));
        let after = after.and_then(|it| above(plan, units, superior, it));
        for number in 1..=*count {
            units.push(Unit {
                id: format!("{}-{kind_id}-{number}", planned.id),
                name: None,
                tier,
                kind,
                fate: Fate::Kept,
                superiors: [Some(superior), after.or(Some(superior))],
                spans: [0, 0],
            });
        }
    }
    errors
}

/// The unit of a tier that is above a unit before the change, or the unit itself.
fn above(plan: &Plan, units: &[Unit], unit: usize, tier: usize) -> Option<usize> {
    let upwards = std::iter::successors(Some(unit), |it| units.get(*it)?.superior(Era::Before));
    // No way up is longer than there are tiers, unless it goes round in a ring.
    let mut upwards = upwards.take(plan.tiers.len());
    upwards.find(|it| units.get(*it).is_some_and(|it| it.tier == tier))
}

fn count_spans(units: &mut [Unit]) {
    for era in Era::ALL {
        for index in 0..units.len() {
            if let Some(superior) = units[index].superiors[era as usize] {
                units[superior].spans[era as usize] += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(text: &str) -> Bilingual<String> {
        Bilingual { vi: text.into(), en: text.into() }
    }

    fn plan(units: &[(&str, Option<&str>, Option<&str>, u16)]) -> Plan {
        let tier = |id: &str, after: Option<&str>| Tier {
            id: id.into(),
            name: both(id),
            units: both(id),
            after: after.map(Into::into),
        };
        let kind = |id: &str, tier: &str| Kind { id: id.into(), tier: tier.into(), name: both(id) };
        Plan {
            tiers: vec![tier("city", None), tier("district", None), tier("commune", Some("city"))],
            kinds: vec![
                kind("city", "city"),
                kind("district", "district"),
                kind("ward", "commune"),
            ],
            units: units
                .iter()
                .map(|(id, before, after, wards)| PlannedUnit {
                    id: (*id).into(),
                    kind: if before.is_none() { "city" } else { "district" }.into(),
                    name: both(id),
                    before: before.map(Into::into),
                    after: after.map(Into::into),
                    fate: Fate::default(),
                    unnamed: vec![("ward".into(), *wards)],
                })
                .collect(),
        }
    }

    #[track_caller]
    fn refuses(units: &[(&str, Option<&str>, Option<&str>, u16)], error: OrganizationError) {
        assert_eq!(Organization::new(plan(units)), Err(vec![error]));
    }

    #[test]
    fn communes_report_to_their_district_before_and_to_the_city_after() {
        let rows =
            [("city", None, None, 0), ("a", Some("city"), None, 2), ("b", Some("city"), None, 3)];
        let organization = Organization::new(plan(&rows)).unwrap();
        let units = organization.units();
        assert_eq!(units.len(), 8);
        assert_eq!((units[0].span(Era::Before), units[0].span(Era::After)), (2, 5));
        assert_eq!((units[2].span(Era::Before), units[2].span(Era::After)), (3, 0));
        let ward = organization.position("b-ward-3").unwrap();
        assert_eq!(organization.chain_of_command(ward, Era::Before), [0, 2, ward]);
        assert_eq!(organization.chain_of_command(ward, Era::After), [0, ward]);
    }

    #[test]
    fn a_table_that_is_no_organization_is_refused_with_the_reason() {
        let name = String::from;
        refuses(
            &[("city", None, None, 0), ("a", Some("town"), None, 1)],
            OrganizationError::Missing {
                unit: name("a"),
                era: Era::Before,
                superior: name("town"),
            },
        );
        refuses(
            &[("city", None, None, 0), ("a", Some("city"), None, 1), ("a", Some("city"), None, 1)],
            OrganizationError::Ambiguous { unit: name("a") },
        );
        refuses(
            &[("city", None, None, 0), ("other", None, None, 0)],
            OrganizationError::SeveralHeads { head: name("city"), unit: name("other") },
        );
        refuses(&[("a", Some("a"), None, 0)], OrganizationError::NoHead);
        refuses(
            &[("city", None, None, 0), ("a", Some("b"), None, 0), ("b", Some("a"), None, 0)],
            OrganizationError::Cycle { unit: name("a"), era: Era::Before },
        );
    }
}
