//! Holding what would go because its term is over.

use super::membership::read_day;
use chrono::{Months, NaiveDate};
use kernel::faults::Faults;
use serde::Deserialize;

/// So long may a reason be.
const LONGEST: usize = 300;
/// A hold ends within so many months; whoever needs more holds it again.
const MOST: Months = Months::new(12);

/// A hold as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct HoldDraft {
    /// Why; no names.
    pub why: String,
    /// The last day.
    pub last_day: String,
}

impl HoldDraft {
    /// Why and until which day, or what is wrong.
    ///
    /// # Errors
    /// Faults by field.
    pub fn check(&self, today: NaiveDate) -> Result<(String, NaiveDate), Faults> {
        let mut faults = Faults::none();
        let reason = faults.needed("why", &self.why, LONGEST);
        let until =
            read_day(&self.last_day).filter(|day| *day > today && today.checked_add_months(MOST).is_some_and(|most| *day <= most));
        if until.is_none() {
            faults.add("last_day", "fault-hold-until");
        }
        match until {
            Some(until) => faults.or((reason, until)),
            None => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hold_has_a_reason_and_ends_within_a_year() {
        let today: NaiveDate = "2026-07-01".parse().unwrap();
        let check = |reason: &str, until: &str| HoldDraft { why: reason.to_owned(), last_day: until.to_owned() }.check(today);
        assert_eq!(check(" Beroep. ", "2027-07-01"), Ok(("Beroep.".to_owned(), "2027-07-01".parse().unwrap())));
        for wrong in ["", "2026-07-01", "2027-07-02", "morgen"] {
            assert_eq!(check("Beroep.", wrong).unwrap_err().of("last_day"), Some("fault-hold-until"), "{wrong}");
        }
        assert_eq!(check(" ", "2026-07-02").unwrap_err().of("why"), Some("fault-empty"));
        assert_eq!(check(&"x".repeat(LONGEST + 1), "2026-07-02").unwrap_err().of("why"), Some("fault-too-long"));
    }
}
