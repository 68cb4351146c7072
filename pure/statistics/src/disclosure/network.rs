//! Counts that add up, as flows in a network: what outsiders can work out of one of them, and what to hide so that they
//! cannot.
//!
//! Where counts add up, what flows into a node flows out again. Raising one count by one therefore goes with a path of
//! raised and lowered counts back from its end to its start; how far that can go within what is known of the others is
//! how far the count can be from its real value. These paths are whole numbers, so the range is exact.

/// From and up to which outsiders know a value to lie.
pub(super) type Range = (i64, i64);

/// One count.
#[derive(Clone, Debug)]
pub(super) struct Arc {
    /// The nodes that it flows between.
    pub ends: (usize, usize),
    /// Its real value, within both ranges.
    pub value: i64,
    /// What outsiders know of it.
    pub known: Range,
    /// What they would know if it were hidden too; the same if it is hidden, or cannot be. Never narrower.
    pub if_hidden: Range,
}

/// Counts that add up.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    pub arcs: Vec<Arc>,
}

/// One step of a path: a count, and whether it is raised.
type Step = (usize, bool);

/// The search in one direction: from the end of the target back to its start to raise it, the other way to lower it.
struct Way {
    from: usize,
    to: usize,
    /// How far the target can go by itself.
    most: i64,
    gained: i64,
    /// The value of each count so far.
    flows: Vec<i64>,
}

impl Network {
    /// Hides what costs least so that outsiders can place the target no nearer than in a range of `width`; less only if
    /// hiding all would not give that. `own` is what they know of the target if nothing adds up.
    pub fn protect(&mut self, target: usize, own: Range, width: i64) {
        let mut all_hidden = self.clone();
        for arc in &mut all_hidden.arcs {
            arc.known = arc.if_hidden;
        }
        let attainable = all_hidden.widen(target, own, width);
        self.widen(target, own, attainable);
    }

    /// Which arcs were hidden by [`Network::protect`], given what was known before.
    pub fn hidden_since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = usize> + 'a {
        let pairs = self.arcs.iter().zip(&before.arcs).enumerate();
        pairs.filter(|(_, (now, before))| now.known != before.known).map(|(at, _)| at)
    }

    /// Looks for a range of `width` around the target, hiding on the way; gives the width that it found, at most `width`.
    fn widen(&mut self, target: usize, own: Range, width: i64) -> i64 {
        let Arc { ends, value, .. } = self.arcs[target];
        let flows: Vec<i64> = self.arcs.iter().map(|arc| arc.value).collect();
        let raise = Way { from: ends.1, to: ends.0, most: own.1 - value, gained: 0, flows: flows.clone() };
        let lower = Way { from: ends.0, to: ends.1, most: value - own.0, gained: 0, flows };
        let mut ways = [raise, lower];
        loop {
            let lacking = width - ways[0].gained - ways[1].gained;
            let open = ways.iter().enumerate().filter(|(_, way)| way.gained < way.most && lacking > 0);
            let paths = open.filter_map(|(at, way)| self.cheapest(way, target).map(|(cost, path)| (cost, at, path)));
            let Some((_, at, path)) = paths.min() else {
                return width - lacking;
            };
            for (arc, raised) in &path {
                if room(self.arcs[*arc].known, ways[at].flows[*arc], *raised) <= 0 {
                    self.arcs[*arc].known = self.arcs[*arc].if_hidden;
                }
            }
            let rooms = path.iter().map(|(arc, raised)| room(self.arcs[*arc].known, ways[at].flows[*arc], *raised));
            let amount = rooms.min().unwrap_or(lacking).min(lacking).min(ways[at].most - ways[at].gained);
            ways[at].gained += amount;
            for (arc, raised) in path {
                ways[at].flows[arc] += if raised { amount } else { -amount };
            }
        }
    }

    /// The path along which the least has to be hidden still, with what that costs: the counts that are lost.
    fn cheapest(&self, way: &Way, target: usize) -> Option<(i64, Vec<Step>)> {
        let nodes = self.arcs.iter().map(|arc| arc.ends.0.max(arc.ends.1) + 1).max()?;
        let mut reached: Vec<Option<(i64, Option<Step>)>> = vec![None; nodes];
        reached[way.from] = Some((0, None));
        let mut changed = true;
        // What costs nothing cannot be bettered, and neither can the steps to it: where much is hidden the search ends soon.
        let is_free = |reached: &[Option<(i64, Option<Step>)>]| reached[way.to].is_some_and(|(cost, _)| cost == 0);
        while changed && !is_free(&reached) {
            changed = false;
            for (at, arc) in self.arcs.iter().enumerate().filter(|(at, _)| *at != target) {
                for (raised, (from, to)) in [(true, arc.ends), (false, (arc.ends.1, arc.ends.0))] {
                    let (Some((so_far, _)), Some(cost)) = (reached[from], cost(arc, way.flows[at], raised)) else { continue };
                    if reached[to].is_none_or(|(known, _)| so_far + cost < known) {
                        reached[to] = Some((so_far + cost, Some((at, raised))));
                        changed = true;
                    }
                }
                if is_free(&reached) {
                    break;
                }
            }
        }
        let (total, _) = reached[way.to]?;
        let mut path = Vec::new();
        let mut node = way.to;
        while let Some((_, Some((at, raised)))) = reached[node] {
            path.push((at, raised));
            let ends = self.arcs[at].ends;
            node = if raised { ends.0 } else { ends.1 };
        }
        Some((total, path))
    }
}

/// What it costs to change a count a little: nothing if outsiders leave room for it, itself if it has to be hidden for
/// it. `None` if it cannot change.
fn cost(arc: &Arc, flow: i64, raised: bool) -> Option<i64> {
    if room(arc.known, flow, raised) > 0 {
        return Some(0);
    }
    (room(arc.if_hidden, flow, raised) > 0).then_some(arc.value + 1)
}

fn room(range: Range, flow: i64, raised: bool) -> i64 {
    if raised { range.1 - flow } else { flow - range.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Range = (1, 1_000);

    /// A list of these counts and their total; a hidden one is open, a shown one can be hidden.
    fn list(counts: &[(i64, bool)]) -> Network {
        let total = counts.iter().map(|(count, _)| count).sum();
        let arc = |ends, value, hidden| Arc { ends, value, known: if hidden { OPEN } else { (value, value) }, if_hidden: OPEN };
        let mut arcs: Vec<Arc> = counts.iter().map(|(count, hidden)| arc((0, 1), *count, *hidden)).collect();
        arcs.push(arc((1, 0), total, false));
        Network { arcs }
    }

    fn hidden(counts: &[(i64, bool)], width: i64) -> Vec<usize> {
        let before = list(counts);
        let mut after = before.clone();
        after.protect(0, OPEN, width);
        after.hidden_since(&before).collect()
    }

    #[test]
    fn the_smallest_that_helps_is_hidden_with_it() {
        assert_eq!(hidden(&[(4, true), (30, false), (20, false)], 10), [2]);
        assert_eq!(hidden(&[(4, true), (30, true), (20, false)], 10), [0; 0]);
        // Two of 6 give the other room for 2 × 5; three up and seven down would do as well.
        assert_eq!(hidden(&[(4, true), (6, false), (6, false), (60, false)], 10), [1, 2]);
    }

    #[test]
    fn a_total_is_hidden_when_the_rest_is_not_enough() {
        assert_eq!(hidden(&[(4, true), (3, true)], 10), [2]);
    }

    #[test]
    fn what_hiding_cannot_give_is_not_sought() {
        let mut alone = list(&[(4, true), (30, false)]);
        alone.arcs[1].if_hidden = (30, 30);
        alone.arcs[2].if_hidden = (32, 36);
        let before = alone.clone();
        alone.protect(0, OPEN, 10);
        assert_eq!(alone.hidden_since(&before).collect::<Vec<_>>(), [2]);
        let mut fixed = before.clone();
        fixed.arcs[2].if_hidden = (34, 34);
        let before = fixed.clone();
        fixed.protect(0, OPEN, 10);
        assert_eq!(fixed.hidden_since(&before).count(), 0);
    }
}
