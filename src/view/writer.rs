//! Writes prose: words, sourced numbers as links to their sources, and links that drive figures.

use leptos::prelude::*;

use crate::model::{Date, Grade, Language, Source};
use crate::story::prose::{Block, Line, Piece, Target};
use crate::story::{Content, FigureName, Story, plain};
use crate::words::{PROJECT, Words};

/// A story in one language, ready to be written.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    /// What is written.
    pub story: &'a Story,
    /// In which language.
    pub language: Language,
}

impl Writer<'_> {
    /// The words of the interface.
    pub fn words(&self) -> &'static Words {
        Words::of(self.language)
    }

    /// Words in which the city of the chapters is named.
    pub fn of_city(&self, words: &str) -> String {
        match self.story.figure(FigureName::Chapters).map(|it| &it.content) {
            Some(Content::Chapters { city, .. }) => {
                words.replace("{city}", city.get(self.language))
            }
            _ => words.to_owned(),
        }
    }

    /// How far a fact carries, in a word.
    pub fn grade(&self, grade: Grade) -> &'static str {
        let index = Grade::ALL.iter().position(|(_, it)| *it == grade).unwrap_or_default();
        self.words().grades[index]
    }

    /// A line with its links.
    pub fn line(&self, line: &Line) -> AnyView {
        line.iter().map(|it| self.piece(it)).collect_view().into_any()
    }

    /// A line without links, for titles and labels.
    pub fn plain(&self, line: &Line) -> String {
        plain(self.story, line, self.language)
    }

    /// Paragraphs and lists.
    pub fn blocks(&self, blocks: &[Block]) -> AnyView {
        let blocks = blocks.iter().map(|block| match block {
            Block::Paragraph(line) => view! { <p>{self.line(line)}</p> }.into_any(),
            Block::List(lines) => {
                let items = lines.iter().map(|it| view! { <li>{self.line(it)}</li> });
                view! { <ul>{items.collect_view()}</ul> }.into_any()
            }
        });
        blocks.collect_view().into_any()
    }

    /// A fact's value as the language writes it; empty for a fact without one.
    pub fn value(&self, id: &str) -> String {
        self.story.fact(id).map(|it| it.format(self.language)).unwrap_or_default()
    }

    /// A fact's number; 0 for a fact that is none, which a checked story does not ask for.
    pub fn number(&self, id: &str) -> f64 {
        self.story.fact(id).and_then(crate::story::StoryFact::number).unwrap_or_default()
    }

    /// A fact's value, linked to its source. `data-fact` says that it is the value and not words
    /// about it; which fact that is, the link says.
    pub fn fact(&self, id: &str) -> AnyView {
        let (value, target) = (self.value(id), format!("#fact-{id}"));
        view! { <a data-fact="" href=target>{value}</a> }.into_any()
    }

    /// Words, linked to the source of a fact.
    #[expect(clippy::unused_self, reason = "reads like its siblings where it is called")]
    pub fn cite(&self, id: &str, words: impl IntoView) -> AnyView {
        view! { <a href=format!("#fact-{id}")>{words.into_any()}</a> }.into_any()
    }

    /// A source by publisher and date.
    pub fn publication(&self, source: &Source) -> String {
        format!("{}, {}", source.publisher, source.date.format(self.language))
    }

    /// A list of sources, each linked to a fact.
    pub fn sources(&self, said: Vec<(String, &str)>) -> AnyView {
        let links = said.into_iter().enumerate().map(|(index, (words, fact))| {
            let apart = (0 < index).then_some("; ");
            view! { {apart}{self.cite(fact, words)} }
        });
        links.collect_view().into_any()
    }

    /// A number or a date in a picture, linked to its source.
    #[expect(clippy::unused_self, reason = "reads like its siblings where it is called")]
    pub fn drawn(&self, id: &str, drawing: impl IntoView) -> AnyView {
        let target = format!("#fact-{id}");
        view! { <a data-fact="" href=target>{drawing.into_any()}</a> }.into_any()
    }

    /// What a fact's number counts, one or many as the number asks; empty for a fact that is none.
    pub fn unit(&self, id: &str) -> String {
        let unit = self.story.fact(id).and_then(|it| it.unit.as_ref());
        unit.map(|it| it.get(self.language).clone()).unwrap_or_default()
    }

    /// `526 công an cấp xã`, or what the fact says when it counts nothing.
    pub fn named(&self, id: &str) -> String {
        let Some(fact) = self.story.fact(id) else { return String::new() };
        match &fact.unit {
            Some(unit) => format!("{} {}", fact.format(self.language), unit.get(self.language)),
            None => self.plain(fact.says.get(self.language)),
        }
    }

    /// A date as the language writes it, for machines too.
    pub fn date(&self, date: Date) -> AnyView {
        view! { <time datetime=date.to_string()>{date.format(self.language)}</time> }.into_any()
    }

    fn piece(&self, piece: &Piece) -> AnyView {
        match piece {
            Piece::Words(words) => words.clone().into_any(),
            Piece::Strong(words) => view! { <strong>{words.clone()}</strong> }.into_any(),
            Piece::Number(id) => self.fact(id),
            Piece::Link(words, Target::Fact(id)) => self.cite(id, words.clone()),
            Piece::Link(words, target) => {
                let (href, cue) = match target {
                    Target::Unit(id) => {
                        (String::from("#figure-organization"), format!("unit:{id}"))
                    }
                    Target::Era(id) => (String::from("#figure-organization"), format!("era:{id}")),
                    Target::Step(id) => (format!("#{id}"), String::new()),
                    Target::Term(id) | Target::Fact(id) => (format!("#term-{id}"), String::new()),
                };
                let cue = (!cue.is_empty()).then_some(cue);
                let class = if cue.is_some() { "guide" } else { "term" };
                view! { <a class=class href=href data-cue=cue>{words.clone()}</a> }.into_any()
            }
        }
    }
}

/// The same without what says again what one before it says.
pub fn once<'a>(said: impl Iterator<Item = (String, &'a str)>) -> Vec<(String, &'a str)> {
    let mut each: Vec<(String, &str)> = Vec::new();
    for (words, fact) in said {
        if !each.iter().any(|(it, _)| *it == words) {
            each.push((words, fact));
        }
    }
    each
}

/// A title without the name of the project, for where that stands before it.
pub fn without_project(title: &str) -> &str {
    title.strip_prefix(PROJECT).and_then(|it| it.strip_prefix(": ")).unwrap_or(title)
}

/// The language of a quote, so that it is read out and hyphenated right.
pub fn language_of(quote: &str) -> &'static str {
    let accented = |it: char| it.is_alphabetic() && !it.is_ascii();
    if quote.chars().any(accented) { "vi" } else { "en" }
}
