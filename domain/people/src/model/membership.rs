//! As what a person acts: a capacity, for an organisation or for nobody but themselves, from when until when.

use chrono::{Months, NaiveDate};
use kernel::Capacity;
use kernel::faults::Faults;
use kernel::ids::{MembershipId, OrganisationId};
use serde::Deserialize;

/// The first day lies so many months at most before the day on which a membership is given.
const BACK: Months = Months::new(12);
/// First and last day lie so many months at most after it.
const AHEAD: Months = Months::new(20 * 12);

/// As what a person acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Its id.
    pub id: MembershipId,
    /// The capacity.
    pub capacity: Capacity,
    /// For which organisation.
    pub organisation: Option<OrganisationId>,
    /// The first day.
    pub starts: NaiveDate,
    /// The last day; without one it has no end yet.
    pub ends: Option<NaiveDate>,
}

impl Membership {
    /// Whether it counts on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.starts <= day && self.ends.is_none_or(|last| day <= last)
    }
}

/// A membership as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct MembershipDraft {
    /// A word of [`Capacity`].
    pub capacity: String,
    /// An id, or empty.
    pub organisation: String,
    /// A day as `2026-01-31`.
    pub starts: String,
    /// A day, or empty.
    pub ends: String,
}

/// What is stored of a membership, found right. Fields as in [`Membership`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipChange {
    /// See [`Membership`].
    pub capacity: Capacity,
    /// See [`Membership`].
    pub organisation: Option<OrganisationId>,
    /// See [`Membership`].
    pub starts: NaiveDate,
    /// See [`Membership`].
    pub ends: Option<NaiveDate>,
}

impl MembershipChange {
    /// A capacity for no organisation, from a day on.
    pub fn from(capacity: Capacity, starts: NaiveDate) -> Self {
        Self { capacity, organisation: None, starts, ends: None }
    }
}

impl MembershipDraft {
    /// The draft that a form starts from.
    pub fn from(today: NaiveDate) -> Self {
        Self { starts: today.to_string(), ..Self::default() }
    }

    /// Checks what was typed on a day.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, today: NaiveDate) -> Result<MembershipChange, Faults> {
        let mut faults = Faults::none();
        let capacity = Capacity::given().find(|capacity| capacity.word() == self.capacity);
        if capacity.is_none() {
            faults.add("capacity", "fault-capacity");
        }
        let organisation = match self.organisation.trim() {
            "" => None,
            id => id.parse().map_err(|_| faults.add("organisation", "fault-organisation")).ok(),
        };
        if organisation.is_none() && capacity.is_some_and(needs_organisation) {
            faults.add("organisation", "fault-organisation-needed");
        }
        let starts = read_day(&self.starts);
        if starts.is_none() {
            faults.add("starts", "fault-day");
        }
        let ends = read_day(&self.ends);
        if ends.is_none() && !self.ends.trim().is_empty() {
            faults.add("ends", "fault-day");
        }
        let early = today.checked_sub_months(BACK);
        if starts.is_some_and(|day| early.is_some_and(|early| day < early)) {
            faults.add("starts", "fault-starts-early");
        }
        let late = |day: NaiveDate| today.checked_add_months(AHEAD).is_some_and(|late| day > late);
        for (field, day) in [("starts", starts), ("ends", ends)] {
            if day.is_some_and(late) {
                faults.add(field, "fault-day-late");
            }
        }
        if starts.zip(ends).is_some_and(|(starts, ends)| ends < starts) {
            faults.add("ends", "fault-ends-before");
        }
        let change = MembershipChange {
            capacity: capacity.unwrap_or(Capacity::Resident),
            organisation,
            starts: starts.unwrap_or_default(),
            ends,
        };
        faults.or(change)
    }
}

/// Whoever speaks or works for others, does so for an organisation that exists.
pub fn needs_organisation(capacity: Capacity) -> bool {
    matches!(capacity, Capacity::Partner | Capacity::AdvisoryCouncil)
}

/// A day as a browser's date field sends it, or as people here write it: `31-1-2026`.
pub fn read_day(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    ["%Y-%m-%d", "%d-%m-%Y"].into_iter().find_map(|form| NaiveDate::parse_from_str(typed, form).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_day_still_counts() {
        let starts = day("2026-01-01");
        let membership = Membership {
            id: MembershipId::fresh(),
            capacity: Capacity::Guide,
            organisation: None,
            starts,
            ends: Some(day("2026-06-30")),
        };
        let holds = ["2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01"].map(|text| membership.holds_on(day(text)));
        assert_eq!(holds, [false, true, true, false]);
        assert!(Membership { ends: None, ..membership }.holds_on(day("2099-01-01")));
    }

    #[test]
    fn what_was_typed_is_checked_per_field() {
        let right = MembershipDraft { capacity: "guide".to_owned(), starts: "1-2-2026".to_owned(), ..MembershipDraft::default() };
        assert_eq!(right.check(day("2026-07-01")).unwrap(), MembershipChange::from(Capacity::Guide, day("2026-02-01")));
        let faults = |draft: MembershipDraft| {
            let faults = draft.check(day("2026-07-01")).unwrap_err();
            faults.all().map(|(field, text)| format!("{field} {text}")).collect::<Vec<_>>()
        };
        assert_eq!(faults(MembershipDraft::default()), ["capacity fault-capacity", "starts fault-day"]);
        assert_eq!(faults(MembershipDraft { capacity: "system".to_owned(), ..right.clone() }), ["capacity fault-capacity"]);
        let partner = MembershipDraft { capacity: "partner".to_owned(), ..right.clone() };
        assert_eq!(faults(partner), ["organisation fault-organisation-needed"]);
        assert_eq!(faults(MembershipDraft { ends: "2026-01-31".to_owned(), ..right.clone() }), ["ends fault-ends-before"]);
        assert_eq!(faults(MembershipDraft { ends: "2046-07-02".to_owned(), ..right.clone() }), ["ends fault-day-late"]);
        for starts in ["-9999-01-01", "2025-06-30"] {
            let draft = MembershipDraft { starts: starts.to_owned(), ..right.clone() };
            assert_eq!(faults(draft), ["starts fault-starts-early"]);
        }
        assert!(MembershipDraft { starts: "2025-07-01".to_owned(), ..right }.check(day("2026-07-01")).is_ok());
    }
}
