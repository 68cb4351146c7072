//! What a delivery brought about parts that we cannot protect, or not as well.

use super::rows::observation::{Column, Entity, Relation};
use super::rows::{file, series};
use crate::model::nothing_word;
use kernel::ids::{ImportId, IndicatorId};
use kernel::periods::Period;
use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, JoinType, QuerySelect};
use sources::Nothing;
use std::collections::{BTreeMap, BTreeSet};

/// The indicators of which the figures of some parts are secret at the source, as a delivery left them.
///
/// # Errors
/// When the database fails.
pub async fn secret_parts(db: &impl ConnectionTrait, delivery: ImportId) -> Result<Vec<IndicatorId>> {
    parts(db, delivery, Condition::all().add(Column::Absence.eq(nothing_word(Nothing::Secret)))).await
}

/// The indicators of which nothing tells how many people the figures of some parts are about, as a delivery left them.
///
/// # Errors
/// When the database fails.
pub async fn uncounted_parts(db: &impl ConnectionTrait, delivery: ImportId) -> Result<Vec<IndicatorId>> {
    let counts = [Column::Numerator, Column::Denominator].map(|column| column.is_null());
    parts(db, delivery, counts.into_iter().fold(Condition::all().add(Column::Value.is_not_null()), Condition::add)).await
}

/// The indicators with figures of parts, each with the periods of those, as a delivery left them.
///
/// # Errors
/// When the database fails.
pub async fn periods_of_delivery(db: &impl ConnectionTrait, delivery: ImportId) -> Result<BTreeMap<IndicatorId, BTreeSet<Period>>> {
    let mut periods: BTreeMap<_, BTreeSet<Period>> = BTreeMap::new();
    let found = of_parts(delivery).column(Column::Period).filter(Column::Value.is_not_null());
    for (indicator, period) in found.into_tuple::<(Uuid, String)>().all(db).await? {
        periods.entry(IndicatorId(indicator)).or_default().insert(period.parse().map_err(Error::internal)?);
    }
    Ok(periods)
}

async fn parts(db: &impl ConnectionTrait, delivery: ImportId, which: Condition) -> Result<Vec<IndicatorId>> {
    let found = of_parts(delivery).filter(which);
    Ok(found.into_tuple().all(db).await?.into_iter().map(IndicatorId).collect())
}

/// The indicators of the figures of parts that a delivery left.
fn of_parts(delivery: ImportId) -> Select<Entity> {
    let is_part = ["WK", "BU"].map(|letters| Column::Area.starts_with(letters));
    Entity::find()
        .select_only()
        .column(series::Column::Indicator)
        .distinct()
        .join(JoinType::InnerJoin, Relation::Series.def())
        .join(JoinType::InnerJoin, Relation::File.def())
        .filter(series::Column::StagedBy.is_null())
        .filter(file::Column::Import.eq(delivery.0))
        .filter(is_part.into_iter().fold(Condition::any().add(Column::GroupKey.ne("")), Condition::add))
}
