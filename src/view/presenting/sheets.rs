//! What lies over the stage when it is asked for: the bar, the code, the overview and the keys.

use leptos::prelude::*;

use crate::model::Language;
use crate::page::{ONE_FILE, Page};
use crate::presenting::{Act, Binding, KEYS, act_word};
use crate::words::{PresentingWords, Words};

/// Buttons under the stage, for hands without a keyboard.
pub fn bar(language: Language, own: &'static PresentingWords, slides: usize) -> AnyView {
    let button = |act: Act, class: &'static str| {
        view! { <button type="button" class=class data-act=act_word(act)>{own.act(act)}</button> }
    };
    let arrow = |act: Act, sign: &'static str| {
        view! {
            <button type="button" class="arrow-button" data-act=act_word(act)><span class="unseen">{own.act(act)}</span><span aria-hidden="true">{sign}</span></button>
        }
    };
    view! {
        <nav class="bar" aria-label=own.bar>
            {arrow(Act::Previous, "‹")}
            <p class="progress" translate="no">{PresentingWords::progress(0, slides)}</p>
            {arrow(Act::Next, "›")}
            <p class="typed" aria-live="polite" translate="no"></p>
            <p class="corner" translate="no" aria-hidden="true"></p>
            <span class="wide">
                {button(Act::Notes, "")}
                {button(Act::Overview, "")}
                {button(Act::Code, "")}
                {button(Act::Fullscreen, "")}
            </span>
            <button type="button" data-act=act_word(Act::Help)>{Words::of(language).more}</button>
        </nav>
    }
    .into_any()
}

/// The code that leads to the reading page, large, with the address in words.
pub fn code(own: &PresentingWords) -> AnyView {
    view! {
        <div class="code" hidden>
            <h2 class="code-lead">{own.code_lead}</h2>
            <svg role="img" aria-label=own.code_lead viewBox="0 0 1 1"><rect class="code-paper" width="1" height="1" /><path class="code-ink" d="" /></svg>
            <p class="code-address" translate="no"></p>
            <label class="code-missing"><span>{own.code_missing}</span>
                <input type="url" aria-label=own.code_address placeholder="https://" autocomplete="off" /></label>
            <p class="code-long" hidden>{own.code_long}</p>
        </div>
    }
    .into_any()
}

/// The overview and the keys.
pub fn dialogs(page: Page, own: &'static PresentingWords) -> AnyView {
    let language = page.language;
    let close = Words::of(language).close;
    let rows = KEYS.iter().map(|binding| row(language, own, binding));
    view! {
        <dialog id="overview" class="large" aria-label=own.overview>
            <div class="sheet">
                <div class="sheet-head"><h2>{own.overview}</h2>
                    <input type="search" placeholder=own.search aria-label=own.search autocomplete="off" />
                    <button type="button" data-cue="close">{close}</button></div>
                <p class="nothing" role="status" data-nothing=own.nothing_found></p>
                <ol class="cards"></ol>
            </div>
        </dialog>
        <dialog id="help" class="large" aria-label=own.help>
            <div class="sheet">
                <div class="sheet-head"><h2>{own.help}</h2><button type="button" data-cue="close">{close}</button></div>
                <dl class="keys">{rows.collect_view()}</dl>
                <p><label class="check"><input type="checkbox" id="letters" checked />{own.letters}</label></p>
                <p class="quiet">{own.help_note}</p>
                <p class="buttons">
                    <button type="button" data-print="plain">{own.print}</button>
                    <button type="button" data-print="notes">{own.print_notes}</button>
                </p>
                <p class="to-file"><a href=page.to_top() + ONE_FILE download>{own.one_file}</a></p>
            </div>
        </dialog>
    }
    .into_any()
}

/// An act as a button, and its keys.
fn row(language: Language, own: &'static PresentingWords, binding: &Binding) -> AnyView {
    let name = own.act(binding.act);
    // A digit alone does nothing, and neither does the jump without one.
    let act = match binding.act {
        Act::Digit | Act::Jump | Act::Close | Act::Help => name.into_any(),
        act => view! { <button type="button" data-act=act_word(act)>{name}</button> }.into_any(),
    };
    let keys = binding.keys.iter().map(|key| {
        view! { <kbd data-key=*key>{PresentingWords::key(language, key)}</kbd>" " }
    });
    view! { <div><dt>{act}</dt><dd>{keys.collect_view()}</dd></div> }.into_any()
}
