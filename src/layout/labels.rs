//! Labels: breaking a text into lines, since SVG does not, and never inside a Vietnamese word of two
//! parts.
//!
//! A line is measured in characters; how wide they are is the affair of the style sheet.

/// Vietnamese words of two syllables that are not parted at the end of a line, where it can be helped.
const COMPOUNDS: &str = "công an|cấp xã|cấp huyện|thành phố|hà nội|chi đoàn|đơn vị|cả nước|cơ sở|\
    cơ quan|giám đốc|trung ương|thủ tục|hành chính|chính quy|chính phủ|nghị định|thông tư|\
    nhiệm vụ|phạm vi|con số|bộ máy|hoạt động|tổ chức|địa phương|sắp xếp|diễn đàn|tọa đàm|cán bộ|\
    danh sách|tham mưu|hướng dẫn|chỉ huy";
/// What a parted word costs; a line one character longer than another costs far less.
const PARTED: usize = 10_000;

/// As few lines of at most `longest` characters as possible, broken between words and of about the
/// same length, so that no word is left over alone; a longer word stands alone. A no-break space
/// breaks no line.
pub fn wrap(text: &str, longest: usize) -> Vec<String> {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    // The best way to set the words from each one on: lines, cost, and where the next line begins.
    let mut best = vec![(0, 0, 0); words.len() + 1];
    for from in (0..words.len()).rev() {
        let mut length = 0;
        let mut ways = Vec::new();
        for to in from + 1..=words.len() {
            length += words[to - 1].chars().count() + usize::from(from + 1 < to);
            if longest < length && from + 1 < to {
                break;
            }
            let (lines, cost, _) = best[to];
            let parted = to < words.len() && belong(words[to - 1], words[to]);
            let parted = if parted { PARTED } else { 0 };
            ways.push((lines + 1, cost + parted + length * length, to));
        }
        best[from] = ways.into_iter().min().unwrap_or_default();
    }
    let mut lines = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let to = best[from].2;
        lines.push(words[from..to].join(" "));
        from = to;
    }
    lines
}

/// Whether a line should not end between two words: in a compound, or after a number or a stroke.
fn belong(word: &str, next: &str) -> bool {
    let bare = |it: &str| it.trim_matches(|it: char| !it.is_alphabetic()).to_lowercase();
    let pair = format!("{} {}", bare(word), bare(next));
    let counts = word.chars().all(|it| it.is_ascii_digit() || "./,".contains(it));
    let ends = word.ends_with(|it: char| ",.:;".contains(it));
    counts || next == "/" || (!ends && COMPOUNDS.split('|').any(|it| it == pair))
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("công an cấp huyện", 10), ["công an", "cấp huyện"]);
        assert_eq!(wrap("", 10), [""; 0]);
        assert_eq!(wrap("a", 0), ["a"]);
    }

    #[test]
    fn no_word_is_left_over_alone() {
        assert_eq!(
            wrap("Commune-level police reorganized by law", 35),
            ["Commune-level police", "reorganized by law"]
        );
    }

    #[test]
    fn a_word_of_two_syllables_stays_on_one_line() {
        let text = "Hướng dẫn công an xã: từ cơ sở của thành phố";
        assert_eq!(wrap(text, 39), ["Hướng dẫn công an xã:", "từ cơ sở của thành phố"]);
        assert_eq!(wrap("Công an thành phố Hà Nội", 16), ["Công an", "thành phố Hà Nội"]);
    }

    #[test]
    fn a_number_stays_with_what_it_counts() {
        assert_eq!(
            wrap("Đồng Hới: 7 chi đoàn / 15 đơn vị", 22),
            ["Đồng Hới:", "7 chi đoàn / 15 đơn vị"]
        );
    }
}
