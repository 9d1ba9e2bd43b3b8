//! The program's entry in the browser.

fn main() {
    haicap::browser::start();
}
