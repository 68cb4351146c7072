//! From what stands in a field to a period, an area, a status or a figure.

use chrono::{Datelike, NaiveDate};
use kernel::areas::{Area, AreaLevel};
use kernel::periods::{Period, PeriodKind};

use super::grid::Field;
use super::mapping::{PeriodFormat, Symbols};
use super::names::AreaNames;
use crate::number::{DecimalMark, grouped};
use crate::period_title::titled;
use crate::{Nothing, Reading, RejectionReason};

/// Reads a period. A star after a CBS title says that the figures are provisional: then the second is true.
pub fn period(field: &Field, format: PeriodFormat) -> Result<(Period, bool), RejectionReason> {
    if let (Field::Date(date), false) = (field, format == PeriodFormat::Day) {
        return Err(RejectionReason::Date { date: date.to_string() });
    }
    let text = field.shown();
    let text = text.trim();
    let unstarred = text.trim_end_matches('*').trim_end();
    let (period, expected) = match format {
        PeriodFormat::Code => (text.parse().ok(), "2021JJ00 / 2021KW01 / 2021MM01"),
        PeriodFormat::Year => (year(text), "2021"),
        PeriodFormat::Title => (titled(unstarred), "2021 / 2021 1e kwartaal / 2021 januari / 2020/'21"),
        PeriodFormat::Day => (day(field), "2021-03-14 / 14-03-2021"),
    };
    let period = period.ok_or_else(|| RejectionReason::Period { expected: expected.to_owned() })?;
    Ok((period, format == PeriodFormat::Title && unstarred != text))
}

fn year(text: &str) -> Option<Period> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| Period::new(text.parse().ok()?, PeriodKind::Year))?
}

fn day(field: &Field) -> Option<Period> {
    let date = match field {
        Field::Date(date) => *date,
        Field::Text(text) => [text.parse(), NaiveDate::parse_from_str(text, "%d-%m-%Y")].into_iter().find_map(Result::ok)?,
        _ => return None,
    };
    let kind = PeriodKind::Day(u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Period::new(u16::try_from(date.year()).ok()?, kind)
}

/// Reads an area: a code, a bare number when it is told what it means, or a name that only one known area has.
pub fn area(field: &Field, numbers: Option<AreaLevel>, names: &AreaNames, division: Option<u16>) -> Result<Area, RejectionReason> {
    if let Field::Date(date) = field {
        return Err(RejectionReason::Date { date: date.to_string() });
    }
    let text = field.shown();
    let bare = |level| Area::from_number(level, &text).ok();
    let coded: Option<Area> = text.parse().ok().or_else(|| numbers.and_then(bare));
    let area = match coded {
        Some(area) => Some(area),
        None => names.find(&text)?,
    };
    let expected = match numbers {
        Some(_) => "GM0303 / 303",
        None => "NL01 / PV24 / GM0303 / WK030301 / BU03030101",
    };
    let area = area.ok_or_else(|| RejectionReason::Area { expected: expected.to_owned() })?;
    match division {
        Some(year) if area.division().is_none() && area.level() != AreaLevel::Country => Ok(area.in_division(year)),
        _ => Ok(area),
    }
}

/// Reads a figure, or the kind of nothing that the symbols give.
pub fn reading(field: &Field, symbols: &Symbols, mark: DecimalMark) -> Result<Reading, RejectionReason> {
    let shown = field.shown();
    if let Some(nothing) = nothing(&shown, symbols) {
        return Ok(Reading::Nothing(nothing));
    }
    let not_a_number = || RejectionReason::Number { expected: mark.example().to_owned() };
    match field {
        Field::Number(number) if number.is_finite() => Ok(Reading::Value(*number)),
        Field::Number(_) | Field::Empty => Err(not_a_number()),
        Field::Text(text) => match grouped(text, mark) {
            Some(number) => Ok(Reading::Value(number)),
            None if text.contains(|c: char| c.is_ascii_digit()) || text.len() == 1 => Err(not_a_number()),
            None => Err(RejectionReason::Text {}),
        },
        Field::Date(date) => Err(RejectionReason::Date { date: date.to_string() }),
        Field::Truth(_) => Err(RejectionReason::Truth {}),
        Field::Failed(_) => Err(RejectionReason::Formula {}),
    }
}

fn nothing(shown: &str, symbols: &Symbols) -> Option<Nothing> {
    let kinds = [
        (&symbols.impossible, Nothing::Impossible),
        (&symbols.unknown, Nothing::Unknown),
        (&symbols.secret, Nothing::Secret),
        (&symbols.not_delivered, Nothing::NotDelivered),
    ];
    kinds.into_iter().find(|(given, _)| given.iter().any(|symbol| symbol.trim() == shown)).map(|(_, nothing)| nothing)
}

#[cfg(test)]
mod tests {
    use super::super::NamedArea;
    use super::*;

    fn read(text: &str, format: PeriodFormat) -> Option<(String, bool)> {
        period(&Field::text(text), format).ok().map(|(period, starred)| (period.code(), starred))
    }

    #[test]
    fn periods_are_read_in_the_form_that_was_agreed() {
        let known = [
            ("2021KW01", PeriodFormat::Code, "2021KW01"),
            ("2021", PeriodFormat::Year, "2021JJ00"),
            ("2021", PeriodFormat::Title, "2021JJ00"),
            ("2021 1e kwartaal", PeriodFormat::Title, "2021KW01"),
            ("4e kwartaal 2021", PeriodFormat::Title, "2021KW04"),
            ("2021 2e halfjaar", PeriodFormat::Title, "2021HJ02"),
            ("2021 Januari", PeriodFormat::Title, "2021MM01"),
            ("2020/'21", PeriodFormat::Title, "2020SJ00"),
            ("schooljaar 2020/'21", PeriodFormat::Title, "2020SJ00"),
            ("2021-03-14", PeriodFormat::Day, "20210314"),
            ("14-03-2021", PeriodFormat::Day, "20210314"),
        ];
        for (text, format, code) in known {
            assert_eq!(read(text, format), Some((code.to_owned(), false)), "{text}");
        }
        assert_eq!(read("2024 1e kwartaal*", PeriodFormat::Title), Some(("2024KW01".to_owned(), true)));
        assert_eq!(read("2024**", PeriodFormat::Title), Some(("2024JJ00".to_owned(), true)));
        assert_eq!(period(&Field::Number(2021.0), PeriodFormat::Year).unwrap().0.code(), "2021JJ00");
    }

    #[test]
    fn other_forms_are_not_guessed() {
        for (text, format) in [
            ("2021", PeriodFormat::Code),
            ("2021KW01", PeriodFormat::Year),
            ("2021*", PeriodFormat::Year),
            ("21", PeriodFormat::Year),
            ("2021.5", PeriodFormat::Year),
            ("2021 5e kwartaal", PeriodFormat::Title),
            ("2020/'22", PeriodFormat::Title),
            ("2021 2022", PeriodFormat::Title),
            ("Totaal", PeriodFormat::Title),
            ("03-14-2021", PeriodFormat::Day),
            ("", PeriodFormat::Year),
        ] {
            assert_eq!(read(text, format), None, "{text}");
        }
        let date = Field::Date("2021-01-01".parse().unwrap());
        assert_eq!(period(&date, PeriodFormat::Year).unwrap_err().code(), "date");
        assert_eq!(period(&date, PeriodFormat::Day).unwrap().0.code(), "20210101");
    }

    #[test]
    fn bare_numbers_are_areas_only_when_the_mapping_says_so() {
        let level = Some(AreaLevel::Municipality);
        let area =
            |field: Field, level, division| area(&field, level, &AreaNames::default(), division).map(|area| area.to_string());
        assert_eq!(area(Field::Number(303.0), level, Some(2022)).unwrap(), "2022GM0303");
        assert_eq!(area(Field::text("2021GM0303"), level, Some(2022)).unwrap(), "2021GM0303");
        assert_eq!(area(Field::text("NL01"), None, Some(2022)).unwrap(), "NL01");
        assert_eq!(area(Field::text("30301"), Some(AreaLevel::District), None).unwrap(), "WK030301");
        assert_eq!(area(Field::text("1"), Some(AreaLevel::Country), None).unwrap(), "NL01");
        assert_eq!(area(Field::text("303"), None, None).unwrap_err().code(), "area");
        assert_eq!(area(Field::text("Dronten"), level, None).unwrap_err().code(), "area");
    }

    #[test]
    fn a_name_is_an_area_only_when_it_is_known_to_be_of_one() {
        let known = [("GM0303", "Dronten"), ("GM0344", "Utrecht"), ("PV26", "Utrecht"), ("GM0303", "dronten ")];
        let names = AreaNames::of(&known.map(|(code, name)| NamedArea { area: code.parse().unwrap(), name: name.to_owned() }));
        let read = |name: &str| area(&Field::text(name), None, &names, Some(2022)).map(|area| area.to_string());
        assert_eq!(read(" Dronten"), Ok("2022GM0303".to_owned()));
        assert_eq!(read("Utrecht"), Err(RejectionReason::AreaAmbiguous { count: "2".to_owned() }));
        assert_eq!(read("Almere").unwrap_err().code(), "area");
        assert_eq!(read("GM0034"), Ok("2022GM0034".to_owned()));
    }

    #[test]
    fn a_dash_has_no_meaning_until_it_gets_one() {
        let mut symbols = Symbols::default();
        let read =
            |text: &str, symbols: &Symbols| reading(&Field::text(text), symbols, DecimalMark::Comma).map_err(|why| why.code());
        assert_eq!(read("-", &symbols), Err("number"));
        symbols.impossible.push("-".to_owned());
        assert_eq!(read("-", &symbols), Ok(Reading::Nothing(Nothing::Impossible)));
        symbols.not_delivered.push("-99998".to_owned());
        assert_eq!(reading(&Field::Number(-99998.0), &symbols, DecimalMark::Comma), Ok(Reading::Nothing(Nothing::NotDelivered)));
    }

    #[test]
    fn figures_are_read_and_the_rest_is_rejected_with_its_own_reason() {
        let read = |field: Field| reading(&field, &Symbols::default(), DecimalMark::Comma).map_err(|why| why.code());
        assert_eq!(read(Field::text("1.234,5")), Ok(Reading::Value(1234.5)));
        assert_eq!(read(Field::Number(0.0)), Ok(Reading::Value(0.0)));
        assert_eq!(read(Field::Empty), Ok(Reading::Nothing(Nothing::NotDelivered)));
        assert_eq!(read(Field::text(".")), Ok(Reading::Nothing(Nothing::Unknown)));
        assert_eq!(read(Field::text("x")), Ok(Reading::Nothing(Nothing::Secret)));
        assert_eq!(read(Field::text("4.5")), Err("number"));
        assert_eq!(read(Field::text("4,5%")), Err("number"));
        assert_eq!(read(Field::text("veel")), Err("text"));
        assert_eq!(read(Field::Truth(true)), Err("truth"));
        assert_eq!(read(Field::Failed("#DIV/0!".into())), Err("formula"));
        assert_eq!(read(Field::Date("2021-01-01".parse().unwrap())), Err("date"));
        assert_eq!(read(Field::Number(f64::INFINITY)), Err("number"));
    }
}
