//! The page about what is promised, and whether it is kept.

use leptos::prelude::*;

use super::apart::Apart;
use crate::guarantees::{ALL, Guarantee, Results, Table};
use crate::model::{Date, Language};
use crate::page::guarantees_in;
use crate::words::GuaranteeWords;

/// What came of the tests, as `cargo xtask guarantees` wrote it.
const TABLE: &str = include_str!("../../tests/guarantees.json");

/// The page, complete.
pub fn guarantees_html(language: Language, template: &str, styles: &[&str]) -> String {
    // What cannot be read says nothing, and so no promise is called kept.
    let table = serde_json::from_str(TABLE).unwrap_or_default();
    html(&table, language, template, styles)
}

/// The page of a table.
pub fn html(table: &Table, language: Language, template: &str, styles: &[&str]) -> String {
    let words = GuaranteeWords::of(language);
    let page = Apart {
        language,
        mode: "guarantees",
        folder: guarantees_in,
        title: words.title,
        lead: words.lead,
        to_reading: words.to_reading,
        script: None,
    };
    page.html(template, styles, || {
        let rows = ALL.iter().map(|it| row(it, table.guarantees.get(it.id), language));
        let versions: Vec<String> =
            table.engines.iter().map(|(name, version)| format!("{name} {version}")).collect();
        view! {
            <section>
                <table class="promises">
                    <thead><tr><th scope="col">{words.promise}</th><th scope="col">{words.result}</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
                <p class="quiet" translate="no">{words.engines}": "{versions.join(", ")}</p>
            </section>
        }
        .into_any()
    })
}

fn row(guarantee: &Guarantee, results: Option<&Results>, language: Language) -> AnyView {
    let words = GuaranteeWords::of(language);
    let nothing = Results::default();
    let results = results.unwrap_or(&nothing);
    let tests = guarantee.tests.iter().map(|it| view! { <li><code>{*it}</code></li> });
    let engines = results
        .engines
        .iter()
        .map(|(name, count)| view! { <li>{name.clone()}" "{count.to_string()}</li> });
    let kept = if results.are_kept() { words.kept } else { words.not_kept };
    let one_engine = *guarantee.one_engine.get(language);
    let date = Date::parse(&results.date).map(|it| it.format(language)).unwrap_or_default();
    view! {
        <tr id=guarantee.id data-kept=results.are_kept().to_string()>
            <th scope="row">
                <p>{*guarantee.says.get(language)}</p>
                <details>
                    <summary>{words.tests}</summary>
                    <ul>{tests.collect_view()}</ul>
                    <p>{words.broken}": "{*guarantee.broken.get(language)}</p>
                    {(!one_engine.is_empty()).then(|| view! { <p>{one_engine}</p> })}
                </details>
            </th>
            <td><strong>{kept}</strong><br />{results.passed.to_string()}" "{words.passed}<br />{date}
                <ul>{engines.collect_view()}</ul></td>
        </tr>
    }
    .into_any()
}
