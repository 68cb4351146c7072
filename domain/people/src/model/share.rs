//! A link by which somebody without an account opens one thing: for one receiver, until a day, to be withdrawn at any time.

use super::membership::read_day;
use chrono::{Days, NaiveDate};
use kernel::faults::Faults;
use kernel::ids::{PersonId, Ref, ShareId};
use kernel::{Capacity, Moment};
use serde::Deserialize;
use std::collections::BTreeSet;

/// So many days a link works when nobody chooses otherwise.
pub const SHARE_DAYS: u64 = 14;
/// So many days a link works at the most.
pub const SHARE_DAYS_MOST: u64 = 90;

/// A link to one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its id.
    pub id: ShareId,
    /// What it opens, and nothing else.
    pub thing: Ref,
    /// For whom it is, in the words of whoever made it.
    pub receiver: String,
    /// Who made it.
    pub made_by: PersonId,
    /// As what whoever made it acts; nothing once they are gone.
    pub acts: BTreeSet<Capacity>,
    /// From when it opens nothing.
    pub expires: Moment,
    /// When it was withdrawn.
    pub withdrawn: Option<Moment>,
    /// How often it was opened.
    pub opened: i64,
    /// When it was last opened.
    pub last_opened: Option<Moment>,
}

impl Share {
    /// Whether it opens anything at a moment.
    pub fn lasts(&self, now: Moment) -> bool {
        self.withdrawn.is_none() && now < self.expires
    }
}

/// A link as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ShareDraft {
    /// Free text.
    pub receiver: String,
    /// A day as `2026-01-31`.
    pub until: String,
}

/// What is stored of a link, found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareChange {
    /// See [`Share`].
    pub receiver: String,
    /// The last day on which it works.
    pub until: NaiveDate,
}

impl ShareDraft {
    /// The draft that a form starts from.
    pub fn from(today: NaiveDate) -> Self {
        Self { receiver: String::new(), until: (today + Days::new(SHARE_DAYS)).to_string() }
    }

    /// Checks what was typed.
    ///
    /// # Errors
    /// What is wrong, per field.
    pub fn check(&self, today: NaiveDate) -> Result<ShareChange, Faults> {
        let mut faults = Faults::none();
        let receiver = faults.needed("receiver", &self.receiver, 100);
        let until = read_day(&self.until).unwrap_or_else(|| {
            faults.add("until", "fault-day");
            today
        });
        if until < today || until > today + Days::new(SHARE_DAYS_MOST) {
            faults.add("until", "fault-share-until");
        }
        faults.or(ShareChange { receiver, until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_works_from_today_for_ninety_days_at_the_most() {
        let today: NaiveDate = "2026-01-01".parse().unwrap();
        let check = |until: &str| ShareDraft { receiver: "Buurthuis".to_owned(), until: until.to_owned() }.check(today);
        assert_eq!(check("1-4-2026").unwrap().until, "2026-04-01".parse().unwrap());
        for (until, fault) in [("2025-12-31", "fault-share-until"), ("2026-04-02", "fault-share-until"), ("ooit", "fault-day")] {
            assert_eq!(check(until).unwrap_err().of("until"), Some(fault), "{until}");
        }
        assert_eq!(ShareDraft::from(today).until, "2026-01-15");
        assert_eq!(ShareDraft::from(today).check(today).unwrap_err().of("receiver"), Some("fault-empty"));
    }
}
