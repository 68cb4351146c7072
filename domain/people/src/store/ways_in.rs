//! How somebody can come in: how many ways of each kind, never which.

use super::rows::{identity, passkey, person};
use super::{identities, second_factor};
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
        strong_identities: identities::strong(db, id).await?,
        passkeys: passkey::Entity::find().filter(passkey::Column::Person.eq(id.0)).count(db).await?,
        second_factors: u64::from(second_factor::is_on(db, id).await?),
    })
}
