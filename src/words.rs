//! Every word of the interface, in both languages: what is missing here does not compile.
//!
//! No number stands here; numbers are facts.

use crate::model::Language;

/// The words of the interface in one language.
pub struct Words {
    /// Of the skip link.
    pub skip: &'static str,
    /// The other language, in its own words.
    pub other_language: &'static str,
    /// Names the list of scenes.
    pub contents: &'static str,
    /// To the step before.
    pub previous: &'static str,
    /// To the next step.
    pub next: &'static str,
    /// Names the pair of buttons.
    pub steps: &'static str,
    /// Before the sources of a figure.
    pub source: &'static str,
    /// Opens the table of a figure.
    pub table: &'static str,
    /// Opens the description of a figure.
    pub described: &'static str,
    /// Names the switch between eras.
    pub era: &'static str,
    /// Names the slider between eras.
    pub scrub: &'static str,
    /// How to use the marks.
    pub explore: &'static str,
    /// Names the mark that arrow keys move.
    pub cursor: &'static str,
    /// Asks for the name of a district.
    pub find: &'static str,
    /// The same in the field itself, where a phone has no room beside it.
    pub find_short: &'static str,
    /// Nothing was found.
    pub not_found: &'static str,
    /// The unit above.
    pub superior: &'static str,
    /// How many report to it.
    pub span: &'static str,
    /// It is no level any more.
    pub no_level: &'static str,
    /// What a former middle unit is now.
    pub site: &'static str,
    /// Many of them, as a label.
    pub sites: &'static str,
    /// The same in two lines, for a narrow figure.
    pub sites_lines: [&'static str; 2],
    /// As short as it can be.
    pub sites_short: &'static str,
    /// Head of a column: the former district.
    pub district: &'static str,
    /// Head of a column: its kind.
    pub kind: &'static str,
    /// Head of a column and of the last row: all together.
    pub total: &'static str,
    /// How often an order changes hands.
    pub handovers: &'static str,
    /// How many units the head leads directly.
    pub direct: &'static str,
    /// Names the log.
    pub log: &'static str,
    /// To the next hand-over.
    pub step_order: &'static str,
    /// Plays the order in time.
    pub play: &'static str,
    /// Back to the start.
    pub reset: &'static str,
    /// What the time of the picture is not.
    pub no_clock: &'static str,
    /// Title of the list of facts.
    pub sources: &'static str,
    /// Above the list of facts.
    pub sources_lead: &'static str,
    /// To the data files.
    pub download: &'static str,
    /// Title of the glossary.
    pub glossary: &'static str,
    /// Title of the method section.
    pub method: &'static str,
    /// Its paragraphs.
    pub method_text: &'static [&'static str],
    /// Title of the corrections.
    pub corrections: &'static str,
    /// There is none.
    pub no_corrections: &'static str,
    /// Before the date a fact holds for.
    pub as_of: &'static str,
    /// Before the facts a derived one comes from.
    pub derived_from: &'static str,
    /// Grades, in the order of [`crate::model::Grade::ALL`].
    pub grades: [&'static str; 4],
    /// Sides, in the order of [`crate::story::Side::ALL`].
    pub sides: [&'static str; 3],
    /// Directions, in the order of [`crate::story::Went::ALL`].
    pub went: [&'static str; 3],
    /// Pictures of the chapters, in the order of [`crate::story::ChaptersView::ALL`].
    pub chapters: [&'static str; 6],
    /// Names the switch between those pictures.
    pub chapters_view: &'static str,
    /// On hatched marks: they hold only under a condition.
    pub if_hanoi: &'static str,
    /// As above, for the whole country.
    pub if_nationwide: &'static str,
    /// Between dates without a count.
    pub no_count: &'static str,
    /// The command line.
    pub command_line: &'static str,
    /// The Youth Union line.
    pub union_line: &'static str,
    /// The chapter's superior where that is documented.
    pub commune_union: &'static str,
    /// What a chapter is attached to in Hanoi.
    pub union_unknown: &'static str,
    /// The chapter.
    pub chapter: &'static str,
    /// The youth organization of the district police, which is gone.
    pub district_union: &'static str,
    /// Closes the source panel.
    pub close: &'static str,
    /// Shows the answer.
    pub answer: &'static str,
    /// The program did not start.
    pub failed: &'static str,
    /// The program is slow to start.
    pub slow: &'static str,
    /// Before a date from which something holds.
    pub from: &'static str,
    /// Head of a column: date.
    pub date: &'static str,
    /// Head of a column: what happened.
    pub what: &'static str,
    /// Head of a column: count.
    pub count: &'static str,
    /// Head of a column: where work went.
    pub direction: &'static str,
    /// Names the slider of the pace.
    pub pace: &'static str,
    /// Before a pace is set.
    pub pace_hint: &'static str,
    /// Before the pace that is set.
    pub pace_said: &'static str,
    /// Before a month that follows from it.
    pub assumed_month: &'static str,
    /// Before the count, where a target is fewer.
    pub fewer_than: &'static str,
}

impl Words {
    /// The words of a language.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::Vi => &VI,
            Language::En => &EN,
        }
    }

    /// `Bước 3/12`: where the reader is; the numbers count steps and are no facts.
    pub fn step_of(language: Language, step: usize, steps: usize) -> String {
        match language {
            Language::Vi => format!("Bước {step}/{steps}"),
            Language::En => format!("Step {step} of {steps}"),
        }
    }

    /// One of several units known by their number only: `một phường của quận Ba Đình`.
    pub fn one_of(language: Language, kind: &str, place: &str) -> String {
        match language {
            Language::Vi => format!("một {kind} của {place}"),
            Language::En => format!("one {kind} in {place}"),
        }
    }

    /// A kind and a name: `Quận Ba Đình`, `Ba Đình urban district`.
    pub fn kind_and_name(language: Language, kind: &str, name: &str) -> String {
        match language {
            Language::Vi => format!("{kind} {name}"),
            Language::En => format!("{name} {kind}"),
        }
    }

    /// A police unit by its place: `Công an quận Ba Đình`.
    pub fn police_of(language: Language, place: &str) -> String {
        match language {
            Language::Vi => format!("Công an {place}"),
            Language::En => format!("{place} police"),
        }
    }

    /// An entry of the log: the head gives the order.
    pub fn log_given(language: Language, head: &str) -> String {
        match language {
            Language::Vi => format!("{head} ra chỉ đạo."),
            Language::En => format!("{head} gives the order."),
        }
    }

    /// An entry of the log: a unit in between receives it and passes it on.
    pub fn log_passed(language: Language, unit: &str) -> String {
        match language {
            Language::Vi => format!("{unit} nhận và chuyển tiếp."),
            Language::En => format!("{unit} receive it and pass it on."),
        }
    }

    /// An entry of the log: the commune has it.
    pub fn log_received(language: Language, place: &str) -> String {
        match language {
            Language::Vi => format!("Công an {place} nhận chỉ đạo."),
            Language::En => format!("The police of {place} receive the order."),
        }
    }
}

const VI: Words = Words {
    skip: "Đến nội dung",
    other_language: "English",
    contents: "Mục lục",
    previous: "Bước trước",
    next: "Bước tiếp",
    steps: "Chuyển bước",
    source: "Nguồn",
    table: "Bảng số liệu",
    described: "Mô tả hình",
    era: "Thời điểm",
    scrub: "Kéo từ trước sang sau",
    explore: "Chạm vào một dấu để xem đơn vị và tuyến chỉ huy.",
    cursor: "Đơn vị đang chọn, dùng phím mũi tên để chuyển",
    find: "Tìm quận, huyện cũ",
    find_short: "Quận, huyện cũ",
    not_found: "Không có quận, huyện nào tên như vậy",
    superior: "Cấp trên trực tiếp",
    span: "Đầu mối trực tiếp",
    no_level: "không còn là một cấp",
    site: "cơ sở của Công an thành phố",
    sites: "cơ sở, không phải một cấp",
    sites_lines: ["cơ sở, không", "phải một cấp"],
    sites_short: "cơ\u{a0}sở",
    district: "Quận, huyện, thị xã cũ",
    kind: "Loại",
    total: "Tổng",
    handovers: "lần chuyển",
    direct: "đầu mối trực tiếp",
    log: "Nhật ký",
    step_order: "Chuyển một nấc",
    play: "Chạy",
    reset: "Làm lại",
    no_clock: "Giả định: mỗi lần chuyển vẽ dài như nhau. Đây là thứ tự, không phải thời gian đo được.",
    sources: "Nguồn của từng con số",
    sources_lead: "Mỗi con số trong bài dẫn về đây: ai công bố, ngày nào, câu chữ nào.",
    download: "Tải toàn bộ số liệu",
    glossary: "Thuật ngữ",
    method: "Cách làm",
    method_text: &[
        "Bài này chỉ in điều có nguồn. Mỗi con số, mỗi ngày tháng là một mục trong danh sách nguồn. Số do chúng tôi tính được ghi rõ, kèm các số đã dùng.",
        "Mỗi chấm là một đơn vị cấp xã, không gắn tên vì nguồn chỉ cho số lượng. Vị trí của chấm là cách bày hình, không phải bản đồ.",
        "Chỗ nào nguồn không nói, bài để trống và nói rõ. Không đường nào được vẽ qua quãng thời gian không có số liệu.",
        "Lời khen và lời lo ngại đều ghi người nói, ngày nói; không rõ tên thì ghi là không nêu tên. Trang không dùng cookie, không theo dõi ai, không tải gì từ nơi khác.",
    ],
    corrections: "Đính chính",
    no_corrections: "Chưa có đính chính nào.",
    as_of: "Tính đến",
    derived_from: "Tính từ",
    grades: ["Nguồn chính thức", "Báo chí", "Tính toán", "Giả định"],
    sides: ["Lợi ích", "Khó khăn", "Trả lời"],
    went: ["Lên thành phố", "Xuống cấp xã", "Chưa rõ"],
    chapters: [
        "Hai tuyến",
        "Đếm",
        "Nếu tính riêng Hà Nội",
        "Nếu là cả nước",
        "Các mốc",
        "Thử giả định",
    ],
    chapters_view: "Cách xem",
    if_hanoi: "nếu con số này là của Hà Nội",
    if_nationwide: "nếu con số này là của cả nước",
    no_count: "không có số đếm nào khác có ghi ngày",
    command_line: "Tuyến chỉ huy công an",
    union_line: "Tuyến Đoàn",
    commune_union: "Đoàn xã, phường",
    union_unknown: "Ở Hà Nội: nguồn không nêu",
    chapter: "Chi đoàn công an cấp xã",
    district_union: "Đoàn công an cấp huyện (trước đây)",
    close: "Đóng",
    answer: "Xem đáp án",
    failed: "Phần tương tác không khởi động được. Bài viết vẫn đầy đủ.",
    slow: "Phần tương tác đang tải. Bạn cứ đọc tiếp.",
    from: "từ",
    date: "Ngày",
    what: "Sự việc",
    count: "Số lượng",
    direction: "Chuyển đi đâu",
    pace: "Số chi đoàn thêm mỗi tháng",
    pace_said: "Giả định của bạn, số chi đoàn thêm mỗi tháng:",
    assumed_month: "Giả định: tháng",
    fewer_than: "Không tính được ngày: đã ít hơn",
    pace_hint: "Kéo để đặt một nhịp. Đó là giả định của bạn, không phải số liệu.",
};

const EN: Words = Words {
    skip: "Skip to the story",
    other_language: "Tiếng Việt",
    contents: "Contents",
    previous: "Previous step",
    next: "Next step",
    steps: "Change step",
    source: "Source",
    table: "Data table",
    described: "Description",
    era: "Era",
    scrub: "Drag from before to after",
    explore: "Tap a mark to see the unit and its chain of command.",
    cursor: "Chosen unit, move with the arrow keys",
    find: "Find a former district",
    find_short: "Former district",
    not_found: "No former district has that name",
    superior: "Direct superior",
    span: "Direct reports",
    no_level: "no longer a level",
    site: "city-police site (cơ sở)",
    sites: "sites, not a level",
    sites_lines: ["sites,", "not a level"],
    sites_short: "sites",
    district: "Former district",
    kind: "Kind",
    total: "Total",
    handovers: "hand-overs",
    direct: "direct reports",
    log: "Log",
    step_order: "One hand-over on",
    play: "Play",
    reset: "Start over",
    no_clock: "Assumption: every hand-over is drawn equally long. This is order, not measured time.",
    sources: "The source of every number",
    sources_lead: "Each number leads here: who published it, when, in which words.",
    download: "Download all facts",
    glossary: "Glossary",
    method: "Method",
    method_text: &[
        "This page prints only what a source says. Numbers we worked out are marked as derived, with the numbers they come from.",
        "Each dot is one commune-level unit, unnamed because the source gives counts only. Where it stands is no map.",
        "Where the sources are silent, the page says so. No line is drawn across a time without dates.",
        "Praise and worry both carry speaker and date. The page sets no cookies, follows nobody and loads nothing from elsewhere.",
    ],
    corrections: "Corrections",
    no_corrections: "None so far.",
    as_of: "As of",
    derived_from: "Worked out from",
    grades: ["Official", "Press", "Derived", "Assumption"],
    sides: ["Benefit", "Difficulty", "Reply"],
    went: ["Up to the city", "Down to the communes", "Not known"],
    chapters: [
        "Two lines",
        "Count",
        "If for Hanoi alone",
        "If nationwide",
        "Milestones",
        "What if",
    ],
    chapters_view: "View",
    if_hanoi: "if the figure is for Hanoi",
    if_nationwide: "if the figure is nationwide",
    no_count: "no other dated count exists",
    command_line: "Police command line",
    union_line: "Youth Union line",
    commune_union: "Commune or ward Youth Union",
    union_unknown: "In Hanoi: not documented",
    chapter: "Commune police chapter",
    district_union: "District police Youth Union (former)",
    close: "Close",
    answer: "See the answer",
    failed: "The interactive parts did not start. The article is complete.",
    slow: "The interactive parts are still loading. Please read on.",
    from: "from",
    date: "Date",
    what: "What happened",
    count: "Count",
    direction: "Where it went",
    pace: "Chapters added each month",
    pace_said: "Your assumption, chapters added each month:",
    assumed_month: "Assumption:",
    fewer_than: "No date to work out: already fewer than",
    pace_hint: "Drag to set how many. That is your assumption, not a figure from a source.",
};
