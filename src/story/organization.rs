//! Reads `organization.toml`: eras, tiers, kinds and units, and checks that the counts add up.

mod mistakes;
mod tiers;

use super::asked::Holds;
use super::checker::Checker;
use super::facts::fact_that;
use super::noun::{Noun, unknown};
use super::read::{At, Table, Written};
use super::say::say;
use super::value::whole;
use super::{Eras, StoryFact, StoryOrganization};
use crate::model::{
    Bilingual, Era, Fate, Kind, Organization, OrganizationError, Plan, PlannedUnit, Tier,
};

/// The tiers of the figures, from the top: each has its column, its mark and its color.
const TIERS: [&[&str]; 2] =
    [&["city", "district", "commune"], &["country", "province", "district", "commune"]];

/// More units than this are a mistake or an attack.
const MOST_UNITS: usize = 20_000;

/// The table while it is read: the plan, and where its parts stand in the file.
pub(super) struct ReadOrganization<'a> {
    plan: Plan,
    at_file: At,
    at_units: Vec<At>,
    /// Ids, each with the fact that counts its units.
    tier_counts: Vec<(String, Written<String>)>,
    kind_counts: Vec<(String, Written<String>)>,
    /// Tiers, each with the tier to which its unnamed units report after the change.
    superiors_after: Vec<(String, Bilingual<String>, Written<String>)>,
    /// Whether every count could be read.
    countable: bool,
    unit_facts: Vec<Written<String>>,
    eras: Vec<Table<'a>>,
    place: Bilingual<String>,
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
        eras: file.tables(check, "era", Noun::Era),
        place: file.place.clone(),
    };
    let words = |it: Era| Written { value: it.word().to_owned(), at: file.at.clone() };
    for era in Era::ALL.map(words) {
        check.define(Noun::Era, &era);
    }
    for table in file.tables(check, "tier", Noun::Tier) {
        read_tier(check, table, &mut read);
    }
    for table in file.tables(check, "kind", Noun::Kind) {
        read_kind(check, table, &mut read);
    }
    for table in file.tables(check, "unit", Noun::Unit) {
        read_unit(check, table, &mut read);
    }
    file.finish(check);
    if !has_known_tiers(&read.plan) {
        let [city, country] = TIERS.map(|it| it.join(", "));
        let place = &read.place;
        let message = say!(
            [place],
            "{place}: viết các bảng [[tier]] cho {city}, hoặc cho {country}",
            "{place}: write [[tier]] tables for {city}, or for {country}"
        );
        check.error(&read.at_file, message);
    }
    read
}

fn has_known_tiers(plan: &Plan) -> bool {
    let tiers: Vec<&str> = plan.tiers.iter().map(|it| it.id.as_str()).collect();
    TIERS.contains(&&tiers[..])
}

fn read_tier(check: &mut Checker, mut table: Table<'_>, read: &mut ReadOrganization<'_>) {
    let id = table.id(check);
    table.call(Noun::Tier, &id.value);
    let place = table.place.clone();
    check.define(Noun::Tier, &id);
    let name = table.bilingual(check, "name").map(|it| check.plain(&place, it));
    let units = table.bilingual(check, "units").map(|it| check.plain(&place, it));
    read.tier_counts.extend(table.string(check, "count").map(|it| (id.value.clone(), it)));
    let after = table.optional_string(check, "after");
    table.finish(check);
    let (name, units) = (name.unwrap_or_default(), units.unwrap_or_default());
    let superior = after.as_ref().map(|it| it.value.clone());
    read.superiors_after.extend(after.map(|it| (id.value.clone(), place, it)));
    read.plan.tiers.push(Tier { id: id.value, name, units, after: superior });
}

fn read_kind(check: &mut Checker, mut table: Table<'_>, read: &mut ReadOrganization<'_>) {
    let id = table.id(check);
    table.call(Noun::Kind, &id.value);
    let place = table.place.clone();
    let tier = table.string(check, "tier");
    if !tier.as_ref().is_some_and(|it| check.refer(Noun::Tier, &place, it)) {
        read.countable = false;
    }
    let name = table.bilingual(check, "name").map(|it| check.plain(&place, it));
    let count = table.string(check, "count");
    table.finish(check);
    if read.plan.kinds.iter().any(|it| it.id == id.value) {
        check.error(&id.at, Noun::Kind.doubled(&id.value));
        return;
    }
    read.kind_counts.extend(count.map(|it| (id.value.clone(), it)));
    let tier = tier.map(|it| it.value).unwrap_or_default();
    read.plan.kinds.push(Kind { id: id.value, tier, name: name.unwrap_or_default() });
}

fn read_unit(check: &mut Checker, mut table: Table<'_>, read: &mut ReadOrganization<'_>) {
    let id = table.id(check);
    table.call(Noun::Unit, &id.value);
    let place = table.place.clone();
    let kind = table.string(check, "kind");
    let name = table.bilingual(check, "name").map(|it| check.plain(&place, it));
    let mut superiors = [None, None];
    if let Some(mut table) = table.table(check, "reports_to") {
        superiors =
            ["before", "after"].map(|era| table.optional_string(check, era).map(|it| it.value));
        table.finish(check);
    }
    let lowest = read.plan.tiers.last().map(|it| it.id.as_str());
    let of_lowest = |it: &&Kind| Some(it.tier.as_str()) == lowest;
    let of_lowest = read.plan.kinds.iter().filter(of_lowest).map(|it| &it.id);
    if kind.as_ref().is_some_and(|kind| of_lowest.into_iter().any(|it| *it == kind.value)) {
        let message = say!(
            [place],
            "{place}: đơn vị của tầng thấp nhất chỉ được đếm, không có tên; ghi unnamed = {{ … }} ở đơn vị cấp trên",
            "{place}: units of the lowest tier are counted, not named; write unnamed = {{ … }} in the unit above"
        );
        check.error(&id.at, message);
    }
    let fate = table.optional_one_of(check, "fate", &Fate::ALL).unwrap_or_default();
    let mut unnamed = Vec::new();
    if let Some(mut table) = table.table(check, "unnamed") {
        for (kind, value) in table.entries(check, Holds::Count) {
            let name = &kind.value;
            let count = whole(value.get_ref()).and_then(|it| u16::try_from(it).ok());
            let known = read.plan.kinds.iter().any(|it| it.id == *name);
            if !known {
                let kinds = read.plan.kinds.iter().map(|it| it.id.as_str());
                check.error(&kind.at, unknown(&[Noun::Kind], &place, name, kinds));
            }
            if count.is_none() {
                let message = say!(
                    [place],
                    "{place}: \"{name}\" không phải số đếm; viết số nguyên từ 0 đến {most}",
                    "{place}: \"{name}\" is no count; write a whole number from 0 to {most}",
                    most = u16::MAX
                );
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
        let message = say!(
            [place],
            "{place}: có số đếm mà chưa có nguồn; thêm fact = \"fact-id\"",
            "{place}: counts without a source; add fact = \"fact-id\""
        );
        check.error(&table.at, message);
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
    /// Whether there are more units than any page draws; they are not even counted out then.
    fn too_many(&self, check: &mut Checker) -> bool {
        let unnamed = self.plan.units.iter().flat_map(|it| &it.unnamed);
        let unnamed: usize = unnamed.map(|(_, count)| usize::from(*count)).sum();
        let count = self.plan.units.len() + unnamed;
        if count > MOST_UNITS {
            let place = &self.place;
            let message = say!(
                [place],
                "{place}: có {count} đơn vị; chỉ đọc nhiều nhất {MOST_UNITS}",
                "{place}: {count} units; at most {MOST_UNITS} are read"
            );
            check.error(&self.at_file, message);
        }
        count > MOST_UNITS
    }

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
        for (tier, place, superior) in &self.superiors_after {
            self.check_superior_tier(check, place, (tier, superior));
        }
        for id in &self.unit_facts {
            check.refer(Noun::Fact, &self.place, id);
        }
        self.check_one_source(check);
        if self.too_many(check) {
            return None;
        }
        let organization = Organization::new(self.plan.clone());
        let errors = organization.as_ref().err().map_or(&[][..], Vec::as_slice);
        self.report(check, errors);
        if errors.is_empty() && has_known_tiers(&self.plan) {
            self.check_steps(check);
        }
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
        let count_source = self.unit_facts.into_iter().next().map(|it| it.value);
        let eras = read_eras(check, self.eras, facts, (&self.place, &self.at_file))?;
        Some(StoryOrganization { organization: organization.ok()?, eras, counts, count_source })
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
            let place = say!("cấp \"{tier}\"", "tier \"{tier}\"");
            check_count(check, facts, &place, fact, sum, &terms.join(" + "));
        }
        for (kind, fact) in &self.kind_counts {
            let sum = kinds().filter(|it| it.id == *kind).map(counted).sum();
            let place = say!("loại đơn vị \"{kind}\"", "kind \"{kind}\"");
            check_count(check, facts, &place, fact, sum, "");
        }
    }
}

fn read_eras(
    check: &mut Checker,
    tables: Vec<Table<'_>>,
    facts: &[StoryFact],
    (file, at_file): (&Bilingual<String>, &At),
) -> Option<Eras> {
    let mut names: [Option<Bilingual<String>>; 2] = [None, None];
    let mut since = None;
    let reported = check.count();
    for mut table in tables {
        let words = Era::ALL.map(|it| (it.word(), it));
        let era = table.one_of(check, "id", &words);
        table.call(Noun::Era, era.map_or("", Era::word));
        let place = table.place.clone();
        let name = table.bilingual(check, "name").map(|it| check.plain(&place, it));
        if let Some(date) = table.string(check, "date") {
            let wanted = say!("một ngày", "date");
            fact_that(check, &place, &date, facts, StoryFact::date, &wanted);
            if since.as_ref().is_some_and(|it| *it != date.value) {
                check.error(
                    &date.at,
                    say!(
                        [place],
                        "{place}: hai thời kỳ nối nhau ở một ngày; viết cùng một dữ kiện ở cả hai",
                        "{place}: one day parts both eras; write the same fact in both"
                    ),
                );
            }
            since = Some(date.value);
        }
        let at = table.at.clone();
        table.finish(check);
        let Some(era) = era else { continue };
        if names[era as usize].is_some() {
            check.error(&at, Noun::Era.doubled(era.word()));
        }
        names[era as usize] = name;
    }
    let [before, after] = names;
    let (Some(before), Some(after), Some(since)) = (before, after, since) else {
        if check.count() == reported {
            let message = say!(
                [file],
                "{file}: viết hai bảng [[era]], \"before\" và \"after\"",
                "{file}: write two [[era]] tables, \"before\" and \"after\""
            );
            check.error(at_file, message);
        }
        return None;
    };
    Some(Eras { before, after, since })
}

fn check_count(
    check: &mut Checker,
    facts: &[StoryFact],
    place: &Bilingual<String>,
    fact: &Written<String>,
    counted: usize,
    parts: &str,
) {
    let wanted = say!("số để đối chiếu", "number to count against");
    let number = fact_that(check, place, fact, facts, StoryFact::number, &wanted);
    let Some(value) = number.filter(|it| *it != counted as f64) else { return };
    let sum = match parts.contains('+') {
        true => Bilingual::alike(parts.to_owned()),
        false => say!("tổng các đơn vị", "the sum over all units"),
    };
    let message = say!(
        [place, sum],
        "{place}: {sum} là {counted}, nhưng số liệu \"{id}\" ghi {value}; sửa số đếm hoặc số liệu",
        "{place}: {sum} is {counted}, but the fact \"{id}\" says {value}; correct the counts or the fact",
        id = fact.value
    );
    check.error(&fact.at, message);
}
