//! Reads `organization.toml`: eras, tiers, kinds and units, and checks that the counts add up.

use super::checker::{Checker, Noun};
use super::facts::unknown_entry;
use super::read::{At, Table, Written};
use super::{Eras, StoryFact, StoryOrganization};
use crate::model::{
    Bilingual, Era, Fate, Kind, Organization, OrganizationError, Plan, PlannedUnit, Tier,
};

/// The table while it is read: the plan, and where its parts stand in the file.
pub(super) struct ReadOrganization<'a> {
    plan: Plan,
    at_file: At,
    at_units: Vec<At>,
    tier_counts: Vec<Written<String>>,
    kind_counts: Vec<Written<String>>,
    unit_facts: Vec<Written<String>>,
    eras: Vec<Table<'a>>,
}

/// First pass: everything but the texts of eras, so that unit names are known.
pub(super) fn read_plan<'a>(check: &mut Checker, mut file: Table<'a>) -> ReadOrganization<'a> {
    let mut read = ReadOrganization {
        plan: Plan { tiers: Vec::new(), kinds: Vec::new(), units: Vec::new() },
        at_file: file.at.clone(),
        at_units: Vec::new(),
        tier_counts: Vec::new(),
        kind_counts: Vec::new(),
        unit_facts: Vec::new(),
        eras: file.tables(check, "era", "era"),
    };
    let words = |it: Era| Written { value: it.word().to_owned(), at: file.at.clone() };
    for era in Era::ALL.map(words) {
        check.define(Noun::Era, &era);
    }
    for table in file.tables(check, "tier", "tier") {
        read_tier(check, table, &mut read);
    }
    for table in file.tables(check, "kind", "kind") {
        read_kind(check, table, &mut read);
    }
    for table in file.tables(check, "unit", "unit") {
        read_unit(check, table, &mut read);
    }
    file.finish(check);
    read
}

fn read_tier(check: &mut Checker, mut table: Table<'_>, read: &mut ReadOrganization<'_>) {
    let id = table.id(check);
    table.call("tier", &id.value);
    let place = table.place.clone();
    // Tiers are things to highlight, so prose may name them where it names units.
    check.define(Noun::Unit, &id);
    let name = table.bilingual(check, "name").map(|it| check.plain(&place, it));
    let units = table.bilingual(check, "units").map(|it| check.plain(&place, it));
    read.tier_counts.extend(table.string(check, "count"));
    let after = table.optional_string(check, "after").map(|it| it.value);
    table.finish(check);
    if let (Some(name), Some(units)) = (name, units) {
        read.plan.tiers.push(Tier { id: id.value, name, units, after });
    }
}

fn read_kind(check: &mut Checker, mut table: Table<'_>, read: &mut ReadOrganization<'_>) {
    let id = table.id(check);
    table.call("kind", &id.value);
    let place = table.place.clone();
    let tier = table.string(check, "tier");
    if let Some(tier) = &tier
        && !read.plan.tiers.iter().any(|it| it.id == tier.value)
    {
        let names = read.plan.tiers.iter().map(|it| it.id.as_str());
        let meant = super::problem::did_you_mean(&tier.value, names);
        check.error(&tier.at, format!("{place}: no tier is called \"{}\"{meant}", tier.value));
    }
    let name = table.bilingual(check, "name").map(|it| check.plain(&place, it));
    read.kind_counts.extend(table.string(check, "count"));
    table.finish(check);
    if let (Some(tier), Some(name)) = (tier, name) {
        read.plan.kinds.push(Kind { id: id.value, tier: tier.value, name });
    }
}

fn read_unit(check: &mut Checker, mut table: Table<'_>, read: &mut ReadOrganization<'_>) {
    let id = table.id(check);
    table.call("unit", &id.value);
    let place = table.place.clone();
    let kind = table.string(check, "kind");
    let name = table.bilingual(check, "name").map(|it| check.plain(&place, it));
    let mut superiors = [None, None];
    if let Some(mut table) = table.table(check, "reports_to") {
        superiors =
            ["before", "after"].map(|era| table.optional_string(check, era).map(|it| it.value));
        table.finish(check);
    }
    let fate = match table.value("fate") {
        Some(_) => table.one_of(check, "fate", &Fate::ALL).unwrap_or_default(),
        None => Fate::default(),
    };
    let mut unnamed = Vec::new();
    if let Some(mut table) = table.table(check, "unnamed") {
        for (kind, value) in table.entries() {
            let count = value.get_ref().as_integer().and_then(|it| it.as_str().parse::<u16>().ok());
            match count {
                Some(count) => unnamed.push((kind.value, count)),
                None => {
                    let at = table.at_value(value);
                    check.error(
                        &at,
                        format!("{place}: \"{}\" is no count; write a whole number", kind.value),
                    );
                }
            }
            let kinds: Vec<&str> = read.plan.kinds.iter().map(|it| it.id.as_str()).collect();
            let written = unnamed.last().map(|(kind, _)| kind.clone()).unwrap_or_default();
            if !written.is_empty() && !kinds.contains(&written.as_str()) {
                unknown_entry(check, &place, &written, &kind.at, &kinds);
                unnamed.pop();
            }
        }
    }
    let fact = table.optional_string(check, "fact");
    if fact.is_none() && !unnamed.is_empty() {
        check.error(&table.at, format!("{place}: counts without a source; add fact = \"fact-id\""));
    }
    read.unit_facts.extend(fact);
    table.finish(check);
    if id.value.is_empty() {
        return;
    }
    read.at_units.push(id.at.clone());
    let [before, after] = superiors;
    read.plan.units.push(PlannedUnit {
        id: id.value,
        kind: kind.map(|it| it.value).unwrap_or_default(),
        name: name.unwrap_or_default(),
        before,
        after,
        fate,
        unnamed,
    });
}

impl ReadOrganization<'_> {
    /// Defines the names of units. The organization itself reports names used twice.
    pub fn define_units(&self, check: &mut Checker) {
        for (index, unit) in self.plan.units.iter().enumerate() {
            let known = self.plan.units[..index].iter().any(|it| it.id == unit.id);
            let tier = self.plan.tiers.iter().any(|it| it.id == unit.id);
            if !known && !tier {
                let at = self.at_units[index].clone();
                check.define(Noun::Unit, &Written { value: unit.id.clone(), at });
            }
        }
    }

    /// Second pass: the sound organization, its counts equal to the facts.
    pub fn finish(self, check: &mut Checker, facts: &[StoryFact]) -> Option<StoryOrganization> {
        let eras = read_eras(check, self.eras, &self.at_file);
        for id in &self.unit_facts {
            check.refer(Noun::Fact, "organization", id);
        }
        let counted = |kind: &Kind| -> usize {
            let units = self.plan.units.iter();
            let unnamed = units.clone().flat_map(|it| &it.unnamed).filter(|(it, _)| *it == kind.id);
            let named = units.filter(|it| it.kind == kind.id).count();
            named + unnamed.map(|(_, count)| usize::from(*count)).sum::<usize>()
        };
        for (tier, fact) in self.plan.tiers.iter().zip(&self.tier_counts) {
            let kinds = self.plan.kinds.iter().filter(|it| it.tier == tier.id);
            let parts: Vec<usize> = kinds.map(counted).collect();
            let terms: Vec<String> = parts.iter().map(ToString::to_string).collect();
            check_count(
                check,
                facts,
                &format!("tier \"{}\"", tier.id),
                fact,
                parts.iter().sum(),
                &terms.join(" + "),
            );
        }
        for (kind, fact) in self.plan.kinds.iter().zip(&self.kind_counts) {
            check_count(
                check,
                facts,
                &format!("kind \"{}\"", kind.id),
                fact,
                counted(kind),
                "the sum over all units",
            );
        }
        let ids: Vec<String> = self.plan.units.iter().map(|it| it.id.clone()).collect();
        let names: Vec<String> = ids.clone();
        let counts = self.tier_counts.iter().map(|it| it.value.clone()).collect();
        let count_sources =
            self.unit_facts.iter().map(|it| it.value.clone()).fold(Vec::new(), |mut all, it| {
                if !all.contains(&it) {
                    all.push(it);
                }
                all
            });
        match Organization::new(self.plan) {
            Ok(organization) => {
                Some(StoryOrganization { organization, eras: eras?, counts, count_sources })
            }
            Err(errors) => {
                for error in errors {
                    let (unit, message) = explain(&error, &names);
                    let last = matches!(error, OrganizationError::Ambiguous { .. });
                    let mut places = ids.iter().zip(&self.at_units).filter(|(id, _)| **id == unit);
                    let at = if last { places.next_back() } else { places.next() };
                    check.error(&at.map_or(self.at_file.clone(), |(_, at)| at.clone()), message);
                }
                None
            }
        }
    }
}

fn read_eras(check: &mut Checker, tables: Vec<Table<'_>>, at_file: &At) -> Option<Eras> {
    let mut names: [Option<Bilingual<String>>; 2] = [None, None];
    let mut since = None;
    for mut table in tables {
        let words = Era::ALL.map(|it| (it.word(), it));
        let era = table.one_of(check, "id", &words);
        let place = table.place.clone();
        let name = table.bilingual(check, "name").map(|it| check.plain(&place, it));
        if let Some(date) = table.string(check, "date") {
            check.refer(Noun::Fact, &place, &date);
            since = Some(date.value);
        }
        table.finish(check);
        if let Some(era) = era {
            names[era as usize] = name;
        }
    }
    let [before, after] = names;
    let (Some(before), Some(after), Some(since)) = (before, after, since) else {
        check.error(
            at_file,
            "organization: write two [[era]] tables, \"before\" and \"after\"".to_owned(),
        );
        return None;
    };
    Some(Eras { before, after, since })
}

fn check_count(
    check: &mut Checker,
    facts: &[StoryFact],
    place: &str,
    fact: &Written<String>,
    counted: usize,
    parts: &str,
) {
    if !check.refer(Noun::Fact, place, fact) {
        return;
    }
    let value = facts.iter().find(|it| it.id == fact.value).and_then(StoryFact::number);
    match value {
        Some(value) if value == counted as f64 => {}
        Some(value) => check.error(
            &fact.at,
            format!("{place}: {parts} is {counted}, but the fact \"{}\" says {value}; correct the counts or the fact", fact.value),
        ),
        None => check.error(&fact.at, format!("{place}: the fact \"{}\" is no number to count against", fact.value)),
    }
}

fn explain(error: &OrganizationError, names: &[String]) -> (String, String) {
    let meant = |name: &str| super::problem::did_you_mean(name, names.iter().map(String::as_str));
    match error {
        OrganizationError::Missing { unit, era, superior } => (
            unit.clone(),
            format!(
                "unit \"{unit}\", {}: no unit is called \"{superior}\"{}",
                era.word(),
                meant(superior)
            ),
        ),
        OrganizationError::Ambiguous { unit } => (
            unit.clone(),
            format!("unit \"{unit}\": a second unit of that name; each id is used once"),
        ),
        OrganizationError::SeveralHeads { head, unit } => (
            unit.clone(),
            format!(
                "unit \"{unit}\": a second head beside \"{head}\"; add reports_to = {{ before = \"…\" }}"
            ),
        ),
        OrganizationError::NoHead => (
            String::new(),
            "organization: no head; one unit must have no superior before the change".to_owned(),
        ),
        OrganizationError::Cycle { unit, era } => (
            unit.clone(),
            format!(
                "unit \"{unit}\", {}: it reports to itself through others; mend reports_to",
                era.word()
            ),
        ),
        OrganizationError::UnknownKind { unit, kind } => {
            (unit.clone(), format!("unit \"{unit}\": no kind is called \"{kind}\""))
        }
    }
}
