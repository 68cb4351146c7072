//! Sets of CBS files for tests: read from a folder, and turned from CSV into pages of JSON.

#![expect(clippy::unwrap_used, reason = "what a test needs is there, or the test fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sources::fetch::Generation;

/// The files of a folder by name.
pub fn files_of(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|e| (e.file_name().into_string().unwrap(), fs::read_to_string(e.path()).unwrap())).collect()
}

/// A folder of the real data, when `SAMENKOERS_TESTDATA` names where it is.
pub fn real(folder: &str) -> Option<PathBuf> {
    let found = std::env::var_os("SAMENKOERS_TESTDATA").map(|path| Path::new(&path).join(folder));
    if found.is_none() {
        eprintln!("skipped: SAMENKOERS_TESTDATA is not set");
    }
    found
}

/// The records of a CSV file as JSON has them. In v3 (separator `,`) a number is a number wherever it stands without
/// padding; in v4 (separator `;`, decimal comma) codes are texts, also when they are digits.
pub fn records(csv: &str, generation: Generation) -> Vec<Value> {
    let separator = if generation == Generation::V3 { b',' } else { b';' };
    let mut rows = csv::ReaderBuilder::new().delimiter(separator).from_reader(csv.as_bytes());
    let header: Vec<_> = rows.headers().unwrap().iter().map(str::to_owned).collect();
    let record = |row: csv::StringRecord| {
        header.iter().zip(row.iter()).map(|(title, text)| (title.clone(), value(generation, title, text))).collect()
    };
    rows.records().map(|row| Value::Object(record(row.unwrap()))).collect()
}

fn value(generation: Generation, title: &str, text: &str) -> Value {
    let is_number = match generation {
        Generation::V3 => !text.starts_with('0') || text.len() == 1 || text.starts_with("0."),
        Generation::V4 => matches!(title, "Id" | "Value" | "Decimals" | "MapYear" | "ObservationCount"),
    };
    match text {
        "" => Value::Null,
        text if is_number => text.replace(',', ".").parse().map_or_else(|_| json!(text), Value::Number),
        text => json!(text),
    }
}

/// A table at a made-up service.
#[derive(Clone)]
pub struct Site {
    /// Which of the two services.
    pub generation: Generation,
    /// The address of the table, which ends in its code.
    pub base: String,
    /// The number of records in a page.
    pub size: usize,
}

impl Site {
    /// A CSV file as pages of JSON: `RegioS.1.json` and so on; the properties of v4 are one record.
    pub fn paged(&self, name: &str, csv: &str) -> Vec<(String, String)> {
        let (list, base) = (name.trim_end_matches(".csv"), &self.base);
        let mut records = records(csv, self.generation);
        if list == "DataProperties" {
            // Groups, dimensions and topics have fields of their own there.
            records.iter_mut().filter_map(Value::as_object_mut).for_each(|record| record.retain(|_, value| !value.is_null()));
        }
        let (context, next) = match self.generation {
            Generation::V3 => ("odata.metadata", "odata.nextLink"),
            Generation::V4 => ("@odata.context", "@odata.nextLink"),
        };
        if list == "Properties" {
            let mut properties = records[0].clone();
            properties[context] = json!(format!("{base}/$metadata#{list}"));
            return vec![("Properties.json".to_owned(), properties.to_string())];
        }
        let pages: Vec<_> = records.chunks(self.size).collect();
        let page = |(at, records): (usize, &&[Value])| {
            let mut page = json!({ context: format!("{base}/$metadata#{list}"), "value": records });
            if at + 1 < pages.len() {
                page[next] = json!(format!("{base}/{list}?$skip={}", (at + 1) * self.size));
            }
            (format!("{list}.{}.json", at + 1), page.to_string())
        };
        pages.iter().enumerate().map(page).collect()
    }
}
