//! The code lists of a set, and where each column of the observations stands.

use std::collections::HashMap;

use kernel::areas::Area;
use kernel::periods::Period;

use super::OBSERVATIONS;
use crate::cbs::{Coded, provenance};
use crate::csv_file::{column, listed};
use crate::entity::{InMemory, Rows, V4, file_name};
use crate::number::DecimalMark;
use crate::{Bundle, Code, Dimension, DimensionKind, Measure, PeriodStatus, Provenance, Refusal, RefusalReason};

const MEASURES: &str = "MeasureCodes";
const DIMENSIONS: &str = "Dimensions";

/// Reads the measures.
pub fn measures(bundle: &mut Bundle) -> Result<Vec<Measure>, Refusal> {
    let file = InMemory::read(bundle, MEASURES, V4)?;
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
    let file = InMemory::read(bundle, DIMENSIONS, V4)?;
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

fn codes_list(dimension: &str) -> String {
    format!("{dimension}Codes")
}

fn codes(bundle: &mut Bundle, dimension: &str) -> Result<Vec<Code>, Refusal> {
    let file = InMemory::read(bundle, &codes_list(dimension), V4)?;
    let (code, title) = (file.column("Identifier")?, file.column("Title")?);
    Ok(file.rows.iter().map(|row| Code { code: row[code].clone(), title: row[title].clone() }).collect())
}

/// Reads how sure the figures of each period are. A code that is no period is left out here; its rows are rejected.
pub fn periods(bundle: &mut Bundle, dimensions: &[Dimension]) -> Result<Vec<PeriodStatus>, Refusal> {
    let time = dimensions.iter().find(|d| d.kind == DimensionKind::Time);
    let time = time.ok_or_else(|| Refusal::of_file(DIMENSIONS, RefusalReason::NoTime {}))?;
    let file = InMemory::read(bundle, &codes_list(&time.code), V4)?;
    let code = file.column("Identifier")?;
    let status = |row: &Vec<String>| {
        let period: Period = row[code].parse().ok()?;
        let given = file.told(row, "Status").to_owned();
        Some(PeriodStatus { period, status: provenance(&given), given })
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
    /// What stands before the decimals.
    pub decimal_mark: DecimalMark,
    /// The area when no column tells it.
    pub area_of_all: Area,
    /// How sure the figures of a period are.
    pub statuses: HashMap<Period, Provenance>,
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
        let rows = Rows::open(bundle, OBSERVATIONS, V4)?;
        let (file, header, decimal_mark) = (rows.file().clone(), rows.header().to_vec(), rows.decimal_mark());
        drop(rows);
        check_columns(&file, &header, dimensions)?;
        let place = |name: &str| column(&file, &header, name);
        let optional = |name: &str| header.iter().position(|title| title == name);
        let coded = |d: &Dimension| {
            let codes = d.codes.iter().map(|code| code.code.clone()).collect();
            Ok(Coded { at: place(&d.code)?, name: d.code.clone(), file: file_name(bundle, &codes_list(&d.code)), codes })
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
                file: file_name(bundle, MEASURES),
                codes: measures.iter().map(|measure| measure.code.clone()).collect(),
            },
            time: time.ok_or_else(|| Refusal::of_file(DIMENSIONS, RefusalReason::NoTime {}))?,
            area,
            others,
            value: place("Value")?,
            text: optional("StringValue"),
            attribute: optional("ValueAttribute"),
            width: header.len(),
            decimal_mark,
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

/// Every column is a dimension or one of the columns that all tables have, and every dimension has a column.
fn check_columns(file: &str, header: &[String], dimensions: &[Dimension]) -> Result<(), Refusal> {
    let fixed = ["Id", "Measure", "Value", "StringValue", "ValueAttribute"];
    let expected = || dimensions.iter().map(|d| d.code.as_str());
    for name in expected() {
        column(file, header, name)?;
    }
    match header.iter().find(|title| !fixed.contains(&title.as_str()) && !expected().any(|code| code == *title)) {
        None => Ok(()),
        Some(title) => {
            let reason = RefusalReason::ColumnUnexpected { expected: listed(expected()) };
            Err(Refusal::of_file(file, reason).in_column(title))
        }
    }
}
