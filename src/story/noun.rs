//! What story files are made of, as messages call it.

use super::problem::did_you_mean;
use super::say::say;
use crate::model::Bilingual;

/// A kind of thing that a story file holds or names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Noun {
    Fact,
    Source,
    Unit,
    /// A unit of the middle tier; every one is a unit, too.
    District,
    Tier,
    Kind,
    Era,
    Term,
    Scene,
    Step,
    View,
    Question,
    Answer,
    Guess,
    Figure,
    Event,
    Milestone,
    Item,
    Count,
    Correction,
}

impl Noun {
    /// The English word is also the name of its tables.
    pub fn word(self) -> Bilingual<&'static str> {
        let (vi, en) = match self {
            Self::Fact => ("số liệu", "fact"),
            Self::Source => ("nguồn", "source"),
            Self::Unit => ("đơn vị", "unit"),
            Self::District => ("đơn vị cấp huyện", "district"),
            Self::Tier => ("cấp", "tier"),
            Self::Kind => ("loại đơn vị", "kind"),
            Self::Era => ("thời kỳ", "era"),
            Self::Term => ("thuật ngữ", "term"),
            Self::Scene => ("cảnh", "scene"),
            Self::Step => ("bước", "step"),
            Self::View => ("ý kiến", "view"),
            Self::Question => ("câu hỏi", "question"),
            Self::Answer => ("câu trả lời", "answer"),
            Self::Guess => ("câu đoán", "guess"),
            Self::Figure => ("hình", "figure"),
            Self::Event => ("mốc", "event"),
            Self::Milestone => ("mốc", "milestone"),
            Self::Item => ("phần việc", "item"),
            Self::Count => ("số đếm", "count"),
            Self::Correction => ("đính chính", "correction"),
        };
        Bilingual { vi, en }
    }

    /// What to say of an id that another of its kind has.
    pub fn doubled(self, id: &str) -> Bilingual<String> {
        let word = match self {
            // They share the page's addresses.
            Self::Scene | Self::Step => {
                Bilingual { vi: "cảnh hoặc bước", en: "scene or step" }
            }
            _ => self.word(),
        };
        say!(
            [word],
            "đã có một {word} mang mã \"{id}\"; mỗi mã chỉ dùng một lần",
            "a second {word} is called \"{id}\"; each id is used once"
        )
    }
}

/// What to say of an id that nothing of these kinds has.
pub(super) fn unknown<'a>(
    nouns: &[Noun],
    place: &Bilingual<String>,
    id: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Bilingual<String> {
    let words = || nouns.iter().map(|it| it.word());
    let word = Bilingual {
        vi: words().map(|it| it.vi).collect::<Vec<_>>().join(" hoặc "),
        en: words().map(|it| it.en).collect::<Vec<_>>().join(" or "),
    };
    let meant = did_you_mean(id, names);
    say!(
        [place, word, meant],
        "{place}: không có {word} nào mang mã \"{id}\"{meant}",
        "{place}: no {word} is called \"{id}\"{meant}"
    )
}
