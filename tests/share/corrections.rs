//! Corrections: what was wrong is told on the page and to programs, the newest first.

use haicap::model::Date;
use haicap::story::{Correction, corrections_json};
use serde_json::{Value, json};

use crate::html::Html;
use crate::{SMALL, STORY, text, written};

/// The entries of the page's log.
fn listed(page: &str) -> Vec<String> {
    let html = Html::read(page);
    let id = |it: &usize| html.elements[*it].get("id") == Some("corrections");
    let section = html.named("section").find(id).unwrap();
    let inside: Vec<usize> = html.inside(section).collect();
    let items = html.named("li").filter(|it| inside.contains(it));
    items.map(|it| html.words(it)).collect()
}

#[test]
fn the_page_tells_what_was_wrong_the_newest_first() {
    let files = written(&SMALL);
    assert_eq!(
        listed(text(&files, "index.html")),
        [
            "5/3/2001: Ví dụ: hai cấp từ 3/2/2001. Trước ghi 1/2/2001, nay sửa là 3/2/2001. Ví dụ: chép nhầm ngày.",
            "5/3/2001: Ví dụ: số đơn vị theo từng huyện. Ví dụ: câu cũ nói sai số đơn vị.",
            "1/3/2001: Ví dụ: 9 chi đoàn. Trước ghi 8, nay sửa là 9. Ví dụ: nguồn đếm sót.",
        ]
    );
    assert_eq!(
        listed(text(&files, "en/index.html"))[0],
        "5 March 2001: Example: two tiers from 3 February 2001. It had said 1 February 2001; corrected to 3 February 2001. Example: the date was copied wrongly."
    );
}

#[test]
fn a_program_reads_which_figures_show_a_number_that_was_put_right() {
    let files = written(&SMALL);
    let log: Value = serde_json::from_str(text(&files, "corrections.json")).unwrap();
    let entries = log.as_array().unwrap();
    let numbers: Vec<_> = entries.iter().map(|it| it["number"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [3, 2, 1]);
    assert_eq!(
        entries[2],
        json!({
            "number": 1, "date": "2001-03-01", "fact": "chapters",
            "old": {"value": 8, "vi": "8", "en": "8"},
            "new": {"value": 9, "vi": "9", "en": "9"},
            "says": {"vi": "Ví dụ: 9 chi đoàn.", "en": "Example: 9 chapters."},
            "why": {"vi": "Ví dụ: nguồn đếm sót.", "en": "Example: the source had missed one."},
            "figures": ["chapters", "story"],
        })
    );
    assert_eq!((&entries[1]["old"], &entries[1]["new"]), (&Value::Null, &Value::Null));
    assert_eq!(entries[0]["old"]["value"], "2001-02-01");
    assert_eq!(entries[0]["new"]["en"], "3 February 2001");
    let shown = entries[0]["figures"].as_array().unwrap();
    for figure in ["organization", "timeline", "story"] {
        assert!(shown.contains(&json!(figure)), "{figure} in {shown:?}");
    }
    assert!(!shown.contains(&json!("command-path")), "{shown:?}");
}

#[test]
fn a_number_in_a_label_or_a_target_counts_as_shown_by_its_figure() {
    let mut story = STORY.clone();
    let why = story.title.clone();
    for fact in ["dak-mil-units", "commune-units-now", "merger-date"] {
        let date = Date::parse("2026-11-27").unwrap();
        let (fact, why) = (fact.to_owned(), why.clone());
        story.corrections.push(Correction { date, fact, change: None, why });
    }
    let log: Value = serde_json::from_str(&corrections_json(&story)).unwrap();
    assert_eq!(log[2]["figures"], json!(["chapters", "story"]));
    assert!(log[1]["figures"].as_array().unwrap().contains(&json!("chapters")), "{}", log[1]);
    assert!(!log[0]["figures"].as_array().unwrap().contains(&json!("chapters")), "{}", log[0]);
}

#[test]
fn a_story_without_corrections_says_so_and_has_the_file_all_the_same() {
    let files = written(&STORY);
    assert_eq!(text(&files, "corrections.json"), "[]\n");
    assert!(text(&files, "index.html").contains("Chưa có đính chính nào."));
}
