//! Seeing that a workbook is safe to read, before it is read.

use std::error::Error;
use std::io::{BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::grid::cell_name;
use crate::{Refusal, RefusalReason};

/// The most that a workbook may be, unpacked.
const LARGEST_WORKBOOK: u64 = 50 * 1024 * 1024;

/// The most cells that a sheet may have.
pub const MOST_CELLS: usize = 1_000_000;

type Archive = ZipArchive<Cursor<Vec<u8>>>;

/// The refusal of a workbook that cannot be read.
pub fn broken(name: &str, error: &dyn Error) -> Refusal {
    Refusal::of_file(name, RefusalReason::Unreadable { error: error.to_string() })
}

/// The refusal of a sheet that is larger than is safe.
pub fn too_many_cells(name: &str) -> Refusal {
    Refusal::of_file(name, RefusalReason::TooManyCells { limit: MOST_CELLS.to_string() })
}

fn not_computed(name: &str, cell: String) -> Refusal {
    Refusal::of_file(name, RefusalReason::NotComputed { cell })
}

/// Unpacks everything once, without keeping it: what a workbook says about its own size need not be true.
pub fn size(name: &str, archive: &mut Archive) -> Result<(), Refusal> {
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
pub fn ods(name: &str, archive: &mut Archive) -> Result<(), Refusal> {
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
                let has = |attribute: &str| element.try_get_attribute(attribute).ok().flatten().is_some();
                let has_value = has("office:value-type");
                seen.cell(repeated(&element, "table:number-columns-repeated"), has_content || has_value);
                if has("table:formula") && !has_value && !has_content {
                    return Err(not_computed(name, seen.cell_name()));
                }
            }
            _ => {}
        }
        if seen.height.saturating_mul(seen.width) > MOST_CELLS {
            return Err(too_many_cells(name));
        }
        buffer.clear();
    }
}

/// Counts the filled cells of every sheet of an xlsx file before any is kept, and looks for formulas without a result: a
/// program that writes workbooks but does not compute leaves them so, and they would pass for empty cells. A cell that lies
/// past the last one of a spreadsheet (XFD1048576) makes it unreadable.
pub fn xlsx(name: &str, archive: &mut Archive) -> Result<(), Refusal> {
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| broken(name, &error))?;
        if entry.name().is_ok_and(|path| path.ends_with(".xml")) {
            sheet(name, entry)?;
        }
    }
    Ok(())
}

fn sheet(name: &str, input: impl Read) -> Result<(), Refusal> {
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(input));
    let (mut buffer, mut filled, mut cell) = (Vec::new(), 0_usize, SheetCell::default());
    loop {
        match xml.read_event_into(&mut buffer).map_err(|error| broken(name, &error))? {
            Event::Eof => return Ok(()),
            Event::Start(element) | Event::Empty(element) if is_past_the_end(&element) => {
                let error = std::io::Error::other("a cell lies past the end of the sheet");
                return Err(broken(name, &error));
            }
            Event::Start(element) => match element.local_name().as_ref() {
                "c" => {
                    cell = SheetCell {
                        name: element.try_get_attribute("r").ok().flatten().map(|r| r.value.into_owned()),
                        ..SheetCell::default()
                    }
                }
                "f" => cell.has_formula = true,
                "v" | "is" => cell.has_value = true,
                _ => {}
            },
            Event::Empty(element) if element.local_name().as_ref() == "f" => cell.has_formula = true,
            Event::End(element) if element.local_name().as_ref() == "c" => {
                if cell.has_formula && !cell.has_value {
                    return Err(not_computed(name, cell.name.take().unwrap_or_default()));
                }
                filled += usize::from(cell.has_value);
                if filled > MOST_CELLS {
                    return Err(too_many_cells(name));
                }
            }
            _ => {}
        }
        buffer.clear();
    }
}

/// Whether an element names a row or a cell that no spreadsheet has.
fn is_past_the_end(element: &BytesStart<'_>) -> bool {
    if !matches!(element.local_name().as_ref(), "c" | "row" | "dimension" | "mergeCell") {
        return false;
    }
    let names = ["r", "ref"].into_iter().filter_map(|name| element.try_get_attribute(name).ok().flatten());
    let is_far = |part: &str| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        digits > 7 || part.len() - digits > 3
    };
    names.into_iter().any(|name| name.value.split(':').any(is_far))
}

/// What was seen of a cell.
#[derive(Default)]
struct SheetCell {
    name: Option<String>,
    has_formula: bool,
    has_value: bool,
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

    /// The name of the cell that was seen last.
    fn cell_name(&self) -> String {
        cell_name(self.column.saturating_sub(1), self.rows_before.saturating_add(1) as u64)
    }

    fn cell(&mut self, repeated: usize, filled: bool) {
        self.column = self.column.saturating_add(repeated);
        if filled {
            self.width = self.width.max(self.column);
            self.height = self.height.max(self.rows_before.saturating_add(self.rows_here));
        }
    }
}
