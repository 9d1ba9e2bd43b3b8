//! What keys and buttons do. The table of keys is `presenting::KEYS`; a button does what the key
//! that its `data-act` names does.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent,
};

use super::show::flag;
use super::{Room, desk, overview, pointer};
use crate::browser::{dom, guide, let_go};
use crate::presenting::{Act, Screen, Wish, act_for, key_name};

/// No deck has more slides than this many digits count.
const MOST_DIGITS: usize = 4;

/// Fields in which keys are words.
const TYPING: &str = "input:not([type=range]):not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";
/// What has a use for arrows, Home and End, and for the space bar, itself.
const OWN_ARROWS: &str = "input[type=range], input[type=radio], [role=slider], figure svg a, .stills a, .desk-said, .desk-pace";
const OWN_SPACE: &str = "button, summary, input, [role=slider]";

thread_local! {
    /// Digits of a number that is being typed.
    static TYPED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Listens to keys, buttons, and links that turn the figure.
pub fn start(room: &Rc<Room>) {
    let own = room.clone();
    dom::listen_active(&dom::document(), "keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.default_prevented() || key.alt_key() || key.ctrl_key() || key.meta_key() {
            return;
        }
        let name = key_name(&key.key(), key.shift_key());
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let letters = own.talk.borrow().letters;
        let Some(act) = act_for(&name, letters).filter(|_| is_free(&name, target.as_ref())) else {
            return;
        };
        event.prevent_default();
        // A key that is held leads on and on; what it switches must not flash.
        let again = matches!(act, Act::Next | Act::Previous | Act::Larger | Act::Smaller);
        if key.repeat() && !again {
            return;
        }
        if act == Act::Notes && own.talk.borrow().mirrored {
            desk::peek(&own, true);
        } else if act == Act::Digit {
            type_digit(&name);
        } else {
            perform(&own, act);
        }
    });
    let own = room.clone();
    dom::listen(&dom::document(), "keyup", move |event| {
        let up = event.dyn_ref::<KeyboardEvent>().map(|it| key_name(&it.key(), false));
        if up.as_deref() == Some("n") && own.talk.borrow().mirrored {
            desk::peek(&own, false);
        }
    });
    let own = room.clone();
    dom::listen(&dom::window(), "blur", move |_| {
        if own.talk.borrow().mirrored {
            desk::peek(&own, false);
        }
    });
    let own = room.clone();
    dom::listen(&dom::window(), "afterprint", move |_| flag(&own.html, "data-handout", false));
    let own = room.clone();
    dom::listen_active(&dom::document(), "click", move |event| {
        let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
            return;
        };
        click(&own, &target, event);
    });
    let own = room.clone();
    dom::listen(&dom::document(), "input", move |event| {
        let field = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let Some(field) = field else { return };
        let answer = field.get_attribute("data-hands").and_then(|it| it.parse().ok());
        if let Some(answer) = answer {
            let count = field.value().parse::<u32>().unwrap_or_default().min(u32::from(u16::MAX));
            own.wish(Wish::Hands(answer, count as u16));
        } else if field.id() == "letters" {
            own.wish(Wish::Letters(field.checked()));
        }
    });
}

/// Whether a key is free for an act, and not of use to what has the focus or lies over the stage.
fn is_free(name: &str, target: Option<&Element>) -> bool {
    let within =
        |selector: &str| target.is_some_and(|it| it.closest(selector).ok().flatten().is_some());
    let clicker = matches!(name, "PageDown" | "PageUp");
    let in_dialog = dom::first::<Element>("dialog[open]").is_some();
    if within(TYPING) && !in_dialog {
        // A clicker types nothing; Enter and Escape end the typing.
        let leaves = clicker || matches!(name, "Enter" | "Escape");
        if let Some(field) = target.and_then(|it| it.dyn_ref::<HtmlElement>()).filter(|_| leaves) {
            let_go(field.blur());
        }
        return clicker;
    }
    if in_dialog {
        // Not every browser closes a dialog itself.
        if clicker || name == "Escape" {
            close_dialogs();
        }
        return clicker;
    }
    match name {
        "Space" | "Shift+Space" | "Enter"
            if within(OWN_SPACE) || within("a") && name == "Enter" =>
        {
            false
        }
        "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End" => {
            !within(OWN_ARROWS)
        }
        "+" | "-" => !within("[role=slider]"),
        "Enter" => TYPED.with_borrow(|it| !it.is_empty()),
        _ => true,
    }
}

fn click(room: &Rc<Room>, target: &Element, event: &web_sys::Event) {
    let closest = |selector: &str| target.closest(selector).ok().flatten();
    // What was pressed by hand would take the space bar and the arrows for itself; whoever came by
    // key stays there.
    let by_hand = event.dyn_ref::<MouseEvent>().is_some_and(|it| it.detail() > 0);
    let focused = dom::document().active_element().filter(|_| by_hand);
    let focused = focused.filter(|it| it.closest(TYPING).ok().flatten().is_none());
    if let Some(focused) = focused.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let_go(focused.blur());
    } else if by_hand && let Some(ring) = dom::first::<web_sys::SvgElement>(".frame .cursor:focus")
    {
        let_go(ring.blur());
    }
    if let Some(button) = closest("[data-act]") {
        let act = button.get_attribute("data-act").and_then(|it| act_for(&it, true));
        if closest("dialog").is_some() {
            close_dialogs();
        }
        if let Some(act) = act {
            perform(room, act);
        }
    } else if let Some(slide) = closest("[data-go]").and_then(|it| it.get_attribute("data-go")) {
        close_dialogs();
        if let Ok(slide) = slide.parse() {
            room.wish(Wish::Jump(slide));
        }
    } else if closest("[data-cue=close]").is_some() {
        close_dialogs();
    } else if let Some(link) = closest("[data-cue]") {
        let figure = room.frame.get_attribute("data-beside").unwrap_or_default();
        let cue = link.get_attribute("data-cue").unwrap_or_default();
        if guide::follow(&room.stage, &cue, &figure).is_some() {
            event.prevent_default();
        }
    } else if let Some(print) =
        closest("[data-print]").and_then(|it| it.get_attribute("data-print"))
    {
        close_dialogs();
        dom::set(&room.html, "data-handout", &print);
        let_go(dom::window().print());
    }
}

/// Closes whatever lies over the stage.
fn close_dialogs() {
    for open in dom::all_on_page("dialog[open]") {
        if let Some(dialog) = open.dyn_ref::<HtmlDialogElement>() {
            dialog.close();
        }
    }
}

/// Opens a dialog over everything.
pub fn open_dialog(selector: &str) {
    if let Some(dialog) = dom::first::<HtmlDialogElement>(selector).filter(|it| !it.open()) {
        let_go(dialog.show_modal());
    }
}

fn type_digit(digit: &str) {
    TYPED.with_borrow_mut(|it| {
        if it.len() < MOST_DIGITS {
            it.push_str(digit);
        }
        show_typed(it);
    });
}

fn show_typed(typed: &str) {
    for place in dom::all_on_page(".typed") {
        place.set_text_content(Some(typed));
    }
}

/// Does it.
pub fn perform(room: &Rc<Room>, act: Act) {
    let typed = TYPED.with_borrow_mut(std::mem::take);
    if !typed.is_empty() {
        show_typed("");
    }
    let wish = match act {
        Act::Next => Wish::Next,
        Act::Previous => Wish::Previous,
        Act::First => Wish::Jump(0),
        Act::Last => Wish::Jump(room.deck.last()),
        Act::Jump => match typed.parse::<usize>() {
            Ok(number) => Wish::Jump(number.saturating_sub(1)),
            Err(_) => return,
        },
        Act::Black => Wish::Screen(Screen::Black),
        Act::White => Wish::Screen(Screen::White),
        Act::Language => Wish::Language,
        Act::Zoom => {
            let enlarged = room.talk.borrow().zoom.is_some();
            Wish::Zoom((!enlarged).then(pointer::place))
        }
        Act::Code => {
            let shown = room.talk.borrow().code;
            Wish::Code(!shown)
        }
        Act::Clock => Wish::Clock,
        Act::Larger => Wish::Size(1),
        Act::Smaller => Wish::Size(-1),
        Act::Contrast => Wish::Contrast,
        Act::Mirrored => Wish::Mirrored,
        Act::Pointer => return pointer::toggle(room),
        Act::Fullscreen => return toggle_fullscreen(),
        Act::Overview => return overview::open(room),
        Act::Notes => return desk::open(room),
        Act::Help => return open_dialog("#help"),
        Act::Close => return close(room),
        Act::Digit => return,
    };
    room.wish(wish);
}

/// Closes what is open, one thing at a time; dialogs close by themselves.
fn close(room: &Rc<Room>) {
    let talk = room.talk.borrow().clone();
    if talk.code {
        room.wish(Wish::Code(false));
    } else if talk.zoom.is_some() {
        room.wish(Wish::Zoom(None));
    } else if talk.screen != Screen::Stage {
        room.wish(Wish::Screen(talk.screen));
    } else if room.drawer.get() {
        desk::close(room);
    } else {
        pointer::hide(room);
    }
}

fn toggle_fullscreen() {
    let document = dom::document();
    if document.fullscreen_element().is_some() {
        dom::call(&document, "exitFullscreen");
    } else if let Some(html) = document.document_element() {
        // Refused or missing: the window stays as it is.
        dom::call(&html, "requestFullscreen");
    }
}
