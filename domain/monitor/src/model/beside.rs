//! Which way a figure goes over the years, and where it lies beside that of the country.

use super::{Counted, Figure, Method, Point};
use agenda::model::Indicator;
use agenda::model::words::Wanted;
use kernel::periods::{Period, PeriodKind};
use statistics::{
    Comparison, Direction, Interval, MarginYear, Margins, ShareYear, Trend, compare, recent_trend, recent_trend_of_margins,
    recent_trend_of_shares, since_last_break,
};

/// So many years the trend is about.
const YEARS: usize = 5;

/// Which way a figure went in the last years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recent {
    /// The verdict.
    pub trend: Trend,
    /// The first and the last year that it is about; `None` if there are too few.
    pub years: Option<(u16, u16)>,
}

/// Where our figure lies beside that of the country, for the newest period that has both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beside {
    /// On which side, and how sure.
    pub comparison: Comparison,
    /// The period that both are about.
    pub period: Period,
    /// Our own figure.
    pub own: f64,
    /// The figure of the country; `None` if there is none for that period.
    pub country: Option<f64>,
}

/// Which way a figure has to go to get better, when that was said.
pub fn direction(indicator: &Indicator) -> Option<Direction> {
    match indicator.wanted {
        Wanted::Up => Some(Direction::Up),
        Wanted::Down => Some(Direction::Down),
        Wanted::None => None,
    }
}

impl Point {
    /// The margins at both levels of a comparison. A source gives its margin at one level only: a difference with it is never
    /// called nearly sure.
    pub fn margins(&self) -> Option<Margins> {
        match (self.method?, self.counted) {
            (Method::Source, _) => {
                let (lower, upper) = self.margin?;
                Margins::new(Interval::new(lower, upper)?, Interval::new(f64::MIN, f64::MAX)?)
            }
            (_, counted) => Margins::by(|sure| counted?.margin(sure)),
        }
    }

    /// What was counted, as a year of a share; only where the figure follows from the counts.
    fn share(&self) -> Option<ShareYear> {
        let (count, n) = match (self.method?, self.counted?) {
            (Method::Wilson, Counted::Share { count, n, .. }) => (count, n),
            (Method::Byar, Counted::Rate { count, people, .. }) => (count, people),
            _ => return None,
        };
        (count <= n).then_some(ShareYear { year: i32::from(self.period.year()), count, n })
    }

    /// The figure of a year with its margin, which leaves some doubt.
    fn margin_year(&self) -> Option<MarginYear> {
        let (lower, upper) = self.margin?;
        let margin = Interval::new(lower, upper).filter(|margin| !margin.is_point())?;
        Some(MarginYear { year: i32::from(self.period.year()), value: self.value()?, margin })
    }
}

impl Figure {
    /// Which way the official figures of whole years went since the last break; `None` without any official figure.
    ///
    /// So many out of so many are tested as shares, in which each year weighs by its people ([`recent_trend_of_shares`]); other
    /// figures that all have a margin by the line in which each weighs by the inverse of its variance
    /// ([`recent_trend_of_margins`]); what is left by its order alone ([`recent_trend`]).
    pub fn recent(&self, indicator: &Indicator) -> Option<Recent> {
        self.latest.as_ref().filter(|latest| latest.is_official())?;
        let is_yearly = |point: &&Point| point.period.kind() == PeriodKind::Year;
        let years: Vec<&Point> =
            self.own.iter().filter(|point| point.is_official() && point.value().is_some()).filter(is_yearly).collect();
        let breaks: Vec<f64> = indicator.breaks.iter().map(|at| at.period.midpoint()).collect();
        let years = since_last_break(&years, |point| point.period.midpoint(), &breaks);
        let last = &years[years.len().saturating_sub(YEARS)..];
        let shares: Option<Vec<ShareYear>> = last.iter().map(|point| point.share()).collect();
        let values = || last.iter().filter_map(|point| Some((i32::from(point.period.year()), point.value()?))).collect::<Vec<_>>();
        let margins: Option<Vec<MarginYear>> = last.iter().map(|point| point.margin_year()).collect();
        let trend = match (shares, margins) {
            (Some(shares), _) => recent_trend_of_shares(&shares),
            (None, Some(margins)) => recent_trend_of_margins(&margins),
            (None, None) => recent_trend(&values()),
        };
        let ends = last.first().zip(last.last()).map(|(first, last)| (first.period.year(), last.period.year()));
        Some(Recent { trend, years: ends.filter(|_| trend != Trend::TooFewPoints) })
    }

    /// The newest official figure for whose period the country has one too, beside that; without such a period the newest
    /// figure, beside nothing. `None` where the country has no figures at all.
    pub fn beside_country(&self) -> Option<Beside> {
        self.national.iter().find(|point| point.value().is_some())?;
        let latest = self.latest.as_ref().filter(|latest| latest.is_official())?;
        let country = |own: &Point| self.national.iter().find(|point| point.period == own.period && point.is_official())?.value();
        let official = self.own.iter().rev().filter(|point| point.is_official() && point.value().is_some());
        let (own, country) =
            official.filter_map(|own| Some((own, country(own)?))).next().map_or((latest, None), |(own, value)| (own, Some(value)));
        let comparison = compare(own.margins(), country);
        Some(Beside { comparison, period: own.period, own: own.value()?, country })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Observation, points};
    use crate::tests::example::{indicator, observation, period};

    /// The trend of a mark through the years 2021 to 2025, by a margin so wide on both sides.
    fn trend(values: [f64; 5], half: Option<f64>) -> Trend {
        let one = Indicator { kind: agenda::model::words::IndicatorKind::Mean, ..indicator("cijfer") };
        let year = |(year, value): (u16, f64)| {
            let margin = half.map(|half| (value - half, value + half));
            Observation { period: period(year), margin, ..observation(&one, value) }
        };
        let observations: Vec<Observation> = (2021..).zip(values).map(year).collect();
        Figure::new(&one, points(&observations, &one, 10), Vec::new()).recent(&one).unwrap().trend
    }

    #[test]
    fn a_margin_decides_what_the_order_alone_cannot() {
        let bumpy = [7.0, 7.2, 7.1, 7.5, 7.8];
        assert_eq!(trend(bumpy, None), Trend::NotClear);
        assert_eq!(trend(bumpy, Some(0.1)), Trend::Rising);
        let even = [7.0, 7.1, 7.2, 7.3, 7.4];
        assert_eq!(trend(even, None), Trend::Rising);
        assert_eq!(trend(even, Some(0.6)), Trend::NotClear);
    }
}
