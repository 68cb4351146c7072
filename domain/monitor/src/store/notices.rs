//! What a delivery brought about parts that we cannot protect, or not as well.

use super::rows::observation::{Column, Entity, Relation};
use super::rows::{file, series};
use crate::model::nothing_word;
use kernel::Result;
use kernel::ids::{ImportId, IndicatorId};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, JoinType, QuerySelect};
use sources::Nothing;

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

async fn parts(db: &impl ConnectionTrait, delivery: ImportId, which: Condition) -> Result<Vec<IndicatorId>> {
    let is_part = ["WK", "BU"].map(|letters| Column::Area.starts_with(letters));
    let found = Entity::find()
        .select_only()
        .column(series::Column::Indicator)
        .distinct()
        .join(JoinType::InnerJoin, Relation::Series.def())
        .join(JoinType::InnerJoin, Relation::File.def())
        .filter(series::Column::StagedBy.is_null())
        .filter(file::Column::Import.eq(delivery.0))
        .filter(is_part.into_iter().fold(Condition::any().add(Column::GroupKey.ne("")), Condition::add))
        .filter(which);
    Ok(found.into_tuple().all(db).await?.into_iter().map(IndicatorId).collect())
}
