//! Pages in frames of others keep nothing and are left alone by what the site's own pages keep.

use crate::support::{Outcome, Visit, in_each_engine, site};

use super::kept;

/// A page for embedding, if the site has any.
const EMBEDDED: &str = "/embed/story/";

#[tokio::test]
async fn embedded_pages_keep_nothing() -> Outcome {
    if site::file_at(EMBEDDED).is_none() {
        eprintln!("no {EMBEDDED} in this site");
        return Ok(());
    }
    in_each_engine(EMBEDDED, Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        page.wait_until("document.readyState === 'complete'").await?;
        page.wait_for("html:not([data-release]):not([data-offline])").await?;
        let workers = page
            .script_until_done(
                "navigator.serviceWorker.getRegistrations().then((all) => done(all.length))",
            )
            .await?;
        assert_eq!(workers, 0);
        assert_eq!(page.requests_of_worker(), []);
        // Beside a page that keeps much, it still asks the server for everything.
        page.driver.goto(format!("{}/", page.site())).await?;
        kept(&page).await?;
        let before = page.requests().len();
        page.driver.goto(format!("{}{EMBEDDED}", page.site())).await?;
        page.wait_until_alive().await?;
        let asked = page.requests().split_off(before);
        assert!(asked.iter().any(|it| it.path == EMBEDDED), "{asked:?}");
        Ok(())
    })
    .await
}
