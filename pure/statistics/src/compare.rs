//! A figure beside a reference: the country, or municipalities like this one.

use crate::{Direction, Interval};

/// The margins of a figure at both levels at which it is compared, in its own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margins {
    at_95: Interval,
    at_998: Interval,
}

impl Margins {
    /// How sure the narrow margin is.
    pub const NARROW: f64 = 0.95;
    /// How sure the wide margin is.
    pub const WIDE: f64 = 0.998;

    /// The margins at 95 % and at 99.8 %. `None` if the first does not lie within the second.
    #[must_use]
    pub fn new(at_95: Interval, at_998: Interval) -> Option<Self> {
        let within = at_998.contains(at_95.lower()) && at_998.contains(at_95.upper());
        within.then_some(Self { at_95, at_998 })
    }

    /// The margins by one method, asked once for each level: `Margins::by(|sure| wilson(3, 50, sure))`.
    #[must_use]
    pub fn by(method: impl Fn(f64) -> Option<Interval>) -> Option<Self> {
        Self::new(method(Self::NARROW)?, method(Self::WIDE)?)
    }

    /// The margin at 95 %.
    #[must_use]
    pub fn at_95(self) -> Interval {
        self.at_95
    }

    /// The margin at 99.8 %.
    #[must_use]
    pub fn at_998(self) -> Interval {
        self.at_998
    }
}

/// How sure a difference is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Certainty {
    /// The reference lies outside the margin at 95 %, not outside the one at 99.8 %.
    Probable,
    /// The reference lies outside the margin at 99.8 %.
    NearlySure,
}

/// How often a certainty is halved: the p-value is within 0.000001.
const HALVINGS: u32 = 20;

/// Where a figure lies beside a reference.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Comparison {
    /// Above the reference.
    Higher(Certainty),
    /// Below the reference.
    Lower(Certainty),
    /// The reference lies within the margin: the difference may be chance.
    Similar,
    /// There is no margin or no reference.
    Undetermined,
}

/// What a difference means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// On the side where one wants to be.
    Better,
    /// On the other side.
    Worse,
}

impl Comparison {
    /// Whether the difference is for the better. `None` if there is none, or nobody said which way is better.
    #[must_use]
    pub fn verdict(self, direction: Option<Direction>) -> Option<Verdict> {
        match (self, direction?) {
            (Self::Higher(_), Direction::Up) | (Self::Lower(_), Direction::Down) => Some(Verdict::Better),
            (Self::Higher(_), Direction::Down) | (Self::Lower(_), Direction::Up) => Some(Verdict::Worse),
            (Self::Similar | Self::Undetermined, _) => None,
        }
    }
}

/// Compares a figure with a reference that has no margin worth the name: the country, or the peers together.
///
/// On the bounds is within. Comparing one interval with one point at both levels is what the public health profiles
/// of England do.
///
/// Source: Public Health England, "Technical briefing 3: commonly used public health statistics and their confidence
/// intervals" (2018); the levels follow D.J. Spiegelhalter, "Funnel plots for comparing institutional performance",
/// Statistics in Medicine 24 (2005), 1185-1202.
#[must_use]
pub fn compare(margins: Option<Margins>, reference: Option<f64>) -> Comparison {
    let (Some(margins), Some(reference)) = (margins, reference.filter(|value| value.is_finite())) else {
        return Comparison::Undetermined;
    };
    let certainty = if margins.at_998.contains(reference) { Certainty::Probable } else { Certainty::NearlySure };
    if reference < margins.at_95.lower() {
        Comparison::Higher(certainty)
    } else if reference > margins.at_95.upper() {
        Comparison::Lower(certainty)
    } else {
        Comparison::Similar
    }
}

/// The p-value of a figure beside a reference without a margin: one minus the least certainty at which its margin holds
/// the reference. `method` gives the margin at a certainty, wider as that grows.
///
/// `None` if there is no margin, or the reference is not a finite number.
///
/// Source: the duality of tests and intervals, as in G. Casella and R.L. Berger, Statistical inference (second edition,
/// 2002), section 9.2.1; with Wilson's interval it is the score test of a share.
#[must_use]
pub fn p_value(method: impl Fn(f64) -> Option<Interval>, reference: f64) -> Option<f64> {
    if !reference.is_finite() {
        return None;
    }
    let (mut outside, mut within) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let sure = f64::midpoint(outside, within);
        if method(sure)?.contains(reference) {
            within = sure;
        } else {
            outside = sure;
        }
    }
    Some(1.0 - outside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wilson;
    use proptest::prelude::*;

    fn margins(narrow: (f64, f64), wide: (f64, f64)) -> Option<Margins> {
        Margins::new(Interval::new(narrow.0, narrow.1)?, Interval::new(wide.0, wide.1)?)
    }

    #[test]
    fn the_side_and_the_certainty_follow_from_the_margins() {
        let margins = margins((40.0, 44.0), (38.0, 46.0));
        for (reference, comparison) in [
            (37.9, Comparison::Higher(Certainty::NearlySure)),
            (38.0, Comparison::Higher(Certainty::Probable)),
            (39.9, Comparison::Higher(Certainty::Probable)),
            (40.0, Comparison::Similar),
            (44.0, Comparison::Similar),
            (44.1, Comparison::Lower(Certainty::Probable)),
            (46.1, Comparison::Lower(Certainty::NearlySure)),
            (f64::NAN, Comparison::Undetermined),
        ] {
            assert_eq!(compare(margins, Some(reference)), comparison, "{reference}");
        }
        assert_eq!(compare(margins, None), Comparison::Undetermined);
        assert_eq!(compare(None, Some(40.0)), Comparison::Undetermined);
    }

    #[test]
    fn better_and_worse_need_a_direction() {
        let higher = Comparison::Higher(Certainty::Probable);
        let lower = Comparison::Lower(Certainty::NearlySure);
        assert_eq!(higher.verdict(Some(Direction::Up)), Some(Verdict::Better));
        assert_eq!(higher.verdict(Some(Direction::Down)), Some(Verdict::Worse));
        assert_eq!(lower.verdict(Some(Direction::Down)), Some(Verdict::Better));
        assert_eq!(lower.verdict(Some(Direction::Up)), Some(Verdict::Worse));
        assert_eq!(higher.verdict(None), None);
        assert_eq!(Comparison::Similar.verdict(Some(Direction::Up)), None);
        assert_eq!(Comparison::Undetermined.verdict(Some(Direction::Up)), None);
    }

    #[test]
    fn a_p_value_is_that_of_the_score_test() {
        // 60 of 100 beside a half: z = 2; 40 of 100 beside 0.4: no difference at all.
        let share = |count: u64| move |sure: f64| wilson(count, 100, sure);
        assert!((p_value(share(60), 0.5).expect("a sound question") - 0.045_500).abs() < 1e-5);
        assert!(p_value(share(40), 0.4).expect("a sound question") > 0.999);
        assert!(p_value(share(90), 0.1).expect("a sound question") < 1e-5);
        assert_eq!(p_value(share(40), f64::NAN), None);
        assert_eq!(p_value(|sure| wilson(1, 0, sure), 0.4), None);
    }

    #[test]
    fn the_wide_margin_holds_the_narrow_one() {
        assert_eq!(margins((40.0, 44.0), (41.0, 46.0)), None);
        assert_eq!(Margins::by(|sure| wilson(1, 0, sure)), None);
    }

    proptest! {
        #[test]
        fn the_figure_itself_is_never_different_from_itself((count, n) in (1..100_000u64).prop_flat_map(|n| (0..=n, Just(n)))) {
            let margins = Margins::by(|sure| wilson(count, n, sure));
            prop_assert_eq!(compare(margins, Some(count as f64 / n as f64)), Comparison::Similar);
        }
    }
}
