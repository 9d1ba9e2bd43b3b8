//! The trainer's desk: notes, what comes next, clock and plan. Written empty; the program fills it
//! from the slides of the same page.

use leptos::prelude::*;

use super::slide::LETTERS;
use crate::presenting::{Act, MOST_HANDS, Pace, act_word};
use crate::view::writer::Writer;
use crate::words::PresentingWords;

/// The desk, seen in the window of the notes, and in the stage's own where that was refused.
pub fn desk(writer: &Writer<'_>, own: &'static PresentingWords) -> AnyView {
    let scenes = writer.story.scenes.iter().enumerate().map(|(index, scene)| {
        let minutes = writer.story.presenting.as_ref().and_then(|it| it.scenes.get(index));
        let planned = minutes.map(|it| format!("{}:00", it.minutes));
        view! {
            <li data-scene=index.to_string()>
                <span class="scene-name">{writer.plain(scene.title.get(writer.language))}</span>
                <span class="scene-planned">{planned}</span>
                <span class="scene-taken">"0:00"</span>
                <span class="scene-pace"></span>
            </li>
        }
    });
    let hands = LETTERS.iter().enumerate().map(|(index, letter)| {
        let name = format!("{} {letter}", own.hands);
        view! {
            <label><span aria-hidden="true">{*letter}</span>
                <input type="number" min="0" max=MOST_HANDS.to_string() inputmode="numeric" aria-label=name data-hands=index.to_string() autocomplete="off" /></label>
        }
    });
    let paces = own.paces;
    view! {
        <section id="notes" class="desk" aria-label=own.desk data-end=own.the_end
            data-within=paces[Pace::Within as usize] data-near=paces[Pace::Near as usize] data-over=paces[Pace::Over as usize]>
            <p class="desk-here"><span class="desk-blocked" role="status" data-blocked=own.blocked></span>
                <button type="button" data-act=act_word(Act::Notes)>{own.close_notes}</button></p>
            <p class="desk-lost" role="alert" hidden>{own.stage_lost}" "<button type="button" data-reopen="">{own.reopen}</button></p>
            <div class="desk-time">
                <p>{own.elapsed}<b class="desk-elapsed" translate="no">"0:00"</b></p>
                <p>{own.planned}<b class="desk-planned" translate="no"></b></p>
                <p>{own.time_of_day}<b class="desk-now" translate="no"></b></p>
                <p class="desk-clock"><button type="button" data-act=act_word(Act::Clock)>{own.act(Act::Clock)}</button>
                    <button type="button" data-reset-clock="">{own.reset_clock}</button></p>
            </div>
            <div class="desk-said" tabindex="0" role="region" aria-label=own.notes></div>
            <div class="desk-hands" role="group" aria-label=own.hands_picture hidden>{hands.collect_view()}</div>
            <div class="desk-next"><h2>{own.next_up}</h2><div class="desk-next-slide"></div></div>
            <details class="desk-pace"><summary>{own.planned}" · "{own.taken}</summary>
                <ol>{scenes.collect_view()}</ol>
                <p><button type="button" data-report="" data-copied=own.copied data-heads=heads(own) data-whole=own.whole>{own.copy_report}</button></p>
                <textarea readonly hidden rows="8" aria-label=own.copy_report></textarea>
            </details>
            <p class="desk-drive">
                <button type="button" data-act=act_word(Act::Previous)>{own.act(Act::Previous)}</button>
                <button type="button" class="primary" data-act=act_word(Act::Next)>{own.act(Act::Next)}</button>
            </p>
        </section>
    }
    .into_any()
}

fn heads(own: &PresentingWords) -> String {
    [own.scene, own.planned, own.taken, own.off].join("|")
}
