//! Embed pages: one figure, or the whole story step by step, in a frame of somebody else's page.
//!
//! As written each is a short page that reads from top to end. `public/embedded.js` makes a stepper
//! of the whole one, before and without the program: its steps lie in one place, so that the page
//! is as high as its longest step, whichever is shown.

mod stepper;

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::figure::{Around, framed};
use super::figures::Subject;
use super::sources;
use super::writer::Writer;
use crate::page::{Mode, Page, WHOLE};
use crate::story::{Figure, Story};
use crate::words::{EmbeddedWords, PROJECT};

/// Names of the embed pages of a story: its figures, and the whole.
pub fn names(story: &Story) -> Vec<&'static str> {
    story.figures.iter().map(|it| it.name.word()).chain([WHOLE]).collect()
}

/// The figure that a page is about; none for the whole story.
pub fn figure_of<'a>(story: &'a Story, name: &str) -> Option<&'a Figure> {
    story.figures.iter().find(|it| it.name.word() == name)
}

/// Title and description of a page.
pub fn about(writer: &Writer<'_>, name: &str) -> [String; 2] {
    let language = writer.language;
    let (title, description) = match figure_of(writer.story, name) {
        Some(it) => (&it.title, &it.description),
        None => (&writer.story.title, &writer.story.description),
    };
    [title, description].map(|it| writer.plain(it.get(language)))
}

/// Everything inside `<body>` but the data, the program and the sources.
pub fn embedded(page: Page, name: &str, writer: &Writer<'_>, subject: &Subject) -> AnyView {
    let words = writer.words();
    let own = EmbeddedWords::of(page.language);
    let (content, id) = match figure_of(writer.story, name) {
        Some(figure) => {
            let ids = steps_of(writer.story, name).map(|(id, _)| id).collect::<Vec<_>>();
            let figure = framed(writer, figure, subject, Around::Alone);
            let content = view! { <article class="alone" data-steps=ids.join(" ") data-stage=name.to_owned()>{figure}</article> };
            (content.into_any(), format!("figure-{name}"))
        }
        None => (stepper::stepper(writer, subject), String::new()),
    };
    // A frame has no room for questions with their answers; the page has them.
    let asking = writer.story.scenes.iter().rev().find(|it| !it.questions.is_empty());
    let asking = asking.filter(|_| name == WHOLE).and_then(|it| it.steps.first());
    let questions = asking.map(|it| {
        let page = format!("{}#{}", page.to_reading(), it.id);
        view! { <a href=page target="_blank" rel="noopener">{own.questions}</a> }
    });
    let fragment = if id.is_empty() { id } else { format!("#{id}") };
    view! {
        <main id="main">
            <p id="app-status" role="status" data-failed=words.failed data-again=words.again data-slow=words.slow></p>
            {content}
        </main>
        <footer class="credit"><b translate="no">{PROJECT}</b>
            <a href=page.to_reading() + &fragment target="_blank" rel="noopener">{own.to_reading}</a>{questions}</footer>
        <p id="announcer" class="unseen" role="status"></p>
        {sources::panel(writer)}
    }
    .into_any()
}

/// The steps beside which a figure stands, by id, each with its place in the story.
pub fn steps_of<'a>(story: &'a Story, name: &'a str) -> impl Iterator<Item = (&'a str, usize)> {
    let steps = story.steps().enumerate();
    steps.filter_map(move |(index, (_, step))| {
        let beside = step.show.as_ref().is_some_and(|it| it.figure().word() == name);
        (beside || name == WHOLE).then_some((step.id.as_str(), index))
    })
}

/// The sources of the numbers in a page, given as it is written, closed until asked for. Those of
/// the whole story are as long as the story, and stay on its page until a number is touched.
pub fn sources_of(page: Page, writer: &Writer<'_>, subject: &Subject, html: &str) -> AnyView {
    let mut open = ids_in(html);
    // What only the program writes there: the counts in a unit's panel, and what a pace leads to.
    let counts = subject.counts.tiers.iter().chain([&subject.counts.under_units]);
    let outlook = subject.outlook.targets.iter().chain([&subject.outlook.start]).map(|it| &it.fact);
    for (part, facts) in
        [("organization-panel", counts.collect::<Vec<_>>()), ("what-if", outlook.collect())]
    {
        if html.contains(part) {
            open.extend(facts.into_iter().cloned());
        }
    }
    // An entry names others: what it was derived from, and what its note compares it with.
    let mut wanted = BTreeSet::new();
    while let Some(id) = open.pop() {
        if wanted.insert(id.clone()) {
            open.extend(ids_in(&sources::entries(writer, |it| it == id).to_html()));
        }
    }
    if page.mode == Mode::Embedded(WHOLE) {
        return view! { <details class="apparatus" id="sources" hidden></details> }.into_any();
    }
    view! {
        <details class="apparatus" id="sources"><summary>{writer.words().sources}</summary>
            {sources::entries(writer, |id| wanted.contains(id))}</details>
    }
    .into_any()
}

/// The facts that a page links to.
fn ids_in(html: &str) -> Vec<String> {
    let id = |it: &str| {
        it.split(|it: char| !(it.is_ascii_alphanumeric() || it == '-')).next().map(str::to_owned)
    };
    html.split("#fact-").skip(1).filter_map(id).collect()
}

/// The whole story without its sources and its glossary: numbers and terms lead to the page that has
/// them.
pub fn to_other_sources(page: Page, html: &str) -> String {
    let away = format!("target=\"_blank\" rel=\"noopener\" href=\"{}", page.to_reading());
    let lead = |html: &str, to: &str| html.replace(&format!("href=\"{to}"), &format!("{away}{to}"));
    lead(&lead(html, "#fact-"), "#term-")
}
