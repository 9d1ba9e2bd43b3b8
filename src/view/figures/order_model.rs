//! Order model, as it is written: with the results of the settings it begins with.
//!
//! `browser::model` asks for a guess, reads the form, and writes other results over these. What
//! only a running model needs is `model_trials`.

use leptos::prelude::*;

use super::model_trials::asked;
use super::{CAPACITIES, INTERVALS, ModelMark, Subject, model_cells, model_marks};
use crate::layout::order_model::{BASES, HEIGHT, LANE, TICKS};
use crate::layout::{WIDTH, short, view_box};
use crate::model::{Era, Grade};
use crate::simulate::{Experiment, Results, Settings};
use crate::view::figure::{DataTable, late};
use crate::view::writer::Writer;
use crate::words::{ModelTable, ModelWords};

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

/// The chart alone, for a page that shows it many times.
pub fn chart_alone(writer: &Writer<'_>, subject: &Subject) -> AnyView {
    let marks = Marks(model_marks(still(subject), None, writer.language));
    let verdict = marks.words("verdict");
    view! { <div class="modelled">{chart(writer, subject, &marks)}<p>{verdict}</p></div> }
        .into_any()
}

/// What pages are written with.
pub fn still(subject: &Subject) -> &Results {
    let run = || Experiment::new(&subject.organization, Settings::DEFAULT, STILL_RUNS).finish();
    subject.modelled.get_or_init(run)
}

/// The question, the picture, the log and the form.
pub fn picture(writer: &Writer<'_>, subject: &Subject, results: &Results) -> AnyView {
    let words = ModelWords::of(writer.language);
    let marks = Marks(model_marks(results, None, writer.language));
    view! {
        <p class="said" role="status" data-assumption="" data-model="verdict" data-ask=words.guess>{marks.words("verdict")}</p>
        {late("model-guess")}
        <div class="modelled" data-assumption="">
            {chart(writer, subject, &marks)}
            {late("model-sweep")}
            <p class="crossing" data-model="crossing">{marks.words("crossing")}</p>
        </div>
        {late("model-form")}
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
            {asked(BASES[era as usize] - LANE / 2.0)}
            <text class="halo assumed" data-model=last x=x y=short(top + 10.0) text-anchor=anchor>{minutes}</text>
        }
    });
    let ticks = (0..TICKS).map(|index| {
        let at = format!("tick-{index}");
        let (x, minute) = (marks.get(&at, Some("x")), marks.words(&at));
        let anchor = if index == 0 { "start" } else { "middle" };
        view! { <text class="quiet" data-model=at x=x y=short(BASES[1] + 20.0) text-anchor=anchor>{minute}</text> }
    });
    let axes = format!("M0 {}H400M0 {}H400", BASES[0], BASES[1]);
    view! {
        <svg viewBox=view_box(WIDTH, HEIGHT) role="img" aria-labelledby="order-model-title">
            <defs><pattern id="modelled" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="hatch" width="1.6" height="3" /></pattern></defs>
            {lanes}
            <path class="axis" d=axes />
            {ticks.collect_view()}
        </svg>
        <p class="quiet">{words.scale}</p>
    }
    .into_any()
}

/// Numbers with a source, and what the picture shows: the results and all they were assumed from.
/// `facts` are of the same rows, each with its head and its cell for each era.
pub fn table(
    writer: &Writer<'_>,
    subject: &Subject,
    results: &Results,
    facts: Vec<Vec<AnyView>>,
) -> DataTable {
    let heads = ModelTable::of(writer.language);
    let assumption = writer.grade(Grade::Assumption).to_lowercase();
    let [before, behind] = heads.at_capacity;
    let capacities = CAPACITIES.iter().map(|it| format!("{before} {it} {behind}"));
    let tiers = subject.organization.tiers().iter().take(2);
    let offices = tiers.flat_map(|tier| {
        let tier = tier.name.get(writer.language);
        heads.offices.map(|it| format!("{tier}: {it}"))
    });
    let [results_heads, others] =
        [heads.results, heads.assumptions].map(|it| it.map(str::to_owned));
    let still = results_heads.into_iter().chain(capacities).chain(offices).chain(others);
    let mut cells = model_cells(results, writer.language).into_iter();
    let mut pair =
        |head: String| [head, cells.next().unwrap_or_default(), cells.next().unwrap_or_default()];
    let still = still.map(|it| pair(format!("{it} ({assumption})"))).collect();
    let mut of_interval = || {
        let head = cells.next()?;
        Some([head, cells.next()?, cells.next()?])
    };
    let intervals = (0..INTERVALS).filter_map(|_| of_interval()).collect();
    let mut columns = vec![writer.words().count.to_owned()];
    columns.extend(subject.eras.clone());
    DataTable { heads: columns, rows: facts, assumed: vec![still, intervals] }
}
