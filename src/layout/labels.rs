//! Labels: breaking a text into lines, since SVG does not.

/// Lines of at most `longest` characters, broken between words; a longer word stands alone.
pub fn wrap(text: &str, longest: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= longest => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("công an cấp huyện", 10), ["công an", "cấp huyện"]);
        assert_eq!(wrap("", 10), [""; 0]);
    }
}
