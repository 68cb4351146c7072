//! From an observation to a cell.

use std::collections::BTreeMap;

use csv::StringRecord;

use super::layout::Layout;
use crate::cbs::{Coded, Wrong};
use crate::csv_file::Row;
use crate::entity::Rows;
use crate::number::plain;
use crate::{Cell, Location, Nothing, Provenance, Reading, Rejection, RejectionReason};

/// The observations of a set, one by one.
pub struct Observations<'a> {
    rows: Rows<'a>,
    layout: &'a Layout,
}

impl<'a> Observations<'a> {
    /// Reads from just after the header.
    pub const fn new(rows: Rows<'a>, layout: &'a Layout) -> Self {
        Self { rows, layout }
    }

    fn cell(&self, row: &Row) -> Result<Cell, Wrong> {
        let (layout, fields) = (self.layout, &row.fields);
        if fields.len() != layout.width {
            let reason = RejectionReason::FieldCount { found: fields.len().to_string(), expected: layout.width.to_string() };
            return Err((String::new(), fields.iter().collect::<Vec<_>>().join(";"), reason));
        }
        let period = layout.time.period(fields)?;
        let area = match &layout.area {
            None => layout.area_of_all.clone(),
            Some((column, division)) => column.area(fields, *division)?,
        };
        let dim = |column: &Coded| Ok((column.name.clone(), column.known(fields)?.to_owned()));
        let (value, note) = reading(layout, fields)?;
        Ok(Cell {
            measure: layout.measure.known(fields)?.to_owned(),
            period,
            area,
            dims: layout.others.iter().map(dim).collect::<Result<BTreeMap<_, _>, Wrong>>()?,
            value,
            status: layout.statuses.get(&period).copied().unwrap_or(Provenance::Provisional),
            note,
            at: Location { file: self.rows.file().clone(), row: row.number },
        })
    }
}

impl Iterator for Observations<'_> {
    type Item = Result<Cell, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = match self.rows.next_row()? {
            Ok(row) => row,
            Err(bad) => return Some(Err(bad.reject(self.rows.file()))),
        };
        let rejected = |(column, value, reason)| Rejection {
            file: self.rows.file().clone(),
            row: row.number,
            column,
            cell: None,
            value,
            reason: Box::new(reason),
        };
        Some(self.cell(&row).map_err(rejected))
    }
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
        let number = plain(value, layout.decimal_mark);
        let reason = RejectionReason::Number { expected: layout.decimal_mark.plain_example().to_owned() };
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
