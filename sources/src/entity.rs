//! The lists that a CBS table consists of (observations, code lists, descriptions), each one CSV file or one or more
//! pages of JSON: `TypedDataSet.json`, or `TypedDataSet.1.json`, `TypedDataSet.2.json` and so on.

use std::collections::VecDeque;
use std::io::Read;
use std::sync::Arc;

use csv::StringRecord;

use crate::csv_file::{BadRow, CsvFile, Row, column, unreadable};
use crate::json_page::{JsonPage, Record, table_named};
use crate::number::DecimalMark;
use crate::{Bundle, Refusal, RefusalReason};

/// The most bytes that a list may take which is read into memory as a whole.
const LONGEST_LIST: usize = 64 * 1024 * 1024;

/// How the CSV files of a set are written. JSON always has decimal points.
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    /// What stands between two fields.
    pub separator: u8,
    /// What stands before the decimals.
    pub decimal_mark: DecimalMark,
}

/// CBS OData v4.
pub const V4: Dialect = Dialect { separator: b';', decimal_mark: DecimalMark::Comma };

/// CBS OData v3.
pub const V3: Dialect = Dialect { separator: b',', decimal_mark: DecimalMark::Point };

/// The rows of a list, one by one.
pub enum Rows<'a> {
    /// From a CSV file.
    Csv(CsvFile<Box<dyn Read + 'a>>, DecimalMark),
    /// From pages of JSON.
    Json(Pages<'a>),
}

impl<'a> Rows<'a> {
    /// Opens a list and reads its header.
    pub fn open(bundle: &'a mut Bundle, list: &str, dialect: Dialect) -> Result<Self, Refusal> {
        let csv = format!("{list}.csv");
        let pages = pages(bundle, list)?;
        match (bundle.has(&csv), pages.is_empty()) {
            (true, false) => Err(Refusal::of_all(RefusalReason::FileTwice { name: list.to_owned() })),
            (false, false) => Ok(Self::Json(Pages::open(bundle, pages)?)),
            (_, true) => {
                let file = CsvFile::open(&csv, bundle.reader(&csv)?, dialect.separator, 1)?;
                Ok(Self::Csv(file, dialect.decimal_mark))
            }
        }
    }

    /// Name of the file that is read now.
    pub fn file(&self) -> &Arc<str> {
        match self {
            Self::Csv(file, _) => file.name(),
            Self::Json(pages) => pages.page.name(),
        }
    }

    /// What stands before the decimals.
    pub const fn decimal_mark(&self) -> DecimalMark {
        match self {
            Self::Csv(_, mark) => *mark,
            Self::Json(_) => DecimalMark::Point,
        }
    }

    /// The names of the fields.
    pub fn header(&self) -> &[String] {
        match self {
            Self::Csv(file, _) => file.header(),
            Self::Json(pages) => &pages.header,
        }
    }

    /// The next row, if any. After an error of reading there is no next row.
    pub fn next_row(&mut self) -> Option<Result<Row, BadRow>> {
        match self {
            Self::Csv(file, _) => file.next_row(),
            Self::Json(pages) => pages.next_row(),
        }
    }

    /// The next row of a list that must be sound from start to end; for the pass that decides on a refusal.
    pub fn sound_row(&mut self) -> Result<Option<Row>, Refusal> {
        match self {
            Self::Csv(file, _) => file.sound_row(),
            Self::Json(pages) => pages.next_row().transpose().map_err(|bad| bad.refuse(pages.page.name())),
        }
    }
}

/// Whether the set has this list.
pub fn has(bundle: &Bundle, list: &str) -> bool {
    bundle.names().any(|name| name.strip_suffix(".csv") == Some(list) || page_number(name, list).is_some())
}

/// The name of the file that a list stands in; of its first page, when there are more.
pub fn file_name(bundle: &Bundle, list: &str) -> String {
    let page = bundle.names().find(|name| page_number(name, list) == Some(1));
    page.map_or_else(|| format!("{list}.csv"), str::to_owned)
}

/// The pages of a list in order. They are numbered from 1 without a gap; a list of one page has no number.
fn pages(bundle: &Bundle, list: &str) -> Result<VecDeque<String>, Refusal> {
    let mut numbered: Vec<_> = bundle.names().filter_map(|name| Some((page_number(name, list)?, name.to_owned()))).collect();
    numbered.sort_unstable();
    for ((number, name), expected) in numbered.iter().zip(1..) {
        if *number < expected {
            return Err(Refusal::of_all(RefusalReason::FileTwice { name: name.clone() }));
        }
        if *number > expected {
            return Err(Refusal::of_all(RefusalReason::FileMissing { name: page_name(list, expected) }));
        }
    }
    Ok(numbered.into_iter().map(|(_, name)| name).collect())
}

/// The name of the file in which a page is kept.
pub fn page_name(list: &str, number: u32) -> String {
    format!("{list}.{number}.json")
}

fn page_number(name: &str, list: &str) -> Option<u32> {
    match name.strip_prefix(list)?.strip_suffix(".json")? {
        "" => Some(1),
        rest => rest.strip_prefix('.')?.parse().ok(),
    }
}

/// The rows of a list in pages.
pub struct Pages<'a> {
    bundle: &'a mut Bundle,
    later: VecDeque<String>,
    page: JsonPage<Box<dyn Read>>,
    header: Vec<String>,
    first: Option<(u64, Record)>,
    broken: bool,
}

impl<'a> Pages<'a> {
    fn open(bundle: &'a mut Bundle, mut later: VecDeque<String>) -> Result<Self, Refusal> {
        let name = later.pop_front().unwrap_or_default();
        let mut page = open_page(bundle, &name)?;
        let first = page.next_record().transpose().map_err(|bad| bad.refuse(&name))?;
        let header = first.iter().flat_map(|(_, record)| record.0.iter().map(|(title, _)| title.clone())).collect();
        Ok(Self { bundle, later, page, header, first, broken: false })
    }

    fn next_row(&mut self) -> Option<Result<Row, BadRow>> {
        if self.broken {
            return None;
        }
        let next = self.next_record();
        self.broken = matches!(next, Some(Err(_)));
        Some(next?.map(|(number, record)| Row { number, fields: fields(&self.header, record) }))
    }

    fn next_record(&mut self) -> Option<Result<(u64, Record), BadRow>> {
        if let Some(first) = self.first.take() {
            return Some(Ok(first));
        }
        loop {
            if let Some(record) = self.page.next_record() {
                return Some(record);
            }
            let name = match (self.page.next_page(), self.later.pop_front()) {
                (None, None) => return None,
                (Some(_), Some(name)) => name,
                (Some(_), None) => {
                    let last = self.page.name().to_string();
                    return Some(Err(BadRow::NoNextPart(RefusalReason::PageMissing { last })));
                }
                (None, Some(name)) => {
                    let last = self.page.name().to_string();
                    return Some(Err(BadRow::NoNextPart(RefusalReason::PageUnexpected { name, last })));
                }
            };
            match open_page(self.bundle, &name) {
                Ok(page) => self.page = page,
                Err(refusal) => return Some(Err(BadRow::NoNextPart(*refusal.reason))),
            }
        }
    }
}

fn open_page(bundle: &mut Bundle, name: &str) -> Result<JsonPage<Box<dyn Read>>, Refusal> {
    JsonPage::open(name, bundle.detached(name)?).map_err(|error| Refusal::of_file(name, unreadable(&error)))
}

/// The fields of a record in the order of the header; what the header does not have stands after them, so that the row
/// is too wide.
fn fields(header: &[String], record: Record) -> StringRecord {
    let same = record.0.len() == header.len() && record.0.iter().zip(header).all(|((name, _), title)| name == title);
    if same {
        return record.0.iter().map(|(_, text)| text.as_str()).collect();
    }
    let mut fields = vec![String::new(); header.len()];
    for (name, text) in record.0 {
        match header.iter().position(|title| *title == name) {
            Some(at) => fields[at] = text,
            None => fields.push(text),
        }
    }
    fields.into()
}

/// A short list of the set, read as a whole; every field without padding.
pub struct InMemory {
    file: Arc<str>,
    header: Vec<String>,
    /// The rows, all as wide as the header.
    pub rows: Vec<Vec<String>>,
}

impl InMemory {
    /// Reads the list.
    pub fn read(bundle: &mut Bundle, list: &str, dialect: Dialect) -> Result<Self, Refusal> {
        match Rows::open(bundle, list, dialect)? {
            Rows::Csv(file, _) => Self::of_csv(file),
            Rows::Json(pages) => Self::of_pages(pages),
        }
    }

    fn of_csv(mut file: CsvFile<Box<dyn Read + '_>>) -> Result<Self, Refusal> {
        let (name, header) = (file.name().clone(), file.header().to_vec());
        let (mut rows, mut bytes) = (Vec::new(), 0);
        while let Some(row) = file.sound_row()? {
            if row.fields.len() != header.len() {
                let (found, expected) = (row.fields.len().to_string(), header.len().to_string());
                return Err(Refusal::of_file(&name, RefusalReason::FieldCount { found, expected }).in_row(row.number));
            }
            grow(&name, &mut bytes, row.fields.as_slice().len() + row.fields.len() * FIELD)?;
            rows.push(row.fields.iter().map(|field| field.trim().to_owned()).collect());
        }
        Ok(Self { file: name, header, rows })
    }

    /// Records of one list differ in the fields that they have: a group has no unit, a topic has one.
    fn of_pages(mut pages: Pages<'_>) -> Result<Self, Refusal> {
        let (name, mut header) = (pages.page.name().clone(), Vec::new());
        let (mut rows, mut bytes) = (Vec::new(), 0);
        while let Some(record) = pages.next_record().transpose().map_err(|bad| bad.refuse(pages.page.name()))? {
            grow(&name, &mut bytes, header.len().max(1) * FIELD)?;
            let mut row = vec![String::new(); header.len()];
            for (title, text) in record.1.0 {
                grow(&name, &mut bytes, text.len())?;
                match header.iter().position(|known| *known == title) {
                    Some(at) => text.trim().clone_into(&mut row[at]),
                    None => {
                        grow(&name, &mut bytes, (rows.len() + 1) * FIELD)?;
                        header.push(title);
                        row.push(text.trim().to_owned());
                    }
                }
            }
            rows.push(row);
        }
        rows.iter_mut().for_each(|row| row.resize(header.len(), String::new()));
        Ok(Self { file: name, header, rows })
    }

    /// Name of the file; of its first page, when there are more.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Where a column stands that must be there.
    pub fn column(&self, name: &str) -> Result<usize, Refusal> {
        column(&self.file, &self.header, name)
    }

    /// A field of a column that may be missing.
    pub fn told<'a>(&self, row: &'a [String], name: &str) -> &'a str {
        let at = self.header.iter().position(|title| title == name);
        at.and_then(|at| row.get(at)).map_or("", String::as_str)
    }
}

/// What an empty field takes in memory.
const FIELD: usize = size_of::<String>();

/// Counts what a list takes in memory.
fn grow(file: &str, bytes: &mut usize, more: usize) -> Result<(), Refusal> {
    *bytes += more;
    if *bytes <= LONGEST_LIST {
        return Ok(());
    }
    Err(Refusal::of_file(file, RefusalReason::TooLarge { limit: "64 MB".to_owned() }))
}

/// Every page of JSON that says of which table it is must be of this one.
pub fn same_table(bundle: &mut Bundle, first_file: &str, first_id: &str) -> Result<(), Refusal> {
    let names: Vec<_> = bundle.names().filter(|name| name.ends_with(".json")).map(str::to_owned).collect();
    for second_file in names {
        if let Some(second_id) = table_named(bundle.reader(&second_file)?)
            && second_id != first_id
        {
            let (first_file, first_id) = (first_file.to_owned(), first_id.to_owned());
            return Err(Refusal::of_all(RefusalReason::DifferentTables { first_file, first_id, second_file, second_id }));
        }
    }
    Ok(())
}
