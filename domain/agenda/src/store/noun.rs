//! Writing a noun whose row is all there is of it: a change over the revision that its form was opened at, and a new one at
//! the end. Each write takes the right to edit the draft it happens in.

use super::identity;
use super::place::{self, table};
use crate::access::EditAgenda;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::Ref;
use kernel::{Error, Result, Tx};
use sea_orm::EntityTrait;
use sea_orm::entity::prelude::*;

/// A table of which each row stands in a version, with an identity, a place and a revision.
pub(super) trait Noun: EntityTrait {
    const VERSION: Self::Column;
    const ID: Self::Column;
    const POSITION: Self::Column;
    const REVISION: Self::Column;
}

/// Changes the columns that `row` sets, and the key.
///
/// # Errors
/// [`Error::Stale`] when it was saved meanwhile; [`Error::Taken`] when the key is another's.
pub(super) async fn change<N: Noun>(
    tx: &Tx,
    right: &Authorized<EditAgenda>,
    thing: Ref,
    key: &str,
    mut row: N::ActiveModel,
    opened_at: i64,
) -> Result<Event> {
    row.set(N::REVISION, (opened_at + 1).into());
    let saved = N::update_many()
        .set(row)
        .filter(N::VERSION.eq(right.on().id))
        .filter(N::ID.eq(thing.id))
        .filter(N::REVISION.eq(opened_at))
        .exec(tx)
        .await?;
    if saved.rows_affected != 1 {
        return Err(Error::Stale);
    }
    identity::call(tx, right.on().id, thing, key).await?;
    Ok(Event::new(table(thing.kind)?.changed).by(right).on(thing).fact("revision", opened_at + 1))
}

/// Adds a thing with a fresh id behind the others of its kind; its key gets a number when another has it.
///
/// # Errors
/// When the database fails.
pub(super) async fn add<N: Noun>(
    tx: &Tx,
    right: &Authorized<EditAgenda>,
    thing: Ref,
    key: &str,
    mut row: N::ActiveModel,
) -> Result<Event> {
    let version = right.on().id;
    identity::add_under_free_key(tx, thing, key).await?;
    row.set(N::VERSION, version.into());
    row.set(N::ID, thing.id.into());
    row.set(N::POSITION, (place::last(tx, thing.kind, version).await? + 1).into());
    row.set(N::REVISION, 1_i64.into());
    N::insert(row).exec_without_returning(tx).await?;
    Ok(Event::new(table(thing.kind)?.added).by(right).on(thing))
}
