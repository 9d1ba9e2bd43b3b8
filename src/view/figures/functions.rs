//! Functions moved: which work went up to the city, which is done at commune level.

use leptos::prelude::*;

use super::drawing::lines;
use crate::layout::{WIDTH, short, view_box, wrap};
use crate::story::{Item, LONGEST_OF_ITEM, Went};
use crate::view::figure::DataTable;
use crate::view::writer::Writer;

/// A row of two lines, in the largest type that a narrow window needs; one line takes less.
const ROW: f64 = 48.0;
const SHORTER: f64 = 17.0;

/// Three bands, one a direction, with a mark before each piece of work.
pub fn picture(writer: &Writer<'_>, items: &[Item]) -> AnyView {
    let words = writer.words();
    let mut y = 0.0;
    let bands = Went::ALL.iter().zip(words.went).map(|((word, went), title)| {
        let members: Vec<&Item> = items.iter().filter(|it| it.went == *went).collect();
        if members.is_empty() {
            return ().into_any();
        }
        let rule = (0.0 < y).then(|| view! { <path class="rule" d=format!("M8 {}h384", short(y + 2.0)) /> });
        let top = y + 22.0;
        y = top + 12.0;
        let rows = members.into_iter().map(|item| {
            let what = writer.plain(item.what.get(writer.language));
            let at = y + 14.0;
            y += if wrap(&what, LONGEST_OF_ITEM).len() > 1 { ROW } else { ROW - SHORTER };
            let arrow = match went {
                Went::Up => format!("M22 {}V{}m-5 6l5 -6l5 6", short(at + 5.0), short(at - 13.0)),
                // A dot, as everywhere a commune-level unit: no source says that work came down.
                Went::Down => format!("M22 {}h0", short(at - 4.0)),
                Went::Unknown => format!("M16 {}h12", short(at - 4.0)),
            };
            view! { <g><path class="arrow" d=arrow />{writer.cite(&item.fact, lines(44.0, at, "", &what, LONGEST_OF_ITEM))}</g> }
        });
        let rows = rows.collect_view();
        view! {
            <g class="band" data-mark=*word data-emphasis="normal" data-went=*word>
                {rule}
                <text class="band-name" x="8" y=short(top)>{title}</text>
                {rows}
            </g>
        }
        .into_any()
    });
    let bands = bands.collect_view();
    view! {
        <svg class="functions" viewBox=view_box(WIDTH, y + 10.0) preserveAspectRatio="xMidYMin" role="group" aria-labelledby="functions-title">{bands}</svg>
    }
    .into_any()
}

/// Work and where it went.
pub fn table(writer: &Writer<'_>, items: &[Item]) -> DataTable {
    let words = writer.words();
    let rows = items.iter().map(|it| {
        let what = writer.plain(it.what.get(writer.language));
        let went = Went::ALL.iter().position(|(_, went)| *went == it.went).unwrap_or_default();
        vec![writer.cite(&it.fact, what), words.went[went].into_any()]
    });
    DataTable::new(vec![words.what.to_owned(), words.direction.to_owned()], rows.collect())
}
