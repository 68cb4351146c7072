//! Numbers, days and sizes in words of the page's language. Fluent is kept out of this: it knows no Dutch thousands.

use chrono::{Datelike, NaiveDate};
use kernel::settings::Lang;

/// A number with so many decimals: `1.234,5` in Dutch, `1,234.5` in English. A half is rounded away from zero, as people do.
pub fn number_in(lang: Lang, value: f64, decimals: usize) -> String {
    let (comma, point) = match lang {
        Lang::Nl => (',', '.'),
        Lang::En => ('.', ','),
    };
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let text = format!("{:.decimals$}", (value.abs() * scale).round() / scale);
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    if value < 0.0 && text.bytes().any(|b| b.is_ascii_digit() && b != b'0') {
        out.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(point);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(comma);
        out.push_str(fraction);
    }
    out
}

const MONTHS: [(&str, &str); 12] = [
    ("januari", "January"),
    ("februari", "February"),
    ("maart", "March"),
    ("april", "April"),
    ("mei", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augustus", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
];

/// A day: `21 november 2026`.
pub fn date_in(lang: Lang, day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(lang, day.month0()), day.year())
}

fn month(lang: Lang, month0: u32) -> &'static str {
    let (nl, en) = MONTHS[usize::try_from(month0).unwrap_or(0) % 12];
    match lang {
        Lang::Nl => nl,
        Lang::En => en,
    }
}

/// A date that may be known only to the month or year, as `2018`, `2018-11` or `2018-11-08`; other texts come back as they are.
pub fn loose_date(lang: Lang, text: &str) -> String {
    let parts: Vec<u32> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [year, month_number @ 1..=12] => format!("{} {year}", month(lang, month_number - 1)),
        [year, month_number @ 1..=12, day] => format!("{day} {} {year}", month(lang, month_number - 1)),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_in_the_language() {
        assert_eq!(number_in(Lang::Nl, 1_234_567.891, 1), "1.234.567,9");
        assert_eq!(number_in(Lang::En, 1234.5, 2), "1,234.50");
        assert_eq!(number_in(Lang::Nl, -0.04, 1), "0,0");
        assert_eq!(number_in(Lang::Nl, -12.0, 0), "−12");
        assert_eq!(number_in(Lang::Nl, 999.0, 0), "999");
    }

    #[test]
    fn dates_may_be_known_by_halves() {
        assert_eq!(loose_date(Lang::Nl, "2018-11"), "november 2018");
        assert_eq!(loose_date(Lang::En, "2018-08-30"), "30 August 2018");
        assert_eq!(loose_date(Lang::Nl, "2018"), "2018");
    }
}
