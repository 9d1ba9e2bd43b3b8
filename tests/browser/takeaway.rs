//! To take away: the files under each figure, and the table that sorts.

use thirtyfour::error::WebDriverResult;

use crate::acts::click;
use crate::support::{Outcome, Page, Visit, on_page};

/// The files that the page links to, each as `status type` of its answer.
async fn answers(page: &Page) -> WebDriverResult<Vec<String>> {
    let found = page
        .script_until_done(
            "const links = [...document.querySelectorAll('figure a[download]')];
             Promise.all(links.map((it) => fetch(it.href))).then((all) =>
                 done(all.map((it) => `${it.status} ${it.headers.get('content-type')}`)))",
        )
        .await?;
    let found = found.as_array().into_iter().flatten();
    Ok(found.filter_map(|it| it.as_str().map(str::to_owned)).collect())
}

#[tokio::test]
async fn every_figure_leads_to_its_picture_and_its_table() -> Outcome {
    for path in ["/", "/en/"] {
        on_page(path, Visit::new().folder("/du-an"), async |page| {
            page.wait_until_alive().await?;
            let figures = page.script("return document.querySelectorAll('figure').length").await?;
            let found = answers(&page).await?;
            assert_eq!(Some(found.len() as u64), figures.as_u64().map(|it| 3 * it));
            for files in found.chunks(3) {
                assert_eq!(
                    files,
                    ["200 image/svg+xml", "200 image/png", "200 text/csv; charset=utf-8"]
                );
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_picture_opens_by_itself_with_its_letters() -> Outcome {
    on_page("/figures/vi/organization.svg", Visit::new(), async |page| {
        page.wait_until("document.fonts.check('600 20px \"Be Vietnam Pro\"', 'Ấ')").await?;
        let problem = page.script("return document.querySelector('parsererror') !== null").await?;
        assert_eq!(problem, serde_json::json!(false));
        let asked = page.requests().into_iter().map(|it| it.path);
        // A browser looks for an icon by itself.
        let asked: Vec<String> = asked.filter(|it| it != "/favicon.ico").collect();
        assert_eq!(asked, ["/figures/vi/organization.svg"]);
        Ok(())
    })
    .await
}

const TABLE: &str = "figure[data-figure=organization] table";

/// The words of a column of the table of districts, from the top.
async fn column(page: &Page, number: usize) -> WebDriverResult<Vec<String>> {
    let cells = format!(
        "return [...document.querySelectorAll('{TABLE} tbody tr')]
             .map((it) => it.children[{number}].textContent)"
    );
    let cells = page.script(&cells).await?;
    let cells = cells.as_array().into_iter().flatten();
    Ok(cells.filter_map(|it| it.as_str().map(str::to_owned)).collect())
}

#[tokio::test]
async fn the_table_of_districts_sorts_by_the_head_that_is_pressed() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        page.script("document.querySelector('[data-figure=organization] .table').open = true")
            .await?;
        let written = column(&page, 0).await?;

        let head = |number: usize| format!("{TABLE} th:nth-child({number}) button");
        click(&page, &head(1)).await?;
        let names = column(&page, 0).await?;
        assert_eq!(names.len(), 31);
        assert_eq!(names[..3], ["Ba Đình", "Ba Vì", "Bắc Từ Liêm"]);
        let place = |name: &str| names.iter().position(|it| it == name);
        assert!(place("Đan Phượng") < place("Đông Anh") && place("Cầu Giấy") < place("Đan Phượng"));
        assert!(place("Đống Đa") < place("Gia Lâm"), "Đ comes behind D and before G");
        assert_eq!(names.last(), written.last(), "the totals stay last");

        let total = columns(&page).await?;
        click(&page, &head(total)).await?;
        let numbers: Vec<u32> =
            column(&page, total - 1).await?.iter().filter_map(|it| it.parse().ok()).collect();
        let (last, counts) = numbers.split_last().unwrap_or((&0, &[]));
        assert!(counts.is_sorted() && counts.len() == 30, "{counts:?}");
        assert_eq!(*last, counts.iter().sum::<u32>());
        click(&page, &head(total)).await?;
        let first = column(&page, total - 1).await?.first().cloned();
        assert_eq!(first, counts.last().map(ToString::to_string));
        let sorted = format!("{TABLE} [aria-sort]");
        assert_eq!(page.attribute(&sorted, "aria-sort").await?, "descending");
        page.wait_until(&format!("document.querySelectorAll('{sorted}').length === 1")).await
    })
    .await
}

/// How many columns the table has; the last one counts all units of a district.
async fn columns(page: &Page) -> WebDriverResult<usize> {
    let count = format!("return document.querySelectorAll('{TABLE} thead th').length");
    Ok(page.script(&count).await?.as_u64().unwrap_or_default() as usize)
}

#[tokio::test]
async fn without_scripts_the_heads_of_the_table_are_words_and_the_files_are_there() -> Outcome {
    on_page("/en/", Visit::new().scripts(false), async |page| {
        page.wait_for("thead button:disabled").await?;
        let link = page.wait_for("figure a[download$='.csv']").await?;
        let address = link.attr("href").await?.unwrap_or_default();
        assert_eq!(address, "../figures/en/organization.csv");
        Ok(())
    })
    .await
}
