//! An amount: a whole number within a fixed range, such as the minutes of a hand-over.

/// A whole number from `LEAST` to `MOST`, both included.
///
/// No number is refused: sliders and addresses both want the nearest one that is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount<const LEAST: u32, const MOST: u32>(u32);

/// How long one hand-over takes, in whole minutes: 1 minute to 4 hours.
pub type Minutes = Amount<1, 240>;

/// How many hand-overs an office works on at the same time; 600 is more than there are communes.
pub type Capacity = Amount<1, 600>;

/// A chance in hundredths; at most one half, so that every order arrives in the end.
pub type Percent = Amount<0, 50>;

impl<const LEAST: u32, const MOST: u32> Amount<LEAST, MOST> {
    /// The smallest amount there is.
    pub const LEAST: Self = Self(LEAST);
    /// The greatest amount there is.
    pub const MOST: Self = Self(MOST);

    /// The allowed amount that is nearest to a number.
    pub const fn clamped(number: u32) -> Self {
        const { assert!(LEAST <= MOST) };
        if number < LEAST {
            Self(LEAST)
        } else if number > MOST {
            Self(MOST)
        } else {
            Self(number)
        }
    }

    /// The number itself.
    pub const fn get(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_office_is_without_hands_and_no_hand_over_without_time() {
        assert_eq!((Minutes::clamped(0).get(), Capacity::clamped(0).get()), (1, 1));
        assert_eq!(Minutes::clamped(u32::MAX), Minutes::MOST);
        assert_eq!(Capacity::clamped(601).get(), 600);
        assert_eq!(Capacity::clamped(526).get(), 526);
    }

    #[test]
    fn at_most_every_second_hand_over_is_unclear() {
        assert_eq!([0, 50, 51, 100].map(|it| Percent::clamped(it).get()), [0, 50, 50, 50]);
    }
}
