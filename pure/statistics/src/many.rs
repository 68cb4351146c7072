//! Looking at many figures at once: some of them stand out by chance alone.

/// How many of `looks` comparisons would stand out by chance, if nothing at all were the matter: 25 indicators at
/// 95 % give 1.25. `confidence` lies between 0 and 1.
#[must_use]
pub fn expected_by_chance(looks: usize, confidence: f64) -> f64 {
    looks as f64 * (1.0 - confidence)
}

/// The p-values of many breakdowns, corrected for their number, in the same order: of those at or below 0.05, at most
/// 5 % is expected to be chance.
///
/// `None` if a p-value does not lie from 0 to 1.
///
/// Source: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate: a practical and powerful approach to
/// multiple testing", Journal of the Royal Statistical Society B 57 (1995), 289-300.
#[must_use]
pub fn benjamini_hochberg(p_values: &[f64]) -> Option<Vec<f64>> {
    if !p_values.iter().all(|p| (0.0..=1.0).contains(p)) {
        return None;
    }
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&one, &other| p_values[one].total_cmp(&p_values[other]));
    let mut corrected = vec![1.0; p_values.len()];
    let mut least: f64 = 1.0;
    for (before, &at) in order.iter().enumerate().rev() {
        least = least.min(p_values[at] * (p_values.len() as f64 / (before + 1) as f64));
        corrected[at] = least;
    }
    Some(corrected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_corrected_values_are_the_known_ones() {
        let corrected = benjamini_hochberg(&[0.01, 0.04, 0.03, 0.005, 0.55]).expect("sound p-values");
        for (found, known) in corrected.into_iter().zip([0.025, 0.05, 0.05, 0.025, 0.55]) {
            assert!((found - known).abs() < 1e-12, "{found} {known}");
        }
        assert_eq!(benjamini_hochberg(&[]), Some(vec![]));
        assert_eq!(benjamini_hochberg(&[0.2, 1.1]), None);
        assert_eq!(benjamini_hochberg(&[f64::NAN]), None);
    }

    #[test]
    fn twenty_five_looks_give_one_by_chance() {
        assert!((expected_by_chance(25, 0.95) - 1.25).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn a_correction_only_takes_certainty_away_and_keeps_the_order(p_values in prop::collection::vec(0.0..=1.0f64, 1..40)) {
            let corrected = benjamini_hochberg(&p_values).expect("sound p-values");
            for (one, p) in p_values.iter().enumerate() {
                prop_assert!(corrected[one] >= *p && corrected[one] <= 1.0);
                for (other, q) in p_values.iter().enumerate() {
                    prop_assert!(p > q || corrected[one] <= corrected[other]);
                }
            }
        }
    }
}
