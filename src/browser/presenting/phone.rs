//! The code that leads phones to the reading page, at the step that is on.

use std::fmt::Write;
use std::rc::Rc;

use qrcodegen::{QrCode, QrCodeEcc};
use web_sys::{Element, HtmlAnchorElement, HtmlInputElement};

use super::Room;
use super::show::flag;
use crate::browser::dom;
use crate::presenting::{Talk, Wish};

/// Around a code, in its modules: readers want to see where it ends.
const QUIET: i32 = 4;

/// Listens to the field for the address.
pub fn start(room: &Rc<Room>) {
    let Some(field) = dom::first::<HtmlInputElement>(".code input") else { return };
    let own = room.clone();
    dom::listen(&field.clone(), "change", move |_| own.wish(Wish::Address(field.value())));
}

/// Shows the code, or takes it away.
pub fn show(room: &Rc<Room>, talk: &Talk) {
    let Some(sheet) = dom::first::<Element>(".code") else { return };
    flag(&sheet, "hidden", !talk.code);
    if !talk.code {
        return;
    }
    let part = |selector: &str| dom::all(&sheet, selector).into_iter().next();
    let own = own_address();
    if let Some(missing) = part(".code-missing") {
        flag(&missing, "hidden", own.as_deref().is_some_and(is_for_phones));
    }
    if let Some(field) = dom::first::<HtmlInputElement>(".code input")
        && field.value() != talk.address
    {
        field.set_value(&talk.address);
    }
    let address = web_address(&talk.address).or(own);
    let address = address.map(|it| [&it, "#", &step_id(room, talk)].concat());
    let code = address.as_deref().map(|it| QrCode::encode_text(it, QrCodeEcc::Medium));
    if let Some(line) = part(".code-long") {
        flag(&line, "hidden", !matches!(code, Some(Err(_))));
    }
    if let Some(line) = part(".code-address") {
        line.set_text_content(address.as_deref());
    }
    let Some(picture) = part("svg") else { return };
    let Some(Ok(code)) = code else {
        flag(&picture, "hidden", true);
        return;
    };
    flag(&picture, "hidden", false);
    let side = code.size() + 2 * QUIET;
    dom::set(&picture, "viewBox", &format!("0 0 {side} {side}"));
    for paper in dom::all(&picture, "rect") {
        dom::set(&paper, "width", &side.to_string());
        dom::set(&paper, "height", &side.to_string());
    }
    for ink in dom::all(&picture, "path") {
        dom::set(&ink, "d", &modules(&code));
    }
}

/// The dark modules as a path, row by row.
fn modules(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing into a string cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    path
}

/// The reading page beside this one; none where this one was opened from a file.
fn own_address() -> Option<String> {
    let link = dom::first::<HtmlAnchorElement>(".cover a:not(.other-language)")?;
    // In the one file a link says where the page is on the web, if that is known.
    web_address(&link.get_attribute("data-site").unwrap_or_else(|| link.href()))
}

/// An address of the web without a fragment; words without a scheme are taken for one.
fn web_address(text: &str) -> Option<String> {
    let text = text.trim().split('#').next().unwrap_or_default();
    if text.is_empty() || text.contains(char::is_whitespace) {
        return None;
    }
    match text.split_once("://") {
        // Phones begin every field with a capital.
        Some((scheme, rest)) => {
            let scheme = scheme.to_lowercase();
            let known = matches!(scheme.as_str(), "https" | "http") && !rest.is_empty();
            known.then(|| [&scheme, "://", rest].concat())
        }
        // What stands before a colon is a host with a port behind it, or no address of the web.
        None => {
            let host = text.split(['/', '?']).next().unwrap_or_default();
            let (name, port) = host.split_once(':').unwrap_or((host, "1"));
            let sound = name.contains('.') && port.bytes().all(|it| it.is_ascii_digit());
            sound.then(|| ["https://", text].concat())
        }
    }
}

/// Whether a phone in the room can open it, as it cannot what this computer alone serves.
fn is_for_phones(address: &str) -> bool {
    let host = address.split("//").nth(1).unwrap_or_default();
    !["localhost", "127.", "[::1]"].iter().any(|it| host.starts_with(it))
}

/// The step of the reading page: a question has none of its own.
fn step_id(room: &Room, talk: &Talk) -> String {
    let Some(slide) = room.deck.slides.get(talk.slide) else { return String::new() };
    let steps = room.slides.iter().filter(|it| it.has_attribute("data-step"));
    steps.map(Element::id).nth(slide.step).unwrap_or_default()
}
