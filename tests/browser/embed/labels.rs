//! Labels of embeds: at every width that a news page gives, no two words lie on each other.

use serde_json::json;

use super::FIGURES;
use crate::labels::{EVERYWHERE, faults, resize};
use crate::support::{Outcome, Visit, on_page};

/// From the narrowest column to the widest.
const WIDTHS: [u32; 7] = [280, 320, 390, 480, 600, 720, 900];
/// A page is as high as it is, whatever the height of its frame.
const HEIGHTS: [u32; 2] = [400, 1200];

async fn check(language: &str) -> Outcome {
    for figure in FIGURES {
        let path = format!("/{language}embed/{figure}/");
        on_page(&path, Visit::new().still(true), async |page| {
            page.wait_until_alive().await?;
            page.wait_until("document.fonts.status === 'loaded'").await?;
            for width in WIDTHS {
                let mut seen = Vec::new();
                for height in HEIGHTS {
                    resize(&page, (width, height)).await?;
                    seen.push(page.script("return document.body.offsetHeight").await?);
                }
                assert_eq!(seen[0], seen[1], "{path} at {width}: as high as its frame makes it");
                let found = faults(&page, EVERYWHERE).await?;
                assert_eq!(found, json!([]), "{path} at {width}");
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn no_words_lie_on_each_other_in_a_vietnamese_frame() -> Outcome {
    check("").await
}

#[tokio::test]
async fn no_words_lie_on_each_other_in_an_english_frame() -> Outcome {
    check("en/").await
}
