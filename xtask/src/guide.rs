//! The editors' guide, `public/story/README.md` and in Vietnamese `README.vi.md`, done as it says: every
//! command, edit and answer in it.
//!
//! A command is a block `sh`, an edit a block `diff` that opens with its file, and what the check answers
//! a block `text`.

use std::fs;
use std::path::Path;

use haicap::model::Language;
use haicap::words::Words;

use crate::arguments::{self, Chore};
use crate::{check, new_story, place, release};

/// The folder of the example, as the guide names it.
const SHOWN: &str = "target/try";

/// The blocks of a text in Markdown: their kind, and what is in them.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut parts = text.split("```");
    parts.next();
    let blocks: Vec<&str> = parts.step_by(2).collect();
    blocks
        .into_iter()
        .map(|it| it.split_once('\n').unwrap())
        .map(|(kind, inside)| (kind.to_owned(), inside.to_owned()))
        .collect()
}

/// Changes a file as a block says: what it has is replaced where it stands once, what only adds goes to
/// the end.
fn edit(folder: &Path, block: &str) {
    let (name, lines) = block.strip_prefix("--- ").unwrap().split_once('\n').unwrap();
    let file = folder.join(name);
    let text = fs::read_to_string(&file).unwrap_or_default();
    let side = |signs: [char; 2]| -> String {
        let lines = lines.lines().filter(|it| it.starts_with(signs));
        lines.flat_map(|it| [&it[1..], "\n"]).collect()
    };
    let (old, new) = (side([' ', '-']), side([' ', '+']));
    let changed = if old.is_empty() {
        text + &new
    } else {
        assert_eq!(text.matches(&old).count(), 1, "{name}: {old}");
        text.replace(&old, &new)
    };
    fs::write(file, changed).unwrap();
}

/// What the check prints of a folder.
fn answer(folder: &Path) -> String {
    let (problems, story) = check::read(folder);
    let last = story.map_or_else(|failure| failure.to_string(), |_| check::sound(folder));
    let lines = problems.iter().map(ToString::to_string).chain([last]);
    let text: String = lines.map(|it| it + "\n").collect();
    text.replace(&folder.display().to_string(), SHOWN)
}

/// Does what a text says in a folder; how many answers of the check it has, or one that is not given.
fn follow(text: &str, folder: &Path) -> Result<usize, String> {
    let (mut answers, mut printed) = (0, None);
    for (kind, inside) in blocks(text) {
        match kind.as_str() {
            "diff" => edit(folder, &inside),
            "text" => {
                let printed = printed.take().unwrap_or_default();
                if printed != inside {
                    return Err(format!("--- guide\n{inside}--- printed\n{printed}"));
                }
                answers += 1;
            }
            "sh" => {
                for line in inside.lines() {
                    let words = line.strip_prefix("cargo xtask ").unwrap();
                    let words: Vec<String> = words.split(' ').map(Into::into).collect();
                    let chore = arguments::parse(&words).unwrap();
                    let example = Path::new(SHOWN);
                    match &chore {
                        Chore::NewStory { folder: it } if it == example => {
                            new_story::new_story(folder).unwrap();
                        }
                        Chore::Release { story } if story == example => {
                            release::release(folder).unwrap();
                        }
                        Chore::Check { story } if story == example => {
                            printed = Some(answer(folder));
                        }
                        // Takes minutes; the pages of such a story are tested elsewhere.
                        Chore::Build { .. } => assert!(check::load(folder).is_ok()),
                        _ => panic!("{line} is not part of the example"),
                    }
                }
            }
            _ => panic!("what is a block {kind:?}?"),
        }
    }
    Ok(answers)
}

/// In English and in Vietnamese.
fn guides() -> [String; 2] {
    ["README.md", "README.vi.md"].map(|it| fs::read_to_string(place::story().join(it)).unwrap())
}

#[test]
fn whoever_follows_the_guide_gets_what_it_says() {
    let folder = place::scratch("guide");
    let [en, vi] = guides();
    assert_eq!(follow(&en, &folder), Ok(8));
    // What was done once need not be done again.
    assert_eq!(blocks(&en), blocks(&vi));
    let said = [(Language::En, "1,200", "1,250"), (Language::Vi, "1.200", "1.250")];
    for (language, old, new) in said {
        let said = format!("“{}”", Words::corrected(language, old, new));
        assert!(guides().iter().all(|it| it.contains(&said)), "{said}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_answer_that_the_check_does_not_give_is_noticed() {
    let folder = place::scratch("guide-wrong");
    let [en, _] = guides();
    let wrong = follow(&en.replacen("published as 1200", "printed as 1200", 1), &folder);
    assert!(wrong.unwrap_err().starts_with("--- guide\nerror: target/try/facts.toml"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn every_command_in_the_text_of_the_guide_is_one() {
    let text = guides().concat();
    let mut count = 0;
    for words in text.split("`cargo xtask ").skip(1) {
        let words = words.split('`').next().unwrap_or_default();
        let words: Vec<String> = words.split(' ').map(Into::into).collect();
        arguments::parse(&words).unwrap();
        count += 1;
    }
    assert!(count >= 6);
}
