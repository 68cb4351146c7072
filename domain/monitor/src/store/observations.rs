//! Reading observations: those of some areas for many indicators at once, or all of one indicator.

use super::earlier::remember;
use super::imports::{provenance, reading};
use super::rows::{import, observation};
use crate::model::{Import, Observation};
use kernel::Result;
use kernel::areas::Area;
use kernel::ids::{ImportId, IndicatorId};
use kernel::periods::Period;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, FromQueryResult, QueryOrder, QueryResult, QuerySelect};
use std::collections::BTreeMap;

/// The observations of everybody together in some areas, for these indicators: one query for each 500 of them.
///
/// # Errors
/// When the database fails.
pub async fn of_areas(db: &impl ConnectionTrait, indicators: &[IndicatorId], areas: &[&str]) -> Result<Vec<Observation>> {
    let mut found = Vec::new();
    for chunk in indicators.chunks(500) {
        let rows = observation::Entity::find()
            .filter(observation::Column::Indicator.is_in(chunk.iter().map(|id| id.0)))
            .filter(observation::Column::Area.is_in(areas.iter().copied()))
            .filter(observation::Column::GroupKey.eq(""))
            .order_by_asc(observation::Column::Series);
        found.extend(read(db, rows).await?);
    }
    Ok(latest_series(found))
}

/// The observations of one indicator in one period, for every area and group, each of a part of a municipality with what stood there
/// before.
///
/// # Errors
/// When the database fails.
pub async fn parts_in(db: &impl ConnectionTrait, indicator: IndicatorId, period: Period) -> Result<Vec<Observation>> {
    let rows = observation::Entity::find()
        .filter(observation::Column::Indicator.eq(indicator.0))
        .filter(observation::Column::Period.eq(period.code()))
        .order_by_asc(observation::Column::Series)
        .order_by_asc(observation::Column::Area)
        .order_by_asc(observation::Column::GroupKey);
    remember(db, indicator, Some(period), latest_series(read(db, rows).await?)).await
}

/// Every observation of one indicator, by period, area and group; each of a part of a municipality with what stood there before.
///
/// # Errors
/// When the database fails.
pub async fn all(db: &impl ConnectionTrait, indicator: IndicatorId) -> Result<Vec<Observation>> {
    let rows = observation::Entity::find()
        .filter(observation::Column::Indicator.eq(indicator.0))
        .order_by_asc(observation::Column::Series)
        .order_by_asc(observation::Column::PeriodEnd)
        .order_by_asc(observation::Column::Area)
        .order_by_asc(observation::Column::GroupKey);
    remember(db, indicator, None, latest_series(read(db, rows).await?)).await
}

/// The observations of one indicator in an area, in all of the municipality that it lies in or is, and in the country: what
/// decides together what may be shown of the area.
///
/// # Errors
/// When the database fails.
pub async fn around(db: &impl ConnectionTrait, indicator: IndicatorId, area: &Area) -> Result<Vec<Observation>> {
    let area = area.municipality().unwrap_or_else(|| area.clone());
    let mut places = Condition::any().add(observation::Column::Area.is_in([area.code(), Area::NETHERLANDS]));
    if let Some(number) = area.code().strip_prefix("GM") {
        for level in ["WK", "BU"] {
            places = places.add(observation::Column::Area.between(format!("{level}{number}"), format!("{level}{number}~")));
        }
    }
    let rows = observation::Entity::find()
        .filter(observation::Column::Indicator.eq(indicator.0))
        .filter(places)
        .order_by_asc(observation::Column::Series)
        .order_by_asc(observation::Column::PeriodEnd)
        .order_by_asc(observation::Column::Area)
        .order_by_asc(observation::Column::GroupKey);
    remember(db, indicator, None, latest_series(read(db, rows).await?)).await
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
    match import::Entity::find_by_id(id.0).count(db).await? {
        0 => Ok(None),
        _ => super::imports::import(db, id).await.map(Some),
    }
}

/// What is read of a row; by place in this order, because looking a column up by its name costs more than its value.
const COLUMNS: [observation::Column; 17] = {
    use observation::Column as C;
    [
        C::Indicator,
        C::Series,
        C::Period,
        C::Area,
        C::GroupKey,
        C::Value,
        C::Absence,
        C::Status,
        C::Numerator,
        C::Denominator,
        C::MarginLower,
        C::MarginUpper,
        C::SourceTable,
        C::Import,
        C::File,
        C::Line,
        C::FirstSeen,
    ]
};

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
            first_seen: row.try_get_by_index(16)?,
            earlier: Vec::new(),
        })
    }
}

async fn read(db: &impl ConnectionTrait, select: Select<observation::Entity>) -> Result<Vec<Observation>> {
    Ok(select.select_only().columns(COLUMNS).into_model().all(db).await?)
}
