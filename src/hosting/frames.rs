//! How high a frame has to be for its width, so that no script is needed to size it.
//!
//! The height of an embed is given by its width alone. It was measured at [`WIDTHS`], in both languages,
//! for the story that is published; a browser test holds these numbers against the pages.

/// The widths at which embeds are shown to editors and were measured, in CSS pixels.
pub const WIDTHS: [u32; 4] = [320, 480, 720, 900];

/// Heights at those widths, of the higher language.
const HEIGHTS: [(&str, [u32; 4]); 8] = [
    ("organization", [913, 943, 1088, 1229]),
    ("timeline", [627, 722, 967, 1135]),
    ("functions", [744, 821, 1003, 1196]),
    ("command-path", [991, 931, 969, 1052]),
    ("order-model", [1538, 1439, 1469, 1592]),
    ("chapters", [752, 845, 1039, 1203]),
    ("units-over-time", [623, 691, 853, 1012]),
    ("story", [1617, 1528, 1158, 1055]),
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
    line_above(found.map_or([0; 4], |(_, heights)| *heights))
}

/// Of all slopes the one that has room at every width and leaves the least of it empty.
fn line_above(heights: [u32; 4]) -> Fit {
    let points: Vec<(f64, f64)> =
        WIDTHS.iter().zip(heights).map(|(x, y)| (f64::from(*x), f64::from(y) + SPARE)).collect();
    let base = |slope: i32| {
        let rises = points.iter().map(|(x, y)| y - f64::from(slope) * x / 100.0);
        rises.fold(f64::MIN, f64::max).ceil() as i32
    };
    let empty = |slope: i32| {
        let line = Fit { base: base(slope), slope, highest: 0 };
        let rooms = WIDTHS.iter().zip(&points).map(|(x, (_, y))| (line.at(*x) - y) as i32);
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
            for (width, height) in WIDTHS.iter().zip(heights) {
                let room = fit.at(*width) - f64::from(height);
                assert!((SPARE..SPARE + 130.0).contains(&room), "{name} at {width}: {room}");
                assert!(height < fit.highest);
            }
        }
    }
}
