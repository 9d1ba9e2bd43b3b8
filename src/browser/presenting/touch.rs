//! A finger drawn sideways over the stage leads on and back.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, TouchEvent};

use super::Room;
use crate::browser::dom;
use crate::presenting::Wish;

/// Less is a tap that trembles, in CSS pixels.
const FAR_PX: f64 = 60.0;

/// What a finger draws about itself.
const OWN: &str = "input, .scroll, fieldset, dialog";

/// Listens to the stage.
pub fn start(room: &Rc<Room>) {
    let from: Rc<Cell<Option<(f64, f64)>>> = Rc::default();
    let began = from.clone();
    dom::listen(&room.frame, "touchstart", move |event| {
        let own = event
            .target()
            .and_then(|it| it.dyn_into::<Element>().ok())
            .is_some_and(|it| it.closest(OWN).ok().flatten().is_some());
        let touches = event.dyn_ref::<TouchEvent>().map(TouchEvent::touches);
        let one = touches.filter(|it| it.length() == 1 && !own).and_then(|it| it.item(0));
        began.set(one.map(|it| (f64::from(it.client_x()), f64::from(it.client_y()))));
    });
    let room = room.clone();
    dom::listen(&room.frame.clone(), "touchend", move |event| {
        let ended = event.dyn_ref::<TouchEvent>().and_then(|it| it.changed_touches().item(0));
        let (Some((x, y)), Some(ended)) = (from.take(), ended) else { return };
        let (across, down) = (f64::from(ended.client_x()) - x, f64::from(ended.client_y()) - y);
        if FAR_PX < across.abs() && 2.0 * down.abs() < across.abs() {
            room.wish(if across < 0.0 { Wish::Next } else { Wish::Previous });
        }
    });
}
