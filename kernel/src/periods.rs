//! Periods as CBS writes them: `2021JJ00`, `2024KW01`, `2024MM03`, `2020SJ00` and so on.
//!
//! A [`Period`] is always a stretch of whole days. Two periods are equal when their codes are, and they are
//! ordered by first day, then by length, so a quarter stands before the year that starts with it.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// The years a period may lie in; anything else is taken for a typing error.
pub const YEARS: std::ops::RangeInclusive<u16> = 1800..=2199;

/// What kind of stretch a period is, with its number within the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PeriodKind {
    /// `JJ00`: a calendar year.
    Year,
    /// `SJ00`: a school year, 1 August up to and including 31 July of the next year.
    SchoolYear,
    /// `HJ01`, `HJ02`.
    HalfYear(u8),
    /// `KW01` to `KW04`.
    Quarter(u8),
    /// `MM01` to `MM12`.
    Month(u8),
    /// `W101` to `W153`: an ISO week, Monday up to and including Sunday.
    Week(u8),
    /// `X000` to `X099`: a stretch that the table itself explains (in Iv3: budget, quarters, annual accounts).
    /// Its days are unknown here, so it counts as the whole calendar year.
    Special(u8),
    /// `MMDD`: one day, month and day of the month.
    Day(u8, u8),
}

/// A stretch of whole days with the code that CBS gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    year: u16,
    kind: PeriodKind,
    first: NaiveDate,
    last: NaiveDate,
}

/// Why a text is not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{given}\" is not a period: expected a year (2021JJ00), school year (2020SJ00), half-year (2021HJ01), quarter \
     (2021KW01 to 2021KW04), month (2021MM01 to 2021MM12), week (2021W101 to 2021W153), special period (2021X000) or \
     day (20210314) between {first} and {last}", first = YEARS.start(), last = YEARS.end()
)]
pub struct PeriodError {
    /// The text that was given.
    pub given: String,
}

impl Period {
    /// The period of this kind in this year; `None` when there is no such period (quarter 5, 30 February, a week 53
    /// in a year of 52 weeks).
    #[must_use]
    pub fn new(year: u16, kind: PeriodKind) -> Option<Self> {
        if !YEARS.contains(&year) {
            return None;
        }
        let (first, last) = days(i32::from(year), kind)?;
        Some(Self { year, kind, first, last })
    }

    /// The year in the code; for a school year the year in which it starts.
    #[must_use]
    pub const fn year(&self) -> u16 {
        self.year
    }

    /// What kind of stretch this is.
    #[must_use]
    pub const fn kind(&self) -> PeriodKind {
        self.kind
    }

    /// The first day that belongs to the period.
    #[must_use]
    pub const fn first_day(&self) -> NaiveDate {
        self.first
    }

    /// The last day that belongs to the period.
    #[must_use]
    pub const fn last_day(&self) -> NaiveDate {
        self.last
    }

    /// The number of days in the period.
    #[must_use]
    pub fn days(&self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// The middle of the period in years, for the time axis of a chart: 2021.5 for the year 2021.
    #[must_use]
    pub fn midpoint(&self) -> f64 {
        let end = self.last + Days::new(1);
        f64::midpoint(in_years(self.first), in_years(end))
    }

    /// The code as CBS writes it; reading it back gives the same period.
    #[must_use]
    pub fn code(&self) -> String {
        let year = self.year;
        match self.kind {
            PeriodKind::Year => format!("{year}JJ00"),
            PeriodKind::SchoolYear => format!("{year}SJ00"),
            PeriodKind::HalfYear(n) => format!("{year}HJ{n:02}"),
            PeriodKind::Quarter(n) => format!("{year}KW{n:02}"),
            PeriodKind::Month(n) => format!("{year}MM{n:02}"),
            PeriodKind::Week(n) => format!("{year}W1{n:02}"),
            PeriodKind::Special(n) => format!("{year}X0{n:02}"),
            PeriodKind::Day(month, day) => format!("{year}{month:02}{day:02}"),
        }
    }

    /// What a Dutch reader sees: "2021", "1e kwartaal 2024", "schooljaar 2020/'21".
    #[must_use]
    pub fn label_nl(&self) -> String {
        let year = self.year;
        match self.kind {
            PeriodKind::Year => year.to_string(),
            PeriodKind::SchoolYear => format!("schooljaar {}", self.school_years()),
            PeriodKind::HalfYear(n) => format!("{n}e halfjaar {year}"),
            PeriodKind::Quarter(n) => format!("{n}e kwartaal {year}"),
            PeriodKind::Month(n) => format!("{} {year}", month_name(MONTHS_NL, n)),
            PeriodKind::Week(n) => format!("week {n}, {year}"),
            PeriodKind::Special(n) => format!("{year}, periode X0{n:02}"),
            PeriodKind::Day(month, day) => format!("{day} {} {year}", month_name(MONTHS_NL, month)),
        }
    }

    /// What an English reader sees: "2021", "1st quarter of 2024", "school year 2020/'21".
    #[must_use]
    pub fn label_en(&self) -> String {
        let year = self.year;
        match self.kind {
            PeriodKind::Year => year.to_string(),
            PeriodKind::SchoolYear => format!("school year {}", self.school_years()),
            PeriodKind::HalfYear(n) => format!("{} half of {year}", ordinal(n)),
            PeriodKind::Quarter(n) => format!("{} quarter of {year}", ordinal(n)),
            PeriodKind::Month(n) => format!("{} {year}", month_name(MONTHS_EN, n)),
            PeriodKind::Week(n) => format!("week {n}, {year}"),
            PeriodKind::Special(n) => format!("{year}, period X0{n:02}"),
            PeriodKind::Day(month, day) => format!("{day} {} {year}", month_name(MONTHS_EN, month)),
        }
    }

    fn school_years(&self) -> String {
        format!("{}/'{:02}", self.year, (self.year + 1) % 100)
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |p: &Self| (p.first, p.last, p.year, p.kind);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code())
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    /// Reads a CBS code; spaces around it are padding and do not count.
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        parse(text.trim()).ok_or_else(|| PeriodError { given: text.to_owned() })
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.code()
    }
}

fn parse(code: &str) -> Option<Period> {
    if code.len() != 8 || !code.is_ascii() {
        return None;
    }
    let (year, rest) = code.split_at(4);
    let (letters, digits) = rest.split_at(2);
    let kind = match letters {
        "JJ" if digits == "00" => PeriodKind::Year,
        "SJ" if digits == "00" => PeriodKind::SchoolYear,
        "HJ" => PeriodKind::HalfYear(number(digits)?),
        "KW" => PeriodKind::Quarter(number(digits)?),
        "MM" => PeriodKind::Month(number(digits)?),
        "W1" => PeriodKind::Week(number(digits)?),
        "X0" => PeriodKind::Special(number(digits)?),
        _ => PeriodKind::Day(number(letters)?, number(digits)?),
    };
    Period::new(number(year)?, kind)
}

/// A number written in digits only: no sign, which `parse` would take.
fn number<N: FromStr>(digits: &str) -> Option<N> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

fn days(year: i32, kind: PeriodKind) -> Option<(NaiveDate, NaiveDate)> {
    let from = |month: u32| NaiveDate::from_ymd_opt(year, month, 1);
    match kind {
        PeriodKind::Year | PeriodKind::Special(0..=99) => Some((from(1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)),
        PeriodKind::SchoolYear => Some((from(8)?, NaiveDate::from_ymd_opt(year + 1, 7, 31)?)),
        PeriodKind::HalfYear(n @ 1..=2) => months(from(u32::from(n) * 6 - 5)?, 6),
        PeriodKind::Quarter(n @ 1..=4) => months(from(u32::from(n) * 3 - 2)?, 3),
        PeriodKind::Month(n @ 1..=12) => months(from(u32::from(n))?, 1),
        PeriodKind::Week(n) => {
            let week = |day| NaiveDate::from_isoywd_opt(year, u32::from(n), day);
            Some((week(Weekday::Mon)?, week(Weekday::Sun)?))
        }
        PeriodKind::Day(month, day) => {
            let date = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
            Some((date, date))
        }
        _ => None,
    }
}

fn months(first: NaiveDate, count: u32) -> Option<(NaiveDate, NaiveDate)> {
    Some((first, first.checked_add_months(chrono::Months::new(count))?.pred_opt()?))
}

/// A day as a number of years: 1 January 2021 is 2021.0.
fn in_years(day: NaiveDate) -> f64 {
    let length = if day.leap_year() { 366.0 } else { 365.0 };
    f64::from(day.year()) + f64::from(day.ordinal0()) / length
}

fn ordinal(n: u8) -> String {
    let ending = match n {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

fn month_name(names: &'static str, month: u8) -> &'static str {
    names.split(' ').nth(usize::from(month).wrapping_sub(1)).unwrap_or_default()
}

const MONTHS_NL: &str = "januari februari maart april mei juni juli augustus september oktober november december";
const MONTHS_EN: &str = "January February March April May June July August September October November December";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn period(code: &str) -> Period {
        code.parse().unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_kind_of_code_gives_its_days_and_labels() {
        let known = [
            ("2021JJ00", "2021-01-01", "2021-12-31", "2021", "2021"),
            ("2020SJ00", "2020-08-01", "2021-07-31", "schooljaar 2020/'21", "school year 2020/'21"),
            ("1999SJ00", "1999-08-01", "2000-07-31", "schooljaar 1999/'00", "school year 1999/'00"),
            ("2021HJ02", "2021-07-01", "2021-12-31", "2e halfjaar 2021", "2nd half of 2021"),
            ("2024KW01", "2024-01-01", "2024-03-31", "1e kwartaal 2024", "1st quarter of 2024"),
            ("2024KW04", "2024-10-01", "2024-12-31", "4e kwartaal 2024", "4th quarter of 2024"),
            ("2024MM02", "2024-02-01", "2024-02-29", "februari 2024", "February 2024"),
            ("2020W153", "2020-12-28", "2021-01-03", "week 53, 2020", "week 53, 2020"),
            ("2023X005", "2023-01-01", "2023-12-31", "2023, periode X005", "2023, period X005"),
            ("20210314", "2021-03-14", "2021-03-14", "14 maart 2021", "14 March 2021"),
        ];
        for (code, first, last, nl, en) in known {
            let period = period(code);
            assert_eq!((period.first_day(), period.last_day()), (date(first), date(last)), "{code}");
            assert_eq!((period.label_nl().as_str(), period.label_en().as_str()), (nl, en));
            assert_eq!(period.code(), code);
        }
    }

    #[test]
    fn what_is_no_period_is_refused_with_what_is_accepted() {
        let wrong = "2021 2021JJ01 2021SJ01 2021HJ03 2021HJ00 2021KW05 2021KW00 2021MM13 2021W154 2021W153 2021X100 20210230 \
                     2021+1+2 2021kw01 0021JJ00 9999JJ00 2021JJ001 202é1JJ0";
        for text in wrong.split(' ').chain([""]) {
            let error = text.parse::<Period>().unwrap_err();
            assert_eq!(error.given, text);
            assert!(error.to_string().contains("2021KW01 to 2021KW04"), "{error}");
        }
    }

    #[test]
    fn padding_does_not_count() {
        assert_eq!(period(" 2021JJ00  "), period("2021JJ00"));
    }

    #[test]
    fn periods_stand_by_first_day_then_shortest_first() {
        let mut found: Vec<_> = ["2021JJ00", "2021KW01", "2020SJ00", "2021MM01", "20210101", "2020JJ00"].map(period).into();
        found.sort();
        let codes: Vec<_> = found.iter().map(Period::code).collect();
        assert_eq!(codes, ["2020JJ00", "2020SJ00", "20210101", "2021MM01", "2021KW01", "2021JJ00"]);
    }

    #[test]
    fn the_middle_of_a_year_is_a_half() {
        assert!((period("2021JJ00").midpoint() - 2021.5).abs() < 1e-9);
        assert!((period("2024JJ00").midpoint() - 2024.5).abs() < 1e-9);
        assert!((period("2023HJ01").midpoint() - (2023.0 + 181.0 / 730.0)).abs() < 1e-9);
    }

    #[test]
    fn serde_uses_the_code() {
        let json = serde_json::to_string(&period("2024KW03")).unwrap();
        assert_eq!(json, "\"2024KW03\"");
        assert_eq!(serde_json::from_str::<Period>(&json).unwrap(), period("2024KW03"));
        assert!(serde_json::from_str::<Period>("\"2024KW09\"").is_err());
    }

    fn any_period() -> impl Strategy<Value = Period> {
        let kind = prop_oneof![
            Just(PeriodKind::Year),
            Just(PeriodKind::SchoolYear),
            (1..=2u8).prop_map(PeriodKind::HalfYear),
            (1..=4u8).prop_map(PeriodKind::Quarter),
            (1..=12u8).prop_map(PeriodKind::Month),
            (1..=52u8).prop_map(PeriodKind::Week),
            (0..=99u8).prop_map(PeriodKind::Special),
            (1..=12u8, 1..=28u8).prop_map(|(month, day)| PeriodKind::Day(month, day)),
        ];
        (YEARS, kind).prop_map(|(year, kind)| Period::new(year, kind).unwrap())
    }

    proptest! {
        #[test]
        fn a_code_reads_back_as_the_same_period(given in any_period()) {
            prop_assert_eq!(period(&given.code()), given);
        }

        #[test]
        fn the_order_agrees_with_the_days(a in any_period(), b in any_period()) {
            if a < b {
                prop_assert!((a.first_day(), a.days()) <= (b.first_day(), b.days()));
            }
            prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        }

        #[test]
        fn the_midpoint_lies_within(given in any_period()) {
            let middle = given.midpoint();
            prop_assert!(in_years(given.first_day()) < middle && middle < in_years(given.last_day() + Days::new(1)));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,10}") {
            if let Ok(read) = text.parse::<Period>() {
                prop_assert_eq!(read.code(), text.trim());
            }
        }
    }
}
