//! The other window of a talk: opened, spoken to and heard, without a server.
//!
//! Two ways carry the same messages: straight to the window that opened this one or was opened, and
//! a channel by the name of the talk. Either is enough; what comes twice changes nothing.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent, Window};

use super::{Room, notes_fragment, now, pointer, token};
use crate::browser::{dom, let_go};
use crate::presenting::{Kind, Message, Role};

/// The window of the notes, where the browser lets us have one.
const WINDOW: &str = "popup,width=1120,height=780";
/// Only now was this window opened: one of the same name that answers is the older one.
const NEW_MS: f64 = 3_000.0;

/// Ways to the other window.
pub struct Windows {
    deck: RefCell<String>,
    peer: RefCell<Option<Window>>,
    channel: RefCell<Option<(BroadcastChannel, EventListener)>>,
    /// When the window of the other role was last heard.
    heard: Cell<f64>,
    opened: f64,
}

impl Windows {
    /// Ways to the windows of a talk.
    pub fn new(deck: String) -> Self {
        Self {
            deck: RefCell::new(deck),
            peer: RefCell::default(),
            channel: RefCell::new(None),
            heard: Cell::new(now()),
            opened: now(),
        }
    }

    /// The token of the talk.
    pub fn deck(&self) -> String {
        self.deck.borrow().clone()
    }

    /// Milliseconds since the other window was heard.
    pub fn silence(&self) -> f64 {
        now() - self.heard.get()
    }

    /// Begins to listen anew, as after a sleep in which nobody could be heard.
    pub fn listen_anew(&self) {
        self.heard.set(now());
    }

    /// Says something to the other window, both ways.
    pub fn say(&self, message: &Message) {
        let text = JsValue::from_str(&message.write());
        if let Some((channel, _)) = &*self.channel.borrow() {
            let_go(channel.post_message(&text));
        }
        if let Some(peer) = &*self.peer.borrow() {
            let_go(peer.post_message(&text, &target()));
        }
    }

    /// Opens the window of the notes, or brings it to the front. False where it was refused.
    pub fn open_notes(&self, room: &Room) -> bool {
        if let Some(peer) = self.peer.borrow().as_ref().filter(|it| is_open(it)) {
            let_go(peer.focus());
            return true;
        }
        self.open(room, Role::Notes, &notes_fragment(&room.html), WINDOW)
    }

    /// Opens the window of the stage again.
    pub fn open_stage(&self, room: &Room) -> bool {
        self.open(room, Role::Stage, "", "")
    }

    /// Opens a window whose name says what talk it is of, and which part it has.
    fn open(&self, room: &Room, role: Role, fragment: &str, features: &str) -> bool {
        let page = dom::page() + fragment;
        let name = Message { role, ..room.message(Kind::Hello, String::new()) };
        let name = Message { version: (0, room.own.clone()), ..name }.write();
        let opened =
            dom::window().open_with_url_and_target_and_features(&page, name.trim(), features);
        let opened = opened.ok().flatten();
        let found = opened.is_some();
        if found {
            *self.peer.borrow_mut() = opened;
        }
        found
    }
}

/// Whether a window is there: some tell only by failing.
fn is_open(window: &Window) -> bool {
    js_sys::Reflect::get(window, &"closed".into()).is_ok_and(|it| it == JsValue::FALSE)
}

/// Our own pages; where a page has no origin, as from a file, any.
fn target() -> String {
    let origin = dom::window().location().origin().unwrap_or_default();
    if origin.starts_with("http") { origin } else { "*".to_owned() }
}

/// Listens to both ways, and asks where the talk stands.
pub fn start(room: &Rc<Room>) {
    join(room);
    let straight = room.clone();
    dom::listen(&dom::window(), "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let own = dom::window().location().origin().unwrap_or_default();
        let from_ours = event.origin() == own || !own.starts_with("http");
        let Some(message) = read(event).filter(|_| from_ours) else { return };
        let of_ours = message.deck == straight.windows.deck() && message.role != straight.role;
        if let Some(source) = event.source().filter(|_| of_ours) {
            *straight.windows.peer.borrow_mut() = Some(source.unchecked_into());
        }
        hear(&straight, &message);
    });
    room.keep();
    room.tell(Kind::Hello);
    // Whoever opened this window may be the other one of the talk; then it answers.
    let opener = dom::window().opener().unwrap_or(JsValue::NULL);
    if opener.is_object() {
        // A window of another page is of no kind that this page knows.
        let opener: Window = opener.unchecked_into();
        let hello = room.message(Kind::Hello, room.talk.borrow().write()).write();
        let_go(opener.post_message(&JsValue::from_str(&hello), &target()));
    }
}

/// Joins the channel of the talk; a browser without any has the other way.
fn join(room: &Rc<Room>) {
    let name = ["hai-cap-", &room.windows.deck()].concat();
    let Ok(channel) = BroadcastChannel::new(&name) else { return };
    let own = room.clone();
    let listener = EventListener::new(&channel, "message", move |event| {
        if let Some(message) = event.dyn_ref::<MessageEvent>().and_then(read) {
            hear(&own, &message);
        }
    });
    *room.windows.channel.borrow_mut() = Some((channel, listener));
}

fn read(event: &MessageEvent) -> Option<Message> {
    Message::read(&event.data().as_string()?)
}

fn hear(room: &Rc<Room>, message: &Message) {
    if message.deck != room.windows.deck() {
        return;
    }
    if message.role == room.role {
        hear_twin(room, message);
        return;
    }
    room.windows.heard.set(now());
    match message.kind {
        Kind::Hello | Kind::Talk => room.hear(message),
        Kind::Point => pointer::show(room, &message.text),
        Kind::Taken => {}
    }
}

/// A second stage of one talk is a copied window: it begins a talk of its own. A second window of
/// notes is a second trainer, and welcome.
fn hear_twin(room: &Rc<Room>, message: &Message) {
    match (room.role, message.kind) {
        (Role::Stage, Kind::Hello) => {
            room.windows.say(&room.message(Kind::Taken, String::new()));
        }
        (Role::Stage, Kind::Taken) if now() - room.windows.opened < NEW_MS => {
            *room.windows.deck.borrow_mut() = token();
            room.windows.peer.take();
            join(room);
            room.keep();
        }
        (Role::Notes, Kind::Talk) => room.hear(message),
        _ => {}
    }
}
