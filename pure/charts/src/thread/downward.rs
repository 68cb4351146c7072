//! The thread downward: each text beside its knot, a layer of several knots as branches of the thread.

use super::model::Folded;
use super::strand::{Way, ink, twine};
use super::{GAP, HERE, KnotLook, LINE, Words, tie};
use crate::drawing::{Drawing, Spot, coordinate};

const WIDTH: f64 = 340.0;
const EDGE: f64 = 6.0;
/// The thread, its branches, and the texts beside both.
const THREAD: f64 = 18.0;
const BRANCH: f64 = 56.0;
const TEXT: f64 = 44.0;
const BRANCH_TEXT: f64 = 76.0;
/// The round of a branch.
const ROUND: f64 = 22.0;
/// From the middle of a knot to the foot of the letters of its first line.
const FOOT: f64 = 5.0;

/// A knot and where it is.
struct Row {
    look: KnotLook,
    strands: usize,
    /// Whether it stands beside the thread, and whether the thread takes it up instead of giving it off.
    branches: bool,
    joins: bool,
    tied: bool,
    y: f64,
    words: Words,
}

/// Draws it; the width and height.
pub(super) fn draw(drawing: &mut Drawing, layers: &Folded) -> (f64, f64) {
    let (rows, height) = rows(layers);
    for pair in rows.windows(2) {
        if let [from, to] = pair {
            trunk(drawing, from, to, &rows);
        }
    }
    for row in &rows {
        if row.branches && row.tied {
            branch(drawing, row);
        }
        let x = if row.branches { BRANCH } else { THREAD };
        tie(drawing, row.look, Spot { x, y: row.y });
        let x = if row.branches { BRANCH_TEXT } else { TEXT };
        row.words.draw(drawing, Spot { x, y: row.y + FOOT });
    }
    (WIDTH, height)
}

fn rows(layers: &Folded) -> (Vec<Row>, f64) {
    let mut rows = Vec::new();
    let mut y = EDGE + ROUND + HERE;
    let mut bottom = y;
    for (index, layer) in layers.0.iter().enumerate() {
        for knot in layer {
            let branches = layer.len() > 1;
            let words = Words::of(knot, WIDTH - EDGE - if branches { BRANCH_TEXT } else { TEXT });
            bottom = y + words.height().max(ROUND);
            let height = words.height() + LINE + GAP;
            let tied = knot.leaving > 0 || !knot.from.is_empty();
            rows.push(Row { look: knot.look, strands: knot.strands, branches, joins: index == 0, tied, y, words });
            y += height;
        }
    }
    (rows, bottom + EDGE + HERE)
}

/// The thread between two rows: twined between two knots on it, up to the last branch that hangs on it.
fn trunk(drawing: &mut Drawing, from: &Row, to: &Row, rows: &[Row]) {
    let first = rows.iter().find(|row| row.tied).map_or(0.0, |row| row.y);
    if !from.tied || !to.tied || to.y < first {
        return;
    }
    let start = if from.branches && from.joins {
        from.y + ROUND
    } else if from.branches {
        from.y - ROUND
    } else {
        from.y
    };
    let end = if to.branches && to.joins {
        to.y + ROUND
    } else if to.branches {
        to.y - ROUND
    } else {
        to.y
    };
    let from_spot = Spot { x: THREAD, y: start };
    let is_last = rows.last().is_some_and(|last| last.y <= to.y);
    if to.look == KnotLook::Open && (is_last || !to.branches) {
        return drawing.line(ink(to.look), &[from_spot, Spot { x: THREAD, y: end }]);
    }
    let strands = if from.branches && to.branches { 1 } else { from.strands.max(to.strands) };
    let strands = if from.branches || to.branches { 1.max(strands.min(from.strands)) } else { strands };
    twine(drawing, from_spot, Way::Down, end - start, strands);
}

/// A quarter round from the thread to a knot beside it.
fn branch(drawing: &mut Drawing, row: &Row) {
    let from = if row.joins { row.y + ROUND } else { row.y - ROUND };
    let (x, y, from, round, knot) =
        (coordinate(THREAD), coordinate(row.y), coordinate(from), coordinate(THREAD + ROUND), coordinate(BRANCH));
    drawing.path(ink(row.look), &format!("M{x} {from}Q{x} {y} {round} {y}L{knot} {y}"));
}
