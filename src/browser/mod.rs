//! The browser's side: reads the page, takes over the parts that move, turns events into cues.
//!
//! Effects, listeners and timers are here and nowhere else. What the page needs of the program is
//! little, so it takes over parts of figures and leaves the article alone: words that no program
//! touches cannot be lost by one.

mod canvas;
mod dom;
mod embedded;
mod gestures;
mod guide;
mod links;
mod marks;
mod model;
mod order;
mod painter;
mod panel;
mod parts;
mod pictures;
mod presenting;
mod reading;
mod rows;
mod share;
mod sheet;
mod sorting;
mod steps;

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::model::{Language, Organization};
use crate::story::CueSheet;
use crate::view::figures::Subject;
use crate::view::session::{Cue, Session};

/// Everything the listeners share.
pub(crate) struct Stage {
    subject: Subject,
    session: Session,
    sheet: CueSheet,
}

impl Stage {
    fn follow(&self, cue: Cue) {
        let organization = &self.subject.organization;
        let contrast = &self.subject.contrast;
        let era = self.session.era.get_untracked();
        self.session.follow(
            cue,
            |id| organization.position(id),
            |unit, direction| contrast.next(unit.unwrap_or(organization.head()), direction, era),
        );
    }
}

/// Takes over a page that is read.
pub fn start() {
    explain_panics();
    start_with(|stage| {
        let model = take_over(stage);
        sorting::start();
        reading::start(stage);
        share::start(stage, model);
    });
}

/// Takes over a page that is presented.
pub fn present() {
    explain_panics();
    start_with(|stage| {
        let model = take_over(stage);
        presenting::start(stage, model);
    });
}

/// Says in the console why the program stopped. In a frame nobody reads it, and its bytes are dear.
fn explain_panics() {
    std::panic::set_hook(Box::new(console_error_panic_hook::hook));
}

/// Takes over a page in a frame, but for the order model.
pub fn embed() {
    start_with(|stage| {
        take_over_but_model(stage);
        embedded::start(stage);
    });
}

/// Takes over the order model of a page in a frame: alone, or where all else is taken over.
pub fn embed_model() {
    start_with(|stage| {
        if embedded::is_alone() {
            panel::start();
            links::start();
        }
        drop(take_over_model(stage));
    });
}

/// Takes the page over and says so on `<html>`; on a page of another release, says that instead.
fn start_with(take_over: impl FnOnce(&Rc<Stage>)) {
    let Some(html) = dom::document().document_element() else { return };
    match read_page() {
        Some(stage) => {
            take_over(&Rc::new(stage));
            dom::set(&html, "data-app", "ready");
            dom::set(&html, "data-alive", "");
        }
        None => {
            dom::set(&html, "data-err", "data");
            dom::set(&html, "data-app", "failed");
        }
    }
}

fn read_page() -> Option<Stage> {
    let document = dom::document();
    let language = Language::from_code(&document.document_element()?.get_attribute("lang")?);
    let text = document.get_element_by_id("story")?.text_content()?;
    let sheet = sheet::read(&text)?;
    let organization = Organization::new(sheet.plan.clone()).ok()?;
    let subject = Subject::new(organization, &sheet, language);
    let session = Session::new(subject.opening_district());
    Some(Stage { subject, session, sheet })
}

/// Takes over the figures, and gives the order model where there is one.
fn take_over(stage: &Rc<Stage>) -> Option<Rc<model::Model>> {
    take_over_but_model(stage);
    take_over_model(stage)
}

fn take_over_but_model(stage: &Rc<Stage>) {
    parts::take_over(stage);
    rows::start(stage);
    if let Some(painter) = painter::start(stage) {
        gestures::start(&painter);
    }
    order::start(stage);
    panel::start();
    links::start();
}

fn take_over_model(stage: &Rc<Stage>) -> Option<Rc<model::Model>> {
    parts::take_over_model(stage);
    model::start(stage)
}

/// A place where an error of the browser's is of no use to anybody: an element that is gone, a
/// setting that is refused. The page stays as it is.
pub(crate) fn let_go(result: Result<(), JsValue>) {
    drop(result);
}
