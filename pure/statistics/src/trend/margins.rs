//! A straight line through values of which some are surer than others.

use crate::Interval;
use crate::distributions::{beyond, two_sided};

/// The certainty of the margins that the line is drawn through.
const SURE: f64 = 0.95;

/// One year of a value with a margin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarginYear {
    /// The year.
    pub year: i32,
    /// The value.
    pub value: f64,
    /// Its margin at 95 %.
    pub margin: Interval,
}

/// What the test gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarginTrend {
    /// How much the value changes in a year.
    pub slope: f64,
    /// The standard error of the slope, as far as the margins tell it.
    pub error: f64,
    /// The probability of such a slope, or a steeper one, if there is no trend.
    pub p_value: f64,
}

/// Tests whether values rise or fall over the years, in a straight line through which each weighs as the inverse of its variance:
/// the surer a year, the more it counts. Half a margin is taken to be 1.96 standard errors.
///
/// `None` with fewer than two different years, or if a margin has no width or a value is not finite.
///
/// Source: A.C. Aitken, "On least squares and linear combination of observations", Proceedings of the Royal Society of Edinburgh
/// 55 (1936), 42-48. The variances are known, so the slope is tested as a standard normal value.
#[must_use]
pub fn trend_in_margins(years: &[MarginYear]) -> Option<MarginTrend> {
    let half = two_sided(SURE)?;
    if years.iter().any(|year| year.margin.is_point() || !year.value.is_finite()) {
        return None;
    }
    let weight = |year: &MarginYear| (2.0 * half / (year.margin.upper() - year.margin.lower())).powi(2);
    let sum = |part: &dyn Fn(&MarginYear) -> f64| years.iter().map(|year| weight(year) * part(year)).sum::<f64>();
    let weights = sum(&|_| 1.0);
    let (middle, mean) = (sum(&|year| f64::from(year.year)) / weights, sum(&|year| year.value) / weights);
    let from_middle = |year: &MarginYear| f64::from(year.year) - middle;
    let spread = sum(&|year| from_middle(year).powi(2));
    let slope = sum(&|year| from_middle(year) * (year.value - mean)) / spread;
    let error = spread.sqrt().recip();
    // No year, or one only: something above was divided by zero.
    (slope.is_finite() && error.is_finite()).then(|| MarginTrend { slope, error, p_value: beyond(slope / error) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn years(values: &[(f64, f64)]) -> Vec<MarginYear> {
        let margin = |value: f64, half: f64| Interval::new(value - half, value + half).expect("sound bounds");
        (2019..)
            .zip(values)
            .map(|(year, (value, half))| MarginYear { year, value: *value, margin: margin(*value, *half) })
            .collect()
    }

    #[test]
    fn the_values_are_the_known_ones() {
        let trend = trend_in_margins(&years(&[(41.0, 2.0), (40.2, 1.5), (40.6, 2.5), (38.9, 1.0), (38.1, 1.8)])).expect("a trend");
        for (found, known) in
            [(trend.slope, -0.71257381606435), (trend.error, 0.2739079049349371), (trend.p_value, 0.009281469275844396)]
        {
            assert!((found - known).abs() < 1e-9, "{found} {known}");
        }
    }

    #[test]
    fn a_year_that_is_hardly_known_hardly_counts() {
        let level = [(40.0, 0.1), (40.0, 0.1), (40.0, 0.1), (40.0, 0.1), (60.0, 50.0)];
        let trend = trend_in_margins(&years(&level)).expect("a trend");
        assert!(trend.slope < 0.01 && trend.p_value > 0.3, "{trend:?}");
    }

    #[test]
    fn what_has_no_doubt_or_no_years_gives_no_line() {
        assert_eq!(trend_in_margins(&years(&[(1.0, 0.0), (2.0, 1.0)])), None);
        assert_eq!(trend_in_margins(&years(&[(1.0, 1.0)])), None);
        assert_eq!(trend_in_margins(&[]), None);
    }

    proptest! {
        #[test]
        fn turned_upside_down_the_line_turns_too(values in prop::collection::vec((-50.0..50.0f64, 0.1..9.0f64), 2..8)) {
            let turned: Vec<_> = values.iter().map(|(value, half)| (-value, *half)).collect();
            let (one, other) = (trend_in_margins(&years(&values)).expect("a trend"), trend_in_margins(&years(&turned)).expect("a trend"));
            prop_assert!((one.slope + other.slope).abs() < 1e-9 && (one.p_value - other.p_value).abs() < 1e-9);
        }
    }
}
