//! A mark as pixels, drawn once for each place it may have within a pixel.

/// Places within a pixel, in each direction, that a small mark is drawn for.
const PHASES: usize = 4;
/// A mark with a larger radius, in pixels, is drawn once: half a pixel is not seen in its motion.
const LARGE: f64 = 12.0;

/// What a mark looks like; lengths in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// A full circle.
    Dot {
        /// Its radius.
        radius: f64,
    },
    /// The outline of a circle.
    Ring {
        /// To the middle of the line.
        radius: f64,
        /// How thick the line is.
        line: f64,
    },
    /// A square, its outline opaque.
    Square {
        /// Half its side, to the middle of the outline.
        half: f64,
        /// How thick the outline is.
        line: f64,
        /// How opaque it is inside, 0 to 1.
        inside: f64,
    },
}

impl Mark {
    /// From its middle to where it ends.
    fn reach(self) -> f64 {
        match self {
            Self::Dot { radius } => radius,
            Self::Ring { radius, line } => radius + line / 2.0,
            Self::Square { half, line, .. } => half + line / 2.0,
        }
    }

    /// How much of a pixel it covers whose middle is at this distance from its own, 0 to 1.
    fn cover(self, dx: f64, dy: f64) -> f64 {
        let within = |edge: f64, distance: f64| (edge - distance + 0.5).clamp(0.0, 1.0);
        let square = |half: f64| within(half, dx.abs()) * within(half, dy.abs());
        // Plainly: `hypot` minds lengths that no screen has.
        let distance = (dx * dx + dy * dy).sqrt();
        match self {
            // No dot vanishes, however small it is drawn.
            Self::Dot { radius } if radius < 0.5 => within(0.5, distance) * 2.0 * radius,
            Self::Dot { radius } => within(radius, distance),
            Self::Ring { radius, line } => within(line / 2.0, (distance - radius).abs()),
            Self::Square { half, line, inside } => {
                let inner = square((half - line / 2.0).max(0.0));
                square(half + line / 2.0) - inner * (1.0 - inside)
            }
        }
    }
}

/// A mark in one color at every place within a pixel.
///
/// Pixels are written as they lie in an image, red first, in one number: the opaqueness is its
/// highest byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Pixels of a side.
    pub(super) side: usize,
    /// From its left and upper edge to its middle.
    pub(super) middle: usize,
    pub(super) phases: usize,
    /// Place by place, row by row.
    pub(super) pixels: Vec<u32>,
}

impl Stamp {
    /// A new stamp of a mark.
    pub fn new(mark: Mark, color: u32, opaque: f64) -> Self {
        let mut stamp = Self::default();
        stamp.draw(mark, color, opaque);
        stamp
    }

    /// Draws a mark in the place of what it was. `opaque` is 1 for a full color and less for a
    /// quiet one.
    pub fn draw(&mut self, mark: Mark, color: u32, opaque: f64) {
        let phases = if mark.reach() <= LARGE { PHASES } else { 1 };
        let middle = mark.reach().ceil() as usize + 1;
        let side = 2 * middle + 1;
        (self.side, self.middle, self.phases) = (side, middle, phases);
        self.pixels.clear();
        for phase in 0..phases * phases {
            let part = |it: usize| (it as f64 + 0.5) / phases as f64 - 0.5;
            let (x, y) = (part(phase % phases), part(phase / phases));
            for index in 0..side * side {
                let from = |it: usize| it as f64 - middle as f64;
                let cover = mark.cover(from(index % side) - x, from(index / side) - y);
                let alpha = (255.0 * opaque * cover).round() as u32;
                self.pixels.push(if alpha == 0 { 0 } else { alpha << 24 | color });
            }
        }
    }
}

/// A color of the style sheet, `#rrggbb`, as it lies in an image; black for anything else.
pub fn color(text: &str) -> u32 {
    let digits = text.trim().strip_prefix('#').unwrap_or_default();
    let digits = digits.chars().filter_map(|it| it.to_digit(16));
    digits.fold(0_u32, |all, it| (all << 4 | it) & 0x00ff_ffff).swap_bytes() >> 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(mark: Mark) -> f64 {
        let stamp = Stamp::new(mark, 0, 1.0);
        let one = stamp.side * stamp.side;
        let alphas = stamp.pixels[..one].iter().map(|it| f64::from(it >> 24) / 255.0);
        alphas.sum()
    }

    #[test]
    fn a_mark_covers_as_many_pixels_as_it_is_large() {
        let near = |a: f64, b: f64| assert!((a - b).abs() < 0.07 * b, "{a} {b}");
        near(sum(Mark::Dot { radius: 4.0 }), std::f64::consts::PI * 16.0);
        near(sum(Mark::Dot { radius: 1.3 }), std::f64::consts::PI * 1.69);
        near(sum(Mark::Ring { radius: 8.0, line: 2.0 }), std::f64::consts::TAU * 16.0);
        near(sum(Mark::Square { half: 3.0, line: 1.0, inside: 1.0 }), 49.0);
        near(sum(Mark::Square { half: 3.0, line: 1.0, inside: 0.0 }), 24.0);
        near(sum(Mark::Square { half: 3.0, line: 1.0, inside: 0.5 }), 36.5);
    }

    #[test]
    fn a_mark_is_nowhere_cut_off() {
        for mark in [Mark::Dot { radius: 3.7 }, Mark::Square { half: 2.2, line: 1.1, inside: 1.0 }]
        {
            let Stamp { side, pixels, .. } = Stamp::new(mark, 0, 1.0);
            for (index, pixel) in pixels.iter().enumerate() {
                let (x, y) = (index % side, index / side % side);
                let at_edge = [x, y].iter().any(|it| *it == 0 || *it + 1 == side);
                assert!(!at_edge || *pixel == 0);
            }
        }
    }

    #[test]
    fn colors_are_read_as_the_style_sheet_writes_them() {
        assert_eq!(color(" #1f3a5f"), 0x005f_3a1f);
        assert_eq!(color("#2a7f74").to_le_bytes(), [0x2a, 0x7f, 0x74, 0]);
        assert_eq!(color("none"), 0);
    }
}
