//! Order model, as it is written: with the results of the settings it begins with.
//!
//! `browser::model` asks for a guess, reads the form, and writes other results over these.

use leptos::prelude::*;

use super::{ModelMark, Subject, model_marks};
use crate::layout::order_model::{BASES, HEIGHT, LANE, SWEEP, SWEEP_HEIGHT, TICKS, WIDTH};
use crate::layout::{short, view_box};
use crate::model::Era;
use crate::simulate::{Direction, Experiment, Preset, Settings};
use crate::view::writer::Writer;
use crate::words::{ModelWords, Sooner};

/// The greatest minutes and capacity of the sliders. An address may ask for more.
const SLIDERS: [u32; 2] = [120, 60];

/// Fewer runs than a reader's: they change no median, and pages are written while an editor waits.
const STILL_RUNS: u32 = 50;

/// The results as they are written, by where they stand.
struct Marks(Vec<ModelMark>);

impl Marks {
    fn get(&self, at: &str, attribute: Option<&str>) -> String {
        let found = self.0.iter().find(|it| it.at == at && it.attribute == attribute);
        found.map(|it| it.value.clone()).unwrap_or_default()
    }

    fn words(&self, at: &str) -> String {
        self.get(at, None)
    }
}

/// The question, the picture, the log and the form.
pub fn picture(writer: &Writer<'_>, subject: &Subject) -> AnyView {
    let experiment = Experiment::new(&subject.organization, Settings::DEFAULT, STILL_RUNS);
    let results = experiment.finish();
    let words = ModelWords::of(writer.language);
    let marks = Marks(model_marks(&results, None, writer.language));
    let guesses = Sooner::ALL.map(|guess| {
        let (index, name) = (guess as usize, words.guesses[guess as usize]);
        view! { <button type="button" data-guess=index>{name}</button> }
    });
    let logs = Era::ALL.map(|era| {
        let lines = (0..5).map(|line| {
            let at = format!("{}-log-{line}", era.word());
            let text = marks.words(&at);
            view! { <li data-model=at>{text}</li> }
        });
        view! { <section><h3>{subject.eras[era as usize].clone()}</h3><ul>{lines.collect_view()}</ul></section> }
    });
    view! {
        <p class="said" role="status" data-assumption="" data-model="verdict" data-ask=words.guess>{marks.words("verdict")}</p>
        <div class="buttons guesses">{guesses}</div>
        <div class="modelled" data-assumption="">
            {chart(writer, subject, &marks)}
            <p class="crossing" data-model="crossing">{marks.words("crossing")}</p>
            <details><summary>{words.log}</summary><div class="logs">{logs}</div></details>
        </div>
        {form(subject, words)}
    }
    .into_any()
}

fn chart(writer: &Writer<'_>, subject: &Subject, marks: &Marks) -> AnyView {
    let words = ModelWords::of(writer.language);
    let at = |era: Era, what: &str| format!("{}-{what}", era.word());
    let d = |at: &str| marks.get(at, Some("d"));
    let lanes = Era::ALL.map(|era| {
        let top = BASES[era as usize] - LANE;
        let [bars, moments, last] = ["bars", "moments", "last"].map(|it| at(era, it));
        let (bars_d, moments_d) = (d(&bars), d(&moments));
        let (x, anchor) = (marks.get(&last, Some("x")), marks.get(&last, Some("text-anchor")));
        let minutes = marks.words(&last);
        view! {
            <text class="band-name" x="4" y=short(top - 8.0)>{subject.eras[era as usize].clone()}</text>
            <path class="bars" fill="url(#modelled)" data-model=bars d=bars_d />
            <path class="moments" data-model=moments d=moments_d />
            <text class="halo assumed" data-model=last x=x y=short(top + 10.0) text-anchor=anchor>{minutes}</text>
        }
    });
    let ticks = (0..TICKS).map(|index| {
        let at = format!("tick-{index}");
        let (x, minute) = (marks.get(&at, Some("x")), marks.words(&at));
        let anchor = if index == 0 { "start" } else { "middle" };
        view! { <text class="quiet" data-model=at x=x y=short(BASES[1] + 20.0) text-anchor=anchor>{minute}</text> }
    });
    let [_, base] = SWEEP;
    let curves = Era::ALL.map(|era| {
        let [curve, name] = ["curve", "name"].map(|it| at(era, it));
        let (path, x, y) = (d(&curve), marks.get(&name, Some("x")), marks.get(&name, Some("y")));
        let anchor = (era == Era::Before).then_some("end");
        view! {
            <path class=format!("curve {}", era.word()) data-model=curve d=path />
            <text class="halo" data-model=name x=x y=y text-anchor=anchor>{subject.eras[era as usize].clone()}</text>
        }
    });
    let axes = format!("M0 {}H400M0 {}H400", BASES[0], BASES[1]);
    let most = crate::simulate::MOST_SHOWN;
    view! {
        <svg viewBox=view_box(WIDTH, HEIGHT) role="img" aria-labelledby="order-model-title">
            <defs><pattern id="modelled" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="hatch" width="1.6" height="3" /></pattern></defs>
            {lanes}
            <path class="axis" d=axes />
            {ticks.collect_view()}
        </svg>
        <p class="quiet">{words.scale}</p>
        <p class="assumption">{words.sweep}</p>
        <svg viewBox=view_box(WIDTH, SWEEP_HEIGHT) role="img" aria-label=words.sweep>
            {curves}
            <path class="here" data-model="here" d=d("here") />
            <path class="dots crossed" data-model="crossed" d=d("crossed") stroke-width="9" />
            <path class="axis" d=format!("M0 {base}H400") />
            <text class="quiet" x="4" y=short(base + 18.0)>"1"</text>
            <text class="quiet" x="392" y=short(base + 18.0) text-anchor="end">{format!("{most} {}", words.at_once)}</text>
        </svg>
    }
    .into_any()
}

/// Presets, and every assumption as a slider, named as in the address.
fn form(subject: &Subject, words: &'static ModelWords) -> AnyView {
    let presets = Preset::ALL.iter().zip(words.presets).map(|(preset, name)| {
        view! { <button type="button" data-preset=preset.id>{name}</button> }
    });
    let values = Settings::DEFAULT.to_pairs();
    let slider = |name: &'static str, [least, most]: [u32; 2], label: &'static str| {
        let value = values.iter().find(|(it, _)| *it == name).map_or(0, |(_, value)| *value);
        view! {
            <label class="amount"><span><b data-amount=name>{value}</b>" "{label}</span>
                <input type="range" name=name min=least max=most value=value /></label>
        }
    };
    let offices = [["city-minutes", "city-at-once"], ["district-minutes", "district-at-once"]];
    let offices = offices.into_iter().enumerate().map(|(tier, [minutes, at_once])| {
        let tier = subject.organization.tiers()[tier].name.get(subject.language).clone();
        view! {
            <div class="office" role="group" aria-label=tier.clone()><b>{tier.clone()}</b>
                {slider(minutes, [1, SLIDERS[0]], words.minutes)}
                {slider(at_once, [1, SLIDERS[1]], words.at_once)}</div>
        }
    });
    let directions = Direction::ALL.map(|direction| {
        let first = direction == Direction::Down;
        view! {
            <label><input type="radio" name="direction" value=direction.word() checked=first />
                <span>{words.directions[direction as usize]}</span></label>
        }
    });
    let most = crate::simulate::Percent::MOST.get();
    view! {
        <form class="settings" data-assumption=""><fieldset>
            <legend>{words.assumptions}</legend>
            <div class="buttons">{presets.collect_view()}</div>
            {offices.collect_view()}
            <div class="office"><div class="choice">{directions}</div>{slider("unclear", [0, most], words.unclear)}</div>
            <div class="buttons"><button type="button" data-again>{words.again}</button>
                <button type="reset">{subject.words().reset}</button></div>
        </fieldset></form>
    }
    .into_any()
}
