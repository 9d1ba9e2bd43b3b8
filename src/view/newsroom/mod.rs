//! The page for newsrooms: the code of every embed, all of them at every width, and how to host them.
//!
//! All of it can be read without scripts. `public/code.js` wakes the form, here and in a dialog of the
//! page that is read, and brings the previews; it has no words of its own.

mod form;
mod guide;
mod list;

use leptos::prelude::*;

use super::apart::Apart;
use super::embedded;
use super::export::{card_stem, stem};
use super::site::SiteFile;
use super::writer::{Writer, without_project};
use crate::address::Address;
use crate::hosting::{Piece, Way, escaped, fit};
use crate::model::Language;
use crate::page::{Mode, Page, WHOLE, embeds_in};
use crate::story::Story;
use crate::words::NewsroomWords;

/// What stands in the code where the address of the site is not known.
pub const EXAMPLE: &str = "https://hai-cap.example/";

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
    fn new(writer: &Writer<'_>, name: &'static str, pictures: &[SiteFile]) -> Self {
        let language = writer.language;
        let [title, description] = embedded::about(writer, name);
        let whole = name == WHOLE;
        // The picture of the whole story is that of shared links.
        let picture = if whole { card_stem(language) } else { stem(language, name) };
        let step = embedded::steps_of(writer.story, name).next().filter(|_| !whole);
        Self {
            name,
            language,
            title: without_project(&title).to_owned(),
            description,
            size: picture_size(pictures, &picture),
            picture,
            step: step.map(|(id, _)| id.to_owned()).unwrap_or_default(),
        }
    }

    /// All of them, the whole story last.
    fn all(story: &Story, language: Language, pictures: &[SiteFile]) -> Vec<Self> {
        let writer = Writer { story, language };
        embedded::names(story).into_iter().map(|it| Self::new(&writer, it, pictures)).collect()
    }

    /// The folder of its page, from the site's top.
    fn folder(&self) -> String {
        Page { language: self.language, mode: Mode::Embedded(self.name) }.folder()
    }

    /// The folder of the page that is read.
    fn reading(&self) -> String {
        Page { language: self.language, mode: Mode::Reading }.folder()
    }

    /// What stands in a slot of its code as the page prints it: nothing chosen but what it is.
    fn value(&self, site: &str, slot: &str) -> String {
        match slot {
            "embed" => site.to_owned() + &self.folder(),
            "link" if self.step.is_empty() => site.to_owned() + &self.reading(),
            "link" => format!("{site}{}#{}", self.reading(), escaped(&self.step)),
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
    let words = NewsroomWords::of(language);
    let page = Apart {
        language,
        mode: "newsroom",
        folder: embeds_in,
        title: words.title,
        lead: words.lead,
        to_reading: words.to_reading,
        script: Some("code.js"),
    };
    page.html(template, styles, || {
        let writer = Writer { story, language };
        let both = Language::ALL.map(|it| Embed::all(story, it, pictures));
        let own = Embed::all(story, language, pictures);
        view! {
            {form::form(&writer, &own, &both)}
            {list::widths(language)}
            {list::list(language, &own, address)}
            {guide::guide(language, address)}
        }
        .into_any()
    })
}
