//! Anchor points: what questions are asked about, through all questionnaires and years.

use super::rows::anchor_point;
use crate::access::EditQuestionnaire;
use crate::model::questionnaire::Wording;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::AnchorPointId;
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// What questions are asked about, in order.
///
/// # Errors
/// When the database fails.
pub async fn anchor_points(db: &impl ConnectionTrait) -> Result<Vec<(AnchorPointId, Wording)>> {
    let rows = anchor_point::Entity::find().order_by_asc(anchor_point::Column::Position).all(db).await?;
    rows.into_iter().map(|row| Ok((row.id, serde_json::from_str(&row.name).map_err(Error::internal)?))).collect()
}

/// Adds an anchor point at the end of the list.
///
/// # Errors
/// When the database fails.
pub async fn add_anchor_point(tx: &Tx, right: &Authorized<EditQuestionnaire>, name: &Wording) -> Result<(AnchorPointId, Event)> {
    let last = anchor_point::Entity::find().order_by_desc(anchor_point::Column::Position).one(tx).await?;
    let id = AnchorPointId::fresh();
    let row = anchor_point::ActiveModel {
        id: Set(id),
        position: Set(last.map_or(1, |row| row.position + 1)),
        name: Set(serde_json::to_string(name).map_err(Error::internal)?),
    };
    anchor_point::Entity::insert(row).exec_without_returning(tx).await?;
    Ok((id, Event::new("anchor_point.added").by(right).on(id)))
}
