//! Order model: what only a running model needs, so that no page is written with it: the buttons of
//! the guess, the comparison of capacities, the log, and the form of assumptions.

use leptos::prelude::*;

use super::Subject;
use crate::layout::order_model::{SWEEP, SWEEP_HEIGHT};
use crate::layout::{WIDTH, short, view_box};
use crate::model::Era;
use crate::simulate::{Direction, MOST_SHOWN, Percent, Preset, Settings};
use crate::words::{ModelWords, Sooner};

/// The greatest minutes and capacity of the sliders. An address may ask for more.
const SLIDERS: [u32; 2] = [120, 60];

/// What stands in a plot until there is a guess, so that an empty one does not look broken.
pub fn asked(y: f64) -> impl IntoView + use<> {
    view! { <text class="asked" x=short(WIDTH / 2.0) y=short(y) text-anchor="middle" dy=".35em">"?"</text> }
}

/// Answers to the question before the first run.
pub fn guesses(subject: &Subject) -> impl IntoView + use<> {
    let words = ModelWords::of(subject.language);
    let guesses = Sooner::ALL.map(|guess| {
        let (index, name) = ((guess as usize).to_string(), words.guesses[guess as usize]);
        view! { <button type="button" data-guess=index>{name}</button> }
    });
    view! { <div class="buttons guesses">{guesses}</div> }
}

/// Which era is done later at each capacity of the head, and the log of one run.
pub fn sweep(subject: &Subject) -> impl IntoView + use<> {
    let words = ModelWords::of(subject.language);
    let [top, base] = SWEEP;
    let named = |era: Era, what: &str| [era.word(), "-", what].concat();
    let curves = Era::ALL.map(|era| {
        let anchor = if era == Era::Before { "end" } else { "start" };
        view! {
            <path class=["curve ", era.word()].concat() data-model=named(era, "curve") />
            <text class="halo" data-model=named(era, "name") text-anchor=anchor>{subject.eras[era as usize].clone()}</text>
        }
    });
    let logs = Era::ALL.map(|era| {
        let lines = ["log-0", "log-1", "log-2", "log-3", "log-4"]
            .map(|line| view! { <li data-model=named(era, line)></li> });
        view! { <section><h3>{subject.eras[era as usize].clone()}</h3><ul>{lines}</ul></section> }
    });
    let low = short(base + 18.0);
    view! {
        <p class="assumption">{words.sweep}</p>
        <svg viewBox=view_box(WIDTH, SWEEP_HEIGHT) role="img" aria-label=words.sweep>
            {curves}
            {asked(f64::midpoint(top, base))}
            <path class="here" data-model="here" />
            <path class="dots crossed" data-model="crossed" stroke-width="9" />
            <path class="axis" d=["M0 ", &short(base), "H400"].concat() />
            <text class="quiet" x="4" y=low.clone()>"1"</text>
            <text class="quiet" x="392" y=low text-anchor="end">{MOST_SHOWN.to_string()}" "{words.at_once}</text>
        </svg>
        <details><summary>{words.log}</summary><div class="logs">{logs}</div></details>
    }
}

/// Presets, and every assumption as a slider, named as in the address.
pub fn form(subject: &Subject) -> impl IntoView + use<> {
    let words = ModelWords::of(subject.language);
    let presets = [0, 1, 2, 3, 4].map(|it: usize| {
        view! { <button type="button" data-preset=Preset::ALL[it].id>{words.presets[it]}</button> }
    });
    let offices = [["city-minutes", "city-at-once"], ["district-minutes", "district-at-once"]];
    let mut tiers = subject.organization.tiers().iter();
    let offices = offices.map(|[minutes, at_once]| {
        let tier = tiers.next().map(|it| it.name.get(subject.language).clone()).unwrap_or_default();
        view! {
            <div class="office" role="group" aria-label=tier.clone()><b>{tier.clone()}</b>
                {slider(minutes, [1, SLIDERS[0]], words.minutes)}
                {slider(at_once, [1, SLIDERS[1]], words.at_once)}</div>
        }
    });
    let directions = Direction::ALL.map(|direction| {
        let checked = direction == Settings::DEFAULT.direction;
        view! {
            <label><input type="radio" name="direction" value=direction.word() checked=checked />
                <span>{words.directions[direction as usize]}</span></label>
        }
    });
    view! {
        <form class="settings"><fieldset>
            <legend>{words.assumptions}</legend>
            <div class="buttons">{presets}</div>
            {offices}
            <div class="office"><div class="choice">{directions}</div>
                {slider("unclear", [0, Percent::MOST.get()], words.unclear)}</div>
            <div class="buttons"><button type="button" data-again="">{words.again}</button>
                <button type="reset">{subject.words().reset}</button></div>
        </fieldset></form>
    }
}

/// A slider with its name and its value, both written by `browser::model`.
fn slider(
    name: &'static str,
    [least, most]: [u32; 2],
    label: &'static str,
) -> impl IntoView + use<> {
    let value = Settings::DEFAULT.to_pairs().iter().find(|(it, _)| *it == name).map(|it| it.1);
    let value = value.unwrap_or_default().to_string();
    view! {
        <label class="amount"><span>{label}": "<b data-amount=name>{value.clone()}</b></span>
            <input type="range" name=name min=least.to_string() max=most.to_string() value=value /></label>
    }
}
