//! The stage and the notes: either drives, either may be closed or loaded again, none mixes with
//! another talk.

use std::time::{Duration, Instant};

use super::{at_slide, open_notes};
use crate::acts::{click, click_by_pointer, go_to, text};
use crate::support::{Fault, File, Outcome, Page, Visit, in_each_engine};

fn visit() -> Visit {
    Visit::new().still(true)
}

#[tokio::test]
async fn either_window_drives_and_the_notes_say_what_comes_next() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        page.keys("PageDown").await?;
        page.switch_to(&notes).await?;
        at_slide(&page, 2).await?;
        let said = text(&page, ".desk-said").await?;
        let written = text(&page, "[data-slide='1'] .notes").await?;
        assert!(said.len() > 40 && said == written, "{said}");
        let next = text(&page, ".desk-next-slide .words").await?;
        assert_eq!(next, text(&page, "[data-slide='2'] .words").await?);
        click_by_pointer(&page, ".desk-drive .primary").await?;
        page.keys("b").await?;
        page.switch_to(&stage).await?;
        at_slide(&page, 3).await?;
        page.wait_for("html[data-black]").await?;
        page.keys(".").await?;
        page.switch_to(&notes).await?;
        page.wait_for("html:not([data-black])").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn what_is_picked_and_pointed_at_is_seen_in_both_windows() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        go_to(&page, "before-tiers").await?;
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        page.switch_to(&notes).await?;
        at_slide(&page, 3).await?;
        click(&page, "[data-cue='unit:city']").await?;
        page.switch_to(&stage).await?;
        page.wait_for("#figure-organization .panel[data-open=true]").await?;
        page.script("document.querySelector('[name=era][value=after]').click()").await?;
        page.switch_to(&notes).await?;
        page.wait_for("#figure-organization .chart svg[data-era=after]").await?;
        page.switch_to(&stage).await?;
        page.keys("p").await?;
        page.script(
            "document.querySelector('.frame').dispatchEvent(new MouseEvent('mousemove',
                { bubbles: true, clientX: innerWidth / 4, clientY: innerHeight / 2 }))",
        )
        .await?;
        page.switch_to(&notes).await?;
        page.wait_for(".pointer:not([hidden])").await?;
        let share = page
            .script("return parseFloat(document.querySelector('.pointer').style.left) / document.querySelector('.frame').clientWidth")
            .await?;
        let share = share.as_f64().unwrap_or_default();
        assert!((0.2..0.3).contains(&share), "{share}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reload_of_either_window_loses_nothing() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        page.keys("PageDown PageDown b").await?;
        page.wait_for("html[data-black]").await?;
        let kept = page.script("return window.name.match(/since=\\d+/)[0]").await?;
        page.driver.refresh().await?;
        page.wait_for("html[data-black][data-alive]").await?;
        at_slide(&page, 3).await?;
        assert_eq!(page.script("return window.name.match(/since=\\d+/)[0]").await?, kept);
        page.switch_to(&notes).await?;
        page.driver.refresh().await?;
        page.wait_for("html[data-view=notes][data-alive][data-black]").await?;
        at_slide(&page, 3).await?;
        page.keys("PageDown").await?;
        page.switch_to(&stage).await?;
        at_slide(&page, 4).await?;
        page.wait_for("html:not([data-black])").await?;
        page.keys("PageUp").await?;
        page.switch_to(&notes).await?;
        at_slide(&page, 3).await
    })
    .await
}

#[tokio::test]
async fn an_address_leads_to_its_slide_whatever_was_shown_before() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        page.wait_until_alive().await?;
        page.keys("PageDown PageDown").await?;
        at_slide(&page, 3).await?;
        page.driver.goto(format!("{}/en/present/#before-span", page.site())).await?;
        page.wait_for("html[lang=en][data-alive]").await?;
        at_slide(&page, 6).await
    })
    .await
}

#[tokio::test]
async fn a_closed_window_is_missed_and_opened_again_where_the_talk_stands() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        page.keys("PageDown PageDown").await?;
        page.close(&notes).await?;
        page.keys("PageDown").await?;
        at_slide(&page, 4).await?;
        let notes = open_notes(&page).await?;
        page.switch_to(&notes).await?;
        at_slide(&page, 4).await?;
        page.wait_for(".desk-lost[hidden]").await?;
        page.switch_to(&notes).await?;
        let closed = Instant::now();
        page.close(&stage).await?;
        page.wait_for(".desk-lost:not([hidden])").await?;
        // Two seconds are promised; the driver closes the window within them.
        assert!(closed.elapsed() < Duration::from_secs(4), "{:?}", closed.elapsed());
        let open = async || click_by_pointer(&page, "[data-reopen]").await;
        let stage = page.window_opened_by(open).await?;
        page.wait_for(".desk-lost[hidden]").await?;
        page.switch_to(&stage).await?;
        page.wait_for("html[data-view=stage][data-alive]").await?;
        at_slide(&page, 4).await
    })
    .await
}

/// Holds a talk whose windows have one way to each other left.
pub async fn check_one_way(page: &Page, cut: &str) -> Outcome {
    let stage = page.window().await?;
    let notes = open_notes(page).await?;
    for window in [&stage, &notes] {
        page.switch_to(window).await?;
        page.script(cut).await?;
    }
    page.keys("PageDown").await?;
    page.switch_to(&stage).await?;
    at_slide(page, 2).await?;
    page.keys("PageDown").await?;
    page.switch_to(&notes).await?;
    at_slide(page, 3).await?;
    page.switch_to(&stage).await
}

#[tokio::test]
async fn either_way_between_the_windows_is_enough() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        check_one_way(&page, "BroadcastChannel.prototype.postMessage = () => {}").await
    })
    .await?;
    in_each_engine("/present/", visit(), async |page| {
        check_one_way(
            &page,
            "window.postMessage = () => {}; if (opener) opener.postMessage = () => {}",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn what_was_guessed_stays_through_slides_and_reloads() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        go_to(&page, "path-try").await?;
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        click(&page, "[data-guess='1']").await?;
        page.wait_for("figure[data-figure=order-model][data-run]").await?;
        let verdict = text(&page, "[data-model=verdict]").await?;
        page.switch_to(&notes).await?;
        page.wait_for("figure[data-figure=order-model][data-run]").await?;
        assert_eq!(text(&page, "[data-model=verdict]").await?, verdict);
        page.keys("PageDown").await?;
        page.driver.refresh().await?;
        page.wait_for("figure[data-figure=order-model][data-run]").await?;
        assert_eq!(text(&page, "[data-model=verdict]").await?, verdict);
        page.switch_to(&stage).await?;
        page.driver.refresh().await?;
        page.wait_for("figure[data-figure=order-model][data-run]").await?;
        page.wait_for("#path-trade[aria-current=step]").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn the_language_changes_in_both_windows_and_nothing_else() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        page.keys("PageDown PageDown").await?;
        page.key_away('l').await?;
        page.wait_for("html[lang=en][data-alive]").await?;
        at_slide(&page, 3).await?;
        page.switch_to(&notes).await?;
        page.wait_for("html[lang=en][data-view=notes][data-alive]").await?;
        at_slide(&page, 3).await?;
        page.key_away('l').await?;
        page.wait_for("html[lang=vi][data-view=notes][data-alive]").await?;
        page.switch_to(&stage).await?;
        page.wait_for("html[lang=vi][data-view=stage][data-alive]").await?;
        at_slide(&page, 3).await
    })
    .await
}

#[tokio::test]
async fn notes_that_get_no_window_open_here_and_say_so() -> Outcome {
    in_each_engine("/en/present/", visit(), async |page| {
        page.wait_until_alive().await?;
        page.script("window.open = () => null").await?;
        page.keys("n").await?;
        page.wait_for("html[data-desk]").await?;
        let said = text(&page, ".desk-blocked").await?;
        assert!(said.contains("refused a new window"), "{said}");
        page.keys("PageDown").await?;
        at_slide(&page, 2).await?;
        assert_eq!(text(&page, ".desk-said").await?, text(&page, "[data-slide='1'] .notes").await?);
        page.keys("Escape").await?;
        page.wait_for("html:not([data-desk])").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn where_the_room_sees_this_screen_notes_are_seen_while_a_key_is_held() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        page.wait_until_alive().await?;
        page.keys("m").await?;
        page.wait_for("html[data-mirrored]").await?;
        let key = async |kind: &str| {
            page.script(&format!(
                "document.body.dispatchEvent(new KeyboardEvent('{kind}', {{ key: 'n', bubbles: true }}))"
            ))
            .await
            .map(drop)
        };
        key("keydown").await?;
        page.wait_for("html[data-desk]").await?;
        key("keyup").await?;
        page.wait_for("html:not([data-desk])").await?;
        assert_eq!(page.windows().await?.len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_talks_side_by_side_never_mix_and_a_reader_is_never_driven() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        let first = page.window().await?;
        page.wait_until_alive().await?;
        page.script(
            "document.querySelector('.bar .progress').addEventListener('click', () => {
                 open('/present/', 'other'); });",
        )
        .await?;
        let open = async || click_by_pointer(&page, ".bar .progress").await;
        let second = page.window_opened_by(open).await?;
        let notes = open_notes(&page).await?;
        page.switch_to(&second).await?;
        page.wait_until_alive().await?;
        page.keys("PageDown PageDown PageDown").await?;
        at_slide(&page, 4).await?;
        page.switch_to(&notes).await?;
        page.keys("PageDown").await?;
        at_slide(&page, 2).await?;
        page.switch_to(&first).await?;
        at_slide(&page, 2).await?;
        page.switch_to(&second).await?;
        at_slide(&page, 4).await?;
        // A thousand of the first talk's own words, each newer than the last.
        page.switch_to(&first).await?;
        let said = page.script("return window.name").await?;
        page.switch_to(&second).await?;
        page.script_until_done(&format!(
            "const words = {said}.split(' ');
             words[3] = 'notes';
             const channel = new BroadcastChannel('hai-cap-' + name.split(' ')[2]);
             for (let newer = 1; newer <= 1000; newer += 1) {{
                 words[4] = Number(words[4]) + 1;
                 const it = words.join(' ');
                 postMessage(it, '*');
                 channel.postMessage(it);
             }}
             setTimeout(done, 300)"
        ))
        .await?;
        at_slide(&page, 4).await?;
        // What a stage says to its notes, said to a page that is read.
        let message = page.script("return window.name").await?;
        page.driver.goto(format!("{}/#opening-after", page.site())).await?;
        page.wait_until_alive().await?;
        let said = page
            .script_until_done(&format!(
                "addEventListener('message', () => setTimeout(() => done(location.hash)));
                 postMessage({message}, '*')"
            ))
            .await?;
        assert_eq!(said, "#opening-after");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whatever_else_a_window_is_told_changes_nothing() -> Outcome {
    in_each_engine("/present/", visit(), async |page| {
        page.wait_until_alive().await?;
        page.keys("PageDown").await?;
        at_slide(&page, 2).await?;
        // The stage has told its size.
        page.wait_until("window.name.includes(`stage=${innerWidth},${innerHeight}`)").await?;
        let kept = page.script("return window.name").await?;
        let deck = kept.as_str().unwrap_or_default().split(' ').nth(2).unwrap_or_default();
        let told = page
            .script_until_done(&format!(
                "const deck = '{deck}';
                 const own = {{}}; own.own = own;
                 const texts = [1, null, [], own, '', 'x'.repeat(1e6), 'hai-cap-1 talk ' + deck,
                     `hai-cap-1 talk ${{deck}} notes 999 x\\n`,
                     `hai-cap-1 talk ${{deck}} notes 999 x\\ntalk-1\\nslide=NaN`,
                     `hai-cap-1 talk ${{deck}} notes -1 x\\ntalk-1\\nslide=5\\n`,
                     `hai-cap-1 point ${{deck}} notes 1 x\\n9999 -4`,
                     `hai-cap-1 talk another notes 999 x\\ntalk-1\\nslide=5\\n`];
                 texts.forEach((it) => postMessage(it, '*'));
                 for (let it = 0; it < 2000; it += 1) postMessage('hai-cap-1 ' + it, '*');
                 setTimeout(() => done(document.documentElement.dataset.app), 300)"
            ))
            .await?;
        assert_eq!(told, "ready");
        assert_eq!(page.script("return window.name").await?, kept);
        at_slide(&page, 2).await
    })
    .await
}

#[tokio::test]
async fn a_whole_talk_needs_no_network_once_both_windows_are_there() -> Outcome {
    // Also where a browser keeps no pages; where it does, see `offline`.
    let visit = visit().fault(File::Worker, Fault::NotFound);
    in_each_engine("/present/", visit, async |page| {
        let stage = page.window().await?;
        let notes = open_notes(&page).await?;
        page.wait_until("document.fonts.status === 'loaded'").await?;
        let slides = page.script("return document.querySelectorAll('[data-slide]').length").await?;
        let slides = slides.as_u64().unwrap_or_default() as usize;
        assert_ne!(slides, 0);
        let requests = page.requests();
        page.cut_network().await?;
        for _ in 0..4 {
            page.keys(&"PageDown ".repeat(20)).await?;
        }
        page.keys("End q o Escape Escape").await?;
        at_slide(&page, slides).await?;
        page.switch_to(&notes).await?;
        at_slide(&page, slides).await?;
        page.keys("Home").await?;
        page.switch_to(&stage).await?;
        at_slide(&page, 1).await?;
        assert_eq!(page.requests(), requests);
        // Without its page the other language is not spoken, and the talk goes on.
        page.key_away('l').await?;
        page.wait_until("document.querySelector('#announcer').textContent.includes('tiếng Việt')")
            .await?;
        page.keys("PageDown").await?;
        at_slide(&page, 2).await
    })
    .await
}
