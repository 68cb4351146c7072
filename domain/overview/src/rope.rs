//! The golden thread of a result as a picture; the same steps stand below it as a list.

use crate::thread::Step;
use charts::{Knot, KnotLook, Layer, MOST_KNOTS, Paint, Size, Thread};
use web::Shell;
use web::texts::Arg;

/// The thread drawn for a wide page and for a narrow one.
#[derive(Debug)]
pub(crate) struct Rope {
    pub wide: String,
    pub narrow: String,
}

impl Rope {
    /// The drawing of these steps: one after the other up to the result, then all that follows from it beside each other.
    pub(crate) fn of(shell: &Shell, steps: &[Step], name: &str) -> Self {
        let here = steps.iter().position(|step| step.is_here).map_or(0, |place| place + 1);
        let (before, after) = steps.split_at(here);
        let mut layers: Vec<Layer> = before.iter().map(|step| layer(shell, vec![knot(shell, step)])).collect();
        layers.push(layer(shell, after.iter().flat_map(|step| ends(shell, step)).collect()));
        let thread = Thread {
            id: "rode-draad".to_owned(),
            title: shell.say("thread-title"),
            desc: shell.say_with("thread-drawn", &[("name", name.value())]),
            layers,
        };
        let drawn = |size| thread.svg(size, Paint::Classes);
        Self { wide: drawn(Size::Wide), narrow: drawn(Size::Narrow) }
    }
}

fn layer(shell: &Shell, knots: Vec<Knot>) -> Layer {
    let others = knots.len().saturating_sub(MOST_KNOTS);
    Layer { more: shell.say_with("thread-drawn-more", &[("count", others.value())]), knots }
}

fn knot(shell: &Shell, step: &Step) -> Knot {
    let look = match step {
        Step { is_here: true, .. } => KnotLook::Here,
        Step { is_open: true, .. } => KnotLook::Open,
        _ => KnotLook::Tied,
    };
    let kind = if step.is_here { shell.say("thread-here") } else { step.kind.clone() };
    Knot { kind, name: step.title.clone(), look, from: vec![0] }
}

/// The figures and the cards of a step, or the step itself where it has none.
fn ends(shell: &Shell, step: &Step) -> Vec<Knot> {
    let figures = step.rows.iter().map(|row| (row.word.as_str(), row.name.as_str()));
    let cards = step.cards.iter().map(|card| (step.kind.as_str(), card.title.as_str()));
    let tied =
        |(kind, name): (&str, &str)| Knot { kind: kind.to_owned(), name: name.to_owned(), look: KnotLook::Tied, from: vec![0] };
    let knots: Vec<Knot> = figures.chain(cards).map(tied).collect();
    if knots.is_empty() { vec![knot(shell, step)] } else { knots }
}
