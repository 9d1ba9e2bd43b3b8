//! The cue sheet as it stands in a page: JSON tables of words, one row a thing.
//!
//! One shape for all rows, so that the program reads them with the browser's own JSON.

use serde::{Deserialize, Serialize};

use super::cue::{ChaptersView, CountFacts, CueSheet, FigureName, Route, Show};
use crate::model::{
    Bilingual, Date, Era, Fate, Kind, Language, Outlook, Plan, PlannedUnit, Reference, Tier,
};

type Row = Vec<String>;

/// The sheet as JSON reads and writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tables {
    /// Equal to [`Tables::FORMAT`], or the page is of another release than the program.
    format: String,
    eras: Row,
    /// One fact a tier, and then that of the units.
    counts: Row,
    tiers: Vec<Row>,
    kinds: Vec<Row>,
    units: Vec<Row>,
    /// When it was, and then the count of chapters and what it is held against.
    outlook: Vec<Row>,
    steps: Vec<Row>,
}

impl Tables {
    /// Changed whenever the shape of a row changes.
    const FORMAT: &str = "haicap-3";

    /// Writes a sheet, names in one language.
    pub fn write(sheet: &CueSheet, language: Language) -> Self {
        let name = |it: &Bilingual<String>| it.get(language).clone();
        let plan = &sheet.plan;
        let tier = |it: &Tier| vec![it.id.clone(), name(&it.name), or_empty(it.after.as_ref())];
        let kind = |it: &Kind| vec![it.id.clone(), it.tier.clone(), name(&it.name)];
        Self {
            format: Self::FORMAT.to_owned(),
            eras: sheet.eras.to_vec(),
            counts: [&sheet.counts.tiers[..], std::slice::from_ref(&sheet.counts.under_units)]
                .concat(),
            tiers: plan.tiers.iter().map(tier).collect(),
            kinds: plan.kinds.iter().map(kind).collect(),
            units: plan.units.iter().map(|it| write_unit(it, language)).collect(),
            outlook: write_outlook(&sheet.outlook),
            steps: sheet.steps.iter().map(|it| write_step(it.as_ref())).collect(),
        }
    }

    /// The sheet by a reader of JSON that the browser has anyway: the rows of a name, a list of
    /// words being one row, and a word a row of one. Ours would be a tenth of the program.
    pub fn gather(rows: impl Fn(&str) -> Option<Vec<Vec<String>>>) -> Option<Self> {
        let row = |name| rows(name)?.into_iter().next();
        Some(Self {
            format: row("format")?.concat(),
            eras: row("eras")?,
            counts: row("counts")?,
            tiers: rows("tiers")?,
            kinds: rows("kinds")?,
            units: rows("units")?,
            outlook: rows("outlook")?,
            steps: rows("steps")?,
        })
    }

    /// Reads a sheet; none when the page is of another release, or a row is not what it should be.
    pub fn read(&self) -> Option<CueSheet> {
        if self.format != Self::FORMAT {
            return None;
        }
        let tiers = self.tiers.iter().map(|row| {
            let [id, name, after] = &row[..] else { return None };
            // What the units are called together is said in pictures that the program leaves alone.
            Some(Tier { id: id.clone(), name: both(name), units: both(""), after: some(after) })
        });
        let kinds = self.kinds.iter().map(|row| {
            let [id, tier, name] = &row[..] else { return None };
            Some(Kind { id: id.clone(), tier: tier.clone(), name: both(name) })
        });
        let plan = Plan {
            tiers: tiers.collect::<Option<_>>()?,
            kinds: kinds.collect::<Option<_>>()?,
            units: self.units.iter().map(|row| read_unit(row)).collect::<Option<_>>()?,
        };
        let steps = self.steps.iter().map(|row| read_step(row)).collect::<Result<_, _>>().ok()?;
        let [before, after] = &self.eras[..] else { return None };
        let [counts @ .., under_units] = &self.counts[..] else { return None };
        if counts.len() != plan.tiers.len() {
            return None;
        }
        let counts = CountFacts { tiers: counts.to_vec(), under_units: under_units.clone() };
        let outlook = read_outlook(&self.outlook)?;
        Some(CueSheet { plan, eras: [before.clone(), after.clone()], counts, outlook, steps })
    }
}

fn both(name: &str) -> Bilingual<String> {
    Bilingual { vi: name.to_owned(), en: name.to_owned() }
}

fn some(id: &str) -> Option<String> {
    (!id.is_empty()).then(|| id.to_owned())
}

fn or_empty(id: Option<&String>) -> String {
    id.cloned().unwrap_or_default()
}

fn word_of<T: Copy + PartialEq>(words: &[(&str, T)], thing: T) -> String {
    words
        .iter()
        .find(|(_, it)| *it == thing)
        .map_or_else(String::new, |(word, _)| (*word).to_owned())
}

fn thing_of<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(it, _)| *it == word).map(|(_, it)| *it)
}

/// Id, kind, name, superior before, superior after, fate, and then a kind and a count by turns.
fn write_unit(unit: &PlannedUnit, language: Language) -> Row {
    let mut row = vec![
        unit.id.clone(),
        unit.kind.clone(),
        unit.name.get(language).clone(),
        or_empty(unit.before.as_ref()),
        or_empty(unit.after.as_ref()),
        word_of(&Fate::ALL, unit.fate),
    ];
    row.extend(unit.unnamed.iter().flat_map(|(kind, count)| [kind.clone(), count.to_string()]));
    row
}

fn read_unit(row: &[String]) -> Option<PlannedUnit> {
    let [id, kind, name, before, after, fate, unnamed @ ..] = row else { return None };
    let counts = unnamed.chunks(2).map(|pair| {
        let [kind, count] = pair else { return None };
        Some((kind.clone(), count.parse().ok()?))
    });
    Some(PlannedUnit {
        id: id.clone(),
        kind: kind.clone(),
        name: both(name),
        before: some(before),
        after: some(after),
        fate: thing_of(&Fate::ALL, fate)?,
        unnamed: counts.collect::<Option<_>>()?,
    })
}

/// The month, and then the references, the count first: fact, number, words.
fn write_outlook(outlook: &Outlook) -> Vec<Row> {
    let Some(from) = outlook.from else { return Vec::new() };
    let references = std::iter::once(&outlook.start).chain(&outlook.targets);
    let rows = references.map(|it| vec![it.fact.clone(), it.count.to_string(), it.words.clone()]);
    let month = from.month.unwrap_or(1).to_string();
    std::iter::once(vec![from.year.to_string(), month]).chain(rows).collect()
}

fn read_outlook(rows: &[Row]) -> Option<Outlook> {
    let [from, rows @ ..] = rows else { return Some(Outlook::default()) };
    let references = rows.iter().map(|row| {
        let [fact, count, words] = &row[..] else { return None };
        Some(Reference { fact: fact.clone(), count: count.parse().ok()?, words: words.clone() })
    });
    let mut references = references.collect::<Option<Vec<_>>>()?.into_iter();
    let [year, month] = &from[..] else { return None };
    let from = Date::of_month(year.parse().ok()?, month.parse().ok()?)?;
    Some(Outlook { from: Some(from), start: references.next()?, targets: references.collect() })
}

/// Figure, its state in a word, a unit, and then what it highlights.
fn write_step(step: Option<&Show>) -> Row {
    let (state, unit) = match step {
        Some(Show::Organization { era, unit, .. }) => (era.word(), unit.as_deref()),
        Some(Show::CommandPath { route, district }) => (route.word(), Some(district.as_str())),
        Some(Show::Chapters { view }) => (view.word(), None),
        _ => ("", None),
    };
    let figure = step.map_or("", |it| it.figure().word());
    let mut row = [figure, state, unit.unwrap_or_default()].map(ToOwned::to_owned).to_vec();
    row.extend_from_slice(step.map_or(&[], Show::highlight));
    row
}

/// What a step shows; `Err` for a row that is not what it should be.
fn read_step(row: &[String]) -> Result<Option<Show>, WrongRow> {
    let [figure, state, unit, highlight @ ..] = row else { return Err(WrongRow) };
    if figure.is_empty() {
        return Ok(None);
    }
    let highlight = highlight.to_vec();
    let show = match thing_of(&FigureName::ALL, figure).ok_or(WrongRow)? {
        FigureName::Organization => {
            let era = Era::from_word(state).ok_or(WrongRow)?;
            Show::Organization { era, highlight, unit: some(unit) }
        }
        FigureName::CommandPath => {
            let route = thing_of(&Route::ALL, state).ok_or(WrongRow)?;
            Show::CommandPath { route, district: unit.clone() }
        }
        FigureName::OrderModel => Show::OrderModel,
        FigureName::Chapters => {
            Show::Chapters { view: thing_of(&ChaptersView::ALL, state).ok_or(WrongRow)? }
        }
        FigureName::Timeline => Show::Timeline { highlight },
        FigureName::Functions => Show::Functions { highlight },
        FigureName::UnitsOverTime => Show::UnitsOverTime { highlight },
    };
    Ok(Some(show))
}

/// A row with too few cells, or with a word that is none of ours.
struct WrongRow;

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> CueSheet {
        let highlight = vec!["a".to_owned(), "b".to_owned()];
        CueSheet {
            plan: Plan {
                tiers: vec![Tier {
                    id: "leaf".into(),
                    name: both("Leaf"),
                    units: both(""),
                    after: some("city"),
                }],
                kinds: vec![Kind { id: "ward".into(), tier: "leaf".into(), name: both("ward") }],
                units: vec![PlannedUnit {
                    id: "ba-vi".into(),
                    kind: "ward".into(),
                    name: both("Ba Vì"),
                    before: some("city"),
                    after: None,
                    fate: Fate::Site,
                    unnamed: vec![("ward".into(), 29), ("township".into(), 1)],
                }],
            },
            eras: ["Trước".into(), "Sau".into()],
            counts: CountFacts {
                tiers: vec!["leaf-count".into()],
                under_units: "leaves-by-head".into(),
            },
            outlook: Outlook {
                from: Date::parse("2025-03"),
                start: Reference { fact: "chapters".into(), count: 317, words: "317".into() },
                targets: vec![Reference {
                    fact: "leaf-count".into(),
                    count: 526,
                    words: "526".into(),
                }],
            },
            steps: vec![
                None,
                Some(Show::Organization {
                    era: Era::Before,
                    highlight: highlight.clone(),
                    unit: some("ba-vi"),
                }),
                Some(Show::CommandPath { route: Route::Both, district: "ba-vi".into() }),
                Some(Show::OrderModel),
                Some(Show::Chapters { view: ChaptersView::City }),
                Some(Show::Timeline { highlight: highlight.clone() }),
                Some(Show::Functions { highlight: Vec::new() }),
                Some(Show::UnitsOverTime { highlight }),
            ],
        }
    }

    #[test]
    fn what_a_page_was_given_is_what_the_program_reads() {
        let sheet = sheet();
        assert_eq!(Tables::write(&sheet, Language::Vi).read(), Some(sheet));
    }

    #[test]
    fn a_sheet_of_another_release_is_refused() {
        let tables = Tables { format: "haicap-0".into(), ..Tables::write(&sheet(), Language::Vi) };
        assert_eq!(tables.read(), None);
    }

    #[test]
    fn a_row_that_lost_a_cell_is_refused() {
        let mut tables = Tables::write(&sheet(), Language::Vi);
        tables.units[0].truncate(7);
        assert_eq!(tables.read(), None);
        let mut tables = Tables::write(&sheet(), Language::Vi);
        tables.steps[1].truncate(2);
        assert_eq!(tables.read(), None);
    }

    #[test]
    fn a_month_that_no_year_has_is_refused() {
        for [year, month] in [["2025", "x"], ["2025", "0"], ["2025", "13"], ["3000", "1"]] {
            let mut tables = Tables::write(&sheet(), Language::Vi);
            tables.outlook[0] = vec![year.to_owned(), month.to_owned()];
            assert_eq!(tables.read(), None, "{year}, {month}");
        }
    }
}
