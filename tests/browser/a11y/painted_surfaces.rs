//! Contrast as it is painted, on what is not read from beginning to end: stage, notes, figures in
//! frames, and the pages apart.

use super::painted::weak_words;
use super::states::{LANGUAGES, SURFACES, Surface};
use super::still::QUIET;
use super::walk::{go, middle, open};
use crate::support::{Outcome, Page, Visit};
use crate::support::{in_each_engine, on_page};
use thirtyfour::error::WebDriverResult;

/// What a host asks for, behind the address, and what the reader prefers: dark or not.
const WISHES: [(&str, bool); 2] = [("", false), ("", true)];

/// A host's wish goes before the reader's.
const THEMES: [(&str, bool); 2] = [("?theme=dark", false), ("?theme=light", true)];

/// The words that stand too little out, from the top of the page to its end.
async fn weak_words_down(page: &Page) -> WebDriverResult<Vec<String>> {
    let mut weak = Vec::new();
    loop {
        page.wait_until(QUIET).await?;
        weak.extend(weak_words(page, 1).await?);
        // What is cut off at one edge is whole at the other.
        let further = "const before = scrollY;
            scrollBy({ top: innerHeight - 120, behavior: 'instant' }); return before < scrollY";
        if page.script(further).await? != true {
            return Ok(weak);
        }
    }
}

/// Looks at some steps of a surface, and at its colors for a weak projector if it has them.
async fn look(page: &Page, surface: &Surface, steps: &[&str]) -> WebDriverResult<Vec<String>> {
    let mut found = Vec::new();
    open(page, surface).await?;
    page.wait_until("document.fonts.status === 'loaded'").await?;
    for step in if steps.is_empty() { &[""] } else { steps } {
        if !step.is_empty() {
            go(page, surface, step).await?;
        }
        let weak = weak_words_down(page).await?;
        found.extend(weak.into_iter().map(|it| format!("{step}: {it}")));
    }
    if surface.name == "stage" {
        page.keys("c").await?;
        page.wait_for("html[data-contrast]").await?;
        let weak = weak_words_down(page).await?;
        found.extend(weak.into_iter().map(|it| format!("in strong colors: {it}")));
    }
    Ok(found)
}

/// Surfaces but that which is read, by name; all of them where none is named.
fn surfaces(names: &[&str]) -> impl Iterator<Item = &'static Surface> {
    SURFACES
        .iter()
        .filter(|it| it.name != "reading" && (names.is_empty() || names.contains(&it.name)))
}

async fn check(names: &[&str], all_steps: bool, languages: &[&str]) -> Outcome {
    let mut all = Vec::new();
    for surface in surfaces(names) {
        let middle: Vec<_> = middle(surface).into_iter().collect();
        let steps = if all_steps { surface.steps } else { &middle };
        let is_figure = surface.path.starts_with("embed/") && surface.path != "embed/";
        let themes = THEMES.iter().filter(|_| is_figure);
        for ((theme, dark), language) in
            WISHES.iter().chain(themes).flat_map(|it| languages.iter().map(move |to| (it, to)))
        {
            let path = format!("/{language}{}{theme}", surface.path);
            let visit = Visit::new().still(true).dark(*dark);
            on_page(&path, visit, async |page| {
                let found = look(&page, surface, steps).await?;
                let name = surface.name;
                all.extend(found.iter().map(|it| format!("{name} {path}, dark: {dark}: {it}")));
                Ok(())
            })
            .await?;
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    Ok(())
}

#[tokio::test]
async fn words_stand_out_on_the_stage_and_in_frames() -> Outcome {
    check(&["stage", "story"], false, &LANGUAGES[..1]).await
}

#[tokio::test]
#[ignore = "the full set: five minutes"]
async fn words_stand_out_on_every_surface() -> Outcome {
    check(&[], true, &LANGUAGES).await
}

#[tokio::test]
#[ignore = "the full set: three minutes"]
async fn words_stand_out_on_other_surfaces_as_each_engine_paints_them() -> Outcome {
    for surface in surfaces(&["stage", "notes", "story", "newsroom", "guarantees"]) {
        for dark in [false, true] {
            let visit = Visit::new().still(true).dark(dark);
            in_each_engine(&format!("/{}", surface.path), visit, async |page| {
                let steps: Vec<_> = middle(surface).into_iter().collect();
                let found = look(&page, surface, &steps).await?.join("\n");
                assert!(found.is_empty(), "{} in {}:\n{found}", surface.name, page.engine);
                Ok(())
            })
            .await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn words_that_do_not_stand_out_on_the_stage_are_found() -> Outcome {
    let surface = &SURFACES[1];
    on_page("/present/", Visit::new().still(true), async |page| {
        let pale = "document.documentElement.style.setProperty('--quiet', '#c9c9c9')";
        page.script(pale).await?;
        let weak = look(&page, surface, &["before-span"]).await?.join("\n");
        assert!(weak.contains("before-span: “"), "{weak}");
        assert!(weak.contains("in strong colors: “"), "{weak}");
        Ok(())
    })
    .await
}
