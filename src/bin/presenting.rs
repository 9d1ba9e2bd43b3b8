//! The program of the pages that are presented.

fn main() {
    haicap::browser::present();
}
