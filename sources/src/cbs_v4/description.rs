//! What the set says about itself: `Properties` as CSV or JSON, `D-<table>.json`, `Distribution.csv`.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::cbs::day;
use crate::entity::{self, InMemory, V4};
use crate::json_page::holds_zero;
use crate::{Bundle, Dimension, Measure, PeriodStatus, Refusal, RefusalReason, Table};

const PROPERTIES: &str = "Properties";
const PROPERTIES_CSV: &str = "Properties.csv";
const PROPERTIES_JSON: &str = "Properties.json";
const DISTRIBUTION: &str = "Distribution";

/// One file that names the table.
#[derive(Debug, Default)]
pub struct Description {
    /// The file.
    pub file: String,
    /// The table it names.
    pub id: String,
    /// How many observations the table has, when told.
    pub count: Option<u64>,
    /// The measures, when told.
    pub measures: Option<BTreeSet<String>>,
    /// The dimensions, when told.
    pub dimensions: Option<BTreeSet<String>>,
    title: String,
    modified: Option<NaiveDate>,
    licence: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Json {
    identifier: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    modified: String,
    #[serde(default)]
    license: String,
    #[serde(default)]
    source: String,
    observation_count: Option<u64>,
    measures: Option<Vec<Identified>>,
    dimensions: Option<Vec<Identified>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Identified {
    identifier: String,
}

/// Reads every file of the set that names the table, the fullest first.
pub fn read(bundle: &mut Bundle) -> Result<Vec<Description>, Refusal> {
    let mut found = Vec::new();
    if bundle.has(PROPERTIES_CSV) {
        found.push(properties(bundle)?);
    }
    let is_json = |name: &&str| *name == PROPERTIES_JSON || (name.starts_with("D-") && name.ends_with(".json"));
    let json: Vec<_> = bundle.names().filter(is_json).map(str::to_owned).collect();
    for file in json {
        found.push(from_json(bundle, file)?);
    }
    if entity::has(bundle, DISTRIBUTION) {
        found.extend(distribution(bundle)?);
    }
    if found.is_empty() {
        return Err(Refusal::of_all(RefusalReason::IdentityUnknown {}));
    }
    Ok(found)
}

/// Puts the table together from its parts.
pub fn table(found: &[Description], measures: Vec<Measure>, dimensions: Vec<Dimension>, periods: Vec<PeriodStatus>) -> Table {
    let first =
        |told: fn(&Description) -> &String| found.iter().map(told).find(|text| !text.is_empty()).cloned().unwrap_or_default();
    let source = first(|d| &d.source).trim().trim_end_matches('.').to_owned();
    Table {
        id: first(|d| &d.id),
        title: first(|d| &d.title),
        modified: found.iter().find_map(|d| d.modified),
        licence: first(|d| &d.licence),
        source: if source.is_empty() { "CBS".to_owned() } else { source },
        measures,
        dimensions,
        periods,
    }
}

fn properties(bundle: &mut Bundle) -> Result<Description, Refusal> {
    let file = InMemory::read(bundle, PROPERTIES, V4)?;
    let row = file.rows.first().ok_or_else(|| Refusal::of_file(PROPERTIES_CSV, RefusalReason::Empty {}))?;
    let id = file.column("Identifier")?;
    Ok(Description {
        file: PROPERTIES_CSV.to_owned(),
        id: row[id].to_owned(),
        count: file.told(row, "ObservationCount").parse().ok(),
        measures: None,
        dimensions: None,
        title: file.told(row, "Title").to_owned(),
        modified: day(file.told(row, "Modified")),
        licence: file.told(row, "License").to_owned(),
        source: file.told(row, "Source").to_owned(),
    })
}

fn from_json(bundle: &mut Bundle, file: String) -> Result<Description, Refusal> {
    let bytes = bundle.bytes(&file)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    if holds_zero(bytes) {
        return Err(Refusal::of_file(&file, RefusalReason::BadJson { error: "a text holds a zero".to_owned() }));
    }
    let json: Json = serde_json::from_slice(bytes)
        .map_err(|error| Refusal::of_file(&file, RefusalReason::BadJson { error: error.to_string() }))?;
    let codes = |list: Vec<Identified>| list.into_iter().map(|item| item.identifier).collect();
    Ok(Description {
        file,
        id: json.identifier,
        count: json.observation_count,
        measures: json.measures.map(codes),
        dimensions: json.dimensions.map(codes),
        title: json.title,
        modified: day(&json.modified),
        licence: json.license,
        source: json.source,
    })
}

/// The last part of the address of the CSV is the table.
fn distribution(bundle: &mut Bundle) -> Result<Option<Description>, Refusal> {
    let file = InMemory::read(bundle, DISTRIBUTION, V4)?;
    let address = file.column("DownloadUrl")?;
    let id = file.rows.iter().find_map(|row| row[address].rsplit('/').next().filter(|id| !id.is_empty()));
    Ok(id.map(|id| Description { file: file.file().to_owned(), id: id.to_owned(), ..Description::default() }))
}
