//! The dialog under each figure: it opens there, its choices change the code, and it gives the focus
//! back.

use haicap::hosting::SITE_POLICY;

use super::{choose, code};
use crate::a11y::broken_rules;
use crate::acts::{click, press_and_click};
use crate::support::{Fault, File, Outcome, Page, Visit, in_each_engine, on_page};

const LINK: &str = "[data-figure=chapters] a[href='./embed/#chapters']";

async fn open(page: &Page) -> Outcome {
    page.wait_until_alive().await?;
    click(page, LINK).await?;
    page.wait_for("dialog[open] #code").await.map(drop)
}

#[tokio::test]
async fn every_figure_leads_to_its_own_code() -> Outcome {
    on_page("/en/", Visit::new().still(true).folder("/du-an"), async |page| {
        page.wait_until_alive().await?;
        let figures = "return [...document.querySelectorAll('figure[data-figure]')].map((it) => it.dataset.figure)";
        let figures = page.script(figures).await?;
        let figures: Vec<&str> =
            figures.as_array().into_iter().flatten().filter_map(|it| it.as_str()).collect();
        assert_eq!(figures.len(), 7);
        for name in figures {
            click(&page, &format!("[data-figure={name}] a[href='./embed/#{name}']")).await?;
            page.wait_for("dialog[open] #code").await?;
            let address = format!("src=\"{}/en/embed/{name}/\"", page.site());
            let code = code(&page).await?;
            assert!(code.contains(&address), "{code}");
            // What leads further leads from the page that the form came with.
            page.wait_for("#code a[href$='/du-an/en/embed/#host-title']").await?;
            click(&page, "#code [data-close]").await?;
            page.wait_until("!document.querySelector('dialog[open]')").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_taps_on_a_slow_line_open_one_form() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        let taps = format!("const it = document.querySelector(\"{LINK}\"); it.click(); it.click()");
        page.script(&taps).await?;
        page.wait_for("dialog[open] #code").await?;
        click(&page, "#code [data-close]").await?;
        page.wait_until("!document.querySelector('dialog[open]')").await?;
        let forms = page.script("return document.querySelectorAll('.code-dialog').length").await?;
        assert_eq!(forms, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_choice_changes_the_code() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        open(&page).await?;
        let holds = async |words: &str| {
            let code = code(&page).await?;
            assert!(code.contains(words), "no {words} in {code}");
            Outcome::Ok(())
        };
        let site = page.site();
        holds("<iframe src=").await?;
        choose(&page, "lang", "en").await?;
        choose(&page, "theme", "dark").await?;
        choose(&page, "accent", "#AA3300").await?;
        choose(&page, "step", "chapters-count").await?;
        let address =
            format!("{site}/en/embed/chapters/?theme=dark&amp;accent=aa3300#chapters-count\"");
        holds(&address).await?;
        holds(&format!("href=\"{site}/en/#chapters-count\"")).await?;
        choose(&page, "kind", "loader").await?;
        holds(&format!("<script src=\"{site}/embed.js\" async>")).await?;
        holds("figure=\"chapters\" lang=\"en\" theme=\"dark\" accent=\"#aa3300\" step=\"chapters-count\">").await?;
        choose(&page, "accent", "red\"onload=").await?;
        holds("theme=\"dark\" step=").await?;
        choose(&page, "kind", "picture").await?;
        holds(&format!("<img src=\"{site}/figures/en/chapters.png\" width=\"")).await?;
        choose(&page, "figure", "story").await?;
        holds(&format!("{site}/share/en.png\" width=\"1200\" height=\"630\"")).await?;
        choose(&page, "version", "frozen").await?;
        holds("<img src=\"https://…/share/en.png\"").await?;
        choose(&page, "copy", "https://tin.example/hai-cap").await?;
        holds("<img src=\"https://tin.example/hai-cap/share/en.png\"").await?;
        holds(&format!("<a href=\"{site}/en/")).await
    })
    .await
}

#[tokio::test]
async fn the_steps_on_offer_are_those_beside_which_the_figure_stands() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        open(&page).await?;
        let all = "document.querySelectorAll('#code select[name=step] option').length";
        let ids = |css: &str, name: &str| {
            format!("[...document.querySelectorAll('{css}')].map((it) => it.{name}).join()")
        };
        let offered = ids("#code select[name=step] option:not([value=\"\"])", "value");
        let beside = ids("[data-stage=chapters] .steps [data-step]", "id");
        page.wait_until(&format!("{all} > 2 && {offered} === {beside}")).await?;
        choose(&page, "figure", "story").await?;
        let steps = "document.querySelectorAll('.step[data-step]').length";
        page.wait_until(&format!("{all} === {steps} + 1")).await
    })
    .await
}

#[tokio::test]
async fn the_preview_shows_the_embed_as_wide_as_asked_and_as_high_as_it_says() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        open(&page).await?;
        for width in ["320", "480", "720", "900"] {
            choose(&page, "width", width).await?;
            // As wide as asked inside, made smaller where there is no room.
            page.wait_until(&format!(
                "document.querySelector('dialog .preview iframe')?.offsetWidth === {width}
                 && document.querySelector('dialog .preview iframe').offsetHeight !== 480
                 && document.querySelector('dialog .preview iframe').getBoundingClientRect().width
                    <= document.querySelector('dialog .preview').clientWidth + 1"
            ))
            .await?;
        }
        page.wait_until(
            "document.querySelector('dialog iframe').sandbox.contains('allow-scripts')",
        )
        .await?;
        page.wait_until(
            "!document.querySelector('dialog iframe').sandbox.contains('allow-same-origin')",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn escape_and_a_click_beside_close_it_and_the_link_has_the_focus_again() -> Outcome {
    in_each_engine("/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        for way in ["key", "beside"] {
            click(&page, LINK).await?;
            page.wait_for("dialog[open] #code").await?;
            page.wait_until(
                "document.querySelector('dialog[open]').contains(document.activeElement)",
            )
            .await?;
            match way {
                "key" => page.keys("Escape").await?,
                _ => {
                    // Words are selected, and the button let go beside them.
                    press_and_click(&page, "dialog[open] #code h2", "dialog[open]").await?;
                    page.wait_for("dialog[open]").await?;
                    press_and_click(&page, "dialog[open]", "dialog[open]").await?;
                }
            }
            page.wait_until("!document.querySelector('dialog[open]')").await?;
            page.wait_until(&format!("document.activeElement.matches(\"{LINK}\")")).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_nothing_can_be_copied_the_code_is_selected() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        page.script("Object.defineProperty(navigator, 'clipboard', { value: undefined })").await?;
        open(&page).await?;
        click(&page, "#code [data-copy]").await?;
        page.wait_until(
            "document.querySelector('#code [role=status]').textContent
                 === document.querySelector('#code').dataset.selected",
        )
        .await?;
        page.wait_until(
            "(({ selectionStart, selectionEnd, value }) => selectionStart === 0 && selectionEnd === value.length)
                 (document.activeElement)",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn it_opens_where_the_program_does_not_come() -> Outcome {
    let visit = Visit::new().still(true).fault(File::Program, Fault::NotFound);
    on_page("/en/", visit, async |page| {
        page.wait_for("html[data-app=failed]").await?;
        click(&page, LINK).await?;
        page.wait_for("dialog[open] #code").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn it_opens_under_the_policy_that_we_recommend() -> Outcome {
    let visit = Visit::new().still(true).header("content-security-policy", SITE_POLICY);
    in_each_engine("/", visit, async |page| {
        open(&page).await?;
        assert!(code(&page).await?.starts_with("<div"));
        // The sheet came too.
        page.wait_until(
            "getComputedStyle(document.querySelector('#code textarea')).resize === 'vertical'",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn the_open_dialog_keeps_every_rule() -> Outcome {
    for (path, dark) in [("/", true), ("/en/", false)] {
        for (width, height) in [(390, 844), (1440, 900)] {
            let visit = Visit::new().window(width, height).dark(dark).still(true);
            on_page(path, visit, async |page| {
                open(&page).await?;
                choose(&page, "version", "frozen").await?;
                let broken = broken_rules(&page).await?;
                assert!(broken.is_empty(), "{path} at {width}:\n{}", broken.join("\n"));
                page.wait_until("(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.querySelector('dialog[open]'))").await
            })
            .await?;
        }
    }
    Ok(())
}
