//! Deletion: the data key of a person is destroyed, and what was sealed for them with it, in backups too. Their row stays as an empty
//! place, so that the ids in the audit trail still name something.

use super::rows::person;
use super::{devices, identities, memberships, passes, passkeys, rights_requests, second_factor, sessions, ways_back};
use crate::access::{Account, DeletePerson};
use kernel::access::Authorized;
use kernel::ids::PersonId;
use kernel::vault::{self, Keys};
use kernel::{Error, Moment, Result, Tx, mail};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;

/// Deletes a person: their memberships end, they are signed out, and nobody reads their name or address any more. After the commit
/// [`kernel::Db::settle`] takes their key out of the journal too.
///
/// # Errors
/// [`Error::Denied`] when the right was given for another account; [`Error::NotFound`], also when they were deleted already;
/// [`Error::Refused`] when nobody would be left to keep the accounts.
pub async fn delete_person(tx: &Tx, right: &Authorized<DeletePerson>, id: PersonId) -> Result<()> {
    if *right.on() != Account::of(id, tx.viewer()) {
        return Err(Error::Denied);
    }
    if memberships::keeps(tx, id).await? {
        memberships::another_keeps(tx, id).await?;
    }
    destroy(tx, id).await
}

/// Destroys the key of a person, and takes away what is left of them.
pub(super) async fn destroy(tx: &Tx, id: PersonId) -> Result<()> {
    vault::destroy(tx, id).await?;
    empty(tx, id).await
}

/// Empties the places of people whose key is not there, as after a restore of a backup from before they were deleted; how many.
///
/// # Errors
/// When the database fails.
pub async fn empty_places(tx: &Tx, _right: &Authorized<DeletePerson>) -> Result<usize> {
    let keys = Keys::all(tx).await?;
    let kept = person::Entity::find().filter(person::Column::Name.is_not_null()).all(tx).await?;
    let gone: Vec<_> = kept.into_iter().map(|row| PersonId(row.id)).filter(|id| !keys.has(*id)).collect();
    for id in &gone {
        empty(tx, *id).await?;
    }
    Ok(gone.len())
}

/// Takes away what is left of somebody whose key is destroyed.
async fn empty(tx: &Tx, id: PersonId) -> Result<()> {
    passes::withdraw(tx, id).await?;
    ways_back::forget_way_back(tx, id).await?;
    passkeys::take_away(tx, id).await?;
    sessions::close_all(tx, id).await?;
    second_factor::take_off(tx, id).await?;
    identities::forget_identities(tx, id).await?;
    devices::forget_devices(tx, id).await?;
    memberships::end_all(tx, id).await?;
    rights_requests::forget(tx, id).await?;
    mail::forget(tx, id).await?;
    let nothing = || Expr::value(None::<Vec<u8>>);
    let emptied = person::Entity::update_many()
        .col_expr(person::Column::Name, nothing())
        .col_expr(person::Column::Email, nothing())
        .col_expr(person::Column::EmailKey, nothing())
        .col_expr(person::Column::Password, Expr::value(None::<String>))
        .col_expr(person::Column::Active, Expr::value(false))
        .col_expr(person::Column::OffSince, Expr::value(None::<Moment>))
        .col_expr(person::Column::Revision, Expr::col(person::Column::Revision).add(1))
        .filter(person::Column::Id.eq(id.0));
    if emptied.exec(tx).await?.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}
