//! Reads the story files and checks them as a whole.

use std::io::ErrorKind;
use std::path::Path;

use toml::Spanned;
use toml::de::DeTable;

use super::asked::Visit;
use super::checker::Checker;
use super::cue::FigureName;
use super::not_toml::not_toml;
use super::problem::{Problem, Severity};
use super::read::{At, Table};
use super::say::say;
use super::{
    Story, StoryFact, corrections, facts, figures, organization, presenting, released, scenes,
};
use crate::model::Bilingual;

/// The files of a story, in the order in which problems are listed.
pub const FILES: [&str; 8] = [
    "story.toml",
    "facts.toml",
    "organization.toml",
    "figures.toml",
    "glossary.toml",
    "presenting.toml",
    "corrections.toml",
    "released.toml",
];

/// The files that a story may do without: it is then read and not presented, has had nothing to
/// correct, and was never published.
const OPTIONAL_FILES: [&str; 3] = ["presenting.toml", "corrections.toml", "released.toml"];

/// The files that a story has once it was published, and not before.
pub const FILES_OF_PUBLISHED: [&str; 2] = ["corrections.toml", "released.toml"];

/// A story file larger than this is a mistake.
const LARGEST_FILE_BYTES: usize = 2_000_000;

/// A sound story, and what could be better in it.
#[derive(Debug)]
pub struct Loaded {
    /// The story.
    pub story: Story,
    /// Problems that do not stop it.
    pub warnings: Vec<Problem>,
}

/// Reads the files of a folder.
///
/// # Errors
/// Every problem found, in the order of files and lines.
pub fn load(folder: &Path) -> Result<Loaded, Vec<Problem>> {
    let mut texts = Vec::new();
    let mut problems = Vec::new();
    for name in FILES {
        let path = folder.join(name);
        let shown = path.display().to_string();
        match std::fs::read_to_string(&path) {
            Ok(text) if text.len() <= LARGEST_FILE_BYTES => texts.push((shown, text)),
            Ok(text) => problems.push(of_file(
                shown,
                say!(
                    "tệp dài {length} byte; chỉ đọc nhiều nhất {LARGEST_FILE_BYTES}",
                    "the file has {length} bytes; at most {LARGEST_FILE_BYTES} are read",
                    length = text.len()
                ),
            )),
            Err(error) if is_optional(name) && error.kind() == ErrorKind::NotFound => {
                texts.push((shown, String::new()));
            }
            Err(error) => {
                problems.push(of_file(shown, unreadable(&error)));
            }
        }
    }
    if problems.is_empty() { load_texts(texts) } else { Err(problems) }
}

fn is_optional(name: &str) -> bool {
    OPTIONAL_FILES.contains(&name)
}

/// Why a file cannot be read; what the system says of it is in its own language.
fn unreadable(error: &std::io::Error) -> Bilingual<String> {
    match error.kind() {
        ErrorKind::NotFound => say!(
            "không có tệp này; tạo tệp, hoặc kiểm tra lại tên thư mục",
            "the file cannot be read: {error}"
        ),
        ErrorKind::InvalidData => say!(
            "tệp không phải UTF-8; lưu lại với bảng mã UTF-8",
            "the file cannot be read: {error}; save it as UTF-8"
        ),
        _ => say!("không đọc được tệp: {error}", "the file cannot be read: {error}"),
    }
}

fn of_file(file: String, message: Bilingual<String>) -> Problem {
    Problem { severity: Severity::Error, file, line: 1, column: 1, message }
}

/// Checks a story given as texts, each with the name of its file, in the order of [`FILES`].
///
/// # Errors
/// Every problem found, in the order of files and lines.
pub fn load_texts(texts: Vec<(String, String)>) -> Result<Loaded, Vec<Problem>> {
    // Some editors begin a file with a mark and end lines with two characters; neither is text.
    let as_unix = |it: &str| it.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let texts: Vec<_> = texts.into_iter().map(|(name, text)| (name, as_unix(&text))).collect();
    let mut check = Checker::new(texts.clone());
    let mut parsed = Vec::new();
    for (index, (_, text)) in texts.iter().enumerate() {
        let (table, errors) = DeTable::parse_recoverable(text);
        // What follows the first one in a file is mostly its echo.
        if let Some(error) = errors.first() {
            let span = error.span().unwrap_or(0..0);
            check.error(&At { file: index, span }, not_toml(error.message()));
        }
        parsed.push(table);
    }
    // A file that is not TOML would make every reference to it a problem of its own.
    let checked = check.into_problems();
    if !checked.is_empty() {
        return Err(checked);
    }
    let mut check = Checker::new(texts.clone());
    let story = read_story(&mut check, &parsed);
    let problems = check.into_problems();
    let sound = problems.iter().all(|it| it.severity == Severity::Warning);
    match story {
        Some(story) if sound => Ok(Loaded { story, warnings: problems }),
        _ => Err(problems),
    }
}

/// What the reader asks of each file, by reading files in which there is only what its questions
/// depend on.
pub(super) fn asked() -> Vec<Visit> {
    let each = |table: &str, field: &str| -> String {
        let words = FigureName::ALL.iter();
        words
            .flat_map(|(word, _)| [table, field, " = \"", *word, "\"\n"].map(str::to_owned))
            .collect()
    };
    let texts = FILES.map(|name| {
        let text = match name {
            "story.toml" => {
                format!("[[scene]]\n{}[[scene.step]]\n", each("[[scene.step]]\n", "figure"))
            }
            "figures.toml" => each("[[figure]]\n", "id"),
            _ => String::new(),
        };
        (name.to_owned(), text)
    });
    let parsed: Vec<_> = texts.iter().map(|(_, it)| DeTable::parse_recoverable(it).0).collect();
    let mut check = Checker::new(texts.to_vec());
    check.asked.take_down();
    read_story(&mut check, &parsed);
    check.asked.into_visits()
}

/// The story, with stand-ins where a mistake was reported; none where there is no sense in one.
fn read_story(check: &mut Checker, files: &[Spanned<DeTable<'_>>]) -> Option<Story> {
    let [
        story_file,
        facts_file,
        organization_file,
        figures_file,
        glossary_file,
        presenting_file,
        corrections_file,
        released_file,
    ] = files
    else {
        return None;
    };

    let read_facts =
        facts::read_values(check, Table::new(1, say!("phần số liệu", "facts"), facts_file));
    let read_organization = organization::read_plan(
        check,
        Table::new(2, say!("phần tổ chức", "organization"), organization_file),
    );
    read_organization.define_units(check);
    let mut file = Table::new(0, say!("bài", "story"), story_file);
    let read_scenes = scenes::read_scenes(check, &mut file);
    let terms = scenes::read_term_ids(
        check,
        Table::new(4, say!("phần thuật ngữ", "glossary"), glossary_file),
    );

    let (facts, fact_places, fact_ids) = read_facts.finish(check);
    let organization = read_organization.finish(check, &facts);
    let drawn = organization.as_ref().map(|it| &it.organization);
    let (figures, there) = figures::read(
        check,
        Table::new(3, say!("phần hình", "figures"), figures_file),
        &facts,
        drawn,
    );
    let scenes = scenes::finish(check, read_scenes, (&figures, &there), &file.at);
    let presenting = presenting::read(
        check,
        Table::new(5, say!("phần trình bày", "presenting"), presenting_file),
        &scenes,
    );
    let terms = scenes::finish_terms(check, terms);
    let reported = check.errors();
    let corrections = corrections::read(
        check,
        Table::new(6, say!("phần đính chính", "corrections"), corrections_file),
        &facts,
    );
    let log = (check.errors() == reported).then_some(&corrections[..]);
    let released_file = Table::new(7, say!("phần đã đăng", "released"), released_file);
    released::check_against(check, released_file, &facts, &fact_places, log);
    let title = file.line(check, "title");
    let description = file.line(check, "description");
    if let Some(event) = file.string(check, "event") {
        let (place, wanted) = (file.place_of("event"), say!("một ngày", "date"));
        facts::fact_that(check, &place, &event, &facts, StoryFact::date, &wanted);
    }
    file.finish(check);
    // What was reported may be what uses a fact.
    if !check.has_errors() {
        check.warn_of_unused(&fact_ids);
    }
    Some(Story {
        title: title?,
        description: description?,
        organization: organization?,
        facts,
        figures,
        scenes,
        terms,
        corrections,
        presenting,
    })
}
