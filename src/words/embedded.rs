//! Words of the embed pages.

use crate::model::Language;

/// The words in one language.
pub struct EmbeddedWords {
    /// To the page that is read.
    pub to_reading: &'static str,
    /// Names the place that arrow keys lead through.
    pub steps: &'static str,
    /// To the questions, which only the page that is read has.
    pub questions: &'static str,
}

impl EmbeddedWords {
    /// The words of a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &Self {
                to_reading: "Đọc cả bài",
                steps: "Từng bước của câu chuyện, dùng phím mũi tên để chuyển",
                questions: "Câu hỏi về bài",
            },
            Language::En => &Self {
                to_reading: "Read the whole story",
                steps: "The story step by step; arrow keys lead through it",
                questions: "Questions about it",
            },
        }
    }
}
