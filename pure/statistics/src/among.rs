//! Where a figure lies among others of its kind.

use crate::Interval;

/// The middle value, or the mean of the two in the middle. `None` if there are no values, or one is not a finite number.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    if values.is_empty() || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    Some(if sorted.len() % 2 == 1 { sorted[half] } else { f64::midpoint(sorted[half - 1], sorted[half]) })
}

/// How many others lie on either side of a figure.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Rank {
    /// How many others are lower.
    pub lower: usize,
    /// How many are the same.
    pub same: usize,
    /// How many are higher.
    pub higher: usize,
}

/// The rank of a figure among others; what is not a number is nowhere.
#[must_use]
pub fn rank(own: f64, others: &[f64]) -> Rank {
    let mut rank = Rank::default();
    for other in others {
        match other.partial_cmp(&own) {
            Some(std::cmp::Ordering::Less) => rank.lower += 1,
            Some(std::cmp::Ordering::Equal) => rank.same += 1,
            Some(std::cmp::Ordering::Greater) => rank.higher += 1,
            None => {}
        }
    }
    rank
}

/// The rank of a margin among others: lower and higher are those that it does not touch, the same are all that it does.
///
/// Margins at 95 % that do not touch differ at far more than 95 %, so that among many others few stand apart by chance.
///
/// Source: N. Schenker and J.F. Gentleman, "On judging the significance of differences by examining the overlap between
/// confidence intervals", The American Statistician 55 (2001), 182-186.
#[must_use]
pub fn rank_of_margin(own: Interval, others: &[Interval]) -> Rank {
    let lower = others.iter().filter(|other| other.upper() < own.lower()).count();
    let higher = others.iter().filter(|other| other.lower() > own.upper()).count();
    Rank { lower, same: others.len() - lower - higher, higher }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_middle_of_few_values() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0]), Some(3.0));
        assert_eq!(median(&[9.0, 1.0, 4.0]), Some(4.0));
        assert_eq!(median(&[9.0, 1.0, 4.0, 5.0]), Some(4.5));
        assert_eq!(median(&[1.0, f64::NAN]), None);
    }

    #[test]
    fn margins_that_touch_do_not_stand_apart() {
        let margin = |lower, upper| Interval::new(lower, upper).expect("a margin");
        let others = [margin(1.0, 2.0), margin(1.0, 4.0), margin(5.0, 6.0), margin(7.0, 8.0)];
        assert_eq!(rank_of_margin(margin(4.0, 6.5), &others), Rank { lower: 1, same: 2, higher: 1 });
    }

    proptest! {
        #[test]
        fn half_of_the_values_lie_on_either_side_of_the_middle(values in prop::collection::vec(-1e6..1e6f64, 1..60)) {
            let rank = rank(median(&values).expect("values"), &values);
            prop_assert!(rank.lower <= values.len() / 2 && rank.higher <= values.len() / 2);
        }

        #[test]
        fn a_rank_is_where_the_figure_would_stand_in_a_row(own in -20..20i32, others in prop::collection::vec(-20..20i32, 0..60)) {
            let mut row: Vec<i32> = others.iter().copied().chain([own]).collect();
            row.sort_unstable();
            let first = row.iter().position(|one| *one == own).expect("it stands in the row");
            let last = row.iter().rposition(|one| *one == own).expect("it stands in the row");
            let others: Vec<f64> = others.into_iter().map(f64::from).collect();
            let rank = rank(f64::from(own), &others);
            prop_assert_eq!(rank, Rank { lower: first, same: last - first, higher: others.len() - last });
        }

        #[test]
        fn who_stands_apart_also_differs(own in -20.0..20.0f64, reach in 0.0..5.0f64, others in prop::collection::vec((-20.0..20.0f64, 0.0..5.0f64), 0..40)) {
            let margin = |value: f64, reach: f64| Interval::new(value - reach, value + reach).expect("a margin");
            let margins: Vec<Interval> = others.iter().map(|(value, reach)| margin(*value, *reach)).collect();
            let values: Vec<f64> = others.iter().map(|(value, _)| *value).collect();
            let (sure, seen) = (rank_of_margin(margin(own, reach), &margins), rank(own, &values));
            prop_assert!(sure.lower <= seen.lower && sure.higher <= seen.higher);
        }
    }
}
