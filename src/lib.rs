//! **Hai Cấp** explains one public event in the browser: Hanoi City Police going from three tiers
//! (city, district, commune) to two.
//!
//! There are three kinds of thing: a [`story`] as its editors write it, figures that a pure
//! [`layout`] places, and pages that show both. A page is complete HTML before any script; the
//! program takes over those parts of it that move.
//!
//! ```text
//! public/story/*.toml --story::load--> Story (sound)  or every problem at once, and nothing written
//! what load asks --story::schemas--> .schema/*.json, by which editors' programs complete words
//! Story x Page --view::site--> dist/**/index.html, dist/story/facts.{json,csv}, dist/corrections.json
//! Story x Address --view::listed--> dist/robots.txt, sitemap.xml, oembed/**.json
//! Story x programs --view::one_file--> dist/one-file/hai-cap.html, for a disk without a server
//! Story x Language --view::export--> dist/figures/<language>/<figure>.{svg,png,csv}
//! browser: the page's own data -> the same Subject, the same views -> hydrate the parts that move
//! scroll, keys, buttons, links -> Cue -> Session::follow -> signals -> parts and painter
//! in a frame: embedded.js shows a step and says so -> the same cues; height and step go to the host
//! presenting: keys, buttons, the other window -> Wish -> Talk::follow -> attributes, and cues again
//! ```
//!
//! | module | what it is | may use |
//! |---|---|---|
//! | [`model`] | facts, dates, languages, an organization in two eras | std |
//! | [`story`] | the files as written, the check, the story, the cue sheet | model |
//! | [`layout`] | places of marks, lines and labels, in figure units | model, simulate |
//! | [`simulate`] | the order model: one order in both eras, seeded, without a clock | model |
//! | [`page`] | the pages and the ways between them | model |
//! | [`address`] | where the site is on the web, if a build knows it | std |
//! | [`presenting`] | the talk that two windows share: slides, keys, clock, messages | model, story |
//! | `release` | the files of a release that belong together, for browsers without a network | model, page |
//! | [`words`] | every word of the interface in both languages | model, story, simulate, presenting |
//! | [`pixels`] | small marks as pixels | std |
//! | [`guarantees`] | what is promised, where it is tested, what came of the tests | model |
//! | [`hosting`] | what others need to take the site in: headers, the code of embeds | std |
//! | `style` | the style sheet | std |
//! | `view` | HTML and SVG | all above but `release` and `pixels`; leptos |
//! | `browser` | listeners, effects, timers, the painter | all above, web-sys, gloo |
//!
//! Features are the wall: with none, only the pure modules are compiled, and they cannot reach
//! leptos by accident because it is not there; `tests/dependency_rule.rs` holds the table above.
//! `ssr` adds the views and the program `prerender`, `hydrate` adds the views and `browser`, `e2e`
//! the tests in real browsers.
//!
//! # Invariants
//!
//! - The first drawing of a page depends on its `Page` and its [`story::Story`] only: no window
//!   size, time, locale or chance. That is what makes hydration safe.
//! - `view::session::Session` is the only state of the moving figures, `Session::follow` the only way
//!   to change it. Everything a reader does to them becomes a cue. (What is typed into a field, and
//!   which picture of the chapters is chosen, the page itself remembers; the order model keeps its
//!   settings and the guess in `browser::model`.)
//! - A [`presenting::Talk`] is the only state that the windows of a talk share, `Talk::follow` the
//!   only way to change it. Each window holds all of it and tells all of it; the newest wins. It is
//!   kept in the window's name and nowhere else: that outlives reload and change of language, and
//!   goes with the window.
//! - Layout speaks figure units, the `viewBox`. Nothing measures the page in order to draw.
//! - A [`story::Story`] in hand is sound. No view handles a missing unit or fact.
//! - Effects, timers and listeners to the window exist only in `browser`; views listen to their own
//!   controls.
//! - The browser reads a page through what was written into it (`lang`, `data-step`, `data-part`,
//!   `#story`), never through the insides of components.
//! - Prose, figures, tables and the files to take away read numbers from the same facts. A digit
//!   that comes from no fact stops the build.
//!
//! # Considered and left
//!
//! - *Hydrating the whole article.* Every word would be in the page twice, as HTML and as data, and
//!   any change to any word, by a translator or an extension, would stop every figure. So only the
//!   parts of figures that move are hydrated, each by itself, and numbers open the entry of the list
//!   of sources that the page already has.
//! - *A binding for each mark.* 557 marks with two bindings each cost more to start and to turn than
//!   the whole motion. `browser::painter` moves them by plain numbers and writes attributes at rest;
//!   beyond two thousand it leaves them painted.
//! - *Paths on the canvas.* With no graphics card ten thousand arcs reach half the frames of a
//!   screen; [`pixels`] stamps them into memory of the program's own.
//! - *serde in the program.* Each type that serde reads brings a reader of its own, and the reader
//!   of JSON is ten KB, packed. `story::Tables` has one shape for all rows, and the browser reads
//!   JSON itself; serde writes the pages.
//! - *Erased views* (`AnyView`, `erase_components`) in what the program hydrates: they bring every
//!   way of drawing with them. Where only pages are written they are used freely.
//! - *`IntersectionObserver`.* Looking at thirty rectangles once a frame does the same, in every
//!   browser alike, and is what the page would need anyway where the observer is missing.
//! - *A style sheet inside exported pictures.* The renderer of PNG knows no `var()`, `:is()` or
//!   `@media`, and programs of news desks know less. `view::export` applies the sheet to each element.
//! - *One program for pages that are read and presented.* What only presenting needs is a quarter of
//!   a program that is at its limit, so there are two, of the same modules, and a page names its own.
//! - *Pages of the one file in its fragment.* The fragment is the step's; the query is kept by every
//!   browser for files as well, and whoever writes settings into it keeps the key of the page.
//! - *A slide as a picture of its own.* The stage shows the figures of the story themselves, so that a
//!   slide can be played with; the small pictures of the handout and the overview are drawn by the
//!   same views. The notes window shows the stage by running it, at the size the room has.
//! - *Changes as messages between the windows.* One that is lost or late would part them; the whole
//!   talk is half a kilobyte.
//! - *Steps in a frame by the program.* A frame on a news page has to be right at its first paint and
//!   to hold its height, so theme, height and steps are a script of two kilobytes, packed, in its
//!   head; the program makes the figures move and follows the step that the page shows.
//! - *One program for frames.* The order model is a third of it. It comes with its own step, and
//!   keeps a first visit below 150 KB.
//! - *A source's entry in the frame of the whole story.* All entries are as long as the story; they
//!   come from its page when the first number is touched.
//! - *Sorting a table in a frame.* The page that is read does it, and the table can be taken away.
//! - *A workspace with a member for each side.* `hydrate` and `ssr` would be switched on together.

pub mod address;
#[cfg(feature = "hydrate")]
pub mod browser;
pub mod guarantees;
pub mod hosting;
pub mod layout;
pub mod model;
pub mod page;
pub mod pixels;
pub mod presenting;
#[cfg(feature = "release")]
pub mod release;
pub mod simulate;
pub mod story;
#[cfg(feature = "ssr")]
pub mod style;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod view;
pub mod words;
