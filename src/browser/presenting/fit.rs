//! Sizes: the stage as large as its place lets it be, and words as large as they fit.

use std::rc::Rc;

use gloo::render::request_animation_frame;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::Room;
use super::show::thousandths;
use crate::browser::{dom, let_go};
use crate::presenting::{Role, Wish};

/// By then the other window has answered, in milliseconds.
const HEAR_MS: u32 = 500;
/// From one size of words that do not fit to the next one.
const STEP: f64 = 0.96;
/// Words are never made smaller than this share; the test of all slides sees to it that none has to.
const LEAST: f64 = 0.5;

/// Fits now, and whenever the window changes or the typeface arrives.
pub fn start(room: &Rc<Room>) {
    let own = room.clone();
    dom::listen(&dom::window(), "resize", move |_| {
        tell_size(&own);
        soon(&own);
    });
    if let Ok(fonts) = js_sys::Reflect::get(&dom::document(), &"fonts".into())
        && let Ok(target) = fonts.dyn_into::<web_sys::EventTarget>()
    {
        let own = room.clone();
        dom::listen(&target, "loadingdone", move |_| soon(&own));
    }
    // Not before the other window was heard: a talk that is newer there must not seem older.
    let own = room.clone();
    Timeout::new(HEAR_MS, move || tell_size(&own)).forget();
    soon(room);
}

/// Tells the painter, and whoever else asks the window, that there is another size.
pub fn resized() {
    if let Ok(event) = Event::new("resize") {
        let_go(dom::window().dispatch_event(&event).map(drop));
    }
}

/// Fits before the next frame.
pub fn soon(room: &Rc<Room>) {
    if room.fitting.borrow().is_some() {
        return;
    }
    let own = room.clone();
    *room.fitting.borrow_mut() = Some(request_animation_frame(move |_| {
        own.fitting.borrow_mut().take();
        fit_stage(&own);
        fit_words(&own);
    }));
}

/// The window of the notes shows the stage as the room sees it.
fn tell_size(room: &Rc<Room>) {
    if room.role != Role::Stage || room.drawer.get() {
        return;
    }
    let window = dom::window();
    let size = |it: Result<wasm_bindgen::JsValue, _>| it.ok().and_then(|it| it.as_f64());
    if let (Some(width), Some(height)) = (size(window.inner_width()), size(window.inner_height())) {
        room.wish(Wish::Stage(width as u16, height as u16));
    }
}

/// Beside a desk the stage keeps the size it has for the room, and is seen smaller.
fn fit_stage(room: &Room) {
    let style = room.frame.style();
    let slot = room.frame.parent_element().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let Some(slot) = slot.filter(|_| room.role == Role::Notes || room.drawer.get()) else {
        for name in ["width", "height", "transform"] {
            let_go(style.remove_property(name).map(drop));
        }
        return;
    };
    let (width, height) = room.talk.borrow().stage;
    let (width, height) = (f64::from(width), f64::from(height));
    let scale =
        (f64::from(slot.client_width()) / width).min(f64::from(slot.client_height()) / height);
    let pixels = |it: f64| format!("{}px", it as u32);
    let_go(style.set_property("width", &pixels(width)));
    let_go(style.set_property("height", &pixels(height)));
    let_go(style.set_property("transform", &["scale(", &thousandths(scale), ")"].concat()));
}

/// Makes the words of the slide smaller until they fit.
fn fit_words(room: &Room) {
    let Some(section) = room.current() else { return };
    let Some(words) = dom::all(section, ".words").into_iter().next() else { return };
    let Some(style) = words.dyn_ref::<HtmlElement>().map(HtmlElement::style) else { return };
    let overflows = || {
        words.client_height() + 1 < words.scroll_height()
            || words.client_width() + 1 < words.scroll_width()
    };
    let mut fit = 1.0;
    // On the words alone: whatever is set on the stage is asked of every mark in it.
    let_go(style.set_property("--fit", "1"));
    while LEAST < fit && overflows() {
        fit *= STEP;
        let_go(style.set_property("--fit", &thousandths(fit)));
    }
}
