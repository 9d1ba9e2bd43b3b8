//! What is drawn of a figure: its pictures in their designed still state, as the page draws them.

use leptos::prelude::*;

use super::markup::Markup;
use crate::model::{Era, Grade};
use crate::story::{ChaptersView, Content, Figure};
use crate::view::figure::{content, part_slot};
use crate::view::figures::Subject;
use crate::view::hero;
use crate::view::site::{Parts, each_drawn};
use crate::view::writer::Writer;

/// What the files of a figure show. Most figures have one; a figure of several views has one for
/// each, and the plain count once more for the whole.
pub struct Picture {
    /// Behind the figure's name; empty for the figure as a whole.
    pub view: String,
    /// Under the headline: which view it is.
    pub caption: String,
    /// Over the columns: a head and its detail.
    pub heads: Vec<(String, String)>,
    /// From the top.
    pub blocks: Vec<Block>,
}

/// A piece of a picture, as wide as the whole.
pub enum Block {
    /// Panes beside each other, each with the drawings that lie over each other in it.
    Panes(Vec<Vec<usize>>),
    /// What the page says there.
    Words(String),
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
            let Parts { written, late } = each_drawn(subject);
            let filled =
                |html: String, (name, part): (&str, String)| html.replace(&part_slot(name), &part);
            let html = written.into_iter().fold(root.to_html(), filled);
            // Of what only the program puts there, forms: what the picture was drawn with.
            let forms = late.into_iter().filter(|(_, part)| part.starts_with("<form"));
            forms.fold(html, |html, (name, part)| {
                let place = format!("data-part=\"{name}\" class=\"part\">");
                html.replace(&place, &format!("{place}{part}"))
            })
        }
    };
    let name = figure.name.word();
    let markup = Markup::read(&format!("<figure data-figure=\"{name}\">{html}</figure>"));
    let drawings: Vec<usize> = markup.named("svg").collect();
    let view = |it: &usize| markup.elements[*it].get("data-panel");
    let views: Vec<usize> = drawings.iter().copied().filter(|it| view(it).is_some()).collect();
    let pictures = if views.is_empty() {
        let blocks = match figure.content {
            Content::Organization => {
                vec![Block::Panes(drawings.iter().map(|it| vec![*it]).collect())]
            }
            _ => blocks(&markup, writer),
        };
        vec![Picture { view: String::new(), caption: String::new(), heads: heads(&markup), blocks }]
    } else {
        let whole = views.iter().filter(|it| view(it) == Some(ChaptersView::Count.word()));
        let whole = whole.map(|it| (String::new(), *it));
        let each = views.iter().map(|it| (view(it).unwrap_or_default().to_owned(), *it));
        let picture = |(view, it): (String, usize)| Picture {
            view,
            caption: markup.elements[it].said("aria-label").unwrap_or_default(),
            heads: Vec::new(),
            blocks: vec![Block::Panes(vec![vec![it]])],
        };
        whole.chain(each).map(picture).collect()
    };
    (markup, pictures)
}

/// Drawings and paragraphs in the order of the page, and what a form is set to.
fn blocks(markup: &Markup, writer: &Writer<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut last = None;
    for (index, element) in markup.elements.iter().enumerate() {
        // What a page opens on demand is no part of its picture.
        if markup.around(index).any(|it| markup.elements[it].name == "details") {
            continue;
        }
        let words = match element.name.as_str() {
            "svg" => {
                let chart = chart(markup, index);
                match blocks.last_mut() {
                    Some(Block::Panes(panes)) if chart.is_some() && chart == last => {
                        panes[0].push(index);
                    }
                    _ => blocks.push(Block::Panes(vec![vec![index]])),
                }
                last = chart;
                continue;
            }
            "p" => markup.words(index),
            "form" => settings(markup, index, writer),
            _ => continue,
        };
        if !words.is_empty() {
            blocks.push(Block::Words(words));
        }
    }
    blocks
}

/// `Assumption: city level: 30 minutes …, 5 at once; …`, from the sliders of a form; empty for a
/// form without any.
fn settings(markup: &Markup, form: usize, writer: &Writer<'_>) -> String {
    let inside = |it: &usize, outer: usize| markup.around(*it).any(|around| around == outer);
    let groups = markup.named("div").filter(|it| inside(it, form));
    let groups = groups.filter_map(|group| {
        let labels = markup.named("label").filter(|it| inside(it, group));
        // A choice says which with a mark; those that are set are told by the headline.
        let amounts = labels.filter(|it| markup.elements[*it].has_class("amount"));
        let amounts: Vec<String> = amounts.map(|it| markup.words(it).trim().to_owned()).collect();
        let name = markup.elements[group].said("aria-label").map(|it| it + ": ");
        let is_inner = markup.elements[group].has_class("office");
        (is_inner && !amounts.is_empty()).then(|| name.unwrap_or_default() + &amounts.join(", "))
    });
    let groups: Vec<String> = groups.collect();
    if groups.is_empty() {
        return String::new();
    }
    format!("{}: {}.", writer.grade(Grade::Assumption), groups.join("; "))
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
