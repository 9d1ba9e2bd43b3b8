//! Words of the order model. No modelled time is written without the word assumption.

use crate::model::{Language, format_whole};
use crate::simulate::{Direction, MOST_SHOWN, Milestones, STRAGGLERS};

/// Which structure is done sooner: what a reader guesses, and what comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sooner {
    /// The one before.
    Before,
    /// The one after.
    After,
    /// Neither by much.
    Same,
}

impl Sooner {
    /// All, in the order of their buttons.
    pub const ALL: [Self; 3] = [Self::Before, Self::After, Self::Same];

    /// What two minutes say; a tenth of the later one is not much.
    pub fn of([before, after]: [u32; 2]) -> Self {
        let much = before.max(after) / 10;
        if before.abs_diff(after) <= much {
            Self::Same
        } else if before < after {
            Self::Before
        } else {
            Self::After
        }
    }
}

/// Words that stay as they are.
pub struct ModelWords {
    /// Asks for a guess before the first run.
    pub guess: &'static str,
    /// Answers, in the order of [`Sooner::ALL`].
    pub guesses: [&'static str; 3],
    /// Above the settings.
    pub assumptions: &'static str,
    /// Presets, in the order of [`crate::simulate::Preset::ALL`].
    pub presets: [&'static str; 5],
    /// Head of a column: minutes.
    pub minutes: &'static str,
    /// Head of a column: how many at once.
    pub at_once: &'static str,
    /// The share that is unclear, in percent.
    pub unclear: &'static str,
    /// Directions, in the order of [`Direction::ALL`].
    pub directions: [&'static str; 2],
    /// Runs it with another course of chance.
    pub again: &'static str,
    /// Under the scale.
    pub scale: &'static str,
    /// Over the comparison of capacities.
    pub sweep: &'static str,
    /// Over the log.
    pub log: &'static str,
}

impl ModelWords {
    /// The words in a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &VI,
            Language::En => &EN,
        }
    }

    /// What came out, and whether it is what the reader guessed.
    pub fn verdict(language: Language, guess: Option<Sooner>, last: [u32; 2]) -> String {
        let words = Self::of(language);
        let sooner = Sooner::of(last);
        let [before, after] = last.map(|it| format_whole(it, language));
        let guess = guess.map(|it| (it == sooner, words.guesses[it as usize]));
        match language {
            Language::Vi => {
                let opening = match guess {
                    Some((true, _)) => "Bạn đoán đúng. ".to_owned(),
                    Some((false, it)) => format!("Bạn đoán “{it}”; mô hình cho kết quả khác. "),
                    None => String::new(),
                };
                let found = match sooner {
                    Sooner::Before => "ba cấp xong trước",
                    Sooner::After => "hai cấp xong trước",
                    Sooner::Same => "hai cách xong gần như cùng lúc",
                };
                format!(
                    "{opening}Theo các giả định bên dưới, {found}: ba cấp {before} phút, hai cấp {after} phút (giả định)."
                )
            }
            Language::En => {
                let opening = match guess {
                    Some((true, _)) => "You guessed right. ".to_owned(),
                    Some((false, it)) => format!("You guessed “{it}”; the model says otherwise. "),
                    None => String::new(),
                };
                let found = match sooner {
                    Sooner::Before => "three tiers are done first",
                    Sooner::After => "two tiers are done first",
                    Sooner::Same => "both are done at about the same time",
                };
                format!(
                    "{opening}Under the assumptions below {found}: three tiers take {before} minutes, two take {after} (assumption)."
                )
            }
        }
    }

    /// Where the two cross as the head's capacity grows.
    pub fn crossing(language: Language, crossing: Option<u32>) -> String {
        match (language, crossing) {
            (Language::Vi, Some(1)) => {
                format!(
                    "Ở mọi mức đã thử, tới {MOST_SHOWN} việc cùng lúc, hai cấp không chậm hơn (giả định)."
                )
            }
            (Language::En, Some(1)) => {
                format!(
                    "At every capacity tried, up to {MOST_SHOWN} at once, two tiers are no later (assumption)."
                )
            }
            (Language::Vi, Some(it)) => {
                format!(
                    "Khi thành phố làm được từ {it} việc cùng lúc, hai cấp không còn chậm hơn (giả định)."
                )
            }
            (Language::En, Some(it)) => {
                format!(
                    "Once the city can handle {it} at once, two tiers are no later (assumption)."
                )
            }
            (Language::Vi, None) => {
                format!(
                    "Dù thành phố làm tới {MOST_SHOWN} việc cùng lúc, hai cấp vẫn chậm hơn (giả định)."
                )
            }
            (Language::En, None) => {
                format!(
                    "Even with {MOST_SHOWN} at once in the city, two tiers are later (assumption)."
                )
            }
        }
    }

    /// Over the arrivals of so many minutes, the first and the last of them included.
    pub fn interval(language: Language, first: u32, last: u32) -> String {
        let [first, last] = [first, last].map(|it| format_whole(it, language));
        match language {
            Language::Vi => format!("Phút {first}–{last}: số nơi xong mỗi lượt (giả định)"),
            Language::En => format!("Minutes {first}–{last}: arrivals a run (assumption)"),
        }
    }

    /// The log of one run: four moments, and what was done.
    pub fn log(
        language: Language,
        direction: Direction,
        moments: Milestones,
        handovers: u32,
        returned: u32,
    ) -> [String; 5] {
        let whole = |it: u32| format_whole(it, language);
        let at = |minute: u32, what: &str| match language {
            Language::Vi => format!("Phút {}: {what}.", whole(minute)),
            Language::En => format!("Minute {}: {what}.", whole(minute)),
        };
        let [first, half, last] = match (language, direction) {
            (Language::Vi, Direction::Down) => {
                ["nơi đầu tiên nhận được", "một nửa đã nhận", "nơi cuối cùng nhận được"]
            }
            (Language::Vi, Direction::Up) => [
                "báo cáo đầu tiên tới thành phố",
                "một nửa đã tới",
                "báo cáo cuối cùng tới thành phố",
            ],
            (Language::En, Direction::Down) => {
                ["the first unit has it", "half of them have it", "the last one has it"]
            }
            (Language::En, Direction::Up) => [
                "the first report reaches the city",
                "half of them are there",
                "the last one is there",
            ],
        };
        let (but, done) = match language {
            Language::Vi => (
                format!("chỉ còn {STRAGGLERS} nơi chưa xong"),
                format!(
                    "{} lần chuyển, trong đó {} lần phải làm lại.",
                    whole(handovers),
                    whole(returned)
                ),
            ),
            Language::En => (
                format!("only {STRAGGLERS} are still to come"),
                format!(
                    "Hand-overs made: {}; made again because unclear: {}.",
                    whole(handovers),
                    whole(returned)
                ),
            ),
        };
        let but = moments.all_but_some.map(|it| at(it, &but)).unwrap_or_default();
        [at(moments.first, first), at(moments.half, half), but, at(moments.last, last), done]
    }
}

const VI: ModelWords = ModelWords {
    guess: "Đoán trước: cách nào đưa được chỉ đạo tới nơi cuối cùng sớm hơn?",
    guesses: ["Ba cấp", "Hai cấp", "Gần như nhau"],
    assumptions: "Giả định, bạn đổi được",
    presets: ["Đâu cũng đủ người", "Ít người", "Từng việc một", "Hay chưa rõ", "Báo cáo đi lên"],
    minutes: "phút mỗi lần chuyển",
    at_once: "việc cùng lúc",
    unclear: "% chưa rõ, phải chuyển lại",
    directions: ["Chỉ đạo đi xuống", "Báo cáo đi lên"],
    again: "Chạy lượt khác",
    scale: "Số phút (giả định). Hai vạch: khi một nửa xong, và khi tất cả xong.",
    sweep: "Xong lúc nào, theo số việc thành phố làm cùng lúc (giả định)",
    log: "Nhật ký một lượt chạy (giả định)",
};

const EN: ModelWords = ModelWords {
    guess: "Guess first: which way reaches the last unit sooner?",
    guesses: ["Three tiers", "Two tiers", "About the same"],
    assumptions: "Assumptions, yours to change",
    presets: [
        "Hands enough everywhere",
        "Few hands",
        "One at a time",
        "Often unclear",
        "Reports going up",
    ],
    minutes: "minutes a hand-over",
    at_once: "at once",
    unclear: "% unclear and done again",
    directions: ["Orders down", "Reports up"],
    again: "Another run",
    scale: "Minutes (assumption). The two lines: half of them done, all done.",
    sweep: "When all is done, by how many the city handles at once (assumption)",
    log: "Log of one run (assumption)",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_modelled_time_is_said_without_the_word_assumption() {
        let moments = Milestones { first: 15, half: 60, all_but_some: None, last: 1_590 };
        for (language, word) in [(Language::Vi, "giả định"), (Language::En, "assumption")] {
            for guess in [None, Some(Sooner::Before), Some(Sooner::After), Some(Sooner::Same)] {
                assert!(ModelWords::verdict(language, guess, [225, 1_590]).contains(word));
            }
            for crossing in [None, Some(1), Some(48)] {
                assert!(ModelWords::crossing(language, crossing).contains(word));
            }
            let words = ModelWords::of(language);
            assert!([words.scale, words.sweep, words.log].iter().all(|it| it.contains(word)));
            let log = ModelWords::log(language, Direction::Up, moments, 526, 0);
            assert!(log[2].is_empty() && log[3].contains("590"));
            assert!(ModelWords::interval(language, 1, 135).contains(word));
        }
    }

    #[test]
    fn a_tenth_is_about_the_same() {
        assert_eq!(Sooner::of([225, 1_590]), Sooner::Before);
        assert_eq!(Sooner::of([200, 100]), Sooner::After);
        assert_eq!(Sooner::of([100, 109]), Sooner::Same);
    }

    #[test]
    fn a_guess_is_answered() {
        let right = ModelWords::verdict(Language::En, Some(Sooner::Before), [225, 1_590]);
        assert!(right.starts_with("You guessed right") && right.contains("1,590"));
        let wrong = ModelWords::verdict(Language::Vi, Some(Sooner::After), [225, 1_590]);
        assert!(wrong.contains("“Hai cấp”") && wrong.contains("1.590"));
    }
}
