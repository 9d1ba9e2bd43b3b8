//! Places of a city's units: rows of dots before, one even field after, under the city itself.

use super::contrast::{
    Contrast, DOTS_X, HEAD_RADIUS, HEAD_X, HEADS_X, HEIGHT, Row, SITES_X, STAGGER, TOP,
};
use super::{Point, WIDTH, longest_first};
use crate::model::{Era, Organization};

/// Half the extent of a district's and a commune's mark where they have room, in figure units.
const SIZES: [f64; 2] = [3.4, 3.0];
// Whole numbers keep the pages small: a dot is written five times.
const ROW_PITCH: f64 = 10.0;
const DOT_PITCH: f64 = 8.0;
const FIELD_X: f64 = 124.0;

/// Places an organization of three tiers.
pub(super) fn placed(organization: &Organization) -> Contrast {
    let head = organization.head();
    let span = |it: usize| organization.units()[it].span(Era::Before);
    let heads = longest_first(organization.of_tier(1), span);

    let count = organization.units().len();
    let row_pitch = ROW_PITCH.min((HEIGHT - TOP) / heads.len().max(1) as f64);
    let longest = heads.iter().map(|it| span(*it)).max().unwrap_or(1).max(1) as f64;
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
        rows.push(Row { head: unit, span: span(unit), y, ends: [Some(end), None] });
    }
    // Marks are counted, so that none may touch the next.
    let square = SIZES[0].min(0.4 * row_pitch);
    let dot = SIZES[1].min(0.42 * dot_pitch.min(field_pitch));
    Contrast { rows, head, sizes: vec![HEAD_RADIUS, square, dot], places: [before, after], starts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::samples::city;

    #[test]
    fn marks_stay_apart_however_many_there_are() {
        for spans in [vec![60, 3], vec![35; 4], vec![40; 26]] {
            let organization = city(&spans);
            let contrast = Contrast::new(&organization);
            for (places, tier) in contrast.places.iter().flat_map(|it| [(it, 1), (it, 2)]) {
                let units: Vec<Point> = organization.of_tier(tier).map(|it| places[it]).collect();
                for (index, unit) in units.iter().enumerate() {
                    let apart = |it: &Point| (it.x - unit.x).hypot(it.y - unit.y);
                    let nearest = units[..index].iter().map(apart).fold(f64::MAX, f64::min);
                    let least = 2.0 * contrast.sizes[tier];
                    assert!(least < nearest, "{spans:?}: {nearest}, {least}");
                }
            }
        }
    }

    #[test]
    fn the_longest_row_is_on_top_and_is_as_long_as_its_span() {
        let contrast = Contrast::new(&city(&[2, 5]));
        let spans: Vec<usize> = contrast.rows.iter().map(|it| it.span).collect();
        assert_eq!(spans, [5, 2]);
        let ends: Vec<f64> = contrast.rows.iter().filter_map(|it| it.ends[0]).collect();
        assert!(ends[0] - ends[1] > 2.9 * DOT_PITCH);
    }
}
