//! Writing statements.

use super::noun::{self, Noun};
use super::rows::statement::{ActiveModel, Column, Entity};
use crate::access::EditAgenda;
use crate::model::StatementChange;
use crate::model::words::Choice;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::StatementId;
use kernel::{Result, Tx};
use sea_orm::ActiveValue::Set;

impl Noun for Entity {
    const VERSION: Column = Column::Version;
    const ID: Column = Column::Id;
    const POSITION: Column = Column::Position;
    const REVISION: Column = Column::Revision;
}

/// Changes a statement, over the revision that the form was opened at.
///
/// # Errors
/// `Error::Stale` when it was saved meanwhile; `Error::Taken` when the key is another's.
pub async fn change_statement(
    tx: &Tx,
    right: &Authorized<EditAgenda>,
    id: StatementId,
    change: &StatementChange,
    opened_at: i64,
) -> Result<Event> {
    noun::change::<Entity>(tx, right, id.into(), &change.key, row(change), opened_at).await
}

/// Adds a statement at the end.
///
/// # Errors
/// When the database fails.
pub async fn add_statement(tx: &Tx, right: &Authorized<EditAgenda>, change: &StatementChange) -> Result<(StatementId, Event)> {
    let id = StatementId::fresh();
    let event = noun::add::<Entity>(tx, right, id.into(), &change.key, row(change)).await?;
    Ok((id, event))
}

/// The columns that a form fills.
fn row(change: &StatementChange) -> ActiveModel {
    ActiveModel {
        kind: Set(change.kind.word().to_owned()),
        name: Set(change.name.clone()),
        summary: Set(change.summary.clone()),
        place: Set(change.place.clone()),
        reason: Set(change.reason.clone()),
        ..Default::default()
    }
}
