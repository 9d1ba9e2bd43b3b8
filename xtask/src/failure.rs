//! Why a chore stopped: what failed and what to do about it.

use std::fmt;

/// A chore that could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    what: String,
    remedy: Option<String>,
    /// The errors themselves are already on the screen, and this only counts them.
    counts: bool,
}

impl Failure {
    /// A failure, said in one line.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: None, counts: false }
    }

    /// What stands under a list of errors, such as "3 problems; nothing was written".
    pub fn count(what: impl Into<String>) -> Self {
        Self { counts: true, ..Self::new(what) }
    }

    /// Adds what the reader can do about it.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.counts {
            f.write_str("error: ")?;
        }
        f.write_str(&self.what)?;
        match &self.remedy {
            Some(remedy) => write!(f, "\n  {remedy}"),
            None => Ok(()),
        }
    }
}
