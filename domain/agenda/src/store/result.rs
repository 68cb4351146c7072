//! Writing a result. Every function takes the right to edit the draft it writes in, and fails on an older revision.

use super::identity;
use super::rows::result::{ActiveModel, Column, Entity};
use crate::access::EditAgenda;
use crate::model::ResultChange;
use crate::model::words::Choice;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{GoalId, Kind, ResultId, VersionId};
use kernel::removal::{self, Retention};
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

/// Changes a result in a draft, over the revision that the form was opened at.
///
/// # Errors
/// [`Error::Stale`] when it was saved meanwhile; [`Error::Taken`] when the key is another's.
pub async fn change_result(tx: &Tx, right: &Authorized<EditAgenda>, id: ResultId, change: &ResultChange, opened_at: i64) -> Result<Event> {
    let row = ActiveModel {
        name: Set(change.name.clone()),
        direction: Set(change.direction.word().to_owned()),
        summary: Set(change.summary.clone()),
        place: Set(change.place.clone()),
        reason: Set(change.reason.clone()),
        revision: Set(opened_at + 1),
        ..Default::default()
    };
    let saved = Entity::update_many().set(row).filter(this(right, id)).filter(Column::Revision.eq(opened_at)).exec(tx).await?;
    if saved.rows_affected != 1 {
        return Err(Error::Stale);
    }
    identity::rename(tx, id.into(), &change.key).await?;
    Ok(Event::new("result.changed").on(id).fact("revision", opened_at + 1))
}

/// Adds a result at the end of a goal.
///
/// # Errors
/// When the database fails.
pub async fn add_result(tx: &Tx, right: &Authorized<EditAgenda>, goal: GoalId, change: &ResultChange) -> Result<(ResultId, Event)> {
    let id = ResultId::fresh();
    let key = identity::free_key(tx, Kind::Result, &change.key).await?;
    identity::add(tx, id.into(), &key).await?;
    let row = ActiveModel {
        version: Set(right.on().id),
        id: Set(id),
        goal: Set(goal),
        position: Set(last_position(tx, right.on().id).await? + 1),
        name: Set(change.name.clone()),
        direction: Set(change.direction.word().to_owned()),
        summary: Set(change.summary.clone()),
        place: Set(change.place.clone()),
        reason: Set(change.reason.clone()),
        revision: Set(1),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok((id, Event::new("result.added").on(id)))
}

/// Takes a result out of a draft. Versions that had it keep it; a result with indicators keeps its place until they are gone.
///
/// # Errors
/// [`Error::Refused`] without a reason or with indicators; [`Error::NotFound`].
pub async fn remove_result(tx: &Tx, right: &Authorized<EditAgenda>, id: ResultId, reason: &str) -> Result<Event> {
    use super::rows::indicator;
    let measured = indicator::Entity::find()
        .filter(indicator::Column::Version.eq(right.on().id))
        .filter(indicator::Column::Result.eq(id))
        .count(tx)
        .await?;
    if measured > 0 {
        return Err(Error::Refused("result-has-indicators"));
    }
    if Entity::delete_many().filter(this(right, id)).exec(tx).await?.rows_affected != 1 {
        return Err(Error::NotFound);
    }
    removal::remove(tx, "result.removed", id.into(), reason, Retention::Forever).await
}

/// Moves a result one place up or down within its goal; at the end nothing changes.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn move_result(tx: &Tx, right: &Authorized<EditAgenda>, id: ResultId, up: bool) -> Result<Event> {
    let row = Entity::find().filter(this(right, id)).one(tx).await?.ok_or(Error::NotFound)?;
    let siblings = Entity::find()
        .filter(Column::Version.eq(row.version))
        .filter(Column::Goal.eq(row.goal))
        .order_by_asc(Column::Position)
        .all(tx)
        .await?;
    let at = siblings.iter().position(|sibling| sibling.id == id).ok_or(Error::NotFound)?;
    let other = if up { at.checked_sub(1) } else { Some(at + 1) };
    if let Some(other) = other.and_then(|other| siblings.get(other)) {
        place(tx, right, id, other.position).await?;
        place(tx, right, other.id, row.position).await?;
    }
    Ok(Event::new("result.moved").on(id).fact("up", up))
}

async fn place(tx: &Tx, right: &Authorized<EditAgenda>, id: ResultId, position: i64) -> Result<()> {
    Entity::update_many().col_expr(Column::Position, Expr::value(position)).filter(this(right, id)).exec(tx).await?;
    Ok(())
}

async fn last_position(tx: &Tx, version: VersionId) -> Result<i64> {
    let last = Entity::find().select_only().column(Column::Position).filter(Column::Version.eq(version));
    Ok(last.order_by_desc(Column::Position).into_tuple::<i64>().one(tx).await?.unwrap_or(0))
}

fn this(right: &Authorized<EditAgenda>, id: ResultId) -> sea_orm::Condition {
    sea_orm::Condition::all().add(Column::Version.eq(right.on().id)).add(Column::Id.eq(id))
}
