//! A page of the site: a language and a mode; its path, and the way from it to others.

use crate::model::Language;

/// How the story is arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Scrolling prose beside figures.
    Reading,
    /// One slide at a time, for a room.
    Presenting,
    /// In a frame of somebody else's page: one figure by its name, or [`WHOLE`].
    Embedded(&'static str),
}

/// The name of the embed page that has the whole story.
pub const WHOLE: &str = "story";

/// The one file that needs no server, from the top of the site.
pub const ONE_FILE: &str = "one-file/hai-cap.html";

impl Mode {
    /// The value of `data-mode`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Presenting => "presenting",
            Self::Embedded(_) => "embedded",
        }
    }
}

/// One page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The language it is written in.
    pub language: Language,
    /// Its arrangement.
    pub mode: Mode,
}

impl Page {
    /// The pages of a mode, in the order of languages.
    pub fn of(mode: Mode) -> [Self; 2] {
        Language::ALL.map(|language| Self { language, mode })
    }

    /// Those that stand by themselves, not in a frame of others: first those to read.
    pub fn at_large() -> impl Iterator<Item = Self> {
        [Mode::Reading, Mode::Presenting].into_iter().flat_map(Self::of)
    }

    /// The folder it is written to, relative to the site: empty, or ending in `/`.
    pub fn folder(self) -> String {
        let reading = folder_of(self.language);
        match self.mode {
            Mode::Reading => reading.to_owned(),
            Mode::Presenting => format!("{reading}present/"),
            Mode::Embedded(name) => format!("{}{name}/", embeds_in(self.language)),
        }
    }

    /// From the page to the site's top: `./` or `../`, so that a site works in any folder.
    pub fn to_top(self) -> String {
        to_top_from(&self.folder())
    }

    /// The page of the same language that is to be presented, as a link from this one.
    pub fn to_presenting(self) -> String {
        self.to_top() + &Self { mode: Mode::Presenting, ..self }.folder()
    }

    /// The page of the same language that is to be read, as a link from this one.
    pub fn to_reading(self) -> String {
        self.to_top() + &Self { mode: Mode::Reading, ..self }.folder()
    }

    /// The same page in the other language, as a link from this one.
    pub fn to_other_language(self) -> String {
        let other = Self { language: self.language.other(), ..self };
        self.to_top() + &other.folder()
    }
}

/// The folder of what is read in a language, relative to the site.
const fn folder_of(language: Language) -> &'static str {
    match language {
        Language::Vi => "",
        Language::En => "en/",
    }
}

/// The folder of all embeds in a language, where the page for newsrooms is.
pub fn embeds_in(language: Language) -> String {
    format!("{}embed/", folder_of(language))
}

/// The folder of the page about what is promised, in a language.
pub fn guarantees_in(language: Language) -> String {
    format!("{}guarantees/", folder_of(language))
}

/// From a folder to the site's top.
pub fn to_top_from(folder: &str) -> String {
    match folder.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}
