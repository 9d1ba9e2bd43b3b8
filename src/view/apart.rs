//! Pages apart from the story, which do without the program: for newsrooms, and what is promised.

use leptos::prelude::*;

use super::site::{BODY_SLOT, HEAD_SLOT};
use crate::model::Language;
use crate::page::{Mode, Page, to_top_from};
use crate::words::{PROJECT, Words};

/// A page apart from the story.
pub struct Apart {
    /// The language it is written in.
    pub language: Language,
    /// The value of `data-mode`.
    pub mode: &'static str,
    /// The folder it is written to in a language, from the site's top.
    pub folder: fn(Language) -> String,
    /// The headline.
    pub title: &'static str,
    /// Below it, and what search engines show.
    pub lead: &'static str,
    /// The link to the page that is read.
    pub to_reading: &'static str,
    /// A script of its own, from the site's top.
    pub script: Option<&'static str>,
}

impl Apart {
    /// From the page to the site's top.
    pub fn to_top(&self) -> String {
        to_top_from(&(self.folder)(self.language))
    }

    /// The page, complete, in the template of pages that are read. `main` writes what is in it.
    pub fn html(&self, template: &str, styles: &[&str], main: impl FnOnce() -> AnyView) -> String {
        let owner = Owner::new();
        let (head, body) = owner.with(|| {
            let body = view! {
                {self.cover()}
                <main id="main" class="apart">{main()}</main>
            };
            (self.head(styles).to_html(), body.to_html())
        });
        let opening =
            format!("<html lang=\"{}\" data-mode=\"{}\">", self.language.code(), self.mode);
        let template = without_program(template)
            .replace("<html lang=\"vi\">", &opening)
            .replace("=\"./", &format!("=\"{}", self.to_top()));
        let template = template.replacen(HEAD_SLOT, &head.replace("<!>", ""), 1);
        template.replacen(BODY_SLOT, &body.replace("<!>", ""), 1)
    }

    fn head(&self, styles: &[&str]) -> impl IntoView + use<> {
        let top = self.to_top();
        let title = format!("{PROJECT}: {}", self.title);
        let styles =
            styles.iter().map(|it| view! { <link rel="stylesheet" href=format!("{top}{it}") /> });
        let script = self
            .script
            .map(|it| view! { <script r#type="module" src=format!("{top}{it}")></script> });
        view! {
            <title>{title}</title>
            <meta name="description" content=self.lead />
            {styles.collect_view()}
            <link rel="icon" href=format!("{top}favicon.svg") r#type="image/svg+xml" />
            {script}
        }
    }

    fn cover(&self) -> impl IntoView + use<> {
        let top = self.to_top();
        let (language, other) = (self.language, self.language.other());
        let reading = top.clone() + &Page { language, mode: Mode::Reading }.folder();
        view! {
            <header class="cover">
                <p class="quiet"><span translate="no">{PROJECT}</span>" · "<a href=reading>{self.to_reading}</a>" · "
                    <a href=top + &(self.folder)(other) hreflang=other.code() lang=other.code()>{Words::of(language).other_language}</a></p>
                <h1>{self.title}</h1>
                <p class="lead">{self.lead}</p>
            </header>
        }
    }
}

/// The template without the program.
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
