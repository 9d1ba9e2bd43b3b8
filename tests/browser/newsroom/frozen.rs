//! A frozen copy on a host of its own: whole, alive, and it says what was corrected since.

use std::path::Path;
use std::process::Command;

use crate::support::{Outcome, Visit, failure, in_each_engine};

/// Two corrections of this figure and one of another; the copy was made before any.
const CORRECTIONS: &str = r#"[
{"number":3,"date":"2026-12-05","fact":"a","old":{"value":29,"vi":"29","en":"29"},"new":{"value":30,"vi":"30","en":"30"},"why":{"vi":"Đếm sót.","en":"Missed <b>one</b>."},"figures":["organization","story"]},
{"number":2,"date":"2026-12-04","fact":"b","old":null,"new":null,"why":{"vi":"Nhầm tên.","en":"A wrong name."},"figures":["organization"]},
{"number":1,"date":"2026-12-03","fact":"c","old":null,"new":null,"why":{"vi":"Khác.","en":"Another."},"figures":["timeline"]}]"#;

fn freeze(out: &Path) -> Outcome {
    let words = "run --quiet --locked --package xtask -- freeze --figure organization --address https://tin.example/hai-cap --out";
    let status = Command::new(env!("CARGO"))
        .args(words.split(' '))
        .arg(out)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()?;
    if status.success() { Ok(()) } else { Err(failure(format!("freezing ended with {status}"))) }
}

#[tokio::test]
async fn a_copy_runs_by_itself_and_says_what_was_corrected_since() -> Outcome {
    in_each_engine("/robots.txt", Visit::new().copied(), async |page| {
        let copy = page.folder().join("kept");
        freeze(&copy)?;
        let address = format!("{}/kept/en/embed/organization/", page.site());
        page.driver.goto(&address).await?;
        page.wait_until_alive().await?;
        page.wait_until("document.querySelectorAll('#frozen li').length === 0").await?;
        let link = page.attribute(".credit a", "href").await?;
        assert!(link.starts_with("https://tin.example/hai-cap/en/#"), "{link}");
        let foreign = page.requests().into_iter().map(|it| it.path);
        let outside: Vec<String> = foreign
            .filter(|it| {
                !it.starts_with("/kept/") && !["/robots.txt", "/favicon.ico"].contains(&it.as_str())
            })
            .collect();
        assert_eq!(outside, [""; 0], "the copy needs files that it does not have");
        let missing: Vec<_> = page
            .requests()
            .into_iter()
            .filter(|it| it.status >= 400 && it.path.starts_with("/kept/"))
            .collect();
        assert_eq!(missing, []);

        std::fs::write(copy.join("corrections.json"), CORRECTIONS)?;
        page.driver.goto(&address).await?;
        page.wait_until("document.querySelectorAll('#frozen li').length === 2").await?;
        let said = page.script("return document.querySelector('#frozen ul').textContent").await?;
        assert_eq!(
            said.as_str().unwrap_or_default(),
            "This figure was corrected on 5 December 2026: 29 → 30. Missed <b>one</b>.\
             This figure was corrected on 4 December 2026. A wrong name."
        );
        Ok(())
    })
    .await
}
