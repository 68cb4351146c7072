//! Reading observations: those of some areas for many indicators at once, or all of one indicator.

use super::imports::{provenance, reading};
use super::rows::{import, observation};
use crate::model::{Import, Observation};
use kernel::ids::{ImportId, IndicatorId};
use kernel::periods::Period;
use kernel::{Error, Result};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
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
            .order_by_asc(observation::Column::Series)
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(read).collect::<Result<Vec<_>>>()?);
    }
    Ok(latest_series(found))
}

/// The observations of one indicator in one period, for every area and group.
///
/// # Errors
/// When the database fails.
pub async fn parts_in(db: &impl ConnectionTrait, indicator: IndicatorId, period: Period) -> Result<Vec<Observation>> {
    let rows = observation::Entity::find()
        .filter(observation::Column::Indicator.eq(indicator.0))
        .filter(observation::Column::Period.eq(period.code()))
        .order_by_asc(observation::Column::Series)
        .order_by_asc(observation::Column::Area)
        .order_by_asc(observation::Column::GroupKey)
        .all(db)
        .await?;
    Ok(latest_series(rows.into_iter().map(read).collect::<Result<_>>()?))
}

/// Every observation of one indicator: by period, area and group.
///
/// # Errors
/// When the database fails.
pub async fn all(db: &impl ConnectionTrait, indicator: IndicatorId) -> Result<Vec<Observation>> {
    let rows = observation::Entity::find()
        .filter(observation::Column::Indicator.eq(indicator.0))
        .order_by_asc(observation::Column::Series)
        .order_by_asc(observation::Column::PeriodEnd)
        .order_by_asc(observation::Column::Area)
        .order_by_asc(observation::Column::GroupKey)
        .all(db)
        .await?;
    Ok(latest_series(rows.into_iter().map(read).collect::<Result<_>>()?))
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

fn read(row: observation::Model) -> Result<Observation> {
    Ok(Observation {
        indicator: IndicatorId(row.indicator),
        series: row.series,
        period: row.period.parse().map_err(Error::internal)?,
        area: row.area,
        group: row.group_key,
        reading: reading(row.value, &row.absence)?,
        status: provenance(&row.status)?,
        numerator: row.numerator,
        denominator: row.denominator,
        margin: row.margin_lower.zip(row.margin_upper),
        source_table: row.source_table,
        import: ImportId(row.import),
        file: row.file,
        line: u64::try_from(row.line).map_err(Error::internal)?,
    })
}
