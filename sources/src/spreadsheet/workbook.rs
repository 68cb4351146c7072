//! Reading one sheet of an xlsx or ods file, after seeing that it is not larger than is safe.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, Xlsx};
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::grid::{Field, GridRow};
use crate::{Refusal, RefusalReason};

/// The most that a workbook may be, unpacked.
const LARGEST_WORKBOOK: u64 = 50 * 1024 * 1024;

/// The most cells that a sheet may have.
const MOST_CELLS: usize = 1_000_000;

/// Reads the filled rows of a sheet; the first sheet when no name is given.
pub fn read(name: &str, bytes: Vec<u8>, sheet: Option<&str>) -> Result<Vec<GridRow>, Refusal> {
    let unknown = || Refusal::of_file(name, RefusalReason::UnknownFormat { accepted: super::ACCEPTED.to_owned() });
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unknown())?;
    check_size(name, &mut archive)?;
    if name.to_ascii_lowercase().ends_with(".ods") {
        check_ods(name, &mut archive)?;
        let mut book: Ods<_> = Ods::new(archive.into_inner()).map_err(|_| unknown())?;
        let sheet = chosen(name, book.sheet_names(), sheet)?;
        let range = book.worksheet_range(&sheet).map_err(|error| broken(name, &error))?;
        let (top, left) = range.start().unwrap_or_default();
        let cells = range.used_cells().map(|(row, column, data)| (row + top as usize, column + left as usize, field(data)));
        return gather(name, cells.map(Ok));
    }
    let mut book: Xlsx<_> = Xlsx::new(archive.into_inner()).map_err(|_| unknown())?;
    let sheet = chosen(name, book.sheet_names(), sheet)?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(|error| broken(name, &error))?;
    let next = std::iter::from_fn(|| match cells.next_cell() {
        Ok(None) => None,
        Ok(Some(cell)) => {
            let (row, column) = cell.get_position();
            Some(Ok((row as usize, column as usize, field(&plain(cell.get_value())))))
        }
        Err(error) => Some(Err(broken(name, &error))),
    });
    gather(name, next)
}

fn broken(name: &str, error: &dyn std::error::Error) -> Refusal {
    Refusal::of_file(name, RefusalReason::Unreadable { error: error.to_string() })
}

fn too_many_cells(name: &str) -> Refusal {
    Refusal::of_file(name, RefusalReason::TooManyCells { limit: MOST_CELLS.to_string() })
}

fn chosen(name: &str, found: Vec<String>, asked: Option<&str>) -> Result<String, Refusal> {
    let asked_for = asked.unwrap_or_default().to_owned();
    let listed = found.join(", ");
    let sheet = found.into_iter().find(|sheet| asked.is_none_or(|asked| asked == sheet));
    sheet.ok_or_else(|| Refusal::of_file(name, RefusalReason::SheetMissing { name: asked_for, found: listed }))
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

/// Unpacks everything once, without keeping it: what a workbook says about its own size need not be true.
fn check_size(name: &str, archive: &mut ZipArchive<Cursor<Vec<u8>>>) -> Result<(), Refusal> {
    let too_large = || Refusal::of_file(name, RefusalReason::TooLarge { limit: "50 MB".to_owned() });
    let mut left = LARGEST_WORKBOOK;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| broken(name, &error))?;
        if entry.size() > left {
            return Err(too_large());
        }
        let unpacked = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(|error| broken(name, &error))?;
        left = left.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    Ok(())
}

/// An ods file says "this cell, a million times" in a few bytes; so the cells are counted before they are unfolded.
fn check_ods(name: &str, archive: &mut ZipArchive<Cursor<Vec<u8>>>) -> Result<(), Refusal> {
    let content = archive.by_name("content.xml").map_err(|error| broken(name, &error))?;
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(content));
    let (mut buffer, mut seen) = (Vec::new(), Extent::default());
    loop {
        let (element, has_content) = match xml.read_event_into(&mut buffer).map_err(|error| broken(name, &error))? {
            Event::Eof => return Ok(()),
            Event::Start(element) => (element, true),
            Event::Empty(element) => (element, false),
            _ => continue,
        };
        match element.name().as_ref() {
            "table:table" => seen = Extent::default(),
            "table:table-row" => seen.row(repeated(&element, "table:number-rows-repeated")),
            "table:table-cell" | "table:covered-table-cell" => {
                let filled = has_content || element.try_get_attribute("office:value-type").ok().flatten().is_some();
                seen.cell(repeated(&element, "table:number-columns-repeated"), filled);
            }
            _ => {}
        }
        if seen.height.saturating_mul(seen.width) > MOST_CELLS {
            return Err(too_many_cells(name));
        }
        buffer.clear();
    }
}

fn repeated(element: &BytesStart<'_>, attribute: &str) -> usize {
    let given = element.try_get_attribute(attribute).ok().flatten();
    given.and_then(|given| given.value.parse().ok()).unwrap_or(1)
}

/// How far the filled cells of a sheet reach.
#[derive(Default)]
struct Extent {
    rows_before: usize,
    rows_here: usize,
    column: usize,
    height: usize,
    width: usize,
}

impl Extent {
    fn row(&mut self, repeated: usize) {
        self.rows_before = self.rows_before.saturating_add(self.rows_here);
        (self.rows_here, self.column) = (repeated, 0);
    }

    fn cell(&mut self, repeated: usize, filled: bool) {
        self.column = self.column.saturating_add(repeated);
        if filled {
            self.width = self.width.max(self.column);
            self.height = self.height.max(self.rows_before.saturating_add(self.rows_here));
        }
    }
}
