//! Order model: what a result writes into its picture and its texts.
//!
//! One list for the page as it is written and for the program that changes it. Bound signals
//! instead would be twenty-eight KB of program, packed.

use crate::layout::order_model::{BASES, LANE, SWEEP};
use crate::layout::{ModelLayout, Point, short};
use crate::model::{Era, Language, format_whole};
use crate::simulate::Results;
use crate::words::{ModelWords, Sooner};

/// Something that a result writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelMark {
    /// The `data-model` of the element.
    pub at: String,
    /// The attribute; none for its words.
    pub attribute: Option<&'static str>,
    /// What is written.
    pub value: String,
}

/// All that a result writes, the answer to a guess included.
pub fn model_marks(results: &Results, guess: Option<Sooner>, language: Language) -> Vec<ModelMark> {
    let layout = ModelLayout::new(results);
    let last = results.last();
    let mut marks = Vec::new();
    let mut write = |at: &str, attribute: Option<&'static str>, value: String| {
        marks.push(ModelMark { at: at.to_owned(), attribute, value });
    };
    write("verdict", None, ModelWords::verdict(language, guess, last));
    write("crossing", None, ModelWords::crossing(language, results.crossing));
    for era in Era::ALL {
        let (index, word) = (era as usize, era.word());
        let base = short(BASES[index]);
        let top = BASES[index] - LANE;
        let [half_x, last_x] = layout.marks[index];
        let moments =
            [half_x, last_x].map(|it| format!("M{} {base}V{}", short(it), short(top))).concat();
        // Beside the last mark, on whichever side there is room.
        let (x, anchor) =
            if 300.0 < last_x { (last_x - 5.0, "end") } else { (last_x + 5.0, "start") };
        write(&format!("{word}-bars"), Some("d"), layout.bars[index].clone());
        write(&format!("{word}-moments"), Some("d"), moments);
        write(&format!("{word}-last"), Some("x"), short(x));
        write(&format!("{word}-last"), Some("text-anchor"), anchor.to_owned());
        write(&format!("{word}-last"), None, format_whole(last[index], language));
        write(&format!("{word}-curve"), Some("d"), layout.curves[index].clone());
        // Above the end of the one, behind the beginning of the other.
        let Point { x, y } = layout.names[index];
        let (x, y) = if era == Era::Before { (x, y - 6.0) } else { (x + 16.0, y + 10.0) };
        write(&format!("{word}-name"), Some("x"), short(x));
        write(&format!("{word}-name"), Some("y"), short(y));
        let outcome = &results.outcomes[index];
        let log = outcome.milestones.map(|moments| {
            let direction = results.settings.direction;
            ModelWords::log(language, direction, moments, outcome.handovers, outcome.returned)
        });
        for (line, text) in log.unwrap_or_default().into_iter().enumerate() {
            write(&format!("{word}-log-{line}"), None, text);
        }
    }
    for (index, tick) in layout.ticks.iter().enumerate() {
        let (x, minute) =
            tick.map_or((0.0, String::new()), |(x, minute)| (x, format_whole(minute, language)));
        write(&format!("tick-{index}"), Some("x"), short(x));
        write(&format!("tick-{index}"), None, minute);
    }
    let [top, base] = SWEEP;
    let here = layout.here.map(|x| format!("M{} {}V{}", short(x), short(top), short(base)));
    write("here", Some("d"), here.unwrap_or_default());
    let crossed = layout.crossing.map(|it| format!("M{} {}h0", short(it.x), short(it.y)));
    write("crossed", Some("d"), crossed.unwrap_or_default());
    marks
}
