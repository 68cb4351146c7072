//! The range in which a value lies.

/// The range in which the real value lies with some confidence, in the unit of the value itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    lower: f64,
    upper: f64,
}

impl Interval {
    /// The interval from `lower` to `upper`, both inside it. `None` if a bound is not a number or they are swapped.
    #[must_use]
    pub fn new(lower: f64, upper: f64) -> Option<Self> {
        let sound = lower.is_finite() && upper.is_finite() && lower <= upper;
        sound.then_some(Self { lower, upper })
    }

    /// The lowest value in the interval.
    #[must_use]
    pub fn lower(self) -> f64 {
        self.lower
    }

    /// The highest value in the interval.
    #[must_use]
    pub fn upper(self) -> f64 {
        self.upper
    }

    /// Whether `value` lies in the interval; the bounds do.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }

    /// Whether both bounds are the same value: no doubt at all.
    #[must_use]
    pub fn is_point(self) -> bool {
        self.lower >= self.upper
    }
    /// The same range in another unit: both bounds times `factor`. `None` if that is negative or leaves the numbers.
    #[must_use]
    pub fn times(self, factor: f64) -> Option<Self> {
        Self::new(self.lower * factor, self.upper * factor)
    }
}

/// A value with its interval, in one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The value itself.
    pub value: f64,
    /// The range in which the real value lies with some confidence.
    pub interval: Interval,
}

impl Estimate {
    /// The value with its interval. `None` if the value is not a finite number.
    #[must_use]
    pub fn new(value: f64, interval: Interval) -> Option<Self> {
        value.is_finite().then_some(Self { value, interval })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_has_two_ordered_numbers() {
        assert_eq!(Interval::new(2.0, 1.0), None);
        assert_eq!(Interval::new(f64::NAN, 1.0), None);
        let interval = Interval::new(1.0, 2.5).expect("sound bounds");
        assert!(interval.contains(1.0) && interval.contains(2.5) && !interval.contains(2.6));
    }

    #[test]
    fn another_unit_keeps_the_order() {
        let interval = Interval::new(0.1, 0.25).expect("sound bounds");
        assert_eq!(interval.times(100.0), Interval::new(10.0, 25.0));
        assert_eq!(interval.times(-1.0), None);
        assert_eq!(interval.times(f64::INFINITY), None);
    }
}
