//! A run: the course of one order, or of one round of reports.

/// When each leaf was reached and what that took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Minutes until each leaf had the order, or the head had the leaf's report.
    ///
    /// In the order of [`Structure::leaves`](super::Structure::leaves).
    pub arrivals: Vec<u32>,
    /// Hand-overs that were made, the repeated ones included.
    pub handovers: u32,
    /// Those of them that turned out unclear and went back.
    pub returned: u32,
}

impl Run {
    /// Minutes until everyone was reached; 0 when there is nobody to reach.
    pub fn last(&self) -> u32 {
        self.arrivals.iter().copied().max().unwrap_or(0)
    }

    /// One number for all arrivals, by which two programs show that they run alike (FNV-1a, 32 bits).
    pub fn checksum(&self) -> u32 {
        let bytes = self.arrivals.iter().flat_map(|it| it.to_le_bytes());
        bytes.fold(0x811c_9dc5, |sum, it| (sum ^ u32::from(it)).wrapping_mul(0x0100_0193))
    }
}
