//! The distributions that the methods rest on: normal, chi-square and gamma.

use statrs::distribution::{Continuous, ContinuousCDF, Gamma};
use statrs::function::erf::erf_inv;
use statrs::function::gamma::{gamma_lr, gamma_ur};
use std::f64::consts::SQRT_2;

/// More events than these do not happen to people, and the gamma function takes ever longer.
pub(crate) const MOST_EVENTS: f64 = 1e9;

/// The z for which a standard normal value lies between -z and z with this probability.
/// `None` unless it lies between 0 and 1.
pub(crate) fn two_sided(probability: f64) -> Option<f64> {
    is_probability(probability).then(|| SQRT_2 * erf_inv(probability))
}

/// The probability that a standard normal value lies at least `z` from 0, on either side.
pub(crate) fn beyond(z: f64) -> f64 {
    chi_square_tail(z * z)
}

/// The probability that a chi-square value with one degree of freedom is at least `value`, which is not negative.
pub(crate) fn chi_square_tail(value: f64) -> f64 {
    if value > 0.0 { gamma_ur(0.5, value / 2.0) } else { 1.0 }
}

/// The probability that a gamma value of this shape (and scale 1) is at most `value`; both are positive.
pub(crate) fn gamma_below(shape: f64, value: f64) -> f64 {
    gamma_lr(shape, value)
}

/// The value below which a gamma value of this shape (and scale 1) lies with this probability; half the chi-square
/// value with twice as many degrees of freedom.
pub(crate) fn gamma_quantile(shape: f64, probability: f64) -> Option<f64> {
    let gamma = Gamma::new(shape, 1.0).ok()?;
    if !is_probability(probability) {
        return None;
    }
    // The library stops at nine digits; one more step of Newton doubles them.
    let near = gamma.inverse_cdf(probability);
    Some(near - (gamma_below(shape, near) - probability) / gamma.pdf(near))
}

/// Whether `value` lies between 0 and 1, and is neither.
pub(crate) fn is_probability(value: f64) -> bool {
    value > 0.0 && value < 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_normal_bound_is_right_in_the_middle_and_far_out() {
        for (probability, z) in [
            (0.5, 0.674_489_750_196_081_7),
            (0.8, 1.281_551_565_544_600_4),
            (0.95, 1.959_963_984_540_054),
            (0.99, 2.575_829_303_548_900_4),
            (0.999_999, 4.891_638_475_698_943),
        ] {
            let found = two_sided(probability).expect("a probability");
            assert!((found - z).abs() < 1e-10, "{probability}: {found}");
            assert!((beyond(z) - (1.0 - probability)).abs() < 1e-13, "{probability}: {}", beyond(z));
        }
        for unsound in [0.0, 1.0, -0.5, f64::NAN] {
            assert_eq!(two_sided(unsound), None);
            assert_eq!(gamma_quantile(2.0, unsound), None);
        }
    }

    #[test]
    fn the_tails_agree_with_the_tables() {
        assert!((chi_square_tail(3.841_458_820_694_124) - 0.05).abs() < 1e-13);
        assert_eq!(chi_square_tail(0.0), 1.0);
        // A gamma of shape 1 is the exponential distribution.
        for probability in [0.001_f64, 0.025, 0.5, 0.975, 0.999, 0.999_95] {
            let exponential = -(-probability).ln_1p();
            let found = gamma_quantile(1.0, probability).expect("a probability");
            assert!((found - exponential).abs() < 1e-12, "{probability}: {found}");
            assert!((gamma_below(1.0, found) - probability).abs() < 1e-14);
        }
    }
}
