//! What deliveries changed in the official figures of an indicator.

use super::imports::{Changed, changed};
use super::rows::{change, import};
use crate::model::{ImportStatus, provenance_word};
use kernel::ids::IndicatorId;
use kernel::{Moment, Result};
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sources::Provenance;
use std::collections::HashMap;

/// A change, with the delivery that brought it.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// What changed.
    pub change: Changed,
    /// When the delivery came in.
    pub at: Moment,
    /// What the delivery is called.
    pub title: String,
}

/// What changed for everybody together in some areas, newest delivery first; what was or became derived is left out, and so is
/// what was only tried.
///
/// # Errors
/// When the database fails.
pub async fn revisions(db: &impl ConnectionTrait, indicator: IndicatorId, areas: &[&str], most: u64) -> Result<Vec<Revision>> {
    let derived = provenance_word(Provenance::Derived);
    let visible = sea_orm::sea_query::Query::select()
        .column(import::Column::Id)
        .from(import::Entity)
        .and_where(import::Column::State.eq(ImportStatus::Visible.word()))
        .to_owned();
    let rows = change::Entity::find()
        .filter(change::Column::Indicator.eq(indicator.0))
        .filter(change::Column::Area.is_in(areas.iter().copied()))
        .filter(change::Column::GroupKey.eq(""))
        .filter(change::Column::OldStatus.ne(derived))
        .filter(change::Column::NewStatus.ne(derived))
        .filter(change::Column::Import.in_subquery(visible))
        .limit(most)
        .all(db)
        .await?;
    let ids: Vec<_> = rows.iter().map(|row| row.import).collect();
    let imports = import::Entity::find().filter(import::Column::Id.is_in(ids)).all(db).await?;
    let imports: HashMap<_, _> = imports.into_iter().map(|row| (row.id, (row.started, row.title))).collect();
    let mut found = Vec::new();
    for row in rows {
        let Some((at, title)) = imports.get(&row.import).cloned() else { continue };
        found.push(Revision { change: changed(row)?, at, title });
    }
    found.sort_by(|a, b| (b.at, b.change.period, &a.change.area).cmp(&(a.at, a.change.period, &b.change.area)));
    Ok(found)
}
