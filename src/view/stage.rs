//! A stage: a figure that stays in view while the steps that talk about it pass by.

use leptos::prelude::*;

use super::figure::frame;
use super::figures::Subject;
use super::voices;
use super::writer::Writer;
use crate::story::{FigureName, Scene, Show, Step};

/// A step with its scene and its number, counted from 1.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The scene it is of.
    pub scene: &'a Scene,
    /// The step.
    pub step: &'a Step,
    /// Its place in the whole story.
    pub number: usize,
}

impl Told<'_> {
    fn figure(&self) -> Option<FigureName> {
        self.step.show.as_ref().map(Show::figure)
    }

    fn opens_scene(&self) -> bool {
        self.scene.steps.first().is_some_and(|it| it.id == self.step.id)
    }

    fn closes_scene(&self) -> bool {
        self.scene.steps.last().is_some_and(|it| it.id == self.step.id)
    }
}

/// All steps after the opening, those with the same figure gathered around it.
pub fn stages(writer: &Writer<'_>, told: &[Told<'_>], subject: &Subject) -> AnyView {
    let groups = told.chunk_by(|a, b| a.figure() == b.figure());
    groups.map(|group| stage(writer, group, subject)).collect_view().into_any()
}

fn stage(writer: &Writer<'_>, group: &[Told<'_>], subject: &Subject) -> AnyView {
    let steps = |told: &[Told<'_>]| told.iter().map(|it| step(writer, *it)).collect_view();
    let figure = group.first().and_then(Told::figure).and_then(|it| writer.story.figure(it));
    match figure {
        // Too high to stay in view on a phone: one step leads to it, and the rest are told after it.
        Some(figure) if figure.name == FigureName::OrderModel => {
            let (before, after) = group.split_at(1);
            view! {
                <section class="stage" data-stage=figure.name.word()>
                    <div class="steps">{steps(before)}</div>
                    {frame(writer, figure, subject)}
                    <div class="steps">{steps(after)}</div>
                </section>
            }
            .into_any()
        }
        Some(figure) => view! {
            <section class="stage" data-stage=figure.name.word()>
                {frame(writer, figure, subject)}
                <div class="steps">{steps(group)}</div>
            </section>
        }
        .into_any(),
        None => view! { <section class="plain">{steps(group)}</section> }.into_any(),
    }
}

/// One step; the first of a scene carries its headline, the last what people said or are asked.
pub fn step(writer: &Writer<'_>, told: Told<'_>) -> AnyView {
    let Told { scene, step, number } = told;
    let title = told.opens_scene().then(|| {
        view! { <h2 id=scene.id.clone()>{writer.line(scene.title.get(writer.language))}</h2> }
    });
    let after = told.closes_scene().then(|| voices::after(writer, scene));
    view! {
        <div class="step" id=step.id.clone() data-step=number.to_string()>
            {title}
            {writer.blocks(step.text.get(writer.language))}
        </div>
        {after}
    }
    .into_any()
}
