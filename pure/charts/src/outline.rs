//! The outlines of areas: from degrees to the drawing, with no more points than a reader can tell apart.
//!
//! Two areas that share a border keep sharing it. Where three meet, the point stays; between two such points a border
//! is simplified once (Douglas and Peucker, 1973), the same for the area on either side.

use std::collections::{HashMap, HashSet};

use crate::drawing::Spot;

/// A point in tenths of a unit of the drawing: equal in both areas that share it.
type Cell = (i32, i32);

/// A ring smaller than this, in square units, is left out, unless its area has no larger one.
const LEAST_SURFACE: f64 = 4.0;
/// Room for the stroke around the outermost areas.
const EDGE: f64 = 2.0;
/// Points that lie less than this beside a straight line, in tenths, are left out whatever the budget is.
const LEAST_WEIGHT: f64 = 2.5;

/// Areas as they are drawn.
#[derive(Debug)]
pub(crate) struct Outlines {
    /// Of each area its rings, in tenths, without the closing point. Filled by the even-odd rule.
    areas: Vec<Vec<Vec<Cell>>>,
    bounds: Vec<Option<(Spot, Spot)>>,
    /// Width and height of all together, with the room for their strokes.
    pub(crate) size: (f64, f64),
}

impl Outlines {
    /// Rings of (longitude, latitude) in degrees, as large as fits the room, with about as many points as the budget.
    /// East to west is shortened by the cosine of the middle latitude, so that shapes keep their proportions.
    pub(crate) fn new<'a>(areas: impl Iterator<Item = &'a [Vec<(f64, f64)>]> + Clone, room: (f64, f64), budget: usize) -> Self {
        let points = areas.clone().flatten().flatten().copied().filter(|point| on_earth(*point));
        let (mut west, mut south, mut east, mut north) = (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
        for (longitude, latitude) in points {
            (west, east) = (west.min(longitude), east.max(longitude));
            (south, north) = (south.min(latitude), north.max(latitude));
        }
        if west >= east || south >= north {
            return Self { areas: Vec::new(), bounds: Vec::new(), size: (0.0, 0.0) };
        }
        let narrowed = ((south + north) / 2.0).to_radians().cos();
        let scale = ((room.0 - 2.0 * EDGE) / ((east - west) * narrowed)).min((room.1 - 2.0 * EDGE) / (north - south));
        let cell = |(longitude, latitude): (f64, f64)| -> Cell {
            let (x, y) = (EDGE + (longitude - west) * narrowed * scale, EDGE + (north - latitude) * scale);
            (tenths(x), tenths(y))
        };
        let placed = areas.map(|rings| {
            let rings = rings.iter().map(|ring| ring.iter().copied().filter(|point| on_earth(*point)).map(cell).collect());
            worth_drawing(rings.map(without_repeats).filter(|ring| ring.len() > 2).collect())
        });
        let areas = simplified(placed.collect(), budget);
        let size = ((east - west) * narrowed * scale + 2.0 * EDGE, (north - south) * scale + 2.0 * EDGE);
        Self { bounds: areas.iter().map(|rings| bounds(rings)).collect(), areas, size }
    }

    /// The path of an area; empty if it has no outline.
    pub(crate) fn path(&self, area: usize) -> String {
        let mut path = String::new();
        for ring in self.rings(area) {
            let mut from = (0, 0);
            for (index, cell) in ring.iter().enumerate() {
                path.push_str(["M", "l", ""][index.min(2)]);
                push_tenths(&mut path, cell.0 - from.0);
                push_tenths(&mut path, cell.1 - from.1);
                from = *cell;
            }
            path.push('z');
        }
        path
    }

    /// The stretches of the line at height `y` that lie within an area, from left to right.
    pub(crate) fn spans(&self, area: usize, y: f64) -> Vec<(f64, f64)> {
        if self.bounds(area).is_none_or(|(low, high)| y < low.y || high.y < y) {
            return Vec::new();
        }
        // Between two heights that points can have: the line never runs through a point.
        let y = (y * 10.0).floor() + 0.5;
        let mut crossings: Vec<f64> = Vec::new();
        for ring in self.rings(area) {
            for (index, to) in ring.iter().enumerate() {
                let from = ring[if index == 0 { ring.len() - 1 } else { index - 1 }];
                let ((x1, y1), (x2, y2)) = ((f64::from(from.0), f64::from(from.1)), (f64::from(to.0), f64::from(to.1)));
                if (y1 < y) != (y2 < y) {
                    crossings.push((x1 + (x2 - x1) * (y - y1) / (y2 - y1)) / 10.0);
                }
            }
        }
        crossings.sort_by(f64::total_cmp);
        crossings.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
    }

    /// The box around an area: left top and right bottom. `None` if it has no outline.
    pub(crate) fn bounds(&self, area: usize) -> Option<(Spot, Spot)> {
        self.bounds.get(area).copied().flatten()
    }

    fn rings(&self, area: usize) -> &[Vec<Cell>] {
        self.areas.get(area).map_or(&[], Vec::as_slice)
    }

    /// How many points all outlines have together.
    #[cfg(test)]
    fn points(&self) -> usize {
        self.areas.iter().flatten().map(Vec::len).sum()
    }
}

fn bounds(rings: &[Vec<Cell>]) -> Option<(Spot, Spot)> {
    let (mut low, mut high) = ((i32::MAX, i32::MAX), (i32::MIN, i32::MIN));
    for (x, y) in rings.iter().flatten() {
        (low, high) = ((low.0.min(*x), low.1.min(*y)), (high.0.max(*x), high.1.max(*y)));
    }
    let spot = |cell: Cell| Spot { x: f64::from(cell.0) / 10.0, y: f64::from(cell.1) / 10.0 };
    (low.0 <= high.0).then(|| (spot(low), spot(high)))
}

fn on_earth((longitude, latitude): (f64, f64)) -> bool {
    longitude.abs() <= 180.0 && latitude.abs() <= 90.0
}

#[expect(clippy::cast_possible_truncation, reason = "a position in a drawing is below a thousand")]
fn tenths(value: f64) -> i32 {
    (value * 10.0).round() as i32
}

/// Writes tenths as short as a path allows: `12`, `-.8`, with a space only where the next number would run on.
fn push_tenths(path: &mut String, tenths: i32) {
    if tenths >= 0 && path.ends_with(|c: char| c.is_ascii_digit()) {
        path.push(' ');
    }
    if tenths < 0 {
        path.push('-');
    }
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if whole > 0 || rest == 0 {
        path.push_str(&whole.to_string());
    }
    if rest > 0 {
        path.push('.');
        path.push_str(&rest.to_string());
    }
}

fn without_repeats(ring: Vec<Cell>) -> Vec<Cell> {
    let mut kept = ring;
    kept.dedup();
    while kept.len() > 1 && kept.first() == kept.last() {
        kept.pop();
    }
    kept
}

/// The rings that are large enough to see; always the largest.
fn worth_drawing(rings: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let largest = rings.iter().map(|ring| surface(ring)).fold(0.0, f64::max);
    rings.into_iter().filter(|ring| surface(ring) >= LEAST_SURFACE.min(largest)).collect()
}

/// What a ring encloses, in square units.
fn surface(ring: &[Cell]) -> f64 {
    let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
    let twice: f64 = pairs.map(|(a, b)| f64::from(a.0) * f64::from(b.1) - f64::from(b.0) * f64::from(a.1)).sum();
    twice.abs() / 200.0
}

/// The rings with only the points that matter most, about `budget` in all.
fn simplified(areas: Vec<Vec<Vec<Cell>>>, budget: usize) -> Vec<Vec<Vec<Cell>>> {
    let corners = corners(areas.iter().flatten());
    let weighed: Vec<Vec<(Vec<f64>, Vec<Cell>)>> =
        areas.into_iter().map(|rings| rings.into_iter().map(|ring| (weights(&ring, &corners), ring)).collect()).collect();
    let mut all: Vec<f64> = weighed.iter().flatten().flat_map(|(weights, _)| weights).copied().collect();
    all.sort_by(|a, b| b.total_cmp(a));
    let least = all.get(budget).copied().unwrap_or(0.0).max(LEAST_WEIGHT);
    let shorter = |(weights, ring): (Vec<f64>, Vec<Cell>)| {
        let kept: Vec<Cell> = ring.iter().zip(weights).filter(|(_, weight)| *weight > least).map(|(cell, _)| *cell).collect();
        if kept.len() > 2 { kept } else { ring }
    };
    weighed.into_iter().map(|rings| rings.into_iter().map(shorter).collect()).collect()
}

/// The points where borders meet or part: those with more than two neighbours.
fn corners<'a>(rings: impl Iterator<Item = &'a Vec<Cell>>) -> HashSet<Cell> {
    let mut neighbours: HashMap<Cell, [Option<Cell>; 2]> = HashMap::new();
    let mut corners = HashSet::new();
    for ring in rings {
        for (index, cell) in ring.iter().enumerate() {
            let before = ring[(index + ring.len() - 1) % ring.len()];
            let after = ring[(index + 1) % ring.len()];
            let known = neighbours.entry(*cell).or_insert([Some(before), None]);
            for other in [before, after] {
                match known {
                    [Some(a), _] if *a == other => {}
                    [_, Some(b)] if *b == other => {}
                    [_, second @ None] => *second = Some(other),
                    _ => {
                        corners.insert(*cell);
                    }
                }
            }
        }
    }
    corners
}

/// Of each point of a ring the tolerance, in tenths, at which it would disappear; a corner never does.
fn weights(ring: &[Cell], corners: &HashSet<Cell>) -> Vec<f64> {
    let mut weights = vec![f64::INFINITY; ring.len()];
    for border in borders(ring, corners) {
        weigh(ring, border, &mut weights);
    }
    weights
}

/// The pieces of a ring from corner to corner, both included, as places in the ring. A ring without corners is one
/// piece from its first point in order of position, so that a hole and what fills it are divided alike.
fn borders(ring: &[Cell], corners: &HashSet<Cell>) -> Vec<Vec<usize>> {
    let start = ring.iter().position(|cell| corners.contains(cell));
    let start = start.or_else(|| (0..ring.len()).min_by_key(|place| ring[*place])).unwrap_or(0);
    let mut pieces = Vec::new();
    let mut piece = vec![start];
    for step in 1..=ring.len() {
        let place = (start + step) % ring.len();
        piece.push(place);
        if step == ring.len() || corners.contains(&ring[place]) {
            pieces.push(std::mem::replace(&mut piece, vec![place]));
        }
    }
    pieces
}

/// Weighs the points of one border of a ring, the same way round for the area on either side.
fn weigh(ring: &[Cell], mut border: Vec<usize>, weights: &mut [f64]) {
    let cells = |border: &[usize]| -> Vec<Cell> { border.iter().map(|place| ring[*place]).collect() };
    let (mut line, mut back) = (cells(&border), cells(&border));
    back.reverse();
    if back < line {
        border.reverse();
        line = back;
    }
    let mut open = vec![(0, line.len() - 1, f64::INFINITY)];
    while let Some((from, to, most)) = open.pop() {
        let distance = |at: usize| beside(line[at], line[from], line[to]);
        let farthest = (from + 1..to).map(|at| (distance(at), at)).max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((distance, far)) = farthest else { continue };
        let weight = distance.min(most);
        weights[border[far]] = weight;
        open.extend([(from, far, weight), (far, to, weight)]);
    }
}

/// How far a point lies from the line through two others, or from both if they are one.
fn beside(point: Cell, from: Cell, to: Cell) -> f64 {
    let (dx, dy) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
    let (px, py) = (f64::from(point.0 - from.0), f64::from(point.1 - from.1));
    let length = dx.hypot(dy);
    if length > 0.0 { (dx * py - dy * px).abs() / length } else { px.hypot(py) }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Ring = Vec<(f64, f64)>;

    /// Two areas that share a ragged border from (5, 52) to (5, 53).
    fn neighbours() -> [Vec<Ring>; 2] {
        let steps = 0..=40;
        let ragged: Ring = steps.map(|step| (5.0 + 0.02 * f64::from(step * step % 7), 52.0 + f64::from(step) / 40.0)).collect();
        let mut west = ragged.clone();
        west.extend([(4.0, 53.0), (4.0, 52.0)]);
        let mut east: Ring = ragged.into_iter().rev().collect();
        east.extend([(6.0, 52.0), (6.0, 53.0)]);
        [vec![west], vec![east]]
    }

    fn outlines(areas: &[Vec<Ring>], budget: usize) -> Outlines {
        Outlines::new(areas.iter().map(Vec::as_slice), (400.0, 400.0), budget)
    }

    #[test]
    fn neighbours_keep_one_border() {
        let outlines = outlines(&neighbours(), 30);
        assert!(outlines.points() <= 34, "{}", outlines.points());
        let inner = |area: usize| -> HashSet<Cell> {
            let cells = outlines.rings(area).iter().flatten().copied();
            cells.filter(|cell| cell.0 > 100 && f64::from(cell.0) < outlines.size.0 * 10.0 - 100.0).collect()
        };
        assert!(inner(0).len() > 5);
        assert_eq!(inner(0), inner(1));
    }

    #[test]
    fn a_hole_and_what_fills_it_keep_one_border() {
        let round = |radius: f64| -> Ring {
            let turn = |step: i32| f64::from(step) * std::f64::consts::TAU / 90.0;
            (0..90).map(|step| (5.0 + radius * turn(step).cos(), 52.0 + radius * turn(step).sin())).collect()
        };
        let mut moved = round(0.4);
        moved.rotate_left(31);
        moved.reverse();
        let outlines = outlines(&[vec![round(1.0), round(0.4)], vec![moved]], 60);
        let cells = |ring: &Vec<Cell>| ring.iter().copied().collect::<HashSet<_>>();
        assert_eq!(cells(&outlines.rings(0)[1]), cells(&outlines.rings(1)[0]));
        let (left, right) =
            outlines.spans(0, outlines.size.1 / 2.0).iter().fold((0.0, 0), |(sum, count), span| (sum + span.1 - span.0, count + 1));
        assert_eq!(right, 2, "the hole is no part of the area");
        assert!(left < outlines.size.0 * 0.65);
    }

    #[test]
    fn proportions_are_those_of_the_land() {
        let square = vec![vec![(5.0, 60.0), (6.0, 60.0), (6.0, 60.5), (5.0, 60.5)]];
        let size = outlines(&[square], 100).size;
        assert!((size.0 / size.1 - 1.0).abs() < 0.02, "one degree east is half a degree north: {size:?}");
        assert_eq!(size.0.max(size.1), 400.0);
    }

    #[test]
    fn small_islands_go_but_a_small_area_stays() {
        let square = |x: f64, side: f64| vec![(x, 52.0), (x + side, 52.0), (x + side, 52.0 + side), (x, 52.0 + side)];
        let outlines = outlines(&[vec![square(4.0, 1.0), square(5.5, 0.001)], vec![square(6.0, 0.004)]], 100);
        assert_eq!((outlines.rings(0).len(), outlines.rings(1).len()), (1, 1));
    }

    #[test]
    fn areas_without_a_sound_outline_are_empty() {
        for ring in [vec![], vec![(5.0, 52.0)], vec![(f64::NAN, 1.0), (500.0, 52.0)]] {
            let outlines = outlines(&[vec![ring]], 100);
            assert_eq!((outlines.path(0), outlines.bounds(0)), (String::new(), None));
        }
    }

    #[test]
    fn paths_are_short_and_relative() {
        let mut path = String::from("M");
        for tenths in [120, -8, 5, 0, -14, 33] {
            push_tenths(&mut path, tenths);
        }
        assert_eq!(path, "M12-.8 .5 0-1.4 3.3");
    }
}
