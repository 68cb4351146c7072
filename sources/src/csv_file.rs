//! Reading CSV row by row: header by name, UTF-8 only, bounded memory.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::{self, Read};
use std::rc::Rc;
use std::sync::Arc;

use csv::{ByteRecord, StringRecord};

use crate::{Refusal, RefusalReason, Rejection, RejectionReason};

/// The most columns a row may have.
pub const MOST_COLUMNS: usize = 2_000;

/// The most bytes a row may have. A quotation mark that is never closed makes the rest of the file one row.
pub const LONGEST_ROW: u64 = 4 * 1024 * 1024;

/// Bytes of a row that is not unusual; a longer one takes more room by itself.
const ROOM: usize = 128;

/// A CSV file of which the header was read.
pub struct CsvFile<R> {
    name: Arc<str>,
    header: Vec<String>,
    rows: csv::Reader<RowGuard<R>>,
    allowed: Rc<Cell<u64>>,
    row: u64,
    broken: bool,
}

/// A row with its number.
pub struct Row {
    /// Counted from 1, the header being 1 when the file starts with it.
    pub number: u64,
    /// The fields.
    pub fields: StringRecord,
}

/// What is wrong with a row.
pub enum BadRow {
    /// Not UTF-8.
    NotUtf8 {
        /// The row.
        row: u64,
    },
    /// The file could not be read on.
    Unreadable {
        /// The row.
        row: u64,
        /// Why.
        error: io::Error,
    },
    /// The part of the set in which the file goes on is not there, or does not belong to it.
    NoNextPart(RefusalReason),
}

impl BadRow {
    /// The bad row as a reason to read nothing at all.
    pub fn refuse(&self, file: &str) -> Refusal {
        let (row, reason) = match self {
            Self::NotUtf8 { row } => (*row, RefusalReason::NotUtf8 {}),
            Self::Unreadable { row, error } => (*row, unreadable(error)),
            Self::NoNextPart(reason) => return Refusal::of_file(file, reason.clone()),
        };
        Refusal::of_file(file, reason).in_row(row)
    }

    /// The bad row as one that is left out.
    pub fn reject(&self, file: &Arc<str>) -> Rejection {
        let (row, reason) = match self {
            Self::NotUtf8 { row } => (*row, RejectionReason::NotUtf8 {}),
            Self::Unreadable { row, error } => (*row, RejectionReason::Unreadable { error: error.to_string() }),
            Self::NoNextPart(reason) => (0, RejectionReason::Unreadable { error: reason.to_string() }),
        };
        Rejection { file: file.clone(), row, column: String::new(), cell: None, value: String::new(), reason: Box::new(reason) }
    }
}

/// The reason that belongs to an error of reading.
pub fn unreadable(error: &io::Error) -> RefusalReason {
    match error.kind() {
        io::ErrorKind::QuotaExceeded => RefusalReason::RowTooLong { limit: "4 MB".to_owned() },
        io::ErrorKind::FileTooLarge => RefusalReason::TooLarge { limit: error.to_string() },
        _ => RefusalReason::Unreadable { error: error.to_string() },
    }
}

impl<R: Read> CsvFile<R> {
    /// Reads the header, which is row `header_row` (counted from 1; rows before it are skipped).
    pub fn open(name: &str, input: R, separator: u8, header_row: u64) -> Result<Self, Refusal> {
        let allowed = Rc::new(Cell::new(LONGEST_ROW));
        let guard = RowGuard { input, delivered: 0, allowed: allowed.clone() };
        let rows = csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(guard);
        let mut file = Self { name: name.into(), header: Vec::new(), rows, allowed, row: 0, broken: false };
        let header = loop {
            match file.next_row() {
                None => return Err(Refusal::of_file(name, RefusalReason::Empty {})),
                Some(Err(bad)) => return Err(bad.refuse(name)),
                Some(Ok(row)) if row.number < header_row => {}
                Some(Ok(row)) => break row.fields,
            }
        };
        check_width(name, file.row, header.len())?;
        file.header = header.iter().map(|title| title.trim_matches(['\u{feff}', ' ']).to_owned()).collect();
        Ok(file)
    }

    /// Name of the file.
    pub const fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The titles of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The next row, if any. After an error of reading there is no next row.
    pub fn next_row(&mut self) -> Option<Result<Row, BadRow>> {
        if self.broken {
            return None;
        }
        let mut fields = ByteRecord::with_capacity(ROOM, self.header.len());
        let read = self.rows.read_byte_record(&mut fields);
        let number = self.row + 1;
        match read {
            Ok(false) => return None,
            Ok(true) => self.row = number,
            Err(error) => {
                self.broken = true;
                return Some(Err(BadRow::Unreadable { row: number, error: io_error(error) }));
            }
        }
        self.allowed.set(self.rows.position().byte() + LONGEST_ROW);
        Some(match StringRecord::from_byte_record(fields) {
            // A zero is in no text: it is a workbook, or text of two bytes a letter.
            Ok(fields) if !fields.as_slice().contains('\0') => Ok(Row { number, fields }),
            _ => Err(BadRow::NotUtf8 { row: number }),
        })
    }

    /// The next row of a file that must be sound from start to end; for the pass that decides on a refusal.
    pub fn sound_row(&mut self) -> Result<Option<Row>, Refusal> {
        match self.next_row() {
            None => Ok(None),
            Some(Err(bad)) => Err(bad.refuse(&self.name)),
            Some(Ok(row)) => {
                check_width(&self.name, row.number, row.fields.len())?;
                Ok(Some(row))
            }
        }
    }
}

/// The error of reading itself, which the csv reader wraps.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn check_width(file: &str, row: u64, columns: usize) -> Result<(), Refusal> {
    if columns <= MOST_COLUMNS {
        return Ok(());
    }
    let reason = RefusalReason::TooManyColumns { count: columns.to_string(), limit: MOST_COLUMNS.to_string() };
    Err(Refusal::of_file(file, reason).in_row(row))
}

/// The place of a column in a header, which must have it exactly once.
pub fn column(file: &str, header: &[String], name: &str) -> Result<usize, Refusal> {
    let refuse = |reason| Err(Refusal::of_file(file, reason).in_column(name));
    let mut places = header.iter().enumerate().filter(|(_, title)| title.as_str() == name).map(|(at, _)| at);
    match (places.next(), places.next()) {
        (Some(at), None) => Ok(at),
        (Some(_), Some(_)) => refuse(RefusalReason::ColumnTwice {}),
        (None, _) => refuse(RefusalReason::ColumnMissing { found: listed(header) }),
    }
}

/// Names in a row for a message, the empty ones left out.
pub fn listed<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    let names: BTreeSet<String> = names.into_iter().map(|name| name.as_ref().to_owned()).filter(|name| !name.is_empty()).collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}

/// Passes bytes on until a row grows too long.
struct RowGuard<R> {
    input: R,
    delivered: u64,
    allowed: Rc<Cell<u64>>,
}

impl<R: Read> Read for RowGuard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.delivered > self.allowed.get() {
            return Err(io::ErrorKind::QuotaExceeded.into());
        }
        let count = self.input.read(buffer)?;
        self.delivered += count as u64;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &[u8]) -> Result<CsvFile<&[u8]>, Refusal> {
        CsvFile::open("a.csv", text, b';', 1)
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_header() {
        let file = open(b"\xef\xbb\xbfId;Value\n1;2\n").unwrap();
        assert_eq!(column("a.csv", file.header(), "Id").unwrap(), 0);
    }

    #[test]
    fn texts_of_more_lines_are_one_row() {
        let mut file = open(b"Id;Text\r\n1;\"a\nb \"\"c\"\"\"\r\n2;d\r\n").unwrap();
        let row = file.sound_row().unwrap().unwrap();
        assert_eq!((row.number, &row.fields[1]), (2, "a\nb \"c\""));
        assert_eq!(file.sound_row().unwrap().unwrap().number, 3);
        assert!(file.sound_row().unwrap().is_none());
    }

    #[test]
    fn other_encodings_are_refused_with_the_row() {
        let mut file = open(b"Id;Text\n1;caf\xe9\n").unwrap();
        let refusal = file.sound_row().map(|_| ()).unwrap_err();
        assert_eq!((refusal.row, refusal.reason.code()), (Some(2), "not-utf8"));
        assert!(open(b"I\0d\0").is_err_and(|refusal| refusal.reason.code() == "not-utf8"));
        assert!(open(b"\xff\xfeI\0d\0").is_err_and(|refusal| refusal.reason.code() == "not-utf8"));
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_refused() {
        let text = format!("Id;Text\n1;\"{}", "a".repeat(5 * 1024 * 1024));
        let refusal = open(text.as_bytes()).unwrap().sound_row().map(|_| ()).unwrap_err();
        assert_eq!(refusal.reason.code(), "row-too-long");
    }

    #[test]
    fn too_many_columns_are_refused() {
        let refusal = open(";".repeat(2_000).as_bytes()).map(|_| ()).unwrap_err();
        assert_eq!(refusal.reason.code(), "too-many-columns");
        assert!(open(";".repeat(1_999).as_bytes()).is_ok());
    }

    #[test]
    fn a_column_must_be_there_once() {
        let header = ["a", "b", "b", ""].map(str::to_owned);
        assert_eq!(column("f", &header, "c").unwrap_err().reason.as_ref(), &RefusalReason::ColumnMissing { found: "a, b".into() });
        assert_eq!(column("f", &header, "b").unwrap_err().reason.as_ref(), &RefusalReason::ColumnTwice {});
    }
}
