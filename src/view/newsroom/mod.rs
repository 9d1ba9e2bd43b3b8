//! The page for newsrooms: the code of every embed, all of them at every width, and how to host them.
//!
//! All of it can be read without scripts. `public/code.js` wakes the form, here and in a dialog of the
//! page that is read, and brings the previews; it has no words of its own.

mod form;
mod guide;
mod list;

use leptos::prelude::*;

use super::site::SiteFile;
use super::writer::Writer;
use crate::address::Address;
use crate::hosting::{Piece, Way, escaped, fit};
use crate::model::Language;
use crate::story::{Figure, Story};
use crate::words::{NewsroomWords, PROJECT};

/// What stands in the code where the address of the site is not known.
pub const EXAMPLE: &str = "https://hai-cap.example/";

/// The name of the embed that has the whole story.
const STORY: &str = "story";

/// The folder of the page, relative to the site.
pub const fn folder(language: Language) -> &'static str {
    match language {
        Language::Vi => "embed/",
        Language::En => "en/embed/",
    }
}

/// The folder of the page that is read, relative to the site.
const fn reading(language: Language) -> &'static str {
    match language {
        Language::Vi => "",
        Language::En => "en/",
    }
}

/// From the page to the site's top.
const fn to_top(language: Language) -> &'static str {
    match language {
        Language::Vi => "../",
        Language::En => "../../",
    }
}

/// Something that can be embedded, in one language.
struct Embed {
    name: &'static str,
    language: Language,
    title: String,
    /// Read instead of the picture.
    description: String,
    /// The picture, from the site's top and without its ending.
    picture: String,
    /// Its size, in CSS pixels.
    size: (String, String),
    /// The step that the story shows it at first; empty for the whole.
    step: String,
}

impl Embed {
    fn figure(writer: &Writer<'_>, figure: &Figure, pictures: &[SiteFile]) -> Self {
        let language = writer.language;
        let name = figure.name.word();
        let picture = super::export::stem(language, name);
        let step = writer
            .story
            .steps()
            .find(|(_, step)| step.show.as_ref().is_some_and(|it| it.figure() == figure.name));
        Self {
            name,
            language,
            title: writer.plain(figure.title.get(language)),
            description: writer.plain(figure.description.get(language)),
            size: picture_size(pictures, &picture),
            picture,
            step: step.map(|(_, it)| it.id.clone()).unwrap_or_default(),
        }
    }

    /// All of them, the whole story last. Its picture is that of shared links.
    fn all(story: &Story, language: Language, pictures: &[SiteFile]) -> Vec<Self> {
        let writer = Writer { story, language };
        let mut all: Vec<Self> =
            story.figures.iter().map(|it| Self::figure(&writer, it, pictures)).collect();
        let picture = format!("share/{}", language.code());
        let size = picture_size(pictures, &picture);
        all.push(Self {
            name: STORY,
            language,
            title: writer.plain(story.title.get(language)),
            description: writer.plain(story.description.get(language)),
            picture,
            size,
            step: String::new(),
        });
        all
    }

    /// What stands in a slot of its code as the page prints it: nothing chosen but what it is.
    fn value(&self, site: &str, slot: &str) -> String {
        let reading = reading(self.language);
        match slot {
            "embed" => format!("{site}{}{}/", folder(self.language), self.name),
            "link" if self.step.is_empty() => format!("{site}{reading}"),
            "link" => format!("{site}{reading}#{}", self.step),
            "loader" => format!("{site}embed.js"),
            "image" => format!("{site}{}.png", self.picture),
            "title" => escaped(&self.title),
            "alt" => escaped(&self.description),
            "base" => fit(self.name).base.to_string(),
            "slope" => fit(self.name).slope.to_string(),
            "height" => fit(self.name).highest.to_string(),
            "width" => self.size.0.clone(),
            "depth" => self.size.1.clone(),
            "figure" => self.name.to_owned(),
            "lang" => self.language.code().to_owned(),
            _ => String::new(),
        }
    }
}

/// Width and height of a picture as it says itself; empty for one that is not there.
fn picture_size(pictures: &[SiteFile], stem: &str) -> (String, String) {
    let file = pictures.iter().find(|it| it.path.strip_suffix(".svg") == Some(stem));
    let svg = file.map_or("", |it| it.text.as_str());
    let value = |name: &str| {
        let (_, behind) = svg.split_once(&format!(" {name}=\"")).unwrap_or_default();
        behind.split('"').next().unwrap_or_default().to_owned()
    };
    (value("width"), value("height"))
}

/// Code with its slots, each filled as `value` says. A template keeps the attributes that are empty.
fn code(way: Way, template: bool, value: impl Fn(&str) -> String) -> AnyView {
    let slot = |name: &'static str| view! { <span data-slot=name>{value(name)}</span> }.into_any();
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => (*words).into_any(),
        Piece::Slot(name) => slot(name),
        Piece::Attribute(name) if !template && value(name).is_empty() => None::<AnyView>.into_any(),
        Piece::Attribute(name) => {
            view! { <span data-attribute=*name>" "{*name}"=\""{slot(name)}"\""</span> }.into_any()
        }
    };
    way.pieces().iter().map(piece).collect_view().into_any()
}

/// The page, complete. `pictures` are the files of the figures; `address` is that of the site, with a
/// slash at its end, where it is known.
pub fn newsroom_html(
    story: &Story,
    language: Language,
    template: &str,
    styles: &[&str],
    pictures: &[SiteFile],
    address: Option<&Address>,
) -> String {
    let owner = Owner::new();
    let (head, body) = owner.with(|| {
        let body = body(story, language, pictures, address).to_html();
        (head(language, styles).to_html(), body.replace("<!>", ""))
    });
    let opening = format!("<html lang=\"{}\" data-mode=\"newsroom\">", language.code());
    let template = without_program(template)
        .replace("<html lang=\"vi\">", &opening)
        .replace("=\"./", &format!("=\"{}", to_top(language)));
    let template = template.replacen(super::site::HEAD_SLOT, &head.replace("<!>", ""), 1);
    template.replacen(super::site::BODY_SLOT, &body, 1)
}

/// The template without the program, which this page does without.
fn without_program(template: &str) -> String {
    let without = |text: &str, begin: &str, end: &str| match text.split_once(begin) {
        Some((before, behind)) => {
            format!("{before}{}", behind.split_once(end).unwrap_or_default().1)
        }
        None => text.to_owned(),
    };
    let text = without(template, "<script type=\"module\"", "</script>");
    without(&text, "<link rel=\"modulepreload\"", ">")
}

fn head(language: Language, styles: &[&str]) -> impl IntoView + use<> {
    let words = NewsroomWords::of(language);
    let top = to_top(language);
    let title = format!("{PROJECT}: {}", words.title);
    let styles =
        styles.iter().map(|it| view! { <link rel="stylesheet" href=format!("{top}{it}") /> });
    let languages = Language::ALL.map(|it| {
        let href = if it == language { "./".to_owned() } else { format!("{top}{}", folder(it)) };
        view! { <link rel="alternate" hreflang=it.code() href=href /> }
    });
    view! {
        <title>{title}</title>
        <meta name="description" content=words.lead />
        {styles.collect_view()}
        <link rel="icon" href=format!("{top}favicon.svg") r#type="image/svg+xml" />
        {languages.collect_view()}
        <script r#type="module" src=format!("{top}code.js")></script>
    }
}

fn body(
    story: &Story,
    language: Language,
    pictures: &[SiteFile],
    address: Option<&Address>,
) -> impl IntoView + use<> {
    let words = NewsroomWords::of(language);
    let writer = Writer { story, language };
    let other = language.other();
    let both = Language::ALL.map(|it| Embed::all(story, it, pictures));
    let own = Embed::all(story, language, pictures);
    let top = to_top(language);
    view! {
        <header class="cover">
            <p class="quiet"><span translate="no">{PROJECT}</span>" · "<a href=format!("{top}{}", reading(language))>{words.to_reading}</a>" · "
                <a href=format!("{top}{}", folder(other)) hreflang=other.code() lang=other.code()>{writer.words().other_language}</a></p>
            <h1>{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </header>
        <main id="main" class="newsroom">
            {form::form(&writer, &own, &both)}
            {list::widths(language)}
            {list::list(language, &own, address)}
            {guide::guide(language, address)}
        </main>
    }
}
