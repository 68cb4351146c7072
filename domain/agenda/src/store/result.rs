//! Writing results.

use super::noun::{self, Noun};
use super::rows::result::{ActiveModel, Column, Entity};
use crate::access::EditAgenda;
use crate::model::ResultChange;
use crate::model::words::Choice;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{GoalId, ResultId};
use kernel::{Result, Tx};
use sea_orm::ActiveValue::Set;

impl Noun for Entity {
    const VERSION: Column = Column::Version;
    const ID: Column = Column::Id;
    const POSITION: Column = Column::Position;
    const REVISION: Column = Column::Revision;
}

/// Changes a result, over the revision that the form was opened at.
///
/// # Errors
/// `Error::Stale` when it was saved meanwhile; `Error::Taken` when the key is another's.
pub async fn change_result(
    tx: &Tx,
    right: &Authorized<EditAgenda>,
    id: ResultId,
    change: &ResultChange,
    opened_at: i64,
) -> Result<Event> {
    noun::change::<Entity>(tx, right, id.into(), &change.key, row(change), opened_at).await
}

/// Adds a result at the end of a goal.
///
/// # Errors
/// When the database fails.
pub async fn add_result(tx: &Tx, right: &Authorized<EditAgenda>, goal: GoalId, change: &ResultChange) -> Result<(ResultId, Event)> {
    let id = ResultId::fresh();
    let event = noun::add::<Entity>(tx, right, id.into(), &change.key, ActiveModel { goal: Set(goal), ..row(change) }).await?;
    Ok((id, event))
}

/// The columns that a form fills.
fn row(change: &ResultChange) -> ActiveModel {
    ActiveModel {
        name: Set(change.name.clone()),
        direction: Set(change.direction.word().to_owned()),
        summary: Set(change.summary.clone()),
        place: Set(change.place.clone()),
        reason: Set(change.reason.clone()),
        ..Default::default()
    }
}
