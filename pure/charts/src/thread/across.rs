//! The thread from left to right: a column for each layer, each text below its knot, strands swing between the columns.

use super::model::{Folded, Tied};
use super::strand::{Way, ink, swing, twine};
use super::{FIRST_LINE, GAP, HERE, KNOT, KnotLook, Words, tie};
use crate::drawing::{Drawing, Spot};

const WIDTH: f64 = 1080.0;
/// Before the first knot, and above and below everything.
const LEFT: f64 = 28.0;
const EDGE: f64 = 18.0;
/// Between the texts of two columns, where strands swing.
const GUTTER: f64 = 60.0;
/// The widest that a column of text may be.
const WIDEST: f64 = 240.0;
/// A strand arrives level over this distance.
const ARRIVAL: f64 = 16.0;

/// Where the knots of a layer are.
struct Column<'a> {
    x: f64,
    room: f64,
    knots: Vec<(&'a Tied, f64, Words)>,
}

impl<'a> Column<'a> {
    /// The knots below each other, around zero.
    fn of(layer: &'a [Tied], x: f64, room: f64) -> Self {
        let mut y = 0.0;
        let mut last = 0.0;
        let mut knots = Vec::new();
        for knot in layer {
            let words = Words::of(knot, room);
            let height = FIRST_LINE + words.height() + GAP;
            knots.push((knot, y, words));
            last = y;
            y += height;
        }
        knots.iter_mut().for_each(|knot| knot.1 -= last / 2.0);
        Self { x, room, knots }
    }

    fn top(&self) -> f64 {
        self.knots.first().map_or(0.0, |knot| knot.1 - HERE)
    }

    fn bottom(&self) -> f64 {
        self.knots.last().map_or(0.0, |(_, y, words)| y + FIRST_LINE + words.height())
    }
}

/// Draws it; the width and height.
pub(super) fn draw(drawing: &mut Drawing, layers: &Folded) -> (f64, f64) {
    let pitch = (WIDTH - LEFT + GUTTER - EDGE) / layers.0.len() as f64;
    let room = (pitch - GUTTER).clamp(40.0, WIDEST);
    let place = |(index, layer)| Column::of(layer, LEFT + index as f64 * pitch, room);
    let mut columns: Vec<Column<'_>> = layers.0.iter().map(Vec::as_slice).enumerate().map(place).collect();
    let top = columns.iter().map(Column::top).fold(0.0, f64::min);
    columns.iter_mut().flat_map(|column| &mut column.knots).for_each(|knot| knot.1 += EDGE - top);
    let bottom = columns.iter().map(Column::bottom).fold(0.0, f64::max);
    enter(drawing, columns.first());
    for pair in columns.windows(2) {
        if let [from, to] = pair {
            join(drawing, from, to);
        }
    }
    for column in &columns {
        for (knot, y, words) in &column.knots {
            tie(drawing, knot.look, Spot { x: column.x, y: *y });
            words.draw(drawing, Spot { x: column.x - KNOT, y: y + FIRST_LINE });
        }
    }
    (WIDTH, bottom + EDGE)
}

/// A thread that begins in one knot comes in from the edge.
fn enter(drawing: &mut Drawing, first: Option<&Column<'_>>) {
    if let Some(Column { x, knots, .. }) = first
        && let [(knot, y, _)] = knots.as_slice()
    {
        drawing.line(ink(knot.look), &[Spot { x: 1.0, y: *y }, Spot { x: *x, y: *y }]);
    }
}

/// The strands from one column to the next: level over the text, then swinging to where they go.
fn join(drawing: &mut Drawing, from: &Column<'_>, to: &Column<'_>) {
    let bend = from.x + from.room + 2.0;
    for (place, (origin, y, _)) in from.knots.iter().enumerate() {
        let start = Spot { x: from.x, y: *y };
        let ends: Vec<_> = to.knots.iter().filter(|(knot, ..)| knot.from.contains(&place)).collect();
        if let [(knot, end, _)] = ends.as_slice()
            && (end - y).abs() < 0.05
        {
            if loose(origin, knot) == KnotLook::Open {
                drawing.line(ink(KnotLook::Open), &[start, Spot { x: to.x, y: *y }]);
            } else {
                twine(drawing, start, Way::Across, to.x - from.x, origin.strands.min(knot.strands));
            }
            continue;
        }
        if !ends.is_empty() && origin.look == KnotLook::Open {
            drawing.line(ink(origin.look), &[start, Spot { x: bend, y: *y }]);
        } else if !ends.is_empty() {
            twine(drawing, start, Way::Across, bend - from.x, origin.strands);
        }
        for (knot, end, _) in ends {
            let arrival = Spot { x: to.x - ARRIVAL, y: *end };
            let look = loose(origin, knot);
            swing(drawing, Spot { x: bend, y: *y }, arrival, look);
            drawing.line(ink(look), &[arrival, Spot { x: to.x, y: *end }]);
        }
    }
}

/// The look that decides on a strand: open where either end is.
fn loose(from: &Tied, to: &Tied) -> KnotLook {
    if from.look == KnotLook::Open { from.look } else { to.look }
}
