//! Organization contrast: the same units before and after, each keeping its mark.
//!
//! Before, the units of the middle tier head rows of dots, longest first, so that a row's length is
//! its head's span of control. After, the heads stand aside as sites and the dots close up into one
//! even field under the city.

use std::fmt::Write;

use super::{Point, short};
use crate::model::{Era, Organization};

/// Width of the figure, in figure units.
pub const WIDTH: f64 = 400.0;
/// Height of the figure, in figure units.
pub const HEIGHT: f64 = 362.0;
/// Radius of the head's ring.
pub const HEAD_RADIUS: f64 = 10.0;
/// Half the side of a middle unit's square.
pub const SQUARE: f64 = 3.4;
/// Radius of a dot.
pub const DOT_RADIUS: f64 = 3.0;
/// The heads of the rows, before.
pub const HEADS_X: f64 = 104.0;
/// The sites, after.
pub const SITES_X: f64 = 336.0;
/// The left edge of the first dot, before.
pub const DOTS_X: f64 = 117.0;

const HEAD_X: f64 = 20.0;
const TOP: f64 = 62.0;
// Whole numbers keep the pages small: a dot is written five times.
const ROW_PITCH: f64 = 10.0;
const DOT_PITCH: f64 = 8.0;
const FIELD_X: f64 = 124.0;
/// How much later the last row sets out than the first, as a share of the whole motion.
const STAGGER: f64 = 0.4;

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

/// A row of the figure before: a middle unit and those that report to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The middle unit, by index.
    pub head: usize,
    /// How many report to it.
    pub span: usize,
    /// The row's y.
    pub y: f64,
    /// Right of its last dot.
    pub end: f64,
}

/// Places of all units in both eras, by unit index.
///
/// Structure of arrays, so that a frame of the morph is two passes over plain numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrast {
    /// Rows from the top.
    pub rows: Vec<Row>,
    head: usize,
    places: [Vec<Point>; 2],
    /// When a unit sets out, as a share of the whole motion.
    starts: Vec<f64>,
}

impl Contrast {
    /// Places an organization of three tiers.
    pub fn new(organization: &Organization) -> Self {
        let head = organization.head();
        let mut heads: Vec<usize> = organization.of_tier(1).collect();
        let span = |it: &usize| organization.units()[*it].span(Era::Before);
        heads.sort_unstable_by_key(|it| (std::cmp::Reverse(span(it)), *it));

        let count = organization.units().len();
        let row_pitch = ROW_PITCH.min((HEIGHT - TOP) / heads.len().max(1) as f64);
        let longest = heads.iter().map(span).max().unwrap_or(1).max(1) as f64;
        let dot_pitch = DOT_PITCH.min((WIDTH - DOTS_X - 40.0) / longest);
        let middle = (TOP + (heads.len() as f64 - 1.0) / 2.0 * row_pitch).round();
        let mut before = vec![Point { x: HEAD_X, y: middle }; count];
        let mut after = before.clone();
        let mut starts = vec![0.0; count];

        let leaves = organization.of_tier(2).count();
        let columns = leaves.div_ceil(heads.len().max(1)).max(1);
        let field_pitch = row_pitch.min((SITES_X - 20.0 - FIELD_X) / columns as f64);
        let mut rows = Vec::with_capacity(heads.len());
        let mut placed = 0;
        for (index, unit) in heads.iter().copied().enumerate() {
            let y = TOP + index as f64 * row_pitch;
            let late = STAGGER * index as f64 / heads.len() as f64;
            before[unit] = Point { x: HEADS_X, y };
            after[unit] = Point { x: SITES_X, y };
            starts[unit] = late;
            let mut end = HEADS_X;
            for (dot, leaf) in organization.reports(unit, Era::Before).enumerate() {
                end = DOTS_X + dot as f64 * dot_pitch;
                before[leaf] = Point { x: end, y };
                let (row, column) = (placed / columns, placed % columns);
                let x = FIELD_X + column as f64 * field_pitch;
                after[leaf] = Point { x, y: TOP + row as f64 * row_pitch };
                starts[leaf] = late;
                placed += 1;
            }
            rows.push(Row { head: unit, span: span(&unit), y, end: end + DOT_RADIUS });
        }
        Self { rows, head, places: [before, after], starts }
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
        let distance = |unit: usize| {
            let place = self.place_at(unit, share);
            (place.x - to.x).hypot(place.y - to.y)
        };
        let within = (0..self.len()).map(|it| (distance(it), it)).filter(|(it, _)| *it <= reach);
        within.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, unit)| unit)
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
    /// Before: from the head to each row's square, and along each row. After: from the head to every dot.
    pub fn lines(&self, organization: &Organization, era: Era) -> String {
        let head = self.place(self.head, era);
        let mut path = String::new();
        match era {
            Era::Before => {
                for row in &self.rows {
                    let to = self.place(row.head, era);
                    path.push_str(&curve(head, to));
                    let _ = write!(path, "H{}", short(row.end - DOT_RADIUS));
                }
            }
            // From the ring out to a dot, and back from the next one: what repeats itself packs best.
            Era::After => {
                let (x, y) = (head.x + HEAD_RADIUS, head.y);
                let _ = write!(path, "M{} {}", short(x), short(y));
                let mut ends: Vec<Point> =
                    organization.reports(self.head, era).map(|it| self.place(it, era)).collect();
                ends.sort_unstable_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
                for pair in ends.chunks(2) {
                    let _ = write!(path, "L{} {}", short(pair[0].x), short(pair[0].y));
                    if let [out, back] = pair {
                        let (dx, dy) = (short(back.x - out.x), short(back.y - out.y));
                        let _ = write!(path, "m{dx} {dy}L{} {}", short(x), short(y));
                    }
                }
            }
        }
        path
    }

    /// The line from the head down to a unit in an era, as an SVG path; empty for the head itself.
    pub fn chain(&self, organization: &Organization, unit: usize, era: Era) -> String {
        let chain = organization.chain_of_command(unit, era);
        let mut path = String::new();
        for pair in chain.windows(2) {
            let (from, to) = (self.place(pair[0], era), self.place(pair[1], era));
            if pair[0] == self.head && era == Era::Before {
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
    use crate::model::{Bilingual, Fate, Kind, Plan, PlannedUnit, Tier};

    fn organization() -> Organization {
        let both = |it: &str| Bilingual { vi: it.to_owned(), en: it.to_owned() };
        let tier = |id: &str, after: Option<&str>| Tier {
            id: id.into(),
            name: both(id),
            units: both(id),
            after: after.map(Into::into),
        };
        let kind = |id: &str| Kind { id: id.into(), tier: id.into(), name: both(id) };
        let unit = |id: &str, kind: &str, before: Option<&str>, count| PlannedUnit {
            id: id.into(),
            kind: kind.into(),
            name: both(id),
            before: before.map(Into::into),
            after: None,
            fate: Fate::Site,
            unnamed: vec![("leaf".into(), count)],
        };
        Organization::new(Plan {
            tiers: vec![tier("top", None), tier("middle", None), tier("leaf", Some("city"))],
            kinds: vec![kind("top"), kind("middle"), kind("leaf")],
            units: vec![
                unit("city", "top", None, 0),
                unit("a", "middle", Some("city"), 2),
                unit("b", "middle", Some("city"), 5),
            ],
        })
        .unwrap()
    }

    #[test]
    fn the_longest_row_is_on_top_and_is_as_long_as_its_span() {
        let organization = organization();
        let contrast = Contrast::new(&organization);
        let spans: Vec<usize> = contrast.rows.iter().map(|it| it.span).collect();
        assert_eq!(spans, [5, 2]);
        assert!(contrast.rows[0].end - contrast.rows[1].end > 2.9 * DOT_PITCH);
    }

    #[test]
    fn the_motion_begins_before_and_ends_after_and_never_loses_a_unit() {
        let organization = organization();
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
        let organization = organization();
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
        let organization = organization();
        let contrast = Contrast::new(&organization);
        assert_eq!(contrast.lines(&organization, Era::After).matches('L').count(), 7);
        assert_eq!(contrast.lines(&organization, Era::Before).matches('M').count(), 2);
    }
}
