//! The picture that a link to the story shows: headline, and before beside after.

use std::fmt::Write;

use leptos::prelude::*;

use super::markup::Markup;
use super::plate_svg::faces;
use super::styled::{Looks, Styles};
use crate::hosting::escaped;
use crate::layout::card::{self, CardLine, HEIGHT, WIDTH};
use crate::layout::short;
use crate::model::Era;
use crate::story::FigureName;
use crate::view::figures::Subject;
use crate::view::hero;
use crate::view::writer::{Writer, without_project};
use crate::words::{PROJECT, Words};

/// The card of a language as SVG.
pub fn card_svg(writer: &Writer<'_>, subject: &Subject, styles: &Styles<'_>) -> String {
    let stills = Era::ALL.map(|era| hero::still(writer, subject, era, false)).collect_view();
    let pictures = Markup::read(&format!("<figure>{}</figure>", stills.to_html()));
    let drawings: Vec<usize> = pictures.named("svg").collect();
    let width = |it: &usize| -> Option<f64> {
        pictures.elements[*it].get("viewBox")?.split(' ').nth(2)?.parse().ok()
    };
    let widest = drawings.iter().filter_map(width).fold(1.0, f64::max);

    let halves = Era::ALL.map(|era| {
        let tiers = tiers_in(writer, subject, era);
        let name = subject.eras[era as usize].clone();
        let unit = Words::tiers(writer.language).to_owned();
        card::half(era as usize, [name, tiers.len().to_string(), unit], tiers, widest)
    });
    let since = writer.value(&writer.story.organization.eras.since);
    let title = headline(writer);
    let mut lines = vec![card::above(&format!("{PROJECT} · {since}"))];
    lines.extend(card::headline(&title));
    lines.extend(halves.iter().flat_map(|it| it.lines.clone()));
    lines.push(card::source(&publishers(writer)));

    let rules = halves.each_ref().map(|it| it.rule);
    let tiers = subject.organization.tiers().iter().map(|it| it.id.as_str()).collect::<Vec<_>>();
    let frame = Markup::read(&frame(&lines, &rules, &tiers));
    let around = styles.looks(&frame, 1);
    let written = styles.write(&frame, 1, &Looks::new());
    let open = written.strip_suffix("</g>").unwrap_or(&written);
    let (w, h) = (short(WIDTH), short(HEIGHT));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" lang=\"{}\" role=\"img\" aria-labelledby=\"card-title card-description\"><title id=\"card-title\">{}</title><desc id=\"card-description\">{}</desc><style>{}</style>{open}",
        writer.language.code(),
        escaped(&title),
        escaped(&card_words(writer)),
        faces(),
    );
    for (half, drawing) in halves.iter().zip(&drawings) {
        let [x, y] = half.picture.map(short);
        let _ = write!(svg, "<g transform=\"translate({x} {y}) scale({:.4})\">", half.scale);
        svg.push_str(&styles.write(&pictures, *drawing, &around));
        svg.push_str("</g>");
    }
    svg + "</g></svg>\n"
}

/// What the card shows, for those who do not see it: `Before: 3 tiers. After: 2 tiers.`
pub fn card_words(writer: &Writer<'_>) -> String {
    let tiers = writer.story.organization.organization.tiers().len();
    let eras = &writer.story.organization.eras;
    let said = [(&eras.before, tiers), (&eras.after, tiers - 1)].map(|(era, count)| {
        let (era, unit) = (era.get(writer.language), Words::tiers(writer.language));
        format!("{era}: {count} {unit}.")
    });
    said.join(" ")
}

/// The tiers of an era, each with its place among all: the one above the last is the one that leaves.
fn tiers_in(writer: &Writer<'_>, subject: &Subject, era: Era) -> Vec<(usize, String)> {
    let tiers = subject.organization.tiers().iter().enumerate();
    let leaving = subject.organization.tiers().len() - 2;
    let left = tiers.filter(|(index, _)| era == Era::Before || *index != leaving);
    left.map(|(index, it)| (index, it.name.get(writer.language).clone())).collect()
}

/// The title without the name of the project, which stands above it.
fn headline(writer: &Writer<'_>) -> String {
    without_project(&writer.plain(writer.story.title.get(writer.language))).to_owned()
}

/// `Source: publisher, publisher`, each once, as many as fit in a line.
fn publishers(writer: &Writer<'_>) -> String {
    let figure = writer.story.figure(FigureName::Organization);
    let facts = figure.into_iter().flat_map(|it| &it.sources);
    let sources = facts.filter_map(|it| writer.story.fact(it)?.sources.first());
    let mut text = format!("{}: ", writer.words().source);
    let mut named: Vec<&str> = Vec::new();
    // What stands in brackets says more of a publisher than a card has room for.
    let publishers = sources.map(|it| it.publisher.split(" (").next().unwrap_or_default());
    for name in publishers {
        let length = text.chars().count() + name.chars().count() + 2;
        if !named.contains(&name) && length <= card::longest_source() {
            text.push_str(if named.is_empty() { "" } else { ", " });
            text.push_str(name);
            named.push(name);
        }
    }
    text
}

/// Paper, rules and words, as markup that the style sheet knows.
fn frame(lines: &[CardLine], rules: &[[f64; 3]], tiers: &[&str]) -> String {
    let (w, h) = (short(WIDTH), short(HEIGHT));
    let mut text =
        format!("<g class=\"plate\"><rect class=\"paper\" width=\"{w}\" height=\"{h}\"></rect>");
    for [x, y, width] in rules.iter().map(|it| it.map(short)) {
        let _ = write!(text, "<path class=\"rule\" d=\"M{x} {y}h{width}\"></path>");
    }
    for line in lines {
        let [x, y, size] = [line.x, line.y, line.size].map(short);
        let tier = line.tier.and_then(|it| tiers.get(it));
        let tier = tier.map(|it| format!(" data-tier=\"{}\"", escaped(it))).unwrap_or_default();
        let _ = write!(
            text,
            "<text class=\"{}\"{tier} font-size=\"{size}\" x=\"{x}\" y=\"{y}\">{}</text>",
            line.class,
            escaped(&line.text)
        );
    }
    text + "</g>"
}
