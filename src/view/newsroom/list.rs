//! What can be embedded: every figure with its picture and its code, and the places of the previews.

use leptos::prelude::*;

use super::{EXAMPLE, Embed, code};
use crate::address::Address;
use crate::hosting::{WIDTHS, Way};
use crate::model::Language;
use crate::page::{Mode, Page, embeds_in, to_top_from};
use crate::words::NewsroomWords;

/// The places of the previews at every width, in both languages. Until a script fills them, they lead
/// to the embed itself.
pub fn widths(language: Language) -> AnyView {
    let words = NewsroomWords::of(language);
    let places = WIDTHS.iter().flat_map(|width| Language::ALL.map(|it| (*width, it)));
    let places = places.map(|(width, it)| {
        let name = words.languages[it as usize];
        view! {
            <figure data-width=width.to_string() data-lang=it.code()>
                <figcaption>{width}" px · "{name}</figcaption>
                <div class="preview"></div>
            </figure>
        }
    });
    view! {
        <section id="widths" aria-labelledby="widths-title" hidden>
            <h2 id="widths-title">{words.widths}</h2>
            <p>{words.widths_note}</p>
            <div class="wall">{places.collect_view()}</div>
        </section>
    }
    .into_any()
}

/// Every embed with its picture, its addresses and its code.
pub fn list(language: Language, own: &[Embed], address: Option<&Address>) -> AnyView {
    let words = NewsroomWords::of(language);
    let note = address.is_none().then(|| view! { <p class="example">{words.address_note}</p> });
    let site = address.map_or_else(|| EXAMPLE.to_owned(), |it| it.to(""));
    let items = own.iter().map(|it| item(words, it, &site));
    view! {
        <section aria-labelledby="list-title" data-example=EXAMPLE>
            <h2 id="list-title">{words.list}</h2>
            {note}
            <div class="embeds">{items.collect_view()}</div>
        </section>
    }
    .into_any()
}

fn item(words: &'static NewsroomWords, it: &Embed, site: &str) -> AnyView {
    let top = to_top_from(&embeds_in(it.language));
    let pages = Language::ALL.map(|language| {
        let href = top.clone() + &Page { language, mode: Mode::Embedded(it.name) }.folder();
        view! { " "<a href=href hreflang=language.code()>{words.languages[language as usize]}</a> }
    });
    let ways = words.kinds.iter().zip(Way::ALL).map(|(kind, (value, way))| {
        let code = code(way, false, |slot| it.value(site, slot));
        view! {
            <details data-kind=value><summary>{kind.name}</summary><p>{kind.says}</p>
                <pre translate="no" tabindex="0"><code>{code}</code></pre></details>
        }
    });
    view! {
        <section class="embed" id=it.name>
            <h3>{it.title.clone()}</h3>
            <img src=format!("{top}{}.svg", it.picture) width=it.size.0.clone() height=it.size.1.clone() alt="" loading="lazy" />
            <p>{words.alone}{pages.collect_view()}</p>
            {ways.collect_view()}
        </section>
    }
    .into_any()
}
