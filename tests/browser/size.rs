//! What a first visit costs a reader on a phone, and that it comes from one place only.

use serde_json::Value;

use crate::support::{Outcome, Page, Visit, Weight, failure, on_page, weigh};

/// Bytes in one kilobyte, as in the limits below.
const KB: usize = 1024;

fn check_limit(what: &str, bytes: usize, limit: usize) {
    assert!(bytes <= limit, "{what}: {bytes} bytes, {} more than allowed", bytes - limit);
}

/// Everything that was fetched until the program ran and the fonts were there.
async fn first_visit(page: &Page) -> thirtyfour::error::WebDriverResult<Weight> {
    page.wait_until_alive().await?;
    page.wait_until("document.fonts.status === 'loaded' && document.readyState === 'complete'")
        .await?;
    weigh(&page.requests()).map_err(|error| failure(error.to_string()))
}

async fn check_weight(path: &str) -> Outcome {
    on_page(path, Visit::new().window(390, 844), async |page| {
        let weight = first_visit(&page).await?;
        check_limit("program and glue", weight.program + weight.glue, 130 * KB);
        check_limit("page and styles", weight.page + weight.styles, 30 * KB);
        check_limit("fonts", weight.fonts, 45 * KB);
        check_limit("everything", weight.total(), 200 * KB);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_first_visit_stays_light() -> Outcome {
    check_weight("/").await?;
    check_weight("/en/").await
}

#[tokio::test]
async fn every_file_comes_once_and_is_there() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        first_visit(&page).await?;
        let mut paths: Vec<_> = page.requests().into_iter().map(|it| it.path).collect();
        let missing: Vec<_> = page.requests().into_iter().filter(|it| it.status >= 400).collect();
        assert_eq!(missing, []);
        paths.sort();
        let count = paths.len();
        paths.dedup();
        assert_eq!(paths.len(), count, "asked for twice: {paths:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_comes_from_another_host() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        first_visit(&page).await?;
        let addresses = page
            .script("return performance.getEntriesByType('resource').map((it) => it.name)")
            .await?;
        let foreign: Vec<&str> = addresses
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .filter(|address| !address.starts_with(page.site()) && !address.starts_with("data:"))
            .collect();
        assert!(foreign.is_empty(), "{foreign:?}");
        Ok(())
    })
    .await
}
