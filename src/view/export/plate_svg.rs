//! A plate as a file: everything in it, nothing around it needed.

use std::fmt::Write;

use base64::Engine;

use super::fonts::FACES;
use super::markup::Markup;
use super::pictures::{Block, Picture};
use super::styled::{Looks, Styles};
use crate::hosting::escaped;
use crate::layout::plate::{Look, Pane, Plate, WIDTH};
use crate::layout::short;
use crate::story::Figure;
use crate::view::figure::{is_modelled, said_by};
use crate::view::writer::Writer;
use crate::words::PROJECT;

/// The picture with headline, note, sources and the name of the project.
pub fn plate_svg(
    writer: &Writer<'_>,
    figure: &Figure,
    markup: &Markup,
    picture: &Picture,
    styles: &Styles<'_>,
) -> String {
    let words = writer.words();
    let title = writer.plain(figure.title.get(writer.language));
    let mut plate = Plate::new();
    plate.text(Look::Headline, &title);
    if !picture.caption.is_empty() {
        plate.text(Look::Head, &picture.caption);
    }
    if !picture.heads.is_empty() {
        plate.heads(&picture.heads);
    }
    let mut placed: Vec<(Pane, &Vec<usize>)> = Vec::new();
    for block in &picture.blocks {
        match block {
            Block::Words(words) => plate.text(Look::Note, words),
            Block::Panes(panes) => {
                let sizes: Vec<_> =
                    panes.iter().filter_map(|it| size(markup, *it.first()?)).collect();
                placed.extend(plate.panes(&sizes).into_iter().zip(panes));
                plate.skip(12.0);
            }
        }
    }
    plate.skip(4.0);
    if is_modelled(figure) {
        plate.text(Look::Note, words.no_clock);
    }
    if let Some(note) = &figure.note {
        plate.text(Look::Note, &writer.plain(note.get(writer.language)));
    }
    plate.text(Look::Note, &source_line(writer, figure));
    plate.skip(4.0);
    plate.text(Look::Name, PROJECT);
    plate.end();

    let frame = Markup::read(&frame(&plate));
    let around = styles.looks(&frame, 1);
    let written = styles.write(&frame, 1, &Looks::new());
    // The picture goes into the group of the words, and shares its looks.
    let open = written.strip_suffix("</g>").unwrap_or(&written);
    let name = figure.name.word();
    let (width, height) = (short(WIDTH), short(plate.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" lang=\"{}\" role=\"img\" aria-labelledby=\"{name}-title {name}-description\"><title id=\"{name}-title\">{}</title><desc id=\"{name}-description\">{}</desc><style>{}</style>{open}",
        writer.language.code(),
        escaped(&title),
        escaped(&writer.plain(figure.description.get(writer.language))),
        faces(),
    );
    for (Pane { x, y, scale }, drawings) in placed {
        let _ =
            write!(svg, "<g transform=\"translate({} {}) scale({scale:.4})\">", short(x), short(y));
        for drawing in drawings {
            svg.push_str(&styles.write(markup, *drawing, &around));
        }
        svg.push_str("</g>");
    }
    svg + "</g></svg>\n"
}

/// `Source: publisher, date; publisher, date`, each once.
fn source_line(writer: &Writer<'_>, figure: &Figure) -> String {
    let said = said_by(writer, figure).into_iter().map(|(words, _)| words);
    format!("{}: {}", writer.words().source, said.collect::<Vec<_>>().join("; "))
}

/// Paper, rules and words, as markup that the style sheet knows.
fn frame(plate: &Plate) -> String {
    let (width, height) = (short(WIDTH), short(plate.height));
    let mut text = format!(
        "<g class=\"plate\"><rect class=\"paper\" width=\"{width}\" height=\"{height}\"></rect>"
    );
    for (x, y, width) in &plate.rules {
        let (x, y, width) = (short(*x), short(*y), short(*width));
        let _ = write!(text, "<path class=\"rule\" d=\"M{x} {y}h{width}\"></path>");
    }
    for line in &plate.lines {
        let _ = write!(
            text,
            "<text class=\"{}\" font-size=\"{}\" x=\"{}\" y=\"{}\">{}</text>",
            line.look.class(),
            line.look.size(),
            short(line.x),
            short(line.y),
            escaped(&line.text)
        );
    }
    text + "</g>"
}

/// Width and height of a drawing.
fn size(markup: &Markup, drawing: usize) -> Option<(f64, f64)> {
    let mut numbers = markup.elements[drawing].get("viewBox")?.split(' ').skip(2);
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// Both weights, so that the letters are ours wherever the file is opened.
pub fn faces() -> String {
    let face = |it: &super::Face| {
        let data = base64::engine::general_purpose::STANDARD.encode(it.woff2);
        format!(
            "@font-face{{font-family:'Be Vietnam Pro';font-weight:{};src:url(data:font/woff2;base64,{data}) format('woff2')}}",
            it.weight
        )
    };
    FACES.iter().map(face).collect()
}
