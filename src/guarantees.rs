//! What is promised to readers, hosts and editors, where each promise is tested, and what came of it.
//!
//! The promises are written here; what came of their tests is written by `cargo xtask guarantees` into
//! `tests/guarantees.json`, from the last runs. README and a page of the site show both, so a
//! promise that was not tested cannot look kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::Bilingual;

/// A promise.
pub struct Guarantee {
    /// How it is called, such as `G1`.
    pub id: &'static str,
    /// The promise itself.
    pub says: Bilingual<&'static str>,
    /// Files of its tests from the top of the repository, or commands.
    pub tests: &'static [&'static str],
    /// What was broken on purpose, and turned a test red.
    pub broken: Bilingual<&'static str>,
    /// What is asked of one engine only, and why; empty where all are asked the same.
    pub one_engine: Bilingual<&'static str>,
}

/// What came of the tests of all promises.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Versions of engines, by their names.
    pub engines: BTreeMap<String, String>,
    /// By the id of the promise.
    pub guarantees: BTreeMap<String, Results>,
}

/// What came of the tests of a promise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// When the oldest of them was run, such as `2025-03-01`.
    pub date: String,
    /// How many passed.
    pub passed: usize,
    /// Those that did not.
    pub failed: Vec<String>,
    /// Files and commands of which nothing was run in the last seven days.
    pub missing: Vec<String>,
    /// In how many of them a page was visited, by engine; empty where no browser is needed.
    pub engines: BTreeMap<String, usize>,
}

impl Results {
    /// Whether the promise may be called kept.
    pub fn are_kept(&self) -> bool {
        0 < self.passed && self.failed.is_empty() && self.missing.is_empty()
    }
}

const fn promise(
    id: &'static str,
    [vi, en]: [&'static str; 2],
    tests: &'static [&'static str],
    [broken_vi, broken_en]: [&'static str; 2],
    [one_engine_vi, one_engine_en]: [&'static str; 2],
) -> Guarantee {
    Guarantee {
        id,
        says: Bilingual { vi, en },
        tests,
        broken: Bilingual { vi: broken_vi, en: broken_en },
        one_engine: Bilingual { vi: one_engine_vi, en: one_engine_en },
    }
}

/// The engines are asked the same, or none is needed.
const ALL_ALIKE: [&str; 2] = ["", ""];
/// What an engine has no part in.
const WAITS: [&str; 2] = [
    "Quyết định của chính boot.js, như chờ bao lâu và thử lại mấy lần, thì trình duyệt nào cũng như nhau nên chỉ thử trong Chromium; mạng chậm trên máy chậm cũng vậy, vì chỉ Chromium làm chậm lại được.",
    "What boot.js decides by itself, such as how long it waits and how often it tries, is the same in any engine, and asked of Chromium; so is a slow line on a slow device, since only Chromium can be slowed down.",
];

/// All of them.
pub const ALL: [Guarantee; 15] = [
    promise(
        "G1",
        [
            "Bài luôn còn đó. Tắt script, thiếu, hỏng hay chậm một tệp, chương trình dừng giữa chừng: câu chữ, con số, hình và bảng vẫn đủ trên trang.",
            "The article is always there. Scripts off, a file missing, broken or slow, the program stopped halfway: every sentence, number, picture and table stays on the page.",
        ],
        &[
            "tests/pages.rs",
            "tests/browser/faults.rs",
            "tests/browser/hardened.rs",
            "tests/browser/takeover.rs",
            "tests/browser/slow.rs",
        ],
        [
            "boot.js trả lại hình rỗng sau khi chương trình dừng.",
            "boot.js gave figures back empty after the program had stopped.",
        ],
        WAITS,
    ),
    promise(
        "G2",
        [
            "Trang không giả vờ. Chậm nhất hai mươi giây sau khi mạng ngừng gửi, trang đã chạy, hoặc nói rõ là không chạy.",
            "It never pretends. At most twenty seconds after the last byte the page works, or says that it does not.",
        ],
        &[
            "tests/browser/faults.rs",
            "tests/browser/takeover.rs",
            "tests/browser/hardened.rs",
            "tests/browser/slow.rs",
        ],
        [
            "boot.js thôi đếm giờ khi mạng ngừng gửi.",
            "boot.js no longer watched for bytes that stop coming.",
        ],
        WAITS,
    ),
    promise(
        "G3",
        [
            "Con số trên màn hình đúng như dữ liệu, kể cả khi trình duyệt dịch trang, khi quay lại trang trước, khi máy vừa ngủ dậy.",
            "Numbers on the screen are those of the data, also under a translator, after going back, after sleep.",
        ],
        &[
            "tests/browser/disturbed.rs",
            "tests/browser/model.rs",
            "tests/takeaway/main.rs",
            "tests/pages.rs",
        ],
        ["Mọi con số in ra lớn hơn một.", "Every number was printed one too high."],
        [
            "Mô hình tính ra số nào thì trình duyệt nào cũng ra số ấy; và chỉ Chromium cho ta cho trang ngủ rồi đánh thức.",
            "The model computes the same numbers in any engine; and only Chromium lets a page be put to sleep and woken.",
        ],
    ),
    promise(
        "G4",
        [
            "Bản đính chính hiện ngay lần tải sau khi có mạng, không chen vào giữa buổi trình bày; hai bản không bao giờ lẫn vào nhau.",
            "A correction is seen at the next load online, never in the middle of a talk, and two releases never mix.",
        ],
        &[
            "src/release.rs",
            "tests/browser/offline/upgrade.rs",
            "tests/browser/offline/talk.rs",
            "tests/browser/offline/switched_off.rs",
        ],
        ["sw.js giữ tệp mà không so mã băm.", "sw.js kept files without comparing digests."],
        [
            "Chỉ Chromium cho giả một đĩa đầy; tệp dữ kiện mở riêng hiện bản nào là quyết định của chính sw.js nên chỉ thử trong đó.",
            "Only Chromium lets a test fill its disk; which facts are shown when they are opened by themselves is decided by sw.js, and asked of Chromium.",
        ],
    ),
    promise(
        "G5",
        [
            "Mở một lần là đủ để đọc và trình bày khi không có mạng; một tệp chép vào USB cũng đủ.",
            "One visit is enough to read and present without a network; so is one file on a stick.",
        ],
        &[
            "tests/browser/offline/first_visit.rs",
            "tests/browser/offline/written.rs",
            "tests/browser/one_file.rs",
        ],
        [
            "boot.js không đăng ký sw.js; tệp duy nhất tải thêm một script từ mạng.",
            "boot.js did not register sw.js; the one file asked the network for a script.",
        ],
        [
            "Trình duyệt chịu cài trang hay không thì chỉ Chromium trả lời được; tệp nào tải khi nào thì thử trong Chromium.",
            "Only Chromium tells whether it would install the site; which files come when is asked of Chromium.",
        ],
    ),
    promise(
        "G6",
        ["Chữ trong bài không bao giờ thành mã lệnh.", "Words of a story never become code."],
        &[
            "tests/dependency_rule.rs",
            "tests/pages.rs",
            "tests/smallest.rs",
            "tests/browser/hostile.rs",
            "tests/browser/embed/hostile.rs",
        ],
        [
            "Một phần của trang được viết từ chuỗi HTML.",
            "A view was written from a string of HTML.",
        ],
        ALL_ALIKE,
    ),
    promise(
        "G7",
        [
            "Chính sách chặt nhất: trong trang không có mã lệnh hay định dạng viết kèm, không eval, không tải gì từ nơi khác.",
            "The strictest policy: no script or style written into a page, no eval, nothing from another host.",
        ],
        &[
            "tests/newsroom.rs",
            "tests/browser/size.rs",
            "tests/browser/hostile.rs",
            "cargo xtask load",
        ],
        ["Trang tải thêm một script từ nơi khác.", "A page asked another host for a script."],
        [
            "Trang tải những tệp nào do trang quyết định, nên chỉ đếm trong Chromium.",
            "Which files a page asks for is the page’s own doing, and counted in Chromium.",
        ],
    ),
    promise(
        "G8",
        [
            "Khung nhúng không đòi tin tưởng: chỉ cần sandbox=\"allow-scripts\", không cookie, không bộ nhớ, không nhận lệnh từ trang chứa nó.",
            "Embeds need no trust: sandbox=\"allow-scripts\" is enough, without cookies, storage or orders from the host.",
        ],
        &[
            "tests/browser/embed/hosts.rs",
            "tests/browser/embed/quiet.rs",
            "tests/browser/embed/messages.rs",
            "tests/browser/embed/hostile.rs",
        ],
        ["embedded.js đọc localStorage.", "embedded.js read localStorage."],
        ALL_ALIKE,
    ),
    promise(
        "G9",
        [
            "Đạt WCAG 2.2 mức AA, không có ngoại lệ nào đã biết.",
            "WCAG 2.2 AA, with no known exception.",
        ],
        &[
            "tests/browser/a11y/walk.rs",
            "tests/browser/a11y/names.rs",
            "tests/browser/a11y/painted.rs",
            "tests/browser/a11y/focus.rs",
            "tests/browser/a11y/charts.rs",
            "src/layout/contrast.rs",
        ],
        ["Chữ phụ đổi sang xám nhạt.", "Quiet words became light gray."],
        [
            "Chỉ Chromium cho biết trình đọc màn hình nghe thấy gì, và vẽ được trang như người khó phân biệt màu nhìn thấy; tên của những chỗ phím Tab đến thì so thêm với Firefox. Bộ quy tắc axe chạy qua mọi trạng thái trong cả ba trình duyệt khi chạy bản đầy đủ.",
            "Only Chromium tells what a screen reader is told, and paints as people with other color vision see; the names of what Tab comes to are held against Firefox’s. In the full set the rules of axe go through every state in all three.",
        ],
    ),
    promise(
        "G10",
        [
            "Phím nào có trong phần trợ giúp thì phím ấy chạy; phím nào chạy thì có trong phần trợ giúp.",
            "Every key in the help works, and every key that works is in the help.",
        ],
        &["tests/presenting.rs", "tests/browser/presenting/keys.rs"],
        ["Phần trợ giúp bỏ sót phím đầu tiên.", "The help left out the first key."],
        ALL_ALIKE,
    ),
    promise(
        "G11",
        [
            "Chuyển động là tùy người đọc: ai muốn ít thì không có gì trượt đi, mà dữ kiện vẫn đủ.",
            "Motion is the reader’s: where less is asked for nothing slides, and the facts are the same.",
        ],
        &["tests/browser/a11y/still.rs", "tests/browser/figures.rs"],
        [
            "Bỏ quy tắc prefers-reduced-motion trong bảng kiểu.",
            "The style sheet lost its rule for prefers-reduced-motion.",
        ],
        [
            "Hình nào chuyển động ra sao do cùng một chương trình vẽ, nên thử kỹ trong Chromium; cả ba trình duyệt đều được hỏi có thứ gì còn trượt đi không, và điểm cuối có giống nhau đến từng điểm ảnh không.",
            "How each figure moves is drawn by the same program, and asked of Chromium; whether anything slides all the same, and whether all ends the same to the pixel, is asked of all three.",
        ],
    ),
    promise(
        "G12",
        [
            "Màn hình hẹp 320 điểm ảnh, chữ to gấp đôi, giãn dòng giãn chữ, màu của riêng người đọc: không mất gì.",
            "At 320 pixels, with words twice as large, wider spacing or the reader’s own colors, nothing is lost.",
        ],
        &[
            "tests/browser/eased.rs",
            "tests/browser/a11y/reflow.rs",
            "tests/browser/labels.rs",
            "tests/browser/embed/labels.rs",
            "tests/browser/presenting/fits.rs",
        ],
        [
            "Đoạn văn không xuống dòng và bị cắt ở mép.",
            "Paragraphs did not wrap, and were cut off at their edge.",
        ],
        [
            "Firefox và WebKitGTK không mở được cửa sổ hẹp như điện thoại, nên mọi bề rộng được đo trong Chromium; hai trình duyệt kia đo vài bề rộng trong một khung.",
            "Firefox and WebKitGTK open no window as narrow as a phone, so all widths are measured in Chromium, and some, in a frame, in the other two.",
        ],
    ),
    promise(
        "G13",
        [
            "Trình bày cả ngày không tốn bộ nhớ hơn phút đầu tiên.",
            "A day of presenting takes no more memory than its first minute.",
        ],
        &[
            "tests/browser/soak/steps.rs",
            "tests/browser/soak/hour.rs",
            "tests/browser/soak/rest.rs",
            "tests/browser/soak/scroll.rs",
        ],
        [
            "Trang thử giữ lại một phần tử sau mỗi bước.",
            "A planted script kept an element at each step.",
        ],
        [
            "Chỉ Chromium cho biết bên trong trang giữ những gì. Ở hai trình duyệt kia, bản đầy đủ đếm phần tử, chuyển động và bộ nhớ của chương trình sau mười nghìn bước.",
            "Only Chromium tells what a page holds inside. In the other two, the full set counts elements, animations and the program’s memory over ten thousand steps.",
        ],
    ),
    promise(
        "G14",
        [
            "Tệp bài viết sai thì không đăng được, và lỗi được giải thích bằng tiếng Việt lẫn tiếng Anh, kèm số dòng và tên trường.",
            "A broken story file cannot be published, and is explained in Vietnamese and English, with line and field.",
        ],
        &["tests/story_files.rs", "tests/schema.rs", "xtask/src/guide.rs", "cargo xtask fuzz"],
        [
            "Bỏ phép kiểm tra nguồn; xóa nguồn duy nhất của một số liệu.",
            "The check for sources was taken out; the only source of a fact was removed.",
        ],
        ALL_ALIKE,
    ),
    promise(
        "G15",
        [
            "Ai cũng dựng lại được đúng thứ đang đăng, khớp từng byte.",
            "What is served can be built again by anyone, to the last byte.",
        ],
        &["cargo xtask reproduce", "cargo xtask audit", "xtask/src/components.rs"],
        [
            "Dựng ở đường dẫn khác: 37 trong 169 tệp khác nhau, trước khi sửa.",
            "Built at another path: 37 of 169 files differed, before that was mended.",
        ],
        ALL_ALIKE,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_promise_has_its_own_name_and_tests_that_are_there() {
        for (index, it) in ALL.iter().enumerate() {
            assert_eq!(it.id, format!("G{}", index + 1));
            assert!(!it.tests.is_empty() && !it.broken.vi.is_empty(), "{}", it.id);
            for test in it.tests.iter().filter(|it| !it.starts_with("cargo xtask ")) {
                let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(test);
                assert!(file.is_file(), "{}: {test}", it.id);
            }
        }
    }

    #[test]
    fn a_promise_asked_of_one_engine_more_than_of_others_says_why() {
        let json = include_str!("../tests/guarantees.json");
        let table: Table = serde_json::from_str(json).unwrap();
        assert_eq!(table.engines.len(), 3);
        for it in &ALL {
            let counts = &table.guarantees[it.id].engines;
            let alike = counts.values().min() == counts.values().max();
            let of_all = counts.is_empty() || counts.len() == table.engines.len();
            let says = [it.one_engine.vi, it.one_engine.en].iter().all(|it| !it.is_empty());
            assert!((alike && of_all) || says, "{}: {counts:?}", it.id);
        }
    }

    #[test]
    fn a_promise_is_kept_only_if_something_passed_and_nothing_is_missing() {
        let kept = Results { passed: 1, ..Results::default() };
        assert!(kept.are_kept());
        assert!(!Results::default().are_kept());
        let name = || vec!["tests/pages.rs".to_owned()];
        assert!(!Results { failed: name(), ..kept.clone() }.are_kept());
        assert!(!Results { missing: name(), ..kept }.are_kept());
    }
}
