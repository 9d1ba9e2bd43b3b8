//! Glossary, method and corrections.

use leptos::prelude::*;

use super::writer::Writer;

/// The three sections behind the sources.
pub fn apparatus(writer: &Writer<'_>, to_top: &str) -> AnyView {
    let words = writer.words();
    let terms = writer.story.terms.iter().map(|it| {
        view! {
            <dt id=format!("term-{}", it.id)>{writer.plain(it.name.get(writer.language))}</dt>
            <dd>{writer.line(it.means.get(writer.language))}</dd>
        }
    });
    let method = words.method_text.iter().map(|it| view! { <p>{*it}</p> });
    let corrections = writer.story.corrections.iter().map(|it| {
        view! {
            <li>{writer.date(it.date)}": "{writer.cite(&it.fact, format!("{} → {}", it.old, it.new))}". "
                {writer.line(it.why.get(writer.language))}</li>
        }
    });
    let corrections = if writer.story.corrections.is_empty() {
        view! { <p>{words.no_corrections}</p> }.into_any()
    } else {
        view! { <ul>{corrections.collect_view()}</ul> }.into_any()
    };
    let file = |name: &str| format!("{to_top}story/{name}");
    view! {
        <section class="apparatus" id="glossary"><h2>{words.glossary}</h2><dl>{terms.collect_view()}</dl></section>
        <section class="apparatus" id="method"><h2>{words.method}</h2>{method.collect_view()}
            <p>{words.download}": "<a href=file("facts.json")>"JSON"</a>", "<a href=file("facts.csv")>"CSV"</a></p></section>
        <section class="apparatus" id="corrections"><h2>{words.corrections}</h2>{corrections}</section>
    }
    .into_any()
}
