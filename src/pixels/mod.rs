//! Many small marks as pixels: marks are drawn once, as stamps, and stamped wherever they are.
//!
//! With no graphics card a browser draws ten thousand paths at half the rate of a screen. Stamping
//! is one comparison a pixel, into memory that is the program's own.

mod sheet;
mod stamp;

pub use sheet::Sheet;
pub use stamp::{Mark, Stamp, color};
