//! Command path: two lanes side by side, the way of one order before and after.

use super::{Point, field::Field, longest_first, short};
use crate::model::{Era, Organization};

/// Height of the figure, in figure units.
pub const HEIGHT: f64 = 274.0;
/// Radius of the head's ring.
pub const HEAD_RADIUS: f64 = 10.0;
/// Half the side of a small square, and of the one the order passes.
pub const SQUARES: [f64; 2] = [1.9, 5.0];
/// Radius of a small dot, and of the one the order reaches.
pub const DOTS: [f64; 2] = [2.1, 5.0];

/// Where the districts stand.
const MIDDLE_Y: f64 = 104.0;

/// Where the line of a district's label next to it stands.
pub const LABEL_Y: f64 = MIDDLE_Y - 12.0;
/// What a line of a label takes where letters are largest, in the narrowest window.
const LINE_HEIGHT: f64 = 18.0;
const LABEL_WIDTH: f64 = 124.0;
/// How far words keep from the way.
const AWAY: f64 = 6.0;

const LANE_WIDTH: f64 = 188.0;
const LANE_PITCH: f64 = 206.0;
/// Half of what lies between the lanes.
const GUTTER: f64 = (LANE_PITCH - LANE_WIDTH) / 2.0;
const HEAD_Y: f64 = 34.0;

const FIELD_Y: f64 = 160.0;
const FIELD_PITCH: f64 = 5.8;
const FIELD_COLUMNS: usize = 32;
/// Above the name of the tier.
const FIELD_END: f64 = HEIGHT - 18.0;

/// One era's half of the figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Which era.
    pub era: Era,
    /// The stops of the order: head, middle unit if it is a level, commune.
    pub stops: Vec<Point>,
    /// The small squares of the middle tier; none after.
    pub squares: Vec<Point>,
    /// The dots of all communes.
    pub dots: Vec<Point>,
    /// The dots of the communes in the chosen district.
    pub chosen: Vec<Point>,
    /// The chosen district: a level before, a site after, beside the way.
    pub district: Point,
}

/// Where words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Where they stand, start or end.
    pub x: f64,
    /// Which of these: `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// Whether the longest words have less room than they need in the narrowest window, where the
    /// style sheet moves them onto the way.
    pub tight: bool,
}

impl Lane {
    /// The way of the order as an SVG path.
    pub fn way(&self) -> String {
        let points = self.stops.iter().map(|it| format!("{} {}", short(it.x), short(it.y)));
        format!("M{}", points.collect::<Vec<_>>().join("L"))
    }

    /// Where the order is when `handovers` of them are done; 0.5 is half way of the first.
    pub fn order_at(&self, handovers: f64) -> Point {
        let last = self.stops.len() - 1;
        let done = handovers.clamp(0.0, last as f64);
        let leg = (done.floor() as usize).min(last.saturating_sub(1));
        let share = done - leg as f64;
        let (from, to) = (self.stops[leg], self.stops[(leg + 1).min(last)]);
        Point { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
    }

    /// The left edge of the lane.
    pub fn left(&self) -> f64 {
        left(self.era)
    }

    /// Where a line of the district's label is set, lines counted upwards from the one next to it: over
    /// the district where the way keeps clear of it, and else along the way.
    pub fn label(&self, line: usize) -> Label {
        let at = self.district.x;
        let passes = |line: usize| self.way_beside(line);
        let [edge, end] = [self.left(), self.left() + LANE_WIDTH];
        let clear = |from: f64, to: f64| {
            let beyond = |(least, most): (f64, f64)| to + AWAY <= least || most + AWAY <= from;
            edge <= from && to <= end && beyond(passes(0)) && beyond(passes(1))
        };
        let over =
            [("middle", 0.5), ("start", 0.0), ("end", 1.0)].into_iter().find(|(_, before)| {
                let from = at - before * LABEL_WIDTH;
                clear(from, from + LABEL_WIDTH)
            });
        if let Some((anchor, _)) = over {
            return Label { x: at, anchor, tight: false };
        }
        let (least, most) = passes(line);
        // The way bends at the district and nowhere else, so that half of the lane is free.
        match passes(1).0 <= self.stops[0].x {
            true => {
                let x = most + AWAY;
                Label { x, anchor: "start", tight: end + GUTTER < x + LABEL_WIDTH }
            }
            false => {
                let x = least - AWAY;
                Label { x, anchor: "end", tight: x - LABEL_WIDTH < edge - GUTTER }
            }
        }
    }

    /// From where to where the way passes a line of the district's label.
    fn way_beside(&self, line: usize) -> (f64, f64) {
        let foot = LABEL_Y - line as f64 * LINE_HEIGHT;
        let ends = [foot, foot - LINE_HEIGHT].map(|it| self.way_at(it));
        (ends[0].min(ends[1]), ends[0].max(ends[1]))
    }

    /// Where the way crosses height `y`.
    fn way_at(&self, y: f64) -> f64 {
        let leg = self.stops.windows(2).find(|it| y <= it[1].y);
        leg.map_or(self.stops[0].x, |it| {
            let share = (y - it[0].y) / (it[1].y - it[0].y);
            it[0].x + (it[1].x - it[0].x) * share
        })
    }

    /// How often the order changes hands.
    pub fn handovers(&self) -> usize {
        self.stops.len() - 1
    }
}

/// Both lanes for an order to one commune of a district.
#[derive(Clone, Debug, PartialEq)]
pub struct PathLayout {
    /// Before and after.
    pub lanes: [Lane; 2],
}

impl PathLayout {
    /// Places the way of an order to the commune in the middle of `district`, a unit of the middle tier.
    pub fn new(organization: &Organization, district: usize) -> Self {
        Self { lanes: Era::ALL.map(|era| lane(organization, district, era)) }
    }
}

fn left(era: Era) -> f64 {
    3.0 + LANE_PITCH * f64::from(era as u8)
}

/// Squares as one SVG path, `half` a side in each direction from their middles.
pub fn squares_path(places: &[Point], half: f64) -> String {
    let side = short(2.0 * half);
    let square = |it: &Point| {
        format!("M{} {}h{side}v{side}h-{side}z", short(it.x - half), short(it.y - half))
    };
    places.iter().map(square).collect()
}

fn lane(organization: &Organization, district: usize, era: Era) -> Lane {
    let left = left(era);
    let middle = left + LANE_WIDTH / 2.0;
    let head = Point { x: middle, y: HEAD_Y };
    let span = |it: usize| organization.units()[it].span(Era::Before);
    let heads = longest_first(organization.of_tier(1), span);
    let pitch = LANE_WIDTH / heads.len().max(1) as f64;
    let square = |index: usize| Point { x: left + (index as f64 + 0.5) * pitch, y: MIDDLE_Y };
    let index = heads.iter().position(|it| *it == district).unwrap_or(0);

    let leaves: Vec<(usize, usize)> = heads
        .iter()
        .flat_map(|head| organization.reports(*head, Era::Before).map(move |leaf| (*head, leaf)))
        .collect();
    let field = Field {
        first: Point {
            x: left + (LANE_WIDTH - FIELD_PITCH * (FIELD_COLUMNS as f64 - 1.0)) / 2.0,
            y: FIELD_Y,
        },
        pitch: FIELD_PITCH,
        columns: FIELD_COLUMNS,
        gap: 0.0,
    }
    .fitting(leaves.len(), FIELD_END);
    let dots: Vec<Point> = (0..leaves.len()).map(|it| field.place(it)).collect();
    let of_district = |(_, (head, _)): &(usize, &(usize, usize))| *head == district;
    let chosen: Vec<Point> =
        leaves.iter().enumerate().filter(of_district).map(|(it, _)| dots[it]).collect();
    let target = chosen.get(chosen.len() / 2).copied().unwrap_or(head);

    let level = era == Era::Before;
    Lane {
        era,
        stops: if level { vec![head, square(index), target] } else { vec![head, target] },
        squares: if level { (0..heads.len()).map(square).collect() } else { Vec::new() },
        dots,
        chosen,
        district: square(index),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::samples::city;

    /// Twelve letters in a window of 352 px.
    const USUAL_WIDTH: f64 = 94.0;

    #[test]
    fn words_keep_clear_of_the_way_and_in_their_lane_whatever_the_district() {
        let spans: Vec<u16> = (0..30).map(|it| 8 + it * 7 % 25).collect();
        let organization = city(&spans);
        for district in organization.of_tier(1) {
            for lane in PathLayout::new(&organization, district).lanes {
                for line in [0, 1] {
                    let Label { x, anchor, tight } = lane.label(line);
                    let width = if tight { USUAL_WIDTH } else { LABEL_WIDTH };
                    let from = match anchor {
                        "start" => x,
                        "end" => x - width,
                        _ => x - width / 2.0,
                    };
                    let (least, most) = lane.way_beside(line);
                    let case = format!("{district} {:?}, line {line}, from {from}", lane.era);
                    assert!(most < from || from + width < least, "{case}, way {least} to {most}");
                    let room = -GUTTER..=LANE_WIDTH + GUTTER - width;
                    assert!(room.contains(&(from - lane.left())), "{case}");
                }
            }
        }
    }
    #[test]
    fn communes_end_above_the_name_of_their_tier_however_many_they_are() {
        for spans in [vec![526], vec![579], vec![60; 26]] {
            let organization = city(&spans);
            let district = organization.of_tier(1).next().unwrap();
            for lane in PathLayout::new(&organization, district).lanes {
                let lowest = lane.dots.iter().map(|it| it.y).fold(0.0, f64::max);
                assert!(lowest <= FIELD_END, "{spans:?}: {lowest}");
                let right = lane.dots.iter().map(|it| it.x).fold(0.0, f64::max);
                assert!(right <= lane.left() + LANE_WIDTH, "{spans:?}: {right}");
            }
        }
    }
}
