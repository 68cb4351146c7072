//! Rows of fields, whatever file they come from.

use chrono::NaiveDate;

/// What stands in one field.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Field {
    /// Nothing, or only spaces.
    #[default]
    Empty,
    /// Text without spaces around it. Every field of CSV is text.
    Text(String),
    /// A number.
    Number(f64),
    /// A date; a time of day is left out.
    Date(NaiveDate),
    /// True or false.
    Truth(bool),
    /// An error that the spreadsheet program shows, such as `#DIV/0!`.
    Failed(String),
}

impl Field {
    /// A text as a field.
    pub fn text(text: &str) -> Self {
        match text.trim() {
            "" => Self::Empty,
            // XML knows no zero, but not everybody who writes it does.
            text => Self::Text(text.replace('\0', "\u{fffd}")),
        }
    }

    /// The field as it is shown.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Failed(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.to_string(),
            Self::Truth(truth) => truth.to_string(),
        }
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    /// Counted from 1, as a spreadsheet program does.
    pub number: u64,
    /// The fields; those after the last may be left out in a workbook.
    pub fields: Vec<Field>,
}

/// The name of a cell: column 2 of row 12 is `C12` (columns are counted from 0).
pub fn cell_name(column: usize, row: u64) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        let names =
            [(0, 1, "A1"), (2, 12, "C12"), (25, 3, "Z3"), (26, 3, "AA3"), (701, 1, "ZZ1"), (702, 1, "AAA1"), (16_383, 1, "XFD1")];
        for (column, row, name) in names {
            assert_eq!(cell_name(column, row), name);
        }
    }
}
