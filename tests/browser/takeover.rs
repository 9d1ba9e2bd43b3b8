//! The program takes over a page that others may have changed, and gives it back when it breaks.

use crate::acts::go_to;
use crate::faults::check_says;
use crate::support::{Outcome, Page, Visit, in_each_engine, on_page, still_text};

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

/// A part that was changed after it came is put back, and the program takes it over.
async fn check_mended(change: impl Fn(String) -> String + Send + Sync + 'static) -> Outcome {
    in_each_engine("/", Visit::new().alter(change), async |page| {
        page.wait_until_alive().await?;
        page.wait_for("[data-markup=mended]").await?;
        check_answers(&page).await
    })
    .await
}

/// Puts `addition` first into the first part of the organization.
pub fn add_first(page: &str, addition: &str) -> String {
    match split_in_part(page) {
        Some((head, tail)) => format!("{head}{addition}{tail}"),
        None => page.into(),
    }
}

/// The page up to the inside of the first part of the organization, and from there.
fn split_in_part(page: &str) -> Option<(&str, &str)> {
    let figure = page.find("data-figure=\"organization\"")?;
    let root = figure + page[figure..].find("data-root=")?;
    let inside = root + page[root..].find('>')? + 1;
    Some(page.split_at(inside))
}

/// Takes out the first element of this name in `text`.
fn without_first(text: &str, name: &str) -> String {
    let end = format!("</{name}>");
    match (text.find(&format!("<{name}")), text.find(&end)) {
        (Some(from), Some(to)) if from < to => {
            format!("{}{}", &text[..from], &text[to + end.len()..])
        }
        _ => text.into(),
    }
}

#[tokio::test]
async fn an_unchanged_page_is_taken_over_as_it_is() -> Outcome {
    for path in ["/", "/en/"] {
        on_page(path, Visit::new(), async |page| {
            page.wait_until_alive().await?;
            page.wait_for("[data-markup=same]").await?;
            let mended = page
                .script("return document.querySelectorAll('[data-markup=mended]').length")
                .await?;
            assert_eq!(mended, 0, "{path}: hashes of the page's own markup do not fit");
            check_answers(&page).await
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn white_space_put_in_on_the_way_does_no_harm() -> Outcome {
    check_mended(|page| add_first(&page, "\n  ")).await
}

#[tokio::test]
async fn a_translator_s_wrapping_does_no_harm() -> Outcome {
    check_mended(|page| add_first(&page, "<font><font>Ba</font></font>")).await
}

#[tokio::test]
async fn an_element_put_in_by_an_extension_does_no_harm() -> Outcome {
    check_mended(|page| add_first(&page, "<div class=\"extension\"></div>")).await
}

#[tokio::test]
async fn an_element_taken_out_by_an_extension_does_no_harm() -> Outcome {
    check_mended(|page| match split_in_part(&page) {
        Some((head, tail)) => format!("{head}{}", without_first(tail, "circle")),
        None => page,
    })
    .await
}

#[tokio::test]
async fn a_label_taken_out_of_a_picture_does_no_harm() -> Outcome {
    let change = |page: String| {
        let figure = page.find("data-figure=\"organization\"").unwrap_or_default();
        let (head, tail) = page.split_at(figure);
        format!("{head}{}", without_first(tail, "text"))
    };
    in_each_engine("/", Visit::new().alter(change), async |page| {
        page.wait_until_alive().await?;
        check_answers(&page).await
    })
    .await
}

#[tokio::test]
async fn a_part_that_cannot_be_put_back_leaves_the_article() -> Outcome {
    let change = |page: String| add_first(&page, "<i></i>");
    let text = still_text("/").await?;
    in_each_engine("/", Visit::new().rewrite(change), async |page| {
        page.wait_for("html[data-app=failed][data-err=markup]").await?;
        page.check_reads(&text).await
    })
    .await
}

/// Fills the program's memory with ones, so that its next answer is a trap as real as any. In a script
/// of the page: Firefox gives those of its driver modules of their own.
pub const RUIN: &str = "
    const { js } = document.querySelector('script[data-js]').dataset;
    const ruin = document.createElement('script');
    ruin.type = 'module';
    ruin.textContent = `import start from '${new URL(js, document.baseURI)}';
        const program = await start();
        new Uint8Array(program.memory.buffer).fill(255);
        document.documentElement.dataset.ruined = '';`;
    document.head.append(ruin);";

/// Ruins the program of a page.
pub async fn ruin(page: &Page) -> Outcome {
    page.script(RUIN).await?;
    page.wait_for("html[data-ruined]").await.map(drop)
}

#[tokio::test]
async fn a_program_that_breaks_gives_the_article_back() -> Outcome {
    let text = still_text("/").await?;
    in_each_engine("/", Visit::new(), async |page| {
        page.wait_until_alive().await?;
        page.script(
            "document.querySelector('figure[data-figure=organization]')\
             .scrollIntoView({ behavior: 'instant' })",
        )
        .await?;
        let place = "return Math.round(document\
                     .querySelector('figure[data-figure=organization]')\
                     .getBoundingClientRect().top)";
        let top = page.script(place).await?;
        ruin(&page).await?;
        // The error reaches the page, and not this call.
        page.script("setTimeout(() => document.querySelector('input[name=era]').click())").await?;
        page.script(
            "setTimeout(() => document.querySelector('input[name=era][value=after]').click())",
        )
        .await?;
        page.wait_for("html[data-app=failed][data-err=trap]").await?;
        page.check_reads(&text).await?;
        // Rounded, and a line of text has a height that is none.
        let now = page.script(place).await?;
        let moved = now.as_f64().zip(top.as_f64()).map(|(now, top)| (now - top).abs());
        assert!(moved.is_some_and(|it| it <= 1.0), "the figure went from {top} to {now}");
        check_says(&page).await
    })
    .await
}

#[tokio::test]
async fn the_article_is_back_at_once_and_the_focus_where_it_was() -> Outcome {
    in_each_engine("/", Visit::new(), async |page| {
        page.wait_until_alive().await?;
        // In one breath: it might stop by itself before anything else.
        page.script(&in_page(
            "const html = document.documentElement;
             const radio = (era) => document.querySelector('[data-figure=organization] input[name=era][value=' + era + ']');
             let start;
             new MutationObserver(() => (html.dataset.late = performance.now() - start))
                 .observe(html, { attributeFilter: ['data-app'] });
             new MutationObserver(() => {
                 start = performance.now();
                 radio('before').focus();
                 radio('before').click();
                 radio('after').click();
             }).observe(html, { attributeFilter: ['data-ruined'] });",
        ))
        .await?;
        ruin(&page).await?;
        page.wait_for("html[data-app=failed][data-err=trap]").await?;
        let late = page.attribute("html[data-late]", "data-late").await?;
        // A hundred milliseconds are promised; this machine may be busy with other tests.
        assert!(late.parse::<f64>().is_ok_and(|it| it < 500.0), "{late} ms");
        page.wait_until("document.activeElement.closest('[data-figure=organization]')").await
    })
    .await
}

#[tokio::test]
async fn a_program_that_breaks_in_a_motion_leaves_nothing_half_way() -> Outcome {
    let text = still_text("/").await?;
    in_each_engine("/", Visit::new(), async |page| {
        go_to(&page, "before-tiers").await?;
        page.wait_until("!document.querySelector('[data-moving=true]')").await?;
        page.script(&format!(
            "addEventListener('hashchange', () => {{ {RUIN} }}); location.hash = 'change-lines'"
        ))
        .await?;
        page.wait_for("html[data-app=failed][data-err=trap]").await?;
        page.wait_until("!document.querySelector('[data-moving=true]')").await?;
        page.check_reads(&text).await
    })
    .await
}

/// Has a script run in the page itself: Firefox keeps those of its driver apart.
fn in_page(script: &str) -> String {
    format!(
        "const it = document.createElement('script');
         it.textContent = `{{ {script} }}`;
         document.head.append(it);"
    )
}

#[tokio::test]
async fn errors_of_others_do_not_stop_the_program() -> Outcome {
    in_each_engine("/", Visit::new(), async |page| {
        page.wait_until_alive().await?;
        for error in ["new Error('theirs')", "new WebAssembly.RuntimeError('theirs')"] {
            page.script(&in_page(&format!(
                "setTimeout(() => {{ document.documentElement.dataset.thrown = ''; throw {error}; }})"
            )))
            .await?;
            page.wait_for("html[data-thrown]").await?;
            page.script("delete document.documentElement.dataset.thrown").await?;
        }
        page.wait_until_alive().await?;
        check_answers(&page).await
    })
    .await
}
