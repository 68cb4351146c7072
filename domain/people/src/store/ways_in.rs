//! How somebody can come in: how many ways of each kind, never which.

use super::rows::{identity, person};
use super::{identities, passkeys, second_factor};
use crate::access::{EditPeople, KeepOwnAccount};
use crate::model::{Person, WaysIn};
use kernel::access::Authorized;
use kernel::ids::PersonId;
use kernel::{Error, Result};
use sea_orm::entity::prelude::*;
use std::collections::BTreeSet;

/// The ways in of the person whose account the right is about.
///
/// # Errors
/// [`Error::NotFound`] when the right is about no person.
pub async fn ways_in(db: &impl ConnectionTrait, right: &Authorized<EditPeople>) -> Result<WaysIn> {
    of(db, right.on().person.ok_or(Error::NotFound)?).await
}

/// Who of these people can come in with a second factor. Example people do by one click.
///
/// # Errors
/// When the database fails.
pub async fn with_second_factor(
    db: &impl ConnectionTrait,
    _right: &Authorized<KeepOwnAccount>,
    people: &[Person],
) -> Result<BTreeSet<PersonId>> {
    let mut with = BTreeSet::new();
    for one in people {
        if one.example || of(db, one.id).await?.may_show_two() {
            with.insert(one.id);
        }
    }
    Ok(with)
}

/// The ways in of a person.
pub(super) async fn of(db: &impl ConnectionTrait, id: PersonId) -> Result<WaysIn> {
    let with_password = person::Entity::find_by_id(id.0).filter(person::Column::Password.is_not_null());
    Ok(WaysIn {
        passwords: with_password.count(db).await?,
        identities: identity::Entity::find().filter(identity::Column::Person.eq(id.0)).count(db).await?,
        guarding_identities: identities::guarding(db, id).await?,
        passkeys: passkeys::count(db, id).await?,
        second_factors: u64::from(second_factor::is_on(db, id).await?),
    })
}

/// Whether somebody has more than a password: an app, a passkey, or an account elsewhere that guards theirs.
pub(super) async fn has_more(db: &impl ConnectionTrait, id: PersonId) -> Result<bool> {
    let counted = passkeys::count(db, id).await? + identities::guarding(db, id).await?;
    Ok(counted > 0 || second_factor::is_on(db, id).await?)
}
