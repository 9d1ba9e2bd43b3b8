//! Presets of the order model: settings that show one point each, by id.

use super::{Direction, Office, Percent, Settings};

/// Settings with a name. The words for them are the interface's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Unique, in lower case with hyphens.
    pub id: &'static str,
    /// What it sets, the seed included.
    pub settings: Settings,
}

impl Preset {
    /// All presets, in the order in which a page offers them.
    pub const ALL: [Self; 5] = [
        // Plenty of hands and equal minutes leave only the number of hand-overs.
        Self { id: "equal", settings: offices(Office::clamped(15, 600), Office::clamped(15, 600)) },
        Self { id: "few-hands", settings: Settings::DEFAULT },
        // 526 lines at one desk.
        Self {
            id: "one-line-at-a-time",
            settings: offices(Office::clamped(15, 1), Office::clamped(15, 1)),
        },
        Self {
            id: "unclear",
            settings: Settings { unclear: Percent::clamped(30), ..Settings::DEFAULT },
        },
        Self {
            id: "reports",
            settings: Settings { direction: Direction::Up, ..Settings::DEFAULT },
        },
    ];

    /// The preset of an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.id == id)
    }
}

const fn offices(head: Office, middle: Office) -> Settings {
    Settings { offices: [head, middle], ..Settings::DEFAULT }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_found_by_its_own_id_and_differs_from_the_others() {
        for (index, preset) in Preset::ALL.into_iter().enumerate() {
            assert_eq!(Preset::from_id(preset.id), Some(preset));
            let same = |it: &Preset| it.settings == preset.settings;
            assert_eq!(Preset::ALL.iter().position(same), Some(index), "{}", preset.id);
        }
        assert_eq!(Preset::from_id("Equal"), None);
    }
}
