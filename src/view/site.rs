//! The site as files: every page complete, the facts to take away, the style sheet.

use leptos::prelude::*;

use super::article::article;
use super::figure::{hash_slot, part_slot};
use super::figures::{PartUser, Subject, each_part};
use super::guarantees::guarantees_html;
use super::head::{head, linked_data};
use super::minify::{classes_first, patterns_once, without_implied_ends};
use super::minify_paths::relative_paths;
use super::newsroom::newsroom_html;
use super::presenting::talk;
use super::session::Session;
use super::writer::Writer;
use super::{embedded, export, installed, listed};
use crate::address::Address;
use crate::hosting::{SITE_POLICY, embed_policy, host_files, policy_tag, room_at};
use crate::model::Language;
use crate::page::{Mode, Page, WHOLE, embeds_in, guarantees_in};
use crate::story::{CountFacts, CueSheet, Story, Tables, corrections_json, facts_csv, facts_json};
use crate::style;

/// Where a template, built by Trunk, takes the head of a page.
pub const HEAD_SLOT: &str = "<!--page:head-->";
/// The script of pages in a frame.
const EMBEDDED: &str = include_str!("../../public/embedded.js");

/// The loader for pages of others, and where in it the figures stand.
const LOADER: &str = include_str!("../../public/embed.js");
const FIGURES: &str = "const figures = {};";
/// The width of a column that it is taken to be in, in CSS pixels.
const LOADER_PX: u32 = 640;

/// The name of the figure that has a program of its own.
const MODEL: &str = "order-model";

/// Where it takes the body.
pub const BODY_SLOT: &str = "<!--page:body-->";

/// A file of the site: its path from the top, and its text.
pub struct SiteFile {
    /// Such as `en/index.html`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// The template of each mode: `index.html` as Trunk built it, with the program of its pages.
pub struct Templates {
    /// Of pages that are read.
    pub reading: String,
    /// Of pages that are presented.
    pub presenting: String,
    /// Of a figure in a frame.
    pub embedded: String,
    /// Of the order model in a frame.
    pub model: String,
    /// Of the whole story in a frame: the program of figures, and later that of the model.
    pub whole: String,
}

impl Templates {
    /// One template for every page, where no program will run.
    pub fn alike(template: &str) -> Self {
        let template = || template.to_owned();
        Self {
            reading: template(),
            presenting: template(),
            embedded: template(),
            model: template(),
            whole: template(),
        }
    }

    /// The same with the policy inside, for hosts that send no headers; `origin` is the site's.
    ///
    /// # Errors
    /// A template has lost the line that the policy goes behind.
    pub fn with_policies(self, origin: &str) -> Result<Self, String> {
        let charset = "<meta charset=\"utf-8\">";
        let with = |template: String, policy: &str| match template.split_once(charset) {
            Some((head, tail)) => Ok(format!("{head}{charset}\n{}{tail}", policy_tag(policy))),
            None => Err(format!("index.html: no {charset} for the policy to stand behind")),
        };
        let embeds = embed_policy(origin);
        Ok(Self {
            reading: with(self.reading, SITE_POLICY)?,
            presenting: with(self.presenting, SITE_POLICY)?,
            embedded: with(self.embedded, &embeds)?,
            model: with(self.model, &embeds)?,
            whole: with(self.whole, &embeds)?,
        })
    }

    /// The template of a mode.
    pub fn of(&self, mode: Mode) -> &str {
        match mode {
            Mode::Reading => &self.reading,
            Mode::Presenting => &self.presenting,
            Mode::Embedded(WHOLE) => &self.whole,
            Mode::Embedded(MODEL) => &self.model,
            Mode::Embedded(_) => &self.embedded,
        }
    }
}

/// All files that depend on the story, of a site that does not know where it will be.
pub fn files(story: &Story, templates: &Templates) -> Vec<SiteFile> {
    files_at(story, templates, None)
}

/// All files that depend on the story, of a site at an address.
pub fn files_at(story: &Story, templates: &Templates, address: Option<&Address>) -> Vec<SiteFile> {
    let named = |name: &str, ending: &str, text: String| {
        let path = format!("{name}-{}.{ending}", fnv(&text));
        SiteFile { path, text }
    };
    let sheet = named("style", "css", style::sheet());
    let stage = named("presenting", "css", style::presenting_sheet());
    let frame = named("embedded", "css", style::embedded_sheet());
    let script = named("embedded", "js", without_line_comments(EMBEDDED));
    let loader = SiteFile { path: "embed.js".into(), text: loader(story) };
    let mut files = vec![
        SiteFile { path: "story/facts.json".into(), text: facts_json(story) },
        SiteFile { path: "story/facts.csv".into(), text: facts_csv(story) },
        SiteFile { path: "corrections.json".into(), text: corrections_json(story) },
    ];
    let embeds = embedded::names(story).into_iter().map(Mode::Embedded);
    for mode in [Mode::Reading, Mode::Presenting].into_iter().chain(embeds) {
        let assets: &[&SiteFile] = match mode {
            Mode::Reading => &[&sheet],
            Mode::Presenting => &[&sheet, &stage],
            Mode::Embedded(_) => &[&frame, &script],
        };
        let assets: Vec<&str> = assets.iter().map(|it| it.path.as_str()).collect();
        for page in Page::of(mode) {
            let path = format!("{}index.html", page.folder());
            let text = page_at(story, page, templates.of(mode), &assets, address);
            files.push(SiteFile { path, text });
        }
    }
    let pictures = export::files(story);
    let origin = address.map(Address::origin);
    let newsroom = named("newsroom", "css", style::newsroom_sheet());
    for language in Language::ALL {
        let path = embeds_in(language) + "index.html";
        let styles = [sheet.path.as_str(), newsroom.path.as_str()];
        let text = newsroom_html(story, language, &templates.reading, &styles, &pictures, address);
        files.push(SiteFile { path, text });
        let path = guarantees_in(language) + "index.html";
        let text = guarantees_html(language, &templates.reading, &styles);
        files.push(SiteFile { path, text });
    }
    let hosts = host_files(origin.as_deref()).into_iter();
    files.extend(hosts.map(|it| SiteFile { path: it.path.into(), text: it.text }));
    files.extend([sheet, stage, newsroom, frame, script, loader]);
    files.extend(listed::files(story, address));
    files.extend(installed::files(story));
    files.extend(pictures);
    files
}

/// The loader, which knows what there is to embed, and how much room to keep for it.
fn loader(story: &Story) -> String {
    let rooms: Vec<String> = embedded::names(story)
        .into_iter()
        .map(|it| format!("\"{it}\":{}", room_at(it, LOADER_PX)))
        .collect();
    let figures = format!("const figures = {{{}}};", rooms.join(","));
    without_line_comments(LOADER).replacen(FIGURES, &figures, 1)
}

/// One page, complete, with its style sheets and scripts, of a site that does not know where it
/// will be.
pub fn page_html(story: &Story, page: Page, template: &str, assets: &[&str]) -> String {
    page_at(story, page, template, assets, None)
}

/// One page, of a site at an address where that is known.
pub(super) fn page_at(
    story: &Story,
    page: Page,
    template: &str,
    assets: &[&str],
    address: Option<&Address>,
) -> String {
    let language = page.language;
    let mut sheet = cue_sheet(story, language);
    if let Mode::Embedded(name) = page.mode {
        // Of a figure alone, what stands beside its steps.
        let steps = embedded::steps_of(story, name).filter_map(|(_, it)| sheet.steps.get(it));
        sheet.steps = steps.cloned().collect();
    }
    let subject = Subject::new(story.organization.organization.clone(), &sheet, language);
    let writer = Writer { story, language };
    let owner = Owner::new();
    let (head, body) = owner.with(|| {
        let head = without_markers(head(page, &writer, assets, address).to_html());
        let head = head + &linked_data(page, &writer, address);
        let body = match page.mode {
            Mode::Reading => article(page, &writer, &subject),
            Mode::Presenting => talk(page, &writer, &subject),
            Mode::Embedded(name) => embedded::embedded(page, name, &writer, &subject),
        };
        let mut body = without_markers(body.to_html());
        if let Mode::Embedded(name) = page.mode {
            let sources = embedded::sources_of(page, &writer, &subject, &body);
            body.push_str(&without_markers(sources.to_html()));
            if name == WHOLE {
                body = embedded::to_other_sources(page, &body);
            }
        }
        if page.mode == Mode::Presenting {
            body = patterns_once(&body);
        }
        body = relative_paths(&without_implied_ends(&classes_first(&body)));
        for (name, html) in parts(&subject) {
            let html = classes_first(&html);
            let hash = fnv(&as_browsers_write(&html));
            body = body.replace(&hash_slot(name), &hash).replace(&part_slot(name), &html);
        }
        if page.mode == Mode::Embedded(MODEL) {
            // A form is long: it is there before the program, which writes it anew, so that nothing
            // of the host's moves.
            for (name, html) in each_drawn(&subject).late {
                let empty = format!("data-part=\"{name}\"></div>");
                let filled = empty.replace("</div>", &(without_markers(html) + "</div>"));
                body = body.replace(&empty, &filled);
            }
        }
        (head, body)
    });
    let data = serde_json::to_string(&Tables::write(&sheet, language)).unwrap_or_default();
    let data = data.replace('<', "\\u003c");
    // First, since what it says packs well with what the page says after it.
    let body = format!("<script type=\"application/json\" id=\"story\">{data}</script>{body}");
    let opening = format!("<html lang=\"{}\" data-mode=\"{}\">", language.code(), page.mode.word());
    let template = template
        .replace("<html lang=\"vi\">", &opening)
        .replace("=\"./", &format!("=\"{}", page.to_top()));
    template.replacen(HEAD_SLOT, &head, 1).replacen(BODY_SLOT, &body, 1)
}

/// The parts that the program takes over, as they are written, by name.
fn parts(subject: &Subject) -> Vec<(&'static str, String)> {
    each_drawn(subject).written
}

/// All parts as they begin, by name.
pub fn each_drawn(subject: &Subject) -> Parts {
    let mut parts = Parts::default();
    let session = Session::new(subject.opening_district());
    each_part(&mut parts, subject, session, Callback::new(|_| {}));
    parts
}

/// Parts as HTML, by name.
#[derive(Default)]
pub struct Parts {
    /// Those that pages are written with.
    pub written: Vec<(&'static str, String)>,
    /// Those that the program puts there.
    pub late: Vec<(&'static str, String)>,
}

impl PartUser for Parts {
    fn part<V: IntoView + 'static>(
        &mut self,
        name: &'static str,
        draw: impl FnOnce() -> V + 'static,
    ) {
        self.written.push((name, draw().into_view().to_html()));
    }

    fn late<V: IntoView + 'static>(
        &mut self,
        name: &'static str,
        draw: impl FnOnce() -> V + 'static,
    ) {
        self.late.push((name, draw().into_view().to_html()));
    }
}

/// What the program needs of the story.
pub fn cue_sheet(story: &Story, language: Language) -> CueSheet {
    let eras = &story.organization.eras;
    CueSheet {
        plan: story.organization.organization.plan().clone(),
        eras: [&eras.before, &eras.after].map(|it| it.get(language).clone()),
        counts: CountFacts {
            tiers: story.organization.counts.clone(),
            under_units: story.organization.count_source.clone().unwrap_or_default(),
        },
        outlook: super::outlook::outlook(&Writer { story, language }),
        steps: story.steps().map(|(_, step)| step.show.clone()).collect(),
    }
}

/// A script of ours without the lines that are comments, and without indents.
pub fn without_line_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let comment = |it: &str| ["//", "/**", "* ", "*/"].iter().any(|start| it.starts_with(start));
    lines.filter(|it| !it.is_empty() && !comment(it)).collect::<Vec<_>>().join("\n")
}

/// Markers show the program where a changing text begins; what it leaves alone needs none.
fn without_markers(html: String) -> String {
    html.replace("<!>", "")
}

/// HTML as a browser writes it back: markers as comments, bare attributes with an empty value.
///
/// Only what our own views use; a browser test compares the hashes on every page.
fn as_browsers_write(html: &str) -> String {
    let mut text = html.replace("<!>", "<!---->").replace('\u{a0}', "&nbsp;");
    for bare in ["checked", "disabled", "hidden"] {
        for end in [' ', '>'] {
            text = text.replace(&format!(" {bare}{end}"), &format!(" {bare}=\"\"{end}"));
        }
    }
    text
}

/// FNV-1a over UTF-16 code units, as `boot.js` computes it.
pub fn fnv(text: &str) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    for unit in text.encode_utf16() {
        hash = (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193);
    }
    format!("{hash:08x}")
}
