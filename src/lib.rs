//! draft
#[cfg(feature = "hydrate")]
pub mod browser;
pub mod layout;
pub mod model;
pub mod page;
pub mod story;
pub mod style;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod view;
pub mod words;
