//! Tries to sign in. Each is counted before the password is looked at, so that many at once gain nothing.

use super::rows::attempt;
use crate::access::SignIn;
use chrono::Duration;
use kernel::access::Authorized;
use kernel::ids::PersonId;
use kernel::vault::Field;
use kernel::{Result, Sealed, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

const ADDRESS: Field = Field::of("people_attempt", "address");

/// Tries count for so long.
const WHILE: Duration = Duration::minutes(15);
/// So many wrong tries for one address, then it has to wait.
const MOST_FOR_ONE: u64 = 5;
/// So many wrong tries in the whole municipality, then everybody has to wait.
const MOST_IN_ALL: u64 = 200;

/// Counts a try for an e-mail address, and tells whether there was room for it.
///
/// # Errors
/// When the database fails.
pub async fn note_attempt(tx: &Tx, _right: &Authorized<SignIn>, email: &str) -> Result<bool> {
    attempt::Entity::delete_many().filter(attempt::Column::At.lte(tx.now() - WHILE)).exec(tx).await?;
    let address = tx.vault().lookup(ADDRESS, email);
    let for_one = attempt::Entity::find().filter(attempt::Column::Address.eq(address.clone())).count(tx).await?;
    let in_all = attempt::Entity::find().count(tx).await?;
    if for_one >= MOST_FOR_ONE || in_all >= MOST_IN_ALL {
        return Ok(false);
    }
    // Nothing points at a try: its id only has to be new.
    let row = attempt::ActiveModel { id: Set(PersonId::fresh().0), address: Set(address), at: Set(tx.now()) };
    attempt::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(true)
}

/// Forgets the tries of an address: the last one was right.
///
/// # Errors
/// When the database fails.
pub async fn forget_attempts(tx: &Tx, _right: &Authorized<SignIn>, email: &str) -> Result<()> {
    let address = tx.vault().lookup(ADDRESS, email);
    attempt::Entity::delete_many().filter(attempt::Column::Address.eq(address)).exec(tx).await?;
    Ok(())
}
