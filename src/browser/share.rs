//! A link to a figure as it stands: what the reader has set goes into the address, and comes back.

use std::rc::Rc;

use leptos::prelude::GetUntracked;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::model::Model;
use super::{Stage, dom, let_go};
use crate::model::Era;
use crate::story::FigureName;
use crate::view::session::Cue;

/// Turns figures to what the address asks for, and puts a button under each.
pub fn start(stage: &Rc<Stage>, model: Option<Rc<Model>>) {
    turn(stage);
    let words = stage.subject.words();
    for figure in dom::all_on_page("figure[data-figure]") {
        let line = figure.query_selector(".source").ok().flatten();
        let button = dom::document().create_element("button").ok();
        let (Some(line), Some(button)) = (line, button) else { continue };
        dom::set(&button, "type", "button");
        button.set_text_content(Some(words.copy_link));
        let_go(line.append_child(&button).map(drop));
        let (stage, model) = (stage.clone(), model.clone());
        dom::listen(&button.clone(), "click", move |_| {
            offer(&stage, model.as_deref(), &figure, &button);
        });
    }
}

/// Shows the link, selected, and copies it where the browser lets us.
fn offer(stage: &Stage, model: Option<&Model>, figure: &Element, button: &Element) {
    let link = link(stage, model, figure);
    let field = button.next_element_sibling().or_else(|| {
        let field = dom::document().create_element("input").ok()?;
        dom::set(&field, "readonly", "");
        dom::set(&field, "aria-label", stage.subject.words().copy_link);
        button.insert_adjacent_element("afterend", &field).ok()?
    });
    if let Some(field) = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        field.set_value(&link);
        field.select();
    }
    dom::copy_text(&link);
}

/// Page, state of the figure, and its step.
fn link(stage: &Stage, model: Option<&Model>, figure: &Element) -> String {
    let origin = dom::window().location().origin().unwrap_or_default();
    let section = figure.closest("[data-stage]").ok().flatten();
    let step = section.and_then(|it| {
        let current = it.query_selector("[aria-current=step]").ok().flatten();
        current.or_else(|| it.query_selector("[data-step]").ok().flatten())
    });
    let name = figure.get_attribute("data-figure").unwrap_or_default();
    let page = dom::page_with(&state(stage, model, &name));
    [origin, page, "#".into(), step.map(|it| it.id()).unwrap_or_default()].concat()
}

fn state(stage: &Stage, model: Option<&Model>, figure: &str) -> String {
    let (session, organization) = (stage.session, &stage.subject.organization);
    let id = |unit: usize| organization.units().get(unit).map(|it| it.id.as_str());
    let figure = FigureName::ALL.iter().find(|(word, _)| *word == figure).map(|(_, it)| *it);
    match figure {
        Some(FigureName::Organization) => {
            let unit = session.unit.get_untracked().and_then(id);
            let unit = unit.map(|it| ["&unit=", it].concat()).unwrap_or_default();
            ["era=", session.era.get_untracked().word(), &unit].concat()
        }
        Some(FigureName::CommandPath) => {
            ["district=", id(session.district.get_untracked()).unwrap_or_default()].concat()
        }
        Some(FigureName::Chapters) => {
            let chosen = dom::first::<HtmlInputElement>("[name=chapters-view]:checked");
            chosen.map(|it| ["view=", &it.value()].concat()).unwrap_or_default()
        }
        Some(FigureName::OrderModel) => model.map(Model::query).unwrap_or_default(),
        _ => String::new(),
    }
}

/// What the address asks for and the page does not know, it does not do.
fn turn(stage: &Rc<Stage>) {
    let query = dom::window().location().search().unwrap_or_default();
    let organization = &stage.subject.organization;
    for pair in query.trim_start_matches('?').split('&') {
        let (name, value) = pair.split_once('=').unwrap_or_default();
        let unit = || organization.position(value);
        let cue = match name {
            "era" => Era::from_word(value).map(Cue::Era),
            "unit" => unit().map(|it| Cue::Unit(Some(it))),
            "district" => {
                unit().filter(|it| organization.units()[*it].tier == 1).map(Cue::District)
            }
            "view" => {
                choose_view(value);
                None
            }
            _ => None,
        };
        if let Some(cue) = cue {
            stage.follow(cue);
        }
    }
}

/// Compared, not put into a selector: the address is anybody's.
pub fn choose_view(word: &str) {
    let radios = dom::all_on_page("[name=chapters-view]").into_iter();
    let mut radios = radios.filter_map(|it| it.dyn_into::<HtmlInputElement>().ok());
    if let Some(radio) = radios.find(|it| it.value() == word) {
        radio.set_checked(true);
    }
}
