//! What Chartability asks of a figure and a program can see: of every figure, on the page that is
//! read and in its frame.

use serde_json::json;

use crate::acts::go_to;
use crate::embed::FIGURES;
use crate::support::{Outcome, Page, Visit, in_each_engine, on_page};

/// What is wrong with each figure of a page.
const WRONG: &str = "
    const wrong = [];
    const figures = [...document.querySelectorAll('figure[data-figure]')];
    for (const figure of figures) {
        const say = (what) => wrong.push(`${figure.dataset.figure}: ${what}`);
        const words = (css) => (figure.querySelector(css)?.textContent ?? '').trim();
        if (words('figcaption').length < 10) say('no title');
        if (figure.getAttribute('aria-labelledby') !== figure.querySelector('figcaption').id) say('its name is not its title');
        // What it shows, in sentences; and what its marks stand for.
        if (words('.described p').length < 60) say('no summary');
        if (words('.source').length < 10 || !figure.querySelector('.source a[href*=\"#fact-\"]')) say('no source');
        const rows = [...figure.querySelectorAll('table tbody tr')];
        if (rows.length < 2) say('no table');
        if (figure.querySelectorAll('thead th[scope=col]').length < 2) say('heads without scope');
        if (rows.some((row) => !row.querySelector('th[scope=row]'))) say('rows without a head');
        if (figure.querySelector('[role=application]')) say('takes the keys of screen readers');
        for (const svg of figure.querySelectorAll('svg')) {
            if (!svg.checkVisibility({ visibilityProperty: true }) || svg.closest('[aria-hidden=true]')) continue;
            const name = svg.getAttribute('aria-label') ?? svg.ariaLabelledByElements?.[0]?.textContent ?? '';
            if (svg.getAttribute('role') && name.trim().length < 3) say(`a picture without a name: ${svg.outerHTML.slice(0, 80)}`);
            const stops = [...svg.querySelectorAll('a, [tabindex]')].filter((it) => it.tabIndex === 0
                && it.checkVisibility({ visibilityProperty: true }));
            if (stops.length > 1) say(`${stops.length} stops in one picture`);
        }
        // What a number counts, and what an axis measures: beside it, at the same mark, or at the
        // other end of its line. An axis from which lines lead to dates is one of time.
        const box = (it) => it.getBoundingClientRect();
        const labels = [...figure.querySelectorAll('svg text')].filter((it) => it.checkVisibility({ visibilityProperty: true }));
        const named = (it) => labels.some((label) => {
            if (label === it || !/\\p{L}{2}/u.test(label.textContent)) return false;
            const [one, other] = [box(it), box(label)];
            const apart = Math.max(one.left - other.right, other.left - one.right, one.top - other.bottom, other.top - one.bottom);
            const mark = it.closest('[data-mark]');
            const line = label.ownerSVGElement === it.ownerSVGElement && Math.abs(one.bottom - other.bottom) < 3;
            return apart < 48 || mark?.contains(label) || line;
        });
        for (const it of labels.filter((it) => /^[\\d.,]+$/.test(it.textContent.trim()))) if (!named(it)) say(`${it.textContent} of what`);
        const dated = (it) => labels.some((label) => label.matches('.lead ~ * .date') && label.ownerSVGElement === it.ownerSVGElement);
        for (const it of figure.querySelectorAll('path.axis')) if (it.checkVisibility({ visibilityProperty: true }) && !named(it) && !dated(it)) say('an axis of what');
        // A number in the picture is in the table or in the words beside it.
        const said = figure.textContent.replace(figure.querySelector('svg')?.textContent ?? '', '');
        const table = words('table') + words('.path-summary');
        for (const it of figure.querySelectorAll('svg a[data-fact] text, svg text.number')) {
            const number = it.textContent.trim();
            if (/^[\\d.,]+%?$/.test(number) && it.checkVisibility({ visibilityProperty: true }) && !table.includes(number)) say(`${number} is not in the table`);
        }
        if (!figure.querySelector('a[download$=\".csv\"]') && document.documentElement.dataset.mode === 'reading') say('its data cannot be taken');
    }
    return [figures.length, wrong]";

/// Marks that differ by color differ by shape, line or word as well.
const BY_COLOR_ALONE: &str = "
    const shape = (it) => it && `${it.tagName} ${getComputedStyle(it).fill} ${getComputedStyle(it).strokeDasharray} ${it.getAttribute('d')?.replace(/[\\d. ]+/g, '') ?? it.getAttribute('r') ?? it.getAttribute('width')}`;
    const pairs = [
        ['[data-figure=organization] [data-tier=city]', '[data-figure=organization] rect[data-tier=district]'],
        ['[data-figure=organization] rect[data-tier=district]', '[data-figure=organization] circle[data-tier=commune]'],
        ['[data-went=up] .arrow', '[data-went=down] .arrow'],
        ['[data-went=down] .arrow', '[data-went=unknown] .arrow'],
        ['.command', '.union:is(path)'],
        ['.curve:not(.before)', '.curve.before'],
    ];
    const plain = (it) => shape(it)?.replace(/rgba?\\([^)]*\\)/g, (color) => color.endsWith(', 0)') ? 'none' : 'filled');
    return pairs.map(([one, other]) => [one, plain(document.querySelector(one)), other, plain(document.querySelector(other))])
        .filter(([, one, , other]) => !one || !other || one === other)";

async fn check(page: &Page, path: &str, least: u64) -> Outcome {
    page.wait_until_alive().await?;
    let found = page.script(WRONG).await?;
    assert!(found[0].as_u64().is_some_and(|it| least <= it), "{path}: {} figures", found[0]);
    assert_eq!(found[1], json!([]), "{path} in {}", page.engine);
    Ok(())
}

#[tokio::test]
async fn every_figure_has_all_that_its_picture_says_in_words() -> Outcome {
    for language in ["", "en/"] {
        let path = format!("/{language}");
        in_each_engine(&path, Visit::new().still(true), async |page| {
            check(&page, &path, 7).await?;
            assert_eq!(page.script(BY_COLOR_ALONE).await?, json!([]), "told apart by color alone");
            page.script(
                "document.querySelector('figure table tbody').replaceChildren();
                 document.querySelector('figcaption').textContent = '';
                 for (const it of document.querySelectorAll('figure svg text')) if (/[^\\d.,]/.test(it.textContent)) it.remove();",
            )
            .await?;
            let found = page.script(WRONG).await?[1].to_string();
            for wrong in ["no title", "no table", "526 of what", "an axis of what"] {
                assert!(found.contains(wrong), "{wrong}: {found}");
            }
            Ok(())
        })
        .await?;
        for figure in FIGURES.into_iter().filter(|it| *it != "story") {
            let path = format!("/{language}embed/{figure}/");
            let visit = Visit::new().still(true);
            in_each_engine(&path, visit, async |page| check(&page, &path, 1).await).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_state_of_a_figure_can_be_shared_and_taken_back() -> Outcome {
    on_page("/", Visit::new().still(true), async |page| {
        for (step, next, sign) in [
            ("before-tiers", "change-lines", "[data-figure=organization] svg[data-era=before]"),
            ("chapters-count", "chapters-hanoi", "input[name=chapters-view][value=count]:checked"),
        ] {
            go_to(&page, step).await?;
            page.wait_for(sign).await?;
            let address = page.script("return location.href").await?;
            page.script(&format!("document.body.insertAdjacentHTML('beforeend', '<a id=on href=\"#{next}\">x</a>'); document.getElementById('on').click(); document.getElementById('on').remove()")).await?;
            page.wait_for(&format!("#{next}[aria-current=step]")).await?;
            page.driver.back().await?;
            page.wait_for(&format!("#{step}[aria-current=step]")).await?;
            page.wait_for(sign).await?;
            page.driver.goto(format!("{}/en/", page.site())).await?;
            page.driver.goto(address.as_str().unwrap_or_default()).await?;
            page.wait_until_alive().await?;
            page.wait_for(sign).await?;
        }
        Ok(())
    })
    .await
}
