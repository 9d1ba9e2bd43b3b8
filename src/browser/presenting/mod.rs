//! Presenting: a stage for the room and a desk for the trainer, in two windows that hold one talk.
//!
//! A [`Talk`] is changed in one place, [`Room::wish`], and every change is shown, kept in the
//! window's name, and told to the other window as a whole. A window's name outlives reload and
//! change of language, belongs to one window alone, and goes with it: nothing else is stored.

mod acts;
mod desk;
mod fit;
mod overview;
mod phone;
mod pointer;
mod show;
mod state;
mod touch;
mod wake;
mod windows;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use super::model::Model;
use super::{Stage, dom};
use crate::model::Language;
use crate::presenting::{Deck, Kind, Message, Role, Slide, Talk, Wish};
use windows::Windows;

/// The part of an address that makes the page a desk.
const NOTES: &str = "#notes";

/// A window of a talk.
pub(crate) struct Room {
    stage: Rc<Stage>,
    model: Option<Rc<Model>>,
    deck: Deck,
    slides: Vec<Element>,
    html: Element,
    frame: HtmlElement,
    role: Role,
    talk: RefCell<Talk>,
    /// How often the talk has changed, and which window changed it last.
    version: RefCell<(u64, String)>,
    /// Names this window among those of the talk.
    own: String,
    /// What is set in the figure, as it was last told or heard.
    known: RefCell<String>,
    /// The same of what stays set from slide to slide.
    known_kept: RefCell<String>,
    windows: Windows,
    telling: RefCell<Option<AnimationFrame>>,
    fitting: RefCell<Option<AnimationFrame>>,
    /// Whether the desk is in the stage's own window.
    drawer: Cell<bool>,
}

/// Makes a stage of the page, or a desk where its address or its name says so.
pub fn start(stage: &Rc<Stage>, model: Option<Rc<Model>>) {
    let Some(room) = Room::find(stage, model) else { return };
    let room = Rc::new(room);
    // Before the talk that was kept puts its own slide there.
    let asked = address();
    dom::set(&room.html, "data-view", room.role.word());
    dom::set(&room.frame, "tabindex", "-1");
    room.known_kept.borrow_mut().clone_from(&state::write_kept(&room));
    show::show(&room, None);
    acts::start(&room);
    touch::start(&room);
    pointer::start(&room);
    overview::start();
    phone::start(&room);
    fit::start(&room);
    desk::start(&room);
    windows::start(&room);
    wake::start();
    follow_figures(&room);
    room.follow_address(&asked);
    let addressed = room.clone();
    dom::listen(&dom::window(), "hashchange", move |_| addressed.follow_address(&address()));
}

/// The fragment of the address.
fn address() -> String {
    dom::window().location().hash().unwrap_or_default()
}

/// The fragment of the notes: it names the release of their talk, which sw.js then gives to both of
/// its windows, whatever has been published since it began.
fn notes_fragment(html: &Element) -> String {
    let release = html.get_attribute("data-release");
    release.map_or_else(|| NOTES.to_owned(), |it| [NOTES, "=", &it].concat())
}

fn is_notes(fragment: &str) -> bool {
    fragment.split('=').next() == Some(NOTES)
}

/// Milliseconds since 1970.
fn now() -> f64 {
    js_sys::Date::now()
}

/// Nobody guesses it, and no two windows have the same.
fn token() -> String {
    format!("{:x}{:x}", (js_sys::Math::random() * 4e9) as u32, (now() % 4e9) as u32)
}

impl Room {
    fn find(stage: &Rc<Stage>, model: Option<Rc<Model>>) -> Option<Self> {
        let slides = dom::all_on_page("[data-slide]");
        let main = dom::first::<Element>("main")?;
        let number = |it: &Element, name: &str| {
            it.get_attribute(name).and_then(|it| it.parse().ok()).unwrap_or_default()
        };
        let minutes = main.get_attribute("data-minutes").unwrap_or_default();
        let deck = Deck {
            slides: slides
                .iter()
                .map(|it| Slide {
                    id: it.id(),
                    scene: number(it, "data-scene"),
                    step: number(it, "data-seen"),
                    answers: number(it, "data-answers"),
                })
                .collect(),
            minutes: minutes.split(',').filter_map(|it| it.parse().ok()).collect(),
        };
        let named = Message::read(&dom::window().name().unwrap_or_default());
        let is_desk =
            is_notes(&address()) || named.as_ref().is_some_and(|it| it.role == Role::Notes);
        let language = stage.subject.language;
        let kept = named.as_ref().and_then(|it| Talk::read(&it.text, &deck));
        let talk = kept.map_or_else(|| Talk::new(language), |it| with_language(it, language));
        let own = token();
        Some(Self {
            stage: stage.clone(),
            model,
            deck,
            slides,
            html: dom::document().document_element()?,
            frame: dom::first(".frame")?,
            role: if is_desk { Role::Notes } else { Role::Stage },
            version: RefCell::new(named.as_ref().map_or((0, own.clone()), |it| it.version.clone())),
            windows: Windows::new(named.map_or_else(token, |it| it.deck)),
            talk: RefCell::new(talk),
            own,
            known: RefCell::default(),
            known_kept: RefCell::default(),
            telling: RefCell::new(None),
            fitting: RefCell::new(None),
            drawer: Cell::new(false),
        })
    }

    /// Follows a wish, shows what came of it, and tells the other window.
    fn wish(self: &Rc<Self>, wish: Wish) {
        let before = self.talk.borrow().clone();
        self.talk.borrow_mut().follow(wish, &self.deck, now());
        if *self.talk.borrow() == before {
            return;
        }
        let number = self.version.borrow().0 + 1;
        *self.version.borrow_mut() = (number, self.own.clone());
        self.keep();
        self.tell(Kind::Talk);
        show::show(self, Some(&before));
    }

    /// Takes over the talk of the other window if it is newer; tells ours where it is older.
    fn hear(self: &Rc<Self>, message: &Message) {
        if message.version <= *self.version.borrow() {
            // Who says hello wants to know that somebody is here, too.
            if message.kind == Kind::Hello || message.version < *self.version.borrow() {
                self.tell(Kind::Talk);
            }
            return;
        }
        let Some(talk) = Talk::read(&message.text, &self.deck) else { return };
        let before = self.talk.replace(talk);
        self.version.borrow_mut().clone_from(&message.version);
        self.keep();
        show::show(self, Some(&before));
        if message.kind == Kind::Hello {
            self.tell(Kind::Talk);
        }
    }

    /// The talk as a message.
    fn message(&self, kind: Kind, text: String) -> Message {
        Message {
            kind,
            deck: self.windows.deck(),
            role: self.role,
            version: self.version.borrow().clone(),
            text,
        }
    }

    fn tell(&self, kind: Kind) {
        self.windows.say(&self.message(kind, self.talk.borrow().write()));
    }

    /// Keeps the talk in the name of the window.
    fn keep(&self) {
        let message = self.message(Kind::Talk, self.talk.borrow().write());
        super::let_go(dom::window().set_name(&message.write()));
    }

    /// Goes to the slide that a fragment names.
    fn follow_address(self: &Rc<Self>, hash: &str) {
        let slide = hash.strip_prefix('#').and_then(|id| self.deck.position(id));
        if let Some(slide) =
            slide.filter(|it| self.role == Role::Stage && *it != self.talk.borrow().slide)
        {
            self.wish(Wish::Jump(slide));
        }
    }

    /// Tells once a frame what was set in the figure, if it is not what was told or heard last.
    fn tell_figure_soon(self: &Rc<Self>) {
        if self.telling.borrow().is_some() {
            return;
        }
        let room = self.clone();
        *self.telling.borrow_mut() = Some(request_animation_frame(move |_| {
            room.telling.borrow_mut().take();
            let set = state::write(&room);
            if set != *room.known.borrow() {
                room.known.borrow_mut().clone_from(&set);
                room.wish(Wish::Figure(set));
            }
            let kept = state::write_kept(&room);
            if kept != *room.known_kept.borrow() {
                room.known_kept.borrow_mut().clone_from(&kept);
                room.wish(Wish::Kept(kept));
            }
        }));
    }

    /// The section of the slide that is on.
    fn current(&self) -> Option<&Element> {
        self.slides.get(self.talk.borrow().slide)
    }
}

fn with_language(talk: Talk, language: Language) -> Talk {
    // The page that is open is the one that was asked for last.
    Talk { language, ..talk }
}

/// Whatever is set in a figure is set in both windows.
fn follow_figures(room: &Rc<Room>) {
    let session = room.stage.session;
    let own = StoredValue::new_local(room.clone());
    Effect::new(move |_| {
        session.share.track();
        session.unit.track();
        session.route.track();
        session.district.track();
        session.handovers.track();
        session.pace.track();
        own.with_value(Room::tell_figure_soon);
    });
    for event in ["input", "change", "click"] {
        let room = room.clone();
        dom::listen(&dom::document(), event, move |_| room.tell_figure_soon());
    }
}
