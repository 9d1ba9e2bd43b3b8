//! What is drawn of a figure: its pictures in their designed still state, as the page draws them.

use leptos::prelude::*;

use super::markup::Markup;
use crate::model::Era;
use crate::story::{ChaptersView, Content, Figure};
use crate::view::figure::{content, part_slot};
use crate::view::figures::Subject;
use crate::view::hero;
use crate::view::site::parts;
use crate::view::writer::Writer;
use crate::words::ModelWords;

/// What the files of a figure show. Most figures have one; a figure of several views has one for
/// each, and the plain count once more for the whole.
pub struct Picture {
    /// Behind the figure's name; empty for the figure as a whole.
    pub view: String,
    /// Under the headline: which view it is.
    pub caption: String,
    /// Over the columns: a head and its detail.
    pub heads: Vec<(String, String)>,
    /// Beside each other, each with the drawings that lie over each other in it.
    pub panes: Vec<Vec<usize>>,
}

/// The pictures of a figure, and the markup they are in.
pub fn pictures(writer: &Writer<'_>, figure: &Figure, subject: &Subject) -> (Markup, Vec<Picture>) {
    let html = match figure.content {
        // The still of the opening, which is made to be looked at without a program.
        Content::Organization => {
            Era::ALL.map(|era| hero::still(writer, subject, era, true)).collect_view().to_html()
        }
        _ => {
            let (root, _) = content(writer, figure, subject);
            let filled =
                |html: String, (name, part): (&str, String)| html.replace(&part_slot(name), &part);
            parts(subject).into_iter().fold(root.to_html(), filled)
        }
    };
    let name = figure.name.word();
    let markup = Markup::read(&format!("<figure data-figure=\"{name}\">{html}</figure>"));
    let mut drawings: Vec<usize> = markup.named("svg").collect();
    // Of the model the one that stands for itself; what its lines are is said with the assumption.
    let mut caption = String::new();
    if matches!(figure.content, Content::OrderModel { .. }) {
        drawings.truncate(1);
        ModelWords::of(writer.language).scale.clone_into(&mut caption);
    }
    let view = |it: &usize| markup.elements[*it].get("data-panel");
    let views: Vec<usize> = drawings.iter().copied().filter(|it| view(it).is_some()).collect();
    let pictures = if views.is_empty() {
        let panes = drawings.chunk_by(|a, b| {
            chart(&markup, *a).is_some() && chart(&markup, *a) == chart(&markup, *b)
        });
        let panes = panes.map(<[usize]>::to_vec).collect();
        vec![Picture { view: String::new(), caption, heads: heads(&markup), panes }]
    } else {
        let whole = views.iter().filter(|it| view(it) == Some(ChaptersView::Count.word()));
        let whole = whole.map(|it| (String::new(), *it));
        let each = views.iter().map(|it| (view(it).unwrap_or_default().to_owned(), *it));
        let picture = |(view, it): (String, usize)| Picture {
            view,
            caption: markup.elements[it].get("aria-label").unwrap_or_default().to_owned(),
            heads: Vec::new(),
            panes: vec![vec![it]],
        };
        whole.chain(each).map(picture).collect()
    };
    (markup, pictures)
}

/// The element that lays drawings over each other.
fn chart(markup: &Markup, drawing: usize) -> Option<usize> {
    markup.around(drawing).find(|it| markup.elements[*it].has_class("chart"))
}

/// What stands over the columns of a picture: the terms of a list, with what is said of them, or
/// the lines over stills.
fn heads(markup: &Markup) -> Vec<(String, String)> {
    let terms = markup.named("dt").map(|term| {
        let said = markup
            .named("dd")
            .filter(|it| markup.elements[*it].parent == markup.elements[term].parent);
        let said: Vec<String> = said.map(|it| markup.words(it)).collect();
        (markup.words(term), said.join(" · "))
    });
    let stills = markup.named("p").filter(|it| {
        markup.elements[*it].parent.is_some_and(|it| markup.elements[it].has_class("still"))
    });
    terms.chain(stills.map(|it| (markup.words(it), String::new()))).collect()
}
