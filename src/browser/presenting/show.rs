//! Shows a talk on the page: every attribute, word and state that follows from it.

use std::rc::Rc;

use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::{Room, desk, fit, notes_fragment, phone, state};
use crate::browser::{dom, let_go, steps};
use crate::presenting::{Role, Screen, Talk, Wish};
use crate::words::PresentingWords;

/// How much larger a step of size makes words.
const GROWTH: f64 = 1.12;
/// How much larger the enlarged part of the stage is.
const ZOOM: f64 = 2.2;

/// Shows the talk as it is; `before` is what was shown, none for the first time.
pub fn show(room: &Rc<Room>, before: Option<&Talk>) {
    let talk = room.talk.borrow().clone();
    if talk.language != room.stage.subject.language
        && before.is_none_or(|it| it.language != talk.language)
    {
        change_language(room);
        return;
    }
    let html = &room.html;
    flag(html, "data-black", talk.screen == Screen::Black);
    flag(html, "data-white", talk.screen == Screen::White);
    flag(html, "data-contrast", talk.contrast);
    flag(html, "data-mirrored", talk.mirrored);
    let style = room.frame.style();
    let grow = GROWTH.powi(i32::from(talk.size.steps()));
    let grow = thousandths(grow);
    if style.get_property_value("--grow").ok().as_ref() != Some(&grow) {
        let_go(style.set_property("--grow", &grow));
    }
    if before.is_none_or(|it| it.slide != talk.slide) {
        arrive(room, &talk, before.is_none());
    }
    if let Some(section) = room.current() {
        let was = section.has_attribute("data-revealed");
        flag(section, "data-revealed", talk.revealed);
        if let Some(why) = dom::all(section, ".why").first().filter(|_| talk.revealed && !was) {
            announce(&why.text_content().unwrap_or_default());
        }
        show_hands(section, talk.hands.get(&talk.slide).map_or(&[], Vec::as_slice));
    }
    state::follow(room, &talk);
    if talk.mirrored && before.is_some_and(|it| !it.mirrored) {
        desk::close(room);
    }
    enlarge(&talk);
    phone::show(room, &talk);
    if let Some(letters) = dom::first::<HtmlInputElement>("#letters") {
        letters.set_checked(talk.letters);
    }
    desk::show(room, &talk);
    fit::soon(room);
}

/// Turns words, figure, address and progress to a slide.
fn arrive(room: &Rc<Room>, talk: &Talk, first: bool) {
    let Some(slide) = room.deck.slides.get(talk.slide) else { return };
    // What has the focus goes away with its slide; the focus stays on the stage.
    let focused = dom::document().active_element();
    if focused.is_some_and(|it| it.closest("[data-slide]").ok().flatten().is_some()) {
        let_go(room.frame.focus());
    }
    for (index, section) in room.slides.iter().enumerate() {
        if index == talk.slide {
            dom::set(section, "aria-current", "step");
        } else if section.has_attribute("aria-current") {
            let_go(section.remove_attribute("aria-current"));
        }
    }
    let Some(section) = room.slides.get(talk.slide) else { return };
    let figure = section.get_attribute("data-beside").unwrap_or_default();
    let other = room.frame.get_attribute("data-beside").as_deref() != Some(&figure);
    dom::set(&room.frame, "data-beside", &figure);
    dom::set(&room.frame, "data-kind", &section.get_attribute("data-kind").unwrap_or_default());
    for beside in dom::all(&room.frame, ".beside-slide") {
        let on = beside.get_attribute("data-stage").is_some_and(|it| it == figure);
        flag(&beside, "data-on", on);
    }
    // A figure that was not seen had no size to be painted in.
    if other {
        fit::resized();
    }
    // At a question the figure is not seen; it waits as the slide before left it.
    steps::show(&room.stage, slide.step);
    room.known.borrow_mut().clone_from(&state::write(room));
    let progress = PresentingWords::progress(talk.slide, room.deck.slides.len());
    for place in dom::all_on_page(".progress") {
        place.set_text_content(Some(&progress));
    }
    // From the first slide on: a page that is loaded again knows by it that the talk has begun.
    if room.role == Role::Stage {
        dom::put_address(&dom::settings(), &["#", &slide.id].concat());
    }
    if !first {
        let title = section.get_attribute("data-title").unwrap_or_default();
        let language = room.stage.subject.language;
        announce(&PresentingWords::arrived(language, talk.slide, room.deck.slides.len(), &title));
    }
}

/// Tells those who hear the page, once they have heard what went before.
pub fn announce(words: &str) {
    if let Some(place) = dom::first::<Element>("#announcer") {
        place.set_text_content(Some(words));
    }
}

/// Fields and bars of the hands that were counted.
fn show_hands(section: &Element, hands: &[u16]) {
    let most = hands.iter().copied().max().unwrap_or_default().max(1);
    let fields =
        dom::all(section, "[data-hands]").into_iter().chain(dom::all_on_page(".desk-hands input"));
    for field in fields {
        let Some(field) = field_of(field) else { continue };
        let index = field.get_attribute("data-hands").and_then(|it| it.parse::<usize>().ok());
        let count = index.and_then(|it| hands.get(it)).copied().filter(|it| 0 < *it);
        let words = count.map(|it| it.to_string()).unwrap_or_default();
        // Who types a zero in front of a number is still typing.
        let typed = field.value();
        if typed.parse::<u16>().ok().filter(|it| 0 < *it) != count || typed.len() > 3 {
            field.set_value(&words);
        }
    }
    for (bar, index) in dom::all(section, ".hands-bar").into_iter().zip(0..) {
        let count = hands.get::<usize>(index).copied().unwrap_or_default();
        dom::set(&bar, "width", &(u32::from(count) * 100 / u32::from(most)).to_string());
    }
}

fn field_of(element: Element) -> Option<HtmlInputElement> {
    wasm_bindgen::JsCast::dyn_into(element).ok()
}

/// Enlarges a place of the stage, or nothing.
fn enlarge(talk: &Talk) {
    let Some(canvas) = dom::first::<HtmlElement>(".canvas") else { return };
    let style = canvas.style();
    let percent = |it: f64| format!("{}%", (it * 100.0).round() as u32);
    match talk.zoom {
        Some((x, y)) => {
            let_go(style.set_property("transform-origin", &[percent(x), percent(y)].join(" ")));
            let_go(style.set_property("transform", &["scale(", &thousandths(ZOOM), ")"].concat()));
        }
        None => let_go(style.remove_property("transform").map(drop)),
    }
}

/// Sets an attribute without a value, or takes it away.
pub fn flag(element: &Element, name: &str, on: bool) {
    if on {
        dom::set(element, name, "");
    } else if element.has_attribute(name) {
        let_go(element.remove_attribute(name));
    }
}

/// A number for a style, without the table of powers that writing fractions would bring.
pub fn thousandths(number: f64) -> String {
    let whole = (number * 1000.0).round() as i64;
    format!("{}.{:03}", whole / 1000, whole % 1000)
}

/// Opens the page of the other language in the place of this one; the name of the window takes the
/// talk along. Where that page cannot be had, as without a network, the talk stays in its language.
fn change_language(room: &Rc<Room>) {
    let Some(link) = dom::first::<Element>(".other-language") else { return };
    let href = link.get_attribute("href").unwrap_or_default();
    let (there, gone) = (room.clone(), room.clone());
    let page = href.clone();
    let go = move || {
        // Taken back meanwhile.
        if there.talk.borrow().language == there.stage.subject.language {
            return;
        }
        let fragment = match there.role {
            Role::Notes => notes_fragment(&there.html),
            Role::Stage => ["#", &there.current().map(Element::id).unwrap_or_default()].concat(),
        };
        let_go(dom::window().location().replace(&(href.clone() + &fragment)));
    };
    // In the one file the other language is here already.
    if page.starts_with('?') {
        return go();
    }
    dom::look_for(&page, go, move || {
        // The other window may have said so already.
        let own = gone.stage.subject.language;
        if gone.talk.borrow().language != own {
            gone.wish(Wish::Language);
        }
        announce(PresentingWords::of(own).no_other_language);
    });
}
