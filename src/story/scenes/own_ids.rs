//! The ids that pages use for parts of their own: no scene and no step may have one.

use crate::story::checker::Checker;
use crate::story::cue::FigureName;
use crate::story::read::Written;
use crate::story::say::say;

/// Ids that the page uses for parts of its own, and how such ids begin.
const OWN_IDS: [&str; 21] = [
    "main",
    "sources",
    "glossary",
    "method",
    "corrections",
    "progress",
    "announcer",
    "app-status",
    "source-panel",
    "story",
    "country",
    "hatch",
    "modelled",
    "frozen",
    // Of pages to present.
    "notes",
    "overview",
    "help",
    "letters",
    // Of the form with the code that embeds.
    "code",
    "code-title",
    "accent-note",
];
const OWN_PREFIXES: [&str; 3] = ["fact-", "term-", "figure-"];

/// Reports an id that the page uses for a part of its own.
pub(super) fn check_free(check: &mut Checker, id: &Written<String>) {
    let taken = OWN_IDS.contains(&id.value.as_str())
        || OWN_PREFIXES.iter().any(|it| id.value.starts_with(it))
        || FigureName::ALL.iter().any(|(word, _)| id.value.strip_suffix("-title") == Some(word));
    if taken {
        let message = say!(
            "mã \"{id}\" đã được trang dùng cho phần của nó; chọn mã khác",
            "the id \"{id}\" is the page's own; choose another",
            id = id.value
        );
        check.error(&id.at, message);
    }
}
