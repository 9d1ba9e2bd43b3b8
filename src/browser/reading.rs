//! Reading: which step the reader is at, and what follows from it.
//!
//! By scroll position alone, so that it works in every browser, and the text never depends on it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use leptos::prelude::GetUntracked;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollToOptions, SvgElement,
};

use super::{Stage, dom, guide, let_go, pictures, steps};
use crate::words::Words;

/// A step counts once its top is above this share of the window: lower on a phone, where the
/// figure has the upper half.
const LINE: [f64; 2] = [0.62, 0.8];
/// The longest way of a smooth scroll.
const LANDING_MS: u32 = 1_200;
/// Less than this is no scrolling of the reader's, in CSS pixels.
const REST_PX: f64 = 40.0;
/// Above what has the focus, in CSS pixels.
const FREE_PX: f64 = 24.0;
/// A reader who is still scrolling is told nothing.
const SETTLE_MS: u32 = 500;

struct Reading {
    stage: Rc<Stage>,
    steps: Vec<Element>,
    at: Cell<usize>,
    /// The end of the address, such as `#before-tiers`, as it was last followed or put there.
    address: RefCell<String>,
    /// The step that a button or a link led to, and where its page came to rest: it stays the
    /// current one until the reader scrolls, even where several short steps are in view.
    aim: Cell<Option<(usize, Option<f64>)>>,
    /// The address names a part of the page that is no step, and the reader has not left it yet.
    elsewhere: Cell<bool>,
    landing: RefCell<Option<Timeout>>,
    frame: RefCell<Option<AnimationFrame>>,
    announcing: RefCell<Option<Timeout>>,
}

/// Follows the reader.
pub fn start(stage: &Rc<Stage>) {
    let steps = dom::all_on_page("[data-step]");
    if steps.is_empty() || steps.len() != stage.sheet.steps.len() {
        return;
    }
    let reading = Rc::new(Reading {
        stage: stage.clone(),
        steps,
        at: Cell::new(usize::MAX),
        address: RefCell::default(),
        aim: Cell::new(None),
        elsewhere: Cell::new(false),
        landing: RefCell::new(None),
        frame: RefCell::new(None),
        announcing: RefCell::new(None),
    });
    reading.follow_address();
    if reading.at.get() == usize::MAX {
        reading.arrive(reading.step_in_view());
    }
    let turned = reading.clone();
    dom::listen(&dom::window(), "hashchange", move |_| turned.follow_address());
    for event in ["wheel", "touchmove", "keydown"] {
        let reading = reading.clone();
        dom::listen(&dom::window(), event, move |event| {
            // This key on a button presses it, and scrolls nothing.
            let is_space = |it: &web_sys::KeyboardEvent| it.key() == " ";
            let target = event.dyn_ref().filter(|it| is_space(it)).and_then(|it| it.target());
            let button = target.and_then(|it| it.dyn_into::<HtmlElement>().ok());
            if button.is_none_or(|it| it.tag_name() != "BUTTON") {
                reading.let_loose();
            }
        });
    }
    for event in ["scroll", "resize"] {
        let reading = reading.clone();
        dom::listen(&dom::window(), event, move |_| reading.look_soon());
    }
    listen_to_clicks(&reading);
    // Enter in the finder presses its first match, and what follows is that of a press.
    dom::listen_active(&dom::document(), "keydown", |event| {
        let key = event.dyn_ref::<web_sys::KeyboardEvent>();
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if key.is_some_and(|it| it.key() == "Enter" && !it.is_composing())
            && let Some(field) = target.filter(|it| it.tag_name() == "INPUT")
            && let Some(finder) = field.closest(".finder").ok().flatten()
            && let Some(first) = finder.query_selector("li:not([hidden]) button").ok().flatten()
            && let Ok(first) = first.dyn_into::<HtmlElement>()
        {
            event.prevent_default();
            first.click();
        }
    });
    let assuming = reading.clone();
    dom::listen(&dom::document(), "change", move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if let Some(shown) = target.and_then(|it| it.closest(".what-if").ok().flatten()) {
            assuming.announce_soon(pictures::said(&shown));
        }
    });
    dom::listen(&dom::document(), "focusin", |event| {
        if let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) {
            uncover(&target);
        }
    });
}

/// Brings what has the focus out from under the figure that stays in view on a phone. Browsers
/// take it for visible there and leave it.
fn uncover(target: &Element) {
    let steps = target.closest(".steps").ok().flatten();
    let stage = steps.and_then(|it| it.parent_element());
    let pinned = stage.and_then(|it| it.query_selector(".pinned").ok().flatten());
    let Some(pinned) = pinned.map(|it| it.get_bounding_client_rect()) else { return };
    let place = target.get_bounding_client_rect();
    let beside = pinned.right() <= place.left() || place.right() <= pinned.left();
    let over = place.top() < pinned.bottom() && pinned.top() < place.bottom();
    if over && !beside {
        dom::window().scroll_by_with_x_and_y(0.0, place.top() - pinned.bottom() - FREE_PX);
    }
}

impl Reading {
    /// Looks once a frame at most.
    fn look_soon(self: &Rc<Self>) {
        if self.frame.borrow().is_some() {
            return;
        }
        let reading = self.clone();
        *self.frame.borrow_mut() = Some(request_animation_frame(move |_| {
            reading.frame.borrow_mut().take();
            // A page may have scrolled to where a link leads, and be drawn, before it is told of that.
            if fragment() != *reading.address.borrow() {
                reading.follow_address();
            }
            let step = reading.aimed().unwrap_or_else(|| reading.step_in_view());
            if step != reading.at.get() {
                reading.arrive(step);
            }
        }));
    }

    /// The step that the reader was led to, as long as the page rests where it led.
    fn aimed(&self) -> Option<usize> {
        let (step, rest) = self.aim.get()?;
        let moved = rest.is_some_and(|it| (scrolled() - it).abs() > REST_PX);
        if moved {
            self.let_loose();
            return None;
        }
        Some(step)
    }

    /// The reader scrolls: from here on the place says which step it is.
    fn let_loose(&self) {
        self.aim.set(None);
        self.elsewhere.set(false);
    }

    /// Arrives at a step to which the page has scrolled, or smoothly goes on scrolling.
    fn aim_at(self: &Rc<Self>, step: usize, smoothly: bool) {
        self.elsewhere.set(false);
        self.aim.set(Some((step, (!smoothly).then(scrolled))));
        let reading = self.clone();
        let landed = move || {
            if let Some((step, None)) = reading.aim.get() {
                reading.aim.set(Some((step, Some(scrolled()))));
            }
        };
        *self.landing.borrow_mut() = smoothly.then(|| Timeout::new(LANDING_MS, landed));
        if step != self.at.get() {
            self.arrive(step);
        }
    }

    /// Arrives at the step that the address names; leaves an address alone that names another part.
    fn follow_address(self: &Rc<Self>) {
        let address = fragment();
        self.address.borrow_mut().clone_from(&address);
        let Some(id) = address.strip_prefix('#').filter(|it| !it.is_empty()) else { return };
        match self.steps.iter().position(|it| it.id() == id) {
            Some(step) => self.aim_at(step, false),
            None => {
                self.aim.set(None);
                self.elsewhere.set(dom::document().get_element_by_id(id).is_some());
            }
        }
    }

    /// The last step whose top is above the line; steps are in the order of the page.
    fn step_in_view(&self) -> usize {
        let height = dom::window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(800.0);
        // At the very top the reader has read nothing yet, however much of it is in view.
        if scrolled() < 1.0 {
            return 0;
        }
        let line = height * LINE[usize::from(dom::narrow())];
        let above = |it: &Element| it.get_bounding_client_rect().top() <= line;
        self.steps.partition_point(above).saturating_sub(1)
    }

    fn arrive(self: &Rc<Self>, step: usize) {
        let first = self.at.replace(step) == usize::MAX;
        for (index, element) in self.steps.iter().enumerate() {
            if index == step {
                dom::set(element, "aria-current", "step");
            } else if element.has_attribute("aria-current") {
                let_go(element.remove_attribute("aria-current"));
            }
        }
        let Some(element) = self.steps.get(step) else { return };
        steps::show(&self.stage, step);
        let settings = dom::settings();
        let address = if step == 0 { String::new() } else { format!("#{}", element.id()) };
        if (!first || step > 0) && !self.elsewhere.get() {
            dom::put_address(&settings, &address);
            // Engines refuse the hundredth address within seconds, and the one before stays.
            self.address.replace(fragment());
        }
        dom::follow_language(&settings, &address);
        let language = self.stage.subject.language;
        let progress = Words::step_of(language, step + 1, self.steps.len());
        if let Some(place) = dom::first::<Element>("#progress") {
            place.set_text_content(Some(&progress));
        }
        let title = self.mark_scene(step);
        if !first {
            self.announce_soon(format!("{progress}. {title}"));
        }
    }

    /// Marks the scene in the list of scenes, whose links lead to first steps; returns its title.
    fn mark_scene(&self, step: usize) -> String {
        let mut links = dom::all_on_page(".contents ol a");
        let started = |link: &Element| {
            let target = link.get_attribute("href").unwrap_or_default();
            self.steps[..=step].iter().any(|it| target.strip_prefix('#') == Some(&it.id()))
        };
        let later = links.split_off(links.partition_point(started));
        let here = links.pop();
        for link in links.iter().chain(&later) {
            dom::set(link, "aria-current", "false");
        }
        let Some(here) = here else { return String::new() };
        dom::set(&here, "aria-current", "true");
        here.text_content().unwrap_or_default()
    }

    fn announce_soon(self: &Rc<Self>, text: String) {
        let announce = Timeout::new(SETTLE_MS, move || {
            if let Some(place) = dom::first::<Element>("#announcer") {
                place.set_text_content(Some(&text));
            }
        });
        *self.announcing.borrow_mut() = Some(announce);
    }

    fn go_to(self: &Rc<Self>, step: usize) {
        let Some(element) = self.steps.get(step) else { return };
        let smoothly = !dom::still();
        let way = if smoothly { ScrollBehavior::Smooth } else { ScrollBehavior::Auto };
        if step == 0 {
            let options = ScrollToOptions::new();
            options.set_top(0.0);
            options.set_behavior(way);
            dom::window().scroll_to_with_scroll_to_options(&options);
        } else {
            let options = ScrollIntoViewOptions::new();
            options.set_behavior(way);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
        self.aim_at(step, smoothly);
    }

    /// A find hides the button that was pressed: the focus goes to what it turned, and it is told.
    fn tell_of_find(self: &Rc<Self>, button: &Element) {
        let Stage { subject, session, .. } = &*self.stage;
        let in_path = button.closest("[data-part=path-controls]").ok().flatten().is_some();
        let told = if in_path {
            if let Some(play) = dom::first::<HtmlElement>("[data-order=play]") {
                let_go(play.focus());
            }
            subject.full_name(session.district.get_untracked())
        } else {
            if let Some(ring) = dom::first::<SvgElement>(".cursor") {
                let_go(ring.focus());
            }
            session.unit.get_untracked().map(|it| subject.sentence(it)).unwrap_or_default()
        };
        self.announce_soon(told);
    }

    /// Follows a `data-cue` of the page, given in a stage; false where it has nothing to turn.
    fn follow(self: &Rc<Self>, cue: &str, stage: &str) -> bool {
        match cue {
            "next" => self.go_to((self.at.get() + 1).min(self.steps.len() - 1)),
            "previous" => self.go_to(self.at.get().saturating_sub(1)),
            _ => {
                let Some(told) = guide::follow(&self.stage, cue, stage) else { return false };
                self.announce_soon(told);
            }
        }
        true
    }
}

/// How far the page is scrolled, in CSS pixels.
fn scrolled() -> f64 {
    dom::window().scroll_y().unwrap_or_default()
}

fn listen_to_clicks(reading: &Rc<Reading>) {
    let reading = reading.clone();
    dom::listen_active(&dom::document(), "click", move |event| {
        let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
            return;
        };
        if let Some(link) = target.closest("[data-cue]").ok().flatten() {
            let stage = link.closest("[data-stage]").ok().flatten();
            let stage = stage.and_then(|it| it.get_attribute("data-stage")).unwrap_or_default();
            if reading.follow(&link.get_attribute("data-cue").unwrap_or_default(), &stage) {
                event.prevent_default();
            }
        }
        if target.closest(".finder li").ok().flatten().is_some() {
            reading.tell_of_find(&target);
        }
        // The list of scenes closes when one was chosen, or when the reader went on elsewhere.
        if let Some(contents) = dom::first::<Element>(".contents[open]") {
            let within = contents.contains(Some(&target));
            if !within || target.closest("a").ok().flatten().is_some() {
                let_go(contents.remove_attribute("open"));
            }
        }
    });
}

/// The end of the address, from its `#` on; empty without one.
fn fragment() -> String {
    dom::window().location().hash().unwrap_or_default()
}
