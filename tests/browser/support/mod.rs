//! What the browser tests stand on: engines and their drivers, a server that can misbehave, a
//! visit, a page.
//!
//! ```ignore
//! on_page("/", Visit::new().fault(File::Program, Fault::Truncate), async |page| {
//!     page.wait_for("html[data-app=failed]").await?;
//!     Ok(())
//! })
//! .await
//! ```

mod driver;
mod engine;
mod fault;
mod frames;
mod headers;
mod held;
mod host;
mod keys;
mod page;
mod reader;
mod server;
pub mod site;
mod touch;
mod tour;
mod visit;
mod weight;
mod windows;

pub use engine::Engine;
pub use fault::{Fault, File};
pub use held::{Held, Inside};
pub use page::Page;
pub use server::Request;
pub use site::tool;
pub use tour::in_each_engine;
pub use visit::{Visit, on_page, skipped, still_text};
pub use weight::{Weight, weigh};

/// What a test answers: nothing, or why it could not be done.
pub type Outcome = thirtyfour::error::WebDriverResult<()>;

/// An error in words, for what a driver does not know of.
pub fn failure(reason: impl Into<String>) -> thirtyfour::error::WebDriverError {
    thirtyfour::error::WebDriverError::FatalError(reason.into())
}
