//! Numbers as the reader writes them.

/// The most decimals a figure is shown with.
const MOST_DECIMALS: u8 = 6;

/// How numbers are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Locale {
    /// 1.234,5
    Dutch,
    /// 1,234.5
    English,
}

impl Locale {
    /// A finite `value` with its thousands grouped and this many decimals, six at most. A minus is a real minus sign.
    #[must_use]
    pub fn number(self, value: f64, decimals: u8) -> String {
        let (group, comma) = match self {
            Self::Dutch => ('.', ','),
            Self::English => (',', '.'),
        };
        let plain = format!("{:.*}", usize::from(decimals.min(MOST_DECIMALS)), value.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::new();
        if value < 0.0 && plain.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
            text.push('\u{2212}');
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push(group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(comma);
            text.push_str(fraction);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Locale::{Dutch, English};

    #[test]
    fn thousands_and_decimals_follow_the_locale() {
        assert_eq!(Dutch.number(1_234_567.891, 1), "1.234.567,9");
        assert_eq!(English.number(1_234_567.891, 1), "1,234,567.9");
        assert_eq!(Dutch.number(123.0, 0), "123");
        assert_eq!(Dutch.number(0.05, 2), "0,05");
    }

    #[test]
    fn nothing_has_no_sign() {
        assert_eq!(Dutch.number(-1500.0, 0), "\u{2212}1.500");
        assert_eq!(Dutch.number(-0.0, 1), "0,0");
        assert_eq!(Dutch.number(-0.04, 1), "0,0");
    }
}
