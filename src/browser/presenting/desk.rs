//! The trainer's desk: notes, what comes next, the clock, and whether the stage still answers.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, Node};

use super::show::flag;
use super::{Room, fit, now};
use crate::browser::{dom, let_go};
use crate::presenting::{Kind, Pace, Role, Talk, Wish, minutes, report};

/// From look to look at the clock, in milliseconds.
const TICK_MS: u32 = 1_000;
/// A stage that has not answered for this long is gone or asleep, in milliseconds.
const LOST_MS: f64 = 1_900.0;

thread_local! {
    /// The next look at the clock; none while nobody sees one.
    static TICK: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Listens to the buttons that only the desk has.
pub fn start(room: &Rc<Room>) {
    let Some(desk) = dom::first::<Element>("#notes") else { return };
    let own = room.clone();
    dom::listen(&desk.clone(), "click", move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(button) = target.and_then(|it| it.closest("button").ok().flatten()) else {
            return;
        };
        if button.has_attribute("data-reset-clock") {
            own.wish(Wish::ResetClock);
        } else if button.has_attribute("data-report") {
            tell_times(&own, &desk, &button);
        } else if button.has_attribute("data-reopen") {
            own.windows.open_stage(&own);
        }
    });
    let talk = room.talk.borrow().clone();
    show(room, &talk);
}

/// Opens the notes: in a window of their own, else here.
pub fn open(room: &Rc<Room>) {
    // What the room must not see opens only for as long as a key is held.
    if room.role == Role::Notes || room.talk.borrow().mirrored {
        return;
    }
    if room.drawer.get() {
        close(room);
    } else if !room.windows.open_notes(room) {
        let blocked = dom::first::<Element>(".desk-blocked");
        if let Some(line) = blocked {
            line.set_text_content(line.get_attribute("data-blocked").as_deref());
        }
        open_here(room, true);
    }
}

/// Closes the notes in the stage's own window.
pub fn close(room: &Rc<Room>) {
    if room.drawer.get() {
        open_here(room, false);
    }
}

/// Shows the notes for as long as a key is held, where the room sees this very screen.
pub fn peek(room: &Rc<Room>, held: bool) {
    if room.role == Role::Stage && room.drawer.get() != held {
        open_here(room, held);
    }
}

fn open_here(room: &Rc<Room>, opened: bool) {
    room.drawer.set(opened);
    if let Some(line) = dom::first::<Element>(".desk-blocked").filter(|_| !opened) {
        line.set_text_content(None);
    }
    flag(&room.html, "data-desk", opened);
    let talk = room.talk.borrow().clone();
    show(room, &talk);
    // The stage has another size now.
    fit::resized();
    fit::soon(room);
}

fn is_seen(room: &Room) -> bool {
    room.role == Role::Notes || room.drawer.get()
}

/// Fills the desk for the slide that is on.
pub fn show(room: &Rc<Room>, talk: &Talk) {
    if is_seen(room) {
        fill(room, talk);
    }
    if is_seen(room) || talk.mirrored {
        show_times(room, talk);
        // A clock that ticks already goes on: it is also what says hello.
        if TICK.with_borrow(Option::is_none) {
            tick_soon(room);
        }
    }
}

fn fill(room: &Room, talk: &Talk) {
    let Some(desk) = dom::first::<Element>("#notes") else { return };
    let of = talk.slide.to_string();
    if desk.get_attribute("data-of").as_deref() == Some(&of) {
        return;
    }
    dom::set(&desk, "data-of", &of);
    let part = |selector: &str| dom::all(&desk, selector).into_iter().next();
    if let (Some(said), Some(section)) = (part(".desk-said"), room.current()) {
        said.set_text_content(None);
        copy(&dom::all(section, ".notes"), &said);
        said.set_scroll_top(0);
    }
    if let Some(next) = part(".desk-next-slide") {
        next.set_text_content(None);
        match room.slides.get(talk.slide + 1) {
            Some(section) => copy(&dom::all(section, ".words, .still-picture"), &next),
            None => next.set_text_content(desk.get_attribute("data-end").as_deref()),
        }
        flag(&next, "inert", true);
    }
    if let Some(hands) = part(".desk-hands") {
        let answers = room.deck.answers(talk.slide);
        flag(&hands, "hidden", answers == 0);
        for (index, label) in dom::all(&hands, "label").iter().enumerate() {
            flag(label, "hidden", answers <= index);
        }
    }
}

/// Copies elements, never their HTML as a string. A copy has no names of its own.
pub fn copy(from: &[Element], to: &Element) {
    for element in from {
        let Ok(copy) = element.clone_node_with_deep(true) else { continue };
        let Some(copy) = copy.dyn_ref::<Element>() else { continue };
        for named in dom::all(copy, "[id], [data-hands]") {
            let_go(named.remove_attribute("id"));
            let_go(named.remove_attribute("data-hands"));
        }
        let_go(to.append_child(copy).map(drop));
    }
}

/// Looks at the clock in a second, and again for as long as somebody sees it.
fn tick_soon(room: &Rc<Room>) {
    let (own, asked) = (room.clone(), now());
    let next = Timeout::new(TICK_MS, move || {
        TICK.set(None);
        // After a sleep, or out of sight, nobody could have been heard.
        if asked + 2.0 * f64::from(TICK_MS) < now() {
            own.windows.listen_anew();
        }
        if own.role == Role::Notes {
            own.tell(Kind::Hello);
        }
        let talk = own.talk.borrow().clone();
        show(&own, &talk);
    });
    TICK.set(Some(next));
}

fn show_times(room: &Room, talk: &Talk) {
    let Some(desk) = dom::first::<Element>("#notes") else { return };
    let now = now();
    let current = room.deck.scene(talk.slide);
    let put = |selector: &str, words: &str| {
        for place in dom::all_on_page(selector) {
            if place.text_content().as_deref() != Some(words) {
                place.set_text_content(Some(words));
            }
        }
    };
    let planned: Vec<f64> = room.deck.minutes.iter().map(|it| f64::from(*it) * 60_000.0).collect();
    put(".desk-elapsed, .corner", &minutes(talk.clock.total(now)));
    put(".desk-planned", &minutes(planned.iter().sum()));
    put(".desk-now", &time_of_day());
    for row in dom::all(&desk, "[data-scene]") {
        let scene: usize =
            row.get_attribute("data-scene").and_then(|it| it.parse().ok()).unwrap_or_default();
        let taken = talk.clock.in_scene(scene, current, now);
        let pace = Pace::of(taken, planned.get(scene).copied().unwrap_or_default());
        dom::set(&row, "data-pace", if taken < 1.0 { "" } else { pace.word() });
        flag(&row, "data-on", scene == current);
        let words = desk.get_attribute(&["data-", pace.word()].concat()).unwrap_or_default();
        let said = if taken < 1.0 { String::new() } else { words };
        for (selector, words) in [(".scene-taken", minutes(taken)), (".scene-pace", said)] {
            for place in dom::all(&row, selector) {
                place.set_text_content(Some(&words));
            }
        }
        if scene == current {
            dom::set(&desk, "data-pace", pace.word());
        }
    }
    let lost = room.role == Role::Notes && LOST_MS < room.windows.silence();
    if let Some(line) = dom::first::<Element>(".desk-lost") {
        flag(&line, "hidden", !lost);
    }
}

/// Hours and minutes by the clock of the computer.
fn time_of_day() -> String {
    let date = js_sys::Date::new_0();
    format!("{}:{:02}", date.get_hours(), date.get_minutes())
}

/// Planned against taken, as text that is copied where the browser lets us.
fn tell_times(room: &Room, desk: &Element, button: &Element) {
    let names: Vec<String> = dom::all(desk, ".scene-name")
        .iter()
        .map(|it| Node::text_content(it).unwrap_or_default())
        .collect();
    let heads = button.get_attribute("data-heads").unwrap_or_default();
    let mut heads = heads.split('|');
    let heads = [(); 4].map(|()| heads.next().unwrap_or_default());
    let whole = button.get_attribute("data-whole").unwrap_or_default();
    let talk = room.talk.borrow();
    let scene = room.deck.scene(talk.slide);
    let text = report(&room.deck, &talk.clock, scene, now(), &names, heads, &whole);
    let Some(field) = dom::first::<HtmlTextAreaElement>("#notes textarea") else { return };
    flag(&field, "hidden", false);
    field.set_value(&text);
    field.select();
    dom::copy_text(&text);
    if let Some(told) = dom::first::<HtmlElement>("#announcer") {
        told.set_text_content(button.get_attribute("data-copied").as_deref());
    }
}
