//! Classes for a map: from which value to which, so that what is written and what is coloured agree.

/// No map has more classes than a reader can tell apart.
pub(crate) const MOST: usize = 5;

/// Where the classes of a map begin.
#[derive(Clone, Debug, PartialEq)]
pub struct Classes {
    /// The lowest value of every class but the first, rounded as the figures are shown, each higher than the one before.
    bounds: Vec<f64>,
    decimals: u8,
}

/// The values of one class, as they are shown. The first class has no lower end, the last no upper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClassRange {
    /// The lowest value that is in the class.
    pub from: Option<f64>,
    /// The highest value that is in the class.
    pub to: Option<f64>,
}

impl Classes {
    /// Classes with about as many areas in each (quantiles), five at most; fewer where values are the same. `decimals`
    /// is how the figures are shown, six at most.
    #[must_use]
    pub fn equal_counts(values: &[f64], count: usize, decimals: u8) -> Self {
        let mut values: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        let count = count.clamp(1, MOST);
        let bounds = (1..count).filter_map(|class| values.get(class * values.len() / count).copied());
        Self::at(values.first().copied(), bounds, decimals)
    }

    /// Classes that begin at round numbers, equally far apart: as many as fit, at most `count` and five.
    #[must_use]
    pub fn round(values: &[f64], count: usize, decimals: u8) -> Self {
        let sound = values.iter().copied().filter(|value| value.is_finite());
        let (low, high) = sound.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        let count = count.clamp(1, MOST);
        let finest = 10f64.powi(-i32::from(decimals.min(6)));
        let inner = |step: f64| -> Vec<f64> {
            let first = (low / step).floor() + 1.0;
            let bounds = (0..MOST).map(|index| (first + index as f64) * step);
            bounds.take_while(|bound| *bound <= high).collect()
        };
        let steps = (-6..15).flat_map(|power| [1.0, 2.0, 2.5, 5.0].map(|part| part * 10f64.powi(power)));
        let fitting = steps.filter(|step| *step >= finest * 0.999).map(inner).find(|bounds| bounds.len() < count);
        Self::at(low.is_finite().then_some(low), fitting.unwrap_or_default().into_iter(), decimals)
    }

    /// Classes that begin at these values, such as those of a decision or of the source.
    #[must_use]
    pub fn given(bounds: &[f64], decimals: u8) -> Self {
        let mut bounds: Vec<f64> = bounds.iter().copied().filter(|bound| bound.is_finite()).collect();
        bounds.sort_by(f64::total_cmp);
        Self::at(None, bounds.into_iter().take(MOST - 1), decimals)
    }

    fn at(lowest: Option<f64>, bounds: impl Iterator<Item = f64>, decimals: u8) -> Self {
        let lowest = lowest.map(|lowest| rounded(lowest, decimals));
        let mut bounds: Vec<f64> = bounds.map(|bound| rounded(bound, decimals)).collect();
        bounds.retain(|bound| lowest.is_none_or(|lowest| *bound > lowest));
        bounds.dedup();
        Self { bounds, decimals }
    }

    /// The class of a value, counted from zero; decided on the value as it is shown.
    #[must_use]
    pub fn of(&self, value: f64) -> usize {
        let shown = rounded(value, self.decimals);
        self.bounds.iter().filter(|bound| **bound <= shown).count()
    }

    /// From which value to which each class runs.
    #[must_use]
    pub fn ranges(&self) -> Vec<ClassRange> {
        let step = 10f64.powi(-i32::from(self.decimals.min(6)));
        let from = std::iter::once(None).chain(self.bounds.iter().copied().map(Some));
        let to = self.bounds.iter().map(|bound| Some(rounded(bound - step, self.decimals))).chain([None]);
        from.zip(to).map(|(from, to)| ClassRange { from, to }).collect()
    }
}

fn rounded(value: f64, decimals: u8) -> f64 {
    let scale = 10f64.powi(i32::from(decimals.min(6)));
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equal_counts_divide_the_areas() {
        let values: Vec<f64> = (1..=20).map(f64::from).collect();
        let classes = Classes::equal_counts(&values, 4, 0);
        let mut counts = [0; 4];
        values.iter().for_each(|value| counts[classes.of(*value)] += 1);
        assert_eq!(counts, [5, 5, 5, 5]);
        let ends: Vec<_> = classes.ranges().iter().map(|range| (range.from, range.to)).collect();
        assert_eq!(ends, [(None, Some(5.0)), (Some(6.0), Some(10.0)), (Some(11.0), Some(15.0)), (Some(16.0), None)]);
    }

    #[test]
    fn equal_values_stay_in_one_class() {
        assert_eq!(Classes::equal_counts(&[3.0; 9], 5, 1).ranges(), [ClassRange { from: None, to: None }]);
        assert_eq!(Classes::equal_counts(&[], 5, 1).ranges().len(), 1);
        assert_eq!(Classes::round(&[], 5, 1).ranges().len(), 1);
    }

    #[test]
    fn round_classes_begin_at_round_numbers() {
        let starts = |values: &[f64], count| -> Vec<f64> {
            Classes::round(values, count, 1).ranges().iter().filter_map(|range| range.from).collect()
        };
        assert_eq!(starts(&[31.2, 52.8], 5), [35.0, 40.0, 45.0, 50.0]);
        assert_eq!(starts(&[0.2, 1.9], 4), [0.5, 1.0, 1.5]);
        assert_eq!(starts(&[-12.0, 8.0], 5), [-10.0, -5.0, 0.0, 5.0]);
    }

    #[test]
    fn a_value_is_in_the_class_that_its_written_form_is_in() {
        let classes = Classes::given(&[37.0, 41.0], 0);
        assert_eq!([36.4, 36.6, 40.49, 41.0].map(|value| classes.of(value)), [0, 1, 1, 2]);
    }

    proptest! {
        #[test]
        fn every_value_is_in_the_range_of_its_class(
            values in prop::collection::vec(-1e6..1e6f64, 1..60), count in 1..7usize, decimals in 0..3u8,
        ) {
            for classes in [Classes::equal_counts(&values, count, decimals), Classes::round(&values, count, decimals)] {
                let ranges = classes.ranges();
                prop_assert!(ranges.len() <= count.min(MOST));
                for value in &values {
                    let (shown, range) = (rounded(*value, decimals), ranges[classes.of(*value)]);
                    prop_assert!(range.from.is_none_or(|from| from <= shown + 1e-9) && range.to.is_none_or(|to| shown <= to + 1e-9));
                }
            }
        }
    }
}
