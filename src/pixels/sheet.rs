//! A sheet of pixels that stamps are set on, and which of its rows have changed.

use std::ops::Range;

use super::Stamp;

/// Pixels, row by row, red first: transparent where nothing was set.
///
/// It keeps its memory: a frame of a motion allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
    /// Rows where stamps were set since it was cleared, and where before that.
    set: Range<usize>,
    cleared: Range<usize>,
}

impl Sheet {
    /// Gives it a size; all is transparent then.
    pub fn resize(&mut self, width: usize, height: usize) {
        self.pixels.clear();
        // Memory that is too small goes first, and what takes its place is no larger than needed:
        // a program's memory never becomes less.
        if self.pixels.capacity() < width * height {
            self.pixels = Vec::new();
        }
        self.pixels.resize(width * height, [0; 4]);
        (self.width, self.height) = (width, height);
        (self.set, self.cleared) = (0..0, 0..0);
    }

    /// Its columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Its rows.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Some of its rows as bytes.
    pub fn bytes(&self, rows: Range<usize>) -> &[u8] {
        let pixels = self.pixels.get(rows.start * self.width..rows.end * self.width);
        pixels.unwrap_or_default().as_flattened()
    }

    /// Takes all stamps off.
    pub fn clear(&mut self) {
        let Range { start, end } = self.set;
        if let Some(pixels) = self.pixels.get_mut(start * self.width..end * self.width) {
            pixels.as_flattened_mut().fill(0);
        }
        self.cleared = std::mem::take(&mut self.set);
    }

    /// The rows that differ from before it was cleared; empty where nothing was set then or since.
    pub fn changed(&self) -> Range<usize> {
        joined(&self.set, self.cleared.clone())
    }

    /// Sets a stamp with its middle at a place in pixels. Where two meet, the more opaque pixel
    /// stays: marks of one color are joined as if they were one, and of two colors the later one
    /// is on top.
    pub fn set(&mut self, stamp: &Stamp, x: f64, y: f64) {
        let (Some(x), Some(y)) =
            (Along::new(stamp, x, self.width), Along::new(stamp, y, self.height))
        else {
            return;
        };
        let (side, first) = (stamp.side, (y.phase * stamp.phases + x.phase) * stamp.side);
        for row in 0..y.end - y.start {
            let from = (first + y.skipped + row) * side + x.skipped;
            let to = (y.start + row) * self.width;
            let drawn = stamp.pixels.get(from..from + x.end - x.start).unwrap_or_default();
            let under = self.pixels.get_mut(to + x.start..to + x.end).unwrap_or_default();
            for (under, drawn) in under.iter_mut().zip(drawn) {
                if u32::from_le_bytes(*under) & 0xff00_0000 <= *drawn {
                    *under = drawn.to_le_bytes();
                }
            }
        }
        self.set = joined(&self.set, y.start..y.end);
    }
}

/// The rows from the first of both to the last.
fn joined(rows: &Range<usize>, others: Range<usize>) -> Range<usize> {
    match (rows.is_empty(), others.is_empty()) {
        (true, _) => others,
        (_, true) => rows.clone(),
        _ => rows.start.min(others.start)..rows.end.max(others.end),
    }
}

/// Where a stamp lies in one direction.
struct Along {
    /// Its first pixel on the sheet.
    start: usize,
    /// Behind its last one.
    end: usize,
    /// Its pixels that lie before the sheet.
    skipped: usize,
    /// Which of its places within a pixel.
    phase: usize,
}

impl Along {
    /// None where it lies beside the sheet.
    fn new(stamp: &Stamp, at: f64, length: usize) -> Option<Self> {
        let whole = at.floor();
        let first = whole - stamp.middle as f64;
        let end = (first + stamp.side as f64).min(length as f64);
        (0.0 < end && first < length as f64).then(|| Self {
            start: first.max(0.0) as usize,
            end: end as usize,
            skipped: (-first).max(0.0) as usize,
            phase: ((at - whole) * stamp.phases as f64) as usize,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pixels::Mark;

    fn sheet(width: usize, height: usize) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.resize(width, height);
        sheet
    }

    fn alpha(sheet: &Sheet, x: usize, y: usize) -> u8 {
        sheet.pixels[y * sheet.width + x][3]
    }

    #[test]
    fn a_larger_size_takes_no_more_memory_than_it_needs() {
        let mut sheet = sheet(40, 30);
        sheet.resize(40, 31);
        assert!(sheet.pixels.capacity() < 40 * 40, "{}", sheet.pixels.capacity());
    }

    #[test]
    fn a_stamp_lies_where_its_mark_is() {
        let mut sheet = sheet(40, 30);
        let stamp = Stamp::new(Mark::Dot { radius: 3.0 }, 0, 1.0);
        for (x, y) in [(12.5, 9.5), (12.1, 9.9), (20.0, 15.0), (33.3, 5.7)] {
            sheet.clear();
            sheet.set(&stamp, x, y);
            let (mut all, mut x_sum, mut y_sum) = (0.0, 0.0, 0.0);
            for (index, pixel) in sheet.pixels.iter().enumerate() {
                let weight = f64::from(pixel[3]);
                all += weight;
                x_sum += weight * ((index % 40) as f64 + 0.5);
                y_sum += weight * ((index / 40) as f64 + 0.5);
            }
            assert!((x_sum / all - x).abs() < 0.13, "{} {x}", x_sum / all);
            assert!((y_sum / all - y).abs() < 0.13, "{} {y}", y_sum / all);
        }
    }

    #[test]
    fn a_stamp_at_the_edge_or_far_away_never_leaves_the_sheet() {
        let stamp = Stamp::new(Mark::Ring { radius: 5.0, line: 2.0 }, 0, 1.0);
        let mut sheet = sheet(20, 10);
        for x in [-1e9, -40.0, -6.0, 0.0, 19.9, 26.0, 1e9, f64::NAN] {
            for y in [-1e9, -6.0, 0.0, 9.9, 16.0, 1e9, f64::NAN] {
                sheet.set(&stamp, x, y);
            }
        }
        assert_eq!(sheet.changed(), 0..10);
        assert_eq!(sheet.bytes(0..10).len(), 20 * 10 * 4);
    }

    #[test]
    fn the_more_opaque_mark_stays_and_of_two_the_later() {
        let mut sheet = sheet(20, 20);
        let dot = |color: &str, opaque: f64| {
            Stamp::new(Mark::Dot { radius: 4.0 }, crate::pixels::color(color), opaque)
        };
        sheet.set(&dot("#ff0000", 1.0), 10.0, 10.0);
        sheet.set(&dot("#00ff00", 0.4), 10.0, 10.0);
        assert_eq!(sheet.pixels[10 * 20 + 10], [255, 0, 0, 255]);
        sheet.set(&dot("#0000ff", 1.0), 10.0, 10.0);
        assert_eq!(sheet.pixels[10 * 20 + 10], [0, 0, 255, 255]);
    }

    #[test]
    fn what_has_changed_is_where_marks_were_and_where_they_are() {
        let mut sheet = sheet(40, 40);
        let stamp = Stamp::new(Mark::Dot { radius: 2.0 }, 0, 1.0);
        assert!(sheet.changed().is_empty());
        sheet.set(&stamp, 10.0, 10.0);
        sheet.clear();
        sheet.set(&stamp, 30.0, 12.0);
        let rows = sheet.changed();
        assert!((6..8).contains(&rows.start) && (14..18).contains(&rows.end), "{rows:?}");
        assert_eq!((alpha(&sheet, 10, 10), alpha(&sheet, 30, 12)), (0, 255));
        sheet.clear();
        sheet.clear();
        assert!(sheet.changed().is_empty());
    }
}
