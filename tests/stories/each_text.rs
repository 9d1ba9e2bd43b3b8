//! Every text of a story, ids too, to be changed into what no check would let pass.
//!
//! Fields are named one by one and nothing is left to `..`: a new field of a story does not compile
//! here until somebody has said what its texts are.

use haicap::model::{
    Bilingual, Date, Era, Fact, Fate, Grade, Kind, Organization, Plan, PlannedUnit, SafeUrl,
    Source, Tier, Value,
};
use haicap::story::prose::{Block, Piece, Target};
use haicap::story::{
    Change, ChapterShare, ChaptersView, Content, Correction, Count, Eras, Event, Figure,
    FigureName, Guess, Item, Opinion, Presenting, Question, Route, Scene, ScenePlan, Show, Side,
    Step, Story, StoryOrganization, Term, Went,
};

/// What has texts, or could have.
pub trait Texts {
    /// Changes each of them.
    fn each(&mut self, change: &mut dyn FnMut(&mut String));
}

impl Texts for String {
    fn each(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(self);
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn each(&mut self, change: &mut dyn FnMut(&mut String)) {
        for it in self {
            it.each(change);
        }
    }
}

impl<T: Texts> Texts for Option<T> {
    fn each(&mut self, change: &mut dyn FnMut(&mut String)) {
        if let Some(it) = self {
            it.each(change);
        }
    }
}

impl<T: Texts> Texts for [T; 2] {
    fn each(&mut self, change: &mut dyn FnMut(&mut String)) {
        for it in self {
            it.each(change);
        }
    }
}

impl<T: Texts, U: Texts> Texts for (T, U) {
    fn each(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.0.each(change);
        self.1.each(change);
    }
}

impl<T: Texts> Texts for Bilingual<T> {
    fn each(&mut self, change: &mut dyn FnMut(&mut String)) {
        let Self { vi, en } = self;
        vi.each(change);
        en.each(change);
    }
}

impl<Line: Texts> Texts for Fact<Line> {
    fn each(&mut self, change: &mut dyn FnMut(&mut String)) {
        let Self { id, value, suffix, unit, as_of, grade, from, says, note, sources } = self;
        id.each(change);
        suffix.each(change);
        value.each(change);
        unit.each(change);
        as_of.each(change);
        grade.each(change);
        from.each(change);
        says.each(change);
        note.each(change);
        sources.each(change);
    }
}

impl Texts for Organization {
    fn each(&mut self, change: &mut dyn FnMut(&mut String)) {
        // Ids that are changed alike lead where they led.
        let mut plan = self.plan().clone();
        plan.each(change);
        *self = Self::new(plan).unwrap();
    }
}

/// What can hold no text of an author's, by its type.
macro_rules! textless {
    ($($name:ident)*) => {
        $(impl Texts for $name {
            fn each(&mut self, _: &mut dyn FnMut(&mut String)) {}
        })*
    };
}
textless! {
    u16 u32 usize f64 Date SafeUrl Grade Fate Era Side Went FigureName Route ChaptersView
}

macro_rules! structs {
    ($($name:ident { $($field:ident)* })*) => {
        $(impl Texts for $name {
            fn each(&mut self, change: &mut dyn FnMut(&mut String)) {
                let Self { $($field),* } = self;
                $($field.each(change);)*
            }
        })*
    };
}
structs! {
    Story { title description organization facts figures scenes terms corrections presenting }
    StoryOrganization { organization eras counts count_source }
    Eras { before after since }
    Plan { tiers kinds units }
    Tier { id name units after }
    Kind { id tier name }
    PlannedUnit { id kind name before after fate unnamed }
    Source { publisher date link quote }
    Figure { name title description note sources content }
    ChapterShare { of share }
    Event { id date_fact date what fact }
    Item { id what went fact }
    Count { fact value from what }
    Scene { id title steps views questions }
    Step { id show text }
    Opinion { side who date text fact }
    Question { ask answers right why }
    Presenting { scenes notes guesses questions }
    ScenePlan { minutes ask }
    Guess { before question }
    Term { id name means }
    Correction { date fact change why }
    Change { old new }
}

/// Enums, each with the fields of each of its kinds.
macro_rules! enums {
    ($($name:ident { $($kind:ident $(($($part:ident)*))? $({$($field:ident)*})?)* })*) => {
        $(impl Texts for $name {
            fn each(&mut self, change: &mut dyn FnMut(&mut String)) {
                match self {
                    $(Self::$kind $(($($part),*))? $({$($field),*})? => {
                        $($($part.each(change);)*)?
                        $($($field.each(change);)*)?
                    })*
                }
            }
        })*
    };
}
enums! {
    Value { Number(number) Date(date) Words(words) Statement }
    Piece { Words(words) Strong(words) Number(fact) Link(words target) }
    Target { Fact(id) Unit(id) Era(id) Term(id) Step(id) }
    Block { Paragraph(line) List(lines) }
    Content {
        Organization
        CommandPath { handovers spans }
        OrderModel { handovers spans }
        Chapters { chapters city in_city nationwide milestones }
        Timeline(events)
        Functions(items)
        UnitsOverTime(counts)
    }
    Show {
        Organization { era highlight unit }
        CommandPath { route district }
        OrderModel
        Chapters { view }
        Timeline { highlight }
        Functions { highlight }
        UnitsOverTime { highlight }
    }
}
