//! The code lists of a table, and where each column of the figures stands.

use std::collections::HashMap;

use kernel::areas::{Area, AreaLevel};
use kernel::periods::{Period, PeriodKind};

use super::description::Description;
use super::properties::{Axis, Properties};
use crate::cbs::{Coded, provenance};
use crate::csv_file::{column, listed};
use crate::entity::{self, InMemory, Rows, V3, file_name};
use crate::number::DecimalMark;
use crate::{Bundle, Code, Dimension, DimensionKind, Nothing, PeriodStatus, Provenance, Refusal, RefusalReason};

/// The lists that hold figures. In the first, an empty place says that a figure is impossible.
const LISTS: [&str; 3] = ["UntypedDataSet", "TypedDataSet", "data"];

/// A dimension with its codes.
pub struct OneDimension {
    /// The dimension.
    pub dimension: Dimension,
    /// Its periods, when it is that of the periods.
    pub periods: Vec<PeriodStatus>,
    /// The file that lists its codes.
    pub file: String,
}

/// Reads the dimensions with their codes. `period` is the one period of the table, when it names one.
pub fn dimensions(bundle: &mut Bundle, properties: &Properties, period: Option<Period>) -> Result<Vec<OneDimension>, Refusal> {
    properties.dimensions.iter().map(|axis| one_dimension(bundle, axis, period)).collect()
}

fn one_dimension(bundle: &mut Bundle, axis: &Axis, period: Option<Period>) -> Result<OneDimension, Refusal> {
    let list = InMemory::read(bundle, &axis.key, V3)?;
    let (key, title) = (list.column("Key")?, list.column("Title")?);
    let codes: Vec<_> = list.rows.iter().map(|row| Code { code: row[key].clone(), title: row[title].clone() }).collect();
    let kind = kind(axis, &codes, period);
    let status = |row: &Vec<String>| {
        let given = list.told(row, "Status").to_owned();
        Some(PeriodStatus { period: row[key].parse().ok()?, status: provenance(&given), given })
    };
    let periods = match kind {
        DimensionKind::Time => list.rows.iter().filter_map(status).collect(),
        _ => Vec::new(),
    };
    let dimension = Dimension { code: axis.key.clone(), title: axis.title.clone(), kind, codes };
    Ok(OneDimension { dimension, periods, file: list.file().to_owned() })
}

/// What the codes are. CBS calls areas a plain `Dimension` too; then the codes themselves tell. A table about one year
/// that does not name the year of its division has the areas of that year.
fn kind(axis: &Axis, codes: &[Code], period: Option<Period>) -> DimensionKind {
    let level = |code: &Code| code.code.parse().map(|area: Area| area.level());
    let are_areas = || {
        let levels: Result<Vec<_>, _> = codes.iter().map(level).collect();
        levels.is_ok_and(|levels| levels.iter().any(|level| *level != AreaLevel::Other))
    };
    match axis.kind.as_str() {
        "TimeDimension" => DimensionKind::Time,
        _ if axis.key == "Perioden" => DimensionKind::Time,
        "GeoDimension" | "GeoDetail" => DimensionKind::Area(division(axis, period)),
        _ if are_areas() => DimensionKind::Area(division(axis, period)),
        _ => DimensionKind::Other,
    }
}

fn division(axis: &Axis, period: Option<Period>) -> Option<u16> {
    axis.map_year.or_else(|| period.filter(|period| period.kind() == PeriodKind::Year).map(|period| period.year()))
}

/// Where each column of the figures stands, and what may stand in it.
pub struct Layout {
    /// The list of the figures.
    pub list: &'static str,
    /// Where the periods are told.
    pub time: TimeAt,
    /// The column of the area, with the year of the division.
    pub area: Option<(Coded, Option<u16>)>,
    /// The columns of the other dimensions.
    pub others: Vec<Coded>,
    /// The columns of figures and texts, in the order of the topics of [`Properties`].
    pub topics: Vec<TopicAt>,
    /// The number of columns.
    pub width: usize,
    /// What stands before the decimals.
    pub decimal_mark: DecimalMark,
    /// The area when no column tells it.
    pub area_of_all: Area,
    /// How sure the figures of a period are.
    pub statuses: HashMap<Period, Provenance>,
}

/// Where the periods are told.
pub enum TimeAt {
    /// In a column.
    Column(Coded),
    /// Nowhere: all rows are about this period.
    Fixed(Period),
}

/// The column of a topic.
pub struct TopicAt {
    /// Where it stands.
    pub at: usize,
    /// Its key.
    pub code: String,
    /// The title and groups that tell what it is.
    pub title: String,
    /// The titles of the groups that it stands in, from the outer to the inner.
    pub groups: Vec<String>,
    /// Whether it is a text.
    pub is_text: bool,
    /// What an empty place means.
    pub empty: Nothing,
}

impl Layout {
    /// Finds the columns of the figures.
    pub fn new(
        bundle: &mut Bundle,
        area_of_all: Area,
        description: &Description,
        properties: &Properties,
        dimensions: &[OneDimension],
    ) -> Result<Self, Refusal> {
        let list = list(bundle)?;
        let rows = Rows::open(bundle, list, V3)?;
        let (file, header, decimal_mark) = (rows.file().clone(), rows.header().to_vec(), rows.decimal_mark());
        drop(rows);
        check_columns(&file, &header, properties)?;
        let (mut time, mut area, mut others) = (None, None, Vec::new());
        for one in dimensions {
            let Dimension { code, kind, codes, .. } = &one.dimension;
            let codes = codes.iter().map(|code| code.code.clone()).collect();
            let coded = Coded { at: column(&file, &header, code)?, name: code.clone(), file: one.file.clone(), codes };
            match kind {
                DimensionKind::Time if time.is_none() => time = Some(TimeAt::Column(coded)),
                DimensionKind::Area(year) if area.is_none() => area = Some((coded, *year)),
                _ => others.push(coded),
            }
        }
        let no_time = || Refusal::of_file(&description.file, RefusalReason::NoTime {});
        Ok(Self {
            list,
            time: time.or_else(|| description.period.map(TimeAt::Fixed)).ok_or_else(no_time)?,
            area,
            others,
            topics: topics(&file, &header, properties, list == LISTS[0])?,
            width: header.len(),
            decimal_mark,
            area_of_all,
            statuses: dimensions.iter().flat_map(|one| &one.periods).map(|p| (p.period, p.status)).collect(),
        })
    }

    /// All columns of codes.
    pub fn coded(&self) -> impl Iterator<Item = &Coded> {
        let time = match &self.time {
            TimeAt::Column(column) => Some(column),
            TimeAt::Fixed(_) => None,
        };
        time.into_iter().chain(self.area.as_ref().map(|(column, _)| column)).chain(&self.others)
    }
}

/// The list that holds the figures; there must be one.
fn list(bundle: &Bundle) -> Result<&'static str, Refusal> {
    let mut found = LISTS.into_iter().filter(|list| entity::has(bundle, list));
    match (found.next(), found.next()) {
        (Some(list), None) => Ok(list),
        (None, _) => {
            Err(Refusal::of_all(RefusalReason::FileMissing { name: "TypedDataSet / UntypedDataSet / data.csv".to_owned() }))
        }
        (Some(first), Some(second)) => {
            Err(Refusal::of_all(RefusalReason::FiguresTwice { first: file_name(bundle, first), second: file_name(bundle, second) }))
        }
    }
}

fn topics(file: &str, header: &[String], properties: &Properties, untyped: bool) -> Result<Vec<TopicAt>, Refusal> {
    let at = properties.topics.iter().map(|topic| {
        Ok(TopicAt {
            at: column(file, header, &topic.measure.code)?,
            code: topic.measure.code.clone(),
            title: topic.title.clone(),
            groups: topic.groups.clone(),
            is_text: topic.is_text,
            empty: if untyped { Nothing::Impossible } else { topic.default },
        })
    });
    at.collect()
}

/// Every column is a dimension, a topic or the number of the row.
fn check_columns(file: &str, header: &[String], properties: &Properties) -> Result<(), Refusal> {
    let keys = || {
        let dimensions = properties.dimensions.iter().map(|axis| axis.key.as_str());
        dimensions.chain(properties.topics.iter().map(|topic| topic.measure.code.as_str()))
    };
    match header.iter().find(|title| title.as_str() != "ID" && !keys().any(|key| key == *title)) {
        None => Ok(()),
        Some(title) => {
            let reason = RefusalReason::ColumnUnexpected { expected: listed(keys()) };
            Err(Refusal::of_file(file, reason).in_column(title))
        }
    }
}
