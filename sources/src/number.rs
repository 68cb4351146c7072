//! Numbers as people and statistical offices write them: decimal comma or point, with or without thousand marks.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// What stands before the decimals. The other one may then stand between thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum DecimalMark {
    /// `1.234,5`, as in the Netherlands.
    #[default]
    #[serde(rename = ",")]
    Comma,
    /// `1,234.5`, as in English.
    #[serde(rename = ".")]
    Point,
}

impl DecimalMark {
    const fn marks(self) -> (char, char) {
        match self {
            Self::Comma => (',', '.'),
            Self::Point => ('.', ','),
        }
    }

    /// How a number without thousand marks is written, for a message.
    pub(crate) const fn plain_example(self) -> &'static str {
        match self {
            Self::Comma => "1234,5",
            Self::Point => "1234.5",
        }
    }

    /// How a number is written, for a message.
    pub(crate) const fn example(self) -> &'static str {
        match self {
            Self::Comma => "1234,5 / 1.234,5",
            Self::Point => "1234.5 / 1,234.5",
        }
    }
}

/// Reads a number without thousand marks.
pub(crate) fn plain(text: &str, mark: DecimalMark) -> Option<f64> {
    read(text, mark, |whole| digits(whole).then_some(Cow::Borrowed(whole)))
}

/// Reads a number that may have marks between thousands: the other mark, a space, a narrow or hard space, or `'`.
pub(crate) fn grouped(text: &str, mark: DecimalMark) -> Option<f64> {
    read(text, mark, |whole| ungroup(whole, mark.marks().1))
}

fn read(text: &str, mark: DecimalMark, whole_part: impl Fn(&str) -> Option<Cow<'_, str>>) -> Option<f64> {
    let text = text.trim();
    let (minus, unsigned) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, fraction) = unsigned.split_once(mark.marks().0).unwrap_or((unsigned, "0"));
    if !digits(fraction) {
        return None;
    }
    let whole = whole_part(whole)?;
    [minus, &whole, ".", fraction].concat().parse().ok().filter(|value: &f64| value.is_finite())
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Takes out thousand marks: all the same, and groups of three after a first group of one to three.
fn ungroup(whole: &str, other_mark: char) -> Option<Cow<'_, str>> {
    let is_mark = |c: char| c == other_mark || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'');
    let Some(mark) = whole.chars().find(|c| is_mark(*c)) else {
        return digits(whole).then_some(Cow::Borrowed(whole));
    };
    let groups: Vec<_> = whole.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let fits = digits(first) && first.len() <= 3 && rest.iter().all(|group| group.len() == 3 && digits(group));
    fits.then(|| Cow::Owned(groups.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_numbers_have_no_thousand_marks() {
        assert_eq!(plain("481,8", DecimalMark::Comma), Some(481.8));
        assert_eq!(plain(" -8 ", DecimalMark::Comma), Some(-8.0));
        for wrong in ["481.8", "1.234", "", ",", "5,", ",5", "1,2,3", "NaN", "inf", "1e3", "+5", "--5", "0x1"] {
            assert_eq!(plain(wrong, DecimalMark::Comma), None, "{wrong}");
        }
    }

    #[test]
    fn thousand_marks_stand_between_groups_of_three() {
        for text in ["1.234.567,5", "1 234 567,5", "1\u{a0}234\u{a0}567,5", "1'234'567,5", "1234567,5"] {
            assert_eq!(grouped(text, DecimalMark::Comma), Some(1_234_567.5), "{text}");
        }
        assert_eq!(grouped("1,234.5", DecimalMark::Point), Some(1234.5));
        assert_eq!(grouped("\u{2212}1.234", DecimalMark::Comma), Some(-1234.0));
        for wrong in ["12.34", "1234.567", "1.234 567", ".123", "1..234", "1.23,4", "12,345.6"] {
            assert_eq!(grouped(wrong, DecimalMark::Comma), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_written_number_reads_back(value in -1e9..1e9f64) {
            let written = format!("{value}").replace('.', ",");
            prop_assert_eq!(plain(&written, DecimalMark::Comma), Some(value));
            prop_assert_eq!(grouped(&written, DecimalMark::Comma), Some(value));
        }

        #[test]
        fn any_text_is_a_finite_number_or_none(text in "\\PC{0,12}") {
            for mark in [DecimalMark::Comma, DecimalMark::Point] {
                prop_assert!(grouped(&text, mark).is_none_or(f64::is_finite));
            }
        }
    }
}
