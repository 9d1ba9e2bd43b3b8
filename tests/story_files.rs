//! Story files: sound ones load in silence, and each broken one is explained to the letter.
//!
//! A broken story under `stories/broken/`, in the folder of its kind of mistake, holds the files that
//! differ from `stories/minimal/`, and `problems.txt` with the messages as printed. `BLESS=1 cargo test`
//! writes the messages anew.

#![allow(clippy::unwrap_used, reason = "clippy takes only the tests themselves for tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use haicap::story::{FILES, Problem, load, load_texts, released_toml};

#[path = "stories/support.rs"]
mod support;
use support::{at_top, listed, minimal, shipped, sound, spoiled, texts};

#[test]
fn the_shipped_story_is_sound_and_nothing_in_it_is_left_over() {
    let start = Instant::now();
    let loaded = sound(shipped());
    println!("checked in {} ms", start.elapsed().as_millis());
    assert_eq!(listed(&loaded.warnings), "");
}

#[test]
fn the_smallest_story_is_sound_and_says_that_it_is_made_up() {
    let loaded = sound(minimal());
    assert_eq!(listed(&loaded.warnings), "");
    for (name, text) in minimal() {
        assert!(text.starts_with("# MADE-UP EXAMPLE"), "{name}");
    }
}

/// Where files break in ways that nobody thought of: each has packs that differ in kind.
const FAMILIES: [&str; 12] = [
    "cycle",
    "field-unknown",
    "id-missing",
    "key-doubled",
    "markup",
    "number-extreme",
    "reference-dangling",
    "size",
    "truncated",
    "type-swapped",
    "unicode",
    "url",
];

fn folders(of: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(of).unwrap().map(|it| it.unwrap().path()).collect();
    found.sort();
    found
}

/// Every broken story, by the folder it is in.
fn packs() -> Vec<PathBuf> {
    folders(&at_top("tests/stories/broken")).iter().flat_map(|it| folders(it)).collect()
}

#[test]
fn each_family_of_mistakes_has_five_stories_to_twelve() {
    for family in FAMILIES {
        let count = folders(&at_top("tests/stories/broken").join(family)).len();
        assert!((5..=12).contains(&count), "{family} has {count}");
    }
}

/// A story's problems as printed, each with its place, the mistake in Vietnamese and in English.
#[track_caller]
fn check_in_both_languages(problems: &[Problem], name: &str) {
    for problem in problems {
        let printed = problem.to_string();
        let lines: Vec<&str> = printed.lines().collect();
        let [place, vi, en] = lines[..] else { panic!("{name}: not three lines:\n{printed}") };
        assert!(place.starts_with("error: ") || place.starts_with("warning: "), "{name}: {place}");
        let is_vietnamese =
            |it: char| "ăâđêôơưàáạảãèéẹẻẽìíịỉĩòóọỏõùúụủũốồổộớờởợứừửựấầẩậắằẳặếềểệ".contains(it);
        assert!(vi.contains(is_vietnamese), "{name}: {vi}");
        assert!(vi != en && !en.trim().is_empty(), "{name}: {en}");
    }
}

#[test]
fn every_broken_story_is_explained_to_the_letter() {
    let bless = std::env::var_os("BLESS").is_some();
    let packs = packs();
    let mut different = Vec::new();
    for pack in &packs {
        let name = pack.strip_prefix(at_top("tests/stories/broken")).unwrap().display();
        let files: Vec<_> = fs::read_dir(pack).unwrap().map(|it| it.unwrap().file_name()).collect();
        for file in files.iter().filter(|it| *it != "problems.txt") {
            let text = fs::read_to_string(pack.join(file)).unwrap();
            let whole = fs::read_to_string(at_top("tests/stories/minimal").join(file)).unwrap();
            assert_ne!(text, whole, "{name}: {file:?} is as in minimal/; leave it out");
        }
        let problems = load_texts(texts(pack)).map_or_else(|it| it, |it| it.warnings);
        check_in_both_languages(&problems, &name.to_string());
        let printed = listed(&problems);
        let golden = pack.join("problems.txt");
        if bless {
            fs::write(&golden, &printed).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if printed != expected || printed.is_empty() {
            different
                .push(format!("--- {name}: expected\n{expected}--- {name}: printed\n{printed}"));
        }
    }
    assert!(packs.len() >= 190, "only {} broken stories", packs.len());
    assert!(different.is_empty(), "{}\nBLESS=1 writes them anew", different.join("\n"));
}

#[test]
fn a_story_with_warnings_only_still_loads() {
    let loaded = sound(texts(&at_top("tests/stories/broken/fact/fact-unused")));
    assert_eq!(loaded.warnings.len(), 1);
    assert!(listed(&loaded.warnings).starts_with("warning: facts.toml:"));
}

#[test]
fn a_file_that_is_missing_too_large_or_not_utf_8_is_named() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("unreadable-story");
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in minimal() {
        fs::write(folder.join(name), text).unwrap();
    }
    let (glossary, text) = &minimal()[4];
    let longest = format!("{text}{}\n", "#".repeat(1_999_999 - text.len()));
    assert_eq!(longest.len(), 2_000_000);
    fs::write(folder.join(glossary), longest).unwrap();
    assert!(load(&folder).is_ok());
    fs::remove_file(folder.join("facts.toml")).unwrap();
    fs::write(folder.join("figures.toml"), b"title = \"\xc3\x28\"\n").unwrap();
    fs::write(folder.join("glossary.toml"), "#".repeat(2_000_001)).unwrap();
    let printed = listed(&load(&folder).unwrap_err());
    let shown = |name: &str| folder.join(name).display().to_string();
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), 9, "{printed}");
    assert_eq!(lines[0], format!("error: {}:1:1", shown("facts.toml")));
    assert!(lines[1].starts_with("  không có tệp này; "), "{printed}");
    assert!(lines[2].starts_with("  the file cannot be read: "), "{printed}");
    assert_eq!(lines[3], format!("error: {}:1:1", shown("figures.toml")));
    assert!(lines[4].contains("UTF-8") && lines[5].contains("UTF-8"), "{printed}");
    assert_eq!(lines[6], format!("error: {}:1:1", shown("glossary.toml")));
    assert_eq!(lines[7], "  tệp dài 2000001 byte; chỉ đọc nhiều nhất 2000000");
    assert_eq!(lines[8], "  the file has 2000001 bytes; at most 2000000 are read");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_change_nothing() {
    let mut texts = minimal();
    for (_, text) in &mut texts {
        *text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    }
    let (windows, unix) = (sound(texts).story, sound(minimal()).story);
    let steps = |story: &haicap::story::Story| format!("{:?}", story.scenes);
    assert_eq!(steps(&windows), steps(&unix));
}

#[test]
fn limits_hold_to_the_word_and_to_the_byte() {
    let with = |file: usize, from: &str, to: &str| {
        let mut texts = minimal();
        assert!(texts[file].1.contains(from), "{from}");
        texts[file].1 = texts[file].1.replacen(from, to, 1);
        load_texts(texts).map(|_| ()).map_err(|problems| listed(&problems))
    };
    let quote = "Câu trích bịa ra để thử chương trình.";
    assert_eq!(with(1, quote, &["từ"; 30].join(" ")), Ok(()));
    assert!(with(1, quote, &["từ"; 31].join(" ")).is_err());
    let text = "Đường ngắn lại.";
    assert_eq!(with(0, text, &"a".repeat(20_000)), Ok(()));
    let refused = with(0, text, &"a".repeat(20_001)).unwrap_err();
    assert!(refused.ends_with("vi: a text of 20001 bytes; at most 20000 are read\n"), "{refused}");
}

#[test]
fn lists_and_organizations_are_read_up_to_their_limits() {
    let with = |changes: &[(usize, &str, &str)]| {
        let mut texts = minimal();
        texts.iter_mut().skip(6).for_each(|it| it.1.clear());
        for (file, from, to) in changes {
            assert!(texts[*file].1.contains(from), "{from}");
            texts[*file].1 = texts[*file].1.replacen(from, to, 1);
        }
        load_texts(texts).map(|_| ()).map_err(|problems| listed(&problems))
    };
    let sources = |count: usize| format!("sources = [{}]", "\"in-force\", ".repeat(count));
    assert_eq!(with(&[(3, "sources = [\"in-force\"]", &sources(5_000))]), Ok(()));
    assert!(with(&[(3, "sources = [\"in-force\"]", &sources(5_001))]).is_err());
    // Four units have a name, five are communes; the chapters are held against another count.
    let wards = |count: usize| {
        with(&[
            (1, "value = 7\n", &format!("value = {count}\n")),
            (1, "value = 12\n", &format!("value = {}\n", count + 5)),
            (3, "of = \"commune-units\", share", "of = \"commune-units-later\", share"),
            (2, "{ ward = 4 }", &format!("{{ ward = {} }}", count - 3)),
        ])
    };
    assert_eq!(wards(20_000 - 9), Ok(()));
    let refused = wards(20_000 - 8).unwrap_err();
    assert!(refused.contains("20001 units; at most 20000 are read"), "{refused}");
}

/// Loads a spoiled story: never a panic, and no problem without a place that the editor can go to.
fn check_spoiled(texts: &[(String, String)]) {
    let Err(problems) = load_texts(texts.to_vec()) else { return };
    assert!(!problems.is_empty(), "refused without a reason:\n{}", texts[0].1);
    for problem in &problems {
        let (_, text) = texts.iter().find(|(name, _)| *name == problem.file).unwrap();
        // A text that breaks off ends in a line of its own.
        let line = text.split('\n').nth(problem.line - 1);
        let columns = line.map(|it| it.chars().count() + 1);
        assert!(columns.is_some_and(|it| problem.column <= it), "no such place: {problem}");
        for said in [&problem.message.vi, &problem.message.en] {
            assert!(!said.is_empty() && !said.ends_with('.'), "{problem}");
        }
    }
}

#[test]
fn a_story_that_breaks_off_anywhere_is_refused_without_a_panic() {
    let whole = shipped();
    for (file, name) in FILES.iter().enumerate() {
        let text = &whole[file].1;
        let ends = text.char_indices().map(|(at, _)| at).step_by(500);
        for end in ends {
            let mut broken = whole.clone();
            broken[file].1.truncate(end);
            let start = Instant::now();
            check_spoiled(&broken);
            assert!(start.elapsed().as_secs() < 10, "{name} cut at {end} takes too long");
        }
    }
}

#[test]
fn values_of_another_type_and_lines_left_out_or_doubled_never_cause_a_panic() {
    let whole = minimal();
    for file in 0..FILES.len() {
        for text in spoiled(&whole[file].1) {
            let mut broken = whole.clone();
            broken[file].1 = text;
            check_spoiled(&broken);
        }
    }
}

#[test]
fn a_hostile_file_is_refused_in_time() {
    for text in [
        "[".repeat(200_000),
        format!("a = {}", "[".repeat(200_000)),
        format!("a = {}", "{b=".repeat(100_000)),
        format!("{} = 1", "a.".repeat(100_000) + "a"),
        format!("[[fact]]\nid = \"{}\"\n", "x".repeat(1_000_000)),
        format!(
            "[[scene]]\nid = \"a\"\n[[scene.step]]\nid = \"b\"\nfigure = \"{}\"\n",
            "y".repeat(500_000)
        ),
    ] {
        for file in 0..FILES.len() {
            let mut broken = minimal();
            broken[file].1.clone_from(&text);
            let start = Instant::now();
            check_spoiled(&broken);
            assert!(start.elapsed().as_secs() < 10, "{text:.40} takes too long");
        }
    }
}

#[test]
fn a_number_that_readers_have_seen_changes_only_with_a_correction() {
    let mut texts = minimal();
    let at = |name: &str| FILES.iter().position(|it| *it == name).unwrap();
    texts[at("released.toml")].1 = released_toml(&sound(minimal()).story);
    assert_eq!(listed(&sound(texts.clone()).warnings), "", "nothing changed");

    let facts = &mut texts[at("facts.toml")].1;
    *facts = facts.replacen("value = 9\n", "value = 11\n", 1);
    let refused = listed(&load_texts(texts.clone()).unwrap_err());
    assert!(refused.contains("\"new\" is 9, but the fact \"chapters\" is 11 now"), "{refused}");

    texts[at("corrections.toml")].1.push_str(
        "\n[[correction]]\ndate = \"2001-04-01\"\nfact = \"chapters\"\nold = 9\nnew = 11\n\
         why = { vi = \"Ví dụ.\", en = \"Example.\" }\n",
    );
    assert_eq!(sound(texts.clone()).story.corrections.len(), 4);

    // After that release, the same log explains nothing more.
    texts[at("released.toml")].1 = released_toml(&sound(texts.clone()).story);
    let facts = &mut texts[at("facts.toml")].1;
    *facts =
        facts.replacen("value = 7\n", "value = 8\n", 1).replacen("value = 5\n", "value = 4\n", 1);
    let refused = listed(&load_texts(texts).unwrap_err());
    assert!(refused.contains("fact \"wards\": published as 7, now 8"), "{refused}");
}
