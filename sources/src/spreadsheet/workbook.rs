//! Reading one sheet of an xlsx or ods file, after seeing that it is not larger than is safe.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, Xlsx};
use zip::ZipArchive;

use super::grid::{Field, GridRow};
use super::workbook_checks::{self as checks, MOST_CELLS, broken, too_many_cells};
use crate::{Refusal, RefusalReason};

/// Reads the names of the sheets and the filled rows of one; the first sheet when no name is given.
pub fn read(name: &str, bytes: Vec<u8>, sheet: Option<&str>) -> Result<(Vec<String>, Vec<GridRow>), Refusal> {
    let unknown = || Refusal::of_file(name, RefusalReason::UnknownFormat { accepted: super::ACCEPTED.to_owned() });
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unknown())?;
    checks::size(name, &mut archive)?;
    if name.to_ascii_lowercase().ends_with(".ods") {
        checks::ods(name, &mut archive)?;
        let mut book: Ods<_> = Ods::new(archive.into_inner()).map_err(|_| unknown())?;
        let (sheets, sheet) = chosen(name, book.sheet_names(), sheet)?;
        let range = book.worksheet_range(&sheet).map_err(|error| broken(name, &error))?;
        let (top, left) = range.start().unwrap_or_default();
        let cells = range.used_cells().map(|(row, column, data)| (row + top as usize, column + left as usize, field(data)));
        return Ok((sheets, gather(name, cells.map(Ok))?));
    }
    checks::xlsx(name, &mut archive)?;
    let mut book: Xlsx<_> = Xlsx::new(archive.into_inner()).map_err(|_| unknown())?;
    let (sheets, sheet) = chosen(name, book.sheet_names(), sheet)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(|error| broken(name, &error))?;
    let next = std::iter::from_fn(|| match cells.next_cell() {
        Ok(None) => None,
        Ok(Some(cell)) => {
            let (row, column) = cell.get_position();
            Some(Ok((row as usize, column as usize, field(&plain(cell.get_value())))))
        }
        Err(error) => Some(Err(broken(name, &error))),
    });
    Ok((sheets, gather(name, next)?))
}

/// All sheets, and the one that is asked for.
fn chosen(name: &str, found: Vec<String>, asked: Option<&str>) -> Result<(Vec<String>, String), Refusal> {
    match found.iter().find(|sheet| asked.is_none_or(|asked| asked == *sheet)).cloned() {
        Some(sheet) => Ok((found, sheet)),
        None => {
            let (asked, found) = (asked.unwrap_or_default().to_owned(), found.join(", "));
            Err(Refusal::of_file(name, RefusalReason::SheetMissing { name: asked, found }))
        }
    }
}

/// Puts cells together in rows, the empty ones left out.
fn gather(name: &str, cells: impl Iterator<Item = Result<(usize, usize, Field), Refusal>>) -> Result<Vec<GridRow>, Refusal> {
    let mut rows: BTreeMap<usize, BTreeMap<usize, Field>> = BTreeMap::new();
    let mut count = 0;
    for cell in cells {
        let (row, column, field) = cell?;
        if field == Field::Empty {
            continue;
        }
        count += 1;
        if count > MOST_CELLS {
            return Err(too_many_cells(name));
        }
        rows.entry(row).or_default().insert(column, field);
    }
    let width = rows.values().filter_map(|row| row.last_key_value().map(|(last, _)| last + 1)).max().unwrap_or(0);
    if width.saturating_mul(rows.len()) > MOST_CELLS {
        return Err(too_many_cells(name));
    }
    let row = |(at, mut fields): (usize, BTreeMap<usize, Field>)| GridRow {
        number: at as u64 + 1,
        fields: (0..width).map(|column| fields.remove(&column).unwrap_or_default()).collect(),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// A cell without its borrowed text.
fn plain(data: &DataRef<'_>) -> Data {
    data.clone().into()
}

fn field(data: &Data) -> Field {
    match data {
        Data::Empty => Field::Empty,
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet keeps every number as a float")]
        Data::Int(number) => Field::Number(*number as f64),
        Data::Float(number) => Field::Number(*number),
        Data::String(text) | Data::DurationIso(text) => Field::text(text),
        Data::Bool(truth) => Field::Truth(*truth),
        Data::DateTime(moment) => date(moment),
        Data::DateTimeIso(text) => text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| Field::text(text), Field::Date),
        Data::Error(error) => Field::Failed(error.to_string()),
    }
}

fn date(moment: &ExcelDateTime) -> Field {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = chrono::NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    match date {
        Some(date) if moment.is_datetime() => Field::Date(date),
        _ => Field::Number(moment.as_f64()),
    }
}
