//! The table of a country: how many units of each lower tier are under each province.

use leptos::prelude::*;

use super::figure::DataTable;
use super::figures::Subject;
use super::writer::Writer;
use crate::model::{Era, format_number};

/// A row for each province, in the order of the picture, and one for all.
pub fn country_table(writer: &Writer<'_>, subject: &Subject) -> DataTable {
    let organization = &subject.organization;
    let tiers = organization.tiers();
    let words = writer.words();
    let name = |tier: usize| tiers[tier].name.get(writer.language).clone();
    let mut heads = vec![name(1)];
    heads.extend((2..tiers.len()).map(name));

    // Every unit counts for the province above it.
    let mut counts = vec![vec![0_usize; tiers.len()]; organization.units().len()];
    for (unit, it) in organization.units().iter().enumerate() {
        let chain = organization.chain_of_command(unit, Era::Before);
        if let Some(province) = chain.get(1) {
            counts[*province][it.tier] += 1;
        }
    }
    // All counts under a unit come from one source.
    let cell = |count: usize| {
        let number = format_number(count as f64, writer.language);
        writer.cite(&subject.counts.under_units, number)
    };
    let rows = subject.contrast.rows.iter().map(|row| {
        let mut cells = vec![subject.full_name(row.head).into_any()];
        cells.extend(counts[row.head][2..].iter().map(|it| cell(*it)));
        cells
    });
    let mut rows: Vec<_> = rows.collect();
    let mut totals = vec![words.total.into_any()];
    let total = |tier: usize| writer.fact(&subject.counts.tiers[tier]);
    totals.extend((2..tiers.len()).map(total));
    rows.push(totals);
    DataTable::new(heads, rows)
}
