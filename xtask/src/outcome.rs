//! What became of a check that needs something this machine may lack.

/// A check that did not fail.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "what was not done has to be said"]
pub enum Outcome {
    /// It was done, and all is well.
    Done,
    /// It was not done, and nothing is known.
    NotDone {
        /// Why, in one line.
        why: String,
    },
}

impl From<()> for Outcome {
    fn from((): ()) -> Self {
        Self::Done
    }
}

impl Outcome {
    /// A check that was not done.
    pub fn not_done(why: impl Into<String>) -> Self {
        Self::NotDone { why: why.into() }
    }

    /// Prints what was not done. What was done has said so itself.
    pub fn report(&self, name: &str) {
        if let Self::NotDone { why } = self {
            println!("{name}: NOT CHECKED: {why}");
        }
    }
}
