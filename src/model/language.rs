//! The two languages, and how each writes numbers; dates are in `date`.

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Vietnamese, the language of the site's root.
    Vi,
    /// English, under `/en/`.
    En,
}

impl Language {
    /// Both, the first being the site's own.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The value of `lang` in HTML, and the key in story files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of an HTML `lang` value; anything unknown is Vietnamese.
    pub fn from_code(code: &str) -> Self {
        if code == "en" { Self::En } else { Self::Vi }
    }

    /// The other of the two.
    pub const fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }
}

/// The same thing in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual<T> {
    /// In Vietnamese.
    pub vi: T,
    /// In English.
    pub en: T,
}

impl<T> Bilingual<T> {
    /// What is the same in both, such as a snippet of a file.
    pub fn alike(it: T) -> Self
    where
        T: Clone,
    {
        Self { vi: it.clone(), en: it }
    }

    /// The one in `language`.
    pub const fn get(&self, language: Language) -> &T {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }

    /// Both changed by the same rule.
    pub fn map<U>(self, mut rule: impl FnMut(Language, T) -> U) -> Bilingual<U> {
        Bilingual { vi: rule(Language::Vi, self.vi), en: rule(Language::En, self.en) }
    }
}

/// A whole number as the language writes it. For the program: it brings no reader or writer of
/// other numbers along.
pub fn format_whole(value: u32, language: Language) -> String {
    in_threes(&value.to_string(), language)
}

fn in_threes(digits: &str, language: Language) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(if language == Language::Vi { '.' } else { ',' });
        }
        text.push(digit);
    }
    text
}

/// A number as the language writes it: 10.035 and 17,5 in Vietnamese, 10,035 and 17.5 in English.
///
/// Up to two decimals, none written where they are zero.
pub fn format_number(value: f64, language: Language) -> String {
    let point = if language == Language::Vi { ',' } else { '.' };
    let plain = format!("{:.2}", value.abs());
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    if value < 0.0 {
        text.push('−');
    }
    text.push_str(&in_threes(whole, language));
    let decimals = decimals.trim_end_matches('0');
    if !decimals.is_empty() {
        text.push(point);
        text.push_str(decimals);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f64, vi: &str, en: &str) {
        assert_eq!(format_number(value, Language::Vi), vi);
        assert_eq!(format_number(value, Language::En), en);
    }

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        check(30.0, "30", "30");
        check(526.0, "526", "526");
        check(10_035.0, "10.035", "10,035");
        check(1_234_567.0, "1.234.567", "1,234,567");
        check(9_007_199_254_740_991.0, "9.007.199.254.740.991", "9,007,199,254,740,991");
        check(17.5, "17,5", "17.5");
        check(60.27, "60,27", "60.27");
        check(-3.0, "−3", "−3");
    }
}
