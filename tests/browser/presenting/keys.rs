//! Every key of the table, as a trainer and a clicker press them.

use std::collections::BTreeSet;

use haicap::presenting::{Act, KEYS, act_for, key_name};
use serde_json::json;

use super::at_slide;
use crate::acts::{click_by_pointer, go_to};
use crate::support::{Engine, Outcome, Page, Visit, in_each_engine};

/// What each act is known by on the page, once its key was pressed at a slide in the middle.
fn sign(act: Act) -> &'static str {
    match act {
        Act::Next => "[data-slide='6'][aria-current=step]",
        Act::Previous => "[data-slide='4'][aria-current=step]",
        Act::First => "[data-slide='0'][aria-current=step]",
        Act::Last => "section[data-slide]:last-of-type[aria-current=step]",
        Act::Digit => ".typed:not(:empty)",
        // After a digit, see below.
        Act::Jump => "[data-slide='2'][aria-current=step]",
        Act::Black => "html[data-black]",
        Act::White => "html[data-white]",
        Act::Fullscreen => "html[data-asked-for-fullscreen]",
        Act::Overview => "#overview[open] .cards button",
        Act::Notes => "html[data-asked-for-window]",
        Act::Language => "html[lang=en][data-alive] [data-slide='5'][aria-current=step]",
        Act::Pointer => "html[data-pointing]",
        Act::Zoom => ".canvas[style*=scale]",
        Act::Code => ".code:not([hidden]) path[d^=M]",
        // It ran since the first step on.
        Act::Clock => "html:not([data-runs])",
        Act::Larger => ".frame[style*='--grow: 1.120']",
        // After one step larger.
        Act::Smaller => ".frame[style*='--grow: 1.000']",
        Act::Contrast => "html[data-contrast]",
        Act::Mirrored => "html[data-mirrored]",
        Act::Help => "#help[open]",
        Act::Close => "html:not([data-black])",
    }
}

/// A stage that asks for no window and no whole screen, but says that it was asked.
async fn begin(page: &Page) -> Outcome {
    page.driver.goto(format!("{}/present/", page.site())).await?;
    page.wait_until_alive().await?;
    page.script(
        "const html = document.documentElement;
         window.open = () => { html.dataset.askedForWindow = ''; return null; };
         html.requestFullscreen = () => { html.dataset.askedForFullscreen = ''; };
         setInterval(() => {
             html.toggleAttribute('data-runs', /\\nsince=\\d/.test(window.name));
         }, 20);",
    )
    .await
    .map(drop)
}

/// The sixth slide with nothing over it.
async fn back_to_the_middle(page: &Page) -> Outcome {
    page.keys("Escape").await?;
    page.script(
        "document.querySelector('dialog[open]')?.close();
         if (!document.querySelector('#before-span[aria-current]')) location.hash = 'before-span'",
    )
    .await?;
    at_slide(page, 6).await
}

#[tokio::test]
async fn every_key_of_the_table_does_what_the_help_says() -> Outcome {
    in_each_engine("/present/", Visit::new().still(true), async |page| {
        begin(&page).await?;
        let mut tried = BTreeSet::new();
        for binding in KEYS {
            for key in binding.keys {
                back_to_the_middle(&page).await?;
                match binding.act {
                    Act::Jump => page.keys("3").await?,
                    Act::Clock => page.wait_for("html[data-runs]").await.map(drop)?,
                    Act::Close => {
                        page.keys("b").await?;
                        page.wait_for("html[data-black]").await.map(drop)?;
                    }
                    _ => {}
                }
                page.keys(key).await?;
                page.wait_for(sign(binding.act)).await?;
                tried.insert((*key).to_owned());
                if binding.act == Act::Language {
                    page.script("window.name = ''").await?;
                    begin(&page).await?;
                    page.keys("PageDown").await?;
                }
            }
        }
        let listed = page
            .script("return [...document.querySelectorAll('#help [data-key]')].map((it) => it.dataset.key)")
            .await?;
        let listed = listed.as_array().cloned().unwrap_or_default();
        let listed: BTreeSet<String> =
            listed.iter().filter_map(|it| it.as_str()).map(Into::into).collect();
        assert_eq!(listed, tried, "the help lists the tested keys and no other");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn keys_do_nothing_while_somebody_types() -> Outcome {
    in_each_engine("/present/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        page.keys("o").await?;
        page.wait_for("#overview[open]").await?;
        click_by_pointer(&page, "#overview input").await?;
        page.keys("b n l 4 Space").await?;
        let typed = page.script("return document.querySelector('#overview input').value").await?;
        assert_eq!(typed, "bnl4 ");
        page.wait_for("html[lang=vi]:not([data-black]):not([data-desk])").await?;
        at_slide(&page, 1).await
    })
    .await
}

#[tokio::test]
async fn a_control_in_the_figure_keeps_its_arrows_and_a_clicker_still_leads_on() -> Outcome {
    in_each_engine("/present/", Visit::new().still(true), async |page| {
        go_to(&page, "before-tiers").await?;
        page.script("document.querySelector('.scrub input').focus()").await?;
        let share = "return document.querySelector('.scrub input').value";
        let before = page.script(share).await?;
        page.keys("ArrowRight").await?;
        page.wait_until(&format!("(() => {{ {share} }})() !== {before}")).await?;
        at_slide(&page, 3).await?;
        page.keys("PageDown").await?;
        at_slide(&page, 4).await
    })
    .await
}

#[tokio::test]
async fn letters_can_be_switched_off() -> Outcome {
    in_each_engine("/present/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        page.keys("?").await?;
        click_by_pointer(&page, "#letters").await?;
        page.keys("Escape b w PageDown").await?;
        at_slide(&page, 2).await?;
        page.wait_for("html:not([data-black]):not([data-white])").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_finger_drawn_sideways_leads_on_and_back() -> Outcome {
    in_each_engine("/present/", Visit::new().still(true), async |page| {
        page.wait_until_alive().await?;
        let swipe = async |from: i32, to: i32| {
            page.script(&format!(
                "const frame = document.querySelector('.frame');
                 const touch = (x) => ({{ clientX: x, clientY: 300, identifier: 1, target: frame }});
                 const list = (x) => {{ const it = [touch(x)]; it.item = (at) => it[at]; return it; }};
                 const send = (type, touches, changed) => {{
                     const event = new Event(type, {{ bubbles: true }});
                     Object.defineProperty(event, 'touches', {{ value: touches }});
                     Object.defineProperty(event, 'changedTouches', {{ value: changed }});
                     Object.setPrototypeOf(event, TouchEvent.prototype);
                     frame.dispatchEvent(event);
                 }};
                 send('touchstart', list({from}), list({from}));
                 send('touchend', list({to}), list({to}));"
            ))
            .await
            .map(drop)
        };
        if page.script("return typeof TouchEvent === 'undefined'").await? == true {
            return Ok(());
        }
        swipe(500, 200).await?;
        at_slide(&page, 2).await?;
        swipe(200, 500).await?;
        at_slide(&page, 1).await
    })
    .await
}

/// Presses keys that mean nothing, and checks that they did: neither the address, nor what is shown,
/// nor an attribute of `<html>` changes, and each key is left to the browser.
async fn check_nothing_done(page: &Page, keys: &[char]) -> Outcome {
    // With these two Firefox itself begins to search.
    let searches = |key: &char| page.engine == Engine::Firefox && "'/".contains(*key);
    // Which is said some time after the start.
    page.wait_for("html[data-offline=ready]").await?;
    page.script(
        "window.pressed = [];
         window.taken = [];
         addEventListener('keydown', (event) => {
             pressed.push(event.key);
             if (event.defaultPrevented) taken.push(event.key);
         })",
    )
    .await?;
    let before = page.script_until_done(SHOWN).await?;
    for key in keys.iter().filter(|it| !searches(it)) {
        page.keys(&key.to_string()).await?;
        page.wait_until(&format!("pressed.at(-1) === {}", json!(key))).await?;
    }
    assert_eq!(page.script_until_done(SHOWN).await?, before);
    assert_eq!(page.script("return taken.join()").await?, "");
    Ok(())
}

/// What a key could change, once frames were drawn since.
const SHOWN: &str = "requestAnimationFrame(() => requestAnimationFrame(() => done([
    location.href, scrollX, scrollY, document.title,
    document.querySelector('[aria-current=step]').id,
    document.querySelectorAll('dialog[open]').length,
    document.activeElement.tagName,
    document.documentElement.cloneNode().outerHTML,
])))";

#[tokio::test]
async fn no_key_outside_the_table_does_anything() -> Outcome {
    let unknown = |it: &char| act_for(&key_name(&it.to_string(), false), true).is_none();
    let others: Vec<char> = ('!'..='~').filter(unknown).collect();
    in_each_engine("/present/", Visit::new().still(true), async |page| {
        go_to(&page, "before-span").await?;
        check_nothing_done(&page, &others).await
    })
    .await
}

#[tokio::test]
async fn a_page_that_is_read_knows_no_key_of_one_character() -> Outcome {
    let all: Vec<char> = ('!'..='~').collect();
    in_each_engine("/", Visit::new().still(true), async |page| {
        go_to(&page, "before-span").await?;
        check_nothing_done(&page, &all).await
    })
    .await
}
