//! The code lists of a set, and where each column of the observations stands.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::areas::{Area, AreaLevel};
use kernel::periods::Period;

use super::OBSERVATIONS;
use crate::csv_file::{CsvFile, column, listed};
use crate::{Bundle, Code, Dimension, DimensionKind, Measure, PeriodStatus, Provenance, Refusal, RefusalReason};

const MEASURES: &str = "MeasureCodes.csv";
const DIMENSIONS: &str = "Dimensions.csv";

/// A short CSV file of the set, read as a whole; every field without padding.
pub struct InMemory {
    name: Arc<str>,
    header: Vec<String>,
    /// The rows, all as wide as the header.
    pub rows: Vec<Vec<String>>,
}

impl InMemory {
    /// Reads the file.
    pub fn read(bundle: &mut Bundle, name: &str) -> Result<Self, Refusal> {
        let bytes = bundle.bytes(name)?;
        let mut file = CsvFile::open(name, bytes.as_slice(), b';', 1)?;
        let header = file.header().to_vec();
        let mut rows = Vec::new();
        while let Some(row) = file.sound_row()? {
            if row.fields.len() != header.len() {
                let (found, expected) = (row.fields.len().to_string(), header.len().to_string());
                return Err(Refusal::of_file(name, RefusalReason::FieldCount { found, expected }).in_row(row.number));
            }
            rows.push(row.fields.iter().map(|field| field.trim().to_owned()).collect());
        }
        Ok(Self { name: file.name().clone(), header, rows })
    }

    /// Where a column stands that must be there.
    pub fn column(&self, name: &str) -> Result<usize, Refusal> {
        column(&self.name, &self.header, name)
    }

    /// A field of a column that may be missing.
    pub fn told<'a>(&self, row: &'a [String], name: &str) -> &'a str {
        let at = self.header.iter().position(|title| title == name);
        at.and_then(|at| row.get(at)).map_or("", String::as_str)
    }
}

/// Reads the measures.
pub fn measures(bundle: &mut Bundle) -> Result<Vec<Measure>, Refusal> {
    let file = InMemory::read(bundle, MEASURES)?;
    let (code, title) = (file.column("Identifier")?, file.column("Title")?);
    let measure = |row: &Vec<String>| Measure {
        code: row[code].clone(),
        title: row[title].clone(),
        unit: file.told(row, "Unit").to_owned(),
        decimals: file.told(row, "Decimals").parse().unwrap_or(0),
        description: file.told(row, "Description").to_owned(),
    };
    Ok(file.rows.iter().map(measure).collect())
}

/// Reads the dimensions with their codes.
pub fn dimensions(bundle: &mut Bundle) -> Result<Vec<Dimension>, Refusal> {
    let file = InMemory::read(bundle, DIMENSIONS)?;
    let (code, title, kind) = (file.column("Identifier")?, file.column("Title")?, file.column("Kind")?);
    let mut found = Vec::new();
    for row in &file.rows {
        let kind = match row[kind].as_str() {
            "TimeDimension" => DimensionKind::Time,
            "GeoDimension" => DimensionKind::Area(file.told(row, "MapYear").parse().ok()),
            _ => DimensionKind::Other,
        };
        let codes = codes(bundle, &row[code])?;
        found.push(Dimension { code: row[code].clone(), title: row[title].clone(), kind, codes });
    }
    Ok(found)
}

fn codes_file(dimension: &str) -> String {
    format!("{dimension}Codes.csv")
}

fn codes(bundle: &mut Bundle, dimension: &str) -> Result<Vec<Code>, Refusal> {
    let file = InMemory::read(bundle, &codes_file(dimension))?;
    let (code, title) = (file.column("Identifier")?, file.column("Title")?);
    Ok(file.rows.iter().map(|row| Code { code: row[code].clone(), title: row[title].clone() }).collect())
}

/// Reads how sure the figures of each period are. "Definitief" is final; "Voorlopig", "NaderVoorlopig" and whatever
/// else or nothing is provisional. A code that is no period is left out here; its rows are rejected.
pub fn periods(bundle: &mut Bundle, dimensions: &[Dimension]) -> Result<Vec<PeriodStatus>, Refusal> {
    let time = dimensions.iter().find(|d| d.kind == DimensionKind::Time);
    let time = time.ok_or_else(|| Refusal::of_file(DIMENSIONS, RefusalReason::NoTime {}))?;
    let file = InMemory::read(bundle, &codes_file(&time.code))?;
    let code = file.column("Identifier")?;
    let status = |row: &Vec<String>| {
        let period: Period = row[code].parse().ok()?;
        let given = file.told(row, "Status").to_owned();
        let status = if given == "Definitief" { Provenance::Final } else { Provenance::Provisional };
        Some(PeriodStatus { period, status, given })
    };
    Ok(file.rows.iter().filter_map(status).collect())
}

/// Where each column of the observations stands, and what may stand in it.
pub struct Layout {
    /// The column of the measure.
    pub measure: Coded,
    /// The column of the period.
    pub time: Coded,
    /// The column of the area, with the year of the division.
    pub area: Option<(Coded, Option<u16>)>,
    /// The columns of the other dimensions.
    pub others: Vec<Coded>,
    /// The column of the figure.
    pub value: usize,
    /// The column of a text in place of a figure.
    pub text: Option<usize>,
    /// The column of what is special about the figure.
    pub attribute: Option<usize>,
    /// The number of columns.
    pub width: usize,
    /// The area when no column tells it.
    pub area_of_all: Area,
    /// How sure the figures of a period are.
    pub statuses: HashMap<Period, Provenance>,
}

/// A column of codes.
pub struct Coded {
    /// Where it stands.
    pub at: usize,
    /// Its title: `Measure` or the code of the dimension.
    pub name: String,
    /// The file that lists the codes.
    pub file: String,
    /// The codes.
    pub codes: HashSet<String>,
}

impl Layout {
    /// Finds the columns of the observations.
    pub fn new(
        bundle: &mut Bundle,
        area_of_all: Area,
        measures: &[Measure],
        dimensions: &[Dimension],
        periods: &[PeriodStatus],
    ) -> Result<Self, Refusal> {
        let header = CsvFile::open(OBSERVATIONS, bundle.reader(OBSERVATIONS)?, b';', 1)?.header().to_vec();
        check_columns(&header, dimensions)?;
        let place = |name: &str| column(OBSERVATIONS, &header, name);
        let optional = |name: &str| header.iter().position(|title| title == name);
        let coded = |d: &Dimension| {
            let codes = d.codes.iter().map(|code| code.code.clone()).collect();
            Ok(Coded { at: place(&d.code)?, name: d.code.clone(), file: codes_file(&d.code), codes })
        };
        let (mut time, mut area, mut others) = (None, None, Vec::new());
        for dimension in dimensions {
            match dimension.kind {
                DimensionKind::Time if time.is_none() => time = Some(coded(dimension)?),
                DimensionKind::Area(year) if area.is_none() => area = Some((coded(dimension)?, year)),
                _ => others.push(coded(dimension)?),
            }
        }
        Ok(Self {
            measure: Coded {
                at: place("Measure")?,
                name: "Measure".to_owned(),
                file: MEASURES.to_owned(),
                codes: measures.iter().map(|measure| measure.code.clone()).collect(),
            },
            time: time.ok_or_else(|| Refusal::of_file(DIMENSIONS, RefusalReason::NoTime {}))?,
            area,
            others,
            value: place("Value")?,
            text: optional("StringValue"),
            attribute: optional("ValueAttribute"),
            width: header.len(),
            area_of_all,
            statuses: periods.iter().map(|p| (p.period, p.status)).collect(),
        })
    }

    /// All columns of codes.
    pub fn coded(&self) -> impl Iterator<Item = &Coded> {
        let area = self.area.as_ref().map(|(column, _)| column);
        [&self.measure, &self.time].into_iter().chain(area).chain(&self.others)
    }
}

/// The area of a code. The country is one whatever the division, so that lines of different tables meet.
pub fn area(code: &str, division: Option<u16>) -> Option<Area> {
    let area: Area = code.parse().ok()?;
    match division {
        Some(year) if area.level() != AreaLevel::Country => Some(area.in_division(year)),
        _ => Some(area),
    }
}

/// Every column is a dimension or one of the columns that all tables have, and every dimension has a column.
fn check_columns(header: &[String], dimensions: &[Dimension]) -> Result<(), Refusal> {
    let fixed = ["Id", "Measure", "Value", "StringValue", "ValueAttribute"];
    let expected = || dimensions.iter().map(|d| d.code.as_str());
    for name in expected() {
        column(OBSERVATIONS, header, name)?;
    }
    match header.iter().find(|title| !fixed.contains(&title.as_str()) && !expected().any(|code| code == *title)) {
        None => Ok(()),
        Some(title) => {
            let reason = RefusalReason::ColumnUnexpected { expected: listed(expected()) };
            Err(Refusal::of_file(OBSERVATIONS, reason).in_column(title))
        }
    }
}
