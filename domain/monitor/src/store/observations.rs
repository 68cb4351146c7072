//! Reading observations: those of some areas for many indicators at once, or all of one indicator.

use super::earlier::remember;
use super::imports::{provenance, reading};
use super::rows::observation::{Column, Entity, Relation};
use super::rows::{file, series};
use crate::access::ImportFigures;
use crate::model::{Import, Observation, division, ties};
use kernel::access::Authorized;
use kernel::areas::Area;
use kernel::ids::{ImportId, IndicatorId};
use kernel::periods::Period;
use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, FromQueryResult, JoinType, QueryResult, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

/// The figures on the pages of these indicators, with nothing selected yet: what a delivery is still putting together is not
/// among them.
pub(super) fn visible(indicators: &[IndicatorId]) -> Select<Entity> {
    Entity::find()
        .select_only()
        .join(JoinType::InnerJoin, Relation::Series.def())
        .filter(series::Column::StagedBy.is_null())
        .filter(series::Column::Indicator.is_in(indicators.iter().map(|id| id.0)))
}

/// That an area is a district or neighbourhood of a municipality: its code begins with the number of the municipality.
pub(super) fn is_part_of(municipality: &str) -> Option<Condition> {
    let number = municipality.strip_prefix("GM")?;
    let level = |level: &str| Column::Area.between(format!("{level}{number}"), format!("{level}{number}~"));
    Some(Condition::any().add(level("WK")).add(level("BU")))
}

/// That an area is a municipality, a part of it, or the country: what decides together what may be shown of a part.
fn is_around(municipality: &str) -> Condition {
    let itself = Condition::any().add(Column::Area.is_in([municipality, Area::NETHERLANDS]));
    match is_part_of(municipality) {
        Some(parts) => itself.add(parts),
        None => itself,
    }
}

/// The observations of everybody together in some areas, for these indicators: one query for each 500 of them.
///
/// # Errors
/// When the database fails.
pub async fn of_areas(db: &impl ConnectionTrait, indicators: &[IndicatorId], areas: &[&str]) -> Result<Vec<Observation>> {
    let mut found = Vec::new();
    for chunk in indicators.chunks(500) {
        let rows = visible(chunk).filter(Column::Area.is_in(areas.iter().copied())).filter(Column::GroupKey.eq(""));
        found.extend(read(db, rows).await?);
    }
    found.sort_by_key(|one| one.series);
    Ok(latest_series(found))
}

/// The observations of one indicator in a municipality, its parts and the country, in one period and in those that are tied to it: what
/// decides together what may be shown in that period. By period, area and group; each of a part with what stood there before.
///
/// # Errors
/// When the database fails.
pub async fn parts_in(
    db: &impl ConnectionTrait,
    indicator: IndicatorId,
    municipality: &str,
    period: Period,
) -> Result<Vec<Observation>> {
    let around = || visible(&[indicator]).filter(is_around(municipality));
    let codes: Vec<String> = around().column(Column::Period).distinct().into_tuple().all(db).await?;
    let periods = codes.iter().map(|code| code.parse().map_err(Error::internal)).collect::<Result<BTreeSet<Period>>>()?;
    let ties = ties(&periods);
    let tied: Vec<String> = periods.iter().filter(|one| ties.get(one) == ties.get(&period)).map(Period::code).collect();
    let rows = around().filter(Column::Period.is_in(tied.iter().cloned()));
    remember(db, indicator, Some(&tied), by_period(read(db, rows).await?)).await
}

/// Every observation of one indicator, by period, area and group; each of a part of a municipality with what stood there before.
///
/// # Errors
/// When the database fails.
pub async fn all(db: &impl ConnectionTrait, indicator: IndicatorId) -> Result<Vec<Observation>> {
    remember(db, indicator, None, by_period(read(db, visible(&[indicator])).await?)).await
}

/// The observations of one indicator in an area, in all of the municipality that it lies in or is, and in the country; of an area of
/// another division in all of that, and in all of the municipality `here`: what decides together what may be shown of the area. By
/// period, area and group.
///
/// # Errors
/// When the database fails.
pub async fn around(db: &impl ConnectionTrait, indicator: IndicatorId, area: &Area, here: &str) -> Result<Vec<Observation>> {
    let around = match division(area) {
        Some(letters) => is_around(here).add(Column::Area.starts_with(letters)),
        None => is_around(area.municipality().unwrap_or_else(|| area.clone()).code()),
    };
    let rows = visible(&[indicator]).filter(around);
    remember(db, indicator, None, by_period(read(db, rows).await?)).await
}

/// The observations of these indicators in the parts of a municipality and of groups in it, in these periods.
///
/// # Errors
/// When the database fails.
pub async fn of_parts(
    db: &impl ConnectionTrait,
    _right: &Authorized<ImportFigures>,
    indicators: &[IndicatorId],
    municipality: &str,
    periods: &BTreeSet<Period>,
) -> Result<Vec<Observation>> {
    let groups = Condition::all().add(Column::Area.eq(municipality)).add(Column::GroupKey.ne(""));
    let parts = is_part_of(municipality).unwrap_or_else(Condition::any).add(groups);
    let mut found = Vec::new();
    for chunk in indicators.chunks(500) {
        let rows = visible(chunk).filter(parts.clone()).filter(Column::Period.is_in(periods.iter().map(Period::code)));
        found.extend(read(db, rows).await?);
    }
    found.sort_by_key(|one| one.series);
    Ok(latest_series(found))
}

/// The later series last, and within it by the end of the period, area and group; then only what counts.
fn by_period(mut found: Vec<Observation>) -> Vec<Observation> {
    found.sort_by(|a, b| {
        let place = |one: &Observation| (one.series, one.period.last_day());
        place(a).cmp(&place(b)).then_with(|| a.area.cmp(&b.area)).then_with(|| a.group.cmp(&b.group))
    });
    latest_series(found)
}

/// Where two series tell about the same period, area and group, the later one counts. `found` is in order of series.
fn latest_series(found: Vec<Observation>) -> Vec<Observation> {
    if found.windows(2).all(|pair| pair[0].series == pair[1].series) {
        return found;
    }
    let place = |one: &Observation| (one.indicator, one.period, one.area.clone(), one.group.clone());
    let last: BTreeMap<_, _> = found.iter().map(|one| (place(one), one.series)).collect();
    found.into_iter().filter(|one| last.get(&place(one)) == Some(&one.series)).collect()
}

/// The newest period of an indicator in an area, and how many of its periods have no figure there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newest {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// The newest period with a figure.
    pub period: Option<Period>,
    /// How many periods have none.
    pub without: u64,
}

/// Per indicator what the newest period is for an area; an indicator without any observation is left out.
///
/// # Errors
/// When the database fails.
pub async fn newest_periods(db: &impl ConnectionTrait, indicators: &[IndicatorId], area: &str) -> Result<Vec<Newest>> {
    let mut by_indicator: BTreeMap<IndicatorId, Newest> = BTreeMap::new();
    for one in of_areas(db, indicators, &[area]).await? {
        let newest = by_indicator.entry(one.indicator).or_insert(Newest { indicator: one.indicator, period: None, without: 0 });
        match one.reading {
            sources::Reading::Value(_) => newest.period = newest.period.max(Some(one.period)),
            sources::Reading::Nothing(_) => newest.without += 1,
        }
    }
    Ok(by_indicator.into_values().collect())
}

/// The delivery that an observation came with.
///
/// # Errors
/// When the database fails.
pub async fn source_of(db: &impl ConnectionTrait, id: ImportId) -> Result<Option<Import>> {
    match super::imports::one(db, id).await {
        Err(Error::NotFound) => Ok(None),
        found => found.map(Some),
    }
}

impl FromQueryResult for Observation {
    fn from_query_result(row: &QueryResult, _: &str) -> Result<Self, DbErr> {
        let unfit = |error: &dyn std::fmt::Display| DbErr::Type(error.to_string());
        let text = |at: usize| row.try_get_by_index::<String>(at);
        let number = |at: usize| row.try_get_by_index::<Option<f64>>(at);
        Ok(Self {
            indicator: IndicatorId(row.try_get_by_index(0)?),
            series: row.try_get_by_index(1)?,
            period: text(2)?.parse().map_err(|error| unfit(&error))?,
            area: text(3)?,
            group: text(4)?,
            reading: reading(number(5)?, &text(6)?).map_err(|error| unfit(&error))?,
            status: provenance(&text(7)?).map_err(|error| unfit(&error))?,
            numerator: number(8)?,
            denominator: number(9)?,
            margin: number(10)?.zip(number(11)?),
            source_table: text(12)?,
            import: ImportId(row.try_get_by_index(13)?),
            file: text(14)?,
            line: u64::try_from(row.try_get_by_index::<i64>(15)?).map_err(|error| unfit(&error))?,
            division: row.try_get_by_index::<Option<i64>>(16)?.and_then(|year| u16::try_from(year).ok()),
            first_seen: row.try_get_by_index(17)?,
            earlier: Vec::new(),
        })
    }
}

/// When the delivery became visible with which a place first had an observation.
const FIRST_SEEN: &str = "(SELECT coalesce(i.finished, i.started) FROM monitor_file f JOIN monitor_import i ON i.id = f.import \
    WHERE f.number = monitor_observation.first_file)";

/// What is read of a row is read by its place, because looking a column up by its name costs more than its value.
async fn read(db: &impl ConnectionTrait, select: Select<Entity>) -> Result<Vec<Observation>> {
    use Column as C;
    let columns = select
        .join(JoinType::InnerJoin, Relation::File.def())
        .columns([series::Column::Indicator, series::Column::Series])
        .columns([C::Period, C::Area, C::GroupKey, C::Value, C::Absence, C::Status])
        .columns([C::Numerator, C::Denominator, C::MarginLower, C::MarginUpper])
        .columns([file::Column::SourceTable, file::Column::Import, file::Column::Name])
        .columns([C::Line, C::Division])
        .column_as(Expr::cust(FIRST_SEEN), "first_seen");
    Ok(columns.into_model().all(db).await?)
}
