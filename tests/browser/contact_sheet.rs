//! Every scene, surface and figure as a picture, for an editor's eye: `cargo xtask contact-sheet`
//! builds first and runs this.
//!
//! Pictures are looked at and never compared: whoever changes looks looks at what came of it.
#![expect(clippy::print_stdout, reason = "where the sheet is")]

#[allow(dead_code, reason = "the tests use the rest")]
mod acts;
#[allow(dead_code, unused_imports, reason = "the tests use the rest")]
mod support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use acts::{PAPER, on_paper};
use haicap::model::Language;
use haicap::page::{self, Mode, WHOLE, embeds_in, guarantees_in};
use haicap::story::FigureName;
use serde_json::Value;
use support::{Outcome, Page, Visit, failure, on_page};
use thirtyfour::error::WebDriverResult;

/// What is shown in a language, and in which windows.
struct Surface {
    name: &'static str,
    language: Language,
    folder: String,
    /// Selects where to stop; none for a page that is shown from its top only.
    stops: Option<&'static str>,
    /// The first of them is also looked at in the dark, and on paper.
    windows: &'static [(u32, u32)],
    /// Whether it has a look of its own in the dark.
    dark: bool,
    /// Whether it is printed.
    printed: bool,
}

const PHONE_AND_DESK: &[(u32, u32)] = &[(390, 844), (1440, 900)];

fn surfaces(language: Language) -> Vec<Surface> {
    let of = |mode| page::Page { language, mode }.folder();
    let framed = |name, stops| Surface {
        name,
        language,
        folder: of(Mode::Embedded(name)),
        stops,
        // As high as a frame becomes: lower, the page would be scrolled to its step.
        windows: &[(320, 1000), (720, 1000)],
        dark: true,
        printed: false,
    };
    let apart = |name, folder| Surface {
        name,
        language,
        folder,
        stops: None,
        windows: PHONE_AND_DESK,
        dark: true,
        printed: false,
    };
    let reading = Surface {
        name: "reading",
        language,
        folder: of(Mode::Reading),
        stops: Some("header, [data-step], main section[id]"),
        windows: &[(390, 844), (768, 1024), (1440, 900)],
        dark: true,
        printed: true,
    };
    let presenting = Surface {
        name: "presenting",
        language,
        folder: of(Mode::Presenting),
        stops: Some("[data-slide]"),
        windows: &[(1280, 720)],
        dark: false,
        printed: true,
    };
    let figures = FigureName::ALL.map(|(name, _)| framed(name, None));
    let others = [
        framed(WHOLE, Some("[data-step]")),
        apart("newsroom", embeds_in(language)),
        apart("guarantees", guarantees_in(language)),
    ];
    [reading, presenting].into_iter().chain(figures).chain(others).collect()
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let folder = env::var("HAICAP_CONTACT_SHEET")
        .map_err(|_| failure("no folder for the pictures: run `cargo xtask contact-sheet`"))?;
    let folder = PathBuf::from(folder);
    let only = env::var("HAICAP_SURFACE").unwrap_or_default();
    let all: Vec<_> = Language::ALL.into_iter().flat_map(surfaces).collect();
    if !only.is_empty() && !all.iter().any(|it| it.name == only) {
        let names: Vec<_> = surfaces(Language::Vi).iter().map(|it| it.name).collect();
        let names = names.join(", ");
        return Err(failure(format!("no surface is called \"{only}\"; there are {names}")));
    }
    let mut sheet = String::from(
        "<!doctype html><meta charset=utf-8><title>Hai Cấp: contact sheet</title><style>\
         body{font:14px system-ui;background:#888}section{display:flex;flex-wrap:wrap;gap:1rem}\
         figure{margin:0}img{height:22rem;display:block}</style>",
    );
    for surface in all.iter().filter(|it| only.is_empty() || it.name == only) {
        for (window, dark) in surface.views() {
            let taken = take(surface, window, dark, &folder).await?;
            let _ = write!(sheet, "<h2>{}</h2><section>", surface.stem(window, dark));
            for name in taken {
                let _ = write!(
                    sheet,
                    "<figure><img loading=lazy src=\"{name}\" alt=\"\"><figcaption>{name}</figcaption></figure>"
                );
            }
            sheet.push_str("</section>");
        }
    }
    let index = folder.join("index.html");
    fs::write(&index, sheet).map_err(said)?;
    println!("the contact sheet is {}", index.display());
    Ok(())
}

impl Surface {
    /// Windows, light and dark. Dark only in the first: a color is the same in any window.
    fn views(&self) -> impl Iterator<Item = ((u32, u32), bool)> {
        let light = self.windows.iter().map(|it| (*it, false));
        light.chain(self.windows.iter().take(usize::from(self.dark)).map(|it| (*it, true)))
    }

    /// What the names of the pictures of a view begin with.
    fn stem(&self, (width, height): (u32, u32), dark: bool) -> String {
        let look = if dark { "-dark" } else { "" };
        format!("{}-{}-{width}x{height}{look}", self.name, self.language.code())
    }
}

/// Takes all pictures of a view; their file names.
async fn take(
    surface: &Surface,
    window: (u32, u32),
    dark: bool,
    folder: &Path,
) -> WebDriverResult<Vec<String>> {
    let mut taken = Vec::new();
    let visit = Visit::new().window(window.0, window.1).dark(dark).still(true);
    let path = format!("/{}", surface.folder);
    let stem = surface.stem(window, dark);
    on_page(&path, visit, async |page| {
        page.wait_for("html[data-alive], [data-mode=newsroom] .preview iframe, .promises").await?;
        page.wait_until("document.fonts.status === 'loaded'").await?;
        let keep = |name: String, picture: Vec<u8>| {
            fs::write(folder.join(&name), picture).map(|()| name).map_err(said)
        };
        for (number, stop) in stops(&page, surface).await?.iter().enumerate() {
            go(&page, stop).await?;
            let picture = page.driver.screenshot_as_png().await?;
            taken.push(keep(format!("{stem}-{number:02}-{stop}.png"), picture)?);
        }
        // Last: the window has another size afterwards.
        if surface.printed && !dark && window == surface.windows[0] {
            taken.push(keep(format!("{stem}-print.png"), printed(&page).await?)?);
        }
        Ok(())
    })
    .await?;
    Ok(taken)
}

/// Where to stop, by id; the top of the page is called so.
async fn stops(page: &Page, surface: &Surface) -> WebDriverResult<Vec<String>> {
    let Some(css) = surface.stops else { return Ok(vec!["top".to_owned()]) };
    let found = page
        .script(&format!(
            "return [...document.querySelectorAll('{css}')].map((it) => it.id || 'top')"
        ))
        .await?;
    let ids = found.as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut stops: Vec<String> = ids.map(str::to_owned).collect();
    stops.dedup();
    Ok(stops)
}

/// Goes to a stop, and waits for the frame that shows it.
async fn go(page: &Page, stop: &str) -> Outcome {
    if stop != "top" {
        page.script(&format!("location.hash = '{stop}'")).await?;
        page.wait_until(&format!(
            "[null, undefined, 'step'].includes(document.getElementById('{stop}')?.ariaCurrent)"
        ))
        .await?;
    }
    settle(page).await
}

/// The whole page as a printer is given it, on one long sheet.
async fn printed(page: &Page) -> WebDriverResult<Vec<u8>> {
    on_paper(page, PAPER.0).await?;
    settle(page).await?;
    let height = page.script("return document.documentElement.scrollHeight").await?;
    on_paper(page, height.as_f64().unwrap_or(PAPER.0)).await?;
    settle(page).await?;
    page.driver.screenshot_as_png().await
}

/// Waits for the frame after the next one.
async fn settle(page: &Page) -> Outcome {
    page.script_until_done("requestAnimationFrame(() => requestAnimationFrame(() => done()))")
        .await
        .map(drop)
}

fn said(error: impl ToString) -> thirtyfour::error::WebDriverError {
    failure(error.to_string())
}
