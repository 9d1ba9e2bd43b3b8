//! What a page says of itself in its head: to browsers, to search engines, and to those who show a
//! link to it. What needs an absolute address is there only where the site knows its own.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::embedded;
use super::export::{card_stem, card_words};
use super::installed::MANIFEST;
use super::writer::Writer;
use crate::address::Address;
use crate::layout::card;
use crate::layout::short;
use crate::model::Language;
use crate::page::{Mode, Page, WHOLE};
use crate::style::FONTS;
use crate::words::PROJECT;

/// The head of a page, but for what Trunk writes there.
pub fn head(
    page: Page,
    writer: &Writer<'_>,
    assets: &[&str],
    address: Option<&Address>,
) -> AnyView {
    let top = page.to_top();
    let [title, description] = about(page, writer);
    let fonts = FONTS.map(|it| {
        view! { <link rel="preload" r#as="font" r#type="font/woff2" crossorigin="anonymous" href=top.clone() + it /> }
    });
    let assets = assets.iter().map(|it| {
        let href = format!("{top}{it}");
        match it.rsplit_once('.').is_some_and(|(_, ending)| ending == "js") {
            true => view! { <script src=href></script> }.into_any(),
            false => view! { <link rel="stylesheet" href=href /> }.into_any(),
        }
    });
    // What is framed or presented is a copy of what is read. To name the page that is read is enough
    // where its address is known; a second word, not to be found, would contradict the first.
    let copied = (page.mode != Mode::Reading && address.is_none())
        .then(|| view! { <meta name="robots" content="noindex" /> });
    let canonical = match address {
        Some(address) => Some(address.to(&read_at(page).folder())),
        None => (page.mode != Mode::Reading).then(|| page.to_reading()),
    };
    let canonical = canonical.map(|it| view! { <link rel="canonical" href=it /> });
    let installed = (page.mode == Mode::Reading)
        .then(|| view! { <link rel="manifest" href=format!("./{MANIFEST}") /> });
    let framed = matches!(page.mode, Mode::Embedded(_));
    let icon = format!("{top}favicon.svg");
    // Who shares a link shares that of another page.
    let about = [title.clone(), description.clone()];
    let card = (!framed).then(|| card_of(page, writer, about, address));
    view! {
        <title>{title}</title>
        <meta name="description" content=description />
        {copied}
        {fonts.collect_view()}
        {assets.collect_view()}
        <link rel="icon" href=icon r#type="image/svg+xml" />
        {installed}
        {canonical}
        {languages(page, address)}
        {card}
        {answer(page, address)}
    }
    .into_any()
}

/// The head's data for search engines; empty where the address of the site is not known, and on
/// pages that are not to be found.
pub fn linked_data(page: Page, writer: &Writer<'_>, address: Option<&Address>) -> String {
    let Some(address) = address.filter(|_| page.mode == Mode::Reading) else {
        return String::new();
    };
    let data = graph(page, writer, address).to_string().replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{data}</script>")
}

/// Title and description.
fn about(page: Page, writer: &Writer<'_>) -> [String; 2] {
    match page.mode {
        Mode::Embedded(name) => embedded::about(writer, name),
        Mode::Reading | Mode::Presenting => embedded::about(writer, WHOLE),
    }
}

/// The page that is read in its place.
fn read_at(page: Page) -> Page {
    Page { mode: Mode::Reading, ..page }
}

/// A page that is to be found in each language, and the one for everybody else. Search engines take
/// nothing but whole addresses.
fn languages(page: Page, address: Option<&Address>) -> impl IntoView + use<> {
    let link = |language: &'static str, href| view! { <link rel="alternate" hreflang=language href=href /> };
    address.filter(|_| page.mode == Mode::Reading).map(|address| {
        let pages = Page::of(page.mode);
        let each = pages.map(|it| link(it.language.code(), address.to(&it.folder())));
        // A reader of neither language is told more by English.
        let other = pages.iter().find(|it| it.language == Language::En);
        let other = other.map(|it| link("x-default", address.to(&it.folder())));
        view! { {each.collect_view()}{other} }
    })
}

/// What a shared link shows.
fn card_of(
    page: Page,
    writer: &Writer<'_>,
    [title, description]: [String; 2],
    address: Option<&Address>,
) -> AnyView {
    // The macro knows no attribute of that name.
    let property = |name: &'static str, content: String| {
        leptos::html::meta().attr("property", name).content(content)
    };
    let picture = address.map(|address| {
        view! {
            {property("og:url", address.to(&read_at(page).folder()))}
            {property("og:image", address.to(&card_path(page.language)))}
            {property("og:image:width", short(card::WIDTH))}
            {property("og:image:height", short(card::HEIGHT))}
            {property("og:image:alt", card_words(writer))}
            <meta name="twitter:card" content="summary_large_image" />
        }
    });
    view! {
        {property("og:type", "article".into())}
        {property("og:site_name", PROJECT.into())}
        {property("og:title", title)}
        {property("og:description", description)}
        {property("og:locale", locale(page.language).into())}
        {picture}
    }
    .into_any()
}

/// The picture of a shared link, from the top of the site.
pub fn card_path(language: Language) -> String {
    card_stem(language) + ".png"
}

/// Where the answer about an embed page is.
pub fn answer_path(language: Language, name: &str) -> String {
    format!("oembed/{}/{name}.json", language.code())
}

/// Leads those who embed to the answer of how; the page that is read is the story as a whole.
fn answer(page: Page, address: Option<&Address>) -> AnyView {
    let name = match page.mode {
        Mode::Embedded(name) => Some(name),
        Mode::Reading => Some(WHOLE),
        Mode::Presenting => None,
    };
    let href = name.zip(address).map(|(name, it)| it.to(&answer_path(page.language, name)));
    href.map(|it| view! { <link rel="alternate" r#type="application/json+oembed" href=it /> })
        .into_any()
}

const fn locale(language: Language) -> &'static str {
    match language {
        Language::Vi => "vi_VN",
        Language::En => "en_US",
    }
}

/// The article and the facts it is made of. Only what is known: the story files name no author and
/// no day of publication.
fn graph(page: Page, writer: &Writer<'_>, address: &Address) -> Value {
    let [title, description] = about(page, writer);
    let words = writer.words();
    let url = address.to(&page.folder());
    let facts = address.to("story/facts.json");
    let file = |format: &str, url: &str| json!({ "@type": "DataDownload", "encodingFormat": format, "contentUrl": url });
    let mut article = json!({
        "@type": "NewsArticle",
        "mainEntityOfPage": url,
        "headline": title,
        "description": description,
        "inLanguage": page.language.code(),
        "image": address.to(&card_path(page.language)),
        "isBasedOn": { "@id": facts },
    });
    if !writer.story.corrections.is_empty() {
        article["correction"] = json!(format!("{url}#corrections"));
    }
    json!({
        "@context": "https://schema.org",
        "@graph": [article, {
            "@type": "Dataset",
            "@id": facts,
            "name": format!("{PROJECT}: {}", words.sources),
            "description": format!("{description} {}", words.sources_lead),
            "inLanguage": Language::ALL.map(Language::code),
            "distribution": [file("application/json", &facts), file("text/csv", &address.to("story/facts.csv"))],
        }],
    })
}
