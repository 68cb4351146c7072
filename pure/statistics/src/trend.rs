//! Whether a series goes anywhere: the verdict, after the rule for recent trends of Fingertips.

mod mann_kendall;
mod margins;
mod shares;

pub use mann_kendall::{MannKendall, mann_kendall};
pub use margins::{MarginTrend, MarginYear, trend_in_margins};
pub use shares::{ShareTrend, ShareYear, trend_in_shares};

/// So many years say something about a trend; the last so many decide.
const YEARS: usize = 5;

/// Below this chance that nothing is the matter, we speak of a trend.
const SIGNIFICANCE: f64 = 0.05;

/// What may be said about the direction of a series.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Trend {
    /// It goes up, more than chance explains.
    Rising,
    /// It goes down, more than chance explains.
    Falling,
    /// There are points enough, but they show no direction that chance does not explain.
    NotClear,
    /// There are fewer than five successive years since the last break.
    TooFewPoints,
}

/// The last part of a series in which points can be compared: everything after the last break.
///
/// `points` are in order of time, `at` tells when a point is, and a break stands at the first moment of the new
/// counting: a point on it belongs to the new part.
#[must_use]
pub fn since_last_break<'a, T>(points: &'a [T], at: impl Fn(&T) -> f64, breaks: &[f64]) -> &'a [T] {
    let Some(newest) = points.last().map(&at) else { return points };
    let last = breaks.iter().copied().filter(|moment| *moment <= newest).fold(f64::NEG_INFINITY, f64::max);
    &points[points.partition_point(|point| at(point) < last)..]
}

/// The trend of a yearly share or crude rate, by the chi-square test for trend on its last five years.
///
/// `years` are in order, all since the last break ([`since_last_break`]), one for each year.
///
/// Source: the rule for recent trends of Fingertips, the public health profiles of England (technical guidance,
/// "Trend markers"): at least five successive years, the last five, at 95 %.
#[must_use]
pub fn recent_trend_of_shares(years: &[ShareYear]) -> Trend {
    let Some(last) = last_years(years, |year| year.year) else { return Trend::TooFewPoints };
    match trend_in_shares(last) {
        Some(trend) => verdict(trend.p_value, trend.slope),
        None => Trend::NotClear,
    }
}

/// The trend of a yearly value with a margin for each year, by the line through its last five years in which each weighs as the
/// inverse of its variance ([`trend_in_margins`]). See [`recent_trend_of_shares`] for the rule.
#[must_use]
pub fn recent_trend_of_margins(years: &[MarginYear]) -> Trend {
    let Some(last) = last_years(years, |year| year.year) else { return Trend::TooFewPoints };
    match trend_in_margins(last) {
        Some(trend) => verdict(trend.p_value, trend.slope),
        None => Trend::NotClear,
    }
}

/// The trend of any other yearly series of (year, value), by Mann-Kendall's test on its last five years.
///
/// With five points this test only speaks when each is beyond the one before.
/// See [`recent_trend_of_shares`] for the rule.
#[must_use]
pub fn recent_trend(years: &[(i32, f64)]) -> Trend {
    let Some(last) = last_years(years, |(year, _)| *year) else { return Trend::TooFewPoints };
    let points: Vec<(f64, f64)> = last.iter().map(|(year, value)| (f64::from(*year), *value)).collect();
    match mann_kendall(&points) {
        Some(trend) => verdict(trend.p_value, f64::from(trend.s.signum())),
        None => Trend::NotClear,
    }
}

/// The last five points, if they are five successive years.
fn last_years<T>(points: &[T], year: impl Fn(&T) -> i32) -> Option<&[T]> {
    let last = &points[points.len().checked_sub(YEARS)?..];
    let successive = last.windows(2).all(|pair| year(&pair[0]).checked_add(1) == Some(year(&pair[1])));
    successive.then_some(last)
}

fn verdict(p_value: f64, slope: f64) -> Trend {
    if p_value >= SIGNIFICANCE || slope == 0.0 {
        Trend::NotClear
    } else if slope > 0.0 {
        Trend::Rising
    } else {
        Trend::Falling
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shares(counts: &[u64]) -> Vec<ShareYear> {
        (2018..).zip(counts).map(|(year, count)| ShareYear { year, count: *count, n: 1_000 }).collect()
    }

    #[test]
    fn five_years_that_rise_are_a_trend_and_four_are_not() {
        assert_eq!(recent_trend_of_shares(&shares(&[20, 24, 29, 33, 41])), Trend::Rising);
        assert_eq!(recent_trend_of_shares(&shares(&[41, 33, 29, 24, 20])), Trend::Falling);
        assert_eq!(recent_trend_of_shares(&shares(&[50, 52, 49, 51, 50])), Trend::NotClear);
        assert_eq!(recent_trend_of_shares(&shares(&[20, 30, 40, 50])), Trend::TooFewPoints);
        assert_eq!(recent_trend_of_shares(&shares(&[0, 0, 0, 0, 0])), Trend::NotClear);
    }

    #[test]
    fn what_the_margins_explain_is_no_trend() {
        let series = |half: f64| {
            let year = |(at, value): (i32, f64)| MarginYear {
                year: at,
                value,
                margin: crate::Interval::new(value - half, value + half).expect("sound bounds"),
            };
            (2018..).zip([40.0, 40.5, 40.2, 41.0, 41.4]).map(year).collect::<Vec<_>>()
        };
        assert_eq!(recent_trend_of_margins(&series(0.4)), Trend::Rising);
        assert_eq!(recent_trend_of_margins(&series(4.0)), Trend::NotClear);
        assert_eq!(recent_trend_of_margins(&series(0.4)[1..]), Trend::TooFewPoints);
    }

    #[test]
    fn only_the_last_five_years_count() {
        assert_eq!(recent_trend_of_shares(&shares(&[400, 300, 20, 24, 29, 33, 41])), Trend::Rising);
        let series = [(2015, 90.0), (2016, 1.0), (2017, 2.0), (2018, 3.0), (2019, 4.0), (2020, 5.0)];
        assert_eq!(recent_trend(&series), Trend::Rising);
        assert_eq!(recent_trend(&series[1..5]), Trend::TooFewPoints);
    }

    #[test]
    fn a_year_that_lacks_or_comes_twice_gives_no_arrow() {
        let lacking = [(2015, 1.0), (2016, 2.0), (2017, 3.0), (2019, 4.0), (2020, 5.0)];
        assert_eq!(recent_trend(&lacking), Trend::TooFewPoints);
        let twice = [(2016, 1.0), (2017, 2.0), (2017, 3.0), (2018, 4.0), (2019, 5.0)];
        assert_eq!(recent_trend(&twice), Trend::TooFewPoints);
    }

    #[test]
    fn a_value_that_is_no_number_gives_no_arrow() {
        let series = [(2016, 1.0), (2017, 2.0), (2018, f64::NAN), (2019, 4.0), (2020, 5.0)];
        assert_eq!(recent_trend(&series), Trend::NotClear);
    }

    #[test]
    fn a_series_is_split_at_its_last_break() {
        let years = [2015.0, 2016.0, 2017.0, 2018.0];
        let since = |breaks: &[f64]| since_last_break(&years, |year| *year, breaks).to_vec();
        assert_eq!(since(&[]), years);
        assert_eq!(since(&[2016.0, 2017.0]), [2017.0, 2018.0]);
        assert_eq!(since(&[2017.0, 2016.0]), [2017.0, 2018.0]);
        assert_eq!(since(&[2018.5]), years);
        assert_eq!(since(&[2017.5]), [2018.0]);
        assert!(since_last_break(&[], |year: &f64| *year, &[2016.0]).is_empty());
    }

    proptest! {
        #[test]
        fn turned_upside_down_the_trend_turns_too(values in prop::collection::vec(-50..50i32, 5..9)) {
            let series = |sign: f64| (2000..).zip(&values).map(|(year, value)| (year, sign * f64::from(*value))).collect::<Vec<_>>();
            let turned = match recent_trend(&series(-1.0)) {
                Trend::Rising => Trend::Falling,
                Trend::Falling => Trend::Rising,
                other => other,
            };
            prop_assert_eq!(recent_trend(&series(1.0)), turned);
        }
    }
}
