//! The address of a setting: the part behind `?` by which one reader shows it to another.

use super::{Direction, Office, Percent, Settings};

const DIRECTION: &str = "direction";

impl Settings {
    /// What differs from [`Settings::DEFAULT`], such as `city-minutes=20&direction=up`; may be empty.
    pub fn to_query(&self) -> String {
        let mut query = String::new();
        for (own, usual) in self.to_pairs().into_iter().zip(Self::DEFAULT.to_pairs()) {
            if own != usual {
                push(&mut query, own.0, &own.1.to_string());
            }
        }
        if self.direction != Self::DEFAULT.direction {
            push(&mut query, DIRECTION, self.direction.word());
        }
        query
    }

    /// Reads any text, with or without the `?`.
    ///
    /// Whole numbers out of range become the nearest that is allowed. What is no number or no
    /// direction counts as the default, the last of repeated keys counts, and unknown keys do not.
    pub fn from_query(query: &str) -> Self {
        let mut numbers = Self::DEFAULT.to_pairs();
        let mut direction = Self::DEFAULT.direction;
        for pair in query.strip_prefix('?').unwrap_or(query).split('&') {
            let Some((key, value)) = pair.split_once('=') else {
                continue;
            };
            if key == DIRECTION {
                direction = Direction::from_word(value).unwrap_or_default();
            }
            let both = numbers.iter_mut().zip(Self::DEFAULT.to_pairs());
            for (own, usual) in both.filter(|(it, _)| it.0 == key) {
                own.1 = number(value).unwrap_or(usual.1);
            }
        }
        Self::from_numbers(numbers, direction)
    }

    /// All numbers with their names, the seed the last.
    pub fn to_pairs(&self) -> [(&'static str, u32); 6] {
        let [head, middle] = self.offices;
        [
            ("city-minutes", head.minutes.get()),
            ("city-at-once", head.at_once.get()),
            ("district-minutes", middle.minutes.get()),
            ("district-at-once", middle.at_once.get()),
            ("unclear", self.unclear.get()),
            ("seed", self.seed),
        ]
    }

    /// The way back from [`Settings::to_pairs`].
    fn from_numbers(numbers: [(&str, u32); 6], direction: Direction) -> Self {
        let [head_minutes, head_at_once, minutes, at_once, unclear, seed] = numbers.map(|it| it.1);
        Self {
            offices: [
                Office::clamped(head_minutes, head_at_once),
                Office::clamped(minutes, at_once),
            ],
            unclear: Percent::clamped(unclear),
            direction,
            seed,
        }
    }
}

fn push(query: &mut String, key: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(key);
    query.push('=');
    query.push_str(value);
}

/// Digits only; more than a `u32` holds is the greatest one.
fn number(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    text.bytes().try_fold(0_u32, |number, letter| {
        let digit = letter.is_ascii_digit().then(|| u32::from(letter - b'0'))?;
        Some(number.saturating_mul(10).saturating_add(digit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::Preset;
    use crate::simulate::samples::any_settings;

    #[track_caller]
    fn check(query: &str, expected: &str) {
        assert_eq!(Settings::from_query(query).to_query(), expected, "{query:?}");
    }

    #[test]
    fn a_shared_address_brings_back_the_same_settings() {
        for settings in any_settings(200).chain(Preset::ALL.map(|it| it.settings)) {
            assert_eq!(Settings::from_query(&settings.to_query()), settings);
        }
    }

    #[test]
    fn every_setting_can_be_written_out() {
        let query = "city-minutes=20&city-at-once=6&district-minutes=30&district-at-once=4\
                     &unclear=10&seed=7&direction=up";
        check(query, query);
        check(&format!("?{query}"), query);
        let read = Settings::from_query(query);
        assert_eq!(read.offices, [Office::clamped(20, 6), Office::clamped(30, 4)]);
        assert_eq!((read.unclear.get(), read.seed, read.direction), (10, 7, Direction::Up));
    }

    #[test]
    fn what_is_as_usual_is_not_written() {
        check("", "");
        check("?", "");
        check("city-minutes=15&unclear=0&direction=down&seed=1", "");
    }

    #[test]
    fn numbers_out_of_range_become_the_nearest_allowed() {
        check("city-at-once=0&city-minutes=0", "city-minutes=1&city-at-once=1");
        check("unclear=100&district-minutes=9999", "district-minutes=240&unclear=50");
        check("city-at-once=99999999999999999999999", "city-at-once=600");
        check("seed=4294967296", "seed=4294967295");
    }

    #[test]
    fn junk_counts_as_the_default_and_never_stops_the_page() {
        for junk in ["-5", "+5", "1.5", "1e2", "", " 7", "٣", "0x10", "%35", "NaN", "7;8", "=7"] {
            check(&format!("city-minutes={junk}"), "");
        }
        check("direction=sideways&direction", "");
        check("&&=&=5&city-minutes&utm=x&CITY-MINUTES=9&#?&công=an", "");
        check("seed=007", "seed=7");
    }

    #[test]
    fn the_last_of_repeated_keys_counts() {
        check("seed=2&seed=3&seed=4", "seed=4");
        check("seed=2&seed=x", "");
        check("direction=up&direction=down", "");
    }
}
