//! Heads of the order model's table. Pages are written with them, and the program leaves them alone.

use crate::model::Language;

/// What the rows are about; that all of it is assumption is written behind each.
pub struct ModelTable {
    /// What came out: half of all, the last one, hand-overs made, where the two eras cross.
    pub results: [&'static str; 4],
    /// Before and behind a capacity of the head.
    pub at_capacity: [&'static str; 2],
    /// Assumptions of an office: minutes, how many at once.
    pub offices: [&'static str; 2],
    /// Assumptions that are of no office: the share that is unclear, the seed, runs, the direction.
    pub assumptions: [&'static str; 4],
}

impl ModelTable {
    /// The heads in a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &VI,
            Language::En => &EN,
        }
    }
}

const VI: ModelTable = ModelTable {
    results: [
        "Một nửa xong: số phút",
        "Tất cả xong: số phút",
        "Số lần chuyển của lượt đầu",
        "Hai cấp không còn chậm hơn khi thành phố làm được từ mấy việc cùng lúc",
    ],
    at_capacity: ["Tất cả xong, số phút, khi thành phố làm", "việc cùng lúc"],
    offices: ["phút mỗi lần chuyển", "việc cùng lúc"],
    assumptions: ["% chưa rõ, phải chuyển lại", "Mã ngẫu nhiên", "Số lượt chạy", "Chiều"],
};

const EN: ModelTable = ModelTable {
    results: [
        "Half by, in minutes",
        "All by, in minutes",
        "Hand-overs made in the first run",
        "Two tiers are no later once the city can handle so many at once",
    ],
    at_capacity: ["All by, in minutes, the city handling", "at once"],
    offices: ["minutes a hand-over", "hand-overs at once"],
    assumptions: ["% unclear and done again", "Seed of chance", "Number of runs", "Direction"],
};
