//! Places of a country's units: a row for each province, its districts in it, each before its dots.
//!
//! Before, a district's square stands in the row and its dots follow, a column of two at a time.
//! After, the squares step aside to the end of the row, the dots close up, and the row is the
//! province's own: what was said by thirty rows of a city is said by each row here.

use super::contrast::{
    Contrast, DOTS_X, HEAD_RADIUS, HEAD_X, HEADS_X, HEIGHT, Row, SITES_X, STAGGER, TOP,
};
use super::{Point, WIDTH, longest_first};
use crate::model::{Era, Organization};

/// Lines of dots in a row.
const LINES: usize = 2;
const ROW_PITCH: f64 = 10.0;
const DOT_PITCH: f64 = 4.0;

/// A province: its districts, and the dots of each.
struct Province {
    unit: usize,
    districts: Vec<(usize, Vec<usize>)>,
}

impl Province {
    fn span(&self) -> usize {
        self.districts.iter().map(|(_, dots)| dots.len()).sum()
    }

    /// Columns it takes, with a column for each district and without.
    fn columns(&self) -> [usize; 2] {
        let columns = |(_, dots): &(usize, Vec<usize>)| 1 + dots.len().div_ceil(LINES);
        [self.districts.iter().map(columns).sum(), self.span().div_ceil(LINES)]
    }
}

/// Places an organization of four tiers.
pub(super) fn placed(organization: &Organization) -> Contrast {
    let provinces = provinces(organization);
    let head = organization.head();
    let count = organization.units().len();
    let row_pitch = ROW_PITCH.min((HEIGHT - TOP) / provinces.len().max(1) as f64);
    let line_pitch = row_pitch * 0.46;
    let most = |era: Era| {
        let columns = provinces.iter().map(|it| it.columns()[era as usize]).max();
        columns.unwrap_or(1).max(1) as f64
    };
    let room = (WIDTH - 40.0 - DOTS_X) / most(Era::Before);
    let pitch = DOT_PITCH.min(room).min((SITES_X - 6.0 - DOTS_X) / most(Era::After));
    // In tenths, as places are written: only then are the dots of a row one dashed line.
    let pitch = (pitch * 10.0).floor() / 10.0;
    let dot = 0.42 * line_pitch.min(pitch);
    let square = 0.45 * pitch.min(row_pitch);
    let sizes = vec![HEAD_RADIUS, 0.4 * row_pitch, square, dot];

    let middle = (TOP + (provinces.len() as f64 - 1.0) / 2.0 * row_pitch).round();
    let mut before = vec![Point { x: HEAD_X, y: middle }; count];
    let mut after = before.clone();
    let mut starts = vec![0.0; count];
    let mut rows = Vec::with_capacity(provinces.len());
    for (index, province) in provinces.iter().enumerate() {
        let y = TOP + index as f64 * row_pitch;
        let late = STAGGER * index as f64 / provinces.len() as f64;
        let slot = |column: usize, line: usize| Point {
            x: DOTS_X + column as f64 * pitch,
            y: y + (line as f64 - (LINES - 1) as f64 / 2.0) * line_pitch,
        };
        before[province.unit] = Point { x: HEADS_X, y };
        after[province.unit] = Point { x: HEADS_X, y };
        let (mut column, mut placed) = (0, 0);
        for (nth, (district, dots)) in province.districts.iter().enumerate() {
            before[*district] = Point { x: DOTS_X + column as f64 * pitch, y };
            after[*district] = Point { x: SITES_X + nth as f64 * pitch, y };
            starts[*district] = late;
            column += 1;
            for (nth, unit) in dots.iter().enumerate() {
                before[*unit] = slot(column + nth / LINES, nth % LINES);
                after[*unit] = slot(placed / LINES, placed % LINES);
                starts[*unit] = late;
                placed += 1;
            }
            column += dots.len().div_ceil(LINES);
        }
        let end = |columns: usize| Some(DOTS_X + columns.saturating_sub(1) as f64 * pitch);
        let ends = province.columns().map(end);
        rows.push(Row { head: province.unit, span: placed, y, ends });
    }
    Contrast { rows, head, sizes, places: [before, after], starts }
}

/// Provinces with their districts and dots, the longest row first.
fn provinces(organization: &Organization) -> Vec<Province> {
    // One pass for all: looking for the reports of each district would be seven hundred.
    let mut under = vec![Vec::new(); organization.units().len()];
    for (unit, it) in organization.units().iter().enumerate() {
        if let Some(superior) = it.superior(Era::Before) {
            under[superior].push(unit);
        }
    }
    let districts = |province: usize| {
        let districts = under[province].iter();
        districts.map(|it| (*it, under[*it].clone())).collect()
    };
    let span = |province: usize| under[province].iter().map(|it| under[*it].len()).sum();
    let provinces = longest_first(organization.of_tier(1), span);
    provinces.into_iter().map(|unit| Province { unit, districts: districts(unit) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Direction;
    use crate::layout::samples::country;

    /// As many units as the country had: 63, 696 and 10,035, shared evenly.
    fn whole() -> (Organization, Contrast) {
        let organization = country(63, 696, 10_035);
        let contrast = Contrast::new(&organization);
        assert_eq!(contrast.len(), 1 + 63 + 696 + 10_035);
        (organization, contrast)
    }

    #[test]
    fn every_unit_of_a_country_has_a_place_of_its_own_in_both_eras() {
        let (_, contrast) = whole();
        for era in Era::ALL {
            let places: Vec<Point> =
                (0..contrast.len()).map(|it| contrast.place(it, era)).collect();
            let inside =
                |it: &Point| (0.0..=WIDTH).contains(&it.x) && (0.0..=HEIGHT).contains(&it.y);
            assert!(places.iter().all(inside));
            let hundredths = |it: &Point| ((it.x * 100.0) as i64, (it.y * 100.0) as i64);
            let different: std::collections::HashSet<_> = places.iter().map(hundredths).collect();
            assert_eq!(different.len(), places.len());
        }
    }

    #[test]
    fn marks_of_a_country_do_not_touch_while_they_rest() {
        let (organization, contrast) = whole();
        for era in Era::ALL {
            let mut row: Vec<(Point, f64)> = Vec::new();
            for (unit, it) in organization.units().iter().enumerate() {
                let place = contrast.place(unit, era);
                if (place.y - contrast.rows[7].y).abs() < 2.0 && it.tier > 0 {
                    row.push((place, contrast.size(it.tier)));
                }
            }
            assert!(row.len() > 160);
            for (index, (a, a_size)) in row.iter().enumerate() {
                for (b, b_size) in &row[index + 1..] {
                    let apart = (a.x - b.x).abs().max((a.y - b.y).abs());
                    assert!(apart > a_size + b_size, "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn the_nearest_unit_to_a_mark_is_the_one_it_stands_for() {
        let (_, contrast) = whole();
        for share in [0.0, 0.37, 1.0] {
            for unit in (0..contrast.len()).step_by(7) {
                let place = contrast.place_at(unit, share);
                let nearest = contrast.nearest(place, share, 1.0).unwrap();
                // On their way marks pass each other; whichever is there is right.
                assert_eq!(contrast.place_at(nearest, share), place);
                assert!(nearest == unit || !matches!(share, 0.0 | 1.0));
            }
        }
    }

    #[test]
    fn dots_close_up_under_their_province_and_squares_stand_aside() {
        let (organization, contrast) = whole();
        for row in &contrast.rows {
            let [Some(before), Some(after)] = row.ends else { panic!("no line") };
            assert!(after < before && after < SITES_X, "{before} {after}");
            for district in organization.reports(row.head, Era::Before) {
                assert!(SITES_X <= contrast.place(district, Era::After).x);
            }
        }
        let spans: Vec<usize> = contrast.rows.iter().map(|it| it.span).collect();
        assert!(spans.is_sorted_by(|a, b| a >= b));
    }

    #[test]
    fn communes_answer_to_the_province_that_was_above_their_district() {
        let organization = country(2, 3, 7);
        let at = |id: &str| organization.position(id).unwrap();
        let chain = |era: Era| organization.chain_of_command(at("d2-leaf-1"), era);
        assert_eq!(chain(Era::Before), [at("country"), at("p1"), at("d2"), at("d2-leaf-1")]);
        assert_eq!(chain(Era::After), [at("country"), at("p1"), at("d2-leaf-1")]);
    }

    #[test]
    fn arrow_keys_reach_every_row_of_a_country() {
        let (organization, contrast) = whole();
        let mut at = contrast.rows[0].head;
        for _ in 0..62 {
            let next = contrast.next(at, Direction::Down, Era::After);
            assert!(next != at && organization.units()[next].tier == 1);
            at = next;
        }
        assert_eq!(at, contrast.rows[62].head);
    }
}
