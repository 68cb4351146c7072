//! The margin of a figure: the source's own, else the one that belongs to this kind of indicator.

use super::Observation;
use super::unit::{per, scale};
use agenda::model::Indicator;
use agenda::model::words::IndicatorKind;
use sources::Reading;
use statistics::{Interval, Margins, byar, crude_rate, wilson};

/// Where a margin comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The source gives it.
    Source,
    /// Wilson's, of a share.
    Wilson,
    /// Byar's, of a count of events or of a rate.
    Byar,
}

impl Method {
    /// The word in texts (`how-margin-wilson`).
    pub fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Wilson => "wilson",
            Self::Byar => "byar",
        }
    }
}

/// What was counted behind a figure, with what makes a figure of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Counted {
    /// So many out of so many, times the scale of the unit: 100 for percents.
    Share {
        /// How many.
        count: u64,
        /// Out of how many.
        n: u64,
        /// What a share of one is in the unit.
        scale: f64,
    },
    /// So many events among so many, times the multiplier of the unit: 1,000 for `per 1.000 inwoners`.
    Rate {
        /// How many events.
        count: u64,
        /// Among how many people or other things.
        people: u64,
        /// Per how many the unit tells.
        per: f64,
    },
    /// So many events.
    Events(u64),
}

impl Counted {
    /// What the source tells of the counts behind an observation; `None` for kinds of indicators that have none.
    pub fn of(observation: &Observation, indicator: &Indicator) -> Option<Self> {
        let count = whole(observation.numerator?)?;
        match indicator.kind {
            IndicatorKind::Proportion => {
                Some(Self::Share { count, n: whole(observation.denominator?)?, scale: scale(&indicator.unit).unwrap_or(1.0) })
            }
            IndicatorKind::Rate => Some(Self::Rate { count, people: whole(observation.denominator?)?, per: per(&indicator.unit)? }),
            IndicatorKind::Count => Some(Self::Events(count)),
            _ => None,
        }
    }

    /// The margin at a certainty, in the unit of the indicator.
    pub fn margin(self, confidence: f64) -> Option<Interval> {
        match self {
            Self::Share { count, n, scale } => wilson(count, n, confidence)?.times(scale),
            Self::Rate { count, people, per } => crude_rate(count, people as f64, per, confidence).map(|rate| rate.interval),
            Self::Events(count) => byar(count, confidence),
        }
    }

    fn method(self) -> Method {
        match self {
            Self::Share { .. } => Method::Wilson,
            Self::Rate { .. } | Self::Events(_) => Method::Byar,
        }
    }
}

/// A margin with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Margin {
    pub bounds: (f64, f64),
    pub method: Method,
}

impl Margin {
    /// The margin that the source gives, else the one of what was counted. Counts whose margin does not hold the figure are
    /// not the counts behind it: then there is none.
    pub fn of(observation: &Observation, indicator: &Indicator) -> Option<Self> {
        if let Some(bounds) = observation.margin {
            return Some(Self { bounds, method: Method::Source });
        }
        let Reading::Value(value) = observation.reading else { return None };
        let counted = Counted::of(observation, indicator)?;
        let interval = counted.margin(Margins::NARROW)?;
        interval.contains(value).then(|| Self { bounds: (interval.lower(), interval.upper()), method: counted.method() })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be a count within what a double holds exactly"
)]
pub(super) fn whole(count: f64) -> Option<u64> {
    (0.0..9e15).contains(&count).then(|| count.round() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::example::{indicator, observation};

    fn margin(kind: IndicatorKind, unit: &str, value: f64, counts: (Option<f64>, Option<f64>)) -> Option<Margin> {
        let indicator = Indicator { kind, unit: unit.to_owned(), ..indicator("cijfer") };
        let observation = Observation { numerator: counts.0, denominator: counts.1, ..observation(&indicator, value) };
        Margin::of(&observation, &indicator)
    }

    #[test]
    fn each_kind_has_the_margin_of_its_own() {
        let share = margin(IndicatorKind::Proportion, "%", 40.0, (Some(600.0), Some(1500.0))).unwrap();
        assert_eq!(share.method, Method::Wilson);
        assert!((share.bounds.0 - 37.55).abs() < 0.01 && (share.bounds.1 - 42.50).abs() < 0.01, "{share:?}");
        let rate = margin(IndicatorKind::Rate, "per 1.000 inwoners", 4.0, (Some(12.0), Some(3000.0))).unwrap();
        assert_eq!(rate.method, Method::Byar);
        assert!((rate.bounds.0 - 2.0645).abs() < 1e-3 && (rate.bounds.1 - 6.9876).abs() < 1e-3, "{rate:?}");
        let events = margin(IndicatorKind::Count, "aantal", 12.0, (Some(12.0), None)).unwrap();
        assert!((events.bounds.0 - 6.1935).abs() < 1e-3 && (events.bounds.1 - 20.9629).abs() < 1e-3, "{events:?}");
    }

    #[test]
    fn what_does_not_explain_the_figure_gives_no_margin() {
        assert_eq!(margin(IndicatorKind::Count, "aantal", 12.0, (None, None)), None);
        assert_eq!(margin(IndicatorKind::Mean, "rapportcijfer", 7.1, (Some(12.0), Some(30.0))), None);
        assert_eq!(margin(IndicatorKind::Rate, "per jaar", 4.0, (Some(12.0), Some(3000.0))), None);
        assert_eq!(margin(IndicatorKind::Rate, "per 1.000 inwoners", 40.0, (Some(12.0), Some(3000.0))), None);
        assert_eq!(margin(IndicatorKind::Proportion, "%", 40.0, (Some(600.0), None)), None);
    }

    #[test]
    fn the_margin_of_the_source_wins() {
        let indicator = indicator("cijfer");
        let counts = (Some(600.0), Some(1500.0));
        let observation =
            Observation { numerator: counts.0, denominator: counts.1, margin: Some((30.0, 50.0)), ..observation(&indicator, 40.0) };
        assert_eq!(Margin::of(&observation, &indicator), Some(Margin { bounds: (30.0, 50.0), method: Method::Source }));
    }
}
