//! From a row of a spreadsheet to cells, by the mapping.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use kernel::areas::{Area, AreaLevel};
use kernel::periods::Period;

use super::fields;
use super::grid::{Field, GridRow, cell_name};
use super::mapping::{AreaFrom, LevelFrom, Mapping, PeriodFormat, PeriodFrom, StatusFrom, Symbols};
use super::names::AreaNames;
use crate::csv_file::{column, listed};
use crate::number::DecimalMark;
use crate::{Cell, Location, Provenance, Refusal, Rejection, RejectionReason};

/// A mapping of which every column was found.
pub struct RowReader {
    file: Arc<str>,
    header: Vec<String>,
    is_workbook: bool,
    period: PeriodAt,
    area: AreaAt,
    status: StatusAt,
    groups: Vec<(usize, String)>,
    measures: Vec<(usize, String)>,
    skipped: Vec<String>,
    symbols: Symbols,
    decimal_mark: DecimalMark,
}

enum PeriodAt {
    Column(usize, PeriodFormat),
    Fixed(Period),
}

enum AreaAt {
    Column { at: usize, numbers: Option<AreaLevel>, level: Option<LevelAt>, names: AreaNames, division: Option<u16> },
    Fixed(Area),
}

/// The column of the level, with its words in lower case.
struct LevelAt(usize, Vec<(String, AreaLevel)>);

enum StatusAt {
    Column(usize, Vec<(String, Provenance)>),
    Fixed(Provenance),
}

/// What all figures of a row share.
struct Shared {
    period: Period,
    area: Area,
    dims: BTreeMap<String, String>,
    status: Provenance,
}

impl RowReader {
    /// Finds the mapped columns in the header.
    pub fn new(file: &str, header: &[String], mapping: &Mapping, known: AreaNames, is_workbook: bool) -> Result<Self, Refusal> {
        let place = |title: &str| column(file, header, title.trim());
        let groups = mapping.groups.iter().map(|group| Ok((place(&group.column)?, group.code.clone())));
        let measures = mapping.measures.iter().map(|value| Ok((place(&value.column)?, value.measure.code.clone())));
        Ok(Self {
            file: file.into(),
            header: header.to_vec(),
            is_workbook,
            period: match &mapping.period {
                PeriodFrom::Column { column, format } => PeriodAt::Column(place(column)?, *format),
                PeriodFrom::Fixed { period } => PeriodAt::Fixed(*period),
            },
            area: match &mapping.area {
                AreaFrom::Column { column, numbers, level, names, division } => AreaAt::Column {
                    at: place(column)?,
                    numbers: *numbers,
                    level: level.as_ref().map(|level| Ok(LevelAt(place(&level.column)?, levels(level)))).transpose()?,
                    names: if *names { known } else { AreaNames::default() },
                    division: *division,
                },
                AreaFrom::Fixed { area } => AreaAt::Fixed(area.clone()),
            },
            status: match &mapping.status {
                StatusFrom::Column { column, .. } => StatusAt::Column(place(column)?, words(&mapping.status)),
                StatusFrom::Fixed { status } => StatusAt::Fixed(*status),
            },
            groups: groups.collect::<Result<_, Refusal>>()?,
            measures: measures.collect::<Result<_, Refusal>>()?,
            skipped: mapping.skipped.clone(),
            symbols: mapping.symbols.clone(),
            decimal_mark: mapping.decimal_mark,
        })
    }

    /// Name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Reads all figures of a row. When period, area, group or status is wrong, that one rejection stands for the row.
    fn read(&self, row: &GridRow) -> VecDeque<Result<Cell, Rejection>> {
        if self.is_skipped(row) {
            return VecDeque::new();
        }
        match self.shared(row) {
            Err(rejection) => VecDeque::from([Err(rejection)]),
            Ok(shared) => self.measures.iter().map(|(at, code)| self.cell(row, &shared, *at, code)).collect(),
        }
    }

    /// Whether a row is empty, or begins as one of those that hold no figures.
    fn is_skipped(&self, row: &GridRow) -> bool {
        let first = row.fields.iter().find(|field| **field != Field::Empty).map(Field::shown);
        first.is_none_or(|first| self.skipped.iter().any(|start| first.starts_with(start.trim())))
    }

    fn shared(&self, row: &GridRow) -> Result<Shared, Rejection> {
        if row.fields.len() != self.header.len() {
            let (found, expected) = (row.fields.len().to_string(), self.header.len().to_string());
            let value = row.fields.iter().map(Field::shown).collect::<Vec<_>>().join(" | ");
            let reason = RejectionReason::FieldCount { found, expected };
            return Err(Rejection {
                file: self.file.clone(),
                row: row.number,
                column: String::new(),
                cell: None,
                value,
                reason: Box::new(reason),
            });
        }
        let (period, starred) = match self.period {
            PeriodAt::Fixed(period) => (period, false),
            PeriodAt::Column(at, format) => self.at(row, at, |field| fields::period(field, format))?,
        };
        let area = match &self.area {
            AreaAt::Fixed(area) => area.clone(),
            AreaAt::Column { at, numbers, level, names, division } => {
                let level = level.as_ref().map(|LevelAt(at, words)| {
                    self.at(row, *at, |field| one_of(field, words, |expected| RejectionReason::AreaLevel { expected }))
                });
                let numbers = level.transpose()?.or(*numbers);
                self.at(row, *at, |field| fields::area(field, numbers, names, *division))?
            }
        };
        let mut dims = BTreeMap::new();
        for (at, code) in &self.groups {
            dims.insert(code.clone(), self.at(row, *at, group)?);
        }
        let status = match &self.status {
            StatusAt::Fixed(status) => *status,
            StatusAt::Column(at, words) => {
                self.at(row, *at, |field| one_of(field, words, |expected| RejectionReason::Status { expected }))?
            }
        };
        let status = if starred && status == Provenance::Final { Provenance::Provisional } else { status };
        Ok(Shared { period, area, dims, status })
    }

    fn cell(&self, row: &GridRow, shared: &Shared, at: usize, code: &str) -> Result<Cell, Rejection> {
        let value = self.at(row, at, |field| fields::reading(field, &self.symbols, self.decimal_mark))?;
        Ok(Cell {
            measure: code.to_owned(),
            period: shared.period,
            area: shared.area.clone(),
            dims: shared.dims.clone(),
            value,
            status: shared.status,
            note: None,
            at: Location { file: self.file.clone(), row: row.number },
        })
    }

    /// Reads one field; what is wrong with it becomes a rejection that says where it stands.
    fn at<T>(&self, row: &GridRow, at: usize, read: impl FnOnce(&Field) -> Result<T, RejectionReason>) -> Result<T, Rejection> {
        let field = row.fields.get(at).unwrap_or(&Field::Empty);
        read(field).map_err(|reason| Rejection {
            file: self.file.clone(),
            row: row.number,
            column: self.header.get(at).cloned().unwrap_or_default(),
            cell: self.is_workbook.then(|| cell_name(at, row.number)),
            value: field.shown(),
            reason: Box::new(reason),
        })
    }
}

fn group(field: &Field) -> Result<String, RejectionReason> {
    match field.shown() {
        empty if empty.is_empty() => Err(RejectionReason::GroupEmpty {}),
        group => Ok(group),
    }
}

/// The words of a status column, in lower case.
fn words(from: &StatusFrom) -> Vec<(String, Provenance)> {
    let StatusFrom::Column { provisional, r#final, derived, .. } = from else { return Vec::new() };
    let all = [(provisional, Provenance::Provisional), (r#final, Provenance::Final), (derived, Provenance::Derived)];
    all.into_iter().flat_map(|(words, status)| words.iter().map(move |word| (word.trim().to_lowercase(), status))).collect()
}

/// The words of a column of levels, in lower case.
fn levels(from: &LevelFrom) -> Vec<(String, AreaLevel)> {
    from.words.iter().map(|(word, level)| (word.trim().to_lowercase(), *level)).collect()
}

/// What the word in a field stands for; `unknown` is the reason when it is none of these.
fn one_of<T: Copy>(field: &Field, words: &[(String, T)], unknown: fn(String) -> RejectionReason) -> Result<T, RejectionReason> {
    let given = field.shown().to_lowercase();
    let found = words.iter().find(|(word, _)| *word == given).map(|(_, meaning)| *meaning);
    found.ok_or_else(|| unknown(listed(words.iter().map(|(word, _)| word))))
}

/// The cells of rows, one by one.
pub struct RowCells<'a, I> {
    reader: &'a RowReader,
    rows: I,
    ready: VecDeque<Result<Cell, Rejection>>,
}

impl<'a, I> RowCells<'a, I> {
    /// Reads these rows.
    pub const fn new(reader: &'a RowReader, rows: I) -> Self {
        Self { reader, rows, ready: VecDeque::new() }
    }
}

impl<I: Iterator<Item = Result<GridRow, Rejection>>> Iterator for RowCells<'_, I> {
    type Item = Result<Cell, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() {
            match self.rows.next()? {
                Ok(row) => self.ready = self.reader.read(&row),
                Err(rejection) => return Some(Err(rejection)),
            }
        }
        self.ready.pop_front()
    }
}
