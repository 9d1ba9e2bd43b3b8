//! What is asked of tiers, units and counts before they are drawn.

use super::ReadOrganization;
use crate::model::Bilingual;
use crate::story::checker::Checker;
use crate::story::noun::Noun;
use crate::story::read::Written;
use crate::story::say::say;

impl ReadOrganization<'_> {
    /// A tier's units go over to a tier above it: to its own or one below they would report in a ring.
    pub(super) fn check_superior_tier(
        &self,
        check: &mut Checker,
        place: &Bilingual<String>,
        (own, superior): (&str, &Written<String>),
    ) {
        let position = |id: &str| self.plan.tiers.iter().position(|it| it.id == id);
        if check.refer(Noun::Tier, place, superior) && position(own) <= position(&superior.value) {
            let message = say!(
                [place],
                "{place}: \"after\" là \"{superior}\", không cao hơn chính cấp này; ghi một cấp ở trên",
                "{place}: \"after\" is \"{superior}\", which is not above it; name a tier above",
                superior = superior.value
            );
            check.error(&superior.at, message);
        }
    }

    /// All counts under units are shown with one source.
    pub(super) fn check_one_source(&self, check: &mut Checker) {
        let Some((first, rest)) = self.unit_facts.split_first() else { return };
        if let Some(other) = rest.iter().find(|it| it.value != first.value) {
            let place = &self.place;
            let message = say!(
                [place],
                "{place}: số đếm ở các đơn vị có hai nguồn, \"{first}\" và \"{other}\"; dùng một dữ kiện chung, ghi đủ nguồn ở đó",
                "{place}: the counts under units have two sources, \"{first}\" and \"{other}\"; use one fact for all, with every source in it",
                first = first.value,
                other = other.value
            );
            check.error(&other.at, message);
        }
    }

    /// Before the change a unit is one tier below what it reports to, and what is counted under it one
    /// tier below it: a place in the picture for any other is not to be had.
    pub(super) fn check_steps(&self, check: &mut Checker) {
        let tier_of = |kind: &str| {
            let kind = self.plan.kinds.iter().find(|it| it.id == kind)?;
            self.plan.tiers.iter().position(|it| it.id == kind.tier)
        };
        for (unit, at) in self.plan.units.iter().zip(&self.at_units) {
            let Some(own) = tier_of(&unit.kind) else { continue };
            let superior = unit.before.as_ref().and_then(|id| {
                let superior = self.plan.units.iter().find(|it| it.id == *id)?;
                Some((id, tier_of(&superior.kind)?))
            });
            if let Some((superior, _)) = superior.filter(|(_, tier)| tier + 1 != own) {
                let message = say!(
                    "đơn vị \"{id}\": \"{superior}\" không ở cấp ngay trên; sửa reports_to hoặc kind",
                    "unit \"{id}\": \"{superior}\" is not of the tier right above; correct reports_to or kind",
                    id = unit.id
                );
                check.error(at, message);
            }
            let counted = unit.unnamed.iter().find(|(kind, _)| tier_of(kind) != Some(own + 1));
            if let Some((kind, _)) = counted {
                let message = say!(
                    "đơn vị \"{id}\": \"{kind}\" không thuộc cấp ngay dưới; ghi số đếm ở đơn vị cấp ngay trên của chúng",
                    "unit \"{id}\": \"{kind}\" is not of the tier right below; write the count in the unit right above those",
                    id = unit.id
                );
                check.error(at, message);
            }
        }
    }
}
