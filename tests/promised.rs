//! The page about what is promised: every promise, what came of its tests, and no promise kept that
//! was not tested.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::collections::BTreeMap;

use haicap::guarantees::{ALL, Results, Table};
use haicap::model::Language;
use haicap::view::guarantees::html;

#[path = "stories/html.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod html_of;
use html_of::Html;

const TEMPLATE: &str = "<html lang=\"vi\"><head><!--page:head-->\
    <script type=\"module\" src=\"./boot.js\" data-js=\"./a.js\" data-wasm=\"./a.wasm\"></script>\
    </head><body><!--page:body--></body></html>";

/// The first promise kept, the second broken, the others never tested.
fn table() -> Table {
    let kept = Results {
        date: "2025-03-01".to_owned(),
        passed: 7,
        engines: BTreeMap::from([("Firefox".to_owned(), 5)]),
        ..Results::default()
    };
    let failed = vec!["tests/pages.rs it_is_there".to_owned()];
    let broken = Results { failed, ..kept.clone() };
    Table {
        engines: BTreeMap::from([("Firefox".to_owned(), "153.0".to_owned())]),
        guarantees: BTreeMap::from([("G1".to_owned(), kept), ("G2".to_owned(), broken)]),
    }
}

#[test]
fn every_promise_is_there_and_only_what_was_tested_is_kept() {
    for (language, kept, not_kept) in
        [(Language::Vi, "Giữ được", "Chưa giữ được"), (Language::En, "Kept", "Not kept")]
    {
        let text = html(&table(), language, TEMPLATE, &["style.css"]);
        assert!(!text.contains("data-wasm"), "this page needs no program");
        let page = Html::read(&text);
        let rows: Vec<_> =
            page.named("tr").filter(|it| page.elements[*it].get("id").is_some()).collect();
        assert_eq!(rows.len(), ALL.len());
        for (row, guarantee) in rows.iter().zip(&ALL) {
            let words = page.words(*row);
            assert_eq!(page.elements[*row].get("id"), Some(guarantee.id));
            assert!(words.contains(guarantee.says.get(language)), "{words}");
            assert!(guarantee.tests.iter().all(|it| words.contains(it)), "{words}");
            assert!(words.contains(guarantee.one_engine.get(language)), "{words}");
            let said = if guarantee.id == "G1" { kept } else { not_kept };
            assert!(words.contains(said), "{}: {words}", guarantee.id);
        }
        let first = page.words(rows[0]);
        assert!(first.contains('7') && first.contains("Firefox 5") && first.contains("2025"));
        assert!(page.words(0).contains("Firefox 153.0"), "the versions of engines");
    }
}
