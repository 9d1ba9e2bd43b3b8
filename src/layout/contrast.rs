//! Organization contrast: the same units before and after, each keeping its mark.
//!
//! Before, the units of the middle tier head rows of dots, longest first, so that a row's length is
//! its head's span of control. After, the heads stand aside as sites and the dots close up into one
//! even field under the city. Where they are is said by `city`, and by `country` for a tier more.

use std::fmt::Write;

use super::{Point, WIDTH, city, country, short};
use crate::model::{Era, Organization};

/// Height of the figure, in figure units.
pub const HEIGHT: f64 = 362.0;
/// Width and height.
pub const SIZE: Point = Point { x: WIDTH, y: HEIGHT };
/// Radius of the head's ring.
pub(super) const HEAD_RADIUS: f64 = 10.0;
/// The heads of the rows.
pub const HEADS_X: f64 = 104.0;
/// The sites, after.
pub const SITES_X: f64 = 336.0;
/// The left edge of the first dot, before.
pub const DOTS_X: f64 = 117.0;

pub(super) const HEAD_X: f64 = 20.0;
pub(super) const TOP: f64 = 62.0;
/// More rows than this stand too close to be named.
pub const MOST_NAMES: usize = 40;
/// How much later the last row sets out than the first, as a share of the whole motion.
pub(super) const STAGGER: f64 = 0.4;
/// Elements beyond this cost more at each change than a picture of pixels.
const MOST_ELEMENTS: usize = 2_000;

/// Where to look from a unit for the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To smaller x.
    Left,
    /// To greater x.
    Right,
    /// To smaller y.
    Up,
    /// To greater y.
    Down,
}

/// A row of the figure: a unit of the tier below the head, and the dots under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The unit, by index.
    pub head: usize,
    /// How many dots are under it.
    pub span: usize,
    /// The row's y.
    pub y: f64,
    /// The middle of its last dot, era by era; none where no line leads along it.
    pub ends: [Option<f64>; 2],
}

/// Places of all units in both eras, by unit index.
///
/// Structure of arrays, so that a frame of the morph is two passes over plain numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrast {
    /// Rows from the top.
    pub rows: Vec<Row>,
    pub(super) head: usize,
    pub(super) sizes: Vec<f64>,
    pub(super) places: [Vec<Point>; 2],
    /// When a unit sets out, as a share of the whole motion.
    pub(super) starts: Vec<f64>,
}

impl Contrast {
    /// Places an organization: a city's by [`city`], a country's, with a tier more, by [`country`].
    pub fn new(organization: &Organization) -> Self {
        match organization.tiers().len() {
            ..=3 => city::placed(organization),
            _ => country::placed(organization),
        }
    }

    /// Half the extent of the marks of a tier, in figure units.
    pub fn size(&self, tier: usize) -> f64 {
        self.sizes.get(tier).copied().unwrap_or_default()
    }

    /// Whether its marks are too many to be elements of a page: they are painted, also at rest.
    pub fn is_large(&self) -> bool {
        MOST_ELEMENTS < self.len()
    }

    /// Where a unit is in one of the eras.
    pub fn place(&self, unit: usize, era: Era) -> Point {
        self.places[era as usize].get(unit).copied().unwrap_or_default()
    }

    /// Where a unit is on its way, `share` of the motion done: 0 is before, 1 is after.
    pub fn place_at(&self, unit: usize, share: f64) -> Point {
        let (from, to) = (self.place(unit, Era::Before), self.place(unit, Era::After));
        let start = self.starts.get(unit).copied().unwrap_or_default();
        let eased = ease(((share - start) / (1.0 - STAGGER)).clamp(0.0, 1.0));
        Point { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased }
    }

    /// How many units have a place.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no unit.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The unit nearest to a place, at most `reach` figure units away.
    pub fn nearest(&self, to: Point, share: f64, reach: f64) -> Option<usize> {
        // Squares: a root for each of ten thousand units would be most of the search.
        let mut nearest = (reach * reach, None);
        for unit in 0..self.len() {
            let place = self.place_at(unit, share);
            let (dx, dy) = (place.x - to.x, place.y - to.y);
            let distance = dx * dx + dy * dy;
            if distance < nearest.0 || (distance == nearest.0 && nearest.1.is_none()) {
                nearest = (distance, Some(unit));
            }
        }
        nearest.1
    }

    /// The next unit from one in a direction: near, and more ahead than aside. The unit itself at the edge.
    pub fn next(&self, unit: usize, direction: Direction, era: Era) -> usize {
        let from = self.place(unit, era);
        let cost = |other: usize| {
            let place = self.place(other, era);
            let (dx, dy) = (place.x - from.x, place.y - from.y);
            let (ahead, aside) = match direction {
                Direction::Left => (-dx, dy),
                Direction::Right => (dx, dy),
                Direction::Up => (-dy, dx),
                Direction::Down => (dy, dx),
            };
            (ahead > 0.5).then_some(ahead + 4.0 * aside.abs())
        };
        let ahead = (0..self.len()).filter_map(|it| Some((cost(it)?, it)));
        ahead.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(unit, |(_, it)| it)
    }

    /// Reporting lines of an era as one SVG path.
    ///
    /// From the head to each row's square and along the row; where rows are no level, from the head
    /// to every dot.
    pub fn lines(&self, organization: &Organization, era: Era) -> String {
        let head = self.place(self.head, era);
        let mut path = String::new();
        for row in &self.rows {
            if let Some(end) = row.ends[era as usize] {
                path.push_str(&curve(head, self.place(row.head, era)));
                let _ = write!(path, "H{}", short(end));
            }
        }
        if path.is_empty() {
            // From the ring out to a dot and back, dot by dot.
            let (x, y) = (head.x + HEAD_RADIUS, head.y);
            let _ = write!(path, "M{} {}", short(x), short(y));
            for to in organization.reports(self.head, era).map(|it| self.place(it, era)) {
                let _ = write!(path, "l{} {}z", short(to.x - x), short(to.y - y));
            }
        }
        path
    }

    /// The lines after the change as areas, one a row of the field: what a page is written with,
    /// since five hundred lines would be a fiftieth of it. Empty where rows stay a level.
    pub fn fan(&self, organization: &Organization) -> String {
        if self.rows.iter().any(|it| it.ends[Era::After as usize].is_some()) {
            return String::new();
        }
        let head = self.place(self.head, Era::After);
        let leaves = organization.reports(self.head, Era::After);
        let mut ends: Vec<Point> = leaves.map(|it| self.place(it, Era::After)).collect();
        ends.sort_unstable_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
        let mut path = String::new();
        for row in ends.chunk_by(|a, b| a.y == b.y) {
            let (first, last) = (row[0], row[row.len() - 1]);
            let [x, y] = [head.x + HEAD_RADIUS, head.y].map(short);
            let [from, to, at] = [first.x, last.x, first.y].map(short);
            let _ = write!(path, "M{x} {y}L{from} {at}H{to}z");
        }
        path
    }

    /// The line from the head down to a unit in an era, as an SVG path; empty for the head itself.
    pub fn chain(&self, organization: &Organization, unit: usize, era: Era) -> String {
        let chain = organization.chain_of_command(unit, era);
        let mut path = String::new();
        for pair in chain.windows(2) {
            let (from, to) = (self.place(pair[0], era), self.place(pair[1], era));
            if organization.units()[pair[1]].tier == 1 {
                path.push_str(&curve(from, to));
            } else {
                let _ = write!(
                    path,
                    "M{} {}L{} {}",
                    short(from.x),
                    short(from.y),
                    short(to.x),
                    short(to.y)
                );
            }
        }
        path
    }
}

/// From the head's ring to a square, leaving and arriving level.
fn curve(from: Point, to: Point) -> String {
    let start = from.x + HEAD_RADIUS;
    let bend = f64::midpoint(start, to.x);
    format!(
        "M{} {}C{} {} {} {} {} {}",
        short(start),
        short(from.y),
        short(bend),
        short(from.y),
        short(bend),
        short(to.y),
        short(to.x),
        short(to.y)
    )
}

/// Slow at both ends.
fn ease(share: f64) -> f64 {
    share * share * (3.0 - 2.0 * share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::samples::city;

    #[test]
    fn the_motion_begins_before_and_ends_after_and_never_loses_a_unit() {
        let organization = city(&[2, 5]);
        let contrast = Contrast::new(&organization);
        for unit in 0..organization.units().len() {
            assert_eq!(contrast.place_at(unit, 0.0), contrast.place(unit, Era::Before));
            assert_eq!(contrast.place_at(unit, 1.0), contrast.place(unit, Era::After));
            for share in [0.0, 0.3, 0.5, 0.9, 1.0] {
                let place = contrast.place_at(unit, share);
                assert!((0.0..=WIDTH).contains(&place.x) && (0.0..=HEIGHT).contains(&place.y));
                assert_eq!(contrast.nearest(place, share, 1.0), Some(unit));
            }
        }
    }

    #[test]
    fn arrow_keys_walk_along_rows_and_between_them() {
        let organization = city(&[2, 5]);
        let contrast = Contrast::new(&organization);
        let at = |id: &str| organization.position(id).unwrap();
        assert_eq!(contrast.next(at("b"), Direction::Right, Era::Before), at("b-leaf-1"));
        assert_eq!(contrast.next(at("b-leaf-1"), Direction::Right, Era::Before), at("b-leaf-2"));
        assert_eq!(contrast.next(at("b"), Direction::Down, Era::Before), at("a"));
        assert_eq!(contrast.next(at("a"), Direction::Down, Era::Before), at("a"));
        assert_eq!(contrast.next(at("b"), Direction::Left, Era::Before), at("city"));
    }

    #[test]
    fn after_the_change_one_line_leads_to_every_dot() {
        let organization = city(&[2, 5]);
        let contrast = Contrast::new(&organization);
        assert_eq!(contrast.lines(&organization, Era::After).matches('l').count(), 7);
        assert_eq!(contrast.lines(&organization, Era::Before).matches('M').count(), 2);
        assert_eq!(contrast.fan(&organization), "M30 67L124 62H154zM30 67L124 72H144z");
    }
}
