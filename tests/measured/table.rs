//! The table that measurements print: ours, and beside it what to be ahead of.

/// Opens a part of the table.
pub fn heading(text: &str) {
    println!("\n{text}\n{:<44}{:>16}   to be ahead of", "", "ours");
}

/// One measurement, and the bar it is held against, if there is one.
pub fn row(what: &str, ours: &str, bar: &str) {
    println!("{what:<44}{ours:>16}   {bar}");
}
