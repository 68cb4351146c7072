//! Rates freed from differences in age or composition: directly and indirectly standardised.

use crate::counts::{byar, crude_rate};
use crate::{Estimate, Interval};

/// Below this many events a directly standardised rate says too little to give.
const LEAST_EVENTS: u64 = 10;

/// One group of the population, such as an age class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stratum {
    /// Events in the group.
    pub count: u64,
    /// Persons or person-years in the group.
    pub population: f64,
    /// Persons in the same group of the standard population.
    pub standard: f64,
}

/// The directly standardised rate with Dobson's interval: the rate that the standard population would have with the
/// rates of these groups. `per` is the multiplier (1,000).
///
/// `None` with fewer than ten events in all, a group without people, no standard population, or a `confidence` that
/// does not lie between 0 and 1.
///
/// Source: A.J. Dobson, K. Kuulasmaa, E. Eberle and J. Scherer, "Confidence intervals for weighted sums of Poisson
/// parameters", Statistics in Medicine 10 (1991), 457-462, with Byar's interval of the count.
#[must_use]
pub fn dobson(strata: &[Stratum], per: f64, confidence: f64) -> Option<Estimate> {
    let sound = |stratum: &Stratum| stratum.population > 0.0 && stratum.standard >= 0.0;
    let is_sound = per > 0.0 && strata.iter().all(sound);
    let events = strata.iter().try_fold(0_u64, |sum, stratum| sum.checked_add(stratum.count))?;
    if events < LEAST_EVENTS || !is_sound {
        return None;
    }
    let standard: f64 = strata.iter().map(|stratum| stratum.standard).sum();
    let (mut rate, mut variance) = (0.0, 0.0);
    for stratum in strata {
        let weight = stratum.standard / standard / stratum.population;
        rate += weight * stratum.count as f64;
        variance += weight * weight * stratum.count as f64;
    }
    let count = byar(events, confidence)?;
    let events = events as f64;
    let scale = (variance / events).sqrt();
    let interval = Interval::new(rate + scale * (count.lower() - events), rate + scale * (count.upper() - events))?;
    Estimate::new(rate * per, interval.times(per)?)
}

/// The events that were to be expected with the rates of a reference: the sum of population times reference rate
/// (events per person) over the groups.
#[must_use]
pub fn expected_events(groups: &[(f64, f64)]) -> f64 {
    groups.iter().map(|(population, rate)| population * rate).sum()
}

/// The indirectly standardised ratio: events observed against events expected, times `per` (1 or 100), with Byar's
/// interval of the observed count; the expectation is taken as known.
///
/// `None` if `expected` or `per` is not a positive number, or `confidence` does not lie between 0 and 1.
///
/// Source: N.E. Breslow and N.E. Day, Statistical methods in cancer research II: the design and analysis of cohort
/// studies (Lyon 1987), 65-72.
#[must_use]
pub fn standardised_ratio(observed: u64, expected: f64, per: f64, confidence: f64) -> Option<Estimate> {
    crude_rate(observed, expected, per, confidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRATA: [Stratum; 3] = [
        Stratum { count: 4, population: 1_200.0, standard: 5_000.0 },
        Stratum { count: 12, population: 900.0, standard: 3_000.0 },
        Stratum { count: 20, population: 400.0, standard: 2_000.0 },
    ];

    #[test]
    fn equal_groups_give_the_crude_rate() {
        let one = Stratum { count: 25, population: 5_000.0, standard: 700.0 };
        let standardised = dobson(&[one], 1_000.0, 0.95).expect("a sound question");
        let crude = crude_rate(25, 5_000.0, 1_000.0, 0.95).expect("a sound question");
        assert!((standardised.value - crude.value).abs() < 1e-12);
        assert!((standardised.interval.lower() - crude.interval.lower()).abs() < 1e-12);
        assert!((standardised.interval.upper() - crude.interval.upper()).abs() < 1e-12);
    }

    /// The closed form and an independent package agree on these bounds.
    #[test]
    fn the_interval_of_dobson_is_the_known_one() {
        let rate = dobson(&STRATA, 1_000.0, 0.95).expect("a sound question");
        assert!((rate.value - 15.666_666_666_666_67).abs() < 1e-9, "{rate:?}");
        assert!((rate.interval.lower() - 10.899_490_748_153_37).abs() < 1e-9, "{rate:?}");
        assert!((rate.interval.upper() - 21.781_917_422_155_995).abs() < 1e-9, "{rate:?}");
    }

    #[test]
    fn too_few_events_or_people_give_no_rate() {
        let few = Stratum { count: 9, ..STRATA[0] };
        assert_eq!(dobson(&[few], 1_000.0, 0.95), None);
        assert_eq!(dobson(&[], 1_000.0, 0.95), None);
        let empty = Stratum { population: 0.0, ..STRATA[1] };
        assert_eq!(dobson(&[STRATA[2], empty], 1_000.0, 0.95), None);
        let weightless = Stratum { standard: 0.0, ..STRATA[2] };
        assert_eq!(dobson(&[weightless], 1_000.0, 0.95), None);
    }

    #[test]
    fn a_ratio_of_one_is_as_expected() {
        let expected = expected_events(&[(1_000.0, 0.01), (500.0, 0.03)]);
        assert!((expected - 25.0).abs() < 1e-12);
        let ratio = standardised_ratio(25, expected, 100.0, 0.95).expect("a sound question");
        assert!((ratio.value - 100.0).abs() < 1e-9);
        assert!((ratio.interval.lower() - 64.697_063_686_628_81).abs() < 1e-9, "{ratio:?}");
        let known = standardised_ratio(36, 18.35, 1.0, 0.95).expect("a sound question");
        assert!(
            (known.interval.lower() - 1.373_866_367_464_790_8).abs() < 1e-9
                && (known.interval.upper() - 2.716_111_757_809_402).abs() < 1e-9,
            "{known:?}"
        );
        assert_eq!(standardised_ratio(25, 0.0, 100.0, 0.95), None);
    }
}
