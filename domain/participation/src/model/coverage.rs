//! How many contributions were answered, and how long the others wait.

use super::contribution::promised;
use super::{AnswerKind, Channel};
use chrono::NaiveDate;
use kernel::Moment;
use kernel::clock::day;
use kernel::ids::ContributionId;

/// A contribution, as far as counting looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handled {
    /// Which.
    pub id: ContributionId,
    /// By which way it came.
    pub channel: Channel,
    /// When it was given.
    pub given: Moment,
    /// What was last answered.
    pub answer: Option<AnswerKind>,
}

/// What became of a contribution by a day, as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Used.
    Used,
    /// Partly used.
    Partly,
    /// Not used, with a reason.
    NotUsed,
    /// Still looked at, within the day that was named.
    Looking,
    /// No answer yet, within what was promised.
    Open,
    /// No answer, and what was promised is past.
    Late,
}

impl Outcome {
    /// In the order in which they are drawn and told.
    pub const ALL: [Self; 6] = [Self::Used, Self::Partly, Self::NotUsed, Self::Looking, Self::Open, Self::Late];

    /// The word in texts and drawings.
    pub fn word(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Partly => "partly",
            Self::NotUsed => "not-used",
            Self::Looking => "looking",
            Self::Open => "open",
            Self::Late => "late",
        }
    }
}

impl Handled {
    /// What became of it by a day.
    pub fn outcome(&self, today: NaiveDate) -> Outcome {
        match self.answer {
            Some(AnswerKind::Used) => Outcome::Used,
            Some(AnswerKind::Partly) => Outcome::Partly,
            Some(AnswerKind::NotUsed) => Outcome::NotUsed,
            Some(AnswerKind::Looking(until)) if today <= until => Outcome::Looking,
            Some(AnswerKind::Looking(_)) => Outcome::Late,
            None if today <= promised(self.given) => Outcome::Open,
            None => Outcome::Late,
        }
    }
}

/// What became of some contributions together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many of each outcome, in the order of [`Outcome::ALL`].
    pub outcomes: [usize; 6],
    /// Since how many days the oldest waits for an answer that is no word of delay.
    pub oldest_open: Option<i64>,
}

impl Coverage {
    /// Of these contributions, by a day.
    pub fn of<'a>(handled: impl IntoIterator<Item = &'a Handled>, today: NaiveDate) -> Self {
        handled.into_iter().fold(Self::default(), |mut all, one| {
            let outcome = one.outcome(today);
            let place = Outcome::ALL.iter().position(|other| *other == outcome).unwrap_or_default();
            all.outcomes[place] += 1;
            if one.answer.is_none_or(|kind| !kind.is_final()) {
                all.oldest_open = all.oldest_open.max(Some((today - day(one.given)).num_days()));
            }
            all
        })
    }

    /// How many there are.
    pub fn all(&self) -> usize {
        self.outcomes.iter().sum()
    }

    /// Of how many the giver knows what became of it.
    pub fn answered(&self) -> usize {
        self.outcomes[..3].iter().sum()
    }

    /// Of how many the promised day is past.
    pub fn late(&self) -> usize {
        self.outcomes[5]
    }

    /// Each outcome with how many, without those of which there are none.
    pub fn counts(&self) -> impl Iterator<Item = (Outcome, usize)> {
        Outcome::ALL.into_iter().zip(self.outcomes).filter(|(_, count)| *count > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handled(given: &str, answer: Option<AnswerKind>) -> Handled {
        let given = format!("{given}T12:00:00Z").parse().unwrap();
        Handled { id: ContributionId::fresh(), channel: Channel::Online, given, answer }
    }

    #[test]
    fn what_is_looked_at_is_not_answered_and_waits_on() {
        let today: NaiveDate = "2026-07-01".parse().unwrap();
        let all = [
            handled("2026-01-01", Some(AnswerKind::Used)),
            handled("2026-06-30", Some(AnswerKind::NotUsed)),
            handled("2026-05-21", Some(AnswerKind::Looking("2026-07-01".parse().unwrap()))),
            handled("2026-06-29", Some(AnswerKind::Looking("2026-06-30".parse().unwrap()))),
            handled("2026-05-20", None),
            handled("2026-05-19", None),
        ];
        let coverage = Coverage::of(&all, today);
        assert_eq!(coverage.outcomes, [1, 0, 1, 1, 1, 2]);
        assert_eq!((coverage.all(), coverage.answered(), coverage.late()), (6, 2, 2));
        assert_eq!(coverage.oldest_open, Some(43));
        assert_eq!(Coverage::of(&[], today), Coverage::default());
    }
}
