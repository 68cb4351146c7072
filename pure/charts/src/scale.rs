//! The value axis: round numbers to read by.

/// As many steps as fit a chart well; one or two more is fine.
const STEPS: f64 = 5.0;
/// No axis needs more ticks than this; it bounds the search whatever the numbers are.
const MOST_TICKS: u8 = 24;
/// From this share of the highest value on, starting at zero would flatten the lines too much.
const FLATTENED: f64 = 0.4;

/// A value axis from `low` to `high`, both ticks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scale {
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// From low to high, at least two.
    pub(crate) ticks: Vec<f64>,
    /// As many as the ticks need.
    pub(crate) decimals: u8,
}

impl Scale {
    /// The axis for these values, none of which may be infinite. `decimals` is the precision of the figures: the
    /// ticks are no finer. Without values: zero to one.
    pub(crate) fn around(values: impl Iterator<Item = f64>, decimals: u8) -> Self {
        let (mut min, mut max) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(min, max), v| (v.min(min), v.max(max)));
        if min > max {
            (min, max) = (0.0, 1.0);
        }
        if min > 0.0 && min < FLATTENED * max {
            min = 0.0;
        } else if max < 0.0 && max > FLATTENED * min {
            max = 0.0;
        }
        let finest = 10f64.powi(-i32::from(decimals.min(6)));
        if min >= max {
            let room = (min.abs() * 0.1).max(2.0 * finest);
            let bottom = if min >= 0.0 { (min - room).max(0.0) } else { min - room };
            (min, max) = (bottom, max + room);
        }
        // Steps far below the precision of the numbers themselves would all fall on one value.
        let least = finest.max(max.abs().max(min.abs()) * 1e-9);
        Self::with_step(min, max, nice_step((max - min) / STEPS).max(nice_step(least)))
    }

    fn with_step(min: f64, max: f64, step: f64) -> Self {
        let first = (min / step + 1e-9).floor();
        let mut ticks = Vec::new();
        for index in 0..MOST_TICKS {
            let tick = (first + f64::from(index)) * step;
            ticks.push(tick);
            if index > 0 && tick >= max - step * 1e-6 {
                break;
            }
        }
        let high = ticks.last().copied().unwrap_or(max);
        Self { low: first * step, high, ticks, decimals: decimals_of(step) }
    }

    /// How far up the axis a value lies: 0 at the bottom, 1 at the top.
    pub(crate) fn share(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }
}

/// The smallest of 1, 2, 2.5 and 5 times a power of ten that is not less than `step`.
fn nice_step(step: f64) -> f64 {
    let power = 10f64.powf(step.log10().floor());
    let nice = [1.0, 2.0, 2.5, 5.0].into_iter().map(|part| part * power);
    nice.into_iter().find(|nice| *nice >= step * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

fn decimals_of(step: f64) -> u8 {
    let mut scaled = step;
    for decimals in 0..6 {
        if (scaled - scaled.round()).abs() < 1e-6 * scaled {
            return decimals;
        }
        scaled *= 10.0;
    }
    6
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scale(values: &[f64], decimals: u8) -> Scale {
        Scale::around(values.iter().copied(), decimals)
    }

    #[test]
    fn ticks_are_round_numbers_around_the_values() {
        assert_eq!(scale(&[34.0, 47.5], 1).ticks, [30.0, 35.0, 40.0, 45.0, 50.0]);
        assert_eq!(scale(&[0.0, 98.0], 0).ticks, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(scale(&[-12.0, 9.0], 0).ticks, [-15.0, -10.0, -5.0, 0.0, 5.0, 10.0]);
    }

    #[test]
    fn whole_figures_get_whole_ticks() {
        let scale = scale(&[2.0, 3.0], 0);
        assert!(scale.ticks.iter().all(|tick| tick.fract() == 0.0), "{scale:?}");
        assert_eq!(scale.decimals, 0);
    }

    #[test]
    fn equal_values_get_room() {
        let scale = scale(&[41.0, 41.0], 1);
        assert!(scale.low < 41.0 && scale.high > 41.0);
    }

    proptest! {
        #[test]
        fn every_value_lies_on_the_axis(
            values in prop::collection::vec(prop_oneof![-1e15..1e15f64, -100.0..100.0f64, -0.01..0.01f64], 0..8),
            decimals in 0..7u8,
        ) {
            let scale = scale(&values, decimals);
            prop_assert!(scale.low < scale.high && scale.ticks.len() >= 2 && scale.ticks.len() <= 12, "{:?}", scale);
            for value in values {
                prop_assert!((-0.001..=1.001).contains(&scale.share(value)), "{value} on {scale:?}");
            }
        }
    }
}
