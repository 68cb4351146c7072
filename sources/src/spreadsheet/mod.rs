//! A spreadsheet (xlsx, ods) or CSV file, read through a saved column [`Mapping`].
//!
//! One row is one period, area and group; each mapped column is one measure. CSV is read row by row; its separator
//! (comma, semicolon or tab) is what occurs most in the header. A workbook is read whole, up to 50 MB unpacked and a
//! million cells. What the mapping does not name is not read.
//!
//! A cell in per cent format holds a fraction: 4.5 % is read as 0.045.

mod excerpt;
mod fields;
mod grid;
mod mapping;
mod names;
mod rows;
mod workbook;
mod workbook_checks;

use std::io::Read;

use crate::csv_file::{CsvFile, unreadable};
use crate::{Bundle, Cells, Content, Dimension, DimensionKind, Refusal, RefusalReason, Source, Table};
pub(crate) use excerpt::grid;
pub use excerpt::{Excerpt, ExcerptRow, excerpt, filled_rows};
use grid::{Field, GridRow};
pub use mapping::{AreaFrom, Group, Identity, LevelFrom, Mapping, PeriodFormat, PeriodFrom, StatusFrom, Symbols, Value};
pub(crate) use names::AreaNames;
pub use names::NamedArea;
use rows::{RowCells, RowReader};

pub use crate::number::DecimalMark;

/// What is accepted, for a message.
const ACCEPTED: &str = ".csv, .xlsx, .ods";

/// How much of the start of a CSV file is looked at to find the separator.
const LOOKED_AT: u64 = 64 * 1024;

/// A spreadsheet or CSV file of which the mapped columns were found.
pub struct Spreadsheet {
    table: Table,
    reader: RowReader,
    rows: Rows,
}

enum Rows {
    Csv { bundle: Bundle, separator: u8, header_row: u64 },
    Sheet(Vec<GridRow>),
}

impl Spreadsheet {
    /// Opens a file; `name` is the name it had where it came from.
    ///
    /// # Errors
    /// When it is not a file that can be read here, is too large, is not UTF-8, or lacks a mapped column.
    pub fn open(name: &str, content: Content, mapping: Mapping) -> Result<Self, Refusal> {
        Self::open_naming(name, content, mapping, &[])
    }

    /// Opens a file in which areas may be named. `areas` are all that a name can mean; the mapping says whether names
    /// are read at all.
    ///
    /// # Errors
    /// As [`Spreadsheet::open`].
    pub fn open_naming(name: &str, content: Content, mapping: Mapping, areas: &[NamedArea]) -> Result<Self, Refusal> {
        Self::of_bundle(name, Bundle::files(vec![(name.to_owned(), content)])?, mapping, areas)
    }

    /// Opens the one file of a bundle.
    pub(crate) fn of_bundle(name: &str, mut bundle: Bundle, mapping: Mapping, areas: &[NamedArea]) -> Result<Self, Refusal> {
        mapping.check()?;
        let is_csv = is_csv(name)?;
        let name = bundle.names().next().unwrap_or(name).to_owned();
        let (header, rows) = if is_csv { csv(&name, bundle, &mapping)? } else { sheet(&name, &mut bundle, &mapping)? };
        let reader = RowReader::new(&name, &header, &mapping, AreaNames::of(areas), !is_csv)?;
        Ok(Self { table: table(mapping), reader, rows })
    }
}

impl Source for Spreadsheet {
    fn table(&self) -> &Table {
        &self.table
    }

    fn cells(&mut self) -> Result<Cells<'_>, Refusal> {
        let reader = &self.reader;
        match &mut self.rows {
            Rows::Sheet(rows) => Ok(Box::new(RowCells::new(reader, rows.iter().cloned().map(Ok)))),
            Rows::Csv { bundle, separator, header_row } => {
                let input = bundle.reader(reader.file())?;
                let mut file = CsvFile::open(reader.file(), input, *separator, *header_row)?;
                let rows = std::iter::from_fn(move || {
                    let name = file.name().clone();
                    Some(
                        file.next_row()?
                            .map_err(|bad| bad.reject(&name))
                            .map(|row| GridRow { number: row.number, fields: row.fields.iter().map(Field::text).collect() }),
                    )
                });
                Ok(Box::new(RowCells::new(reader, rows)))
            }
        }
    }
}

/// Whether a file is CSV by its name; else it must be a workbook.
fn is_csv(name: &str) -> Result<bool, Refusal> {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "csv" | "tsv" | "txt" => Ok(true),
        "xlsx" | "ods" => Ok(false),
        _ => Err(Refusal::of_file(name, RefusalReason::UnknownFormat { accepted: ACCEPTED.to_owned() })),
    }
}

/// Reads a CSV file once from start to end, so that a wrong encoding is a refusal and not a list of bad rows.
fn csv(name: &str, mut bundle: Bundle, mapping: &Mapping) -> Result<(Vec<String>, Rows), Refusal> {
    let separator = separator(name, &mut bundle, mapping.header_row)?;
    let header_row = mapping.header_row;
    let mut file = CsvFile::open(name, bundle.reader(name)?, separator, header_row)?;
    let header = file.header().to_vec();
    while file.sound_row()?.is_some() {}
    drop(file);
    Ok((header, Rows::Csv { bundle, separator, header_row }))
}

/// What occurs most in the header, outside quotation marks.
pub(crate) fn separator(name: &str, bundle: &mut Bundle, header_row: u64) -> Result<u8, Refusal> {
    let mut start = Vec::new();
    let refuse = |error: std::io::Error| Refusal::of_file(name, unreadable(&error));
    bundle.reader(name)?.take(LOOKED_AT).read_to_end(&mut start).map_err(refuse)?;
    let mut lines = start.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let header = lines.nth(usize::try_from(header_row - 1).unwrap_or(usize::MAX)).unwrap_or_default();
    let unquoted: Vec<u8> = header.split(|byte| *byte == b'"').step_by(2).flatten().copied().collect();
    let count = |separator: u8| unquoted.iter().filter(|byte| **byte == separator).count();
    Ok([b',', b';', b'\t'].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b';'))
}

fn sheet(name: &str, bundle: &mut Bundle, mapping: &Mapping) -> Result<(Vec<String>, Rows), Refusal> {
    let (_, rows) = workbook::read(name, bundle.bytes(name)?, mapping.sheet.as_deref())?;
    let (header, rows) = below_header(name, rows, mapping.header_row)?;
    Ok((header, Rows::Sheet(rows)))
}

/// The titles of the columns of a sheet and the rows below them.
fn below_header(name: &str, mut rows: Vec<GridRow>, header_row: u64) -> Result<(Vec<String>, Vec<GridRow>), Refusal> {
    rows.retain(|row| row.number >= header_row);
    if rows.first().is_none_or(|row| row.number != header_row) {
        return Err(Refusal::of_file(name, RefusalReason::Empty {}).in_row(header_row));
    }
    let header = rows.remove(0).fields.iter().map(Field::shown).collect();
    Ok((header, rows))
}

fn table(mapping: Mapping) -> Table {
    let dimension = |code: String, title: String, kind| Dimension { code, title, kind, codes: Vec::new() };
    let mut dimensions = Vec::new();
    for group in mapping.groups {
        dimensions.push(dimension(group.code, group.column, DimensionKind::Other));
    }
    if let AreaFrom::Column { column, division, .. } = mapping.area {
        dimensions.push(dimension(column.clone(), column, DimensionKind::Area(division)));
    }
    if let PeriodFrom::Column { column, .. } = mapping.period {
        dimensions.push(dimension(column.clone(), column, DimensionKind::Time));
    }
    Table {
        id: mapping.table.id,
        title: mapping.table.title,
        modified: None,
        licence: mapping.table.licence,
        source: mapping.table.source,
        measures: mapping.measures.into_iter().map(|value| value.measure).collect(),
        dimensions,
        periods: Vec::new(),
    }
}
