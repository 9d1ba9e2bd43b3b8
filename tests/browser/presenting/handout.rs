//! The handout: the browser's own print, and the page without a program.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::acts::{PAPER, click, on_paper};
use crate::support::{Outcome, Page, Visit, in_each_engine, on_page};

/// What is cut, empty or left out on paper, one line each.
async fn wrong_on_paper(
    page: &Page,
    notes: bool,
) -> thirtyfour::error::WebDriverResult<Vec<String>> {
    let found = page
        .script(&format!(
            "const [height, notes] = [{}, {notes}];
             const wrong = [];
             for (const slide of document.querySelectorAll('[data-slide]')) {{
                 const box = slide.getBoundingClientRect();
                 const seen = (part) => slide.querySelector(part)?.getBoundingClientRect().height ?? 0;
                 if (box.height > height) wrong.push(slide.id + ' is ' + Math.round(box.height) + ' high');
                 if (seen('.words') < 20) wrong.push(slide.id + ' has no words');
                 if (seen('.own-notes') < 20) wrong.push(slide.id + ' has no lines');
                 if (slide.dataset.beside && seen('.still-picture svg') < 80) wrong.push(slide.id + ' has no picture');
                 if (slide.querySelector('.source') && seen('.source') < 5) wrong.push(slide.id + ' has no source');
                 if ((seen('.notes') > 0) !== notes && slide.dataset.kind !== 'views') wrong.push(slide.id + ' notes: ' + seen('.notes'));
                 if (slide.dataset.kind === 'question' && getComputedStyle(slide.querySelector('.why')).visibility !== 'visible') wrong.push(slide.id + ' hides why');
                 if (slide.dataset.kind === 'question' && seen('.asked') < 5) wrong.push(slide.id + ' asks nothing');
                 const lines = slide.querySelector('.own-notes').getBoundingClientRect();
                 for (const svg of slide.querySelectorAll('.still-picture svg')) {{
                     const picture = svg.getBoundingClientRect();
                     if (lines.height && picture.bottom > lines.top + 1) wrong.push(slide.id + ': its picture lies on the lines');
                     const above = [...svg.querySelectorAll('text')].some((it) => it.getBoundingClientRect().top < picture.top - 2);
                     if (above && getComputedStyle(svg).overflow !== 'visible') wrong.push(slide.id + ': words of its picture are cut');
                 }}
                 for (const part of slide.children) {{
                     const it = part.getBoundingClientRect();
                     if (it.width && (it.right > innerWidth + 1 || it.bottom > box.bottom + 1)) wrong.push(slide.id + ': ' + part.className + ' is cut');
                 }}
             }}
             for (const hidden of ['.bar', '.figures', '.desk', '.apparatus', '.blank']) {{
                 if (document.querySelector(hidden)?.getBoundingClientRect().height) wrong.push(hidden + ' is on paper');
             }}
             return wrong",
            PAPER.0
        ))
        .await?;
    let lines = found.as_array().into_iter().flatten();
    Ok(lines.filter_map(|it| it.as_str()).map(Into::into).collect())
}

#[tokio::test]
async fn the_handout_is_whole_from_the_stage_with_and_without_notes() -> Outcome {
    for path in ["/present/", "/en/present/"] {
        on_page(path, Visit::new().still(true), async |page| {
            page.wait_until_alive().await?;
            page.script("window.print = () => {}").await?;
            page.keys("PageDown PageDown b").await?;
            on_paper(&page, PAPER.0).await?;
            assert_eq!(wrong_on_paper(&page, false).await?, Vec::<String>::new(), "{path}");
            click(&page, "[data-print=notes]").await?;
            assert_eq!(wrong_on_paper(&page, true).await?, Vec::<String>::new(), "{path}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn no_sheet_of_the_handout_is_empty() -> Outcome {
    on_page("/present/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        let settings = json!({ "preferCSSPageSize": true, "printBackground": true });
        let printed = page.driver.cdp().send_raw("Page.printToPDF", settings).await?;
        let data = printed["data"].as_str().unwrap_or_default();
        assert!(data.len() > 100_000, "{}", data.len());
        on_paper(&page, PAPER.0).await?;
        // As many sheets as the slides fill, one more for where a slide began a new sheet.
        let filled = page
            .script(&format!(
                "let sheets = 1, left = {0} - document.querySelector('.cover').offsetHeight;
                 for (const slide of document.querySelectorAll('[data-slide]')) {{
                     const {{ height }} = slide.getBoundingClientRect();
                     if (height > left) {{ sheets += 1; left = {0}; }}
                     left -= height;
                 }}
                 return sheets",
                PAPER.0
            ))
            .await?;
        let sheets = page
            .script_until_done(&format!(
                "const text = atob('{data}'); done(text.split(/\\/Type *\\/Page[^s]/).length - 1)"
            ))
            .await?;
        let (filled, sheets) = (filled.as_u64(), sheets.as_u64());
        assert_eq!(sheets, filled, "sheets are printed that no slide needs");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_scripts_every_slide_is_there_to_be_read() -> Outcome {
    in_each_engine("/en/present/", Visit::new().scripts(false), async |page| {
        let sections = page.driver.find_all(By::Css("[data-slide]")).await?;
        assert!(50 <= sections.len(), "{}", sections.len());
        for section in [&sections[0], &sections[20], &sections[sections.len() - 1]] {
            let box_of = section.rect().await?;
            assert!(box_of.height > 60.0 && section.is_displayed().await?);
        }
        assert!(!page.wait_for(".bar").await?.is_displayed().await?);
        let pictures = page.driver.find_all(By::Css(".still-picture svg")).await?;
        assert!(pictures[0].is_displayed().await?);
        let answer = page.wait_for("[id='check.1'] .why").await?;
        assert!(answer.is_displayed().await? && !answer.text().await?.is_empty());
        Ok(())
    })
    .await
}
