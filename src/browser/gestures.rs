//! Gestures on the organization: a tap picks a unit, arrow keys walk, two fingers or the wheel with
//! Ctrl enlarge, and what is enlarged can be drawn about.
//!
//! One finger and the wheel alone are the page's: whoever scrolls by is never held up.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, KeyboardEvent, MouseEvent, SvgElement, TouchEvent, WheelEvent,
};

use super::painter::Painter;
use super::{dom, let_go};
use crate::layout::{Direction, Point};
use crate::view::session::Cue;

/// How far from a mark a finger may be, in CSS pixels.
const REACH_PX: f64 = 22.0;
/// How far from a mark the pointer of a mouse may be to have it named.
const NEAR_PX: f64 = 6.0;
/// Less than this is a hand that trembles, in CSS pixels.
const STILL_PX: f64 = 3.0;
/// How much a key enlarges.
const STEP: f64 = 2.0;

/// The ring that arrow keys move.
const CURSOR: &str = "[data-figure=organization] .cursor";

/// Listens to the picture.
pub fn start(painter: &Rc<Painter>) {
    listen_to_keys(painter);
    listen_to_mouse(painter);
    listen_to_wheel(painter);
    listen_to_fingers(painter);
}

fn listen_to_mouse(painter: &Rc<Painter>) {
    // Where the button went down or the pointer was since, and whether it has moved.
    let held: Rc<Cell<Option<Point>>> = Rc::default();
    let moved = Rc::new(Cell::new(false));

    let (own, pressed, still) = (painter.clone(), held.clone(), moved.clone());
    dom::listen_active(&painter.chart, "mousedown", move |event| {
        still.set(false);
        if own.is_zoomed() && !is_in(event, "a, button") {
            pressed.set(point(event));
            // Or the words of the picture would be selected on the way.
            event.prevent_default();
        }
    });
    let (own, dragged, moving) = (painter.clone(), held.clone(), moved.clone());
    dom::listen(&dom::window(), "mousemove", move |event| {
        // Let go where this page was not told, as over a menu of the browser's.
        if event.dyn_ref::<MouseEvent>().is_some_and(|it| it.buttons() & 1 == 0) {
            dragged.set(None);
        }
        let (Some(from), Some(to)) = (dragged.get(), point(event)) else { return };
        let by = Point { x: from.x - to.x, y: from.y - to.y };
        if moving.get() || STILL_PX < by.x.abs() + by.y.abs() {
            moving.set(true);
            dragged.set(Some(to));
            own.draw_about(by);
        }
    });
    dom::listen(&dom::window(), "mouseup", move |_| held.set(None));

    let own = painter.clone();
    dom::listen(&painter.chart, "mousemove", move |event| {
        let unit = point(event).and_then(|it| own.unit_at(it, NEAR_PX));
        let name = unit.map(|it| own.stage.subject.full_name(it)).unwrap_or_default();
        dom::set(&own.chart, "title", &name);
    });

    let own = painter.clone();
    dom::listen(&painter.chart, "click", move |event| {
        if is_in(event, "button") {
            own.keep_focus();
        // A number in the picture leads to its source instead, and whoever drew it about meant that.
        } else if !is_in(event, "a") && !moved.take() {
            let unit = point(event).and_then(|it| own.unit_at(it, REACH_PX));
            own.stage.follow(Cue::Unit(unit));
            if let Some(cursor) = dom::first::<SvgElement>(CURSOR) {
                let_go(cursor.focus());
            }
        }
    });
}

fn listen_to_wheel(painter: &Rc<Painter>) {
    let own = painter.clone();
    dom::listen_active(&painter.chart, "wheel", move |event| {
        let Some(wheel) = event.dyn_ref::<WheelEvent>().filter(|it| it.ctrl_key()) else { return };
        event.prevent_default();
        // A notch is a hundred, and a pinch on a pad is many small ones.
        let turned = 1.0 + (wheel.delta_y().abs() / 200.0).min(1.0);
        let factor = if wheel.delta_y() < 0.0 { turned } else { 1.0 / turned };
        own.zoom(factor, point(event));
    });
}

fn listen_to_fingers(painter: &Rc<Painter>) {
    // Scrolling is left to the browser, and enlarging is not.
    let_go(painter.chart.style().set_property("touch-action", "pan-x pan-y"));
    // The middle between two fingers and how far they are from each other.
    let before: Rc<Cell<Option<(Point, f64)>>> = Rc::default();
    for name in ["touchstart", "touchmove", "touchend", "touchcancel"] {
        let (own, before) = (painter.clone(), before.clone());
        dom::listen_active(&painter.chart, name, move |event| {
            let pinch = event.dyn_ref::<TouchEvent>().and_then(pinch);
            let Some((middle, apart)) = pinch else {
                before.set(None);
                return;
            };
            event.prevent_default();
            if let Some((from, was_apart)) = before.replace(Some((middle, apart))) {
                own.draw_about(Point { x: from.x - middle.x, y: from.y - middle.y });
                own.zoom(apart / was_apart, Some(middle));
            }
        });
    }
}

fn listen_to_keys(painter: &Rc<Painter>) {
    let Some(cursor) = dom::first::<Element>(CURSOR) else { return };
    let stage = painter.stage.clone();
    dom::listen_active(&cursor, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        // One that is held down in the finder goes on here, where what was found has the focus.
        let goes_on = key.repeat() && key.key() == "Enter";
        if key.alt_key() || key.ctrl_key() || key.meta_key() || goes_on {
            return;
        }
        let head = stage.subject.organization.head();
        if let Some(cue) = cue_for_key(&key.key(), head) {
            event.prevent_default();
            stage.follow(cue);
        }
    });
}

/// The cue for a key on the mark that walks; `None` leaves the key to the page.
fn cue_for_key(key: &str, head: usize) -> Option<Cue> {
    match key {
        "ArrowLeft" => Some(Cue::Walk(Direction::Left)),
        "ArrowRight" => Some(Cue::Walk(Direction::Right)),
        "ArrowUp" => Some(Cue::Walk(Direction::Up)),
        "ArrowDown" => Some(Cue::Walk(Direction::Down)),
        "Home" | "Enter" | " " => Some(Cue::Unit(Some(head))),
        "Escape" => Some(Cue::Unit(None)),
        "+" | "=" => Some(Cue::Zoom(STEP, None)),
        "-" => Some(Cue::Zoom(1.0 / STEP, None)),
        "0" => Some(Cue::Zoom(0.0, None)),
        _ => None,
    }
}

impl Painter {
    fn is_zoomed(&self) -> bool {
        self.crop_now().scale > 1.0
    }

    /// Enlarges about a point of the window.
    fn zoom(&self, factor: f64, about: Option<Point>) {
        let about = about.map(|it| self.fit().place(it));
        self.stage.follow(Cue::Zoom(factor, about));
    }

    /// Moves what is enlarged, by CSS pixels.
    fn draw_about(&self, by: Point) {
        let scale = self.fit().scale;
        self.stage.follow(Cue::Move(Point { x: by.x / scale, y: by.y / scale }));
    }

    /// Buttons that make the picture smaller go when it is whole: the focus stays on what enlarges.
    fn keep_focus(&self) {
        if !self.is_zoomed()
            && let Some(button) = self.chart.query_selector("button").ok().flatten()
            && let Some(button) = button.dyn_ref::<HtmlElement>()
        {
            let_go(button.focus());
        }
    }
}

/// Where a mouse is in the window.
fn point(event: &Event) -> Option<Point> {
    let event = event.dyn_ref::<MouseEvent>()?;
    Some(Point { x: f64::from(event.client_x()), y: f64::from(event.client_y()) })
}

fn is_in(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| it.closest(selector).ok().flatten().is_some())
}

/// The middle between two fingers and how far they are from each other; none for fewer or more.
fn pinch(event: &TouchEvent) -> Option<(Point, f64)> {
    let touches = event.touches();
    let (Some(one), Some(other), None) = (touches.get(0), touches.get(1), touches.get(2)) else {
        return None;
    };
    let [x0, y0, x1, y1] =
        [one.client_x(), one.client_y(), other.client_x(), other.client_y()].map(f64::from);
    let middle = Point { x: f64::midpoint(x0, x1), y: f64::midpoint(y0, y1) };
    let (dx, dy) = (x1 - x0, y1 - y0);
    Some((middle, (dx * dx + dy * dy).sqrt()))
}
