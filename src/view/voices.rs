//! What people said, side by side, and what the reader is asked.

use leptos::prelude::*;

use super::writer::Writer;
use crate::story::{Opinion, Question, Scene, Side};

/// The views and questions of a scene, if it has any.
pub fn after(writer: &Writer<'_>, scene: &Scene) -> AnyView {
    let views = (!scene.views.is_empty()).then(|| views(writer, &scene.views));
    let questions = scene.questions.iter().map(|it| question(writer, it));
    let questions = (!scene.questions.is_empty())
        .then(|| view! { <ol class="questions">{questions.collect_view()}</ol> });
    view! { {views}{questions} }.into_any()
}

fn views(writer: &Writer<'_>, views: &[Opinion]) -> AnyView {
    let sides = Side::ALL.iter().zip(writer.words().sides).map(|((word, side), name)| {
        let said = views.iter().filter(|it| it.side == *side);
        let said = said.map(|it| view! { <li>{said_by(writer, it)}</li> });
        let said = said.collect_view();
        view! { <section data-side=*word><h3>{name}</h3><ul>{said}</ul></section> }
    });
    view! { <div class="views">{sides.collect_view()}</div> }.into_any()
}

/// What somebody said, and who and when.
pub fn said_by(writer: &Writer<'_>, view: &Opinion) -> AnyView {
    let who = writer.plain(view.who.get(writer.language));
    let who = format!("{who}, {}", view.date.format(writer.language));
    view! {
        <p>{writer.line(view.text.get(writer.language))}</p>
        <p class="who">{writer.cite(&view.fact, who)}</p>
    }
    .into_any()
}

fn question(writer: &Writer<'_>, question: &Question) -> AnyView {
    let answers =
        question.answers.iter().map(|it| view! { <li>{writer.line(it.get(writer.language))}</li> });
    let answers = answers.collect_view();
    let right = question.answers.get(question.right).map(|it| writer.line(it.get(writer.language)));
    view! {
        <li>
            <p class="ask">{writer.line(question.ask.get(writer.language))}</p>
            <ul>{answers}</ul>
            <details><summary>{writer.words().answer}</summary>
                <p><strong>{right}</strong></p>
                {writer.blocks(question.why.get(writer.language))}</details>
        </li>
    }
    .into_any()
}
