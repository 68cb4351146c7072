//! Writing policy notes.

use super::noun::{self, Noun};
use super::rows::policy_note::{ActiveModel, Column, Entity};
use crate::access::EditAgenda;
use crate::model::PolicyNoteChange;
use crate::model::words::Choice;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::PolicyNoteId;
use kernel::{Result, Tx};
use sea_orm::ActiveValue::Set;

impl Noun for Entity {
    const VERSION: Column = Column::Version;
    const ID: Column = Column::Id;
    const POSITION: Column = Column::Position;
    const REVISION: Column = Column::Revision;
}

/// Changes a policy note, over the revision that the form was opened at.
///
/// # Errors
/// `Error::Stale` when it was saved meanwhile; `Error::Taken` when the key is another's.
pub async fn change_policy_note(
    tx: &Tx,
    right: &Authorized<EditAgenda>,
    id: PolicyNoteId,
    change: &PolicyNoteChange,
    opened_at: i64,
) -> Result<Event> {
    noun::change::<Entity>(tx, right, id.into(), &change.key, row(change), opened_at).await
}

/// Adds a policy note at the end.
///
/// # Errors
/// When the database fails.
pub async fn add_policy_note(tx: &Tx, right: &Authorized<EditAgenda>, change: &PolicyNoteChange) -> Result<(PolicyNoteId, Event)> {
    let id = PolicyNoteId::fresh();
    let event = noun::add::<Entity>(tx, right, id.into(), &change.key, row(change)).await?;
    Ok((id, event))
}

/// The columns that a form fills.
fn row(change: &PolicyNoteChange) -> ActiveModel {
    ActiveModel {
        name: Set(change.name.clone()),
        scope: Set(change.scope.word().to_owned()),
        years: Set(change.years.clone()),
        reason: Set(change.reason.clone()),
        ..Default::default()
    }
}
