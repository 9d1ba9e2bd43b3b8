//! The pointer, seen in both windows, and a cursor that hides when it rests.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

use super::show::flag;
use super::{Room, now};
use crate::browser::{dom, let_go};
use crate::presenting::Kind;

/// A cursor that rests this long is hidden, in milliseconds.
const IDLE_MS: u32 = 3_000;

thread_local! {
    /// Where the mouse is on the stage, as shares of its width and height.
    static PLACE: Cell<(f64, f64)> = const { Cell::new((0.5, 0.5)) };
    static TELLING: RefCell<Option<AnimationFrame>> = const { RefCell::new(None) };
    static IDLE: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static LAST: Cell<f64> = const { Cell::new(0.0) };
}

/// Where the mouse is, or the middle.
pub fn place() -> (f64, f64) {
    PLACE.get()
}

/// Follows the mouse.
pub fn start(room: &Rc<Room>) {
    let own = room.clone();
    dom::listen(&dom::document(), "mousemove", move |event| {
        show_cursor(&own);
        let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
        let edge = own.frame.get_bounding_client_rect();
        let share = |at: i32, from: f64, length: f64| (f64::from(at) - from) / length.max(1.0);
        let x = share(mouse.client_x(), edge.left(), edge.width());
        let y = share(mouse.client_y(), edge.top(), edge.height());
        if !(0.0..=1.0).contains(&x) || !(0.0..=1.0).contains(&y) {
            return;
        }
        PLACE.set((x, y));
        if own.html.has_attribute("data-pointing") {
            show(&own, &told());
            tell_soon(&own);
        }
    });
    // Whoever points takes the pointer along.
    let own = room.clone();
    dom::listen(&dom::window(), "pagehide", move |_| {
        if own.html.has_attribute("data-pointing") {
            own.windows.say(&own.message(Kind::Point, String::new()));
        }
    });
    for event in ["keydown", "touchstart", "click"] {
        let own = room.clone();
        dom::listen(&dom::document(), event, move |_| show_cursor(&own));
    }
    show_cursor(room);
}

/// Tells the other window once a frame: a mouse moves more often.
fn tell_soon(room: &Rc<Room>) {
    if TELLING.with_borrow(Option::is_some) {
        return;
    }
    let own = room.clone();
    let frame = request_animation_frame(move |_| {
        TELLING.set(None);
        if own.html.has_attribute("data-pointing") {
            own.windows.say(&own.message(Kind::Point, told()));
        }
    });
    TELLING.set(Some(frame));
}

/// The place of the mouse as it is told, in thousandths of the stage.
fn told() -> String {
    let (x, y) = place();
    format!("{} {}", (x * 1000.0) as u32, (y * 1000.0) as u32)
}

/// Shows the cursor and the bar, for a while.
fn show_cursor(room: &Rc<Room>) {
    flag(&room.html, "data-idle", false);
    // A mouse moves a hundred times a second.
    if now() - LAST.get() < 200.0 {
        return;
    }
    LAST.set(now());
    let html = room.html.clone();
    IDLE.set(Some(Timeout::new(IDLE_MS, move || flag(&html, "data-idle", true))));
}

/// Makes the mouse a pointer that the room sees, or a mouse again.
pub fn toggle(room: &Rc<Room>) {
    let on = !room.html.has_attribute("data-pointing");
    flag(&room.html, "data-pointing", on);
    let text = if on { told() } else { String::new() };
    show(room, &text);
    room.windows.say(&room.message(Kind::Point, text));
}

/// Takes the pointer away, whichever window shows it.
pub fn hide(room: &Rc<Room>) {
    flag(&room.html, "data-pointing", false);
    show(room, "");
    room.windows.say(&room.message(Kind::Point, String::new()));
}

/// Shows the pointer at a place, in thousandths of the stage; takes it away where there is none.
pub fn show(room: &Room, text: &str) {
    // The other window took it away: this one points no more either.
    if text.is_empty() {
        flag(&room.html, "data-pointing", false);
    }
    let Some(pointer) = dom::first::<HtmlElement>(".pointer") else { return };
    let thousandth = |it: &str| it.parse::<u32>().ok().filter(|it| *it <= 1000);
    let place = text.split_once(' ').and_then(|(x, y)| thousandth(x).zip(thousandth(y)));
    flag(&pointer, "hidden", place.is_none());
    let Some((x, y)) = place else { return };
    let style = pointer.style();
    let (width, height) = (room.frame.client_width(), room.frame.client_height());
    let pixels =
        |share: u32, length: i32| format!("{}px", i64::from(share) * i64::from(length) / 1000);
    let_go(style.set_property("left", &pixels(x, width)));
    let_go(style.set_property("top", &pixels(y, height)));
}
