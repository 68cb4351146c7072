//! The margin of a share: so many of so many.

use crate::Interval;
use crate::distributions::two_sided;

/// The Wilson score interval of a share: `count` of `n`, both bounds between 0 and 1.
///
/// `confidence` is the probability to cover the real share, such as 0.95. It behaves at the edges, where the
/// textbook interval does not: 0 of 50 gives a margin too. `None` if `n` is zero, `count` is more than `n`,
/// or `confidence` does not lie between 0 and 1.
///
/// Source: E.B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
/// American Statistical Association 22 (1927), 209-212.
#[must_use]
pub fn wilson(count: u64, n: u64, confidence: f64) -> Option<Interval> {
    if n == 0 || count > n {
        return None;
    }
    let z = two_sided(confidence)?;
    let total = n as f64;
    let share = count as f64 / total;
    let z_squared = z * z;
    let middle = share + z_squared / (2.0 * total);
    let reach = z * (share * (1.0 - share) / total + z_squared / (4.0 * total * total)).sqrt();
    let scale = 1.0 + z_squared / total;
    // At the edges the bound is exactly the edge; the subtraction would leave a rounding error.
    let lower = if count == 0 { 0.0 } else { (middle - reach) / scale };
    let upper = if count == n { 1.0 } else { (middle + reach) / scale };
    Interval::new(lower.max(0.0), upper.min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Count, n, confidence, lower, upper: two independent statistics packages agree on these bounds.
    const KNOWN: [(u64, u64, f64, f64, f64); 9] = [
        (0, 50, 0.95, 0.0, 0.071_347_599_133_358_71),
        (0, 50, 0.998, 0.0, 0.160_362_891_042_790_9),
        (1, 50, 0.95, 0.003_539_259_271_646_229, 0.104_954_435_896_378_14),
        (3, 50, 0.998, 0.012_140_356_168_797_797, 0.248_978_987_948_857_8),
        (45, 820, 0.95, 0.041_264_296_658_159_64, 0.072_642_885_137_504_7),
        (170, 3100, 0.998, 0.043_515_460_818_516_18, 0.068_896_170_413_694_25),
        (50, 50, 0.95, 0.928_652_400_866_641_2, 1.0),
        (999, 42865, 0.95, 0.021_919_608_806_607_378, 0.024_777_278_505_909_325),
        (999, 42865, 0.998, 0.021_157_744_702_323_26, 0.025_666_060_036_060_95),
    ];

    #[test]
    fn wilson_gives_the_known_bounds() {
        for (count, n, confidence, lower, upper) in KNOWN {
            let interval = wilson(count, n, confidence).expect("a sound question");
            assert!((interval.lower() - lower).abs() < 1e-12, "{count} of {n}: {interval:?}");
            assert!((interval.upper() - upper).abs() < 1e-12, "{count} of {n}: {interval:?}");
        }
    }

    #[test]
    fn no_interval_for_an_unsound_question() {
        for (count, n, confidence) in [(0, 0, 0.95), (3, 2, 0.95), (1, 2, 0.0), (1, 2, 1.0), (1, 2, f64::NAN), (1, 2, -0.5)] {
            assert_eq!(wilson(count, n, confidence), None);
        }
    }

    fn share() -> impl Strategy<Value = (u64, u64)> {
        (1..2_000_000u64).prop_flat_map(|n| (0..=n, Just(n)))
    }

    proptest! {
        #[test]
        fn wilson_covers_the_share_and_stays_a_share((count, n) in share(), confidence in 0.01..0.9999f64) {
            let interval = wilson(count, n, confidence).expect("a sound question");
            prop_assert!(interval.contains(count as f64 / n as f64));
            prop_assert!(interval.lower() >= 0.0 && interval.upper() <= 1.0);
        }

        #[test]
        fn more_confidence_is_a_wider_interval((count, n) in share(), low in 0.05..0.5f64, more in 0.01..0.49f64) {
            let narrow = wilson(count, n, low).expect("a sound question");
            let wide = wilson(count, n, low + more).expect("a sound question");
            prop_assert!(wide.lower() <= narrow.lower() && narrow.upper() <= wide.upper());
        }

        #[test]
        fn the_complement_mirrors_the_interval((count, n) in share()) {
            let of = wilson(count, n, 0.95).expect("a sound question");
            let rest = wilson(n - count, n, 0.95).expect("a sound question");
            prop_assert!((of.lower() - (1.0 - rest.upper())).abs() < 1e-12);
        }
    }
}
