//! Keys, by the names that pages know them by.

use thirtyfour::prelude::*;

use super::page::Page;
use super::{Outcome, failure};

impl Page {
    /// Presses keys one after the other, wherever the focus is: `KeyboardEvent.key` names and
    /// single characters with spaces between, such as `PageDown ArrowLeft b`; the space bar is
    /// `Space`, and `Shift+Space` that with Shift held. Keys of the browser itself do nothing in a
    /// driven one: to reload, ask the driver.
    pub async fn keys(&self, names: &str) -> Outcome {
        let mut actions = self.driver.action_chain();
        for name in names.split_whitespace() {
            let (held, name) = name.strip_prefix("Shift+").map_or((false, name), |it| (true, it));
            let key = key(name).ok_or_else(|| failure(format!("no key is called \"{name}\"")))?;
            actions = match held {
                true => actions.key_down(Key::Shift).send_keys(key.to_string()).key_up(Key::Shift),
                false => actions.send_keys(key.to_string()),
            };
        }
        actions.perform().await
    }

    /// Presses a character key that leads to another page, once the driver is done with it: when a
    /// page goes away under a command, Chromium's driver says the command again to the next one, and
    /// a slow machine would press the key twice.
    pub async fn key_away(&self, key: char) -> Outcome {
        let press = format!(
            "setTimeout(() => document.body.dispatchEvent(new KeyboardEvent('keydown',
                {{ key: '{key}', bubbles: true, cancelable: true }})))"
        );
        self.script(&press).await.map(drop)
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
