//! One finger on the screen.

use serde_json::json;
use thirtyfour::common::command::{Actions, Command};

use super::Outcome;
use super::page::Page;

/// Into how many moves a drag is divided, and how long each takes.
const MOVES: i32 = 10;
const MOVE_MS: u32 = 30;

impl Page {
    /// Draws a finger from a point of the window upwards by some CSS pixels, as one scrolls on.
    pub async fn drag_up(&self, x: i32, y: i32, by: i32) -> Outcome {
        let to = |y: i32, duration: u32| json!({ "type": "pointerMove", "origin": "viewport", "x": x, "y": y, "duration": duration });
        let mut actions = vec![to(y, 0), json!({ "type": "pointerDown", "button": 0 })];
        actions.extend((1..=MOVES).map(|it| to(y - by * it / MOVES, MOVE_MS)));
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let finger = json!({
            "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" },
            "actions": actions,
        });
        let actions = Actions::from(json!([finger]));
        self.driver.handle().cmd(Command::PerformActions(actions)).await.map(drop)
    }
}
