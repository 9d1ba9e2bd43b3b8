//! How high a frame has to be for its width, a row for each figure, so that no script is needed to
//! size it.
//!
//! The height of an embed is given by its width alone. It was measured, in both languages, for the
//! story that is published; a browser test holds these numbers against the pages.

/// The widths at which embeds are shown to editors, in CSS pixels.
pub const WIDTHS: [u32; 4] = [320, 480, 720, 900];

/// The widths at which they were measured, in CSS pixels: the one before 800 is just before the whole
/// story sets words and figure side by side.
pub const MEASURED: [u32; 9] = [300, 320, 400, 480, 560, 640, 719, 800, 900];

/// Heights at those widths, of the higher language. The test that finds one too low prints the row to
/// write here.
const HEIGHTS: [(&str, [u32; 9]); 8] = [
    ("organization", [831, 828, 827, 879, 930, 958, 1022, 1096, 1165]),
    ("timeline", [537, 558, 634, 674, 759, 843, 918, 1004, 1088]),
    ("functions", [654, 676, 709, 773, 838, 879, 955, 1042, 1149]),
    ("command-path", [1013, 927, 874, 888, 881, 897, 925, 980, 1008]),
    ("order-model", [1507, 1518, 1412, 1418, 1372, 1412, 1425, 1490, 1549]),
    ("chapters", [715, 705, 737, 798, 836, 918, 991, 1074, 1177]),
    ("units-over-time", [558, 554, 597, 644, 714, 763, 805, 876, 964]),
    ("story", [1041, 1032, 954, 998, 1030, 1110, 709, 759, 820]),
];

/// Room that is left under an embed, in CSS pixels: browsers break lines a little differently.
const SPARE: f64 = 24.0;

/// A height that grows or shrinks evenly with the width: `base` pixels and `slope` percent of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// In CSS pixels.
    pub base: i32,
    /// In percent of the width.
    pub slope: i32,
    /// What has room for it at every width, in CSS pixels, where a page takes one height only.
    pub highest: u32,
}

impl Fit {
    /// The height at a width, in CSS pixels.
    pub fn at(self, width: u32) -> f64 {
        f64::from(self.base) + f64::from(self.slope) * f64::from(width) / 100.0
    }
}

/// How high the frame of an embed has to be; as that of the whole story where none is called so.
pub fn fit(embed: &str) -> Fit {
    let found = HEIGHTS.iter().find(|(name, _)| *name == embed).or(HEIGHTS.last());
    line_above(found.map_or([0; 9], |(_, heights)| *heights))
}

/// The height that an embed has at a width, and a little room, by the nearest narrower width that was
/// measured: for a frame whose width is known.
pub fn room_at(embed: &str, width: u32) -> u32 {
    let index = MEASURED.iter().rposition(|it| *it <= width).unwrap_or_default();
    let found = HEIGHTS.iter().find(|(name, _)| *name == embed).or(HEIGHTS.last());
    found.map_or(0, |(_, heights)| heights[index] + SPARE as u32)
}

/// Of all slopes the one that has room at every width and leaves the least of it empty.
fn line_above(heights: [u32; 9]) -> Fit {
    let points: Vec<(f64, f64)> =
        MEASURED.iter().zip(heights).map(|(x, y)| (f64::from(*x), f64::from(y) + SPARE)).collect();
    let base = |slope: i32| {
        let rises = points.iter().map(|(x, y)| y - f64::from(slope) * x / 100.0);
        rises.fold(f64::MIN, f64::max).ceil() as i32
    };
    let empty = |slope: i32| {
        let line = Fit { base: base(slope), slope, highest: 0 };
        let rooms = MEASURED.iter().zip(&points).map(|(x, (_, y))| (line.at(*x) - y) as i32);
        rooms.sum::<i32>()
    };
    let slope = (-150..=150).min_by_key(|it| empty(*it)).unwrap_or_default();
    let highest = heights.iter().max().map_or(0, |it| it + SPARE as u32);
    Fit { base: base(slope), slope, highest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_has_room_at_every_width_and_wastes_little() {
        for (name, heights) in HEIGHTS {
            let fit = fit(name);
            // Where the story sets words beside its figure it is a third lower, all at once.
            let most = if name == "story" { 450.0 } else { 200.0 };
            for (width, height) in MEASURED.iter().zip(heights) {
                let room = fit.at(*width) - f64::from(height);
                assert!((SPARE..SPARE + most).contains(&room), "{name} at {width}: {room}");
                assert!(height < fit.highest);
            }
        }
    }
}
