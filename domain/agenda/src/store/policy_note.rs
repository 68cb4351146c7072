//! Writing policy notes. Each write takes the right to edit the draft it happens in, and a change fails on an older revision.

use super::identity;
use super::place;
use super::rows::policy_note::{ActiveModel, Column, Entity};
use crate::access::EditAgenda;
use crate::model::PolicyNoteChange;
use crate::model::words::Choice;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{Kind, PolicyNoteId};
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

/// Changes a policy note, over the revision that the form was opened at.
///
/// # Errors
/// [`Error::Stale`] when it was saved meanwhile; [`Error::Taken`] when the key is another's.
pub async fn change_policy_note(
    tx: &Tx,
    right: &Authorized<EditAgenda>,
    id: PolicyNoteId,
    change: &PolicyNoteChange,
    opened_at: i64,
) -> Result<Event> {
    let saved = Entity::update_many()
        .set(ActiveModel { revision: Set(opened_at + 1), ..row(change) })
        .filter(Column::Version.eq(right.on().id))
        .filter(Column::Id.eq(id))
        .filter(Column::Revision.eq(opened_at))
        .exec(tx)
        .await?;
    if saved.rows_affected != 1 {
        return Err(Error::Stale);
    }
    identity::rename(tx, id.into(), &change.key).await?;
    Ok(Event::new("policy_note.changed").on(id).fact("revision", opened_at + 1))
}

/// Adds a policy note at the end.
///
/// # Errors
/// When the database fails.
pub async fn add_policy_note(tx: &Tx, right: &Authorized<EditAgenda>, change: &PolicyNoteChange) -> Result<(PolicyNoteId, Event)> {
    let id = PolicyNoteId::fresh();
    identity::add_under_free_key(tx, id.into(), &change.key).await?;
    let row = ActiveModel {
        version: Set(right.on().id),
        id: Set(id),
        position: Set(place::last(tx, Kind::PolicyNote, right.on().id).await? + 1),
        revision: Set(1),
        ..row(change)
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok((id, Event::new("policy_note.added").on(id)))
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
