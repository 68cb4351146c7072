//! Strands: alone, twined together, and loose where nothing is yet.

use super::KnotLook;
use crate::drawing::{Drawing, Spot, coordinate};
use crate::paint::Ink;
use std::f64::consts::TAU;

/// How far a twined strand swings, over what distance it comes back, and over what distance the swing grows.
const SWING: f64 = 4.5;
const PERIOD: f64 = 58.0;
const GROWTH: f64 = 30.0;
const STEP: f64 = 4.0;

/// The way a twined piece runs.
#[derive(Clone, Copy)]
pub(super) enum Way {
    Across,
    Down,
}

/// So many strands twined together from one spot, over this length.
pub(super) fn twine(drawing: &mut Drawing, from: Spot, way: Way, length: f64, strands: usize) {
    let spot = |along: f64, aside: f64| match way {
        Way::Across => Spot { x: from.x + along, y: from.y + aside },
        Way::Down => Spot { x: from.x + aside, y: from.y + along },
    };
    if strands < 2 {
        return drawing.line(Ink::Strand, &[spot(0.0, 0.0), spot(length, 0.0)]);
    }
    for strand in 0..strands {
        let phase = TAU * strand as f64 / strands as f64;
        let at = |along: f64| {
            let swing = SWING * (along.min(length - along) / GROWTH).clamp(0.0, 1.0);
            spot(along, swing * (TAU * along / PERIOD + phase).sin())
        };
        let steps = std::iter::successors(Some(0.0), |along| Some(along + STEP)).take_while(|along| *along < length);
        let spots: Vec<Spot> = steps.chain([length]).map(at).collect();
        drawing.line(Ink::TwinedStrand, &spots);
    }
}

/// A strand that leaves and arrives level, in one swing.
pub(super) fn swing(drawing: &mut Drawing, from: Spot, to: Spot, look: KnotLook) {
    let middle = coordinate(f64::midpoint(from.x, to.x));
    let (x, y, to_x, to_y) = (coordinate(from.x), coordinate(from.y), coordinate(to.x), coordinate(to.y));
    drawing.path(ink(look), &format!("M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}"));
}

/// The ink of a strand to a knot: loose where nothing is yet.
pub(super) fn ink(look: KnotLook) -> Ink {
    if look == KnotLook::Open { Ink::LooseStrand } else { Ink::Strand }
}
