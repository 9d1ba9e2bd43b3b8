//! The order model: guess first, then the same numbers as anywhere else, and a link that keeps them.

use haicap::simulate::{Experiment, Preset, RUNS, Settings};
use haicap::story::load;
use serde_json::{Value, json};

use crate::acts::{click, text};
use crate::support::{Outcome, Page, Visit, on_page};

/// What the model gives outside of the browser.
#[expect(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]
fn minutes(settings: Settings) -> [String; 2] {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public/story");
    let organization = load(&folder).unwrap().story.organization.organization;
    let results = Experiment::new(&organization, settings, RUNS).finish();
    results.last().map(|it| haicap::model::format_whole(it, haicap::model::Language::En))
}

async fn guess(page: &Page) -> Outcome {
    page.wait_until_alive().await?;
    click(page, "[data-guess='1']").await?;
    page.wait_for("[data-figure=order-model][data-run]").await.map(drop)
}

#[tokio::test]
async fn nothing_is_told_before_the_guess_and_the_answer_is_to_the_guess() -> Outcome {
    on_page("/en/", Visit::new(), async |page| {
        page.wait_until_alive().await?;
        let seen = "return [...document.querySelectorAll('.modelled [data-model]')]
            .some((it) => getComputedStyle(it).visibility === 'visible')";
        assert_eq!(page.script(seen).await?, false);
        assert!(text(&page, "[data-model=verdict]").await?.contains("Guess first"));
        guess(&page).await?;
        assert_eq!(page.script(seen).await?, true);
        let verdict = text(&page, "[data-model=verdict]").await?;
        let [before, after] = minutes(Settings::DEFAULT);
        assert!(verdict.starts_with("You guessed “Two tiers”"), "{verdict}");
        assert!(verdict.contains(&before) && verdict.contains(&after), "{verdict}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_seed_gives_one_result_here_and_there() -> Outcome {
    let settings = Settings::from_query("unclear=30&seed=7&city-at-once=9");
    on_page("/en/?unclear=30&seed=7&city-at-once=9", Visit::new(), async |page| {
        guess(&page).await?;
        for (era, minutes) in ["before", "after"].iter().zip(minutes(settings)) {
            assert_eq!(text(&page, &format!("[data-model={era}-last]")).await?, minutes);
        }
        Ok(())
    })
    .await
}

/// Cells of the table's row that begins so.
async fn row(page: &Page, head: &str) -> thirtyfour::error::WebDriverResult<Value> {
    page.script(&format!(
        "return [...document.querySelectorAll('[data-figure=order-model] tbody tr')]
             .filter((it) => it.textContent.startsWith('{head}'))
             .map((it) => [...it.querySelectorAll('td')].map((cell) => cell.textContent))[0]"
    ))
    .await
}

#[tokio::test]
async fn the_table_tells_the_readers_own_run_and_nothing_before_the_guess() -> Outcome {
    let query = "unclear=30&seed=7&city-at-once=9";
    on_page(&format!("/en/?{query}"), Visit::new(), async |page| {
        page.wait_until_alive().await?;
        page.script("document.querySelector('[data-figure=order-model] .table').open = true")
            .await?;
        let shown = "return [...document.querySelectorAll('[data-figure=order-model] tbody')]
            .map((it) => it.getBoundingClientRect().height > 0)";
        assert_eq!(page.script(shown).await?, json!([true, false, false]));
        guess(&page).await?;
        assert_eq!(page.script(shown).await?, json!([true, true, true]));
        assert_eq!(row(&page, "All by").await?, json!(minutes(Settings::from_query(query))));
        assert_eq!(row(&page, "% unclear").await?, json!(["30", "30"]));
        assert_eq!(row(&page, "Number of runs").await?, json!(["1,000", "1,000"]));
        let arrivals =
            "return [...document.querySelectorAll('[data-figure=order-model] tbody:last-child tr')]
            .reduce((sum, it) => sum + Number(it.querySelector('td').textContent), 0)";
        let arrivals = page.script(arrivals).await?.as_u64().unwrap_or_default();
        // Each interval is rounded by itself.
        assert!(arrivals.abs_diff(526) <= 6, "{arrivals}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_run_says_what_it_took() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        let start = std::time::Instant::now();
        guess(&page).await?;
        let all = start.elapsed().as_secs_f64() * 1000.0;
        let said = page.attribute("[data-figure=order-model]", "data-run").await?;
        let parts: Vec<f64> = said.split(' ').filter_map(|it| it.parse().ok()).collect();
        assert_eq!(parts.len(), 2, "{said}");
        assert!(parts.iter().all(|it| 0.0 < *it) && parts.iter().sum::<f64>() < all, "{said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_setting_goes_into_the_address_and_comes_back_from_it() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        guess(&page).await?;
        click(&page, "[data-preset=reports]").await?;
        page.wait_until("location.search === '?direction=up'").await?;
        page.script(
            "const slider = document.querySelector('[name=city-at-once]'); slider.value = 12;
             slider.dispatchEvent(new Event('input', { bubbles: true }))",
        )
        .await?;
        page.wait_until("location.search.includes('city-at-once=12')").await?;
        page.wait_for("[data-preset=reports][aria-pressed=false]").await?;
        page.driver.refresh().await?;
        page.wait_until_alive().await?;
        page.wait_until("document.querySelector('[name=city-at-once]').value === '12'").await?;
        page.wait_until("document.querySelector('[value=up]').checked").await?;
        // The other language has what is set here.
        click(&page, "a.language").await?;
        page.wait_for("html[lang=en][data-alive]").await?;
        page.wait_until("document.querySelector('[name=city-at-once]').value === '12'").await?;
        click(&page, ".settings [type=reset]").await?;
        page.wait_until("location.search === ''").await?;
        page.wait_until("document.querySelector('[value=down]').checked").await?;
        page.wait_for("[data-preset=few-hands][aria-pressed=true]").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_hostile_address_asks_for_nothing_that_is_not_allowed() -> Outcome {
    let query =
        "/?city-minutes=-5&city-at-once=99999999999&unclear=NaN&seed=<script>&direction=x&y=%00";
    on_page(query, Visit::new(), async |page| {
        guess(&page).await?;
        assert_eq!(text(&page, "[data-amount=city-minutes]").await?, "15");
        assert_eq!(text(&page, "[data-amount=city-at-once]").await?, "600");
        assert_eq!(text(&page, "[data-amount=unclear]").await?, "0");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_scripts_the_model_shows_what_it_gives_at_first() -> Outcome {
    on_page("/en/", Visit::new().scripts(false), async |page| {
        let settings = Preset::from_id("few-hands").unwrap().settings;
        let shown = page.wait_for("[data-model=verdict]").await?.text().await?;
        assert!(minutes(settings).iter().all(|it| shown.contains(it)), "{shown}");
        let crossing = page.wait_for("[data-model=crossing]").await?.text().await?;
        assert!(crossing.contains("48 at once"), "{crossing}");
        assert!(crossing.contains("assumption"), "{crossing}");
        page.wait_for("[data-figure=order-model] .table summary").await?.click().await?;
        let table = page.wait_for("[data-figure=order-model] table").await?.text().await?;
        for row in ["Half by, in minutes (assumption)", "at once (assumption) – 48"] {
            assert!(table.contains(row), "{row} in {table}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_run_leaves_the_page_its_turns() -> Outcome {
    on_page("/", Visit::new(), async |page| {
        page.wait_until_alive().await?;
        page.script(
            "window.turns = 0;
             const turn = () => { if (!document.querySelector('[data-run]')) { turns++; setTimeout(turn) } };
             document.querySelector('[data-guess=\"0\"]').click(); setTimeout(turn)",
        )
        .await?;
        page.wait_for("[data-run]").await?;
        let turns = page.script("return turns").await?;
        assert!(turns.as_u64() > Some(1), "{turns:?}");
        assert_ne!(turns, Value::Null);
        Ok(())
    })
    .await
}
