//! What the moving figures are about: an organization, placed, and named in one language.

use std::sync::Arc;

use crate::layout::Contrast;
use crate::model::{Era, Fate, Findable, Language, Organization, Outlook};
use crate::story::{CountFacts, CueSheet};
use crate::words::Words;

/// An organization with its places and names. Cheap to clone.
#[derive(Clone)]
pub struct Subject {
    /// The organization.
    pub organization: Arc<Organization>,
    /// Its places in both eras.
    pub contrast: Arc<Contrast>,
    /// Names of the eras.
    pub eras: [String; 2],
    /// Where the counts of units come from.
    pub counts: Arc<CountFacts>,
    /// What the count of chapters may be held against.
    pub outlook: Arc<Outlook>,
    /// The language of the page.
    pub language: Language,
    /// What the order model gives at first, once somebody asked: a page shows it many times.
    #[cfg(feature = "ssr")]
    pub modelled: Arc<std::sync::OnceLock<crate::simulate::Results>>,
}

impl Subject {
    /// Places an organization and picks the language of its names.
    pub fn new(organization: Organization, sheet: &CueSheet, language: Language) -> Self {
        let contrast = Arc::new(Contrast::new(&organization));
        Self {
            organization: Arc::new(organization),
            contrast,
            eras: sheet.eras.clone(),
            counts: Arc::new(sheet.counts.clone()),
            outlook: Arc::new(sheet.outlook.clone()),
            language,
            #[cfg(feature = "ssr")]
            modelled: Arc::default(),
        }
    }

    /// The fact that says how many units report to one; none where there are none to count.
    pub fn span_fact(&self, unit: usize, era: Era) -> Option<&str> {
        let first = self.organization.reports(unit, era).next()?;
        if unit != self.organization.head() {
            return Some(&self.counts.under_units);
        }
        let tier = self.organization.units().get(first)?.tier;
        self.counts.tiers.get(tier).map(String::as_str)
    }

    /// The district of the command path as it is written: the one that leads most communes.
    pub fn opening_district(&self) -> usize {
        self.contrast.rows.first().map_or(0, |it| it.head)
    }

    /// The words of the interface.
    pub fn words(&self) -> &'static Words {
        Words::of(self.language)
    }

    /// The unit's place: `quận Ba Đình`, or the head's own name.
    pub fn place(&self, unit: usize) -> String {
        let Some(it) = self.organization.units().get(unit) else { return String::new() };
        let kind = self.organization.kind(it).name.get(self.language);
        match &it.name {
            Some(name) if it.tier == 0 => name.get(self.language).clone(),
            Some(name) => Words::kind_and_name(self.language, kind, name.get(self.language)),
            None => {
                let above = it.superior(Era::Before).map(|it| self.place(it)).unwrap_or_default();
                Words::one_of(self.language, kind, &above)
            }
        }
    }

    /// Whether it is a country, whose units are counted as administrative units and not as police.
    pub fn is_country(&self) -> bool {
        self.organization.tiers().len() > 3
    }

    /// As [`Subject::place`], in two lines: kind and name in the order of the language.
    pub fn place_in_lines(&self, unit: usize) -> [String; 2] {
        let Some(it) = self.organization.units().get(unit) else { return Default::default() };
        let kind = self.organization.kind(it).name.get(self.language).clone();
        let name = it.name.as_ref().map(|it| it.get(self.language).clone()).unwrap_or_default();
        if self.language == Language::Vi { [kind, name] } else { [name, kind] }
    }

    /// The unit's full name: `Công an quận Ba Đình`; for an unnamed unit, which one of which it is.
    pub fn full_name(&self, unit: usize) -> String {
        match self.organization.units().get(unit) {
            Some(it) if it.tier == 1 && !self.is_country() => {
                Words::police_of(self.language, &self.place(unit))
            }
            Some(_) => capitalized(&self.place(unit)),
            None => String::new(),
        }
    }

    /// The name of the unit's tier.
    pub fn tier(&self, unit: usize) -> String {
        let units = self.organization.units();
        let tier = units.get(unit).and_then(|it| self.organization.tiers().get(it.tier));
        tier.map(|it| it.name.get(self.language).clone()).unwrap_or_default()
    }

    /// Whether the unit is a level of an era.
    pub fn is_level(&self, unit: usize, era: Era) -> bool {
        let above = self.organization.units().get(unit).and_then(|it| it.superior(era));
        unit == self.organization.head() || above.is_some()
    }

    /// From the head down, with arrows: `Công an thành phố → … `; or that the unit is no level.
    pub fn chain(&self, unit: usize, era: Era) -> String {
        if !self.is_level(unit, era) {
            let words = self.words();
            let fate = self.organization.units().get(unit).map(|it| it.fate);
            return match fate {
                Some(Fate::Site) => format!("{}: {}", words.site, words.no_level),
                _ => words.no_level.to_owned(),
            };
        }
        let chain = self.organization.chain_of_command(unit, era);
        chain.iter().map(|it| self.full_name(*it)).collect::<Vec<_>>().join(" → ")
    }

    /// Everything the panel says of a unit, as one sentence for a screen reader.
    pub fn sentence(&self, unit: usize) -> String {
        let [before, after] = Era::ALL.map(|era| self.chain(unit, era));
        format!(
            "{}, {}. {}: {before}. {}: {after}.",
            self.full_name(unit),
            self.tier(unit),
            self.eras[0],
            self.eras[1]
        )
    }

    /// The named units below the head, to be found by name.
    pub fn districts(&self) -> Vec<Findable> {
        let units = self.organization.units().iter().filter(|it| 0 < it.tier);
        let units = units.filter_map(|unit| {
            Some(Findable {
                id: unit.id.clone(),
                name: unit.name.as_ref()?.get(self.language).clone(),
                kind: self.organization.kind(unit).name.get(self.language).clone(),
            })
        });
        units.collect()
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
