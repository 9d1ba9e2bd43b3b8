//! Labels of embeds: at every width that a news page gives, no two words lie on each other.

use serde_json::json;

use super::FIGURES;
use crate::labels::{faults, resize};
use crate::support::{Outcome, Visit, on_page};

/// From the narrowest column to the widest.
const WIDTHS: [u32; 7] = [280, 320, 390, 480, 600, 720, 900];
/// A page is as high as it is, whatever the height of its frame.
const HEIGHTS: [u32; 2] = [400, 1200];

/// At every step of the figure, and in every picture of the chapters.
const EVERYWHERE: &str = "
    const found = {};
    const look = (where) => faults().forEach((it) => (found[it] ??= where));
    const walk = async () => {
        const alone = document.querySelector('[data-steps]');
        const turns = [...document.querySelectorAll('.turn')].map((it) => it.id);
        for (const id of alone ? alone.dataset.steps.split(' ') : turns) {
            location.hash = id;
            await drawn();
            await drawn();
            look(id);
        }
        for (const view of document.querySelectorAll('input[name=chapters-view]')) {
            view.checked = true;
            await drawn();
            look(view.value);
        }
        const sideways = document.scrollingElement.scrollWidth - innerWidth;
        if (sideways > 0) found[`the page scrolls sideways by ${sideways}`] = '';
        return Object.entries(found).map(([fault, where]) => `${where}: ${fault}`);
    };
    walk().then(done, (error) => done([String(error)]));
";

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
