//! Ten thousand units on the same program: it takes the page over, turns it, and finds its units.

use crate::acts::{click, go_to};
use crate::support::{Outcome, Visit, on_page};

/// At rest in an era.
fn rests(era: &str) -> String {
    format!("document.querySelector('.chart > svg[data-era={era}][data-moving=false]')")
}

/// Where a place of the picture is in the window, as `x` and `y` of a script.
const PLACE: &str = "const { a, d, e, f } = document.querySelector('.chart svg').getScreenCTM();
    const [x, y] = [e + a * at[0], f + d * at[1]];";

/// How opaque the canvas is at a place of the picture, 0 to 255, as a script says it.
fn painted(at: [f64; 2]) -> String {
    format!(
        "(() => {{
            const at = {at:?}; {PLACE}
            const canvas = document.querySelector('.chart canvas');
            const edge = canvas.getBoundingClientRect();
            const ratio = canvas.width / edge.width;
            const [left, top] = [(x - edge.left) * ratio, (y - edge.top) * ratio];
            return canvas.getContext('2d').getImageData(left, top, 1, 1).data[3];
        }})()"
    )
}

#[tokio::test]
async fn a_country_is_taken_over_and_turned_both_ways() -> Outcome {
    on_page("/", Visit::new().nation(), async |page| {
        go_to(&page, "change-lines").await?;
        // The squares of the districts stand aside after the change, and in the rows before it.
        let aside = painted([336.8, 62.0]);
        page.wait_until(&rests("after")).await?;
        page.wait_until(&format!("{} > 99 && {aside} > 20", painted([117.0, 60.9]))).await?;
        click(&page, "input[name=era][value=before]").await?;
        page.wait_until(&rests("before")).await?;
        page.wait_until(&format!("{aside} === 0")).await?;
        click(&page, "input[name=era][value=after]").await?;
        page.wait_until(&rests("after")).await?;
        page.wait_until(&format!("{aside} > 20")).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_of_a_country_has_few_elements_and_the_program_of_the_city() -> Outcome {
    on_page("/", Visit::new().nation(), async |page| {
        page.wait_until_alive().await?;
        let count = page.script("return document.querySelectorAll('*').length").await?;
        assert!(count.as_u64().is_some_and(|it| it < 2_000), "{count} elements");
        let program = "return document.querySelector('script[data-wasm]').dataset.wasmIntegrity";
        let of_country = page.script(program).await?;
        on_page("/", Visit::new(), async |page| {
            page.wait_until_alive().await?;
            assert_eq!(page.script(program).await?, of_country);
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn a_tap_on_one_of_ten_thousand_dots_names_it() -> Outcome {
    on_page("/", Visit::new().nation().still(true), async |page| {
        go_to(&page, "change-lines").await?;
        page.wait_until(&rests("after")).await?;
        // The first dot of the second row.
        let at = "const at = [117, 62 + 300 / 63 - 1.1]";
        let place = page.script(&format!("{at}; {PLACE} return [x, y]")).await?;
        let pixel = |index: usize| place[index].as_f64().unwrap_or_default().round() as i64;
        page.driver.action_chain().move_to(pixel(0), pixel(1)).click().perform().await?;
        page.wait_until("document.querySelector('.unit-name').textContent.includes('BP-A')")
            .await?;
        page.wait_until("document.querySelector('.chart[title*=BP-A]')").await?;
        page.wait_until("document.querySelector('.chain').getAttribute('d') !== ''").await
    })
    .await
}

#[tokio::test]
async fn without_scripts_a_country_is_a_picture() -> Outcome {
    on_page("/", Visit::new().nation().scripts(false), async |page| {
        let dots = page.wait_for(".chart .marks .dots").await?;
        assert!(dots.is_displayed().await?);
        Ok(())
    })
    .await
}
