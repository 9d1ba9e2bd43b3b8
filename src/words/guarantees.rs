//! Words of the page about what is promised; the promises themselves stand in [`crate::guarantees`].

use crate::model::Language;

/// The words in one language.
pub struct GuaranteeWords {
    /// The headline, and the link to the page.
    pub title: &'static str,
    /// What the page is.
    pub lead: &'static str,
    /// To the page that is read.
    pub to_reading: &'static str,
    /// Head of a column: the promise.
    pub promise: &'static str,
    /// Head of a column: what came of its tests.
    pub result: &'static str,
    /// It is kept.
    pub kept: &'static str,
    /// A test failed, or was not run.
    pub not_kept: &'static str,
    /// Behind the number of tests that passed.
    pub passed: &'static str,
    /// Before what was broken on purpose.
    pub broken: &'static str,
    /// Before the files of the tests.
    pub tests: &'static str,
    /// Before the versions of engines.
    pub engines: &'static str,
}

impl GuaranteeWords {
    /// The words of a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &VI,
            Language::En => &EN,
        }
    }
}

const VI: GuaranteeWords = GuaranteeWords {
    title: "Trang này cam kết gì",
    lead: "Mỗi cam kết có phép thử chạy tự động trong trình duyệt thật. Bảng này do chính các lần chạy ấy ghi ra. Thử không đạt, hoặc không được chạy trong tuần trước khi ghi, thì ghi là chưa giữ được.",
    to_reading: "Về bài",
    promise: "Cam kết",
    result: "Kết quả",
    kept: "Giữ được",
    not_kept: "Chưa giữ được",
    passed: "phép thử đạt",
    broken: "Đã cố ý làm hỏng, và phép thử báo ngay",
    tests: "Nơi thử",
    engines: "Trình duyệt đã thử",
};

const EN: GuaranteeWords = GuaranteeWords {
    title: "What this page promises",
    lead: "Each promise is tested by a program, in real browsers. The runs themselves wrote this table. A promise whose test failed, or was not run in the week before it was written, is shown as not kept.",
    to_reading: "To the story",
    promise: "Promise",
    result: "Result",
    kept: "Kept",
    not_kept: "Not kept",
    passed: "tests passed",
    broken: "Broken on purpose, and noticed",
    tests: "Tested in",
    engines: "Engines",
};
