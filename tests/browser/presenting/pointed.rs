//! What is pointed at: a part enlarged, a mark whose chain of command both windows show.

use super::open_notes;
use crate::acts::{go_to, text};
use crate::support::{Outcome, Visit, in_each_engine};

fn visit() -> Visit {
    Visit::new().still(true)
}

/// The middle of a mark, in CSS pixels of the window.
fn middle_of(unit: &str) -> String {
    format!(
        "(() => {{ const it = document.querySelector('.frame [data-unit={unit}]').getBoundingClientRect();
             return [it.left + it.width / 2, it.top + it.height / 2]; }})()"
    )
}

#[tokio::test]
async fn what_is_enlarged_stays_under_the_pointer() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        go_to(&page, "before-tiers").await?;
        for unit in ["ba-dinh", "ba-vi", "me-linh"] {
            let pointed = page.script(&format!("return {}", middle_of(unit))).await?;
            page.script(&format!(
                "const [clientX, clientY] = {pointed};
                 document.elementFromPoint(clientX, clientY).dispatchEvent(
                     new MouseEvent('mousemove', {{ clientX, clientY, bubbles: true }}))"
            ))
            .await?;
            page.keys("z").await?;
            page.wait_for(".canvas[style*=scale]").await?;
            // Places are told in hundredths of the stage, and what is enlarged shows that.
            page.wait_until(&format!(
                "(() => {{ const [x, y] = {}; const [px, py] = {pointed};
                     return Math.abs(x - px) <= innerWidth / 100 && Math.abs(y - py) <= innerHeight / 100;
                 }})()",
                middle_of(unit)
            ))
            .await?;
            page.keys("z").await?;
            page.wait_for(".canvas:not([style*=scale])").await?;
            assert_eq!(page.script(&format!("return {}", middle_of(unit))).await?, pointed);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_tapped_mark_shows_its_chain_of_command_in_both_windows() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        go_to(&page, "before-tiers").await?;
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        let place = page.script(&format!("return {}", middle_of("ba-dinh"))).await?;
        let [x, y] = [0, 1].map(|it| place[it].as_f64().unwrap_or_default() as i64);
        page.driver.action_chain().move_to(x, y).click().perform().await?;
        let mut chains = Vec::new();
        for window in [&stage, &notes] {
            page.switch_to(window).await?;
            page.wait_for("#figure-organization .panel[data-open=true]").await?;
            page.wait_until("document.querySelector('.unit-name').textContent.includes('Ba Đình')")
                .await?;
            let line = "#figure-organization .chain[d^=M]";
            chains.push((
                text(&page, "#figure-organization .panel").await?,
                page.attribute(line, "d").await?,
            ));
        }
        assert_eq!(chains[0], chains[1]);
        // The slide is still the one that was on.
        page.switch_to(&stage).await?;
        page.wait_for("#before-tiers[aria-current=step]").await.map(drop)
    })
    .await
}
