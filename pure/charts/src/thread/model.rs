//! What is drawn, and what is left of it when layers with many knots are folded.

/// So many knots of a layer are drawn; one more stands for the others.
pub const MOST_KNOTS: usize = 6;
/// So many strands are told apart where they travel together.
const MOST_STRANDS: usize = 3;

/// A thread through layers of knots.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Thread {
    /// Unique on the page.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What the drawing shows, for who does not see it.
    pub desc: String,
    /// In the order in which the thread runs.
    pub layers: Vec<Layer>,
}

/// The knots at one distance along the thread.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Layer {
    /// From above to below.
    pub knots: Vec<Knot>,
    /// What stands in the place of the knots after the first [`MOST_KNOTS`].
    pub more: String,
}

/// One thing on the thread.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Knot {
    /// What sort of thing it is; may be empty.
    pub kind: String,
    /// What it is called; a long name ends in an ellipsis.
    pub name: String,
    /// How it is drawn.
    pub look: KnotLook,
    /// The knots of the layer before that a strand comes from, by their place in it; others are passed over.
    pub from: Vec<usize>,
}

/// How a knot looks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KnotLook {
    /// Something is there.
    Tied,
    /// Nothing is there yet, or no longer.
    Open,
    /// What the page is about.
    Here,
}

/// A knot with all that is known of its strands.
#[derive(Debug)]
pub(super) struct Tied {
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) look: KnotLook,
    pub(super) from: Vec<usize>,
    /// How many strands leave it.
    pub(super) leaving: usize,
    /// How many strands are twined in it, at most [`MOST_STRANDS`].
    pub(super) strands: usize,
}

/// The layers that have knots, none with more than fit.
#[derive(Debug)]
pub(super) struct Folded(pub(super) Vec<Vec<Tied>>);

impl Folded {
    pub(super) fn of(thread: &Thread) -> Self {
        let mut layers: Vec<Vec<Tied>> = Vec::new();
        for layer in &thread.layers {
            let before = layers.last().map_or(0, Vec::len);
            layers.push(folded(layer, before));
        }
        layers.retain(|layer| !layer.is_empty());
        count(&mut layers);
        Self(layers)
    }

    pub(super) fn knots(&self) -> impl Iterator<Item = &Tied> {
        self.0.iter().flatten()
    }
}

fn folded(layer: &Layer, before: usize) -> Vec<Tied> {
    let tied = |knot: &Knot| Tied {
        kind: knot.kind.clone(),
        name: knot.name.clone(),
        look: knot.look,
        from: origins(knot.from.iter(), before),
        leaving: 0,
        strands: 1,
    };
    let mut knots: Vec<Tied> = layer.knots.iter().take(MOST_KNOTS).map(tied).collect();
    let others = layer.knots.get(MOST_KNOTS..).unwrap_or_default();
    if !others.is_empty() {
        let from = origins(others.iter().flat_map(|knot| &knot.from), before);
        let name = if layer.more.is_empty() { format!("+{}", others.len()) } else { layer.more.clone() };
        knots.push(Tied { kind: String::new(), name, look: KnotLook::Tied, from, leaving: 0, strands: 1 });
    }
    knots
}

/// The places in the folded layer before: those that were folded away have one place together.
fn origins<'a>(from: impl Iterator<Item = &'a usize>, before: usize) -> Vec<usize> {
    let mut from: Vec<usize> = from.map(|place| (*place).min(MOST_KNOTS)).filter(|place| *place < before).collect();
    from.sort_unstable();
    from.dedup();
    from
}

/// As many strands are in a knot as come together in it or go apart from it, near or far.
fn count(layers: &mut [Vec<Tied>]) {
    let mut coming: Vec<Vec<usize>> = Vec::new();
    for layer in layers.iter() {
        let before = coming.last();
        let sum = |knot: &Tied| knot.from.iter().filter_map(|place| before?.get(*place)).sum::<usize>().clamp(1, MOST_STRANDS);
        let counted = layer.iter().map(sum).collect();
        coming.push(counted);
    }
    let mut going: Vec<(usize, usize)> = Vec::new();
    for (layer, coming) in layers.iter_mut().zip(coming).rev() {
        let mut before = vec![(0, 0); MOST_KNOTS + 1];
        for (place, knot) in layer.iter_mut().enumerate() {
            let (leaving, apart) = going.get(place).copied().unwrap_or_default();
            let apart = apart.clamp(1, MOST_STRANDS);
            knot.leaving = leaving;
            knot.strands = apart.max(coming.get(place).copied().unwrap_or(1));
            for place in &knot.from {
                if let Some(origin) = before.get_mut(*place) {
                    // Of a rope that several come together in, each brings its share.
                    *origin = (origin.0 + 1, origin.1 + (apart / knot.from.len()).max(1));
                }
            }
        }
        going = before;
    }
}
