//! The ways in which a table of units is no organization.

use super::Era;

/// Why a table of units is no organization. Each names the unit and, where it has one, the era.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrganizationError {
    /// A superior that is no unit.
    Missing {
        /// Who reports to it.
        unit: String,
        /// When.
        era: Era,
        /// The unknown name.
        superior: String,
    },
    /// Two units of one name, so that a superior would be ambiguous.
    Ambiguous {
        /// The name.
        unit: String,
    },
    /// A second unit without a superior.
    SeveralHeads {
        /// The first one.
        head: String,
        /// The further one.
        unit: String,
    },
    /// No unit without a superior.
    NoHead,
    /// Units that report to each other in a ring.
    Cycle {
        /// One of them.
        unit: String,
        /// When.
        era: Era,
    },
    /// A unit that others report to after the change, while it leads to the head no more.
    Severed {
        /// It.
        unit: String,
    },
    /// A kind that the story does not define.
    UnknownKind {
        /// Whose.
        unit: String,
        /// The unknown name.
        kind: String,
    },
}
