//! Under a figure: its files, its code for other pages, and how to cite it. Plain links, which work without a program.

use leptos::prelude::*;

use super::files::stem;
use crate::page::{Mode, Page};
use crate::story::Figure;
use crate::view::figure::said_by;
use crate::view::writer::Writer;
use crate::words::{NewsroomWords, PROJECT};

/// `SVG · PNG · CSV · Embed`. The PNG is the large one: whoever downloads a picture can make it
/// smaller. The last leads to the code on the page for newsrooms, which lies beside each page that is
/// read; `boot.js` opens it here.
pub fn files_line(writer: &Writer<'_>, figure: &Figure) -> AnyView {
    let (language, name) = (writer.language, figure.name.word());
    let top = Page { language, mode: Mode::Reading }.to_top();
    let link = |ending: &str| {
        let size = if ending == "png" { "@2x" } else { "" };
        let href = format!("{top}{}{size}.{ending}", stem(language, name));
        let file = format!("hai-cap-{name}-{}.{ending}", language.code());
        view! { <a href=href download=file>{ending.to_uppercase()}</a> }
    };
    let embed = NewsroomWords::of(language).embed;
    view! { <p>{link("svg")}" · "{link("png")}" · "{link("csv")}" · "<a href=format!("./embed/#{name}")>{embed}</a></p> }
        .into_any()
}

/// What a citation needs: whose, what, of which day, from whom.
pub fn cite(writer: &Writer<'_>, figure: &Figure) -> AnyView {
    let words = writer.words();
    let facts = figure.sources.iter().filter_map(|it| writer.story.fact(it));
    let latest = facts.max_by_key(|it| it.as_of);
    let as_of = latest.map(|it| {
        let date = it.as_of.format(writer.language);
        view! { {words.as_of}" "{writer.cite(&it.id, date)}". " }
    });
    let title = figure.title.get(writer.language);
    let end = if writer.plain(title).ends_with(['?', '!', '.', '…']) { " " } else { ". " };
    let sources = writer.sources(said_by(writer, figure));
    view! {
        <details class="cite"><summary>{words.cite}</summary>
            <p>{PROJECT}": "{writer.line(title)}{end}{as_of}{words.source}": "{sources}"."</p></details>
    }
    .into_any()
}
