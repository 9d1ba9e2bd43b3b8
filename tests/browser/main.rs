//! Tests in a real browser, against the built site in `dist/`.
//!
//! Nothing here waits for a fixed time: what a page promises shows in its attributes.

mod a11y;
mod acts;
mod disturbed;
mod eased;
mod embed;
mod engines;
mod faults;
mod figures;
mod gestures;
mod hardened;
mod hostile;
mod labels;
mod model;
mod nation;
mod newsroom;
mod oembed;
mod offline;
mod one_file;
mod outdated;
mod pictures;
mod presenting;
mod reading;
mod share;
mod size;
mod slow;
mod soak;
mod starting;
mod support;
mod takeaway;
mod takeover;
mod what_if;
