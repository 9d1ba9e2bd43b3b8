//! What axe looks at: every surface, and the states that a reader may bring it to.

/// A surface of the site.
pub struct Surface {
    /// What it is called in messages.
    pub name: &'static str,
    /// Its address, behind the folder of the language.
    pub path: &'static str,
    /// Which window it is.
    pub window: Window,
    /// The first step, some between, the last; none where it has none.
    pub steps: &'static [&'static str],
    /// What can be opened over it, at the step in the middle of these.
    pub opened: &'static [Opened],
}

/// Which window a surface is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// That of its address.
    Own,
    /// The stage, while notes are open: what an audience sees.
    Audience,
    /// The notes, in a window of their own.
    Notes,
    /// The notes beside the stage, where the browser opens no other window.
    Desk,
}

/// Something that opens.
pub struct Opened {
    /// How.
    pub by: By,
    /// By what it is known that it is open.
    pub sign: &'static str,
}

/// How something is opened.
#[derive(Clone, Copy, Debug)]
pub enum By {
    /// A click on the first element that the selector means.
    Click(&'static str),
    /// Keys.
    Keys(&'static str),
}

/// The folder of each language.
pub const LANGUAGES: [&str; 2] = ["", "en/"];

const SLIDES: &[&str] = &["opening-what", "before-span", "path-try", "views.views.2", "check.10"];

/// All of them.
pub const SURFACES: [Surface; 15] = [
    Surface {
        name: "reading",
        path: "",
        window: Window::Own,
        steps: &["opening-what", "chapters-count", "check-intro"],
        opened: &[
            click("#chapters-count a[data-fact][href='#fact-chapters']", "#source-panel[open] q"),
            click("[data-figure=chapters] a[href$='/embed/#chapters']", "dialog[open] #code"),
            click(".contents summary", ".contents[open]"),
        ],
    },
    Surface {
        name: "stage",
        path: "present/",
        window: Window::Own,
        steps: SLIDES,
        opened: &[
            keys("o", "#overview[open] .cards button"),
            keys("?", "#help[open]"),
            keys("q", ".code:not([hidden])"),
            keys("c", "html[data-contrast]"),
            keys("End PageDown", "[data-revealed][aria-current]"),
        ],
    },
    Surface {
        name: "audience",
        path: "present/",
        window: Window::Audience,
        steps: SLIDES,
        opened: &[keys("b", "html[data-black]")],
    },
    Surface {
        name: "notes",
        path: "present/",
        window: Window::Notes,
        steps: SLIDES,
        opened: &[click(".desk-pace summary", ".desk-pace[open]")],
    },
    Surface {
        name: "desk",
        path: "present/",
        window: Window::Desk,
        steps: &["check.10"],
        opened: &[],
    },
    Surface {
        name: "story",
        path: "embed/story/",
        window: Window::Own,
        steps: &["opening-what", "path-try", "chapters-count", "views-intro", "check-intro"],
        opened: &[click("#chapters-count a[href*='#fact-chapters']", "dialog[open]")],
    },
    figure("organization", "embed/organization/", &["opening-what", "change-lines"]),
    figure("timeline", "embed/timeline/", &["change-dates", "change-nationwide"]),
    figure("functions", "embed/functions/", &["work-up", "work-unknown"]),
    figure("command path", "embed/command-path/", &["path-before", "path-both"]),
    figure("order model", "embed/order-model/", &["path-try", "path-trade"]),
    figure("chapters", "embed/chapters/", &["chapters-what", "chapters-what-if"]),
    figure("units over time", "embed/units-over-time/", &["since-hanoi", "since-law"]),
    Surface {
        name: "newsroom",
        path: "embed/",
        window: Window::Own,
        steps: &[],
        opened: &[click(".apart summary", ".apart details[open]")],
    },
    Surface {
        name: "guarantees",
        path: "guarantees/",
        window: Window::Own,
        steps: &[],
        opened: &[click(".promises summary", ".promises details[open]")],
    },
];

/// An embed of one figure.
const fn figure(name: &'static str, path: &'static str, steps: &'static [&'static str]) -> Surface {
    const SOURCE: &[Opened] = &[click("figure .source a[href^='#fact-']", "dialog[open]")];
    Surface { name, path, window: Window::Own, steps, opened: SOURCE }
}

const fn click(css: &'static str, sign: &'static str) -> Opened {
    Opened { by: By::Click(css), sign }
}

const fn keys(names: &'static str, sign: &'static str) -> Opened {
    Opened { by: By::Keys(names), sign }
}
