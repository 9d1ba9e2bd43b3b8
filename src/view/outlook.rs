//! What the reader may hold the count of chapters against, read from the figures of the story.

use super::writer::Writer;
use crate::model::{Outlook, Reference};
use crate::story::{ChaptersView, Content, FigureName};

/// The chapters, and all units there were: in the city then and since, and in the country.
pub fn outlook(writer: &Writer<'_>) -> Outlook {
    let figure = writer.story.figure(FigureName::Chapters).map(|it| &it.content);
    let Some(Content::Chapters { chapters, in_city, nationwide, .. }) = figure else {
        return Outlook::default();
    };
    let since = writer.story.last_count();
    let targets = [
        (ChaptersView::City, Some(in_city.of.as_str())),
        (ChaptersView::City, since.filter(|it| *it != in_city.of)),
        (ChaptersView::Nationwide, Some(nationwide.of.as_str())),
    ];
    let targets = targets.into_iter().filter_map(|(view, fact)| {
        let index = ChaptersView::ALL.iter().position(|(_, it)| *it == view)?;
        let name = writer.of_city(writer.words().chapters[index]);
        Some(reference(writer, fact?, &format!("{name}: ")))
    });
    Outlook {
        from: writer.story.fact(chapters).map(|it| it.as_of),
        start: reference(writer, chapters, ""),
        targets: targets.collect(),
    }
}

fn reference(writer: &Writer<'_>, fact: &str, condition: &str) -> Reference {
    let as_of = writer.story.fact(fact).map(|it| it.as_of.format_short(writer.language));
    Reference {
        fact: fact.to_owned(),
        // Checked: the figures refer to whole numbers that can be drawn.
        count: writer.number(fact) as u32,
        words: format!("{condition}{} ({})", writer.named(fact), as_of.unwrap_or_default()),
    }
}
