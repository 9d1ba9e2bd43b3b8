//! How to host, translate, credit and correct, and what an embed never does.

use leptos::prelude::*;

use crate::address::Address;
use crate::hosting::host_files;
use crate::model::Language;
use crate::words::NewsroomWords;

/// The names of the settings, in the order of [`NewsroomWords::attributes`].
const ATTRIBUTES: [&str; 6] = ["figure", "lang", "theme", "accent", "size", "step"];

/// Writes a copy of one figure for another host.
const FREEZE: &str =
    "cargo xtask freeze --figure organization --out hai-cap --address https://hai-cap.example/";

/// Everything behind the list of embeds.
pub fn guide(language: Language, address: Option<&Address>) -> AnyView {
    let words = NewsroomWords::of(language);
    let settings = ATTRIBUTES.iter().zip(words.attributes).map(|(name, says)| {
        view! { <dt translate="no"><code>{*name}</code></dt><dd>{says}</dd> }
    });
    let origin = address.map(Address::origin);
    let files = host_files(origin.as_deref()).into_iter().map(|file| {
        view! {
            <details data-file=file.path><summary translate="no">{file.host}" · "{file.path}</summary>
                <pre translate="no" tabindex="0"><code>{file.text}</code></pre></details>
        }
    });
    let freeze = match address {
        Some(address) => FREEZE.replace(super::EXAMPLE, &address.to("")),
        None => FREEZE.to_owned(),
    };
    let never = words.never_text.iter().map(|it| view! { <li>{*it}</li> });
    let corrections = words.corrections_text.iter().map(|it| view! { <p>{*it}</p> });
    view! {
        <section aria-labelledby="settings-title"><h2 id="settings-title">{words.settings}</h2>
            <dl>{settings.collect_view()}</dl></section>
        <section aria-labelledby="host-title"><h2 id="host-title">{words.host}</h2>
            <p>{words.host_all}</p><p>{words.host_one}</p>
            <pre translate="no" tabindex="0"><code>{freeze}</code></pre>
            <h3>{words.headers}</h3><p>{words.headers_note}</p>{files.collect_view()}<p>{words.meta_note}</p></section>
        <section aria-labelledby="credit-title"><h2 id="credit-title">{words.credit}</h2><p>{words.credit_text}</p></section>
        <section aria-labelledby="translate-title"><h2 id="translate-title">{words.translate}</h2><p>{words.translate_text}</p></section>
        <section aria-labelledby="corrections-title"><h2 id="corrections-title">{words.corrections}</h2>{corrections.collect_view()}</section>
        <section aria-labelledby="never-title"><h2 id="never-title">{words.never}</h2><ul>{never.collect_view()}</ul></section>
    }
    .into_any()
}
