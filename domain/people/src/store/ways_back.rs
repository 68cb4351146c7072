//! Ways back in: asked for, stopped, taken; and a lost passkey that is taken away.

use super::passes::OVER;
use super::rows::way_back;
use super::secrets::sha256;
use super::{devices, identities, passkeys, people, second_factor, sessions, ways_in};
use crate::access::{KeepOwnAccount, RestoreAccess, SendMail, SignIn};
use crate::model::{KnownBy, Passkey, Person, WAY_BACK_LASTS, WayBack};
use chrono::Duration;
use kernel::access::Authorized;
use kernel::ids::{PassId, PasskeyId, PersonId};
use kernel::{Error, Moment, Result, Sealed, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

/// So long after somebody got another e-mail address there is no way back for them.
const SETTLED: Duration = Duration::days(30);

/// The way back of the person whom a right is about, when one is under way or open.
///
/// # Errors
/// [`Error::NotFound`] when it is about nobody.
pub async fn way_back(db: &impl ConnectionTrait, right: &Authorized<RestoreAccess>, now: Moment) -> Result<Option<WayBack>> {
    of(db, whom(right)?, now).await
}

/// What the person whom a right is about signs in with beside a password: whether they have an app for codes, their passkeys, and
/// how many accounts elsewhere guard theirs.
///
/// # Errors
/// [`Error::NotFound`] when it is about nobody.
pub async fn what_they_have(db: &impl Sealed, right: &Authorized<RestoreAccess>) -> Result<(bool, Vec<Passkey>, u64)> {
    let id = whom(right)?;
    Ok((second_factor::is_on(db, id).await?, passkeys::of_person(db, id).await?, identities::guarding(db, id).await?))
}

/// The way back of whoever is signed in.
///
/// # Errors
/// When the database fails.
pub async fn way_back_of_own(
    db: &impl ConnectionTrait,
    right: &Authorized<KeepOwnAccount>,
    now: Moment,
) -> Result<Option<WayBack>> {
    of(db, right.person()?, now).await
}

/// The way back of whoever is at the door.
///
/// # Errors
/// When the database fails.
pub async fn own_way_back(
    db: &impl ConnectionTrait,
    _right: &Authorized<SignIn>,
    person: &Person,
    now: Moment,
) -> Result<Option<WayBack>> {
    of(db, person.id, now).await
}

/// Asks for a way back for the person whom a right is about, which opens after `wait`, and gives the id of the link that stops it.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] for an example person, for who may not sign in, has nothing to lose, has a way back
/// already, or got another e-mail address lately.
pub async fn ask_way_back(tx: &Tx, right: &Authorized<RestoreAccess>, known_by: KnownBy, wait: Duration) -> Result<PassId> {
    let person = people::find(tx, right).await?;
    let id = person.id;
    people::no_example(tx, id).await?;
    if !person.active {
        return Err(Error::Refused("refused-inactive"));
    }
    if !ways_in::has_more(tx, id).await? {
        return Err(Error::Refused("refused-nothing-lost"));
    }
    if of(tx, id, tx.now()).await?.is_some() {
        return Err(Error::Refused("refused-way-back-there"));
    }
    // Who gave somebody another address and then a way back would be told of it in their place.
    if people::moved(tx, id).await?.is_some_and(|moved| tx.now() - moved < SETTLED) {
        return Err(Error::Refused("refused-way-back-moved"));
    }
    forget_way_back(tx, id).await?;
    let (given, opens) = (PassId::fresh(), tx.now() + wait);
    let row = way_back::ActiveModel {
        id: Set(given.0),
        person: Set(id.0),
        known_by: Set(known_by.word().to_owned()),
        asked: Set(tx.now()),
        opens: Set(opens),
        ends: Set(opens + WAY_BACK_LASTS),
        hash: Set(None),
    };
    way_back::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(given)
}

/// Takes back the way back of the person whom a right is about.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn withdraw_way_back(tx: &Tx, right: &Authorized<RestoreAccess>) -> Result<()> {
    if forget_way_back(tx, whom(right)?).await? { Ok(()) } else { Err(Error::NotFound) }
}

/// Whose way back the link with this secret stops.
///
/// # Errors
/// [`Error::Refused`] when there is none (any more).
pub async fn way_back_by(db: &impl ConnectionTrait, _right: &Authorized<SignIn>, secret: &str, now: Moment) -> Result<PersonId> {
    let row = way_back::Entity::find().filter(way_back::Column::Hash.eq(sha256(secret))).filter(way_back::Column::Ends.gt(now));
    row.one(db).await?.map(|row| PersonId(row.person)).ok_or(OVER)
}

/// Ends the way back of somebody who stops it, or who does not need it.
///
/// # Errors
/// When the database fails.
pub async fn stop_way_back(tx: &Tx, _right: &Authorized<SignIn>, id: PersonId) -> Result<bool> {
    forget_way_back(tx, id).await
}

/// Takes the way back of somebody whose password was right: their app, codes on paper, passkeys and accounts elsewhere are gone, they
/// are signed out everywhere, and no device is known. Not when somebody was first, or it was stopped meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn take_way_back(tx: &Tx, _right: &Authorized<SignIn>, person: &Person) -> Result<bool> {
    let id = person.id;
    let open = of(tx, id, tx.now()).await?.is_some_and(|open| open.opens <= tx.now());
    if !open || !forget_way_back(tx, id).await? {
        return Ok(false);
    }
    second_factor::take_off(tx, id).await?;
    passkeys::take_away(tx, id).await?;
    identities::forget_identities(tx, id).await?;
    devices::forget_devices(tx, id).await?;
    sessions::close_all(tx, id).await?;
    Ok(true)
}

/// Takes a lost passkey away of the person whom a right is about, and ends their sessions. The last thing that they have beside a
/// password stays: a password alone would do then, and for that there is the way back.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs; [`Error::Refused`] when it is the last thing.
pub async fn take_passkey(tx: &Tx, right: &Authorized<RestoreAccess>, passkey: PasskeyId) -> Result<()> {
    let id = whom(right)?;
    passkeys::remove(tx, id, passkey).await?;
    if !ways_in::has_more(tx, id).await? {
        return Err(Error::Refused("refused-last-way"));
    }
    sessions::close_all(tx, id).await
}

/// Makes the secret of the link that stops a way back, for the mail that goes out now.
pub(super) async fn stop_secret(tx: &Tx, _right: &Authorized<SendMail>, id: PassId, secret: &str) -> Result<bool> {
    let made = way_back::Entity::update_many()
        .col_expr(way_back::Column::Hash, Expr::value(sha256(secret)))
        .filter(way_back::Column::Id.eq(id.0))
        .filter(way_back::Column::Ends.gt(tx.now()));
    Ok(made.exec(tx).await?.rows_affected == 1)
}

/// Ends the way back of a person, when there is one.
pub(super) async fn forget_way_back(tx: &Tx, id: PersonId) -> Result<bool> {
    let gone = way_back::Entity::delete_many().filter(way_back::Column::Person.eq(id.0));
    Ok(gone.exec(tx).await?.rows_affected == 1)
}

async fn of(db: &impl ConnectionTrait, id: PersonId, now: Moment) -> Result<Option<WayBack>> {
    let row = way_back::Entity::find().filter(way_back::Column::Person.eq(id.0)).filter(way_back::Column::Ends.gt(now));
    let Some(row) = row.one(db).await? else { return Ok(None) };
    let known_by = KnownBy::read(&row.known_by).ok_or_else(|| Error::internal("a way back without its ground"))?;
    Ok(Some(WayBack { known_by, asked: row.asked, opens: row.opens, ends: row.ends }))
}

fn whom(right: &Authorized<RestoreAccess>) -> Result<PersonId> {
    right.on().person.ok_or(Error::NotFound)
}
