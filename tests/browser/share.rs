//! Links to a figure as it stands, and the way back from them.

use crate::acts::{click, go_to, text};
use crate::support::{Outcome, Visit, on_page};

#[tokio::test]
async fn a_copied_link_brings_back_the_era_and_the_unit() -> Outcome {
    on_page("/en/", Visit::new().still(true), async |page| {
        go_to(&page, "change-lines").await?;
        click(&page, "[data-stage=organization] a[data-cue^='unit:']").await?;
        click(&page, "input[name=era][value=before]").await?;
        let name = text(&page, ".unit-name").await?;
        click(&page, "[data-figure=organization] .source button").await?;
        let link = page.script("return document.querySelector('.source input').value").await?;
        let link = link.as_str().unwrap_or_default().to_owned();
        assert!(link.contains("?era=before&unit=") && link.ends_with("#change-lines"), "{link}");
        page.driver.goto("about:blank").await?;
        page.driver.goto(&link).await?;
        page.wait_until_alive().await?;
        page.wait_until("document.querySelector('input[value=before]').checked").await?;
        assert_eq!(text(&page, ".unit-name").await?, name);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_link_to_a_district_and_to_a_view_of_the_chapters_is_followed() -> Outcome {
    let query = "/?district=son-tay&view=nationwide&unit=nobody&era=never&view=%22%5D#path-both";
    on_page(query, Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        page.wait_until("document.querySelector('.logs').textContent.includes('Sơn Tây')").await?;
        page.wait_until("document.querySelector('input[value=nationwide]').checked").await
    })
    .await
}

#[tokio::test]
async fn a_link_says_what_is_set_though_the_address_was_refused() -> Outcome {
    on_page("/en/", Visit::new().still(true), async |page| {
        go_to(&page, "path-try").await?;
        page.script(
            "History.prototype.replaceState = () => { throw new DOMException('SecurityError') };
             const slider = document.querySelector('[name=city-at-once]'); slider.value = 12;
             slider.dispatchEvent(new Event('input', { bubbles: true }))",
        )
        .await?;
        click(&page, "[data-figure=order-model] .source button").await?;
        let field = "document.querySelector('[data-figure=order-model] .source input').value";
        page.wait_until(&format!("{field}.includes('?city-at-once=12#path-')")).await
    })
    .await
}
