//! Minifies the paths of a page: rows of like marks are written alike, so that they compress like one.
//!
//! Each mark begins where it stands as seen from the end of the one before, in tenths of a figure
//! unit, which is how all places are written: nothing is rounded again.

use std::fmt::Write;

use crate::layout::short;

/// HTML with the paths that are made of horizontal and vertical strokes alone rewritten.
pub fn relative_paths(html: &str) -> String {
    const OPENING: &str = " d=\"";
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(OPENING) {
        let (before, behind) = rest.split_at(at + OPENING.len());
        let (path, behind) = behind.split_once('"').unwrap_or((behind, ""));
        text.push_str(before);
        text.push_str(&relative(path).unwrap_or_else(|| path.to_owned()));
        text.push('"');
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// None for a path with strokes of another kind, or with places finer than a tenth.
fn relative(path: &str) -> Option<String> {
    let mut text = String::new();
    let mut end: Option<[i64; 2]> = None;
    for mark in path.strip_prefix('M')?.split('M') {
        let strokes = mark.find(['h', 'v', 'V', 'z'])?;
        let (start, mut strokes) = mark.split_at(strokes);
        let (x, y) = start.split_once(' ')?;
        let start = [tenths(x)?, tenths(y)?];
        let (command, [from_x, from_y]) = end.map_or(('M', [0, 0]), |it| ('m', it));
        let _ = write!(text, "{command}{} {}", own(start[0] - from_x), own(start[1] - from_y));
        let mut at = start;
        while let Some(command) = strokes.chars().next() {
            let behind = &strokes[1..];
            let next = behind.find(char::is_alphabetic).unwrap_or(behind.len());
            let (length, behind) = behind.split_at(next);
            strokes = behind;
            match command {
                'z' => {
                    at = start;
                    text.push('z');
                    continue;
                }
                'h' => at[0] += tenths(length)?,
                'v' => at[1] += tenths(length)?,
                'V' => {
                    let down = tenths(length)? - at[1];
                    at[1] += down;
                    let _ = write!(text, "v{}", own(down));
                    continue;
                }
                _ => return None,
            }
            let _ = write!(text, "{command}{}", own(tenths(length)?));
        }
        end = Some(at);
    }
    Some(text)
}

fn tenths(number: &str) -> Option<i64> {
    let (whole, tenth) = number.split_once('.').unwrap_or((number, "0"));
    let positive = whole.strip_prefix('-').unwrap_or(whole);
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    if !digits(positive) || !digits(tenth) || tenth.len() > 1 {
        return None;
    }
    let value = positive.parse::<i64>().ok()? * 10 + tenth.parse::<i64>().ok()?;
    Some(if positive.len() < whole.len() { -value } else { value })
}

/// As `layout` writes it.
fn own(tenths: i64) -> String {
    short(tenths as f64 / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: &str) {
        let html = |path: &str| format!("<path class=\"dots\" d=\"{path}\"></path>");
        assert_eq!(relative_paths(&html(path)), html(expected));
    }

    #[test]
    fn marks_in_a_row_are_written_alike() {
        check("M12 73h4.9M28 73h4.9M44 73h4.9", "M12 73h4.9m11.1 0h4.9m11.1 0h4.9");
        check("M4 9V2.5h6V9zM11 9V3h6V9z", "M4 9v-6.5h6v6.5zm7 0v-6h6v6z");
        check("M5 5v2h-2M0 -0.5h1", "M5 5v2h-2m-3 -7.5h1");
    }

    #[test]
    fn what_would_be_rounded_or_has_other_strokes_stays() {
        for path in ["", "M8 4H400", "M0 0C1 1 2 2 3 3", "M0.25 0h1", "m1 1h2", "M1 1", "M0 0h1e3"]
        {
            check(path, path);
        }
    }
}
