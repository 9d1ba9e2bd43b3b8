//! Short ways to the page.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, EventTarget, Window};

/// A page that has not answered by then is not to be had, in milliseconds.
const PATIENCE_MS: u32 = 8_000;
/// Where one file holds all pages, this part of a query names one.
const PAGE: &str = "page=";

/// The window. There is always one: the program runs in no worker.
pub fn window() -> Window {
    leptos::prelude::window()
}

/// The page.
pub fn document() -> Document {
    leptos::prelude::document()
}

/// The first element of a selector of ours, as the kind of element it is.
pub fn first<T: JsCast>(selector: &str) -> Option<T> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// All elements of a selector of ours, within one.
pub fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = within.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|it| list.item(it)?.dyn_into().ok()).collect()
}

/// All elements of a selector of ours, on the page.
pub fn all_on_page(selector: &str) -> Vec<Element> {
    document().document_element().map(|it| all(&it, selector)).unwrap_or_default()
}

/// A new element at the end of a picture, or of a group in one.
pub fn draw(within: &Element, name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let svg = Some("http://www.w3.org/2000/svg");
    let element = document().create_element_ns(svg, name).ok()?;
    for (name, value) in attributes {
        super::let_go(element.set_attribute(name, value));
    }
    super::let_go(within.append_child(&element).map(drop));
    Some(element)
}

/// Sets an attribute, unless it has that value: a write costs a style pass.
pub fn set(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        super::let_go(element.set_attribute(name, value));
    }
}

/// Listens for as long as the page lives.
pub fn listen(to: &EventTarget, event: &'static str, heard: impl FnMut(&web_sys::Event) + 'static) {
    gloo::events::EventListener::new(to, event, heard).forget();
}

/// As [`listen`], and may call `prevent_default`.
pub fn listen_active(
    to: &EventTarget,
    event: &'static str,
    heard: impl FnMut(&web_sys::Event) + 'static,
) {
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    gloo::events::EventListener::new_with_options(to, event, options, heard).forget();
}

/// Calls a method without words that a browser may lack; what it promises is let go.
pub fn call(of: &JsValue, method: &str) {
    let found = js_sys::Reflect::get(of, &method.into()).ok();
    let found = found.and_then(|it| it.dyn_into::<js_sys::Function>().ok());
    let promised = found.and_then(|it| it.call0(of).ok());
    if let Some(promise) = promised.and_then(|it| it.dyn_into::<js_sys::Promise>().ok()) {
        silence(&promise);
    }
}

/// The page of the address without what was set in it.
pub fn page() -> String {
    page_with("")
}

/// The same with a query of settings.
pub fn page_with(settings: &str) -> String {
    let location = window().location();
    let query = location.search().unwrap_or_default();
    with_settings(&location.pathname().unwrap_or_default(), &query, settings)
}

/// What is set in the address, as a query.
pub fn settings() -> String {
    let query = window().location().search().unwrap_or_default();
    let set = query.trim_start_matches('?').split('&').filter(|it| !it.starts_with(PAGE));
    set.collect::<Vec<_>>().join("&")
}

/// A path, what of its query names a page, and settings. A link inside the one file has no path, and
/// to its first page no name: then the mark of a query is all of it.
fn with_settings(path: &str, query: &str, settings: &str) -> String {
    let own = query.trim_start_matches('?').split('&').find(|it| it.starts_with(PAGE));
    let query = [own.unwrap_or_default(), settings].into_iter().filter(|it| !it.is_empty());
    let query: Vec<&str> = query.collect();
    let mark = if query.is_empty() && !path.is_empty() { "" } else { "?" };
    [path, mark, &query.join("&")].concat()
}

/// Writes the address of this page anew, without a new entry in the history and without scrolling:
/// its settings, and its fragment, from its `#` on.
pub fn put_address(settings: &str, fragment: &str) {
    let Ok(history) = window().history() else { return };
    let address = page_with(settings) + fragment;
    super::let_go(history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
}

/// Leads the link to the other language to the same place with the same settings.
pub fn follow_language(settings: &str, fragment: &str) {
    let Some(link) = first::<Element>(".masthead .language") else { return };
    let href = link.get_attribute("href").unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    set(&link, "href", &(with_settings(path, query, settings) + fragment));
}

/// Copies words where the browser lets us.
pub fn copy_text(text: &str) {
    let navigator = window().navigator();
    // Missing where the page came over an open line, and in some frames.
    let copies = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if copies.is_ok_and(|it| it.is_object()) {
        silence(&navigator.clipboard().write_text(text));
    }
}

thread_local! {
    /// One for all promises: each would keep its own for ever.
    static NOTHING: Closure<dyn FnMut(JsValue)> = Closure::new(|_| ());
}

/// Refused or not: there is another way, and nothing to tell.
fn silence(promise: &js_sys::Promise) {
    NOTHING.with(|it| drop(promise.catch(it)));
}

/// Asks for a page, and goes on by whether it can be had in time.
pub fn look_for(page: &str, there: impl FnOnce() + 'static, gone: impl FnOnce() + 'static) {
    type Way = Box<dyn FnOnce()>;
    let ways: [Way; 2] = [Box::new(there), Box::new(gone)];
    let ways = Rc::new(Cell::new(Some(ways)));
    let (answered, refused, late) = (ways.clone(), ways.clone(), ways);
    let give_up = |ways: &Cell<Option<[Way; 2]>>| {
        if let Some([_, gone]) = ways.take() {
            gone();
        }
    };
    let answer = Closure::once_into_js(move |answer: JsValue| {
        if js_sys::Reflect::get(&answer, &"ok".into()).is_ok_and(|it| it.is_truthy()) {
            if let Some([there, _]) = answered.take() {
                there();
            }
        } else {
            give_up(&answered);
        }
    });
    let failed = Closure::once_into_js(move |_: JsValue| give_up(&refused));
    Timeout::new(PATIENCE_MS, move || give_up(&late)).forget();
    let method = |of: &JsValue, name: &str| {
        let found = js_sys::Reflect::get(of, &name.into()).ok();
        found.and_then(|it| it.dyn_into::<js_sys::Function>().ok())
    };
    let asked = method(&window(), "fetch").and_then(|it| it.call1(&window(), &page.into()).ok());
    if let Some(asked) = asked
        && let Some(then) = method(&asked, "then")
    {
        drop(then.call2(&asked, &answer, &failed));
    }
}

/// Milliseconds, of which only differences mean anything. A browser without the clock that never
/// goes back has at least that of the day.
pub fn now() -> f64 {
    window().performance().map_or_else(js_sys::Date::now, |it| it.now())
}

/// Whether the reader asked for less motion. A browser that cannot say has not been asked.
pub fn still() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Whether the window is as narrow as a phone, in the terms of the style sheet.
pub fn narrow() -> bool {
    matches("(max-width: 59.99rem)")
}

fn matches(query: &str) -> bool {
    // Missing in very old browsers, where calling it would stop the program.
    let exists = js_sys::Reflect::has(&window(), &"matchMedia".into()).unwrap_or(false);
    exists && window().match_media(query).ok().flatten().is_some_and(|it| it.matches())
}
