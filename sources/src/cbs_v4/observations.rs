//! From a row of `Observations.csv` to a cell.

use std::collections::BTreeMap;
use std::io::Read;

use csv::StringRecord;

use super::layout::{Coded, Layout, area};
use crate::csv_file::{CsvFile, Row};
use crate::number::{DecimalMark, plain};
use crate::{Cell, Location, Nothing, Provenance, Reading, Rejection, RejectionReason};

/// The observations of a set, one by one.
pub struct Observations<'a, R> {
    file: CsvFile<R>,
    layout: &'a Layout,
}

/// What is wrong with a row: the column, the value, the reason.
type Wrong = (String, String, RejectionReason);

impl<'a, R: Read> Observations<'a, R> {
    /// Reads from just after the header.
    pub const fn new(file: CsvFile<R>, layout: &'a Layout) -> Self {
        Self { file, layout }
    }

    fn cell(&self, row: &Row) -> Result<Cell, Wrong> {
        let (layout, fields) = (self.layout, &row.fields);
        if fields.len() != layout.width {
            let reason = RejectionReason::FieldCount { found: fields.len().to_string(), expected: layout.width.to_string() };
            return Err((String::new(), fields.iter().collect::<Vec<_>>().join(";"), reason));
        }
        let time = known(&layout.time, fields)?;
        let period = time.parse().map_err(|_| wrong(&layout.time, time, period_form()))?;
        let area = match &layout.area {
            None => layout.area_of_all.clone(),
            Some((column, division)) => {
                let code = known(column, fields)?;
                area(code, *division).ok_or_else(|| wrong(column, code, area_form()))?
            }
        };
        let dim = |column: &Coded| Ok((column.name.clone(), known(column, fields)?.to_owned()));
        let (value, note) = reading(layout, fields)?;
        Ok(Cell {
            measure: known(&layout.measure, fields)?.to_owned(),
            period,
            area,
            dims: layout.others.iter().map(dim).collect::<Result<BTreeMap<_, _>, Wrong>>()?,
            value,
            status: layout.statuses.get(&period).copied().unwrap_or(Provenance::Provisional),
            note,
            at: Location { file: self.file.name().clone(), row: row.number },
        })
    }
}

impl<R: Read> Iterator for Observations<'_, R> {
    type Item = Result<Cell, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = match self.file.next_row()? {
            Ok(row) => row,
            Err(bad) => return Some(Err(bad.reject(self.file.name()))),
        };
        let rejected = |(column, value, reason)| Rejection {
            file: self.file.name().clone(),
            row: row.number,
            column,
            cell: None,
            value,
            reason: Box::new(reason),
        };
        Some(self.cell(&row).map_err(rejected))
    }
}

fn wrong(column: &Coded, value: &str, reason: RejectionReason) -> Wrong {
    (column.name.clone(), value.to_owned(), reason)
}

fn period_form() -> RejectionReason {
    RejectionReason::Period { expected: "2021JJ00 / 2021KW01 / 2021MM01".to_owned() }
}

fn area_form() -> RejectionReason {
    RejectionReason::Area { expected: "NL01 / PV24 / GM0303 / WK030301 / BU03030101".to_owned() }
}

/// The code in a column, which must be in its code list.
fn known<'a>(column: &Coded, fields: &'a StringRecord) -> Result<&'a str, Wrong> {
    let code = fields.get(column.at).unwrap_or_default().trim();
    if column.codes.contains(code) {
        return Ok(code);
    }
    Err(wrong(column, code, RejectionReason::CodeUnknown { file: column.file.clone() }))
}

/// The figure, or the kind of nothing, with the attribute when it says more than "None".
///
/// A figure that is marked as secret is not kept. An empty value without a reason, and an attribute that is not known
/// here, are [`Nothing::Unknown`].
fn reading(layout: &Layout, fields: &StringRecord) -> Result<(Reading, Option<String>), Wrong> {
    let field = |at: Option<usize>| at.and_then(|at| fields.get(at)).unwrap_or_default().trim();
    let (value, text, attribute) = (field(Some(layout.value)), field(layout.text), field(layout.attribute));
    let note = (!matches!(attribute, "" | "None")).then(|| attribute.to_owned());
    let nothing = nothing(attribute);
    if nothing == Nothing::Secret {
        return Ok((Reading::Nothing(nothing), note));
    }
    if !value.is_empty() {
        let number = plain(value, DecimalMark::Comma);
        let reason = RejectionReason::Number { expected: "1234,5".to_owned() };
        let number = number.ok_or_else(|| ("Value".to_owned(), value.to_owned(), reason))?;
        return Ok((Reading::Value(number), note));
    }
    match text {
        "" => Ok((Reading::Nothing(nothing), note)),
        "." => Ok((Reading::Nothing(Nothing::Unknown), note)),
        "x" => Ok((Reading::Nothing(Nothing::Secret), note)),
        text => Err(("StringValue".to_owned(), text.to_owned(), RejectionReason::Text {})),
    }
}

/// Which kind of nothing an attribute means. "Missing" is what CBS calls a figure that is unknown, too uncertain or
/// secret without saying which.
fn nothing(attribute: &str) -> Nothing {
    match attribute.to_ascii_lowercase().as_str() {
        "impossible" => Nothing::Impossible,
        "confidential" | "secret" => Nothing::Secret,
        "notdelivered" | "notyetavailable" => Nothing::NotDelivered,
        _ => Nothing::Unknown,
    }
}
