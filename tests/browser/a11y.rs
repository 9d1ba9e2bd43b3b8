//! The rules of axe-core up to WCAG 2.2 AA, with its best practices and no exception.

use std::path::PathBuf;

use serde_json::Value;

use crate::acts::click;
use crate::embed::FIGURES;
use crate::presenting::open_notes;
use crate::support::{Outcome, Page, Visit, failure, on_page, tool};

/// Naming `wcag22aa` also turns on the size of targets, which is off by default.
const RULES: &str = r#"["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]"#;

async fn check(path: &str, dark: bool) -> Outcome {
    for (width, height) in [(390, 844), (1440, 900)] {
        let visit = Visit::new().window(width, height).dark(dark).still(true);
        on_page(path, visit, async |page| {
            page.wait_until_alive().await?;
            let broken = broken_rules(&page).await?;
            assert!(broken.is_empty(), "{path} at {width} × {height}:\n{}", broken.join("\n"));
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// One line for every element that breaks a rule.
pub async fn broken_rules(page: &Page) -> thirtyfour::error::WebDriverResult<Vec<String>> {
    let file = std::env::var_os("HAICAP_AXE")
        .map_or_else(|| tool("npm/axe-core/node_modules/axe-core/axe.min.js"), PathBuf::from);
    let axe = std::fs::read_to_string(&file).map_err(|_| {
        failure(format!("no axe-core in {}: run `cargo xtask test`", file.display()))
    })?;
    page.script(&axe).await?;
    let results = page
        .script_until_done(&format!(
            "axe.run(document, {{ runOnly: {RULES} }}).then(done, (error) => done(String(error)))"
        ))
        .await?;
    let Some(violations) = results["violations"].as_array() else {
        return Err(failure(format!("axe-core did not run: {results}")));
    };
    Ok(violations.iter().flat_map(lines).collect())
}

fn lines(violation: &Value) -> Vec<String> {
    let nodes = violation["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let rule = violation["id"].as_str().unwrap_or_default();
    let line = |node: &Value| {
        format!("{rule}: {} {}", node["target"], node["failureSummary"]).replace("\\n", " ")
    };
    nodes.iter().map(line).collect()
}

#[tokio::test]
async fn the_vietnamese_page_keeps_every_rule() -> Outcome {
    check("/", false).await
}

#[tokio::test]
async fn the_english_page_keeps_every_rule() -> Outcome {
    check("/en/", false).await
}

#[tokio::test]
async fn the_dark_vietnamese_page_keeps_every_rule() -> Outcome {
    check("/", true).await
}

#[tokio::test]
async fn the_dark_english_page_keeps_every_rule() -> Outcome {
    check("/en/", true).await
}

/// The stage at several slides and with everything over it, and the desk.
async fn check_presenting(path: &str, dark: bool) -> Outcome {
    for (width, height) in [(390, 844), (1280, 720)] {
        let visit = Visit::new().window(width, height).dark(dark).still(true);
        on_page(path, visit, async |page| {
            page.wait_until_alive().await?;
            let sound = async |state: &str| {
                let broken = broken_rules(&page).await?;
                assert!(broken.is_empty(), "{path} {state} at {width}:\n{}", broken.join("\n"));
                Outcome::Ok(())
            };
            for slide in ["opening-what", "before-span", "path-try", "views.views.2", "check.2"] {
                page.script(&format!("location.hash = '{slide}'")).await?;
                page.wait_until(&format!(
                    "document.getElementById('{slide}').hasAttribute('aria-current')"
                ))
                .await?;
                sound(slide).await?;
            }
            page.keys("PageDown").await?;
            sound("answered").await?;
            for (key, state) in [("o", "#overview[open] button"), ("?", "#help[open]")] {
                page.keys(key).await?;
                page.wait_for(state).await?;
                sound(state).await?;
                page.keys("Escape").await?;
            }
            page.keys("q").await?;
            page.wait_for(".code:not([hidden])").await?;
            sound("with the code").await?;
            page.keys("q c").await?;
            page.wait_for("html[data-contrast]").await?;
            sound("with strong contrast").await?;
            page.script("window.open = () => null").await?;
            page.keys("n").await?;
            page.wait_for("html[data-desk] .desk-said p").await?;
            sound("with the notes beside it").await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_vietnamese_stage_and_desk_keep_every_rule() -> Outcome {
    check_presenting("/present/", false).await
}

#[tokio::test]
async fn the_english_stage_and_desk_keep_every_rule() -> Outcome {
    check_presenting("/en/present/", false).await
}

#[tokio::test]
async fn the_dark_stage_and_desk_keep_every_rule() -> Outcome {
    check_presenting("/present/", true).await
}

#[tokio::test]
async fn the_window_of_the_notes_keeps_every_rule() -> Outcome {
    for (path, dark) in [("/present/", false), ("/en/present/", true)] {
        let visit = Visit::new().window(1280, 720).dark(dark).still(true);
        on_page(path, visit, async |page| {
            let notes = open_notes(&page).await?;
            page.switch_to(&notes).await?;
            let sound = async |state: &str| {
                let broken = broken_rules(&page).await?;
                assert!(broken.is_empty(), "{path} {state}:\n{}", broken.join("\n"));
                Outcome::Ok(())
            };
            sound("at the first slide").await?;
            click(&page, ".desk-pace summary").await?;
            page.keys("PageDown PageDown").await?;
            sound("with the times of scenes").await?;
            // A question, its fields for hands, and the stage gone.
            let stage = page.windows().await?.into_iter().find(|it| *it != notes);
            page.close(&stage.ok_or_else(|| failure("no stage"))?).await?;
            page.switch_to(&notes).await?;
            page.wait_for(".desk-lost:not([hidden])").await?;
            page.keys("End").await?;
            page.wait_for(".desk-hands:not([hidden])").await?;
            sound("at a question, without the stage").await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_broken_rule_is_found() -> Outcome {
    let plant = |page: String| page.replace("</main>", "<img src=\"data:,\"></main>");
    on_page("/", Visit::new().rewrite(plant), async |page| {
        let broken = broken_rules(&page).await?;
        assert!(broken.iter().any(|line| line.starts_with("image-alt")), "{broken:?}");
        Ok(())
    })
    .await
}

/// Every embed in the narrowest column and in a wide one; of the whole story several steps.
async fn check_embeds(language: &str, dark: bool) -> Outcome {
    for figure in FIGURES {
        let path = format!("/{language}embed/{figure}/");
        for width in [320, 720] {
            let visit = Visit::new().window(width, 900).dark(dark).still(true);
            on_page(&path, visit, async |page| {
                page.wait_until_alive().await?;
                let steps: &[&str] = match figure {
                    "story" => &["opening-what", "path-try", "chapters-hanoi", "views.views.2"],
                    _ => &[""],
                };
                for step in steps {
                    page.script(&format!("if ('{step}') location.hash = '{step}'")).await?;
                    page.wait_until(&format!(
                        "!'{step}' || document.getElementById('{step}').ariaCurrent === 'step'"
                    ))
                    .await?;
                    let broken = broken_rules(&page).await?;
                    let broken = broken.join("\n");
                    assert!(broken.is_empty(), "{path}#{step} at {width}:\n{broken}");
                }
                Ok(())
            })
            .await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn vietnamese_embeds_keep_every_rule() -> Outcome {
    check_embeds("", false).await
}

#[tokio::test]
async fn dark_english_embeds_keep_every_rule() -> Outcome {
    check_embeds("en/", true).await
}
