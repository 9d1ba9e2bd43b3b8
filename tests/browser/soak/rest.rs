//! A page on which nothing moves asks for no frame, so that it costs no battery.

use crate::acts::{click, go_to};
use crate::presenting::{at_slide, open_notes};
use crate::support::{Outcome, Page, Visit, in_each_engine, on_page};

/// Longer than from tick to tick of the notes' clock.
const FRAMES: u32 = 75;

async fn check_rests(page: &Page, what: &str) -> Outcome {
    page.wait_until_at_rest().await?;
    // Sizes and words to be told are put off until the motion is over.
    page.frames_at_rest(FRAMES).await?;
    assert_eq!(page.frames_at_rest(FRAMES).await?, 0, "{what} in {}", page.engine);
    page.wait_until_at_rest().await
}

async fn check_pages(page: Page) -> Outcome {
    go_to(&page, "before-span").await?;
    go_to(&page, "change-lines").await?;
    check_rests(&page, "the article").await?;
    page.driver.goto(format!("{}/embed/story/", page.site())).await?;
    page.wait_until_alive().await?;
    click(&page, "[data-turn=next]").await?;
    check_rests(&page, "an embed").await?;
    page.driver.goto(format!("{}/present/", page.site())).await?;
    let stage = page.window().await?;
    let notes = open_notes(&page).await?;
    page.keys("PageDown PageDown").await?;
    page.switch_to(&notes).await?;
    at_slide(&page, 3).await?;
    check_rests(&page, "the notes").await?;
    page.switch_to(&stage).await?;
    check_rests(&page, "the stage").await
}

#[tokio::test]
async fn where_nothing_moves_no_frame_is_asked_for() -> Outcome {
    on_page("/", Visit::new().watched(), check_pages).await
}

#[tokio::test]
#[ignore = "the full set: pages at rest in three engines"]
async fn where_nothing_moves_no_engine_is_asked_for_a_frame() -> Outcome {
    in_each_engine("/", Visit::new().watched(), check_pages).await
}

#[tokio::test]
async fn a_page_that_asks_for_frames_in_vain_is_found_out() -> Outcome {
    let restless = "</head><script>
        const again = () => requestAnimationFrame(again);
        again();
    </script>";
    let visit = Visit::new().watched().rewrite(|page| page.replacen("</head>", restless, 1));
    on_page("/", visit, async |page| {
        page.wait_until_alive().await?;
        let asked = page.frames_at_rest(FRAMES).await?;
        assert!(u64::from(FRAMES) / 2 < asked, "only {asked} frames were seen");
        Ok(())
    })
    .await
}
