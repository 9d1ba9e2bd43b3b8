//! Words of the presenting page: for the trainer more than for the room.

use crate::model::Language;
use crate::presenting::{Act, KEYS};

/// The words in one language.
pub struct PresentingWords {
    /// Above the page while it is a handout.
    pub handout: &'static str,
    /// What the page is, for who finds it without a program.
    pub lead: &'static str,
    /// To the page that is read.
    pub to_reading: &'static str,
    /// Leads to the one file.
    pub one_file: &'static str,
    /// Names the row of buttons.
    pub bar: &'static str,
    /// Names the notes, and opens them.
    pub notes: &'static str,
    /// Names all that the trainer sees beside the stage.
    pub desk: &'static str,
    /// Before a question without one right answer.
    pub ask: &'static str,
    /// Before what comes next.
    pub next_up: &'static str,
    /// There is nothing after it.
    pub the_end: &'static str,
    /// Names the time of day.
    pub time_of_day: &'static str,
    /// Names the time that the talk has taken.
    pub elapsed: &'static str,
    /// Before the minutes that are planned.
    pub planned: &'static str,
    /// Before the minutes that were taken.
    pub taken: &'static str,
    /// Head of a column: by how much they differ.
    pub off: &'static str,
    /// Head of a column, and names the list.
    pub scene: &'static str,
    /// The whole talk.
    pub whole: &'static str,
    /// How a scene stands, in the order within, near, over.
    pub paces: [&'static str; 3],
    /// Sets the clock to nothing.
    pub reset_clock: &'static str,
    /// Copies planned against taken.
    pub copy_report: &'static str,
    /// It is copied, or stands there to be copied.
    pub copied: &'static str,
    /// The window of the notes was refused.
    pub blocked: &'static str,
    /// The page of the other language cannot be had.
    pub no_other_language: &'static str,
    /// Closes the notes that are in the stage's own window.
    pub close_notes: &'static str,
    /// The stage is not heard any more.
    pub stage_lost: &'static str,
    /// Opens the stage again.
    pub reopen: &'static str,
    /// Before a count of hands, and the letter of the answer.
    pub hands: &'static str,
    /// Before the answer.
    pub answer: &'static str,
    /// Names the picture of hands.
    pub hands_picture: &'static str,
    /// Names the list of all slides.
    pub overview: &'static str,
    /// In the field that looks for one.
    pub search: &'static str,
    /// None was found.
    pub nothing_found: &'static str,
    /// Names the list of keys.
    pub help: &'static str,
    /// Under the list of keys.
    pub help_note: &'static str,
    /// Whether letters do something.
    pub letters: &'static str,
    /// Over the code.
    pub code_lead: &'static str,
    /// There is no address that a phone could open.
    pub code_missing: &'static str,
    /// In the field for it.
    pub code_address: &'static str,
    /// The address is too long for a code.
    pub code_long: &'static str,
    /// Prints the handout.
    pub print: &'static str,
    /// Prints it with notes.
    pub print_notes: &'static str,
    /// Over the lines of the handout.
    pub own_notes: &'static str,
    /// Names what a key does, in the order of [`KEYS`].
    pub acts: [&'static str; KEYS.len()],
}

impl PresentingWords {
    /// The words in a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &VI,
            Language::En => &EN,
        }
    }

    /// What a key does.
    pub fn act(&self, act: Act) -> &'static str {
        let index = KEYS.iter().position(|it| it.act == act).unwrap_or_default();
        self.acts[index]
    }

    /// `3/45`: numbers of slides, which are no facts.
    pub fn progress(slide: usize, slides: usize) -> String {
        format!("{}/{slides}", slide + 1)
    }

    /// A key as it is printed on keyboards.
    pub fn key(language: Language, key: &str) -> &str {
        match (key, language) {
            ("PageDown", _) => "Page Down",
            ("PageUp", _) => "Page Up",
            ("ArrowRight", _) => "→",
            ("ArrowLeft", _) => "←",
            ("ArrowUp", _) => "↑",
            ("ArrowDown", _) => "↓",
            ("Space", Language::Vi) => "Phím cách",
            ("Shift+Space", Language::Vi) => "Shift + Phím cách",
            ("Shift+Space", Language::En) => "Shift + Space",
            ("Escape", _) => "Esc",
            _ => key,
        }
    }

    /// What a screen reader is told of a slide.
    pub fn arrived(language: Language, slide: usize, slides: usize, title: &str) -> String {
        let number = slide + 1;
        match language {
            Language::Vi => format!("Màn {number}/{slides}. {title}"),
            Language::En => format!("Screen {number} of {slides}. {title}"),
        }
    }
}

const VI: PresentingWords = PresentingWords {
    handout: "Bản phát tay",
    lead: "Trang này để trình bày trong phòng: mở bằng trình duyệt có JavaScript, từng màn hiện ra một. Dưới đây là toàn bộ nội dung, in ra được.",
    to_reading: "Trang đọc",
    one_file: "Tải về thành một tệp, mở được khi không có mạng",
    bar: "Điều khiển",
    notes: "Ghi chú",
    desk: "Bàn người trình bày",
    ask: "Hỏi cả phòng",
    next_up: "Tiếp theo",
    the_end: "Hết",
    time_of_day: "Bây giờ",
    elapsed: "Đã nói",
    planned: "Dự kiến",
    taken: "Thực tế",
    off: "Chênh",
    scene: "Phần",
    whole: "Cả buổi",
    paces: ["còn giờ", "sắp hết giờ", "quá giờ"],
    reset_clock: "Đặt lại đồng hồ",
    copy_report: "Chép bảng thời gian",
    copied: "Bảng ở đây; nếu trình duyệt cho phép thì đã chép sẵn.",
    blocked: "Trình duyệt không cho mở cửa sổ mới, nên ghi chú hiện ngay trong cửa sổ này. Nếu máy chiếu đang hiện cửa sổ này, cả phòng cũng thấy.",
    no_other_language: "Không tải được trang tiếng Anh; buổi nói tiếp bằng tiếng Việt.",
    close_notes: "Đóng ghi chú",
    stage_lost: "Không còn thấy cửa sổ trình chiếu.",
    reopen: "Mở lại cửa sổ trình chiếu",
    hands: "Số người giơ tay, phương án",
    answer: "Đáp án",
    hands_picture: "Số người giơ tay",
    overview: "Tổng quan",
    search: "Tìm một màn theo chữ hoặc số",
    nothing_found: "Không có màn nào như vậy",
    help: "Phím và lệnh",
    help_note: "Đang gõ chữ thì phím không điều khiển. Trên màn cảm ứng: vuốt ngang để sang màn khác. Nút của bút trình chiếu là Page Down, Page Up, F5 (về đúng màn đang nói) và dấu chấm.",
    letters: "Dùng phím chữ, số và dấu",
    code_lead: "Mở trên điện thoại",
    code_missing: "Trang đang mở từ máy này, điện thoại không vào được. Hãy ghi địa chỉ của trang trên mạng:",
    code_address: "Địa chỉ trang đọc",
    code_long: "Địa chỉ quá dài, không vẽ được mã.",
    print: "In bản phát tay",
    print_notes: "In kèm ghi chú",
    own_notes: "Ghi chép",
    acts: [
        "Màn sau",
        "Màn trước",
        "Màn đầu",
        "Màn cuối",
        "Gõ số của màn",
        "Đến màn có số vừa gõ",
        "Màn đen",
        "Màn trắng",
        "Toàn màn hình",
        "Tổng quan",
        "Ghi chú",
        "Đổi ngôn ngữ",
        "Con trỏ",
        "Phóng to chỗ con trỏ",
        "Mã cho điện thoại",
        "Chạy, dừng đồng hồ",
        "Chữ to hơn",
        "Chữ nhỏ hơn",
        "Tương phản mạnh",
        "Phòng thấy đúng màn này: giấu ghi chú, giữ phím N để xem",
        "Phím và lệnh",
        "Đóng thứ đang mở",
    ],
};

const EN: PresentingWords = PresentingWords {
    handout: "Handout",
    lead: "This page is made for a room: in a browser with JavaScript it shows one screen at a time. Below is all of it, ready to print.",
    to_reading: "The page to read",
    one_file: "Download as one file that opens without a network",
    bar: "Controls",
    notes: "Notes",
    desk: "Presenter’s desk",
    ask: "Ask the room",
    next_up: "Next",
    the_end: "The end",
    time_of_day: "Now",
    elapsed: "Spoken",
    planned: "Planned",
    taken: "Taken",
    off: "Off by",
    scene: "Part",
    whole: "Whole talk",
    paces: ["in time", "nearly up", "over"],
    reset_clock: "Reset the clock",
    copy_report: "Copy the times",
    copied: "Here are the times; where the browser allows, they are copied already.",
    blocked: "The browser refused a new window, so the notes are in this one. If the projector shows this window, the room sees them too.",
    no_other_language: "The Vietnamese page cannot be loaded; the talk goes on in English.",
    close_notes: "Close the notes",
    stage_lost: "The stage’s window is gone or not answering.",
    reopen: "Open the stage again",
    hands: "Hands up for answer",
    answer: "Answer",
    hands_picture: "Hands up",
    overview: "Overview",
    search: "Find a screen by word or number",
    nothing_found: "No screen has that",
    help: "Keys and commands",
    help_note: "While you type, keys drive nothing. On a touch screen, swipe sideways. A clicker’s buttons are Page Down, Page Up, F5 (which comes back to where you are) and the full stop.",
    letters: "Use letter, digit and sign keys",
    code_lead: "Open it on your phone",
    code_missing: "This page was opened from this computer, where no phone can reach it. Enter the address it has on the web:",
    code_address: "Address of the page to read",
    code_long: "The address is too long for a code.",
    print: "Print the handout",
    print_notes: "Print it with notes",
    own_notes: "Your notes",
    acts: [
        "Next screen",
        "Previous screen",
        "First screen",
        "Last screen",
        "Type a screen’s number",
        "Go to the number typed",
        "Black screen",
        "White screen",
        "Full screen",
        "Overview",
        "Notes",
        "Other language",
        "Pointer",
        "Enlarge where the pointer is",
        "Code for phones",
        "Start or stop the clock",
        "Larger words",
        "Smaller words",
        "Strong contrast",
        "The room sees this screen: hide notes, hold N to look",
        "Keys and commands",
        "Close what is open",
    ],
};
