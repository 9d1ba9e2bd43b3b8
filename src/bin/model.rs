//! The program of the order model in a frame.

fn main() {
    haicap::browser::embed_model();
}
