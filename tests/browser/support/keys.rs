//! Keys, by the names that pages know them by.

use thirtyfour::prelude::*;

use super::page::Page;
use super::{Outcome, failure};

impl Page {
    /// Presses keys one after the other, wherever the focus is: `KeyboardEvent.key` names and
    /// single characters with spaces between, such as `PageDown ArrowLeft b`; the space bar is
    /// `Space`. Keys of the browser itself do nothing in a driven one: to reload, ask the driver.
    pub async fn keys(&self, names: &str) -> Outcome {
        let keys = names
            .split_whitespace()
            .map(|name| key(name).ok_or_else(|| failure(format!("no key is called \"{name}\""))));
        let keys = keys.collect::<WebDriverResult<String>>()?;
        self.driver.action_chain().send_keys(keys).perform().await
    }
}

/// What stands for a key in the protocol.
fn key(name: &str) -> Option<char> {
    let key = match name {
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "End" => Key::End,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Home" => Key::Home,
        "PageDown" => Key::PageDown,
        "PageUp" => Key::PageUp,
        "Space" => return Some(' '),
        "Tab" => Key::Tab,
        _ => {
            let mut characters = name.chars();
            return characters.next().filter(|_| characters.next().is_none());
        }
    };
    Some(key.value())
}
