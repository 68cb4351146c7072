//! What about an indicator asks for the attention of those who keep the agenda.

use super::{Figure, Point, StandWord, direction};
use agenda::model::Indicator;
use agenda::model::words::Frequency;
use chrono::{Months, NaiveDate};
use statistics::{Direction, Trend};

/// Something that asks for attention, in the order in which it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// Surely worse than the target path.
    Behind,
    /// Getting worse over the years, while not behind.
    Worse,
    /// A newer figure could have been there.
    Late,
    /// It cannot be told where the figure stands.
    Undetermined,
    /// There is no official figure, at most a derived one.
    NoFigure,
    /// There is a figure, but nothing was agreed for its moment.
    NoTarget,
}

impl Matter {
    /// Every matter, in order.
    pub const ALL: [Self; 6] = [Self::Behind, Self::Worse, Self::Late, Self::Undetermined, Self::NoFigure, Self::NoTarget];

    /// The word in texts (`attention-late`).
    pub fn word(self) -> &'static str {
        match self {
            Self::Behind => "behind",
            Self::Worse => "worse",
            Self::Late => "late",
            Self::Undetermined => "undetermined",
            Self::NoFigure => "no-figure",
            Self::NoTarget => "no-target",
        }
    }
}

/// What asks for attention on a day.
pub fn matters(indicator: &Indicator, figure: &Figure, today: NaiveDate) -> Vec<Matter> {
    let stand = match figure.stand {
        StandWord::Behind => Some(Matter::Behind),
        StandWord::Undetermined => Some(Matter::Undetermined),
        StandWord::NoFigure => Some(Matter::NoFigure),
        StandWord::NoTarget => Some(Matter::NoTarget),
        StandWord::Reached | StandWord::OnCourse => None,
    };
    let is_worse = stand != Some(Matter::Behind) && is_getting_worse(indicator, figure);
    let is_late = figure.latest.as_ref().is_some_and(|latest| is_late(indicator.frequency, latest, today));
    let mut matters: Vec<_> =
        stand.into_iter().chain(is_worse.then_some(Matter::Worse)).chain(is_late.then_some(Matter::Late)).collect();
    matters.sort();
    matters
}

fn is_getting_worse(indicator: &Indicator, figure: &Figure) -> bool {
    let trend = figure.recent(indicator).map(|recent| recent.trend);
    matches!(
        (trend, direction(indicator)),
        (Some(Trend::Rising), Some(Direction::Down)) | (Some(Trend::Falling), Some(Direction::Up))
    )
}

/// Whether the figure after this one could have been there: sources need up to a year after the end of a period.
fn is_late(frequency: Frequency, latest: &Point, today: NaiveDate) -> bool {
    let next = match frequency {
        Frequency::Monthly => 1,
        Frequency::Quarterly => 3,
        Frequency::HalfYearly => 6,
        Frequency::Yearly => 12,
        Frequency::TwoYearly => 24,
        Frequency::FourYearly => 48,
    };
    let due = latest.period.last_day().checked_add_months(Months::new(next + 12));
    due.is_some_and(|due| due < today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::points;
    use crate::tests::example::{indicator, observation, period};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn figure(indicator: &Indicator, values: &[(u16, f64)]) -> Figure {
        let mut observations: Vec<_> = values.iter().map(|(_, value)| observation(indicator, *value)).collect();
        for (one, (year, _)) in observations.iter_mut().zip(values) {
            one.period = period(*year);
        }
        Figure::new(indicator, points(&observations, indicator, 10), Vec::new())
    }

    #[test]
    fn a_newer_figure_is_missed_a_year_after_its_period() {
        let one = indicator("cijfer");
        let figure = figure(&one, &[(2023, 40.0)]);
        assert!(!matters(&one, &figure, day(2025, 12, 31)).contains(&Matter::Late));
        assert!(matters(&one, &figure, day(2026, 1, 1)).contains(&Matter::Late));
        let every_other_year = Indicator { frequency: Frequency::TwoYearly, ..one };
        assert!(!matters(&every_other_year, &figure, day(2026, 12, 31)).contains(&Matter::Late));
    }

    #[test]
    fn what_is_behind_is_not_called_worse_as_well() {
        let one = Indicator { target: None, baseline: None, ..indicator("cijfer") };
        let rising = [(2021, 40.0), (2022, 42.0), (2023, 44.0), (2024, 46.0), (2025, 48.0)];
        assert_eq!(matters(&one, &figure(&one, &rising), day(2026, 6, 1)), [Matter::Worse, Matter::NoTarget]);
        let with_target = indicator("cijfer");
        let found = matters(&with_target, &figure(&with_target, &rising), day(2026, 6, 1));
        assert_eq!(found.contains(&Matter::Behind), !found.contains(&Matter::Worse));
    }

    #[test]
    fn without_any_figure_only_that_is_told() {
        let one = indicator("cijfer");
        assert_eq!(matters(&one, &figure(&one, &[]), day(2030, 1, 1)), [Matter::NoFigure]);
    }
}
