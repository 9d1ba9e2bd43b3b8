//! A whole day costs no more than its first minutes: memory, and frames while nothing moves.

mod hour;
mod rest;
mod scroll;
mod steps;

use crate::support::{Outcome, Page};

/// Shows each slide at rest and lets it be painted in its size. What is painted keeps the memory of its
/// largest size, which a walk of chance may meet early or late; an article has one size only.
async fn meet_every_size(page: &Page) -> Outcome {
    page.script_until_done(
        "const press = (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
         const slides = document.querySelectorAll('[data-slide]').length;
         let slide = 0;
         const go = () => {
             dispatchEvent(new Event('resize'));
             slide += 1;
             if (slide > slides) { press('Home'); return done(); }
             [...String(slide), 'Enter'].forEach(press);
             // Words are fitted in the first frame.
             ownFrame(() => ownFrame(go));
         };
         go()",
    )
    .await
    .map(drop)
}
