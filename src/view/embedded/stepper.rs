//! The whole story for a frame: every figure once, and every step, one behind the other.

use leptos::prelude::*;

use crate::model::Language;
use crate::presenting::{Shown, slides};
use crate::story::Step;
use crate::story::prose::lines;
use crate::view::figure::{Around, framed};
use crate::view::figures::Subject;
use crate::view::presenting::views_row;
use crate::view::writer::Writer;
use crate::words::{EmbeddedWords, Words};

/// A step with more of them stands alone: the longest that stands beside a picture makes the page as
/// high as it is.
const MOST_LETTERS: usize = 340;

/// Figures, steps, and the way from one to the next.
pub fn stepper(writer: &Writer<'_>, subject: &Subject) -> AnyView {
    let story = writer.story;
    let language = writer.language;
    let words = writer.words();
    let own = EmbeddedWords::of(language);
    let turns: Vec<_> =
        slides(story).into_iter().filter(|(_, it)| !matches!(it, Shown::Question(_))).collect();
    let count = turns.len();
    let figures = story.figures.iter().map(|figure| {
        let name = figure.name.word();
        view! { <div class="beside-turn" data-stage=name>{framed(writer, figure, subject, Around::Step)}</div> }
    });
    let figures = figures.collect_view();
    let sections = turns.iter().enumerate().map(|(index, (slide, shown))| {
        let scene = story.scenes.get(slide.scene);
        let opens = scene.and_then(|it| it.steps.first()).is_some_and(|it| it.id == slide.id);
        let title = scene.map(|it| writer.line(it.title.get(language)));
        let class = if opens { "opens" } else { "quiet" };
        let (content, beside, step) = match shown {
            Shown::Step(step) => {
                let figure = step.show.as_ref().filter(|_| is_short(writer, step));
                let figure = figure.map(|it| it.figure().word());
                let number = (slide.step + 1).to_string();
                (writer.blocks(step.text.get(language)), figure, Some(number))
            }
            Shown::Views(views) => (views_row(writer, views), None, None),
            Shown::Question(_) => (None::<AnyView>.into_any(), None, None),
        };
        view! {
            <section class="turn step" id=slide.id.clone() data-step=step data-scene=slide.scene.to_string()
                data-beside=beside aria-current=(index == 0).then_some("step")>
                <h2 class=class>{title}</h2>
                {content}
            </section>
        }
    });
    let sections = sections.collect_view();
    let scenes = story.scenes.iter().filter_map(|scene| {
        let first = scene.steps.first()?;
        let name = writer.plain(scene.title.get(language));
        let title = name.clone();
        Some(view! { <li><a href=format!("#{}", first.id) title=title><span class="unseen">{name}</span></a></li> })
    });
    let scenes = scenes.collect_view();
    let first = Words::step_of(language, 1, count);
    // For the script, which puts a number where the sign is.
    let progress = Words::step_of(language, 0, count).replacen('0', "#", 1);
    view! {
        <h1>{writer.line(story.title.get(language))}</h1>
        <article class="told" tabindex="-1" aria-label=own.steps>
            <div class="figures">{figures}</div>
            <div class="turns">{sections}</div>
        </article>
        <nav class="leading" aria-label=words.steps>
            <ol class="scenes">{scenes}</ol>
            <button type="button" data-turn="previous">{words.previous}</button>
            <p id="progress" translate="no" data-words=progress>{first}</p>
            <button type="button" data-turn="next">{words.next}</button>
        </nav>
    }
    .into_any()
}

/// Whether a step has room beside a picture, in either language: it looks alike in both.
fn is_short(writer: &Writer<'_>, step: &Step) -> bool {
    let letters = |language: Language| -> usize {
        let writer = Writer { language, ..*writer };
        lines(step.text.get(language)).map(|it| writer.plain(it).chars().count()).sum()
    };
    Language::ALL.into_iter().all(|it| letters(it) <= MOST_LETTERS)
}
