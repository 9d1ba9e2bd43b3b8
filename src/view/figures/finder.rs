//! Finds a former district by its name, as people type it.

use leptos::prelude::*;

use super::Subject;
use crate::model::find;
use crate::words::Words;

/// More matches than this are not shown; typing on is quicker than reading them.
const SHOWN: usize = 4;

/// A field and a short list of matches as buttons.
///
/// The list has a fixed number of rows, shown or hidden, so that typing makes no elements.
#[component]
pub fn Finder(
    /// The organization whose middle units are found.
    subject: Subject,
    /// Told the index of the unit that was picked.
    #[prop(into)]
    on_pick: Callback<usize>,
) -> impl IntoView {
    let (words, language) = (subject.words(), subject.language);
    let places = StoredValue::new(subject.districts());
    let organization = subject.organization.clone();
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let ids = |it: &Vec<_>| {
            find(&typed.get(), it).into_iter().take(SHOWN).cloned().collect::<Vec<_>>()
        };
        places.with_value(ids)
    });
    let pick = Callback::new(move |row: usize| {
        let id = found.with_untracked(|it| it.get(row).map(|it| it.id.clone()));
        if let Some(unit) = id.and_then(|it| organization.position(&it)) {
            on_pick.run(unit);
            typed.set(String::new());
        }
    });
    let rows = (0..SHOWN).map(|row| {
        let name = move || {
            found
                .with(|it| it.get(row).map(|it| Words::kind_and_name(language, &it.kind, &it.name)))
        };
        view! {
            <li hidden=move || name().is_none()>
                <button type="button" translate="no" on:click=move |_| pick.run(row)
                    prop:textContent=move || name().unwrap_or_default()></button>
            </li>
        }
    });
    let nothing = move || found.with(Vec::is_empty) && !typed.with(|it| it.trim().is_empty());
    view! {
        <form class="finder" on:submit=move |event| { event.prevent_default(); pick.run(0); }>
            <label>
                <span>{words.find}</span>
                <input type="search" autocomplete="off" spellcheck="false" enterkeyhint="search" placeholder=words.find_short
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event)) />
            </label>
            <ul>{rows.collect_view()}</ul>
            <p class="nothing" role="status"
                prop:textContent=move || if nothing() { words.not_found } else { "" }></p>
        </form>
    }
}
