//! The program takes over a page that others may have changed, and gives it back when it breaks.

use crate::support::{Outcome, Page, Visit, failure, on_page, still_text};

/// Choosing the other era changes the picture: the figure answers.
async fn check_answers(page: &Page) -> Outcome {
    let picture = "document.querySelector('figure[data-figure=organization] svg').outerHTML";
    page.script(&format!("window.before = {picture}")).await?;
    choose(page, "before").await?;
    choose(page, "after").await?;
    page.wait_until(&format!("window.before !== {picture}")).await
}

async fn choose(page: &Page, era: &str) -> Outcome {
    let radio = format!("figure[data-figure=organization] input[name=era][value={era}]");
    page.wait_for(&radio).await?;
    page.script(&format!("document.querySelector('{radio}').click()")).await?;
    Ok(())
}

/// The program starts on a page whose markup was changed, and knows that it was.
async fn check_changed(change: impl Fn(String) -> String + Send + Sync + 'static) -> Outcome {
    on_page("/", Visit::new().rewrite(change), async |page| {
        page.wait_until_alive().await?;
        page.wait_for("[data-markup=changed]").await?;
        check_answers(&page).await
    })
    .await
}

/// Puts `addition` first into the root that holds the organization.
fn add_first(page: &str, addition: &str) -> String {
    let figure = page.find("data-figure=\"organization\"").unwrap_or_default();
    // The root is the figure itself, something around it, or something in it.
    let before = page[..figure].rfind("data-root=");
    let root = before.or_else(|| page[figure..].find("data-root=").map(|it| figure + it));
    let inside = root.and_then(|root| page[root..].find('>').map(|end| root + end + 1));
    let Some(inside) = inside else {
        return page.into();
    };
    format!("{}{addition}{}", &page[..inside], &page[inside..])
}

#[tokio::test]
async fn an_unchanged_page_is_taken_over_as_it_is() -> Outcome {
    for path in ["/", "/en/"] {
        on_page(path, Visit::new(), async |page| {
            page.wait_until_alive().await?;
            page.wait_for("[data-markup=same]").await?;
            let changed = page
                .script("return document.querySelectorAll('[data-markup=changed]').length")
                .await?;
            assert_eq!(changed, 0, "{path}: hashes of the page's own markup do not fit");
            check_answers(&page).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn white_space_put_in_on_the_way_does_no_harm() -> Outcome {
    check_changed(|page| add_first(&page, "\n  ")).await
}

#[tokio::test]
async fn a_translator_s_wrapping_does_no_harm() -> Outcome {
    check_changed(|page| add_first(&page, "<font><font>Ba</font></font>")).await
}

#[tokio::test]
async fn an_element_put_in_by_an_extension_does_no_harm() -> Outcome {
    check_changed(|page| add_first(&page, "<div class=\"extension\"></div>")).await
}

#[tokio::test]
async fn an_element_taken_out_on_the_way_does_no_harm() -> Outcome {
    check_changed(|page| {
        // The marker sits first in the root; what follows it loses its first drawn text.
        let page = add_first(&page, "<!--here-->");
        let Some((head, tail)) = page.split_once("<!--here-->") else {
            return page;
        };
        let start = tail.find("<text");
        let end = tail.find("</text>").map(|end| end + "</text>".len());
        match (start, end) {
            (Some(start), Some(end)) if start < end => {
                format!("{head}{}{}", &tail[..start], &tail[end..])
            }
            _ => format!("{head}{tail}"),
        }
    })
    .await
}

/// Fills the program's memory with ones and makes it answer: a trap as real as any.
const RUIN: &str = "
    const glue = new URL(document.querySelector('script[data-js]').dataset.js, document.baseURI);
    import(glue).then((it) => it.default()).then((program) => {
        new Uint8Array(program.memory.buffer).fill(255);
        done('ruined');
    }, (error) => done(String(error)));";

#[tokio::test]
async fn a_program_that_breaks_gives_the_article_back() -> Outcome {
    let text = still_text("/").await?;
    on_page("/", Visit::new(), async |page| {
        page.wait_until_alive().await?;
        let scroll = "return document.querySelector('figure[data-figure=organization]')\
                      .getBoundingClientRect().top";
        let top = page.script(scroll).await?;
        let ruined = page.script_until_done(RUIN).await?;
        if ruined != "ruined" {
            return Err(failure(format!("the program could not be ruined: {ruined}")));
        }
        // The error reaches the page, and not this call.
        page.script("setTimeout(() => document.querySelector('input[name=era]').click())").await?;
        page.script(
            "setTimeout(() => document.querySelector('input[name=era][value=after]').click())",
        )
        .await?;
        page.wait_for("html[data-app=failed][data-err=trap]").await?;
        page.check_reads(&text).await?;
        assert_eq!(page.script(scroll).await?, top);
        page.wait_until(
            "document.getElementById('app-status').textContent \
             === document.getElementById('app-status').dataset.failed",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn errors_of_others_do_not_stop_the_program() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        page.wait_until_alive().await?;
        page.script("setTimeout(() => { window.thrown = true; throw new Error('theirs'); })")
            .await?;
        page.wait_until("window.thrown").await?;
        page.wait_until_alive().await?;
        check_answers(&page).await
    })
    .await
}
