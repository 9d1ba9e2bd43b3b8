//! The list of facts: the source of every number on the page.

use leptos::prelude::*;

use super::writer::{Writer, language_of};
use crate::model::Source;
use crate::story::StoryFact;

/// All facts, in the order of the file, each with an address.
pub fn sources(writer: &Writer<'_>) -> AnyView {
    let words = writer.words();
    view! {
        <section class="apparatus" id="sources">
            <h2>{words.sources}</h2>
            <p>{words.sources_lead}</p>
            {entries(writer, |_| true)}
        </section>
    }
    .into_any()
}

/// The entries of those facts that are wanted, by id.
pub fn entries(writer: &Writer<'_>, wanted: impl Fn(&str) -> bool) -> AnyView {
    let facts = writer.story.facts.iter().filter(|it| wanted(&it.id));
    let entries = facts.map(|it| entry(writer, it));
    view! { <ol class="facts">{entries.collect_view()}</ol> }.into_any()
}

/// The panel in which an entry is read where its number is, empty until one is asked for.
pub fn panel(writer: &Writer<'_>) -> AnyView {
    let words = writer.words();
    view! {
        <dialog id="source-panel" aria-label=words.source>
            <div class="sheet">
                <div class="body"></div>
                <button type="button" data-cue="close">{words.close}</button>
            </div>
        </dialog>
    }
    .into_any()
}

fn entry(writer: &Writer<'_>, fact: &StoryFact) -> AnyView {
    let words = writer.words();
    // A date holds for itself, and what was published on its day says so below.
    let published = fact.sources.first().is_some_and(|it| it.date == fact.as_of);
    let as_of = (fact.date().is_none() && !published)
        .then(|| format!(" · {} {}", words.as_of, fact.as_of.format(writer.language)));
    let from = fact.from.iter().map(|id| view! { <li>{writer.cite(id, writer.named(id))}</li> });
    let from = (!fact.from.is_empty())
        .then(|| view! { <p class="quiet">{words.derived_from}":"</p><ul class="from">{from.collect_view()}</ul> });
    let note = fact
        .note
        .as_ref()
        .map(|it| view! { <p class="quiet">{writer.line(it.get(writer.language))}</p> });
    let read = fact.sources.iter().map(|it| source(writer, it));
    let read =
        (!fact.sources.is_empty()).then(|| view! { <ul class="read">{read.collect_view()}</ul> });
    view! {
        <li id=format!("fact-{}", fact.id)>
            <p>{writer.plain(fact.says.get(writer.language))}</p>
            <p class="quiet">{writer.grade(fact.grade)}{as_of}</p>
            {read}{from}{note}
        </li>
    }
    .into_any()
}

fn source(writer: &Writer<'_>, source: &Source) -> AnyView {
    let Source { publisher, date, link, quote } = source.clone();
    let spoken = Some(language_of(&quote)).filter(|it| *it != writer.language.code());
    view! {
        <li><a href=link.to_string()>{publisher}</a>{format!(", {}: ", date.format(writer.language))}<q lang=spoken>{quote}</q></li>
    }
    .into_any()
}
