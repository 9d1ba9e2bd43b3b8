//! The words after `cargo xtask`, read into a chore.

use std::path::PathBuf;

use haicap::address::Address;

use crate::failure::Failure;

/// What `cargo xtask` prints when asked for help.
pub const USAGE: &str = "\
cargo xtask serve [--port N]                 serve the site and rebuild it on every change (port 8080)
cargo xtask test [--full]                    everything that must pass; --full adds the slow tests
cargo xtask test NAME                        browser tests whose names hold this, slow ones too
cargo xtask build [--story DIR] [--out DIR] [--address https://… [--policy-inside]]
                                             write the site for publishing (from public/story into dist),
                                             with its policy inside for a host that sends no headers
cargo xtask check [DIR]                      check the story files (public/story)
cargo xtask new-story DIR                    begin a story: a small sound one, made up, to be replaced
cargo xtask release [DIR]                    after publishing: note what readers have seen of them
cargo xtask publish --to DIR                 put dist into a folder that is served, without breaking it
cargo xtask schema                           write what editors' programs complete story files by
cargo xtask freeze --out DIR --address URL [--figure NAME]
                                             write embeds of dist that never change, for another host
cargo xtask bench                            print our numbers beside the ones to be ahead of
cargo xtask contact-sheet [--surface NAME]   pictures of every scene, surface and figure on one page
cargo xtask load [--seconds N]               dist on nginx and Caddy: headers, and many readers (60 s)
cargo xtask audit                            crates: licences, sources, known faults
cargo xtask components [--out FILE]          list what goes into the published program (to the screen)
cargo xtask reproduce                        build twice from nothing, and compare every file
cargo xtask fuzz [--seconds N]               feed our readers of text with anything (60 s each)
cargo xtask guarantees                       write what came of the tests of each promise into README
                                             and the site";

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chore {
    /// Print [`USAGE`].
    Help,
    /// Serve the site while it is worked on.
    Serve {
        /// The port to listen on.
        port: u16,
    },
    /// Run every check, fast ones first.
    Test {
        /// Also run the tests marked slow.
        full: bool,
    },
    /// Run some of the tests in browsers.
    TestSome {
        /// What their names hold.
        name: String,
    },
    /// Write the site for publishing.
    Build {
        /// The folder of the story files; `None` is the one in this repository.
        story: Option<PathBuf>,
        /// The folder to write into; `None` is `dist`.
        out: Option<PathBuf>,
        /// Where the site will be on the web, for all that has to name it.
        address: Option<Address>,
        /// Whether pages hold the policy that hosts send as a header.
        policy_inside: bool,
    },
    /// Check story files.
    Check {
        /// The folder of the story files.
        story: PathBuf,
    },
    /// Begin a story.
    NewStory {
        /// The folder to write into.
        folder: PathBuf,
    },
    /// Note the published values of a story.
    Release {
        /// The folder of the story files.
        story: PathBuf,
    },
    /// Put the built site where it is served.
    Publish {
        /// The folder that is served.
        to: PathBuf,
    },
    /// Write the schemas of the story files.
    Schema,
    /// Write a frozen copy of embeds.
    Freeze {
        /// The figure; `None` is all of them and the whole story.
        figure: Option<String>,
        /// The folder to write into.
        out: PathBuf,
        /// The address of the story.
        address: String,
    },
    /// Measure.
    Bench,
    /// Take pictures of everything.
    ContactSheet {
        /// The only surface to take them of; `None` is all.
        surface: Option<String>,
    },
    /// Serve the built site as a host does, to many.
    Load {
        /// For how long on each server.
        seconds: u32,
    },
    /// Look at the crates.
    Audit,
    /// List what goes into the published program.
    Components {
        /// The file to write; `None` is the screen.
        out: Option<PathBuf>,
    },
    /// Build twice, and compare.
    Reproduce,
    /// Feed the readers of text with anything.
    Fuzz {
        /// For how long each.
        seconds: u32,
    },
    /// Write the table of what is promised.
    Guarantees,
}

/// Reads the words of the command line. Refuses unknown words, missing values and bad ports.
pub fn parse(words: &[String]) -> Result<Chore, Failure> {
    let Some((chore, rest)) = words.split_first() else {
        return Ok(Chore::Help);
    };
    let mut rest = Rest(rest.to_vec());
    let chore = match chore.as_str() {
        "help" | "--help" | "-h" => Chore::Help,
        "serve" => Chore::Serve {
            port: match rest.value("--port")? {
                Some(port) => port.parse().map_err(|_| {
                    refusal(format!("\"{port}\" is no port; use a number up to 65535"))
                })?,
                None => 8080,
            },
        },
        "test" => match rest.word() {
            Some(name) => Chore::TestSome { name },
            None => Chore::Test { full: rest.flag("--full") },
        },
        "build" => Chore::Build {
            story: rest.value("--story")?.map(PathBuf::from),
            out: rest.value("--out")?.map(PathBuf::from),
            address: rest.value("--address")?.map(|it| address(&it)).transpose()?,
            policy_inside: rest.flag("--policy-inside"),
        },
        "check" => Chore::Check { story: rest.story() },
        "new-story" => Chore::NewStory {
            folder: rest
                .word()
                .map(PathBuf::from)
                .ok_or_else(|| refusal("\"new-story\" needs a folder after it".to_owned()))?,
        },
        "release" => Chore::Release { story: rest.story() },
        "publish" => Chore::Publish { to: rest.needed("--to")?.into() },
        "schema" => Chore::Schema,
        "freeze" => Chore::Freeze {
            figure: rest.value("--figure")?,
            out: rest.needed("--out")?.into(),
            address: rest.needed("--address")?,
        },
        "bench" => Chore::Bench,
        "contact-sheet" => Chore::ContactSheet { surface: rest.value("--surface")? },
        "load" => Chore::Load { seconds: rest.seconds(crate::load::USUAL_SECONDS)? },
        "audit" => Chore::Audit,
        "components" => Chore::Components { out: rest.value("--out")?.map(PathBuf::from) },
        "guarantees" => Chore::Guarantees,
        "reproduce" => Chore::Reproduce,
        "fuzz" => Chore::Fuzz { seconds: rest.seconds(crate::fuzz::USUAL_SECONDS)? },
        unknown => return Err(refusal(format!("no chore is called \"{unknown}\""))),
    };
    match rest.0.first() {
        Some(word) => Err(refusal(format!("\"{word}\" is not understood here"))),
        None => Ok(chore),
    }
}

/// The words not yet understood.
struct Rest(Vec<String>);

impl Rest {
    fn flag(&mut self, name: &str) -> bool {
        let position = self.0.iter().position(|word| word == name);
        position.map(|at| self.0.remove(at)).is_some()
    }

    fn value(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let Some(at) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        self.0.remove(at);
        match self.0.get(at) {
            Some(value) if !value.starts_with("--") => Ok(Some(self.0.remove(at))),
            _ => Err(refusal(format!("\"{name}\" needs a value after it"))),
        }
    }

    /// The folder that is named, or that of the story of this repository.
    fn story(&mut self) -> PathBuf {
        self.word().map_or_else(crate::place::story, PathBuf::from)
    }

    fn needed(&mut self, name: &str) -> Result<String, Failure> {
        self.value(name)?.ok_or_else(|| refusal(format!("\"{name}\" is missing")))
    }

    fn seconds(&mut self, usual: u32) -> Result<u32, Failure> {
        self.value("--seconds")?.map_or(Ok(usual), |it| positive(&it))
    }

    fn word(&mut self) -> Option<String> {
        let at = self.0.iter().position(|word| !word.starts_with('-'))?;
        Some(self.0.remove(at))
    }
}

fn positive(text: &str) -> Result<u32, Failure> {
    let number = text.parse().ok().filter(|it| 0 < *it);
    number.ok_or_else(|| refusal(format!("\"{text}\" is no number of seconds")))
}

fn address(text: &str) -> Result<Address, Failure> {
    Address::parse(text).map_err(|error| refusal(format!("--address: {error}")))
}

fn refusal(what: String) -> Failure {
    Failure::new(what).remedy(USAGE.replace('\n', "\n  "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &Chore) {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        assert_eq!(&parse(&words).unwrap(), expected);
    }

    fn check_refused(line: &str, reason: &str) {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        let refusal = parse(&words).unwrap_err().to_string();
        assert!(refusal.contains(reason), "{refusal}");
    }

    #[test]
    fn options_may_stand_in_any_order() {
        let expected = Chore::Build {
            story: Some("other".into()),
            out: Some("site".into()),
            address: Address::parse("https://example.org/").ok(),
            policy_inside: true,
        };
        check(
            "build --story other --out site --policy-inside --address https://example.org",
            &expected,
        );
        check(
            "build --address https://example.org/ --policy-inside --out site --story other",
            &expected,
        );
    }

    #[test]
    fn a_story_may_be_named() {
        check("check other", &Chore::Check { story: "other".into() });
        check("release other", &Chore::Release { story: "other".into() });
        check("new-story other", &Chore::NewStory { folder: "other".into() });
        check("release", &Chore::Release { story: crate::place::story() });
    }

    #[test]
    fn a_chore_without_options_takes_the_usual_ones() {
        check("serve", &Chore::Serve { port: 8080 });
        check("test", &Chore::Test { full: false });
        check("test soak::", &Chore::TestSome { name: "soak::".into() });
        check("fuzz", &Chore::Fuzz { seconds: 60 });
        check("load", &Chore::Load { seconds: 60 });
        check("load --seconds 5", &Chore::Load { seconds: 5 });
        check("components", &Chore::Components { out: None });
        check("", &Chore::Help);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        check_refused("serve --port many", "\"many\" is no port");
        check_refused("build --story --out x", "\"--story\" needs a value");
        check_refused("fuzz --seconds 0", "\"0\" is no number of seconds");
        check_refused("load --seconds soon", "\"soon\" is no number of seconds");
        check_refused("freeze --out copy", "\"--address\" is missing");
        check_refused("publish", "\"--to\" is missing");
        check_refused("test --fast", "\"--fast\" is not understood");
        check_refused("test soak:: --full", "\"--full\" is not understood");
        check_refused("build --address example.org", "--address: \"example.org\" is no address");
        check_refused("new-story", "\"new-story\" needs a folder after it");
        check_refused("deploy", "no chore is called \"deploy\"");
    }
}
