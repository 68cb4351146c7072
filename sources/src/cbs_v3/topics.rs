//! From a wide row to one cell per topic.

use std::collections::{BTreeMap, VecDeque};

use csv::StringRecord;
use kernel::areas::Area;
use kernel::periods::Period;

use super::layout::{Layout, TimeAt, TopicAt};
use crate::cbs::Wrong;
use crate::csv_file::Row;
use crate::entity::Rows;
use crate::number::plain;
use crate::{Cell, Location, Nothing, Provenance, Reading, Rejection, RejectionReason};

/// The figures of a table, one by one.
pub struct Topics<'a> {
    rows: Rows<'a>,
    layout: &'a Layout,
    ready: VecDeque<Result<Cell, Rejection>>,
}

/// What all figures of a row share.
struct Shared {
    period: Period,
    area: Area,
    dims: BTreeMap<String, String>,
    status: Provenance,
}

impl<'a> Topics<'a> {
    /// Reads from just after the header.
    pub const fn new(rows: Rows<'a>, layout: &'a Layout) -> Self {
        Self { rows, layout, ready: VecDeque::new() }
    }

    /// Reads all figures of a row. When period, area or dimension is wrong, that one rejection stands for the row.
    fn read(&self, row: &Row) -> VecDeque<Result<Cell, Rejection>> {
        match shared(self.layout, &row.fields) {
            Err(wrong) => VecDeque::from([Err(self.rejected(row, wrong))]),
            Ok(shared) => {
                let figures = self.layout.topics.iter().filter(|topic| !topic.is_text);
                figures.map(|topic| self.cell(row, &shared, topic).map_err(|wrong| self.rejected(row, wrong))).collect()
            }
        }
    }

    fn cell(&self, row: &Row, shared: &Shared, topic: &TopicAt) -> Result<Cell, Wrong> {
        Ok(Cell {
            measure: topic.code.clone(),
            period: shared.period,
            area: shared.area.clone(),
            dims: shared.dims.clone(),
            value: reading(self.layout, topic, &row.fields)?,
            status: shared.status,
            note: None,
            at: Location { file: self.rows.file().clone(), row: row.number },
        })
    }

    fn rejected(&self, row: &Row, (column, value, reason): Wrong) -> Rejection {
        Rejection { file: self.rows.file().clone(), row: row.number, column, cell: None, value, reason: Box::new(reason) }
    }
}

impl Iterator for Topics<'_> {
    type Item = Result<Cell, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() {
            match self.rows.next_row()? {
                Ok(row) => self.ready = self.read(&row),
                Err(bad) => return Some(Err(bad.reject(self.rows.file()))),
            }
        }
        self.ready.pop_front()
    }
}

fn shared(layout: &Layout, fields: &StringRecord) -> Result<Shared, Wrong> {
    check_width(layout, fields)?;
    let period = match &layout.time {
        TimeAt::Column(column) => column.period(fields)?,
        TimeAt::Fixed(period) => *period,
    };
    let area = match &layout.area {
        None => layout.area_of_all.clone(),
        Some((column, division)) => column.area(fields, *division)?,
    };
    let mut dims = BTreeMap::new();
    for column in &layout.others {
        dims.insert(column.name.clone(), column.known(fields)?.to_owned());
    }
    let status = layout.statuses.get(&period).copied().unwrap_or(Provenance::Provisional);
    Ok(Shared { period, area, dims, status })
}

/// A row must be as wide as the header.
pub fn check_width(layout: &Layout, fields: &StringRecord) -> Result<(), Wrong> {
    if fields.len() == layout.width {
        return Ok(());
    }
    let reason = RejectionReason::FieldCount { found: fields.len().to_string(), expected: layout.width.to_string() };
    Err((String::new(), fields.iter().map(str::trim).collect::<Vec<_>>().join(","), reason))
}

/// The figure, or the kind of nothing. A point alone is unknown, unreliable or secret, without saying which.
fn reading(layout: &Layout, topic: &TopicAt, fields: &StringRecord) -> Result<Reading, Wrong> {
    let text = fields.get(topic.at).unwrap_or_default().trim();
    match text {
        "" => Ok(Reading::Nothing(topic.empty)),
        "." => Ok(Reading::Nothing(Nothing::Unknown)),
        "x" => Ok(Reading::Nothing(Nothing::Secret)),
        _ => {
            let reason = || RejectionReason::Number { expected: layout.decimal_mark.plain_example().to_owned() };
            let number = plain(text, layout.decimal_mark);
            number.map(Reading::Value).ok_or_else(|| (topic.code.clone(), text.to_owned(), reason()))
        }
    }
}
