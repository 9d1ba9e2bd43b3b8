//! Every word of the interface, in both languages, in the files of `words/` and what is made of them
//! here: what is missing does not compile.
//!
//! No number stands here; numbers are facts.

mod embedded;
mod en;
mod guarantees;
mod model_table;
mod newsroom;
mod order_model;
mod presenting;
mod vi;

pub use embedded::EmbeddedWords;
pub use guarantees::GuaranteeWords;
pub use model_table::ModelTable;
pub use newsroom::NewsroomWords;
pub use order_model::{ModelWords, Sooner};
pub use presenting::PresentingWords;

use crate::model::Language;

/// The name of the whole, in every language.
pub const PROJECT: &str = "Hai Cấp";

/// The words of the interface in one language.
pub struct Words {
    /// Of the skip link.
    pub skip: &'static str,
    /// The other language, in its own words.
    pub other_language: &'static str,
    /// Names the list of scenes.
    pub contents: &'static str,
    /// To the step before.
    pub previous: &'static str,
    /// To the next step.
    pub next: &'static str,
    /// To the page for a room.
    pub present: &'static str,
    /// Names the pair of buttons.
    pub steps: &'static str,
    /// Before the sources of a figure.
    pub source: &'static str,
    /// Opens the table of a figure.
    pub table: &'static str,
    /// Opens the description of a figure.
    pub described: &'static str,
    /// Names the switch between eras.
    pub era: &'static str,
    /// Names the slider between eras.
    pub scrub: &'static str,
    /// How to use the marks.
    pub explore: &'static str,
    /// Names the mark that arrow keys move.
    pub cursor: &'static str,
    /// Asks for the name of a district.
    pub find: &'static str,
    /// The same in the field itself, where a phone has no room beside it.
    pub find_short: &'static str,
    /// Nothing was found.
    pub not_found: &'static str,
    /// The unit above.
    pub superior: &'static str,
    /// How many report to it.
    pub span: &'static str,
    /// It is no level any more.
    pub no_level: &'static str,
    /// What a former middle unit is now.
    pub site: &'static str,
    /// Many of them, as a label.
    pub sites: &'static str,
    /// The same in two lines, for a narrow figure.
    pub sites_lines: [&'static str; 2],
    /// As short as it can be.
    pub sites_short: &'static str,
    /// Head of a column: the former district.
    pub district: &'static str,
    /// Head of a column: its kind.
    pub kind: &'static str,
    /// Head of a column and of the last row: all together.
    pub total: &'static str,
    /// How often an order changes hands.
    pub handovers: &'static str,
    /// How many units the head leads directly.
    pub direct: &'static str,
    /// Names the log.
    pub log: &'static str,
    /// To the next hand-over.
    pub step_order: &'static str,
    /// Plays the order in time.
    pub play: &'static str,
    /// Offers the address of the figure as it stands.
    pub copy_link: &'static str,
    /// Back to the start.
    pub reset: &'static str,
    /// What the time of the picture is not.
    pub no_clock: &'static str,
    /// Title of the list of facts.
    pub sources: &'static str,
    /// Above the list of facts.
    pub sources_lead: &'static str,
    /// To the data files.
    pub download: &'static str,
    /// Title of the glossary.
    pub glossary: &'static str,
    /// Title of the method section.
    pub method: &'static str,
    /// Its paragraphs.
    pub method_text: &'static [&'static str],
    /// Title of the corrections.
    pub corrections: &'static str,
    /// There is none.
    pub no_corrections: &'static str,
    /// Before the date a fact holds for.
    pub as_of: &'static str,
    /// Before the facts a derived one comes from.
    pub derived_from: &'static str,
    /// Grades, in the order of [`crate::model::Grade::ALL`].
    pub grades: [&'static str; 4],
    /// Sides, in the order of [`crate::story::Side::ALL`].
    pub sides: [&'static str; 3],
    /// Directions, in the order of [`crate::story::Went::ALL`].
    pub went: [&'static str; 3],
    /// Pictures of the chapters, in the order of [`crate::story::ChaptersView::ALL`]. `{city}` is
    /// the one of the story, here and below.
    pub chapters: [&'static str; 6],
    /// Names the switch between those pictures.
    pub chapters_view: &'static str,
    /// On hatched marks: they hold only under a condition.
    pub if_city: &'static str,
    /// As above, for the whole country.
    pub if_nationwide: &'static str,
    /// Between dates without a count.
    pub no_count: &'static str,
    /// The command line.
    pub command_line: &'static str,
    /// The Youth Union line.
    pub union_line: &'static str,
    /// The chapter's superior where that is documented.
    pub commune_union: &'static str,
    /// What a chapter is attached to in `{city}`.
    pub union_unknown: &'static str,
    /// The chapter.
    pub chapter: &'static str,
    /// The youth organization of the district police, which is gone.
    pub district_union: &'static str,
    /// Closes the source panel.
    pub close: &'static str,
    /// Shows the answer.
    pub answer: &'static str,
    /// Opens the list of all commands.
    pub more: &'static str,
    /// The program did not start.
    pub failed: &'static str,
    /// The link that tries once more, behind that.
    pub again: &'static str,
    /// The program is slow to start.
    pub slow: &'static str,
    /// Before a date from which something holds.
    pub from: &'static str,
    /// Head of a column: date.
    pub date: &'static str,
    /// Head of a column: what happened.
    pub what: &'static str,
    /// Head of a column: count.
    pub count: &'static str,
    /// Head of a column: where work went.
    pub direction: &'static str,
    /// Makes the organization larger.
    pub zoom_in: &'static str,
    /// Makes it smaller again.
    pub zoom_out: &'static str,
    /// Shows the whole of it.
    pub zoom_whole: &'static str,
    /// Opens how to cite a figure.
    pub cite: &'static str,
    /// Head of a column: the ids of facts.
    pub fact: &'static str,
    /// Head of a column: who published.
    pub publisher: &'static str,
    /// Head of a column: when that was.
    pub date_of_source: &'static str,
    /// Head of a column: an address.
    pub link: &'static str,
    /// Names the slider of the pace.
    pub pace: &'static str,
    /// Before a pace is set.
    pub pace_hint: &'static str,
    /// Before the pace that is set.
    pub pace_said: &'static str,
    /// Before a month that follows from it.
    pub assumed_month: &'static str,
    /// Before the count, where a target is no more.
    pub no_more_than: &'static str,
}

impl Words {
    /// The words of a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &vi::VI,
            Language::En => &en::EN,
        }
    }

    /// `Bước 3/12`: where the reader is; the numbers count steps and are no facts.
    pub fn step_of(language: Language, step: usize, steps: usize) -> String {
        match language {
            Language::Vi => format!("Bước {step}/{steps}"),
            Language::En => format!("Step {step} of {steps}"),
        }
    }

    /// What a correction changed: `Trước ghi 29, nay sửa là 30.`
    pub fn corrected(language: Language, old: &str, new: &str) -> String {
        match language {
            Language::Vi => format!("Trước ghi {old}, nay sửa là {new}."),
            Language::En => format!("It had said {old}; corrected to {new}."),
        }
    }

    /// What the large numbers of the card count; never one.
    pub const fn tiers(language: Language) -> &'static str {
        match language {
            Language::Vi => "cấp",
            Language::En => "tiers",
        }
    }

    /// One of several units known by their number only: `một phường của quận Ba Đình`.
    pub fn one_of(language: Language, kind: &str, place: &str) -> String {
        match language {
            Language::Vi => format!("một {kind} của {place}"),
            Language::En => format!("one {kind} in {place}"),
        }
    }

    /// A kind and a name: `Quận Ba Đình`, `Ba Đình urban district`.
    pub fn kind_and_name(language: Language, kind: &str, name: &str) -> String {
        match language {
            Language::Vi => format!("{kind} {name}"),
            Language::En => format!("{name} {kind}"),
        }
    }

    /// A police unit by its place: `Công an quận Ba Đình`.
    pub fn police_of(language: Language, place: &str) -> String {
        match language {
            Language::Vi => format!("Công an {place}"),
            Language::En => format!("{place} police"),
        }
    }

    /// An entry of the log: the head gives the order.
    pub fn log_given(language: Language, head: &str) -> String {
        match language {
            Language::Vi => format!("{head} ra chỉ đạo."),
            Language::En => format!("{head} gives the order."),
        }
    }

    /// An entry of the log: a unit in between receives it and passes it on.
    pub fn log_passed(language: Language, unit: &str) -> String {
        match language {
            Language::Vi => format!("{unit} nhận và chuyển tiếp."),
            Language::En => format!("{unit} receive it and pass it on."),
        }
    }

    /// An entry of the log: the commune has it.
    pub fn log_received(language: Language, place: &str) -> String {
        match language {
            Language::Vi => format!("Công an {place} nhận chỉ đạo."),
            Language::En => format!("The police of {place} receive the order."),
        }
    }
}
