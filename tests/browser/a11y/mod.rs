//! Accessibility, by what can be measured of it in a browser.

mod charts;
mod focus;
mod forced;
mod heard;
mod names;
mod painted;
mod painted_surfaces;
mod reflow;
mod rules;
mod states;
mod still;
mod tabbed;
mod walk;

pub use rules::broken_rules;
pub use states::{SURFACES, Surface, Window};
pub use walk::{FRAME, NARROW, go, open};
