//! A slide as it is written: words, picture, sources, notes, and lines to write on.

use leptos::prelude::*;

use super::still::still;
use crate::presenting::{MOST_HANDS, Shown, Slide};
use crate::story::prose::{Block, Piece, Target, lines};
use crate::story::{Opinion, Question, Side};
use crate::view::figures::Subject;
use crate::view::voices;
use crate::view::writer::{Writer, once};
use crate::words::PresentingWords;

/// The letters of answers.
pub const LETTERS: [&str; 4] = ["A", "B", "C", "D"];

/// One slide of so many.
pub fn section(
    writer: &Writer<'_>,
    subject: &Subject,
    (index, count): (usize, usize),
    slide: &Slide,
    shown: &Shown<'_>,
) -> AnyView {
    let own = PresentingWords::of(writer.language);
    let Some(scene) = writer.story.scenes.get(slide.scene) else {
        return None::<AnyView>.into_any();
    };
    let title = writer.line(scene.title.get(writer.language));
    let name = writer.plain(scene.title.get(writer.language));
    let opens = scene.steps.first().is_some_and(|it| it.id == slide.id);
    let (kind, content, show) = match shown {
        Shown::Step(step) => {
            let text = writer.blocks(step.text.get(writer.language));
            ("step", text, step.show.as_ref())
        }
        Shown::Views(views) => ("views", row(writer, views), None),
        Shown::Question(it) => ("question", question(writer, own, it), None),
    };
    let step = (kind == "step").then(|| (slide.step + 1).to_string());
    let figure = show.map(|it| it.figure().word());
    let picture =
        show.map(|it| view! { <div class="still-picture">{still(writer, subject, it)}</div> });
    view! {
        <section class="slide" id=slide.id.clone() data-slide=index.to_string() data-kind=kind data-step=step
            data-scene=slide.scene.to_string() data-seen=slide.step.to_string() data-beside=figure
            data-opens=opens.then_some("") data-answers=slide.answers.to_string() data-title=name>
            <div class="words">
                <h2><span class="count" translate="no">{PresentingWords::progress(index, count)}</span>" "{title}</h2>
                {content}
            </div>
            {picture}
            {sources_of(writer, shown)}
            {notes(writer, own, slide, shown, opens)}
            <div class="own-notes" aria-hidden="true"><p>{own.own_notes}</p></div>
        </section>
    }
    .into_any()
}

/// The views of a row, each under the name of its side.
pub fn row(writer: &Writer<'_>, views: &[Option<&Opinion>; 3]) -> AnyView {
    let sides =
        Side::ALL.iter().zip(writer.words().sides).zip(views).map(|((side, name), view)| {
            let said = view.map(|it| voices::said_by(writer, it));
            // A side that has said everything leaves its column empty.
            let name = view.map(|_| view! { <h3>{name}</h3> });
            view! { <section data-side=side.0>{name}{said}</section> }
        });
    view! { <div class="views">{sides.collect_view()}</div> }.into_any()
}

/// A question with a field and a bar for the hands of each answer, and then the answer.
fn question(writer: &Writer<'_>, own: &PresentingWords, question: &Question) -> AnyView {
    let answers = question.answers.iter().zip(LETTERS).enumerate().map(|(index, (answer, letter))| {
        let right = (index == question.right).then_some("");
        let name = format!("{} {letter}", own.hands);
        view! {
            <li data-answer=index.to_string() data-right=right>
                <p><b>{letter}</b>" "{writer.line(answer.get(writer.language))}</p>
                <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="hands-bar" width="0" height="4" /></svg>
                <input type="number" min="0" max=MOST_HANDS.to_string() inputmode="numeric" aria-label=name data-hands=index.to_string() autocomplete="off" />
            </li>
        }
    });
    let right = LETTERS.get(question.right).copied().unwrap_or_default();
    view! {
        <p class="asked">{writer.line(question.ask.get(writer.language))}</p>
        <p class="hands-head" aria-hidden="true">{own.hands_picture}</p>
        <ol class="answers" aria-label=own.hands_picture>{answers.collect_view()}</ol>
        <div class="why"><p><strong>{own.answer}" "{right}</strong></p>{writer.blocks(question.why.get(writer.language))}</div>
    }
    .into_any()
}

/// Publisher and date of each fact that the words of a slide name, each once.
fn sources_of(writer: &Writer<'_>, shown: &Shown<'_>) -> AnyView {
    let mut facts: Vec<&str> = Vec::new();
    match shown {
        Shown::Step(step) => facts.extend(facts_in(step.text.get(writer.language))),
        Shown::Views(views) => facts.extend(views.iter().flatten().map(|it| it.fact.as_str())),
        Shown::Question(it) => facts.extend(facts_in(it.why.get(writer.language))),
    }
    let all = facts.iter().flat_map(|id| {
        let sources = writer.story.fact(id).into_iter().flat_map(|it| &it.sources);
        sources.map(|it| (writer.publication(it), *id))
    });
    let said = once(all);
    let line = (!said.is_empty()).then(|| {
        view! { <p class="source">{writer.words().source}": "{writer.sources(said)}</p> }
    });
    line.into_any()
}

fn facts_in(blocks: &[Block]) -> Vec<&str> {
    let pieces = lines(blocks).flatten();
    let facts = pieces.filter_map(|piece| match piece {
        Piece::Number(id) | Piece::Link(_, Target::Fact(id)) => Some(id.as_str()),
        _ => None,
    });
    facts.collect()
}

/// What the trainer says, and what the room is asked when a scene opens.
fn notes(
    writer: &Writer<'_>,
    own: &PresentingWords,
    slide: &Slide,
    shown: &Shown<'_>,
    opens: bool,
) -> AnyView {
    let Some(room) = writer.story.presenting.as_ref() else { return None::<AnyView>.into_any() };
    let said = match shown {
        Shown::Step(_) => room.notes.get(slide.step),
        _ => None,
    };
    let said = said.map(|it| writer.blocks(it.get(writer.language)));
    // Of a question the trainer knows the answer beforehand.
    let answer = match shown {
        Shown::Question(it) => {
            let letter = LETTERS.get(it.right).copied().unwrap_or_default();
            let why = writer.blocks(it.why.get(writer.language));
            Some(view! { <p><strong>{own.answer}" "{letter}</strong></p>{why} })
        }
        _ => None,
    };
    let ask = room.scenes.get(slide.scene).filter(|_| opens).map(|it| {
        view! { <p class="ask-room"><b>{own.ask}":"</b>" "{writer.line(it.ask.get(writer.language))}</p> }
    });
    view! { <aside class="notes" aria-label=own.notes>{said}{answer}{ask}</aside> }.into_any()
}
