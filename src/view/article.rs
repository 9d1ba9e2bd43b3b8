//! The reading page: opening, stages, sources, and the bar that leads through the steps.

use leptos::prelude::*;

use super::figures::Subject;
use super::stage::{Told, stages};
use super::writer::Writer;
use super::{apparatus, hero, sources};
use crate::page::Page;
use crate::words::{PROJECT, Words};

/// Everything inside `<body>` but the data and the program.
pub fn article(page: Page, writer: &Writer<'_>, subject: &Subject) -> AnyView {
    let words = writer.words();
    let told: Vec<Told<'_>> = writer
        .story
        .steps()
        .enumerate()
        .map(|(index, (scene, step))| Told { scene, step, number: index + 1 })
        .collect();
    let opening = told.partition_point(|it| {
        Some(it.scene.id.as_str()) == writer.story.scenes.first().map(|it| it.id.as_str())
    });
    let (first, rest) = told.split_at(opening);
    let contents = writer.story.scenes.iter().map(|scene| {
        let target = scene.steps.first().map(|it| format!("#{}", it.id)).unwrap_or_default();
        view! { <li><a href=target>{writer.plain(scene.title.get(writer.language))}</a></li> }
    });
    let rest_of_page = [
        ("sources", words.sources),
        ("glossary", words.glossary),
        ("method", words.method),
        ("corrections", words.corrections),
    ]
    .map(|(id, name)| view! { <li><a href=format!("#{id}")>{name}</a></li> });
    // A story without a trainer's words is only read.
    let present = writer.story.presenting.as_ref().map(|_| {
        view! { <li><a href=page.to_presenting()>{words.present}</a></li> }
    });
    let other = page.language.other();
    let progress = Words::step_of(page.language, 1, told.len());
    view! {
        <a class="skip" href="#main">{words.skip}</a>
        <nav class="masthead" aria-label=words.contents>
            <span class="name" translate="no">{PROJECT}</span>
            <details class="contents"><summary>{words.contents}</summary>
                <div><ol>{contents.collect_view()}</ol><ul>{rest_of_page.collect_view()}{present}</ul></div></details>
            <a class="language" href=page.to_other_language() hreflang=other.code() lang=other.code()>{words.other_language}</a>
        </nav>
        <main id="main">
            <p id="app-status" role="status" data-failed=words.failed data-again=words.again data-slow=words.slow></p>
            <article>
                {hero::hero(writer, first, subject)}
                {stages(writer, rest, subject)}
            </article>
            {sources::sources(writer)}
            {apparatus::apparatus(writer, &page.to_top())}
        </main>
        <nav class="stepper" aria-label=words.steps>
            <button type="button" data-cue="previous"><span class="unseen">{words.previous}</span><span aria-hidden="true">"‹"</span></button>
            <p id="progress" translate="no">{progress}</p>
            <button type="button" data-cue="next"><span class="unseen">{words.next}</span><span aria-hidden="true">"›"</span></button>
        </nav>
        <p id="announcer" class="unseen" role="status"></p>
        {sources::panel(writer)}
    }
    .into_any()
}
