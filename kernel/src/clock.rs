//! Time. Moments are UTC; days, deadlines and sessions are Europe/Amsterdam. The clock is handed in by the caller.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use chrono_tz::Europe::Amsterdam;

/// A moment in UTC, to the microsecond (PostgreSQL keeps no more).
pub type Moment = DateTime<Utc>;

/// Where the time comes from: the machine, or a fixed moment in tests.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Always this moment.
    Fixed(Moment),
}

impl Clock {
    /// The moment now.
    pub fn now(self) -> Moment {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
            Self::System => Utc::now().trunc_subsecs(6),
            Self::Fixed(moment) => moment,
        }
    }
}

/// The day that a moment falls on in the Netherlands.
pub fn day(moment: Moment) -> NaiveDate {
    moment.with_timezone(&Amsterdam).date_naive()
}

/// The moment at which a day begins in the Netherlands.
pub fn start_of(day: NaiveDate) -> Moment {
    use chrono::TimeZone;
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    // The clock never changes at midnight, so there is always one.
    Amsterdam.from_local_datetime(&midnight).earliest().map_or_else(|| midnight.and_utc(), |local| local.with_timezone(&Utc))
}

/// The wall-clock time (hours, minutes) of a moment in the Netherlands.
pub fn hour_minute(moment: Moment) -> (u32, u32) {
    use chrono::Timelike;
    let local = moment.with_timezone(&Amsterdam);
    (local.hour(), local.minute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn utc(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> Moment {
        Utc.with_ymd_and_hms(year, month, day, hour, minute, 0).unwrap()
    }

    #[test]
    fn the_night_that_summer_time_starts_keeps_its_day() {
        assert_eq!(day(utc(2026, 3, 28, 22, 59)), NaiveDate::from_ymd_opt(2026, 3, 28).unwrap());
        assert_eq!(day(utc(2026, 3, 28, 23, 0)), NaiveDate::from_ymd_opt(2026, 3, 29).unwrap());
        assert_eq!(hour_minute(utc(2026, 3, 29, 0, 59)), (1, 59));
        assert_eq!(hour_minute(utc(2026, 3, 29, 1, 0)), (3, 0));
    }

    #[test]
    fn a_day_begins_at_its_own_midnight() {
        for (year, month, of_month) in [(2026, 3, 29), (2026, 7, 1), (2026, 10, 25)] {
            let on = NaiveDate::from_ymd_opt(year, month, of_month).unwrap();
            assert_eq!((day(start_of(on)), hour_minute(start_of(on))), (on, (0, 0)));
        }
    }

    #[test]
    fn the_night_that_summer_time_ends_has_two_to_three_twice() {
        assert_eq!(hour_minute(utc(2026, 10, 25, 0, 30)), (2, 30));
        assert_eq!(hour_minute(utc(2026, 10, 25, 1, 30)), (2, 30));
        assert_eq!(day(utc(2026, 10, 25, 22, 59)), NaiveDate::from_ymd_opt(2026, 10, 25).unwrap());
        assert_eq!(day(utc(2026, 10, 25, 23, 0)), NaiveDate::from_ymd_opt(2026, 10, 26).unwrap());
    }
}
