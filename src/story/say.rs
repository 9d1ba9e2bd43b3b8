//! Sentences in both languages, written beside each other.

/// A sentence in Vietnamese and in English. A language left out does not compile.
///
/// Names in `[]` are [`Bilingual`](crate::model::Bilingual): each sentence takes its own side of them.
/// Other names are the same in both.
macro_rules! say {
    ([$($part:ident),*], $vi:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::model::Bilingual {
            vi: {
                $(let $part = &$part.vi;)*
                format!($vi $(, $name = $value)*)
            },
            en: {
                $(let $part = &$part.en;)*
                format!($en $(, $name = $value)*)
            },
        }
    };
    ($vi:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {
        say!([], $vi, $en $(, $name = $value)*)
    };
}

pub(super) use say;
