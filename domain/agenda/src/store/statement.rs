//! Writing statements. Each write takes the right to edit the draft it happens in, and a change fails on an older revision.

use super::identity;
use super::place;
use super::rows::statement::{ActiveModel, Column, Entity};
use crate::access::EditAgenda;
use crate::model::StatementChange;
use crate::model::words::Choice;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{Kind, StatementId};
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

/// Changes a statement, over the revision that the form was opened at.
///
/// # Errors
/// [`Error::Stale`] when it was saved meanwhile; [`Error::Taken`] when the key is another's.
pub async fn change_statement(
    tx: &Tx,
    right: &Authorized<EditAgenda>,
    id: StatementId,
    change: &StatementChange,
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
    Ok(Event::new("statement.changed").on(id).fact("revision", opened_at + 1))
}

/// Adds a statement at the end.
///
/// # Errors
/// When the database fails.
pub async fn add_statement(tx: &Tx, right: &Authorized<EditAgenda>, change: &StatementChange) -> Result<(StatementId, Event)> {
    let id = StatementId::fresh();
    identity::add_under_free_key(tx, id.into(), &change.key).await?;
    let row = ActiveModel {
        version: Set(right.on().id),
        id: Set(id),
        position: Set(place::last(tx, Kind::Statement, right.on().id).await? + 1),
        revision: Set(1),
        ..row(change)
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok((id, Event::new("statement.added").on(id)))
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
