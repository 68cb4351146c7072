//! Writing goals.

use super::noun::{self, Noun};
use super::rows::goal::{ActiveModel, Column, Entity};
use crate::access::EditAgenda;
use crate::model::GoalChange;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{GoalId, ThemeId};
use kernel::{Result, Tx};
use sea_orm::ActiveValue::Set;

impl Noun for Entity {
    const VERSION: Column = Column::Version;
    const ID: Column = Column::Id;
    const POSITION: Column = Column::Position;
    const REVISION: Column = Column::Revision;
}

/// Changes a goal, over the revision that the form was opened at.
///
/// # Errors
/// `Error::Stale` when it was saved meanwhile; `Error::Taken` when the key is another's.
pub async fn change_goal(
    tx: &Tx,
    right: &Authorized<EditAgenda>,
    id: GoalId,
    change: &GoalChange,
    opened_at: i64,
) -> Result<Event> {
    noun::change::<Entity>(tx, right, id.into(), &change.key, row(change), opened_at).await
}

/// Adds a goal at the end of a theme.
///
/// # Errors
/// When the database fails.
pub async fn add_goal(tx: &Tx, right: &Authorized<EditAgenda>, theme: ThemeId, change: &GoalChange) -> Result<(GoalId, Event)> {
    let id = GoalId::fresh();
    let event = noun::add::<Entity>(tx, right, id.into(), &change.key, ActiveModel { theme: Set(theme), ..row(change) }).await?;
    Ok((id, event))
}

/// The columns that a form fills.
fn row(change: &GoalChange) -> ActiveModel {
    ActiveModel {
        name: Set(change.name.clone()),
        summary: Set(change.summary.clone()),
        place: Set(change.place.clone()),
        reason: Set(change.reason.clone()),
        ..Default::default()
    }
}
