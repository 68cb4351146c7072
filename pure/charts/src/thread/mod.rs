//! The golden thread: what leads to the thing that a page is about, and what it leads to, drawn as one thread.

mod across;
mod downward;
mod model;
mod strand;

use crate::drawing::{Drawing, Spot, id_of};
use crate::line_chart::Size;
use crate::paint::{Ink, Paint};
use crate::text;
use model::{Folded, Tied};
pub use model::{Knot, KnotLook, Layer, MOST_KNOTS, Thread};

/// The size of the letters of a kind, and of a name.
const KIND: f64 = 15.0;
const NAME: f64 = 17.0;
/// From one line of text to the next.
const LINE: f64 = 21.0;
/// A name takes so many lines.
const MOST_LINES: usize = 3;
/// From a knot to the first line of text below it.
const FIRST_LINE: f64 = 34.0;
/// Between the last line of a knot and the next knot.
const GAP: f64 = 30.0;
/// The radius of a knot, and of the one that the page is about.
const KNOT: f64 = 7.0;
const HERE: f64 = 12.0;

impl Thread {
    /// The drawing as an `<svg>` element: from left to right, or in [`Size::Narrow`] downward. Nothing without knots.
    #[must_use]
    pub fn svg(&self, size: Size, paint: Paint) -> String {
        let layers = Folded::of(self);
        if layers.knots().next().is_none() {
            return String::new();
        }
        let mut drawing = Drawing::new(paint, KIND);
        let (name, extent) = match size {
            Size::Narrow => ("narrow", downward::draw(&mut drawing, &layers)),
            Size::Wide => ("wide", across::draw(&mut drawing, &layers)),
            Size::Print => ("print", across::draw(&mut drawing, &layers)),
        };
        drawing.finish_named("sk-chart sk-rope", extent, &id_of(&self.id, name), &self.title, &self.desc)
    }
}

/// The texts of a knot in lines.
struct Words {
    kind: Option<String>,
    name: Vec<String>,
}

impl Words {
    fn of(knot: &Tied, room: f64) -> Self {
        let kind = text::wrap(&knot.kind, room, KIND, false, 1).into_iter().next();
        Self { kind, name: text::wrap(&knot.name, room, NAME, true, MOST_LINES) }
    }

    fn height(&self) -> f64 {
        (usize::from(self.kind.is_some()) + self.name.len()).saturating_sub(1) as f64 * LINE
    }

    /// Writes the lines, the first on this spot.
    fn draw(&self, drawing: &mut Drawing, at: Spot) {
        let lines = self.kind.iter().map(|line| (Ink::Text, KIND, line));
        let lines = lines.chain(self.name.iter().map(|line| (Ink::Name, NAME, line)));
        for (index, (ink, size, line)) in lines.enumerate() {
            drawing.sized_text(ink, Spot { x: at.x, y: at.y + index as f64 * LINE }, size, line);
        }
    }
}

fn tie(drawing: &mut Drawing, look: KnotLook, at: Spot) {
    match look {
        KnotLook::Tied => drawing.circle(Ink::Knot, at, KNOT),
        KnotLook::Open => drawing.circle(Ink::OpenKnot, at, KNOT),
        KnotLook::Here => {
            drawing.circle(Ink::Knot, at, HERE);
            drawing.circle(Ink::KnotHeart, at, HERE / 2.0);
        }
    }
}
