//! The chi-square test for a trend in shares.

use crate::distributions::chi_square_tail;

/// One year of a share.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ShareYear {
    /// The year.
    pub year: i32,
    /// So many.
    pub count: u64,
    /// Of so many.
    pub n: u64,
}

/// What the test gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareTrend {
    /// The chi-square value, with one degree of freedom.
    pub chi_square: f64,
    /// The probability of such a value, or a greater one, if there is no trend.
    pub p_value: f64,
    /// How much the share (0 to 1) changes in a year, each year weighing as much as the people behind it.
    pub slope: f64,
}

/// Tests whether a share rises or falls over the years, in a straight line.
///
/// `None` if a count is more than its whole, there are fewer than two years with people, or the share is 0 or 1 all the
/// time.
///
/// Source: P. Armitage, "Tests for linear trends in proportions and frequencies", Biometrics 11 (1955), 375-386.
#[must_use]
pub fn trend_in_shares(years: &[ShareYear]) -> Option<ShareTrend> {
    if years.iter().any(|year| year.count > year.n) {
        return None;
    }
    let sum = |part: &dyn Fn(&ShareYear) -> f64| years.iter().map(part).sum::<f64>();
    let people = sum(&|year| year.n as f64);
    let share = sum(&|year| year.count as f64) / people;
    let middle = sum(&|year| year.n as f64 * f64::from(year.year)) / people;
    let from_middle = |year: &ShareYear| f64::from(year.year) - middle;
    let spread = sum(&|year| year.n as f64 * from_middle(year).powi(2));
    let together = sum(&|year| from_middle(year) * (year.count as f64 - year.n as f64 * share));
    let slope = together / spread;
    let chi_square = together * slope / (share * (1.0 - share));
    // Nobody, one year only, or a share that cannot vary: something above was divided by zero.
    chi_square.is_finite().then(|| ShareTrend { chi_square, p_value: chi_square_tail(chi_square), slope })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn years(counts: [u64; 5], n: [u64; 5]) -> Vec<ShareYear> {
        (2019..).zip(counts.into_iter().zip(n)).map(|(year, (count, n))| ShareYear { year, count, n }).collect()
    }

    #[test]
    fn the_values_are_the_known_ones() {
        let trend = trend_in_shares(&years([20, 24, 29, 33, 41], [1000, 1010, 1005, 1020, 1015])).expect("a trend");
        assert!((trend.chi_square - 8.709_759_062_357_545).abs() < 1e-9, "{trend:?}");
        assert!((trend.p_value - 0.003_165_110_371_410_495_7).abs() < 1e-9, "{trend:?}");
        assert!((trend.slope - 0.004_939_267_441_107_375).abs() < 1e-12, "{trend:?}");
    }

    #[test]
    fn what_cannot_vary_has_no_trend() {
        assert_eq!(trend_in_shares(&years([0; 5], [100; 5])), None);
        assert_eq!(trend_in_shares(&years([100; 5], [100; 5])), None);
        assert_eq!(trend_in_shares(&years([0; 5], [0; 5])), None);
        assert_eq!(trend_in_shares(&years([3, 0, 0, 0, 0], [9, 0, 0, 0, 0])), None);
        assert_eq!(trend_in_shares(&years([11; 5], [10; 5])), None);
        assert_eq!(trend_in_shares(&[]), None);
    }

    proptest! {
        #[test]
        fn counting_the_others_mirrors_the_trend(counts in prop::array::uniform5(1..400u64), more in prop::array::uniform5(1..400u64)) {
            let n = std::array::from_fn(|at| counts[at] + more[at]);
            let of = trend_in_shares(&years(counts, n)).expect("a trend");
            let rest = trend_in_shares(&years(more, n)).expect("a trend");
            prop_assert!((of.chi_square - rest.chi_square).abs() < 1e-6 * (1.0 + of.chi_square));
            prop_assert!((of.slope + rest.slope).abs() < 1e-9);
        }
    }
}
