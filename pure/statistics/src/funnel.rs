//! Funnel plots: how far a figure may lie from the common value by chance alone, by the size of the municipality.

use crate::Interval;
use crate::Margins;
use crate::distributions::{MOST_EVENTS, gamma_below, is_probability, two_sided};

/// Halving this often leaves nothing to halve.
const HALVINGS: usize = 100;

/// The limits at one size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FunnelPoint {
    /// The size: the people behind the share, or the population of the rate.
    pub denominator: f64,
    /// Between these figures chance is explanation enough.
    pub limits: Margins,
}

/// The limits around a common share (0 to 1) at each of these sizes; sizes that are not positive are left out.
///
/// A share lies outside them exactly when its [`wilson`](crate::wilson) interval leaves the common share out, so a
/// funnel and a [comparison](crate::compare) never contradict each other. `None` if `common` is no share.
///
/// Source: D.J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24
/// (2005), 1185-1202.
#[must_use]
pub fn funnel_of_shares(common: f64, denominators: &[f64]) -> Option<Vec<FunnelPoint>> {
    if !(0.0..=1.0).contains(&common) {
        return None;
    }
    let limits = |denominator: f64, confidence: f64| {
        let reach = two_sided(confidence)? * (common * (1.0 - common) / denominator).sqrt();
        Interval::new((common - reach).max(0.0), (common + reach).min(1.0))
    };
    Some(points(denominators, limits))
}

/// The limits around a common rate, in events per `per`, at each of these populations; sizes that are not positive, or
/// would give more than a thousand million events, are left out.
///
/// A count lies outside them exactly when its [exact interval](crate::exact_poisson) leaves the expected count out.
/// `None` if `common` or `per` is not a positive number.
///
/// Source: D.J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24
/// (2005), 1185-1202, with the exact interval of the count (F. Garwood 1936).
#[must_use]
pub fn funnel_of_rates(common: f64, per: f64, populations: &[f64]) -> Option<Vec<FunnelPoint>> {
    let is_positive = |value: f64| value.is_finite() && value > 0.0;
    if !(is_positive(common) && is_positive(per)) {
        return None;
    }
    let limits = |population: f64, confidence: f64| {
        let expected = common / per * population;
        count_limits(expected, confidence)?.times(common / expected)
    };
    Some(points(populations, limits))
}

fn points(denominators: &[f64], limits: impl Fn(f64, f64) -> Option<Interval>) -> Vec<FunnelPoint> {
    let sound = denominators.iter().copied().filter(|size| size.is_finite() && *size > 0.0);
    let point = |denominator| {
        let limits = Margins::by(|confidence| limits(denominator, confidence))?;
        Some(FunnelPoint { denominator, limits })
    };
    sound.filter_map(point).collect()
}

/// The counts whose exact interval just reaches the expected count, as real numbers.
fn count_limits(expected: f64, confidence: f64) -> Option<Interval> {
    let is_possible = expected > 0.0 && expected <= MOST_EVENTS;
    if !is_possible || !is_probability(confidence) {
        return None;
    }
    let outside = (1.0 - confidence) / 2.0;
    let upper = shape_with(expected, outside);
    let lower = shape_with(expected, 1.0 - outside) - 1.0;
    Interval::new(lower.max(0.0), upper)
}

/// The shape with which a gamma value is at most `value` with this probability: the greater the shape, the less
/// probable.
fn shape_with(value: f64, probability: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0 + value);
    while gamma_below(high, value) > probability {
        high *= 2.0;
    }
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if gamma_below(middle, value) > probability { low = middle } else { high = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Comparison, compare, exact_poisson, wilson};
    use proptest::prelude::*;

    fn assert_near(found: Interval, lower: f64, upper: f64) {
        assert!((found.lower() - lower).abs() < 1e-9 && (found.upper() - upper).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn the_limits_of_shares_are_the_known_ones() {
        let funnel = funnel_of_shares(0.2, &[0.0, 50.0, f64::NAN]).expect("a share");
        assert_eq!(funnel.len(), 1);
        assert_near(funnel[0].limits.at_95(), 0.089_127_694_052_025_77, 0.310_872_305_947_974_27);
        let funnel = funnel_of_shares(0.01, &[1_000.0]).expect("a share");
        assert_near(funnel[0].limits.at_998(), 0.000_276_811_043_169_834_1, 0.019_723_188_956_830_166);
        assert_eq!(funnel_of_shares(1.2, &[50.0]), None);
    }

    #[test]
    fn the_limits_of_rates_give_back_the_exact_interval() {
        for count in [1, 4, 20, 300] {
            let interval = exact_poisson(count, 0.95).expect("a sound question");
            assert!((count_limits(interval.upper(), 0.95).expect("sound").lower() - count as f64).abs() < 1e-8);
            assert!((count_limits(interval.lower(), 0.95).expect("sound").upper() - count as f64).abs() < 1e-8);
        }
        // So few events are expected that none at all is no surprise.
        assert_eq!(count_limits(3.6, 0.95).expect("sound").lower(), 0.0);
        assert_eq!(funnel_of_rates(0.0, 1_000.0, &[50.0]), None);
        assert_eq!(funnel_of_rates(1.0, 1e-300, &[1e300, -1.0]), Some(vec![]));
    }

    proptest! {
        #[test]
        fn outside_the_funnel_is_outside_the_margin(
            (count, n) in (1..20_000u64).prop_flat_map(|n| (0..=n, Just(n))), common in 0.001..0.999f64,
        ) {
            let share = count as f64 / n as f64;
            let limits = funnel_of_shares(common, &[n as f64]).expect("a share")[0].limits;
            let similar = compare(Margins::by(|sure| wilson(count, n, sure)), Some(common)) == Comparison::Similar;
            let edge = (share - limits.at_95().lower()).abs().min((share - limits.at_95().upper()).abs());
            prop_assert!(edge < 1e-9 || similar == limits.at_95().contains(share));
        }

        #[test]
        fn a_funnel_narrows_with_the_size(common in 0.1..50.0f64, population in 100.0..1e6f64, more in 1.01..100.0f64) {
            let funnel = funnel_of_rates(common, 1_000.0, &[population, population * more]).expect("a rate");
            let (small, large) = (funnel[0].limits, funnel[1].limits);
            prop_assert!(small.at_95().contains(common) && large.at_998().contains(common));
            prop_assert!(large.at_95().upper() <= small.at_95().upper());
            prop_assert!(large.at_998().lower() >= small.at_998().lower());
        }
    }
}
