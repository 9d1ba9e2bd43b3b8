//! Glossary, method and corrections.

use leptos::prelude::*;

use super::writer::Writer;
use crate::page::guarantees_in;
use crate::story::Correction;
use crate::words::{GuaranteeWords, Words};

/// All terms, in the order of the file, each with an address.
pub fn glossary(writer: &Writer<'_>) -> AnyView {
    let terms = writer.story.terms.iter().map(|it| {
        view! {
            <dt id=format!("term-{}", it.id)>{writer.plain(it.name.get(writer.language))}</dt>
            <dd>{writer.line(it.means.get(writer.language))}</dd>
        }
    });
    let name = writer.words().glossary;
    view! { <section class="apparatus" id="glossary"><h2>{name}</h2><dl>{terms.collect_view()}</dl></section> }
        .into_any()
}

/// The three sections behind the sources.
pub fn apparatus(writer: &Writer<'_>, to_top: &str) -> AnyView {
    let words = writer.words();
    let method = words.method_text.iter().map(|it| view! { <p>{*it}</p> });
    // The newest is what a returning reader looks for.
    let corrections = writer.story.corrections.iter().rev().map(|it| entry(writer, it));
    let corrections = if writer.story.corrections.is_empty() {
        view! { <p>{words.no_corrections}</p> }.into_any()
    } else {
        view! { <ul>{corrections.collect_view()}</ul> }.into_any()
    };
    let file = |name: &str| format!("{to_top}story/{name}");
    let promised = to_top.to_owned() + &guarantees_in(writer.language);
    view! {
        {glossary(writer)}
        <section class="apparatus" id="method"><h2>{words.method}</h2>{method.collect_view()}
            <p>{words.download}": "<a href=file("facts.json")>"JSON"</a>", "<a href=file("facts.csv")>"CSV"</a></p>
            <p><a href=promised>{GuaranteeWords::of(writer.language).title}</a></p></section>
        <section class="apparatus" id="corrections"><h2>{words.corrections}</h2>{corrections}</section>
    }
    .into_any()
}

/// `5 March 2025: what the fact says now. What stood there. Why.`
fn entry(writer: &Writer<'_>, correction: &Correction) -> AnyView {
    let Correction { date, fact, change, why } = correction;
    let Some(fact) = writer.story.fact(fact) else { return None::<AnyView>.into_any() };
    let says = writer.cite(&fact.id, writer.plain(fact.says.get(writer.language)));
    let change = change.as_ref().map(|it| {
        let [old, new] = [&it.old, &it.new].map(|it| fact.format_value(it, writer.language));
        Words::corrected(writer.language, &old, &new) + " "
    });
    view! {
        <li>{writer.date(*date)}": "{says}" "{change}{writer.line(why.get(writer.language))}</li>
    }
    .into_any()
}
