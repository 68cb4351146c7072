//! How long something is kept.

use crate::Moment;
use chrono::{Days, Duration, Months};
use serde::Deserialize;

/// A term as the register of processing activities writes it: `P7Y`, `P30D`, `PT15M` (ISO 8601, with one unit).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Term {
    /// `PT15M`
    Minutes(u32),
    /// `P30D`; `P0D` where something goes in the night after it is over.
    Days(u32),
    /// `P7Y`
    Years(u32),
}

impl TryFrom<String> for Term {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let number = |start: &str, end: &str| text.strip_prefix(start)?.strip_suffix(end)?.parse().ok();
        let term = number("PT", "M").map(Self::Minutes).or_else(|| number("P", "D").map(Self::Days));
        term.or_else(|| number("P", "Y").map(Self::Years)).ok_or_else(|| format!("{text} is no term"))
    }
}

impl Term {
    /// How many of its unit.
    pub fn number(self) -> u32 {
        match self {
            Self::Minutes(number) | Self::Days(number) | Self::Years(number) => number,
        }
    }

    /// Its unit, as texts name it.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Minutes(_) => "minutes",
            Self::Days(_) => "days",
            Self::Years(_) => "years",
        }
    }

    /// Whether it is less than a day: what is kept so shortly is not held.
    pub fn is_short(self) -> bool {
        matches!(self, Self::Minutes(_) | Self::Days(0))
    }

    /// What began to count before this is past its term at a moment.
    pub fn before(self, moment: Moment) -> Moment {
        let back = match self {
            Self::Minutes(number) => moment.checked_sub_signed(Duration::minutes(number.into())),
            Self::Days(number) => moment.checked_sub_days(Days::new(number.into())),
            Self::Years(number) => number.checked_mul(12).and_then(|months| moment.checked_sub_months(Months::new(months))),
        };
        back.unwrap_or(Moment::MIN_UTC)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(text: &str) -> Result<Term, String> {
        Term::try_from(text.to_owned())
    }

    #[test]
    fn a_term_is_read_as_the_register_writes_it() {
        assert_eq!((term("P30D"), term("P7Y"), term("PT15M")), (Ok(Term::Days(30)), Ok(Term::Years(7)), Ok(Term::Minutes(15))));
        for wrong in ["", "30", "P", "P-1D", "P1M", "PT1S", "P1DT1M", "1 jaar"] {
            assert!(term(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_year_is_counted_by_the_calendar() {
        let before = |text: &str, moment: &str| term(text).unwrap().before(moment.parse().unwrap()).to_rfc3339();
        assert_eq!(before("P1Y", "2028-02-29T02:00:00Z"), "2027-02-28T02:00:00+00:00");
        assert_eq!(before("P30D", "2026-03-01T02:00:00Z"), "2026-01-30T02:00:00+00:00");
        assert_eq!(before("PT15M", "2026-03-01T00:05:00Z"), "2026-02-28T23:50:00+00:00");
    }
}
