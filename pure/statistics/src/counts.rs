//! The margin of a count of events, and of a crude rate.

use crate::distributions::{MOST_EVENTS, gamma_quantile, is_probability, two_sided};
use crate::{Estimate, Interval};

/// From this many events on Byar's approximation is near enough to the exact interval.
const BYAR_FROM: u64 = 10;

/// The exact interval of a count of events, such as deaths or reports in a year, in the unit of the count.
///
/// No events give a margin too: from 0 to 3.689 at 95 %. `None` if `confidence` does not lie between 0 and 1, or for
/// more than a thousand million events.
///
/// Source: F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936), 437-442, by the
/// chi-square values in K. Ulm, "A simple method to calculate the confidence interval of a standardized mortality
/// ratio", American Journal of Epidemiology 131 (1990), 373-375.
#[must_use]
pub fn exact_poisson(count: u64, confidence: f64) -> Option<Interval> {
    let events = count as f64;
    if !is_probability(confidence) || events > MOST_EVENTS {
        return None;
    }
    let outside = (1.0 - confidence) / 2.0;
    let lower = if count == 0 { 0.0 } else { gamma_quantile(events, outside)? };
    Interval::new(lower, gamma_quantile(events + 1.0, 1.0 - outside)?)
}

/// The interval of a count of events, in the unit of the count: Byar's approximation from ten events on, below that
/// the exact one.
///
/// `None` if `confidence` does not lie between 0 and 1.
///
/// Source: N.E. Breslow and N.E. Day, Statistical methods in cancer research II: the design and analysis of cohort
/// studies (Lyon 1987), 69.
#[must_use]
pub fn byar(count: u64, confidence: f64) -> Option<Interval> {
    if count < BYAR_FROM {
        return exact_poisson(count, confidence);
    }
    let z = two_sided(confidence)?;
    let bound = |events: f64, z: f64| events * (1.0 - 1.0 / (9.0 * events) + z / (3.0 * events.sqrt())).powi(3);
    // From a certainty that nobody asks for on, the approximation would go below zero.
    Interval::new(bound(count as f64, -z).max(0.0), bound(count as f64 + 1.0, z))
}

/// The crude rate: events per so many of the population, such as reports per 1,000 residents.
///
/// `population` is in persons or person-years and taken as known; `per` is the multiplier (1,000). The interval is
/// [`byar`]'s. `None` if `population` or `per` is not a positive number, or `confidence` does not lie between 0 and 1.
#[must_use]
pub fn crude_rate(count: u64, population: f64, per: f64, confidence: f64) -> Option<Estimate> {
    if !(population > 0.0 && per > 0.0) {
        return None;
    }
    let factor = per / population;
    Estimate::new(count as f64 * factor, byar(count, confidence)?.times(factor)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assert_near(found: Option<Interval>, lower: f64, upper: f64) {
        let found = found.expect("a sound question");
        assert!((found.lower() - lower).abs() < 1e-9 && (found.upper() - upper).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn the_exact_bounds_are_the_known_ones() {
        for (count, confidence, lower, upper) in [
            (0, 0.95, 0.0, 3.688_879_454_113_935_4),
            (0, 0.998, 0.0, 6.907_755_278_982_137),
            (1, 0.95, 0.025_317_807_984_289_897, 5.571_643_390_938_898),
            (4, 0.998, 0.428_552_412_868_422_95, 14.794_149_222_537_21),
            (9, 0.95, 4.115_373_097_378_334, 17.084_803_451_419_166),
        ] {
            assert_near(exact_poisson(count, confidence), lower, upper);
            assert_near(byar(count, confidence), lower, upper);
        }
    }

    #[test]
    fn the_bounds_of_byar_are_the_known_ones() {
        for (count, confidence, lower, upper) in [
            (10, 0.95, 4.787_449_913_967_563, 18.391_458_605_756_473),
            (10, 0.998, 2.916_318_374_695_686, 24.193_724_927_880_55),
            (1000, 0.998, 905.114_954_595_967_1, 1_101.632_945_122_775),
        ] {
            assert_near(byar(count, confidence), lower, upper);
        }
    }

    #[test]
    fn a_rate_is_the_count_in_another_unit() {
        let rate = crude_rate(12, 3_000.0, 1_000.0, 0.95).expect("a sound question");
        assert_eq!(rate.value, 4.0);
        assert_near(Some(rate.interval), 6.193_509_843_079_028_5 / 3.0, 20.962_858_053_616_7 / 3.0);
    }

    #[test]
    fn no_interval_for_an_unsound_question() {
        for confidence in [0.0, 1.0, f64::NAN] {
            assert_eq!(exact_poisson(3, confidence), None);
            assert_eq!(byar(30, confidence), None);
        }
        assert_eq!(exact_poisson(u64::MAX, 0.95), None);
        for (population, per) in [(0.0, 1.0), (-1.0, 1.0), (f64::NAN, 1.0), (1.0, 0.0), (f64::INFINITY, 1.0)] {
            assert_eq!(crude_rate(3, population, per, 0.95).filter(|rate| rate.value > 0.0), None);
        }
    }

    proptest! {
        #[test]
        fn both_intervals_cover_the_count_and_agree(count in 10..100_000u64, confidence in 0.5..0.998f64) {
            let near = byar(count, confidence).expect("a sound question");
            let exact = exact_poisson(count, confidence).expect("a sound question");
            prop_assert!(near.contains(count as f64) && exact.contains(count as f64));
            let width = exact.upper() - exact.lower();
            prop_assert!((near.lower() - exact.lower()).abs() < 0.01 * width, "{near:?} {exact:?}");
            prop_assert!((near.upper() - exact.upper()).abs() < 0.01 * width, "{near:?} {exact:?}");
        }
    }
}
