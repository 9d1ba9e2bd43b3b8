//! The frame of every figure, headline, picture, description, sources, table; and which picture and
//! table are whose.

use leptos::prelude::*;

use super::country_table::country_table;
use super::export::{cite, files_line};
use super::figures::{
    Subject, chapters, command_path_chart, functions, order_model, organization_chart, timeline,
    units_over_time,
};
use super::writer::{Writer, once};
use crate::model::format_whole;
use crate::story::{Content, Figure};

/// A table that says what the picture says.
pub struct DataTable {
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Rows; the first cell is the row's head.
    pub rows: Vec<Vec<AnyView>>,
    /// Groups of further rows that come from no fact, the head of each row first.
    pub assumed: Vec<Vec<[String; 3]>>,
}

impl DataTable {
    /// A table of facts alone.
    pub fn new(heads: Vec<String>, rows: Vec<Vec<AnyView>>) -> Self {
        Self { heads, rows, assumed: Vec::new() }
    }
}

/// The picture of a figure, with what a reader sets, and its table.
pub fn content(writer: &Writer<'_>, figure: &Figure, subject: &Subject) -> (AnyView, DataTable) {
    match &figure.content {
        Content::Organization => {
            let root = view! {
                {late("organization-controls")}
                <div class="chart">
                    {organization_chart::chart(writer, subject)}
                    <canvas aria-hidden="true"></canvas>
                    {late("organization-overlay")}
                </div>
                {late("organization-panel")}
            };
            (root.into_any(), organization_table(writer, subject))
        }
        Content::CommandPath { handovers, spans } => {
            let root = view! {
                {late("path-controls")}
                {path_summary(writer, subject, handovers, spans)}
                <div class="chart">{command_path_chart::chart(subject)}{part("path-overlay")}</div>
            };
            (root.into_any(), path_table(writer, subject, handovers, spans))
        }
        Content::OrderModel { handovers, spans } => {
            let results = order_model::still(subject);
            let root = view! {
                {path_summary(writer, subject, handovers, spans)}
                {order_model::picture(writer, subject, results)}
            };
            let words = writer.words();
            let facts = [(words.handovers, handovers), (words.direct, spans)].map(
                |(head, [before, after])| {
                    vec![head.into_any(), writer.fact(before), writer.fact(after)]
                },
            );
            (root.into_any(), order_model::table(writer, subject, results, facts.into()))
        }
        Content::Chapters { chapters, in_city, nationwide, milestones, .. } => (
            chapters::picture(writer, chapters, in_city, nationwide, milestones),
            chapters::table(writer, chapters, in_city, nationwide, milestones),
        ),
        Content::Timeline(events) => {
            (timeline::picture(writer, events), timeline::table(writer, events))
        }
        Content::Functions(items) => {
            (functions::picture(writer, items), functions::table(writer, items))
        }
        Content::UnitsOverTime(counts) => {
            (units_over_time::picture(writer, counts), units_over_time::table(writer, counts))
        }
    }
}

/// Whether the picture shows what nobody measured, and has to say so.
pub fn is_modelled(figure: &Figure) -> bool {
    matches!(figure.content, Content::CommandPath { .. })
}

/// How much stands around a picture.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Around {
    /// All there is.
    Everything,
    /// What a page about this figure alone says: its headline is the page's own.
    Alone,
    /// What fits beside a step: whose it is.
    Step,
}

/// The figure with everything around it. `subject` is that of the moving figures.
pub fn frame(writer: &Writer<'_>, figure: &Figure, subject: &Subject) -> AnyView {
    framed(writer, figure, subject, Around::Everything)
}

/// The figure with so much around it.
pub fn framed(writer: &Writer<'_>, figure: &Figure, subject: &Subject, around: Around) -> AnyView {
    let name = figure.name.word();
    let words = writer.words();
    let (root, table) = content(writer, figure, subject);
    let modelled = is_modelled(figure);
    // A frame has no program for it.
    let sorts = around == Around::Everything && matches!(figure.content, Content::Organization);
    // Below what stays in view on a phone: all of it can be read there.
    let log = modelled.then(|| part("path-log"));
    let assumption = modelled.then(|| view! { <p class="assumption">{words.no_clock}</p> });
    let note = figure
        .note
        .as_ref()
        .map(|it| view! { <p class="note">{writer.line(it.get(writer.language))}</p> });
    let titled = format!("{name}-title");
    let title_id = titled.clone();
    let title = writer.line(figure.title.get(writer.language));
    let title = match around {
        Around::Alone => view! { <h1>{title}</h1> }.into_any(),
        _ => title,
    };
    let files =
        (around == Around::Everything).then(|| (files_line(writer, figure), cite(writer, figure)));
    let (files, cited) = files.unzip();
    let described = (around != Around::Step).then(|| {
        view! {
            <details class="described"><summary>{words.described}</summary>
                <p>{writer.line(figure.description.get(writer.language))}</p></details>
            <details class="table"><summary>{words.table}</summary>{table_view(table, sorts)}</details>
        }
    });
    view! {
        <figure data-figure=name id=format!("figure-{name}") aria-labelledby=titled>
            <div class="runway"><div class="held">
                <figcaption id=title_id>{title}</figcaption>
                <div class="pinned">{root}</div>
                {log}
            </div></div>
            <div class="beside">
                {assumption}
                {note}
                <p class="source">{words.source}": "{writer.sources(said_by(writer, figure))}</p>
                {files}
                {described}
                {cited}
            </div>
        </figure>
    }
    .into_any()
}

/// The place of a part that the program takes over. `site` fills it with HTML rendered apart from
/// the page, just as the program renders it, and with the hash by which the program knows it again.
pub fn part(name: &'static str) -> AnyView {
    view! { <div class="part" data-part=name data-root=hash_slot(name)>{part_slot(name)}</div> }
        .into_any()
}

/// The place of a part that the program puts there.
pub fn late(name: &'static str) -> AnyView {
    view! { <div class="part" data-part=name></div> }.into_any()
}

/// Around the name of a slot: a letter of no script, which the check lets into no text, since words
/// that looked like a slot would be filled.
const SLOT: char = '\u{e000}';

/// What stands in the page for a part until it is filled.
pub fn part_slot(name: &str) -> String {
    format!("{SLOT}part:{name}{SLOT}")
}

/// What stands in the page for a part's hash until it is filled.
pub fn hash_slot(name: &str) -> String {
    format!("{SLOT}hash:{name}{SLOT}")
}

/// Who says what a figure shows: publisher and date of the first source of each of its facts, or that
/// it is ours; each once, with the first fact that is from there.
pub fn said_by<'a>(writer: &Writer<'_>, figure: &'a Figure) -> Vec<(String, &'a str)> {
    let facts = figure.sources.iter().filter_map(|id| Some((id, writer.story.fact(id)?)));
    let said = facts.map(|(id, fact)| match fact.sources.first() {
        Some(it) => (writer.publication(it), id.as_str()),
        None => {
            let said = writer.plain(fact.says.get(writer.language));
            let said = said.trim_end_matches('.');
            (format!("{}: {said}", writer.grade(fact.grade)), id.as_str())
        }
    });
    once(said)
}

/// A table. The heads of one that `sorts` are buttons, which rest until the program wakes them.
fn table_view(table: DataTable, sorts: bool) -> AnyView {
    let heads = table.heads.into_iter().map(|it| {
        let head = match sorts {
            true => view! { <button type="button" disabled>{it}</button> }.into_any(),
            false => it.into_any(),
        };
        view! { <th scope="col">{head}</th> }
    });
    let rows = table.rows.into_iter().map(|cells| {
        let cells = cells.into_iter().enumerate().map(|(index, cell)| {
            if index == 0 {
                view! { <th scope="row">{cell}</th> }.into_any()
            } else {
                view! { <td>{cell}</td> }.into_any()
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let assumed = table.assumed.into_iter().map(|rows| {
        let rows = rows.into_iter().map(|[head, before, after]| {
            view! { <tr><th scope="row">{head}</th><td>{before}</td><td>{after}</td></tr> }
        });
        view! { <tbody data-assumption="">{rows.collect_view()}</tbody> }
    });
    view! {
        <div class="scroll"><table>
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
            {assumed.collect_view()}
        </table></div>
    }
    .into_any()
}

fn organization_table(writer: &Writer<'_>, subject: &Subject) -> DataTable {
    if subject.is_country() {
        return country_table(writer, subject);
    }
    let organization = &subject.organization;
    let words = writer.words();
    let plan = organization.plan();
    let leaf = organization.tiers().last().map(|it| it.id.clone()).unwrap_or_default();
    let kinds: Vec<_> = plan.kinds.iter().filter(|it| it.tier == leaf).collect();
    let mut heads = vec![words.district.to_owned(), words.kind.to_owned()];
    heads.extend(kinds.iter().map(|it| it.name.get(writer.language).clone()));
    heads.push(words.total.to_owned());
    let rows = subject.contrast.rows.iter().filter_map(|row| {
        let unit = plan.units.get(row.head)?;
        let counts = kinds.iter().map(|kind| {
            let count =
                unit.unnamed.iter().find(|(it, _)| *it == kind.id).map_or(0, |(_, count)| *count);
            // By key the row's total leads to the same source.
            let target = format!("#fact-{}", subject.counts.under_units);
            let count = format_whole(count.into(), writer.language);
            view! { <a href=target tabindex="-1">{count}</a> }.into_any()
        });
        let kind = &organization.kind(&organization.units()[row.head]).name;
        let mut cells = vec![
            unit.name.get(writer.language).clone().into_any(),
            kind.get(writer.language).clone().into_any(),
        ];
        cells.extend(counts);
        cells.push(counted_under(writer, subject, row.span));
        Some(cells)
    });
    let mut rows: Vec<_> = rows.collect();
    let counted = |id: &str| -> u32 {
        let units = plan.units.iter().flat_map(|it| &it.unnamed);
        units.filter(|(it, _)| it == id).map(|(_, count)| u32::from(*count)).sum()
    };
    let mut totals = vec![words.total.into_any(), ().into_any()];
    totals.extend(kinds.iter().map(|it| counted_under(writer, subject, counted(&it.id) as usize)));
    let all = kinds.iter().map(|it| counted(&it.id)).sum::<u32>();
    totals.push(counted_under(writer, subject, all as usize));
    rows.push(totals);
    DataTable::new(heads, rows)
}

/// A count of the table of districts: all of them come from one source.
fn counted_under(writer: &Writer<'_>, subject: &Subject, count: usize) -> AnyView {
    writer.cite(&subject.counts.under_units, format_whole(count as u32, writer.language))
}

/// Hand-overs and span side by side, above the picture.
fn path_summary(
    writer: &Writer<'_>,
    subject: &Subject,
    handovers: &[String; 2],
    spans: &[String; 2],
) -> AnyView {
    let words = writer.words();
    let eras = subject.eras.iter().enumerate().map(|(era, name)| {
        view! {
            <div><dt>{name.clone()}</dt>
                <dd><b>{writer.fact(&handovers[era])}</b>" "{writer.unit(&handovers[era])}</dd>
                <dd><b>{writer.fact(&spans[era])}</b>" "{words.direct}</dd></div>
        }
    });
    view! { <dl class="path-summary">{eras.collect_view()}</dl> }.into_any()
}

fn path_table(
    writer: &Writer<'_>,
    subject: &Subject,
    handovers: &[String; 2],
    spans: &[String; 2],
) -> DataTable {
    let words = writer.words();
    let rows = subject.eras.iter().enumerate().map(|(era, name)| {
        vec![name.clone().into_any(), writer.fact(&handovers[era]), writer.fact(&spans[era])]
    });
    DataTable::new(
        vec![words.era.to_owned(), words.handovers.to_owned(), words.direct.to_owned()],
        rows.collect(),
    )
}
