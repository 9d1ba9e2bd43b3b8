//! The kinds of figures, what a step shows of one, and the sheet of cues that the program reads from
//! the page.

use crate::model::{Era, Outlook, Plan};

/// The kinds of figures, by the names used in addresses and in `data-figure`. What a new one takes is
/// listed in `.github/CONTRIBUTING.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FigureName {
    /// Two eras of one organization.
    Organization,
    /// Dated events.
    Timeline,
    /// Which work went where.
    Functions,
    /// An order on its way, in both eras.
    CommandPath,
    /// The order model.
    OrderModel,
    /// Youth Union chapters.
    Chapters,
    /// A count that changed by steps.
    UnitsOverTime,
}

impl FigureName {
    /// All figures, with the words of story files. One that is missing here is unknown to them.
    pub const ALL: [(&'static str, Self); 7] = [
        Self::Organization.named(),
        Self::Timeline.named(),
        Self::Functions.named(),
        Self::CommandPath.named(),
        Self::OrderModel.named(),
        Self::Chapters.named(),
        Self::UnitsOverTime.named(),
    ];

    /// The word of story files, addresses and `data-figure`. The compiler leads a new kind here; it
    /// has to be in the list above, too.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Timeline => "timeline",
            Self::Functions => "functions",
            Self::CommandPath => "command-path",
            Self::OrderModel => "order-model",
            Self::Chapters => "chapters",
            Self::UnitsOverTime => "units-over-time",
        }
    }

    const fn named(self) -> (&'static str, Self) {
        (self.word(), self)
    }
}

/// Which of its pictures the chapters figure shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChaptersView {
    /// The chapters, counted out.
    Count,
    /// If the count is for the city alone.
    City,
    /// If it is nationwide.
    Nationwide,
    /// What is dated.
    Milestones,
    /// The command line and the Youth Union line.
    Lines,
    /// What the reader assumes.
    WhatIf,
}

impl ChaptersView {
    /// All views, with the words of story files, in the order of their radio buttons.
    pub const ALL: [(&'static str, Self); 6] = [
        ("lines", Self::Lines),
        ("count", Self::Count),
        ("city", Self::City),
        ("nationwide", Self::Nationwide),
        ("milestones", Self::Milestones),
        ("what-if", Self::WhatIf),
    ];

    /// The word of story files and of the radio button.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, it)| *it == self).map_or("", |(word, _)| word)
    }
}

/// Which of its two routes the command path shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// Through the district.
    Before,
    /// Straight to the commune.
    After,
    /// One beside the other.
    Both,
}

impl Route {
    /// All routes, with the words of story files.
    pub const ALL: [(&'static str, Self); 3] =
        [("before", Self::Before), ("after", Self::After), ("both", Self::Both)];

    /// The word of story files.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, it)| *it == self).map_or("", |(word, _)| word)
    }
}

/// The state of the figure beside a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Show {
    /// See [`FigureName::Organization`].
    Organization {
        /// The era it shows.
        era: Era,
        /// Tiers and units that the step talks about; the rest is muted. Empty mutes nothing.
        highlight: Vec<String>,
        /// The unit that is picked.
        unit: Option<String>,
    },
    /// See [`FigureName::CommandPath`].
    CommandPath {
        /// The routes it shows.
        route: Route,
        /// The former district that the order goes to.
        district: String,
    },
    /// See [`FigureName::OrderModel`]. Its settings are the reader's at every step.
    OrderModel,
    /// See [`FigureName::Chapters`].
    Chapters {
        /// The picture it shows.
        view: ChaptersView,
    },
    /// See [`FigureName::Timeline`].
    Timeline {
        /// Events that the step talks about.
        highlight: Vec<String>,
    },
    /// See [`FigureName::Functions`].
    Functions {
        /// Directions that the step talks about.
        highlight: Vec<String>,
    },
    /// See [`FigureName::UnitsOverTime`].
    UnitsOverTime {
        /// Counts that the step talks about.
        highlight: Vec<String>,
    },
}

impl Show {
    /// The figure it is a state of.
    pub fn figure(&self) -> FigureName {
        match self {
            Self::Organization { .. } => FigureName::Organization,
            Self::CommandPath { .. } => FigureName::CommandPath,
            Self::OrderModel => FigureName::OrderModel,
            Self::Chapters { .. } => FigureName::Chapters,
            Self::Timeline { .. } => FigureName::Timeline,
            Self::Functions { .. } => FigureName::Functions,
            Self::UnitsOverTime { .. } => FigureName::UnitsOverTime,
        }
    }

    /// The marks that the step talks about, by their ids; none means all alike.
    pub fn highlight(&self) -> &[String] {
        match self {
            Self::Organization { highlight, .. }
            | Self::Timeline { highlight }
            | Self::Functions { highlight }
            | Self::UnitsOverTime { highlight } => highlight,
            Self::CommandPath { .. } | Self::OrderModel | Self::Chapters { .. } => &[],
        }
    }
}

/// All that the program needs of the story, embedded in every page as JSON.
///
/// The words of the article are not in it: they stand in the page, and the program leaves them alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueSheet {
    /// The organization of the figures, its names in the language of the page.
    pub plan: Plan,
    /// The names of the two eras.
    pub eras: [String; 2],
    /// Where the counts of units come from.
    pub counts: CountFacts,
    /// What the count of chapters may be held against.
    pub outlook: Outlook,
    /// What stands beside each step, in the order of the page; none where no figure does.
    pub steps: Vec<Option<Show>>,
}

/// The facts that count units, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountFacts {
    /// How many units a tier has, tier by tier.
    pub tiers: Vec<String>,
    /// How many units are under each unit of the middle tier.
    pub under_units: String,
}
