//! Words of the page for newsrooms, and of the form that gives the code of an embed.
//!
//! What people type and files are called is code and the same in every language; it stands in the view.

use crate::model::Language;

/// A way to embed, as a choice and explained.
pub struct Kind {
    /// The choice.
    pub name: &'static str,
    /// When to take it.
    pub says: &'static str,
}

/// The words in one language.
pub struct NewsroomWords {
    /// The link under each figure.
    pub embed: &'static str,
    /// The headline.
    pub title: &'static str,
    /// What the page is for.
    pub lead: &'static str,
    /// To the page that is read.
    pub to_reading: &'static str,
    /// Names the form.
    pub form: &'static str,
    /// Names the choice of what is embedded.
    pub figure: &'static str,
    /// The choice of everything.
    pub story: &'static str,
    /// Names the choice of the way.
    pub kind: &'static str,
    /// The ways: frame, loader, picture.
    pub kinds: [Kind; 3],
    /// Names the choice of language.
    pub language: &'static str,
    /// The languages, in the order of [`Language::ALL`].
    pub languages: [&'static str; 2],
    /// Names the choice of light and dark.
    pub theme: &'static str,
    /// As the reader has it, light, dark.
    pub themes: [&'static str; 3],
    /// Names the choice of the step it begins with.
    pub step: &'static str,
    /// It begins as written.
    pub first_step: &'static str,
    /// Names the field for a color.
    pub accent: &'static str,
    /// What is done with it.
    pub accent_note: &'static str,
    /// Names the choice between following and staying.
    pub version: &'static str,
    /// It follows, it stays.
    pub versions: [Kind; 2],
    /// Names the field for the address of a copy.
    pub copy_at: &'static str,
    /// Names the choice of the width of the preview.
    pub width: &'static str,
    /// Names the preview.
    pub preview: &'static str,
    /// Names the field with the code.
    pub code: &'static str,
    /// Copies it.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// It was not, but is selected.
    pub selected: &'static str,
    /// Title of the preview at every width.
    pub widths: &'static str,
    /// Above it.
    pub widths_note: &'static str,
    /// Title of the list of what can be embedded.
    pub list: &'static str,
    /// Above it, where the address of the site is not known.
    pub address_note: &'static str,
    /// Before the addresses of an embed.
    pub alone: &'static str,
    /// Title of the explanation of settings.
    pub settings: &'static str,
    /// What each attribute does, in the order figure, lang, theme, accent, size, step.
    pub attributes: [&'static str; 6],
    /// Title on copies.
    pub host: &'static str,
    /// All of the site.
    pub host_all: &'static str,
    /// One figure, frozen.
    pub host_one: &'static str,
    /// Title on headers.
    pub headers: &'static str,
    /// What headers are needed for.
    pub headers_note: &'static str,
    /// What a policy in a page cannot say.
    pub meta_note: &'static str,
    /// Title on translating.
    pub translate: &'static str,
    /// How to.
    pub translate_text: &'static str,
    /// Title on credits.
    pub credit: &'static str,
    /// How to.
    pub credit_text: &'static str,
    /// Title on corrections.
    pub corrections: &'static str,
    /// What happens.
    pub corrections_text: [&'static str; 2],
    /// Title of what an embed never does.
    pub never: &'static str,
    /// One each.
    pub never_text: [&'static str; 5],
    /// On a frozen copy, before its date.
    pub frozen: &'static str,
    /// On a frozen copy: where corrections are listed.
    pub frozen_link: &'static str,
    /// On a frozen copy: something was corrected; before the date of that.
    pub corrected: &'static str,
}

impl NewsroomWords {
    /// The words of a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &VI,
            Language::En => &EN,
        }
    }
}

const VI: NewsroomWords = NewsroomWords {
    embed: "Nhúng",
    title: "Nhúng bài này vào trang của bạn",
    lead: "Dán một đoạn mã vào trang của bạn là có cả bài hoặc một hình, bằng tiếng Việt hay tiếng Anh. Trang này dành cho tòa soạn.",
    to_reading: "Đọc bài",
    form: "Lấy mã nhúng",
    figure: "Nhúng hình nào",
    story: "Cả bài, từng bước một",
    kind: "Cách nhúng",
    kinds: [
        Kind {
            name: "Khung",
            says: "Dùng được ở mọi trang nhận thẻ iframe. Chiều cao theo bề rộng, không cần script nào ở trang của bạn.",
        },
        Kind {
            name: "Thẻ hai-cap",
            says: "Chiều cao khớp đúng với hình, kể cả khi đổi cỡ chữ. Trang của bạn phải cho chạy tệp embed.js.",
        },
        Kind {
            name: "Ảnh",
            says: "Cho trang lọc bỏ cả script lẫn khung. Tiêu đề, chú thích và nguồn nằm ngay trong ảnh.",
        },
    ],
    language: "Ngôn ngữ",
    languages: ["Tiếng Việt", "Tiếng Anh"],
    theme: "Nền",
    themes: ["Theo máy người đọc", "Sáng", "Tối"],
    step: "Mở ở bước",
    first_step: "Từ đầu",
    accent: "Màu nhấn",
    accent_note: "Không bắt buộc. Màu nào khó đọc trên nền sẽ được chỉnh lại cho rõ.",
    version: "Phiên bản",
    versions: [
        Kind {
            name: "Tự cập nhật", says: "Bài sửa số nào, mã nhúng hiện số mới ở lần tải sau."
        },
        Kind {
            name: "Giữ nguyên bản này",
            says: "Tòa soạn giữ một bản sao trên máy chủ của mình. Bản sao không đổi, nhưng báo rõ nếu về sau có số được đính chính. Cách làm:",
        },
    ],
    copy_at: "Địa chỉ bản sao",
    width: "Bề rộng xem thử",
    preview: "Xem thử",
    code: "Mã",
    copy: "Chép mã",
    copied: "Đã chép mã.",
    selected: "Trình duyệt không cho chép. Mã đã được chọn sẵn, bạn bấm lệnh chép.",
    widths: "Xem ở mọi bề rộng",
    widths_note: "Hình và các lựa chọn lấy từ phần lấy mã ở trên.",
    list: "Nhúng được những gì",
    address_note: "Trong các đoạn mã, thay https://hai-cap.example/ bằng địa chỉ của bài.",
    alone: "Trang nhúng:",
    settings: "Các lựa chọn",
    attributes: [
        "tên hình, hoặc story cho cả bài",
        "ngôn ngữ: vi hoặc en",
        "nền: light (sáng), dark (tối); bỏ trống thì theo máy người đọc",
        "màu nhấn, viết theo hệ mười sáu; được chỉnh nếu khó đọc",
        "cỡ chữ, tính theo phần trăm",
        "mã của bước mở đầu, như trong địa chỉ của bài",
    ],
    host: "Tự đặt trên máy chủ của tòa soạn",
    host_all: "Chép toàn bộ thư mục dist lên một máy chủ tệp tĩnh, ở gốc tên miền hay trong một thư mục đều chạy. Không cần cơ sở dữ liệu, không cần tài khoản.",
    host_one: "Chỉ giữ một hình, nguyên như hôm nay, thì chạy lệnh dưới đây rồi chép thư mục nhận được lên máy chủ. Nhớ thay tệp corrections.json trong đó bằng tệp mới của bài mỗi khi bài có đính chính.",
    headers: "Tiêu đề HTTP",
    headers_note: "Khung có sandbox được tính là một nơi khác, nên máy chủ phải cho phép nơi khác tải tệp; thiếu tiêu đề này, hình vẫn hiện nhưng không tương tác. Các tệp dưới đây có sẵn trong dist.",
    meta_note: "GitHub Pages không nhận tiêu đề riêng; chính sách phải đặt trong trang, và như vậy không định được ai được phép nhúng.",
    translate: "Dịch",
    translate_text: "Lời của bài nằm trong public/story, mỗi câu đủ hai thứ tiếng cạnh nhau; lời của các nút nằm trong src/words. Thiếu một câu, bài không dựng được. Số và ngày không dịch: chúng lấy từ facts.toml và được viết theo lối của từng thứ tiếng.",
    credit: "Ghi nguồn",
    credit_text: "Ghi “Hai Cấp” và dẫn liên kết về bài, như trong đoạn mã. Nguồn của từng con số đã có trong hình, xin đừng cắt. Mã nguồn theo giấy phép MIT, phông chữ theo giấy phép OFL.",
    corrections: "Đính chính",
    corrections_text: [
        "Số nào sai thì được sửa và ghi vào mục Đính chính của bài, cùng số cũ, số mới và lý do. Danh sách ấy cũng nằm trong tệp corrections.json.",
        "Mã nhúng tự cập nhật hiện số mới. Bản giữ nguyên thì hiện một dòng báo số nào đã được đính chính. Ảnh đã tải về thì không tự biết, xin tải lại.",
    ],
    never: "Trang nhúng không bao giờ",
    never_text: [
        "đặt cookie hay ghi vào bộ nhớ của trình duyệt",
        "đo đếm, theo dõi người đọc hay gửi gì đi",
        "tải gì từ máy chủ khác",
        "đọc hay sửa trang chứa nó",
        "chặn thao tác cuộn: một ngón tay luôn cuộn trang của bạn",
    ],
    frozen: "Bản giữ nguyên từ ngày",
    frozen_link: "Xem các đính chính",
    corrected: "Hình này đã được đính chính ngày",
};

const EN: NewsroomWords = NewsroomWords {
    embed: "Embed",
    title: "Embed the story on your page",
    lead: "Paste one snippet into your page for the whole story or a single figure, in Vietnamese or English. This page is for newsrooms.",
    to_reading: "Read the story",
    form: "Get the code",
    figure: "What to embed",
    story: "The whole story, step by step",
    kind: "How",
    kinds: [
        Kind {
            name: "Frame",
            says: "Works on every page that takes an iframe. Its height follows its width, without a script on your page.",
        },
        Kind {
            name: "hai-cap element",
            says: "Its height fits exactly, also with larger words. Your page has to let embed.js run.",
        },
        Kind {
            name: "Picture",
            says: "For pages that strip scripts and frames. Headline, note and sources are in the picture.",
        },
    ],
    language: "Language",
    languages: ["Vietnamese", "English"],
    theme: "Theme",
    themes: ["As the reader has it", "Light", "Dark"],
    step: "Open at step",
    first_step: "The beginning",
    accent: "Accent color",
    accent_note: "Optional. A color that is hard to read is corrected, not obeyed.",
    version: "Version",
    versions: [
        Kind {
            name: "Keeps up to date",
            says: "When the story corrects a number, the embed shows it the next time it loads.",
        },
        Kind {
            name: "Frozen as it is today",
            says: "You keep a copy on your own server. It does not change, but it says so if a number was corrected later. How to:",
        },
    ],
    copy_at: "Address of your copy",
    width: "Width of the preview",
    preview: "Preview",
    code: "Code",
    copy: "Copy the code",
    copied: "Copied.",
    selected: "The browser does not let us copy. The code is selected: copy it by key or menu.",
    widths: "At every width",
    widths_note: "Figure and settings are those of the form above.",
    list: "What can be embedded",
    address_note: "In the code, replace https://hai-cap.example/ by the address of the story.",
    alone: "Embed page:",
    settings: "Settings",
    attributes: [
        "the name of a figure, or story for the whole",
        "vi or en",
        "light or dark; left out, as the reader has it",
        "a color in hexadecimal; corrected if it is hard to read",
        "size of the words, in percent",
        "the step it opens at, as in the address of the story",
    ],
    host: "Host it yourself",
    host_all: "Copy the folder dist to any static host, at the top of a domain or in a folder. It needs no database and no account.",
    host_one: "To keep a single figure as it is today, run this, and copy the folder it writes to your host. Replace the file corrections.json in it by the story’s new one whenever the story is corrected.",
    headers: "Headers",
    headers_note: "A sandboxed frame counts as another site, so the host has to allow other sites to load the files. Without that header figures still show, but nothing in them moves. These files are in dist.",
    meta_note: "GitHub Pages sends no headers of yours. The policy then goes into the page, and who may frame a page cannot be ruled there.",
    translate: "Translate",
    translate_text: "The words of the story are in public/story, both languages beside each other; those of buttons in src/words. With a sentence missing, nothing is built. Numbers and dates are not translated: they come from facts.toml and are written the way of each language.",
    credit: "Credit",
    credit_text: "Name “Hai Cấp” and link to the story, as the code does. The source of every number is in the figure; please do not cut it off. The code is under the MIT license, the typeface under the OFL.",
    corrections: "Corrections",
    corrections_text: [
        "A number that was wrong is put right and listed under Corrections in the story, with the old number, the new one and the reason. The same list is in corrections.json.",
        "Embeds that keep up to date show the new number. Frozen copies show a line that says which number was corrected. A picture you have downloaded cannot know; please download it again.",
    ],
    never: "What an embed never does",
    never_text: [
        "set a cookie or write to the browser’s storage",
        "measure or track readers, or send anything anywhere",
        "load anything from another host",
        "read or change the page around it",
        "hold the scroll: one finger always scrolls your page",
    ],
    frozen: "Kept as it was on",
    frozen_link: "See the corrections",
    corrected: "This figure was corrected on",
};
