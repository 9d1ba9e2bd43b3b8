//! Views: the story as HTML and SVG, drawn from `(Page, Story)` alone.
//!
//! Written natively into the pages; in the browser only the [`figures`] that move are taken over.

pub mod figures;
pub mod session;

#[cfg(feature = "ssr")]
mod apart;
#[cfg(feature = "ssr")]
mod apparatus;
#[cfg(feature = "ssr")]
pub mod article;
#[cfg(feature = "ssr")]
mod country_table;
#[cfg(feature = "ssr")]
pub mod embedded;
#[cfg(feature = "ssr")]
pub mod export;
#[cfg(feature = "ssr")]
mod figure;
#[cfg(feature = "ssr")]
pub mod guarantees;
#[cfg(feature = "ssr")]
mod head;
#[cfg(feature = "ssr")]
mod hero;
#[cfg(feature = "ssr")]
pub mod installed;
#[cfg(feature = "ssr")]
mod listed;
#[cfg(feature = "ssr")]
mod minify;
#[cfg(feature = "ssr")]
mod minify_paths;
#[cfg(feature = "ssr")]
pub mod newsroom;
#[cfg(feature = "ssr")]
pub mod one_file;
#[cfg(feature = "ssr")]
mod outlook;
#[cfg(feature = "ssr")]
mod presenting;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
mod sources;
#[cfg(feature = "ssr")]
mod stage;
#[cfg(feature = "ssr")]
mod voices;
#[cfg(feature = "ssr")]
mod writer;
