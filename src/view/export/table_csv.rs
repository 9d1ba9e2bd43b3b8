//! The table of a figure as comma-separated values (RFC 4180), each row with its sources.

use leptos::prelude::*;

use super::markup::Markup;
use crate::model::Grade;
use crate::story::{CSV_MARK, StoryFact, csv_cell};
use crate::view::figure::DataTable;
use crate::view::writer::Writer;

/// The cells as the page shows them, then the facts they are, and who published those, when, where.
///
/// Where a row has several, they are parted by ` | `, and a source stands once. The ids are those of
/// `facts.csv`, where the numbers stand as numbers.
pub fn table_csv(writer: &Writer<'_>, table: DataTable) -> String {
    let words = writer.words();
    let mut heads = table.heads;
    heads
        .extend([words.fact, words.publisher, words.date_of_source, words.link].map(str::to_owned));
    let mut text = String::from(CSV_MARK);
    push_row(&mut text, &heads);
    for cells in table.rows {
        let cells: Vec<Markup> = cells.into_iter().map(|it| Markup::read(&it.to_html())).collect();
        let mut row: Vec<String> = cells.iter().map(|it| it.words(0)).collect();
        let mut ids: Vec<&str> = Vec::new();
        let links = cells.iter().flat_map(|it| &it.elements).filter_map(|it| it.get("href"));
        for id in links.filter_map(|it| it.strip_prefix("#fact-")) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let mut sources: Vec<[String; 3]> = Vec::new();
        for fact in ids.iter().filter_map(|id| writer.story.fact(id)) {
            collect_sources(writer, fact, &mut sources);
        }
        row.push(ids.join(" | "));
        for column in 0..3 {
            let written: Vec<&str> = sources.iter().map(|it| it[column].as_str()).collect();
            row.push(written.join(" | "));
        }
        push_row(&mut text, &row);
    }
    // What is assumed comes from no fact, and says so where others name who published it.
    let grade = writer.grade(Grade::Assumption);
    for [head, before, after] in table.assumed.into_iter().flatten() {
        if !head.is_empty() {
            let row = [head, before, after, String::new(), grade.to_owned()];
            push_row(&mut text, &[&row[..], &[const { String::new() }; 2]].concat());
        }
    }
    text
}

/// Publisher, date and link of what a fact was read in; of a derived one, of what it comes from.
fn collect_sources(writer: &Writer<'_>, fact: &StoryFact, found: &mut Vec<[String; 3]>) {
    let ours = fact
        .sources
        .is_empty()
        .then(|| [writer.grade(fact.grade).to_owned(), String::new(), String::new()]);
    let read = fact
        .sources
        .iter()
        .map(|it| [it.publisher.clone(), it.date.format(writer.language), it.link.to_string()]);
    for source in ours.into_iter().chain(read) {
        if !found.contains(&source) {
            found.push(source);
        }
    }
    for from in fact.from.iter().filter_map(|id| writer.story.fact(id)) {
        collect_sources(writer, from, found);
    }
}

fn push_row(text: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|it| csv_cell(it)).collect();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}
