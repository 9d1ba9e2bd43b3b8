//! The presenting page. As written it is the handout: every slide with its picture, its words and
//! room to write. `browser::presenting` makes a stage of the same elements.

mod desk;
mod sheets;
mod slide;
mod still;

pub use slide::row as views_row;

use leptos::prelude::*;

use super::figure::{Around, framed};
use super::figures::Subject;
use super::writer::Writer;
use super::{apparatus, sources};
use crate::page::Page;
use crate::presenting::slides;
use crate::words::{PROJECT, PresentingWords};

/// Everything inside `<body>` but the data and the program.
pub fn talk(page: Page, writer: &Writer<'_>, subject: &Subject) -> AnyView {
    let words = writer.words();
    let own = PresentingWords::of(page.language);
    let all = slides(writer.story);
    let count = all.len();
    let plan = writer.story.presenting.as_ref().map(|it| {
        let minutes: Vec<String> = it.scenes.iter().map(|it| it.minutes.to_string()).collect();
        minutes.join(",")
    });
    let figures = writer.story.figures.iter().map(|figure| {
        let name = figure.name.word();
        view! { <div class="beside-slide" data-stage=name>{framed(writer, figure, subject, Around::Step)}</div> }
    });
    let figures = figures.collect_view();
    let sections = all.iter().enumerate().map(|(index, (slide, shown))| {
        slide::section(writer, subject, (index, count), slide, shown)
    });
    let sections = sections.collect_view();
    let other = page.language.other();
    view! {
        <header class="cover">
            <p class="quiet" translate="no">{PROJECT}" · "{own.handout}</p>
            <h1>{writer.line(writer.story.title.get(page.language))}</h1>
            <p class="lead">{own.lead}</p>
            <p><a href=page.to_reading()>{own.to_reading}</a>" · "
                <a class="other-language" href=page.to_other_language() hreflang=other.code() lang=other.code()>{words.other_language}</a></p>
            <p id="app-status" role="status" data-failed=words.failed data-again=words.again data-slow=words.slow></p>
        </header>
        <main id="main" data-minutes=plan>
            <div class="slot"><div class="frame">
                <div class="canvas">
                    <div class="figures">{figures}</div>
                    <div class="slides">{sections}</div>
                </div>
                {sheets::code(own)}
                <div class="pointer" hidden></div>
                <div class="blank"></div>
            </div></div>
            {desk::desk(writer, own)}
            {sheets::bar(page.language, own, count)}
        </main>
        {sources::sources(writer)}
        {apparatus::glossary(writer)}
        {sheets::dialogs(page, own)}
        <p id="announcer" class="unseen" role="status"></p>
        {sources::panel(writer)}
    }
    .into_any()
}
