//! The page for newsrooms: whole without scripts, alive with them, and its frames have room.

use haicap::hosting::{MEASURED, fit};

use super::code;
use crate::a11y::broken_rules;
use crate::embed::FIGURES;
use crate::support::{Outcome, Visit, in_each_engine, on_page};

#[tokio::test]
async fn without_scripts_every_code_is_there_and_nothing_asks_for_one() -> Outcome {
    on_page("/en/embed/", Visit::new().scripts(false), async |page| {
        for name in FIGURES {
            page.wait_for(&format!("#{name} [data-kind=frame] code")).await?;
        }
        let text = page.main_text().await?;
        assert!(text.contains("What can be embedded") && text.contains("Headers"));
        assert!(!text.contains("Get the code") && !text.contains("At every width"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_form_is_for_the_figure_that_the_address_names() -> Outcome {
    in_each_engine("/embed/#timeline", Visit::new().still(true), async |page| {
        page.wait_until("document.querySelector('#code select').value === 'timeline'").await?;
        let code = code(&page).await?;
        assert!(code.contains(&format!("{}/embed/timeline/", page.site())), "{code}");
        // The address that the page was written without is filled in.
        page.wait_until(
            "!document.querySelector('pre [data-slot]').textContent.includes('.example')",
        )
        .await?;
        page.wait_until("document.querySelectorAll('#widths iframe').length === 8").await
    })
    .await
}

#[tokio::test]
async fn it_keeps_every_rule() -> Outcome {
    for (path, dark) in [("/embed/", false), ("/en/embed/", true)] {
        for (width, height) in [(390, 844), (1440, 900)] {
            let visit = Visit::new().window(width, height).dark(dark).still(true);
            on_page(path, visit, async |page| {
                page.wait_for("#code .preview iframe").await?;
                page.script("document.querySelectorAll('details').forEach((it) => it.open = true)")
                    .await?;
                let broken = broken_rules(&page).await?;
                assert!(broken.is_empty(), "{path} at {width}:\n{}", broken.join("\n"));
                page.wait_until("document.documentElement.scrollWidth <= innerWidth").await
            })
            .await?;
        }
    }
    Ok(())
}

/// The heights in `hosting::frames` are those of the pages: else a frame would scroll in itself.
#[tokio::test]
async fn the_frame_of_the_code_has_room_for_its_embed_at_every_width() -> Outcome {
    let mut rows = FIGURES.map(|name| (name, [0; MEASURED.len()]));
    for language in ["", "en/"] {
        on_page("/story/facts.json", Visit::new().still(true), async |page| {
            page.script(
                "window.heights = {};
                 addEventListener('message', ({ source, data }) => {
                     if (data?.kind !== 'height') return;
                     for (const it of document.querySelectorAll('iframe')) {
                         if (it.contentWindow === source) heights[it.title] = data.height;
                     }
                 });",
            )
            .await?;
            for (name, row) in &mut rows {
                // Frames no higher than a line: an embed does not ask how high its frame is.
                let frames = MEASURED.map(|it| {
                    format!(
                        "{{ const it = document.createElement('iframe'); it.title = {it};
                            it.width = {it}; it.height = 40; it.src = '/{language}embed/{name}/';
                            document.body.append(it); }}"
                    )
                });
                let clear = "document.body.replaceChildren(); heights = {};";
                page.script(&format!("{clear} {}", frames.concat())).await?;
                let count = MEASURED.len();
                page.wait_until(&format!("Object.keys(heights).length === {count}")).await?;
                let heights = page.script("return heights").await?;
                for (width, highest) in MEASURED.iter().zip(row) {
                    let height = heights[width.to_string()].as_f64().unwrap_or(f64::MAX);
                    *highest = (height.ceil() as u32).max(*highest);
                }
            }
            Ok(())
        })
        .await?;
    }
    let is_low = |name: &str, row: &[u32]| {
        MEASURED.iter().zip(row).any(|(width, it)| fit(name).at(*width) < f64::from(*it))
    };
    let low = rows.iter().filter(|(name, row)| is_low(name, row));
    let low: Vec<_> = low.map(|(name, row)| format!("(\"{name}\", {row:?}),")).collect();
    assert!(low.is_empty(), "too low in src/hosting/frames.rs; as measured:\n{}", low.join("\n"));
    Ok(())
}
