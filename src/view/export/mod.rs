//! Figures to take away: pictures that stand alone, and their tables.
//!
//! They are written with the pages, so that they need no script and cost the program nothing, and
//! from the same pictures and tables as the pages, so that they say the same.
//!
//! ```text
//! figure --pictures--> what is drawn of it --plate_svg (layout::plate, styled)--> .svg --png--> .png
//! figure --table_csv--> .csv
//! opening --card (layout::card, styled)--> share/<language>.svg --png--> .png
//! ```

mod card;
mod files;
mod fonts;
mod links;
mod markup;
mod pictures;
mod plate_svg;
mod png;
mod styled;
mod table_csv;

pub use card::card_words;
pub use files::{card_stem, files, pixels_of, stem};
pub use fonts::{FACES, Face, fonts};
pub use links::{cite, files_line};
pub use png::png;
