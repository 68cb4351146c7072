//! The start of a file, to choose columns from before there is a mapping.

use super::grid::{Field, GridRow};
use super::{below_header, is_csv, separator, workbook};
use crate::csv_file::CsvFile;
use crate::{Bundle, Content, Refusal};

/// The titles of the columns and the first rows below them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The names of the sheets; CSV has none.
    pub sheets: Vec<String>,
    /// The titles of the columns.
    pub header: Vec<String>,
    /// The first rows with something in them.
    pub rows: Vec<ExcerptRow>,
}

/// A row as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcerptRow {
    /// Counted from 1.
    pub number: u64,
    /// The fields.
    pub fields: Vec<String>,
}

/// Reads the start of a file: the header in row `header_row` (counted from 1) and at most so many rows below it.
///
/// # Errors
/// When it is not a file that can be read here, is too large, or is not UTF-8 as far as it is read.
pub fn excerpt(name: &str, content: Content, sheet: Option<&str>, header_row: u64, rows: usize) -> Result<Excerpt, Refusal> {
    let (sheets, header, rows) = grid(name, content, sheet, header_row, rows)?;
    Ok(Excerpt { sheets, header, rows: rows.iter().map(shown).collect() })
}

/// Reads the rows of the first sheet of a workbook that have something in them, at most so many.
///
/// # Errors
/// When it is not a workbook, or is larger than is safe.
pub fn filled_rows(name: &str, bytes: Vec<u8>, most: usize) -> Result<Vec<ExcerptRow>, Refusal> {
    let (_, rows) = workbook::read(name, bytes, None)?;
    Ok(rows.iter().take(most).map(shown).collect())
}

fn shown(row: &GridRow) -> ExcerptRow {
    ExcerptRow { number: row.number, fields: row.fields.iter().map(Field::shown).collect() }
}

/// The names of the sheets, the titles of the columns and at most so many rows.
type Start = (Vec<String>, Vec<String>, Vec<GridRow>);

/// Reads the header and at most so many rows of a file.
pub fn grid(name: &str, content: Content, sheet: Option<&str>, header_row: u64, most: usize) -> Result<Start, Refusal> {
    let header_row = header_row.max(1);
    let is_csv = is_csv(name)?;
    let mut bundle = Bundle::files(vec![(name.to_owned(), content)])?;
    let name = bundle.names().next().unwrap_or(name).to_owned();
    if is_csv {
        let separator = separator(&name, &mut bundle, header_row)?;
        let mut file = CsvFile::open(&name, bundle.reader(&name)?, separator, header_row)?;
        let mut rows = Vec::new();
        while rows.len() < most
            && let Some(row) = file.sound_row()?
        {
            rows.push(GridRow { number: row.number, fields: row.fields.iter().map(Field::text).collect() });
        }
        return Ok((Vec::new(), file.header().to_vec(), rows));
    }
    let (sheets, rows) = workbook::read(&name, bundle.bytes(&name)?, sheet)?;
    let (header, mut rows) = below_header(&name, rows, header_row)?;
    rows.truncate(most);
    Ok((sheets, header, rows))
}
