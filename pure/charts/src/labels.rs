//! Where labels stand so that none covers another.

/// A label that wants to stand with its top at `wish`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wish {
    pub(crate) wish: f64,
    /// Its height, with the room below it.
    pub(crate) height: f64,
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// Where lines run through its column: from, to.
    pub(crate) taken: Vec<(f64, f64)>,
}

impl Wish {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right
    }
}

/// Which label is given its place first.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Way {
    Down,
    Up,
}

/// The tops of the labels, in the order given. No two ever cover each other, and labels in one column keep the order
/// of their wishes. Where every label finds a place clear of the lines within `reach` of its wish, they stand there;
/// otherwise they only avoid each other. None is above `from`; none is below `to` unless all together are too high.
pub(crate) fn place(wishes: &[Wish], from: f64, to: f64, reach: f64) -> Vec<f64> {
    let cost = |tops: &[f64]| -> f64 { tops.iter().zip(wishes).map(|(top, wish)| (top - wish.wish).abs()).sum() };
    [Way::Down, Way::Up]
        .into_iter()
        .filter_map(|way| one_by_one(wishes, from, to, reach, way))
        .min_by(|a, b| cost(a).total_cmp(&cost(b)))
        .unwrap_or_else(|| spread(wishes, from, to))
}

fn in_order(wishes: &[Wish]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by(|a, b| wishes[*a].wish.total_cmp(&wishes[*b].wish));
    order
}

/// Gives each label in turn the nearest place beyond those before it; `None` if one finds none.
fn one_by_one(wishes: &[Wish], from: f64, to: f64, reach: f64, way: Way) -> Option<Vec<f64>> {
    let mut order = in_order(wishes);
    if way == Way::Up {
        order.reverse();
    }
    let mut tops: Vec<Option<f64>> = vec![None; wishes.len()];
    for index in order {
        let label = &wishes[index];
        let mut taken = label.taken.clone();
        taken.extend([(f64::NEG_INFINITY, from), (to, f64::INFINITY)]);
        for (other, top) in wishes.iter().zip(&tops).filter(|(other, _)| other.meets(label)) {
            let Some(top) = *top else { continue };
            taken.push(match way {
                Way::Down => (f64::NEG_INFINITY, top + other.height),
                Way::Up => (top, f64::INFINITY),
            });
        }
        tops[index] = Some(nearest_free(label.wish, label.height, &taken, reach)?);
    }
    tops.into_iter().collect()
}

/// The top nearest to `wish` where a label of this height meets none of the `taken` stretches, within `reach`.
fn nearest_free(wish: f64, height: f64, taken: &[(f64, f64)], reach: f64) -> Option<f64> {
    let free = |top: f64| taken.iter().all(|(from, to)| top + height <= *from || *to <= top);
    let beside = taken.iter().flat_map(|(from, to)| [from - height, *to]);
    std::iter::once(wish)
        .chain(beside)
        .filter(|top| (top - wish).abs() <= reach && free(*top))
        .min_by(|a, b| (a - wish).abs().total_cmp(&(b - wish).abs()))
}

/// A run of labels that touch, moved as one to where its members are nearest to their wishes together.
struct Run {
    members: usize,
    height: f64,
    /// Of each member: its wish, less its place within the run.
    sum_of_wishes: f64,
}

impl Run {
    fn top(&self, from: f64, to: f64) -> f64 {
        let mean = self.sum_of_wishes / self.members as f64;
        mean.min(to - self.height).max(from)
    }

    fn take(&mut self, below: &Self) {
        self.sum_of_wishes += below.sum_of_wishes - below.members as f64 * self.height;
        self.height += below.height;
        self.members += below.members;
    }
}

/// The tops of the labels in one column, whatever their own: as near to the wishes together as possible.
fn spread(wishes: &[Wish], from: f64, to: f64) -> Vec<f64> {
    let order = in_order(wishes);
    let mut runs: Vec<Run> = Vec::new();
    for index in &order {
        let label = &wishes[*index];
        let mut run = Run { members: 1, height: label.height, sum_of_wishes: label.wish };
        while let Some(mut above) = runs.pop() {
            if above.top(from, to) + above.height <= run.top(from, to) {
                runs.push(above);
                break;
            }
            above.take(&run);
            run = above;
        }
        runs.push(run);
    }

    let mut tops = vec![from; wishes.len()];
    let mut waiting = order.into_iter();
    for run in &runs {
        let mut top = run.top(from, to);
        for index in waiting.by_ref().take(run.members) {
            tops[index] = top;
            top += wishes[index].height;
        }
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wish(wish: f64, height: f64) -> Wish {
        Wish { wish, height, left: 0.0, right: 100.0, taken: Vec::new() }
    }

    #[test]
    fn labels_with_room_stand_where_they_want() {
        assert_eq!(place(&[wish(80.0, 20.0), wish(10.0, 20.0)], 0.0, 200.0, 50.0), [80.0, 10.0]);
    }

    #[test]
    fn labels_in_other_columns_do_not_mind_each_other() {
        let aside = Wish { left: 100.0, right: 180.0, ..wish(50.0, 20.0) };
        assert_eq!(place(&[wish(50.0, 20.0), aside], 0.0, 200.0, 50.0), [50.0, 50.0]);
    }

    #[test]
    fn labels_at_an_edge_stack_inwards() {
        assert_eq!(place(&[wish(-10.0, 20.0), wish(-5.0, 20.0)], 0.0, 200.0, 50.0), [0.0, 20.0]);
        assert_eq!(place(&[wish(195.0, 20.0), wish(190.0, 20.0)], 0.0, 200.0, 50.0), [180.0, 160.0]);
    }

    #[test]
    fn a_label_evades_a_line() {
        let above = Wish { taken: vec![(55.0, 90.0)], ..wish(50.0, 20.0) };
        let below = Wish { taken: vec![(35.0, 60.0)], ..wish(50.0, 20.0) };
        assert_eq!(place(&[above], 0.0, 200.0, 50.0), [35.0]);
        assert_eq!(place(&[below], 0.0, 200.0, 50.0), [60.0]);
    }

    #[test]
    fn without_a_free_place_labels_share_the_shift() {
        let everywhere = Wish { taken: vec![(0.0, 200.0)], ..wish(50.0, 20.0) };
        assert_eq!(place(&[everywhere, wish(50.0, 20.0)], 0.0, 200.0, 50.0), [40.0, 60.0]);
    }

    fn any_wish() -> impl Strategy<Value = Wish> {
        let taken = prop::collection::vec((0.0..400.0f64, 0.0..80.0f64), 0..3);
        (-50.0..450.0f64, 10.0..80.0f64, 0.0..200.0f64, 20.0..120.0f64, taken).prop_map(|(wish, height, left, width, taken)| Wish {
            wish,
            height,
            left,
            right: left + width,
            taken: taken.into_iter().map(|(from, height)| (from, from + height)).collect(),
        })
    }

    proptest! {
        #[test]
        fn labels_never_overlap(wishes in prop::collection::vec(any_wish(), 0..8), room in 100.0..500.0f64) {
            let tops = place(&wishes, 10.0, 10.0 + room, 90.0);
            let boxes: Vec<(&Wish, f64)> = wishes.iter().zip(tops).collect();
            let total: f64 = wishes.iter().map(|wish| wish.height).sum();
            for (index, (label, top)) in boxes.iter().enumerate() {
                prop_assert!(*top >= 10.0 - 1e-6);
                prop_assert!(total > room || top + label.height <= 10.0 + room + 1e-6);
                for (other, other_top) in &boxes[index + 1..] {
                    let apart = top + label.height <= other_top + 1e-6 || other_top + other.height <= top + 1e-6;
                    prop_assert!(apart || !label.meets(other), "{boxes:?}");
                }
            }
        }
    }
}
