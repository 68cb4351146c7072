//! The texts on a map: within the areas that have room; numbers where a name has none, beside the areas where need be; the one in
//! focus.

use crate::area_map::{AreaMap, Filling};
use crate::drawing::Spot;
use crate::layout::Metrics;
use crate::outline::Outlines;
use crate::text;

/// Between a text and the border of its area.
const AIR: f64 = 4.0;
/// The widest a name in two lines may be.
const NAME: f64 = 80.0;
/// The side of the squares in which free room beside the areas is looked for.
const SQUARE: f64 = 8.0;
/// The farthest that the label of the area in focus may stand from it, and the number of another.
const FARTHEST: f64 = 260.0;
const FARTHEST_NUMBER: f64 = 90.0;
/// A number may cover this much less than its disc: its corners are empty.
const ROUND: f64 = 0.75;

/// A text within an area: its name or else its number if there is room, then its value.
#[derive(Debug)]
pub(crate) struct Inside {
    pub(crate) area: usize,
    /// The number, in a disc above the lines.
    pub(crate) number: Option<usize>,
    /// Each line, and whether it is the value.
    pub(crate) lines: Vec<(String, bool)>,
    pub(crate) middle: f64,
    pub(crate) top: f64,
}

/// The texts in the areas: none if fewer than half have room for their values.
pub(crate) fn inside(map: &AreaMap, outlines: &Outlines, metrics: &Metrics) -> Vec<Inside> {
    let with_class = |filling: Filling| matches!(filling, Filling::Class(_));
    let classed = map.areas.iter().filter(|area| with_class(area.filling)).count();
    let areas = map.areas.iter().enumerate();
    let labels: Vec<Inside> = areas
        .filter_map(|(index, area)| {
            let value = if with_class(area.filling) { area.value.as_str() } else { "" };
            let names = [f64::INFINITY, NAME].map(|room| text::wrap(&area.name, room, metrics.text, false, 2));
            // A name is never divided within a word: a reader would take the pieces for two.
            let names = names.into_iter().filter(|name| name.join(" ") == area.name);
            let named = names.map(|name| (None, lines(name, value)));
            let bare = [lines(Vec::new(), value), Vec::new()].map(|lines| (area.number, lines));
            named
                .chain(bare)
                .filter(|(number, lines)| number.is_some() || !lines.is_empty())
                .find_map(|(number, lines)| within(outlines, index, number, lines, metrics))
        })
        .collect();
    let valued = labels.iter().filter(|label| with_class(map.areas[label.area].filling)).count();
    if valued * 2 < classed { Vec::new() } else { labels }
}

fn lines(name: Vec<String>, value: &str) -> Vec<(String, bool)> {
    let name = name.into_iter().map(|line| (line, false));
    name.chain((!value.is_empty()).then(|| (value.to_owned(), true))).collect()
}

fn within(
    outlines: &Outlines,
    area: usize,
    number: Option<usize>,
    lines: Vec<(String, bool)>,
    metrics: &Metrics,
) -> Option<Inside> {
    let disc = number.map_or(0.0, |number| 2.0 * radius(number, metrics));
    if lines.is_empty() {
        let middle = room_for(outlines, area, disc * ROUND, disc * ROUND)?;
        return Some(Inside { area, number, lines, middle: middle.x, top: middle.y - disc / 2.0 });
    }
    let width = lines.iter().map(|(line, bold)| text::width(line, metrics.text, *bold)).fold(0.0, f64::max) + 2.0 * AIR;
    let height = disc + lines.len() as f64 * metrics.line + AIR;
    let middle = room_for(outlines, area, width.max(disc), height)?;
    Some(Inside { area, number, lines, middle: middle.x, top: middle.y - height / 2.0 + AIR / 2.0 })
}

/// Of the disc around a number: one size for all of up to two digits.
pub(crate) fn radius(number: usize, metrics: &Metrics) -> f64 {
    text::width(&format!("{number:02}"), metrics.text, false) / 2.0 + 3.0
}

/// The middle of a place within an area for something this large: where there is most room, rather in the middle.
fn room_for(outlines: &Outlines, area: usize, width: f64, height: f64) -> Option<Spot> {
    let (low, high) = outlines.bounds(area)?;
    let centre = (low.y + high.y) / 2.0;
    let mut best: Option<(f64, Spot)> = None;
    let mut y = low.y + height / 2.0;
    while y <= high.y - height / 2.0 {
        for (left, right) in free_across(outlines, area, y, height) {
            let score = (right - left) - (y - centre).abs() * 0.6;
            if right - left >= width && best.is_none_or(|(most, _)| score > most) {
                best = Some((score, Spot { x: (left + right) / 2.0, y }));
            }
        }
        y += 3.0;
    }
    best.map(|(_, spot)| spot)
}

/// The stretches that lie within an area over a whole height around `y`.
fn free_across(outlines: &Outlines, area: usize, y: f64, height: f64) -> Vec<(f64, f64)> {
    let heights = [-0.5, -0.25, 0.0, 0.25, 0.5].map(|part| y + part * height);
    heights.into_iter().map(|y| outlines.spans(area, y)).reduce(|all, spans| shared(&all, &spans)).unwrap_or_default()
}

fn shared(some: &[(f64, f64)], others: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let pairs = some.iter().flat_map(|a| others.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
    pairs.filter(|(left, right)| left < right).collect()
}

/// A text beside the areas for the one in focus.
#[derive(Debug)]
pub(crate) struct Beside {
    pub(crate) lines: Vec<String>,
    pub(crate) left: f64,
    pub(crate) top: f64,
    /// From the text to the area.
    pub(crate) leader: [Spot; 2],
}

/// Where the area in focus can be named on the open ground beside all areas; `None` if there is no such place near it.
pub(crate) fn beside(map: &AreaMap, outlines: &Outlines, metrics: &Metrics) -> Option<Beside> {
    let (focus, area) = map.focused()?;
    let target = heart(outlines, focus)?;
    let mut lines = text::wrap(&area.name, 120.0, metrics.text, true, 2);
    lines.push(area.value.clone());
    let width = lines.iter().map(|line| text::width(line, metrics.text, true)).fold(0.0, f64::max);
    let height = lines.len() as f64 * metrics.line;

    let corner = open_ground(&taken(map, outlines, metrics), (width, height), target, FARTHEST)?;
    let leader = [nearest(corner, width, height, target), target];
    Some(Beside { lines, left: corner.x, top: corner.y, leader })
}

/// A number on the open ground beside all areas.
#[derive(Debug)]
pub(crate) struct Aside {
    pub(crate) number: usize,
    /// The middle of its disc.
    pub(crate) at: Spot,
    /// From the disc to the area.
    pub(crate) leader: [Spot; 2],
}

/// The numbers of the areas without a label, each as near to its area as there is open ground.
pub(crate) fn aside(map: &AreaMap, outlines: &Outlines, metrics: &Metrics, labels: &[Inside]) -> Vec<Aside> {
    let mut taken = taken(map, outlines, metrics);
    let mut found = Vec::new();
    for (area, number) in map.areas.iter().enumerate().filter_map(|(index, area)| Some((index, area.number?))) {
        if labels.iter().any(|label| label.area == area) {
            continue;
        }
        let radius = radius(number, metrics);
        let side = 2.0 * radius;
        let Some(target) = heart(outlines, area) else { continue };
        let Some(corner) = open_ground(&taken, (side, side), target, FARTHEST_NUMBER) else { continue };
        let (column, row) = (squares(corner.x), squares(corner.y));
        for line in taken.iter_mut().skip(row).take(cells(side) + 1) {
            line.iter_mut().skip(column).take(cells(side) + 1).for_each(|square| *square = true);
        }
        let at = Spot { x: corner.x + radius, y: corner.y + radius };
        let away = (target.x - at.x).hypot(target.y - at.y).max(radius);
        let edge = Spot { x: at.x + (target.x - at.x) * radius / away, y: at.y + (target.y - at.y) * radius / away };
        found.push(Aside { number, at, leader: [edge, target] });
    }
    found
}

/// A spot within an area, rather in its middle.
fn heart(outlines: &Outlines, area: usize) -> Option<Spot> {
    let (low, high) = outlines.bounds(area)?;
    let middle = Spot { x: (low.x + high.x) / 2.0, y: (low.y + high.y) / 2.0 };
    Some(room_for(outlines, area, 0.0, 0.0).unwrap_or(middle))
}

/// The corner of the nearest place that is free for something this large.
fn open_ground(taken: &[Vec<bool>], size: (f64, f64), target: Spot, farthest: f64) -> Option<Spot> {
    let (width, height) = size;
    let (columns, rows) = (cells(width) + 1, cells(height) + 1);
    let mut best: Option<(f64, Spot)> = None;
    for row in 0..(taken.len() + 1).saturating_sub(rows) {
        for column in 0..(taken[row].len() + 1).saturating_sub(columns) {
            let corner = Spot { x: column as f64 * SQUARE + AIR, y: row as f64 * SQUARE + AIR };
            let near = nearest(corner, width, height, target);
            let distance = (near.x - target.x).hypot(near.y - target.y);
            let free = || taken[row..row + rows].iter().all(|line| !line[column..column + columns].contains(&true));
            if distance <= best.map_or(farthest, |(least, _)| least) && free() {
                best = Some((distance, corner));
            }
        }
    }
    best.map(|(_, corner)| corner)
}

fn cells(length: f64) -> usize {
    squares((length + 2.0 * AIR).max(0.0) + SQUARE)
}

/// How many whole squares fit in a length.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length in a drawing is below a thousand, and none is below zero"
)]
fn squares(length: f64) -> usize {
    (length / SQUARE) as usize
}

fn nearest(corner: Spot, width: f64, height: f64, to: Spot) -> Spot {
    Spot { x: to.x.clamp(corner.x - AIR, corner.x + width + AIR), y: to.y.clamp(corner.y, corner.y + height) }
}

/// The squares of the drawing that an area lies in, by row.
fn taken(map: &AreaMap, outlines: &Outlines, metrics: &Metrics) -> Vec<Vec<bool>> {
    let (columns, rows) = (squares(metrics.width), squares(outlines.size.1));
    let mut taken = vec![vec![false; columns]; rows];
    for (row, line) in taken.iter_mut().enumerate() {
        for part in [0.1, 0.5, 0.9] {
            let y = (row as f64 + part) * SQUARE;
            for (left, right) in (0..map.areas.len()).flat_map(|area| outlines.spans(area, y)) {
                let (from, to) = (squares(left), squares(right));
                line.iter_mut().take(to + 1).skip(from).for_each(|square| *square = true);
            }
        }
    }
    taken
}
