//! Keeps the screen awake where the browser can: a talk has long moments without a key.

use std::cell::Cell;

use js_sys::Reflect;

use super::now;
use crate::browser::dom;

/// A lock may be let go at any time, and one more does no harm: asked at most this often, in
/// milliseconds.
const AGAIN_MS: f64 = 60_000.0;

thread_local! {
    /// When it was asked for last.
    static ASKED: Cell<f64> = const { Cell::new(0.0) };
}

/// Asks at keys and clicks, and whenever the page is seen again.
pub fn start() {
    for event in ["keydown", "click", "visibilitychange"] {
        dom::listen(&dom::document(), event, move |_| ask(event == "visibilitychange"));
    }
}

fn ask(at_once: bool) {
    let soon = now() - ASKED.get() < AGAIN_MS && !at_once;
    if soon || dom::document().hidden() {
        return;
    }
    ASKED.set(now());
    let lock = Reflect::get(&dom::window().navigator(), &"wakeLock".into());
    if let Some(lock) = lock.ok().filter(wasm_bindgen::JsValue::is_object) {
        dom::call(&lock, "request");
    }
}
