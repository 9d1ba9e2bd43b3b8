//! The one file, opened from a disk: everything works, and nothing is asked for.

use std::fs;
use std::path::Path;

use haicap::page::ONE_FILE;

use crate::acts::{click, go_to};
use crate::presenting::{at_slide, open_notes};
use crate::support::{Outcome, Page, Visit, in_each_engine, on_page, site};
use crate::takeover::add_first;

/// What a stick, a mail or a bad line can still carry, in bytes.
const LARGEST: u64 = 1_500_000;

/// Opens the file, at a page and a place in it.
async fn open(page: &Page, rest: &str) -> Outcome {
    open_file(page, &site::folder().join(ONE_FILE), rest).await
}

async fn open_file(page: &Page, file: &Path, rest: &str) -> Outcome {
    page.driver.goto(format!("file://{}{rest}", file.display())).await?;
    page.wait_until_alive().await
}

/// Nothing was asked for since the file was opened, not even in vain.
async fn check_silent(page: &Page) -> Outcome {
    let asked = page
        .script("return performance.getEntriesByType('resource').map((it) => it.name).join(' ')")
        .await?;
    assert_eq!(asked, "", "a request from the one file");
    Ok(())
}

fn visit() -> Visit {
    Visit::new().still(true)
}

#[test]
fn the_one_file_is_no_larger_than_a_mail_can_carry() {
    let file = site::folder().join(ONE_FILE);
    let bytes = std::fs::metadata(&file).unwrap().len();
    assert!(bytes <= LARGEST, "{bytes} bytes of {LARGEST}");
}

#[tokio::test]
async fn a_file_on_a_disk_is_read_in_both_languages() -> Outcome {
    in_each_engine("/", visit(), async |page| {
        open(&page, "").await?;
        go_to(&page, "change-lines").await?;
        page.wait_for("[data-figure=organization] svg[data-era=after]").await?;
        click(&page, "input[name=era][value=before]").await?;
        page.wait_for("[data-figure=organization] svg[data-era=before]").await?;
        page.wait_until("document.fonts.status === 'loaded' && document.fonts.size > 2").await?;
        check_silent(&page).await?;
        click(&page, "a.language").await?;
        page.wait_for("html[lang=en][data-mode=reading][data-alive]").await?;
        go_to(&page, "since-hanoi").await?;
        check_silent(&page).await?;
        // Over the step.
        page.driver.back().await?;
        page.driver.back().await?;
        page.wait_for("html[lang=vi][data-alive]").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_talk_is_given_from_a_file_on_a_disk() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        open(&page, "?page=present").await?;
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        page.keys("PageDown PageDown").await?;
        at_slide(&page, 3).await?;
        page.switch_to(&notes).await?;
        at_slide(&page, 3).await?;
        page.keys("PageDown").await?;
        page.switch_to(&stage).await?;
        at_slide(&page, 4).await?;
        page.key_away('l').await?;
        for window in [&notes, &stage] {
            page.switch_to(window).await?;
            page.wait_for("html[lang=en][data-mode=presenting][data-alive]").await?;
            at_slide(&page, 4).await?;
            check_silent(&page).await?;
        }
        page.keys("q").await?;
        page.wait_until(
            "/^https:..hai-cap.example.en.#/.test(document.querySelector('.code-address').textContent)",
        )
        .await?;
        page.driver.refresh().await?;
        page.wait_until_alive().await?;
        at_slide(&page, 4).await?;
        page.close(&notes).await
    })
    .await
}

#[tokio::test]
async fn what_is_set_in_a_file_stays_with_its_page() -> Outcome {
    in_each_engine("/", visit(), async |page| {
        open(&page, "?page=en").await?;
        page.script(
            "const field = document.querySelector('[data-figure=order-model] input[type=range]');
             field.value = field.min; field.dispatchEvent(new Event('input', { bubbles: true }));
             field.dispatchEvent(new Event('change', { bubbles: true }));",
        )
        .await?;
        page.wait_until("/^.page=en&.+=/.test(location.search)").await?;
        page.driver.refresh().await?;
        page.wait_for("html[lang=en][data-mode=reading][data-alive]").await?;
        click(&page, "a.language").await?;
        page.wait_for("html[lang=vi][data-mode=reading][data-alive]").await?;
        page.wait_until("/^.(?!page).+=/.test(location.search)").await
    })
    .await
}

#[tokio::test]
async fn a_page_that_is_not_in_the_file_is_the_first_one() -> Outcome {
    in_each_engine("/", visit(), async |page| {
        open(&page, "?page=%3Cimg%3E#before-tiers").await?;
        page.wait_for("html[lang=vi][data-mode=reading]:not([data-turning])").await?;
        page.wait_for("#before-tiers[aria-current=step]").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_link_to_a_step_of_another_page_shows_that_step() -> Outcome {
    in_each_engine("/", visit(), async |page| {
        open(&page, "?page=en#since-hanoi").await?;
        page.wait_for("html[lang=en] #since-hanoi[aria-current=step]").await?;
        page.wait_until(
            "(() => {
                const { top, bottom } = document.getElementById('since-hanoi').getBoundingClientRect();
                return -2 <= top && top < innerHeight && 0 < bottom;
            })()",
        )
        .await
    })
    .await
}

/// Programs that look at mails change them; what they changed is inside the file once more.
#[tokio::test]
async fn a_file_that_was_changed_on_its_way_is_mended_from_itself() -> Outcome {
    let whole = fs::read_to_string(site::folder().join(ONE_FILE))?;
    let file = std::env::temp_dir().join(format!("haicap-changed-{}.html", std::process::id()));
    let (head, body) = whole.split_once("<body>").unwrap_or_default();
    fs::write(&file, format!("{head}<body>{}", add_first(body, "<i>virus-free</i>")))?;
    let done = in_each_engine("/", visit(), async |page| {
        open_file(&page, &file, "").await?;
        page.wait_for("[data-markup=mended]").await?;
        assert_eq!(
            page.script("return document.body.textContent.includes('virus-free')").await?,
            false
        );
        check_silent(&page).await
    })
    .await;
    fs::remove_file(file)?;
    done
}

#[tokio::test]
async fn a_browser_that_does_not_understand_the_script_shows_the_article_all_the_same() -> Outcome {
    let text = fs::read_to_string(site::folder().join(ONE_FILE)).unwrap();
    let module = "<script type=\"module\"";
    assert!(text.contains(module));
    let folder = std::env::temp_dir().join(format!("haicap-one-file-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let file = folder.join("hai-cap.html");
    fs::write(&file, text.replace(module, "<script type=\"text/plain\""))?;
    on_page("/robots.txt", visit(), async |page| {
        page.driver.goto(format!("file://{}?page=en", file.display())).await?;
        page.wait_until("getComputedStyle(document.body).visibility === 'visible'").await
    })
    .await?;
    fs::remove_dir_all(folder).map_err(Into::into)
}
