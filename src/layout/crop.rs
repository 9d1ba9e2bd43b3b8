//! The part of a picture that is in view: how many times enlarged, and from which corner.
//!
//! Whatever is asked for, it stays within the picture, and whole is the smallest it gets.

use super::Point;

/// A part of a picture in figure units, as wide for its height as the whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crop {
    /// How many times larger than the whole picture things are seen, 1 to [`Crop::MOST`].
    pub scale: f64,
    /// Its upper left corner.
    pub corner: Point,
}

/// How figure units become pixels: by a factor, and then by an offset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Pixels of a figure unit.
    pub scale: f64,
    /// Where the figure unit 0, 0 is, in pixels.
    pub origin: Point,
}

impl Fit {
    /// Where a place of the figure is, in pixels.
    pub fn pixel(self, place: Point) -> Point {
        let Self { scale, origin } = self;
        Point { x: origin.x + place.x * scale, y: origin.y + place.y * scale }
    }

    /// The place of the figure at a pixel.
    pub fn place(self, pixel: Point) -> Point {
        let Self { scale, origin } = self;
        Point { x: (pixel.x - origin.x) / scale, y: (pixel.y - origin.y) / scale }
    }
}

impl Crop {
    /// Enlarged by more than this, a mark tells nothing new.
    pub const MOST: f64 = 8.0;
    /// The whole picture.
    pub const WHOLE: Self = Self { scale: 1.0, corner: Point { x: 0.0, y: 0.0 } };

    #[expect(clippy::manual_clamp, reason = "what is no number counts as much too large")]
    /// Enlarged by a factor so that a place stays where it is seen.
    pub fn zoomed(self, factor: f64, about: Point, size: Point) -> Self {
        // Two fingers in one place give no number.
        let scale = (self.scale * factor).min(Self::MOST).max(1.0);
        let kept = |from: f64, about: f64| about - (about - from) * self.scale / scale;
        let corner = Point { x: kept(self.corner.x, about.x), y: kept(self.corner.y, about.y) };
        Self { scale, corner }.within(size)
    }

    /// Moved over the picture.
    pub fn moved(self, by: Point, size: Point) -> Self {
        let corner = Point { x: self.corner.x + by.x, y: self.corner.y + by.y };
        Self { corner, ..self }.within(size)
    }

    /// Moved no further than it takes to have a place in view, with some room around it.
    pub fn holding(self, place: Point, room: f64, size: Point) -> Self {
        let held = |from: f64, place: f64, length: f64| {
            // In a part too small for the room, the middle is as good as it gets.
            let room = room.min(length / 2.0);
            from.max(place + room - length).min(place - room)
        };
        let Point { x, y } = self.corner;
        let corner = Point {
            x: held(x, place.x, size.x / self.scale),
            y: held(y, place.y, size.y / self.scale),
        };
        Self { corner, ..self }.within(size)
    }

    /// The middle of what is in view.
    pub fn middle(self, size: Point) -> Point {
        let half = 2.0 * self.scale;
        Point { x: self.corner.x + size.x / half, y: self.corner.y + size.y / half }
    }

    /// The `viewBox` that shows it.
    pub fn view_box(self, size: Point) -> String {
        let Point { x, y } = self.corner;
        [x, y, size.x / self.scale, size.y / self.scale].map(fine).join(" ")
    }

    /// How an SVG, or a canvas drawn like one, fits it into a box: all of it, in the middle.
    pub fn fit(self, size: Point, width: f64, height: f64) -> Fit {
        let scale = self.scale * (width / size.x).min(height / size.y);
        let middle = self.middle(size);
        let origin =
            Point { x: width / 2.0 - middle.x * scale, y: height / 2.0 - middle.y * scale };
        Fit { scale, origin }
    }

    fn within(self, size: Point) -> Self {
        let room = |length: f64| length - length / self.scale;
        let Point { x, y } = self.corner;
        let corner = Point { x: x.max(0.0).min(room(size.x)), y: y.max(0.0).min(room(size.y)) };
        Self { corner, ..self }
    }
}

/// A length in thousandths: enlarged eight times, a tenth of a unit would be more than a pixel.
fn fine(length: f64) -> String {
    let thousandths = (length * 1000.0).round() as i64;
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:03}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Point = Point { x: 400.0, y: 362.0 };

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn enlarging_keeps_the_place_under_the_finger() {
        let about = at(300.0, 100.0);
        let seen = |it: Crop| it.fit(SIZE, 1000.0, 600.0).pixel(about);
        let mut crop = Crop::WHOLE;
        for factor in [1.3, 2.0, 0.9, 1.7] {
            let before = seen(crop);
            crop = crop.zoomed(factor, about, SIZE);
            assert!((seen(crop).x - before.x).abs() < 1e-6);
            assert!((seen(crop).y - before.y).abs() < 1e-6);
        }
    }

    #[test]
    fn the_picture_never_leaves_its_frame() {
        let mut crop = Crop::WHOLE;
        let wishes = [(3.0, 900.0), (9.0, -50.0), (0.5, 200.0), (0.01, 7.0), (1.0, 1e9)];
        for (factor, by) in wishes.into_iter().cycle().take(40) {
            crop = crop.zoomed(factor, at(by, 362.0 - by), SIZE).moved(at(by, -by), SIZE);
            assert!((1.0..=Crop::MOST).contains(&crop.scale));
            let Point { x, y } = crop.corner;
            assert!(0.0 <= x && x + SIZE.x / crop.scale <= SIZE.x + 1e-9);
            assert!(0.0 <= y && y + SIZE.y / crop.scale <= SIZE.y + 1e-9);
        }
        assert_eq!(crop.zoomed(0.0, at(9.0, 9.0), SIZE), Crop::WHOLE);
        assert_eq!(Crop::WHOLE.moved(at(50.0, 50.0), SIZE), Crop::WHOLE);
        let nowhere = Crop::WHOLE.zoomed(f64::NAN, at(f64::NAN, f64::NAN), SIZE);
        assert!(nowhere.corner.x.is_finite() && nowhere.scale.is_finite());
    }

    #[test]
    fn a_unit_that_is_walked_to_comes_into_view() {
        let crop = Crop::WHOLE.zoomed(8.0, at(0.0, 0.0), SIZE);
        for place in [at(20.0, 20.0), at(336.0, 350.0), at(104.0, 62.0)] {
            let crop = crop.holding(place, 10.0, SIZE);
            let Point { x, y } = crop.fit(SIZE, 400.0, 362.0).pixel(place);
            assert!((0.0..=400.0).contains(&x) && (0.0..=362.0).contains(&y));
        }
        assert_eq!(crop.holding(at(20.0, 20.0), 10.0, SIZE), crop);
    }

    #[test]
    fn the_whole_picture_is_written_as_it_always_was() {
        assert_eq!(Crop::WHOLE.view_box(SIZE), "0 0 400 362");
        let crop = Crop { scale: 3.0, corner: at(10.25, 0.5) };
        assert_eq!(crop.view_box(SIZE), "10.250 0.500 133.333 120.667");
    }

    #[test]
    fn a_pixel_and_its_place_belong_together() {
        let fit = Crop::WHOLE.zoomed(2.5, at(50.0, 80.0), SIZE).fit(SIZE, 731.0, 555.0);
        let place = fit.place(fit.pixel(at(77.0, 33.0)));
        assert!((place.x - 77.0).abs() < 1e-9 && (place.y - 33.0).abs() < 1e-9);
    }
}
