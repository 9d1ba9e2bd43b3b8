//! What the reader has set: the only state that changes, and the only way to change it.

use leptos::prelude::*;

use crate::layout::contrast::SIZE;
use crate::layout::{Crop, Direction, Point};
use crate::model::Era;
use crate::story::{Route, Show};

/// A wish of the reader, from scrolling, a key, a button or a link.
#[derive(Clone, Debug, PartialEq)]
pub enum Cue {
    /// The state that a step shows.
    Show(Show),
    /// An era of the organization.
    Era(Era),
    /// A point of the motion between the eras, 0 to 1.
    Scrub(f64),
    /// The routes that the command path shows, with the order at its end.
    Route(Route),
    /// A unit, by index; none closes the panel.
    Unit(Option<usize>),
    /// The next unit in a direction.
    Walk(Direction),
    /// The organization enlarged by a factor, about a place of it or what is in view.
    Zoom(f64, Option<Point>),
    /// The enlarged organization moved, in figure units.
    Move(Point),
    /// The enlarged organization moved until a place of it is in view.
    Hold(Point),
    /// The district that the order goes to, by index.
    District(usize),
    /// The order moves on, by so many hand-overs.
    Order(f64),
    /// The order is back with the head.
    Restart,
    /// So many chapters more each month: an assumption of the reader's.
    Pace(usize),
}

/// The state of all figures on a page. Cheap to copy; every field is a signal.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// The era the organization shows or moves to.
    pub era: RwSignal<Era>,
    /// Where the slider stands, 0 (before) to 1 (after); the motion goes there.
    pub share: RwSignal<f64>,
    /// What the step talks about, by id.
    pub highlight: RwSignal<Vec<String>>,
    /// The picked unit, by index.
    pub unit: RwSignal<Option<usize>>,
    /// The part of the organization that is in view.
    pub crop: RwSignal<Crop>,
    /// The routes that the command path shows.
    pub route: RwSignal<Route>,
    /// The district that the order goes to, by index.
    pub district: RwSignal<usize>,
    /// Hand-overs that the order has behind it.
    pub handovers: RwSignal<f64>,
    /// Chapters a month that the reader assumes; 0 until there is an assumption.
    pub pace: RwSignal<usize>,
}

/// Around a unit that is brought into view, in figure units.
const ROOM: f64 = 12.0;

/// As many as the longest way has.
pub const MOST_HANDOVERS: f64 = 2.0;

impl Session {
    /// The state in which pages are written: every figure at its end, nothing picked.
    pub fn new(district: usize) -> Self {
        Self {
            era: RwSignal::new(Era::After),
            share: RwSignal::new(1.0),
            highlight: RwSignal::new(Vec::new()),
            unit: RwSignal::new(None),
            crop: RwSignal::new(Crop::WHOLE),
            route: RwSignal::new(Route::Both),
            district: RwSignal::new(district),
            handovers: RwSignal::new(MOST_HANDOVERS),
            pace: RwSignal::new(0),
        }
    }

    /// Follows a wish. Signals that already hold the value stay quiet.
    ///
    /// `find` gives the index of a unit by its id, `walk` the next unit from one, or from the head.
    pub fn follow(
        self,
        cue: Cue,
        find: impl Fn(&str) -> Option<usize>,
        walk: impl Fn(Option<usize>, Direction) -> usize,
    ) {
        match cue {
            Cue::Show(Show::Organization { era, highlight, unit }) => {
                set(self.unit, unit.as_deref().and_then(&find));
                set(self.highlight, highlight);
                set(self.crop, Crop::WHOLE);
                self.turn_to(era);
            }
            Cue::Show(Show::CommandPath { route, district }) => {
                set(self.route, route);
                if let Some(district) = find(&district) {
                    set(self.district, district);
                }
                set(self.handovers, if route == Route::Both { 0.0 } else { MOST_HANDOVERS });
            }
            // The other figures are pictures: `browser::steps` turns them by their own controls.
            Cue::Show(_) => {}
            Cue::Era(era) => self.turn_to(era),
            Cue::Scrub(share) => {
                let share = share.clamp(0.0, 1.0);
                set(self.era, if share < 0.5 { Era::Before } else { Era::After });
                set(self.share, share);
            }
            Cue::Route(route) => {
                set(self.route, route);
                set(self.handovers, MOST_HANDOVERS);
            }
            Cue::Unit(unit) => set(self.unit, unit),
            Cue::Walk(direction) => {
                set(self.unit, Some(walk(self.unit.get_untracked(), direction)));
            }
            Cue::Zoom(factor, about) => {
                let crop = self.crop.get_untracked();
                set(
                    self.crop,
                    crop.zoomed(factor, about.unwrap_or_else(|| crop.middle(SIZE)), SIZE),
                );
            }
            Cue::Move(by) => set(self.crop, self.crop.get_untracked().moved(by, SIZE)),
            Cue::Hold(place) => {
                set(self.crop, self.crop.get_untracked().holding(place, ROOM, SIZE));
            }
            Cue::District(district) => {
                set(self.district, district);
                set(self.handovers, 0.0);
            }
            Cue::Order(handovers) => {
                let moved = self.handovers.get_untracked() + handovers;
                set(self.handovers, moved.clamp(0.0, MOST_HANDOVERS));
            }
            Cue::Restart => set(self.handovers, 0.0),
            Cue::Pace(pace) => set(self.pace, pace),
        }
    }

    fn turn_to(self, era: Era) {
        set(self.era, era);
        set(self.share, if era == Era::Before { 0.0 } else { 1.0 });
    }
}

fn set<T: Clone + PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|it| *it != value) {
        signal.set(value);
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;

    fn after(cues: &[Cue]) -> Session {
        let session = Session::new(1);
        for cue in cues {
            session.follow(
                cue.clone(),
                |id| id.parse().ok(),
                |unit, _| unit.map_or(0, |it| it + 1),
            );
        }
        session
    }

    fn show(era: Era, unit: Option<&str>) -> Cue {
        Cue::Show(Show::Organization { era, highlight: vec![], unit: unit.map(Into::into) })
    }

    #[test]
    fn any_way_to_a_step_ends_in_the_same_state() {
        let owner = Owner::new();
        owner.with(|| {
            let straight = after(&[show(Era::Before, Some("7"))]);
            let around = after(&[
                Cue::Scrub(0.7),
                Cue::Unit(Some(3)),
                show(Era::After, None),
                show(Era::Before, Some("7")),
            ]);
            for session in [straight, around] {
                assert_eq!(session.era.get_untracked(), Era::Before);
                assert_eq!(session.share.get_untracked(), 0.0);
                assert_eq!(session.unit.get_untracked(), Some(7));
            }
        });
    }

    #[test]
    fn the_slider_and_the_order_stay_within_their_bounds() {
        let owner = Owner::new();
        owner.with(|| {
            assert_eq!(after(&[Cue::Scrub(7.0)]).share.get_untracked(), 1.0);
            assert_eq!(after(&[Cue::Scrub(0.2)]).era.get_untracked(), Era::Before);
            assert_eq!(after(&[Cue::Order(9.0)]).handovers.get_untracked(), MOST_HANDOVERS);
            assert_eq!(after(&[Cue::Restart, Cue::Order(-1.0)]).handovers.get_untracked(), 0.0);
        });
    }

    #[test]
    fn a_step_shows_the_whole_picture_again() {
        let owner = Owner::new();
        owner.with(|| {
            let place = Point { x: 100.0, y: 100.0 };
            let near = after(&[Cue::Zoom(2.0, Some(place)), Cue::Zoom(1.5, None)]);
            assert_eq!(near.crop.get_untracked().scale, 3.0);
            let session = after(&[Cue::Zoom(2.0, Some(place)), show(Era::After, None)]);
            assert_eq!(session.crop.get_untracked(), Crop::WHOLE);
        });
    }

    #[test]
    fn arrow_keys_walk_from_the_picked_unit() {
        let owner = Owner::new();
        owner.with(|| {
            let session = after(&[Cue::Unit(Some(4)), Cue::Walk(Direction::Right)]);
            assert_eq!(session.unit.get_untracked(), Some(5));
        });
    }
}
