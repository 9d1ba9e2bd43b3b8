//! Answers for those who embed: a frame as they say is high enough for what is in it, and not much
//! higher.

use serde_json::json;

use crate::embed::FIGURES;
use crate::support::{Outcome, Visit, on_page};

/// Puts every embed page into a frame of the width that its answer gives, and notes its height.
const FRAMES: &str = "
    const names = NAMES;
    window.found = new Map();
    addEventListener('message', ({ source, data }) => {
        for (const it of found.values()) {
            if (it.frame.contentWindow === source && data.kind === 'height') it.height = data.height;
        }
    });
    const pages = ['vi', 'en'].flatMap((language) => names.map((name) => [language, name]));
    Promise.all(pages.map(async ([language, name]) => {
        const answer = await (await fetch(`/oembed/${language}/${name}.json`)).json();
        const frame = document.createElement('iframe');
        frame.src = `${language === 'en' ? '/en' : ''}/embed/${name}/`;
        frame.width = answer.width;
        frame.height = answer.height;
        found.set(`${language}/${name}`, { frame, answer, height: 0 });
        document.body.append(frame);
    })).then(() => done(found.size));";

#[tokio::test]
async fn a_frame_is_as_high_as_the_answer_says() -> Outcome {
    on_page("/robots.txt", Visit::new().window(800, 900), async |page| {
        let frames = FRAMES.replace("NAMES", &json!(FIGURES).to_string());
        assert_eq!(page.script_until_done(&frames).await?, json!(2 * FIGURES.len()));
        page.wait_until("[...found.values()].every((it) => it.height > 0)").await?;
        let fits = "(it) => it.height <= it.answer.height && it.answer.height < it.height * 1.15";
        let so = page.wait_until(&format!("[...found.values()].every({fits})")).await;
        let wrong = format!(
            "return [...found].filter(([, it]) => !({fits})(it))
                 .map(([name, it]) => `${{name}} is ${{it.height}}, not ${{it.answer.height}}`)"
        );
        assert_eq!(page.script(&wrong).await?, json!([]));
        so
    })
    .await
}
