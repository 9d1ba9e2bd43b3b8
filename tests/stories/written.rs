//! Pages of a story, written by the views and read back.

use haicap::model::Language;
use haicap::page::{Mode, Page};
use haicap::story::Story;
use haicap::view::site::page_html;

pub use super::html::TEMPLATE;

use super::html::Html;

/// A page in one language, as written and as read back.
pub struct Written {
    /// Its language.
    pub language: Language,
    /// As written.
    pub text: String,
    /// As read back.
    pub html: Html,
}

/// All pages of a story.
pub fn written(story: &Story) -> Vec<Written> {
    let write = |page: Page| {
        let text = page_html(story, page, TEMPLATE, &["style.css"]);
        Written { language: page.language, html: Html::read(&text), text }
    };
    Page::of(Mode::Reading).map(write).into()
}
