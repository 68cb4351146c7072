//! Mann-Kendall's test for a trend, with the slope of Theil and Sen: only the order of the values counts.

use crate::distributions::beyond;
use crate::median;

/// What the test gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MannKendall {
    /// Pairs of points that rise, less those that fall.
    pub s: i32,
    /// The variance of `s` if there is no trend, corrected for equal values.
    pub variance: f64,
    /// `s` as a standard normal value, corrected for continuity.
    pub z: f64,
    /// The probability of such a value, or one further from zero, if there is no trend.
    pub p_value: f64,
    /// Kendall's tau: from -1 (each falls) to 1 (each rises).
    pub tau: f64,
    /// The middle one of the slopes between all pairs, per unit of time.
    pub slope: f64,
    /// The value of the line with that slope at time zero.
    pub intercept: f64,
}

/// Tests whether the values of a series of (time, value) go up or down.
///
/// `None` with fewer than two points, or if times do not each come after the one before, or a number is not finite.
///
/// Sources: H.B. Mann, "Nonparametric tests against trend", Econometrica 13 (1945), 245-259; M.G. Kendall, Rank
/// correlation methods (4th ed., London 1975), for equal values; P.K. Sen, "Estimates of the regression coefficient
/// based on Kendall's tau", Journal of the American Statistical Association 63 (1968), 1379-1389, after H. Theil (1950).
#[must_use]
pub fn mann_kendall(points: &[(f64, f64)]) -> Option<MannKendall> {
    let sound = points.iter().all(|(time, value)| time.is_finite() && value.is_finite());
    if points.len() < 2 || !sound || points.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
        return None;
    }
    let (mut s, mut slopes) = (0_i32, Vec::new());
    for (at, (time, value)) in points.iter().enumerate() {
        for (later, next) in &points[at + 1..] {
            s += i32::from(next > value) - i32::from(next < value);
            slopes.push((next - value) / (later - time));
        }
    }
    let variance = variance(points);
    let z = if s == 0 { 0.0 } else { f64::from(s - s.signum()) / variance.sqrt() };
    let slope = median(&slopes)?;
    let times: Vec<f64> = points.iter().map(|point| point.0).collect();
    let values: Vec<f64> = points.iter().map(|point| point.1).collect();
    Some(MannKendall {
        s,
        variance,
        z,
        p_value: beyond(z),
        tau: f64::from(s) / slopes.len() as f64,
        slope,
        intercept: median(&values)? - median(&times)? * slope,
    })
}

/// The variance of s, less what groups of equal values take from it.
fn variance(points: &[(f64, f64)]) -> f64 {
    let part = |n: f64| n * (n - 1.0) * (2.0 * n + 5.0) / 18.0;
    let mut values: Vec<f64> = points.iter().map(|point| point.1).collect();
    values.sort_by(f64::total_cmp);
    #[expect(clippy::float_cmp, reason = "equal values are what is counted")]
    let equal = values.chunk_by(|one, other| one == other).map(|group| part(group.len() as f64));
    part(points.len() as f64) - equal.sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64]) -> MannKendall {
        let points: Vec<_> = values.iter().enumerate().map(|(at, value)| (at as f64, *value)).collect();
        mann_kendall(&points).expect("a sound series")
    }

    #[test]
    fn the_values_are_the_known_ones() {
        let rising = of(&[3.1, 3.3, 3.2, 3.6, 3.9, 4.0, 4.2]);
        assert_eq!(rising.s, 19);
        for (found, known) in [
            (rising.variance, 44.333_333_333_333_336),
            (rising.z, 2.703_381_341_337_497_6),
            (rising.p_value, 0.006_863_794_985_449_09),
            (rising.tau, 0.904_761_904_761_904_8),
            (rising.slope, 0.2),
            (rising.intercept, 3.0),
        ] {
            assert!((found - known).abs() < 1e-9, "{found} {known}");
        }
    }

    #[test]
    fn equal_values_take_from_the_variance() {
        let tied = of(&[1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 3.0, 1.0]);
        assert_eq!((tied.s, tied.variance), (11, 57.0));
        let constant = of(&[4.0; 5]);
        assert_eq!((constant.s, constant.z, constant.p_value, constant.slope), (0, 0.0, 1.0, 0.0));
    }

    #[test]
    fn a_slope_is_per_unit_of_time() {
        let found = mann_kendall(&[(2000.0, 1.0), (2002.0, 5.0), (2003.0, 7.0)]).expect("a sound series");
        assert_eq!(found.slope, 2.0);
        assert!((found.intercept + found.slope * 2002.0 - 5.0).abs() < 1e-9);
    }

    #[test]
    fn an_unsound_series_is_refused() {
        for points in [&[][..], &[(0.0, 1.0)], &[(1.0, 1.0), (1.0, 2.0)], &[(0.0, f64::NAN), (1.0, 2.0)], &[(f64::INFINITY, 1.0)]] {
            assert_eq!(mann_kendall(points), None);
        }
    }
}
