//! Gestures: the picture is enlarged when that is meant, and never holds up who scrolls by.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::acts::{click, go_to, press, text};
use crate::support::{Outcome, Page, Visit, on_page};

const WHOLE: &str = "[...document.querySelectorAll('.chart:has(.cursor) svg')]
    .every((it) => it.getAttribute('viewBox') === '0 0 400 362')";

/// How wide the part in view is, in figure units.
const WIDTH: &str =
    "Number(document.querySelector('.chart svg').getAttribute('viewBox').split(' ')[2])";

/// The middle of the picture, in CSS pixels of the window.
async fn middle(page: &Page) -> WebDriverResult<(f64, f64)> {
    let place = page
        .script(
            "const it = document.querySelector('.chart').getBoundingClientRect();
             return [it.left + it.width / 2, it.top + it.height / 2]",
        )
        .await?;
    Ok((place[0].as_f64().unwrap_or_default(), place[1].as_f64().unwrap_or_default()))
}

/// Makes the organization eight times as large, by keys.
async fn enlarge(page: &Page) -> Outcome {
    go_to(page, "before-tiers").await?;
    page.script("document.querySelector('.cursor').focus()").await?;
    for _ in 0..3 {
        page.driver.action_chain().send_keys("+").perform().await?;
    }
    page.wait_until(&format!("{WIDTH} === 50")).await
}

async fn scrolled(page: &Page) -> WebDriverResult<f64> {
    Ok(page.script("return scrollY").await?.as_f64().unwrap_or_default())
}

async fn send(page: &Page, command: &str, words: Value) -> Outcome {
    page.driver.cdp().send_raw(command, words).await.map(drop)
}

/// One notch of the wheel over the picture, with or without Ctrl.
async fn wheel(page: &Page, ctrl: bool, notch: f64) -> Outcome {
    let (x, y) = middle(page).await?;
    let modifiers = if ctrl { 2 } else { 0 };
    let words = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": notch, "modifiers": modifiers });
    send(page, "Input.dispatchMouseEvent", words).await
}

#[tokio::test]
async fn the_wheel_scrolls_the_page_and_with_ctrl_enlarges_the_picture() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        go_to(&page, "change-lines").await?;
        let before = scrolled(&page).await?;
        wheel(&page, true, -100.0).await?;
        page.wait_until(&format!("{WIDTH} < 300")).await?;
        assert_eq!(scrolled(&page).await?, before);
        assert_eq!(page.script("return devicePixelRatio").await?, 1);
        wheel(&page, true, 100.0).await?;
        page.wait_until(WHOLE).await?;
        wheel(&page, false, 60.0).await?;
        page.wait_until(&format!("scrollY > {before} + 30")).await?;
        page.wait_until(WHOLE).await
    })
    .await
}

#[tokio::test]
async fn one_finger_scrolls_the_page_and_two_enlarge_the_picture() -> Outcome {
    on_page("/", Visit::new().window(390, 844), async |page| {
        send(&page, "Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
        go_to(&page, "change-lines").await?;
        let (x, y) = middle(&page).await?;
        let fingers = |apart: f64| {
            json!([{ "x": x - apart, "y": y, "id": 1 }, { "x": x + apart, "y": y, "id": 2 }])
        };
        let touch = async |kind: &str, points: Value| {
            let words = json!({ "type": kind, "touchPoints": points });
            send(&page, "Input.dispatchTouchEvent", words).await
        };
        let before = scrolled(&page).await?;
        touch("touchStart", fingers(30.0)).await?;
        for apart in [40.0, 50.0, 60.0] {
            touch("touchMove", fingers(apart)).await?;
        }
        touch("touchEnd", json!([])).await?;
        page.wait_until(&format!("Math.abs({WIDTH} - 200) < 1")).await?;
        assert_eq!(page.script("return visualViewport.scale").await?, 1);
        assert_eq!(scrolled(&page).await?, before);
        // Enlarged or not, one finger is the page's.
        let finger = |up: f64| json!([{ "x": x, "y": y - up, "id": 1 }]);
        touch("touchStart", finger(0.0)).await?;
        for up in 1..=8 {
            touch("touchMove", finger(20.0 * f64::from(up))).await?;
        }
        touch("touchEnd", json!([])).await?;
        page.wait_until(&format!("scrollY > {before} + 60")).await
    })
    .await
}

#[tokio::test]
async fn what_is_enlarged_is_drawn_about_by_mouse_and_stays_in_its_frame() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        go_to(&page, "change-lines").await?;
        let (x, y) = middle(&page).await?;
        let (x, y) = (x as i64, y as i64);
        let drag = async |by: i64| {
            let chain = page.driver.action_chain().move_to(x, y).click_and_hold();
            chain.move_to(x + by / 2, y).move_to(x + by, y).release().perform().await
        };
        drag(50).await?;
        page.wait_until(WHOLE).await?;
        click(&page, ".zoom button").await?;
        page.wait_until(&format!("{WIDTH} === 200")).await?;
        let left =
            "Number(document.querySelector('.chart svg').getAttribute('viewBox').split(' ')[0])";
        page.wait_until(&format!("{left} === 100")).await?;
        drag(60).await?;
        page.wait_until(&format!("{left} < 90 && {left} > 0")).await?;
        // A hand that draws picks nothing.
        let picked = text(&page, ".unit-name").await?;
        drag(400).await?;
        page.wait_until(&format!("{left} === 0")).await?;
        assert_eq!(text(&page, ".unit-name").await?, picked);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn keys_enlarge_and_a_unit_that_is_walked_to_stays_in_view() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        enlarge(&page).await?;
        for key in [Key::Right, Key::Right, Key::Right, Key::Down] {
            press(&page, key).await?;
        }
        page.wait_until(
            "(() => {
                const ring = document.querySelector('.cursor').getBoundingClientRect();
                const chart = document.querySelector('.chart').getBoundingClientRect();
                return chart.left < ring.left && ring.right < chart.right
                    && chart.top < ring.top && ring.bottom < chart.bottom;
            })()",
        )
        .await?;
        let name = "document.querySelector('.chart .labels .number')";
        let size = format!("parseFloat(getComputedStyle({name}).fontSize) * {name}.getCTM().a");
        page.wait_until(&format!("{size} > 12 && {size} < 60")).await?;
        page.driver.action_chain().send_keys("0").perform().await?;
        page.wait_until(WHOLE).await
    })
    .await
}

#[tokio::test]
async fn buttons_make_the_picture_larger_and_whole_again() -> Outcome {
    on_page("/", Visit::new().window(390, 844).still(true), async |page| {
        go_to(&page, "before-tiers").await?;
        let shown = "[...document.querySelectorAll('.zoom button')].filter((it) => !it.hidden)";
        page.wait_until(&format!("{shown}.length === 1")).await?;
        click(&page, ".zoom button").await?;
        page.wait_until(&format!("{shown}.length === 3")).await?;
        page.wait_until(&format!(
            "{shown}.every((it) => it.offsetWidth >= 44 && it.offsetHeight >= 44)"
        ))
        .await?;
        click(&page, ".zoom button:last-child").await?;
        page.wait_until(WHOLE).await?;
        page.wait_until("document.activeElement.matches('.zoom button:first-child')").await
    })
    .await
}

#[tokio::test]
async fn a_picture_follows_only_a_button_that_is_down() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        enlarge(&page).await?;
        // The menu of a browser swallows what lets the button go.
        let drawn = async |buttons: u8| {
            page.script(&format!(
                "const chart = document.querySelector('.chart'), svg = chart.querySelector('svg');
                 const before = svg.getAttribute('viewBox');
                 const at = (x, buttons) => ({{ bubbles: true, cancelable: true, clientX: x, clientY: 300, buttons }});
                 chart.dispatchEvent(new MouseEvent('mousedown', at(300, 1)));
                 window.dispatchEvent(new MouseEvent('mousemove', at(360, {buttons})));
                 return new Promise((done) => setTimeout(() => {{
                     window.dispatchEvent(new MouseEvent('mouseup', at(360, 0)));
                     done(before !== svg.getAttribute('viewBox'));
                 }}))"
            ))
            .await
        };
        assert_eq!(drawn(0).await?, false);
        assert_eq!(drawn(1).await?, true);
        Ok(())
    })
    .await
}
