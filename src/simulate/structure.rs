//! A structure: who hands over to whom in one era, from the head down to the leaves.

use std::ops::Range;

use crate::model::{Era, Organization};

/// A unit that takes part. Members are told apart by their place in [`Structure::members`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Index in [`Organization::units`].
    pub unit: usize,
    /// Index in [`Organization::tiers`].
    pub tier: usize,
    /// The place of its superior; none for the head.
    pub superior: Option<usize>,
    /// The places of those that report to it: they stand side by side.
    pub reports: Range<usize>,
}

/// The head, its leaves and the offices between them, in one era.
///
/// - Shape: the head first, every superior before those that report to it, nearer tiers first.
/// - A leaf is a unit of the lowest tier that has a way to the head. Offices that lead to no leaf,
///   and units that are no level in this era, are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structure {
    members: Vec<Member>,
    offices: Vec<usize>,
    leaves: Vec<usize>,
}

impl Structure {
    /// The structure of any organization.
    pub fn new(organization: &Organization, era: Era) -> Self {
        let units = organization.units();
        let head = organization.head();
        let lowest = organization.tiers().len().saturating_sub(1);
        let mut places = vec![None; units.len()];
        for leaf in organization.of_tier(lowest) {
            let chain = organization.chain_of_command(leaf, era);
            if leaf != head && chain.first() == Some(&head) {
                for unit in chain {
                    places[unit] = Some(0);
                }
            }
        }
        let member = |unit: usize, superior| Member {
            unit,
            tier: units[unit].tier,
            superior,
            reports: 0..0,
        };
        let mut members = vec![member(head, None)];
        let mut at = 0;
        while at < members.len() {
            let unit = members[at].unit;
            let first = members.len();
            // Looking for those of a unit that has none would cost a pass over all units.
            if units[unit].span(era) > 0 {
                let reports = organization.reports(unit, era).filter(|it| places[*it].is_some());
                members.extend(reports.map(|it| member(it, Some(at))));
            }
            members[at].reports = first..members.len();
            places[unit] = Some(at);
            at += 1;
        }
        let leaves = organization.of_tier(lowest).filter(|it| *it != head);
        let leaves = leaves.filter_map(|it| places[it]).collect();
        let offices = (0..members.len()).filter(|it| !members[*it].reports.is_empty()).collect();
        Self { members, offices, leaves }
    }

    /// All that take part, from the head.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The places of those to whom somebody reports, from the head.
    pub fn offices(&self) -> &[usize] {
        &self.offices
    }

    /// The places of the leaves, in the order of [`Organization::units`], alike in both eras.
    pub fn leaves(&self) -> &[usize] {
        &self.leaves
    }

    /// How many reporting lines there are: the fewest hand-overs that reach everyone.
    pub fn lines(&self) -> usize {
        self.members.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::samples::{REAL, organization};

    #[test]
    fn hanoi_had_thirty_lines_at_the_head_and_has_526() {
        let organization = organization(&REAL);
        let [before, after] = Era::ALL.map(|it| Structure::new(&organization, it));
        assert_eq!((before.lines(), after.lines()), (556, 526));
        assert_eq!((before.offices().len(), after.offices().len()), (31, 1));
        assert_eq!(before.members()[0].reports, 1..31);
        assert_eq!(after.members()[0].reports, 1..527);
        assert_eq!((before.leaves().len(), after.leaves().len()), (526, 526));
        assert_eq!(before.members()[24].reports.len(), 30);
    }

    #[test]
    fn a_leaf_is_the_same_unit_in_both_eras() {
        let organization = organization(&[3, 1, 2]);
        let units = Era::ALL.map(|era| {
            let structure = Structure::new(&organization, era);
            let unit = |it: &usize| structure.members()[*it].unit;
            structure.leaves().iter().map(unit).collect::<Vec<_>>()
        });
        assert_eq!(units[0], units[1]);
    }

    #[test]
    fn superiors_stand_before_their_reports_and_know_them() {
        for counts in [&[3, 1, 2][..], &[1], &REAL] {
            for era in Era::ALL {
                let structure = Structure::new(&organization(counts), era);
                for (place, member) in structure.members().iter().enumerate() {
                    assert_eq!(member.superior.is_none(), place == 0);
                    for report in member.reports.clone() {
                        assert!(place < report);
                        assert_eq!(structure.members()[report].superior, Some(place));
                        assert!(member.tier < structure.members()[report].tier);
                    }
                }
            }
        }
    }

    #[test]
    fn sites_and_offices_without_communes_take_no_part() {
        let organization = organization(&[2, 0, 1]);
        let tiers = |era| {
            let structure = Structure::new(&organization, era);
            structure.members().iter().map(|it| it.tier).collect::<Vec<_>>()
        };
        assert_eq!(tiers(Era::Before), [0, 1, 1, 2, 2, 2]);
        assert_eq!(tiers(Era::After), [0, 2, 2, 2]);
    }
}
