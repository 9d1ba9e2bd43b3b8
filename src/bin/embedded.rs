//! The program of the pages in a frame.

fn main() {
    haicap::browser::embed();
}
