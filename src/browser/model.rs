//! The order model: asks for a guess, runs in slices so that the page stays alive, and keeps its
//! settings in the address.
//!
//! `data-run` on the figure says that a run was shown, and what it took: milliseconds of our own
//! work on the orders and on the comparison of capacities, such as `21.4 9.7`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::{Stage, dom, let_go};
use crate::layout::short;
use crate::simulate::{Experiment, Preset, RUNS, Settings};
use crate::view::figures::{model_cells, model_marks};
use crate::words::Sooner;

/// Work between two looks at the page, in milliseconds: half a frame.
const SLICE_MS: f64 = 8.0;

/// How long settings rest before the address has them: engines refuse the hundredth address within
/// seconds, and a slider has a hundred on its way.
const PUT_MS: u32 = 250;

/// Cells of the table that a run writes: of the last rows, the intervals, their heads too.
const CELLS: &str = "tbody[data-assumption] td, tbody:last-child th";

/// The order model of a page.
pub struct Model {
    stage: Rc<Stage>,
    figure: Element,
    settings: Cell<Settings>,
    guess: Cell<Option<Sooner>>,
    running: RefCell<Option<(Experiment, Timeout)>>,
    putting: RefCell<Option<Timeout>>,
    /// What it took so far, as in `data-run`.
    work_ms: Cell<[f64; 2]>,
}

/// Takes the settings of the address and listens to the figure, if it is on the page.
pub fn start(stage: &Rc<Stage>) -> Option<Rc<Model>> {
    let figure = dom::first::<Element>("[data-figure=order-model]")?;
    let query = dom::window().location().search().unwrap_or_default();
    let model = Rc::new(Model {
        stage: stage.clone(),
        figure: figure.clone(),
        settings: Cell::new(Settings::from_query(&query)),
        guess: Cell::new(None),
        running: RefCell::default(),
        putting: RefCell::default(),
        work_ms: Cell::default(),
    });
    model.show_settings();
    let question = model.at("verdict");
    if let Some(question) = question {
        question.set_text_content(question.get_attribute("data-ask").as_deref());
    }
    let slid = model.clone();
    dom::listen(&figure, "input", move |_| slid.assume(slid.read_form()));
    let pressed = model.clone();
    dom::listen(&figure, "click", move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(button) = target.and_then(|it| it.closest("button").ok().flatten()) else {
            return;
        };
        pressed.press(&button);
    });
    Some(model)
}

impl Model {
    fn at(&self, name: &str) -> Option<Element> {
        self.figure.query_selector(&format!("[data-model={name}]")).ok().flatten()
    }

    fn press(self: &Rc<Self>, button: &Element) {
        if let Some(guess) = button.get_attribute("data-guess").and_then(|it| it.parse().ok()) {
            self.guess(guess);
            // The button goes: what it asked for is answered above it.
            if let Some(answer) =
                self.at("verdict").and_then(|it| it.dyn_into::<HtmlElement>().ok())
            {
                answer.set_tab_index(-1);
                let_go(answer.focus());
            }
        } else if let Some(id) = button.get_attribute("data-preset") {
            self.assume(Preset::from_id(&id).map_or(Settings::DEFAULT, |it| it.settings));
        } else if button.has_attribute("data-again") {
            let settings = self.settings.get();
            self.assume(Settings { seed: settings.seed.wrapping_add(1), ..settings });
        } else if button.get_attribute("type").as_deref() == Some("reset") {
            self.assume(Settings::DEFAULT);
        }
    }

    /// Takes a guess, by the place of its button, and runs.
    fn guess(self: &Rc<Self>, guess: usize) {
        self.guess.set(Sooner::ALL.get(guess).copied());
        dom::set(&self.figure, "data-guessed", "");
        self.run();
    }

    /// What is set, as a query.
    pub fn query(&self) -> String {
        self.settings.get().to_query()
    }

    /// What is set and guessed, as a query.
    pub fn state(&self) -> String {
        let guess = self.guess.get().and_then(|it| Sooner::ALL.iter().position(|own| *own == it));
        let guess = guess.map(|it| ["&guess=", &it.to_string()].concat()).unwrap_or_default();
        self.query() + &guess
    }

    /// Takes over what another window of the talk has set and guessed.
    pub fn turn_to(self: &Rc<Self>, state: &str) {
        self.assume(Settings::from_query(state));
        let guess = state.split('&').find_map(|it| it.strip_prefix("guess=")?.parse().ok());
        if let Some(guess) = guess.filter(|it| *it < Sooner::ALL.len())
            && self.guess.get() != Some(Sooner::ALL[guess])
        {
            self.guess(guess);
        }
    }

    /// What the form says, read as an address is: whatever it says, the settings are sound.
    fn read_form(&self) -> Settings {
        let mut query = format!("seed={}", self.settings.get().seed);
        for input in dom::all(&self.figure, "input[type=range], input:checked") {
            let Ok(input) = input.dyn_into::<HtmlInputElement>() else { continue };
            query.push_str(&["&", &input.name(), "=", &input.value()].concat());
        }
        Settings::from_query(&query)
    }

    /// Takes over settings, says so in the form and in the address, and runs if a guess was made.
    fn assume(self: &Rc<Self>, settings: Settings) {
        if settings == self.settings.replace(settings) {
            return;
        }
        self.show_settings();
        let put = Timeout::new(PUT_MS, move || put_settings(settings));
        *self.putting.borrow_mut() = Some(put);
        if self.guess.get().is_some() {
            self.run();
        }
    }

    fn show_settings(&self) {
        let settings = self.settings.get();
        let input = |selector: &str| {
            let found = self.figure.query_selector(selector).ok().flatten();
            found.and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
        };
        for (name, value) in settings.to_pairs() {
            let value = value.to_string();
            if let Some(input) = input(&format!("[name={name}]")) {
                input.set_value(&value);
            }
            let amount = self.figure.query_selector(&format!("[data-amount={name}]"));
            if let Some(amount) = amount.ok().flatten() {
                amount.set_text_content(Some(&value));
            }
        }
        if let Some(input) = input(&format!("[value={}]", settings.direction.word())) {
            input.set_checked(true);
        }
        for button in dom::all(&self.figure, "[data-preset]") {
            let preset = button.get_attribute("data-preset").and_then(|it| Preset::from_id(&it));
            let chosen = preset.is_some_and(|it| it.settings == settings);
            dom::set(&button, "aria-pressed", if chosen { "true" } else { "false" });
        }
    }

    fn run(self: &Rc<Self>) {
        let start = dom::now();
        let organization = &self.stage.subject.organization;
        let experiment = Experiment::new(organization, self.settings.get(), RUNS);
        self.work_ms.set([dom::now() - start, 0.0]);
        self.go_on(experiment);
    }

    /// Goes on with an experiment after the page has had its turn. Whatever ran before is forgotten.
    fn go_on(self: &Rc<Self>, experiment: Experiment) {
        let model = self.clone();
        let slice = Timeout::new(0, move || {
            let Some((mut experiment, _)) = model.running.borrow_mut().take() else { return };
            let mut work_ms = model.work_ms.get();
            let start = dom::now();
            let mut before = start;
            loop {
                let part = usize::from(experiment.is_comparing());
                let goes_on = experiment.step();
                let now = dom::now();
                work_ms[part] += now - before;
                before = now;
                if !goes_on {
                    break model.show(experiment, work_ms);
                }
                if SLICE_MS < now - start {
                    model.work_ms.set(work_ms);
                    break model.go_on(experiment);
                }
            }
        });
        *self.running.borrow_mut() = Some((experiment, slice));
    }

    fn show(&self, experiment: Experiment, work_ms: [f64; 2]) {
        let language = self.stage.subject.language;
        let results = experiment.results();
        for mark in model_marks(&results, self.guess.get(), language) {
            let Some(element) = self.at(&mark.at) else { continue };
            match mark.attribute {
                Some(name) => dom::set(&element, name, &mark.value),
                None => element.set_text_content(Some(&mark.value)),
            }
        }
        let cells = dom::all(&self.figure, CELLS).into_iter();
        for (cell, value) in cells.zip(model_cells(&results, language)) {
            cell.set_text_content(Some(&value));
        }
        dom::set(&self.figure, "data-run", &work_ms.map(short).join(" "));
    }
}

/// Puts the settings into the address, without a new entry in the history.
fn put_settings(settings: Settings) {
    let fragment = dom::window().location().hash().unwrap_or_default();
    let query = settings.to_query();
    dom::put_address(&query, &fragment);
    dom::follow_language(&query, &fragment);
}
