//! Browsers in which somebody signed in before. That opens nothing; it gives tries that nobody else uses up.

use super::people;
use super::rows::{device, person};
use super::secrets::{sha256, token};
use crate::access::{KeepOwnAccount, SignIn};
use crate::model::DEVICE_LASTS;
use kernel::access::Authorized;
use kernel::ids::PersonId;
use kernel::{Moment, Result, Sealed, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{QueryOrder, QuerySelect};

/// Whose device it should be.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'a> {
    /// Anybody's: who it will be does not show yet.
    Anybody,
    /// Whoever has this e-mail address, if anybody has.
    Email(&'a str),
    /// This person.
    Person(PersonId),
    /// Nobody's: only where it comes from counts.
    Nobody,
}

/// The device with this token, when it is known for an account. The question is the same for an address that nobody has.
///
/// # Errors
/// When the database fails.
pub async fn known_device(
    db: &impl Sealed,
    _right: &Authorized<SignIn>,
    token: &str,
    whose: Whose<'_>,
    now: Moment,
) -> Result<Option<String>> {
    let hash = sha256(token);
    let known = device::Entity::find().filter(device::Column::Hash.eq(&hash)).filter(device::Column::Seen.gt(now - DEVICE_LASTS));
    let known = match whose {
        Whose::Nobody => return Ok(None),
        Whose::Anybody => known,
        Whose::Person(person) => known.filter(device::Column::Person.eq(person.0)),
        Whose::Email(email) => {
            let mut of = Query::select();
            of.column(person::Column::Id).from(person::Entity).and_where(person::Column::EmailKey.eq(people::email_key(db, email)));
            known.filter(device::Column::Person.in_subquery(of))
        }
    };
    Ok((known.limit(1).all(db).await?.len() == 1).then_some(hash))
}

/// Knows a browser from now on, under a new token, which it gives; `before` is the one that it had, whoever it was known for.
///
/// # Errors
/// When the machine gives no random number.
pub async fn know_device(tx: &Tx, _right: &Authorized<SignIn>, person: PersonId, before: Option<&str>) -> Result<String> {
    let token = token()?;
    let hash = sha256(&token);
    if let Some(before) = before {
        let old = device::Column::Hash.eq(sha256(before));
        device::Entity::delete_many().filter(old.clone()).filter(device::Column::Person.eq(person.0)).exec(tx).await?;
        device::Entity::update_many().col_expr(device::Column::Hash, Expr::value(&hash)).filter(old).exec(tx).await?;
    }
    let row = device::ActiveModel { hash: Set(hash), person: Set(person.0), seen: Set(tx.now()) };
    device::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

/// When whoever is signed in last did so on each device on which they are known, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn devices(db: &impl ConnectionTrait, right: &Authorized<KeepOwnAccount>) -> Result<Vec<Moment>> {
    let own = device::Entity::find().filter(device::Column::Person.eq(right.person()?.0));
    let rows = own.order_by_desc(device::Column::Seen).all(db).await?;
    Ok(rows.into_iter().map(|row| row.seen).collect())
}

/// Knows no device of a person any more.
pub(super) async fn forget_devices(tx: &Tx, person: PersonId) -> Result<()> {
    device::Entity::delete_many().filter(device::Column::Person.eq(person.0)).exec(tx).await?;
    Ok(())
}
