//! What a map needs of observations: of which periods there are figures of smaller areas, and of which division they are.

use super::rows::observation::{Column, Entity};
use kernel::ids::IndicatorId;
use kernel::periods::Period;
use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// The periods in which an indicator has a figure of a district or neighbourhood of a municipality, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn periods_of_parts(db: &impl ConnectionTrait, indicator: IndicatorId, municipality: &str) -> Result<Vec<Period>> {
    let Some(digits) = municipality.strip_prefix("GM") else { return Ok(Vec::new()) };
    let periods = periods_with(db, &[indicator], &format!("__{digits}_%")).await?;
    Ok(periods.into_iter().rev().map(|(_, period)| period).collect())
}

/// Of each of these indicators that has a figure of a district of a municipality, the newest period that has one.
///
/// # Errors
/// When the database fails.
pub async fn newest_with_districts(
    db: &impl ConnectionTrait,
    indicators: &[IndicatorId],
    municipality: &str,
) -> Result<BTreeMap<IndicatorId, Period>> {
    let Some(digits) = municipality.strip_prefix("GM") else { return Ok(BTreeMap::new()) };
    let mut newest = BTreeMap::new();
    for chunk in indicators.chunks(500) {
        newest.extend(periods_with(db, chunk, &format!("WK{digits}%")).await?);
    }
    Ok(newest)
}

/// In which periods these indicators have a figure of everybody in an area whose code is like this, the oldest first.
async fn periods_with(db: &impl ConnectionTrait, indicators: &[IndicatorId], areas: &str) -> Result<Vec<(IndicatorId, Period)>> {
    let rows: Vec<(uuid::Uuid, String, Date)> = Entity::find()
        .select_only()
        .columns([Column::Indicator, Column::Period, Column::PeriodEnd])
        .distinct()
        .filter(Column::Indicator.is_in(indicators.iter().map(|id| id.0)))
        .filter(Column::GroupKey.eq(""))
        .filter(Column::Absence.eq(""))
        .filter(Column::Area.like(areas))
        .order_by_asc(Column::PeriodEnd)
        .order_by_asc(Column::Period)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter().map(|(id, code, _)| Ok((IndicatorId(id), code.parse().map_err(Error::internal)?))).collect()
}

/// The year of the division of each area of which an indicator has an observation in a period. Where the source does not
/// tell, the year of the period.
///
/// # Errors
/// When the database fails.
pub async fn divisions(db: &impl ConnectionTrait, indicator: IndicatorId, period: Period) -> Result<BTreeMap<String, u16>> {
    let rows: Vec<(String, Option<i64>)> = Entity::find()
        .select_only()
        .columns([Column::Area, Column::Division])
        .filter(Column::Indicator.eq(indicator.0))
        .filter(Column::Period.eq(period.code()))
        .order_by_asc(Column::Series)
        .into_tuple()
        .all(db)
        .await?;
    let year = |division: Option<i64>| division.and_then(|year| u16::try_from(year).ok()).unwrap_or(period.year());
    Ok(rows.into_iter().map(|(area, division)| (area, year(division))).collect())
}
