//! A backup, as the audit trail tells of it; and when the last one is too long ago.

use chrono::Duration;
use kernel::Moment;
use kernel::audit::Stored;
use kernel::ids::PersonId;

/// A backup that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// When.
    pub made_at: Moment,
    /// Who asked for it in the browser; nobody when a command made it.
    pub asked_by: Option<PersonId>,
    /// How many rows are in it.
    pub rows: u64,
    /// How large its file is.
    pub bytes: u64,
    /// Whether it was read again from front to back.
    pub read_back: bool,
}

impl Backup {
    /// The backup that an event is about.
    pub fn read(event: &Stored) -> Self {
        let number = |fact: &str| event.facts[fact].as_u64().unwrap_or_default();
        Self {
            made_at: event.at,
            asked_by: event.behalf.map(PersonId),
            rows: number("rows"),
            bytes: number("bytes"),
            read_back: event.facts["read_back"].as_bool().unwrap_or_default(),
        }
    }
}

/// Whether the last backup is older than so many days, or there is none.
pub fn is_late(last: Option<&Backup>, days: u32, now: Moment) -> bool {
    last.is_none_or(|last| now - last.made_at > Duration::days(days.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_late_when_the_days_are_over_or_there_is_none() {
        let made_at = chrono::DateTime::UNIX_EPOCH;
        let backup = Backup { made_at, asked_by: None, rows: 1, bytes: 1, read_back: true };
        assert!(is_late(None, 7, made_at));
        assert!(!is_late(Some(&backup), 7, made_at + Duration::days(7)));
        assert!(is_late(Some(&backup), 7, made_at + Duration::days(7) + Duration::seconds(1)));
        assert!(!is_late(Some(&backup), 8, made_at + Duration::days(8)));
    }
}
