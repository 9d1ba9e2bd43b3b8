//! Order model: what a result writes into its table, cell by cell as the table is read.
//!
//! One list for the page as it is written and for the program that changes it, as `model_marks`.

use crate::model::{Language, format_whole};
use crate::simulate::{Bins, Results};
use crate::words::ModelWords;

/// Intervals in which arrivals are counted; fewer than bars, since a table is read line by line.
pub const INTERVALS: u32 = 12;

/// Capacities of the head whose last arrivals are told.
pub const CAPACITIES: [u32; 7] = [1, 10, 20, 30, 40, 50, 60];

/// Rows before that of the direction; the intervals come behind it.
const NUMBERS: usize = 4 + CAPACITIES.len() + 6 + 1;

/// The cells of the era before and of the era after by turns: results, assumptions, and then the
/// intervals, each with its head. What an era does not have is a dash.
pub fn model_cells(results: &Results, language: Language) -> Vec<String> {
    let latest = results.outcomes.iter().filter_map(|it| it.arrivals.slowest()).max();
    let minutes = results.settings.offices[0].minutes;
    let bins = Bins::covering(latest.unwrap_or(1), INTERVALS, minutes);
    let columns = [0, 1].map(|era| column(results, era, bins));
    let mut cells = Vec::new();
    for row in 0..NUMBERS + INTERVALS as usize {
        if row == NUMBERS {
            let direction =
                ModelWords::of(language).directions[results.settings.direction as usize];
            cells.extend([direction, direction].map(str::to_owned));
        }
        if let Some(bin) = row.checked_sub(NUMBERS) {
            let first = bin as u32 * bins.minutes + 1;
            cells.push(match columns[0].get(row) {
                Some(_) => ModelWords::interval(language, first, first + bins.minutes - 1),
                None => String::new(),
            });
        }
        for column in &columns {
            let number = column.get(row).copied().flatten();
            cells.push(number.map_or_else(|| "–".to_owned(), |it| format_whole(it, language)));
        }
    }
    cells
}

/// The numbers of one era, those of the intervals the last.
fn column(results: &Results, era: usize, bins: Bins) -> Vec<Option<u32>> {
    let outcome = &results.outcomes[era];
    let arrivals = &outcome.arrivals;
    let runs = arrivals.runs().max(1) as u32;
    let crossing = results.crossing.filter(|_| era == 1);
    let mut column =
        vec![arrivals.median(), arrivals.last_median(), Some(outcome.handovers), crossing];
    for at_once in CAPACITIES {
        column.push(results.sweep.get(at_once as usize - 1).map(|it| it.last[era]));
    }
    // With nobody between the head and the leaves, what is assumed of such offices says nothing.
    let has_middle = arrivals.arrivals() < outcome.lines() * runs;
    for (index, (_, number)) in results.settings.to_pairs().into_iter().enumerate() {
        column.push(Some(number).filter(|_| has_middle || !(2..4).contains(&index)));
    }
    column.push(Some(runs));
    for count in arrivals.histogram(bins) {
        // To the nearest whole unit.
        column.push(Some((count + runs / 2) / runs));
    }
    column
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::samples::{REAL, any_settings, organization};
    use crate::simulate::{Experiment, Settings};

    /// Rows of results, capacities, offices and other assumptions.
    const ROWS: usize = 4 + 7 + 4 + 4;

    #[test]
    fn a_table_has_the_same_cells_whatever_is_assumed() {
        let organization = organization(&REAL);
        for settings in any_settings(20) {
            let results = Experiment::new(&organization, settings, 1).finish();
            let cells = model_cells(&results, Language::En);
            assert_eq!(cells.len(), ROWS * 2 + INTERVALS as usize * 3, "{settings:?}");
        }
    }

    #[test]
    fn the_cells_are_what_came_out_and_what_was_assumed() {
        let results = Experiment::new(&organization(&REAL), Settings::DEFAULT, 50).finish();
        let cells = model_cells(&results, Language::En);
        let rows: Vec<&[String]> = cells[..ROWS * 2].chunks(2).collect();
        assert_eq!(rows[1], ["225", "1,590"]);
        assert_eq!(rows[2], ["556", "526"]);
        assert_eq!(rows[3], ["–", "48"]);
        assert_eq!(rows[4], ["555", "7,890"]);
        assert_eq!(rows[11..15], [["15", "15"], ["5", "5"], ["15", "–"], ["3", "–"]]);
        assert_eq!(rows[17..], [["50"; 2], ["Orders down"; 2]]);
        assert_eq!(
            cells[ROWS * 2..][..3],
            ["Minutes 1–135: arrivals a run (assumption)", "419", "45"]
        );
    }
}
