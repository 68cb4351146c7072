//! Passkeys, and what browsers were asked about them.

use super::people::Holder;
use super::rows::{challenge, passkey};
use super::secrets::{sha256, token};
use super::{identities, people, second_factor, sessions, ways_in};
use crate::access::{KeepOwnAccount, SignIn};
use crate::model::{PASSKEYS_MOST, Passkey};
use crate::passkeys::NewKey;
use chrono::Duration;
use kernel::access::Authorized;
use kernel::ids::{PasskeyId, PersonId};
use kernel::vault::{Field, Keys};
use kernel::{Error, Result, Sealed, Tx, Viewer};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

const NAME: Field = Field::of("people_passkey", "name");

/// So long a browser may take to answer.
const ANSWER_WITHIN: Duration = Duration::minutes(5);
/// So many browsers in one place are asked at the door at one time; of more, the oldest question there is forgotten, and nobody's elsewhere.
const ASKED_MOST: u64 = 20;
/// So many when nobody knows where they are.
const ASKED_ANYWHERE_MOST: u64 = 2000;

/// A passkey as it is compared.
#[derive(Clone, Debug)]
pub struct KeptKey {
    /// Its id.
    pub id: PasskeyId,
    /// Whose.
    pub person: PersonId,
    /// Its public half with its counter, as JSON.
    pub credential: String,
}

impl Holder for KeptKey {
    fn person(&self) -> PersonId {
        self.person
    }
}

/// The passkeys of whoever is signed in, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn passkeys(db: &impl Sealed, right: &Authorized<KeepOwnAccount>) -> Result<Vec<Passkey>> {
    of_person(db, right.person()?).await
}

/// The passkeys of a person, for finders that have a right to them.
pub(super) async fn of_person(db: &impl Sealed, person: PersonId) -> Result<Vec<Passkey>> {
    let rows = of(person).order_by_asc(passkey::Column::Created).all(db).await?;
    let keys = Keys::of(db, [person]).await?;
    rows.into_iter().map(|row| read(&keys, row)).collect()
}

/// A passkey of whoever is signed in.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub async fn passkey(db: &impl Sealed, right: &Authorized<KeepOwnAccount>, id: PasskeyId) -> Result<Passkey> {
    let person = right.person()?;
    let row = of(person).filter(passkey::Column::Id.eq(id.0)).one(db).await?.ok_or(Error::NotFound)?;
    read(&Keys::of(db, [person]).await?, row)
}

/// The keys of whoever is signed in, each as JSON.
///
/// # Errors
/// When the database fails.
pub async fn credentials(db: &impl ConnectionTrait, right: &Authorized<KeepOwnAccount>) -> Result<Vec<String>> {
    Ok(of(right.person()?).all(db).await?.into_iter().map(|row| row.credential).collect())
}

/// The passkey that browsers know by this name.
///
/// # Errors
/// When the database fails.
pub async fn by_credential(db: &impl ConnectionTrait, _right: &Authorized<SignIn>, credential_id: &str) -> Result<Option<KeptKey>> {
    let row = passkey::Entity::find().filter(passkey::Column::CredentialId.eq(credential_id)).one(db).await?;
    Ok(row.map(|row| KeptKey { id: PasskeyId(row.id), person: PersonId(row.person), credential: row.credential }))
}

/// Whether whoever is signed in may add a passkey.
///
/// # Errors
/// [`Error::Refused`] for an example person, in a session that only a password opened, and with ten of them.
pub async fn room_for_passkey(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<()> {
    let own = viewer.person.ok_or(Error::SignInFirst)?;
    people::no_example(db, own).await?;
    no_weaker(db, viewer).await?;
    let many = count(db, own).await? >= PASSKEYS_MOST as u64;
    if many { Err(Error::Refused("refused-passkeys-most")) } else { Ok(()) }
}

/// Whoever has a passkey, or an account elsewhere that guards theirs, changes nothing about the ways in before they showed one:
/// otherwise a password would be enough to make another key.
///
/// # Errors
/// [`Error::Refused`] in a session that only a password opened.
pub(super) async fn no_weaker(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<()> {
    let own = viewer.person.ok_or(Error::SignInFirst)?;
    if !viewer.second_factor && count(db, own).await? > 0 {
        return Err(Error::Refused("refused-passkey-first"));
    }
    if !viewer.second_factor && identities::guarding(db, own).await? > 0 {
        return Err(Error::Refused("refused-identity-first"));
    }
    Ok(())
}

/// Keeps what a browser is asked, and gives the token by which it is known. `person` is who adds a passkey; nobody when somebody
/// signs in. `client` is from where, when that is known.
///
/// # Errors
/// When the database fails.
pub async fn ask(
    tx: Tx,
    _right: &Authorized<SignIn>,
    person: Option<PersonId>,
    client: Option<&str>,
    state: String,
) -> Result<String> {
    challenge::Entity::delete_many().filter(challenge::Column::Expires.lte(tx.now())).exec(&tx).await?;
    let at_the_door = challenge::Entity::find().filter(challenge::Column::Person.is_null());
    let (here, most) = match client {
        Some(client) => (at_the_door.filter(challenge::Column::Client.eq(client)), ASKED_MOST),
        None => (at_the_door.filter(challenge::Column::Client.is_null()), ASKED_ANYWHERE_MOST),
    };
    if person.is_none() && here.clone().count(&tx).await? >= most {
        let oldest = here.order_by_asc(challenge::Column::Expires).one(&tx).await?;
        challenge::Entity::delete_many().filter(challenge::Column::Hash.is_in(oldest.map(|row| row.hash))).exec(&tx).await?;
    }
    let token = token()?;
    let row = challenge::ActiveModel {
        hash: Set(sha256(&token)),
        person: Set(person.map(|person| person.0)),
        client: Set(client.map(str::to_owned)),
        state: Set(state),
        expires: Set(tx.now() + ANSWER_WITHIN),
    };
    challenge::Entity::insert(row).exec_without_returning(&tx).await?;
    tx.stage().await?;
    Ok(token)
}

/// What the browser with this token was asked, for this person or at the door. It is used up by that, whatever the answer is
/// worth.
///
/// # Errors
/// When the database fails. `None` when it was asked nothing, too long ago, or answered already.
pub async fn answered(tx: Tx, _right: &Authorized<SignIn>, person: Option<PersonId>, token: &str) -> Result<Option<String>> {
    let asked = challenge::Entity::find_by_id(sha256(token)).filter(challenge::Column::Expires.gt(tx.now())).one(&tx).await?;
    let Some(asked) = asked.filter(|asked| asked.person == person.map(|person| person.0)) else { return Ok(None) };
    // Two answers at once: the second finds nothing.
    let used = challenge::Entity::delete_by_id(asked.hash).exec(&tx).await?.rows_affected;
    tx.stage().await?;
    Ok((used == 1).then_some(asked.state))
}

/// Adds a passkey of whoever is signed in. Their other sessions end, and this one then counts as opened with a second factor.
///
/// # Errors
/// As [`room_for_passkey`]; [`Error::Taken`] when it is there already.
pub async fn add_passkey(
    tx: &Tx,
    _right: &Authorized<KeepOwnAccount>,
    name: &str,
    key: NewKey,
    session: &str,
) -> Result<PasskeyId> {
    room_for_passkey(tx, tx.viewer()).await?;
    let (own, id) = (own(tx)?, PasskeyId::fresh());
    let row = passkey::ActiveModel {
        id: Set(id.0),
        person: Set(own.0),
        name: Set(Keys::of(tx, [own]).await?.seal(NAME, id.0, own, name.as_bytes())?),
        credential_id: Set(key.credential_id),
        credential: Set(key.credential),
        created: Set(tx.now()),
        used: Set(None),
    };
    passkey::Entity::insert(row).exec_without_returning(tx).await?;
    second_factor::forget_begun(tx, own).await?;
    sessions::keep_only(tx, own, session, true).await?;
    Ok(id)
}

/// Gives a passkey of whoever is signed in another name.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs; [`Error::Refused`] in a session that only a password opened.
pub async fn rename_passkey(tx: &Tx, _right: &Authorized<KeepOwnAccount>, id: PasskeyId, name: &str) -> Result<()> {
    no_weaker(tx, tx.viewer()).await?;
    let own = own(tx)?;
    let name = Keys::of(tx, [own]).await?.seal(NAME, id.0, own, name.as_bytes())?;
    let renamed = passkey::Entity::update_many().col_expr(passkey::Column::Name, Expr::value(name));
    let renamed = renamed.filter(passkey::Column::Id.eq(id.0)).filter(passkey::Column::Person.eq(own.0));
    if renamed.exec(tx).await?.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Removes a passkey of whoever is signed in. Their other sessions end: the device may be in other hands.
///
/// # Errors
/// As [`rename_passkey`].
pub async fn remove_passkey(tx: &Tx, _right: &Authorized<KeepOwnAccount>, id: PasskeyId, session: &str) -> Result<()> {
    no_weaker(tx, tx.viewer()).await?;
    let own = own(tx)?;
    remove(tx, own, id).await?;
    sessions::keep_only(tx, own, session, ways_in::has_more(tx, own).await?).await
}

/// Keeps that somebody signed in with a passkey, which from now on is as `credential` says. Not when it was used or removed
/// meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn shown(tx: &Tx, _right: &Authorized<SignIn>, key: &KeptKey, credential: String) -> Result<bool> {
    let moved = passkey::Entity::update_many()
        .col_expr(passkey::Column::Credential, Expr::value(credential))
        .col_expr(passkey::Column::Used, Expr::value(tx.now()))
        .filter(passkey::Column::Id.eq(key.id.0))
        .filter(passkey::Column::Credential.eq(&key.credential));
    Ok(moved.exec(tx).await?.rows_affected == 1)
}

/// Takes a passkey of this person away.
pub(super) async fn remove(tx: &Tx, person: PersonId, id: PasskeyId) -> Result<()> {
    let removed = passkey::Entity::delete_many().filter(passkey::Column::Id.eq(id.0)).filter(passkey::Column::Person.eq(person.0));
    if removed.exec(tx).await?.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// How many passkeys a person has.
pub(super) async fn count(db: &impl ConnectionTrait, person: PersonId) -> Result<u64> {
    Ok(of(person).count(db).await?)
}

/// Takes away every passkey of a person, and what their browsers were asked.
pub(super) async fn take_away(tx: &Tx, person: PersonId) -> Result<()> {
    challenge::Entity::delete_many().filter(challenge::Column::Person.eq(person.0)).exec(tx).await?;
    passkey::Entity::delete_many().filter(passkey::Column::Person.eq(person.0)).exec(tx).await?;
    Ok(())
}

fn of(person: PersonId) -> Select<passkey::Entity> {
    passkey::Entity::find().filter(passkey::Column::Person.eq(person.0))
}

fn own(tx: &Tx) -> Result<PersonId> {
    tx.viewer().person.ok_or(Error::SignInFirst)
}

fn read(keys: &Keys, row: passkey::Model) -> Result<Passkey> {
    let name = keys.text(NAME, row.id, PersonId(row.person), &row.name)?.unwrap_or_default();
    Ok(Passkey { id: PasskeyId(row.id), name, created: row.created, used: row.used })
}
