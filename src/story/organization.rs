//! Reads `organization.toml`: eras, tiers, kinds and units, and checks that the counts add up.

use super::asked::Holds;
use super::checker::{Checker, Noun};
use super::facts::fact_that;
use super::problem::did_you_mean;
use super::read::{At, Table, Written};
use super::{Eras, StoryFact, StoryOrganization};
use crate::model::{
    Bilingual, Era, Fate, Kind, Organization, OrganizationError, Plan, PlannedUnit, Tier,
};

/// The tiers of the figures, from the top: each has its column, its mark and its color.
const TIERS: [&[&str]; 2] =
    [&["city", "district", "commune"], &["country", "province", "district", "commune"]];

/// The table while it is read: the plan, and where its parts stand in the file.
pub(super) struct ReadOrganization<'a> {
    plan: Plan,
    at_file: At,
    at_units: Vec<At>,
    /// Ids, each with the fact that counts its units.
    tier_counts: Vec<(String, Written<String>)>,
    kind_counts: Vec<(String, Written<String>)>,
    /// Tiers, each with the tier to which its unnamed units report after the change.
    superiors_after: Vec<(String, Written<String>)>,
    /// Whether every count could be read.
    countable: bool,
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
        superiors_after: Vec::new(),
        countable: true,
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
    let tiers: Vec<&str> = read.plan.tiers.iter().map(|it| it.id.as_str()).collect();
    if !TIERS.contains(&&tiers[..]) {
        let [city, country] = TIERS.map(|it| it.join(", "));
        let message = format!("organization: write [[tier]] tables for {city}, or for {country}");
        check.error(&read.at_file, message);
    }
    read
}

fn read_tier(check: &mut Checker, mut table: Table<'_>, read: &mut ReadOrganization<'_>) {
    let id = table.id(check);
    table.call("tier", &id.value);
    let place = table.place.clone();
    check.define(Noun::Tier, &id);
    let name = table.bilingual(check, "name").map(|it| check.plain(&place, it));
    let units = table.bilingual(check, "units").map(|it| check.plain(&place, it));
    read.tier_counts.extend(table.string(check, "count").map(|it| (id.value.clone(), it)));
    let after = table.optional_string(check, "after");
    table.finish(check);
    let (name, units) = (name.unwrap_or_default(), units.unwrap_or_default());
    let superior = after.as_ref().map(|it| it.value.clone());
    read.superiors_after.extend(after.map(|it| (place, it)));
    read.plan.tiers.push(Tier { id: id.value, name, units, after: superior });
}

fn read_kind(check: &mut Checker, mut table: Table<'_>, read: &mut ReadOrganization<'_>) {
    let id = table.id(check);
    table.call("kind", &id.value);
    let place = table.place.clone();
    let tier = table.string(check, "tier");
    if !tier.as_ref().is_some_and(|it| check.refer(Noun::Tier, &place, it)) {
        read.countable = false;
    }
    let name = table.bilingual(check, "name").map(|it| check.plain(&place, it));
    let count = table.string(check, "count");
    table.finish(check);
    if read.plan.kinds.iter().any(|it| it.id == id.value) {
        check.error(
            &id.at,
            format!("a second kind is called \"{}\"; each id is used once", id.value),
        );
        return;
    }
    read.kind_counts.extend(count.map(|it| (id.value.clone(), it)));
    let tier = tier.map(|it| it.value).unwrap_or_default();
    read.plan.kinds.push(Kind { id: id.value, tier, name: name.unwrap_or_default() });
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
    let fate = table.optional_one_of(check, "fate", &Fate::ALL).unwrap_or_default();
    let mut unnamed = Vec::new();
    if let Some(mut table) = table.table(check, "unnamed") {
        for (kind, value) in table.entries(check, Holds::Count) {
            let name = &kind.value;
            let count = value.get_ref().as_integer().and_then(|it| it.as_str().parse::<u16>().ok());
            let known = read.plan.kinds.iter().any(|it| it.id == *name);
            if !known {
                let kinds = read.plan.kinds.iter().map(|it| it.id.as_str());
                let meant = did_you_mean(name, kinds);
                check.error(&kind.at, format!("{place}: no kind is called \"{name}\"{meant}"));
            }
            if count.is_none() {
                let message = format!("{place}: \"{name}\" is no count; write a whole number");
                check.error(&table.at_value(value), message);
            }
            match count {
                Some(count) if known => unnamed.push((kind.value, count)),
                _ => read.countable = false,
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
        // The command path passes one tier between the head and the communes.
        let middle = self.plan.tiers.get(1).filter(|_| self.plan.tiers.len() == 3);
        let is_middle = |kind: &Kind| middle.is_some_and(|it| it.id == kind.tier);
        for (index, unit) in self.plan.units.iter().enumerate() {
            if self.plan.units[..index].iter().any(|it| it.id == unit.id) {
                continue;
            }
            let id = Written { value: unit.id.clone(), at: self.at_units[index].clone() };
            check.define(Noun::Unit, &id);
            if self.plan.kinds.iter().any(|it| it.id == unit.kind && is_middle(it)) {
                check.define(Noun::District, &id);
            }
        }
    }

    /// Second pass: the sound organization, its counts equal to the facts.
    pub fn finish(self, check: &mut Checker, facts: &[StoryFact]) -> Option<StoryOrganization> {
        for (place, tier) in &self.superiors_after {
            check.refer(Noun::Tier, place, tier);
        }
        for id in &self.unit_facts {
            check.refer(Noun::Fact, "organization", id);
        }
        let organization = Organization::new(self.plan.clone());
        let errors = organization.as_ref().err().map_or(&[][..], Vec::as_slice);
        self.report(check, errors);
        // Units that are there twice, or are of no kind, would make every sum a problem of its own.
        let uncountable = |it: &OrganizationError| {
            matches!(
                it,
                OrganizationError::UnknownKind { .. } | OrganizationError::Ambiguous { .. }
            )
        };
        if self.countable && !errors.iter().any(uncountable) {
            self.check_counts(check, facts);
        }
        let counts = self.tier_counts.into_iter().map(|(_, it)| it.value).collect();
        let count_sources = self.unit_facts.into_iter().map(|it| it.value);
        let count_sources = count_sources.fold(Vec::new(), |mut all, it| {
            if !all.contains(&it) {
                all.push(it);
            }
            all
        });
        let eras = read_eras(check, self.eras, facts, &self.at_file)?;
        Some(StoryOrganization { organization: organization.ok()?, eras, counts, count_sources })
    }

    fn report(&self, check: &mut Checker, errors: &[OrganizationError]) {
        for error in errors {
            let Some((unit, message)) = explain(error, &self.plan) else { continue };
            let last = matches!(error, OrganizationError::Ambiguous { .. });
            let units = self.plan.units.iter().zip(&self.at_units);
            let mut places = units.filter(|(it, _)| it.id == unit);
            let at = if last { places.next_back() } else { places.next() };
            check.error(at.map_or(&self.at_file, |(_, at)| at), message);
        }
    }

    fn check_counts(&self, check: &mut Checker, facts: &[StoryFact]) {
        let counted = |kind: &Kind| -> usize {
            let units = self.plan.units.iter();
            let unnamed = units.clone().flat_map(|it| &it.unnamed).filter(|(it, _)| *it == kind.id);
            let named = units.filter(|it| it.kind == kind.id).count();
            named + unnamed.map(|(_, count)| usize::from(*count)).sum::<usize>()
        };
        let kinds = || self.plan.kinds.iter();
        for (tier, fact) in &self.tier_counts {
            let parts: Vec<usize> = kinds().filter(|it| it.tier == *tier).map(counted).collect();
            let terms: Vec<String> = parts.iter().map(ToString::to_string).collect();
            let sum = parts.iter().sum();
            check_count(check, facts, &format!("tier \"{tier}\""), fact, sum, &terms.join(" + "));
        }
        for (kind, fact) in &self.kind_counts {
            let sum = kinds().filter(|it| it.id == *kind).map(counted).sum();
            check_count(check, facts, &format!("kind \"{kind}\""), fact, sum, "");
        }
    }
}

fn read_eras(
    check: &mut Checker,
    tables: Vec<Table<'_>>,
    facts: &[StoryFact],
    at_file: &At,
) -> Option<Eras> {
    let mut names: [Option<Bilingual<String>>; 2] = [None, None];
    let mut since = None;
    let reported = check.count();
    for mut table in tables {
        let words = Era::ALL.map(|it| (it.word(), it));
        let era = table.one_of(check, "id", &words);
        table.call("era", era.map_or("", Era::word));
        let place = table.place.clone();
        let name = table.bilingual(check, "name").map(|it| check.plain(&place, it));
        if let Some(date) = table.string(check, "date") {
            fact_that(check, &place, &date, facts, StoryFact::date, "date");
            since = Some(date.value);
        }
        let at = table.at.clone();
        table.finish(check);
        let Some(era) = era else { continue };
        if names[era as usize].is_some() {
            check.error(
                &at,
                format!("a second era is called \"{}\"; each is there once", era.word()),
            );
        }
        names[era as usize] = name;
    }
    let [before, after] = names;
    let (Some(before), Some(after), Some(since)) = (before, after, since) else {
        if check.count() == reported {
            let message = "organization: write two [[era]] tables, \"before\" and \"after\"";
            check.error(at_file, message.to_owned());
        }
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
    let number = fact_that(check, place, fact, facts, StoryFact::number, "number to count against");
    let Some(value) = number.filter(|it| *it != counted as f64) else { return };
    let sum = if parts.contains('+') { parts } else { "the sum over all units" };
    let message = format!(
        "{place}: {sum} is {counted}, but the fact \"{}\" says {value}; correct the counts or the fact",
        fact.value
    );
    check.error(&fact.at, message);
}

/// The unit that an error is about, and what to say; nothing of a kind that is missing and reported.
fn explain(error: &OrganizationError, plan: &Plan) -> Option<(String, String)> {
    let meant = |name: &str| did_you_mean(name, plan.units.iter().map(|it| it.id.as_str()));
    Some(match error {
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
        OrganizationError::UnknownKind { kind, .. } if kind.is_empty() => return None,
        OrganizationError::UnknownKind { unit, kind } => {
            let meant = did_you_mean(kind, plan.kinds.iter().map(|it| it.id.as_str()));
            (unit.clone(), format!("unit \"{unit}\": no kind is called \"{kind}\"{meant}"))
        }
    })
}
