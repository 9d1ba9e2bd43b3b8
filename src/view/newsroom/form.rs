//! The form that gives the code: asleep as written, since it does nothing without a script.

use leptos::prelude::*;

use super::{Embed, code};
use crate::hosting::{WIDTHS, Way, escaped, fit};
use crate::model::Language;
use crate::page::{WHOLE, embeds_in, to_top_from};
use crate::story::{Step, prose};
use crate::view::writer::Writer;
use crate::words::{NewsroomWords, Words};

/// A longer line does not fit the list of steps on a phone, in characters.
const BEGINNING: usize = 48;

/// The form, what it knows of every embed, and the code as templates.
pub fn form(writer: &Writer<'_>, own: &[Embed], both: &[Vec<Embed>; 2]) -> AnyView {
    let language = writer.language;
    let words = NewsroomWords::of(language);
    let figures = own.iter().map(|it| {
        let name = if it.name == WHOLE { words.story.to_owned() } else { it.title.clone() };
        view! { <option value=it.name>{name}</option> }
    });
    let kinds = words.kinds.iter().zip(Way::ALL).map(|(kind, (value, _))| (value, kind.name));
    let languages = words.languages.iter().zip(Language::ALL).map(|(name, it)| (it.code(), *name));
    let themes = words.themes.iter().zip(["", "light", "dark"]).map(|(name, it)| (it, *name));
    let versions =
        words.versions.iter().zip(["live", "frozen"]).map(|(it, value)| (value, it.name));
    let widths = WIDTHS.map(|it| (it.to_string(), format!("{it} px")));
    let kind_notes = words.kinds.iter().zip(Way::ALL).map(|(kind, (value, _))| {
        view! { <p class="quiet" data-kind=value hidden>{kind.says}</p> }
    });
    let version_notes = words.versions.iter().zip(["live", "frozen"]).map(|(it, value)| {
        // How to is on the page for newsrooms alone.
        let more =
            (value == "frozen").then(|| view! { " "<a href="./#host-title">{words.host}</a> });
        view! { <p class="quiet" data-version=value hidden>{it.says}{more}</p> }
    });
    let templates = Way::ALL.map(|(value, way)| {
        view! { <template data-kind=value>{code(way, true, |_| String::new())}</template> }
    });
    view! {
        <section id="code" aria-labelledby="code-title" data-top=to_top_from(&embeds_in(language)) data-copied=words.copied data-selected=words.selected hidden>
            <div class="code-head"><h2 id="code-title">{words.form}</h2>
                <button type="button" data-close hidden>{writer.words().close}</button></div>
            <form>
                <p class="field"><label><span>{words.figure}</span><select name="figure">{figures.collect_view()}</select></label></p>
                {choice("kind", words.kind, kinds.collect(), "frame")}
                {kind_notes.collect_view()}
                {choice("lang", words.language, languages.collect(), language.code())}
                {choice("theme", words.theme, themes.collect(), "")}
                <p class="field"><label><span>{words.step}</span><select name="step"><option value="">{words.first_step}</option>{steps(writer)}</select></label></p>
                <p class="field"><label><span>{words.accent}</span><input type="text" name="accent" size="8" maxlength="7" placeholder="#RRGGBB" autocomplete="off" spellcheck="false" aria-describedby="accent-note" /></label>
                    <span class="quiet" id="accent-note">{words.accent_note}</span></p>
                {choice("version", words.version, versions.collect(), "live")}
                {version_notes.collect_view()}
                <p class="field" data-version="frozen" hidden><label><span>{words.copy_at}</span><input type="url" name="copy" placeholder="https://" autocomplete="off" /></label></p>
                <p class="field code"><label><span>{words.code}</span><textarea readonly rows="7" spellcheck="false" translate="no"></textarea></label></p>
                <p class="buttons"><button type="button" data-copy>{words.copy}</button><span role="status"></span></p>
                {choice("width", words.width, widths.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect(), "320")}
            </form>
            <div class="preview" role="group" aria-label=words.preview></div>
            <ul data-embeds hidden>{both.iter().flatten().map(known).collect_view()}</ul>
            {templates.collect_view()}
        </section>
    }
    .into_any()
}

/// Radio buttons under a name.
fn choice(name: &'static str, legend: &'static str, of: Vec<(&str, &str)>, set: &str) -> AnyView {
    let buttons = of.into_iter().map(|(value, words)| {
        let (value, words, checked) = (value.to_owned(), words.to_owned(), value == set);
        view! { <label><input type="radio" name=name value=value checked=checked /><span>{words}</span></label> }
    });
    view! { <fieldset class="choice"><legend>{legend}</legend>{buttons.collect_view()}</fieldset> }
        .into_any()
}

/// Every step, with the figure beside it.
fn steps(writer: &Writer<'_>) -> AnyView {
    let count = writer.story.steps().count();
    let steps = writer.story.steps().enumerate().map(|(index, (_, step))| {
        let figure = step.show.as_ref().map(|it| it.figure().word());
        let begins = beginning(writer, step);
        let number = Words::step_of(writer.language, index + 1, count);
        view! { <option value=step.id.clone() data-beside=figure>{number}": "{begins}</option> }
    });
    steps.collect_view().into_any()
}

/// How a step begins: the title of its scene would not tell it from its neighbors.
fn beginning(writer: &Writer<'_>, step: &Step) -> String {
    let first = prose::lines(step.text.get(writer.language)).next();
    let text = first.map(|it| writer.plain(it)).unwrap_or_default();
    let mut begins = String::new();
    for word in text.split(' ') {
        if BEGINNING < begins.chars().count() + word.chars().count() {
            return begins + "…";
        }
        begins = if begins.is_empty() { word.to_owned() } else { begins + " " + word };
    }
    begins
}

/// What fills the slots for an embed, as it stands in code; its title plain, for the preview.
fn known(it: &Embed) -> AnyView {
    let language = it.language;
    let fit = fit(it.name);
    view! {
        <li lang=language.code() data-name=it.name data-embed=it.folder()
            data-reading=it.reading() data-first=it.step.clone() data-image=format!("{}.png", it.picture)
            data-width=it.size.0.clone() data-depth=it.size.1.clone() data-base=fit.base.to_string() data-slope=fit.slope.to_string() data-height=fit.highest.to_string()
            data-title=escaped(&it.title) data-alt=escaped(&it.description)>{it.title.clone()}</li>
    }
    .into_any()
}
