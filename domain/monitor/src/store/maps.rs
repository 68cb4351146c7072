//! What a map needs of observations: of which periods there are figures of smaller areas.

use super::observations::{is_part_of, visible};
use super::rows::observation::{Column, Entity};
use super::rows::series;
use kernel::ids::IndicatorId;
use kernel::periods::Period;
use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QuerySelect};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The periods in which an indicator has a figure of a district or neighbourhood of a municipality, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn periods_of_parts(db: &impl ConnectionTrait, indicator: IndicatorId, municipality: &str) -> Result<Vec<Period>> {
    let Some(parts) = is_part_of(municipality) else { return Ok(Vec::new()) };
    let codes: Vec<String> = figures(&[indicator], parts).column(Column::Period).distinct().into_tuple().all(db).await?;
    let mut periods = codes.iter().map(|code| code.parse().map_err(Error::internal)).collect::<Result<Vec<Period>>>()?;
    periods.sort_by_cached_key(|period| Reverse(by_end(period)));
    Ok(periods)
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
    let Some(parts) = is_part_of(municipality) else { return Ok(BTreeMap::new()) };
    let mut newest: BTreeMap<IndicatorId, Period> = BTreeMap::new();
    for chunk in indicators.chunks(500) {
        let of_districts = figures(chunk, parts.clone()).filter(Column::Area.starts_with("WK"));
        let columns = of_districts.column(series::Column::Indicator).column(Column::Period);
        for (id, code) in columns.distinct().into_tuple::<(Uuid, String)>().all(db).await? {
            let period: Period = code.parse().map_err(Error::internal)?;
            let known = newest.entry(IndicatorId(id)).or_insert(period);
            *known = std::cmp::max_by_key(*known, period, by_end);
        }
    }
    Ok(newest)
}

/// The figures of everybody together in these areas, with nothing selected yet.
fn figures(indicators: &[IndicatorId], areas: Condition) -> Select<Entity> {
    visible(indicators).filter(Column::GroupKey.eq("")).filter(Column::Absence.eq("")).filter(areas)
}

/// In which order periods are offered: by their end.
fn by_end(period: &Period) -> (chrono::NaiveDate, String) {
    (period.last_day(), period.code())
}
