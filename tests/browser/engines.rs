//! What the site promises, in every engine: Chromium, Firefox and `WebKit`.

use serde_json::json;

use crate::support::{Outcome, Visit, in_each_engine};

#[tokio::test]
async fn the_page_comes_alive_in_both_languages() -> Outcome {
    in_each_engine("/", Visit::new(), async |page| {
        page.wait_until_alive().await?;
        page.driver.goto(format!("{}/en/", page.site())).await?;
        page.wait_for("html[lang=en]").await?;
        page.wait_until_alive().await
    })
    .await
}

#[tokio::test]
async fn the_page_is_as_large_and_as_calm_as_its_reader_wants_it() -> Outcome {
    let visit = Visit::new().window(600, 700).still(true).dark(true);
    in_each_engine("/", visit, async |page| {
        let found = page
            .script(
                "return [innerWidth, innerHeight,
                    ...['prefers-reduced-motion: reduce', 'prefers-color-scheme: dark']
                        .map((it) => matchMedia(`(${it})`).matches)]",
            )
            .await?;
        assert_eq!(found, json!([600, 700, true, true]));
        Ok(())
    })
    .await
}
