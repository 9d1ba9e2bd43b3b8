//! Every slide fits every stage: no scroll bar, no cut word, letters large enough for a room.

use serde_json::Value;

use crate::support::{Outcome, Visit, in_each_engine, on_page};

/// What is cut, hidden or too small at each slide, one line each. Words end where their box does; a
/// picture's words are in its frame.
const LOOK: &str = r"
    const [least, done] = arguments;
    const wrong = [];
    const slides = [...document.querySelectorAll('[data-slide]')];
    const frame = document.querySelector('.frame');
    const press = (key) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const settled = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(go))));
    const say = (slide, what) => wrong.push(`${slide.id}: ${what}`);
    const look = (slide) => {
        const edge = frame.getBoundingClientRect();
        const words = slide.querySelector('.words');
        if (words.scrollHeight > words.clientHeight + 1) say(slide, `words are cut: ${words.scrollHeight} in ${words.clientHeight}`);
        const source = slide.querySelector('.source');
        if (source && source.scrollHeight > source.clientHeight + 1) say(slide, 'sources are cut');
        const root = document.documentElement;
        if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) say(slide, 'the page scrolls');
        const walker = document.createTreeWalker(slide.querySelector('.words'), NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (!node.data.trim() || getComputedStyle(node.parentElement).visibility === 'hidden') continue;
            const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
            if (size < least && node.parentElement.checkVisibility?.() !== false) say(slide, `letters of ${size} px: ${node.data.trim().slice(0, 20)}`);
            range.selectNodeContents(node);
            for (const box of range.getClientRects()) {
                if (box.width && (box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 1)) {
                    say(slide, `leaves the stage: ${node.data.trim().slice(0, 30)}`);
                }
            }
        }
        const figure = document.querySelector('.beside-slide[data-on]');
        if (slide.dataset.beside) {
            if (!figure || figure.dataset.stage !== slide.dataset.beside) return say(slide, 'the figure is missing');
            const picture = [...figure.querySelectorAll('svg')].map((it) => it.getBoundingClientRect()).filter((it) => it.width > 0);
            // Some figures are several pictures; those that lie over each other count once.
            const areas = new Set(picture.map((it) => Math.round(it.width) * Math.round(it.height)));
            const area = [...areas].reduce((sum, it) => sum + it, 0);
            const share = area / (edge.width * edge.height);
            if (share < 0.12 && !figure.querySelector('[data-panel=what-if]')?.checkVisibility?.()) say(slide, `the picture has ${Math.round(share * 100)} % of the stage`);
            for (const box of [...figure.querySelectorAll('figcaption, .source, .assumption, .controls:not(.zoom), .choice, svg')].map((it) => it.getBoundingClientRect())) {
                if (box.width && (box.bottom > edge.bottom + 1 || box.top < edge.top - 1)) say(slide, 'the figure leaves the stage');
            }
        } else if (figure) say(slide, 'a figure that is not asked for');
        if (!edge.width) say(slide, 'no stage');
    };
    (async () => {
        press('Home');
        await document.fonts.ready;
        for (let at = 0; at < slides.length; at += 1) {
            await settled();
            const on = document.querySelectorAll('[data-slide][aria-current]');
            if (on.length !== 1 || on[0] !== slides[at]) { wrong.push(`slide ${at} is not on`); break; }
            look(slides[at]);
            press('PageDown');
            if (Number(slides[at].dataset.answers) > 0) { await settled(); look(slides[at]); press('PageDown'); }
        }
        done(wrong);
    })();
";

async fn check(path: &str, (width, height): (u32, u32), least: f64, engines: bool) -> Outcome {
    let visit = Visit::new().window(width, height).still(true);
    let look = async |page: crate::support::Page| {
        page.wait_until_alive().await?;
        let wrong = page.driver.execute_async(LOOK, vec![least.into()]).await?.json().clone();
        let wrong: Vec<String> = wrong
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(Into::into)
            .collect();
        assert!(wrong.is_empty(), "{path} at {width} × {height}:\n{}", wrong.join("\n"));
        Ok(())
    };
    if engines { in_each_engine(path, visit, look).await } else { on_page(path, visit, look).await }
}

#[tokio::test]
async fn every_slide_fits_a_projector_with_letters_of_24_pixels() -> Outcome {
    for path in ["/present/", "/en/present/"] {
        check(path, (1280, 720), 24.0, true).await?;
    }
    Ok(())
}

#[tokio::test]
async fn every_slide_fits_a_large_screen_an_old_projector_and_a_phone() -> Outcome {
    for path in ["/present/", "/en/present/"] {
        check(path, (1920, 1080), 36.0, false).await?;
        check(path, (1024, 768), 17.0, false).await?;
        check(path, (390, 844), 14.0, false).await?;
    }
    Ok(())
}

#[tokio::test]
async fn larger_words_still_fit() -> Outcome {
    for path in ["/present/", "/en/present/"] {
        let visit = Visit::new().window(1280, 720).still(true);
        on_page(path, visit, async |page| {
            page.wait_until_alive().await?;
            page.keys("+ + +").await?;
            page.wait_for(".frame[style*='--grow: 1.405']").await?;
            let wrong = page.driver.execute_async(LOOK, vec![24.0.into()]).await?.json().clone();
            assert_eq!(wrong, serde_json::json!([]), "{path}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}
