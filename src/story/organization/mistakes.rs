//! Says in words why a table of units is no organization, and where.

use super::ReadOrganization;
use crate::model::{Bilingual, Era, OrganizationError};
use crate::story::checker::Checker;
use crate::story::noun::{Noun, unknown};
use crate::story::say::say;

impl ReadOrganization<'_> {
    /// Each mistake at the unit that it is about, or at the file.
    pub(super) fn report(&self, check: &mut Checker, errors: &[OrganizationError]) {
        // A unit may be severed because of what is wrong elsewhere.
        let echo = |it: &&OrganizationError| {
            matches!(it, OrganizationError::Severed { .. }) && check.has_errors()
        };
        let errors: Vec<_> = errors.iter().filter(|it| !echo(it)).collect();
        for error in errors {
            let Some((unit, message)) = self.explain(error) else { continue };
            let last = matches!(error, OrganizationError::Ambiguous { .. });
            let units = self.plan.units.iter().zip(&self.at_units);
            let mut places = units.filter(|(it, _)| it.id == unit);
            let at = if last { places.next_back() } else { places.next() };
            check.error(at.map_or(&self.at_file, |(_, at)| at), message);
        }
    }

    /// The unit that an error is about, and what to say; nothing of a kind that is missing and
    /// reported.
    fn explain(&self, error: &OrganizationError) -> Option<(String, Bilingual<String>)> {
        let word = Noun::Unit.word();
        let called = |id: &str| say!([word], "{word} \"{id}\"", "{word} \"{id}\"");
        let in_era = |id: &str, era: Era| {
            let place = called(id);
            say!([place], "{place}, {era}", "{place}, {era}", era = era.word())
        };
        let units = self.plan.units.iter().map(|it| it.id.as_str());
        let kinds = self.plan.kinds.iter().map(|it| it.id.as_str());
        Some(match error {
            OrganizationError::Missing { unit, era, superior } => {
                (unit.clone(), unknown(&[Noun::Unit], &in_era(unit, *era), superior, units))
            }
            OrganizationError::Ambiguous { unit } => (unit.clone(), Noun::Unit.doubled(unit)),
            OrganizationError::SeveralHeads { head, unit } => {
                let place = called(unit);
                let message = say!(
                    [place],
                    "{place}: là đơn vị đứng đầu thứ hai, bên cạnh \"{head}\"; thêm reports_to = {{ before = \"…\" }}",
                    "{place}: a second head beside \"{head}\"; add reports_to = {{ before = \"…\" }}"
                );
                (unit.clone(), message)
            }
            OrganizationError::NoHead => {
                let place = &self.place;
                let message = say!(
                    [place],
                    "{place}: không có đơn vị đứng đầu; phải có đúng một đơn vị không ghi cấp trên (reports_to) ở thời kỳ before",
                    "{place}: no head; one unit must have no superior before the change"
                );
                (String::new(), message)
            }
            OrganizationError::Cycle { unit, era } => {
                let place = in_era(unit, *era);
                let message = say!(
                    [place],
                    "{place}: lần theo cấp trên thì vòng lại chính nó; sửa reports_to",
                    "{place}: it reports to itself, directly or through others; mend reports_to"
                );
                (unit.clone(), message)
            }
            OrganizationError::Severed { unit } => {
                let place = called(unit);
                let message = say!(
                    [place],
                    "{place}: sau thay đổi vẫn có đơn vị báo cáo lên đây, mà từ đây không còn đường lên đơn vị đứng đầu; sửa reports_to của các đơn vị ấy, hoặc after của tầng của chúng",
                    "{place}: units report to it after the change, but it leads up to the head no more; mend their reports_to, or the after of their tier"
                );
                (unit.clone(), message)
            }
            OrganizationError::UnknownKind { kind, .. } if kind.is_empty() => return None,
            OrganizationError::UnknownKind { unit, kind } => {
                (unit.clone(), unknown(&[Noun::Kind], &called(unit), kind, kinds))
            }
        })
    }
}
