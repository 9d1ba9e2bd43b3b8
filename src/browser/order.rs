//! Plays the order of the command path: one hand-over after the other, then it stops.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Interval;
use leptos::prelude::*;
use web_sys::Element;

use super::{Stage, dom};
use crate::view::session::{Cue, MOST_HANDOVERS};

/// Between two hand-overs, in milliseconds: time for the eye, not a measured time.
const BETWEEN_MS: u32 = 1_000;

/// Listens to the play button, if the figure is on the page.
pub fn start(stage: &Rc<Stage>) {
    let Some(button) = dom::first::<Element>("[data-order=play]") else {
        return;
    };
    let stage = stage.clone();
    let playing: Rc<RefCell<Option<Interval>>> = Rc::default();
    dom::listen(&button, "click", move |_| {
        stage.follow(Cue::Restart);
        let (stage, ends) = (stage.clone(), playing.clone());
        let mut reached = 0.0;
        let tick = Interval::new(BETWEEN_MS, move || {
            let handovers = stage.session.handovers;
            // Whoever else moved the order meanwhile has it.
            if handovers.get_untracked() == reached {
                stage.follow(Cue::Order(1.0));
                reached = handovers.get_untracked();
                if reached < MOST_HANDOVERS {
                    return;
                }
            }
            ends.borrow_mut().take();
        });
        *playing.borrow_mut() = Some(tick);
    });
}
