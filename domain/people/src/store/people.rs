//! Accounts.

use super::rows::person;
use super::sessions::close_all;
use super::{devices, memberships, passes, passkeys, ways_back};
use crate::access::{AboutPerson, Account, EditPeople, KeepOwnAccount, ReadAuditTrail, ReadNames, SignIn};
use crate::model::{Membership, MembershipChange, Name, Person, PersonChange};
use kernel::access::{Action, Authorized};
use kernel::clock::day;
use kernel::ids::PersonId;
use kernel::vault::{self, Field, Keys};
use kernel::{Capacity, Error, Moment, Result, Sealed, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, SimpleExpr};
use std::collections::{BTreeMap, BTreeSet};

const NAME: Field = Field::of("people_person", "name");
const EMAIL: Field = Field::of("people_person", "email");

/// Everybody with an account, by name.
///
/// # Errors
/// When the database fails.
pub async fn all(db: &impl Sealed, _right: &Authorized<EditPeople>) -> Result<Vec<Person>> {
    everybody(db).await
}

/// Who can be written to in one of these capacities today.
///
/// # Errors
/// When the database fails.
pub async fn acting(
    db: &impl Sealed,
    _right: &Authorized<KeepOwnAccount>,
    as_one_of: &[Capacity],
    now: Moment,
) -> Result<Vec<Person>> {
    let acts = |one: &Person| one.capacities_on(day(now)).iter().any(|capacity| as_one_of.contains(capacity));
    let mut people = everybody(db).await?;
    people.retain(|one| one.active && acts(one));
    Ok(people)
}

async fn everybody(db: &impl Sealed) -> Result<Vec<Person>> {
    let mut acts: BTreeMap<Uuid, Vec<Membership>> = BTreeMap::new();
    for (person, membership) in memberships::of(db, None).await? {
        acts.entry(person).or_default().push(membership);
    }
    let rows = person::Entity::find().all(db).await?;
    let keys = Keys::all(db).await?;
    let people = rows.into_iter().map(|row| read(&keys, acts.remove(&row.id).unwrap_or_default(), row));
    let mut people: Vec<_> = people.filter_map(Result::transpose).collect::<Result<_>>()?;
    people.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Ok(people)
}

/// The person whose account a right is about.
///
/// # Errors
/// [`Error::NotFound`], also when they were deleted.
pub async fn find(db: &impl Sealed, right: &Authorized<impl Action<On: AboutPerson>>) -> Result<Person> {
    one(db, right.on().about().ok_or(Error::NotFound)?).await
}

/// Whoever is signed in.
///
/// # Errors
/// [`Error::NotFound`] when they were deleted.
pub async fn own(db: &impl Sealed, right: &Authorized<KeepOwnAccount>) -> Result<Person> {
    one(db, right.person()?).await
}

/// Somebody who holds what only they were given, or have.
pub trait Holder {
    /// Who.
    fn person(&self) -> PersonId;
}

/// Somebody at the door, by what they hold.
///
/// # Errors
/// [`Error::NotFound`] when they were deleted.
pub async fn at_the_door(db: &impl Sealed, _right: &Authorized<SignIn>, holder: &impl Holder) -> Result<Person> {
    one(db, holder.person()).await
}

/// A person, for finders that have a right to them.
pub(super) async fn one(db: &impl Sealed, id: PersonId) -> Result<Person> {
    let row = person::Entity::find_by_id(id.0).one(db).await?.ok_or(Error::NotFound)?;
    whole(db, row).await?.ok_or(Error::NotFound)
}

/// The person with this e-mail address, which is in lower case.
///
/// # Errors
/// When the database fails.
pub async fn by_email(db: &impl Sealed, _right: &Authorized<SignIn>, email: &str) -> Result<Option<Person>> {
    of_address(db, email).await
}

pub(super) async fn of_address(db: &impl Sealed, email: &str) -> Result<Option<Person>> {
    of_address_key(db, &email_key(db, email)).await
}

/// By what the person with this e-mail address is found. Nobody works the address out of it without the keys.
pub fn email_key(db: &impl Sealed, email: &str) -> Vec<u8> {
    db.vault().lookup(EMAIL, email)
}

/// The person of whose e-mail address this is the key.
///
/// # Errors
/// When the database fails.
pub async fn by_email_key(db: &impl Sealed, _right: &Authorized<SignIn>, key: &[u8]) -> Result<Option<Person>> {
    of_address_key(db, key).await
}

async fn of_address_key(db: &impl Sealed, key: &[u8]) -> Result<Option<Person>> {
    match person::Entity::find().filter(person::Column::EmailKey.eq(key)).one(db).await? {
        Some(row) => whole(db, row).await,
        None => Ok(None),
    }
}

/// The hash of the password of somebody at the door, when they have one.
///
/// # Errors
/// When the database fails.
pub async fn password_of(db: &impl ConnectionTrait, _right: &Authorized<SignIn>, of: &Person) -> Result<Option<String>> {
    let query = person::Entity::find_by_id(of.id.0).select_only().column(person::Column::Password);
    Ok(query.into_tuple::<Option<String>>().one(db).await?.flatten())
}

/// The names of these people; who was never there is left out.
///
/// # Errors
/// When the database fails.
pub async fn names(
    db: &impl Sealed,
    _right: &Authorized<ReadNames>,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, Name>> {
    let ids: BTreeSet<_> = ids.into_iter().map(|id| id.0).collect();
    named(db, person::Column::Id.is_in(ids)).await
}

/// Everybody who did something or could have, by name.
///
/// # Errors
/// When the database fails.
pub async fn doers(db: &impl Sealed, _right: &Authorized<ReadAuditTrail>) -> Result<Vec<(PersonId, String)>> {
    let known = |(id, name)| if let Name::Known(name) = name { Some((id, name)) } else { None };
    let mut doers: Vec<_> = named(db, person::Column::Name.is_not_null()).await?.into_iter().filter_map(known).collect();
    doers.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    Ok(doers)
}

async fn named(db: &impl Sealed, which: SimpleExpr) -> Result<BTreeMap<PersonId, Name>> {
    let rows = person::Entity::find().filter(which).all(db).await?;
    let keys = Keys::of(db, rows.iter().map(|row| PersonId(row.id))).await?;
    let name = |row: person::Model| {
        let name = opened(&keys, NAME, row.id, row.name.as_deref())?;
        Ok((PersonId(row.id), name.map_or(Name::Deleted, Name::Known)))
    };
    rows.into_iter().map(name).collect()
}

/// Adds a person, with that as which they act first. `password` is a hash; without one they cannot sign in by password.
///
/// # Errors
/// [`Error::Taken`] when the e-mail address is somebody's already.
pub async fn add_person(
    tx: &Tx,
    _right: &Authorized<EditPeople>,
    new: &PersonChange,
    first: &MembershipChange,
    password: Option<String>,
) -> Result<PersonId> {
    let id = insert(tx, new, password, false).await?;
    memberships::insert(tx, id, first).await?;
    Ok(id)
}

/// Changes a person over the revision that it was opened at. Whoever is no longer active is signed out, and personal links and a way
/// back that are under way open nothing. Another e-mail address does that too, and takes the password and the known devices away: whoever reads
/// the mail there chooses another by a link, and nobody else comes in by it.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Stale`]; [`Error::Taken`] when the e-mail address is somebody else's; [`Error::Denied`] when the right was
/// given for another change; [`Error::Refused`] when nobody would be left to keep the accounts.
pub async fn change_person(
    tx: &Tx,
    right: &Authorized<EditPeople>,
    id: PersonId,
    change: &PersonChange,
    opened_at: i64,
) -> Result<()> {
    if *right.on() != Account::of(id, tx.viewer()) {
        return Err(Error::Denied);
    }
    let before = person::Entity::find_by_id(id.0).one(tx).await?.ok_or(Error::NotFound)?;
    let (keys, email_key) = (Keys::of(tx, [id]).await?, email_key(tx, &change.email));
    let moved = person::Entity::update_many()
        .col_expr(person::Column::Name, Expr::value(keys.seal(NAME, id.0, id, change.name.as_bytes())?))
        .col_expr(person::Column::Email, Expr::value(keys.seal(EMAIL, id.0, id, change.email.as_bytes())?))
        .col_expr(person::Column::EmailKey, Expr::value(email_key.clone()))
        .col_expr(person::Column::Active, Expr::value(change.active))
        .col_expr(person::Column::OffSince, Expr::value((!change.active).then(|| before.off_since.unwrap_or(tx.now()))))
        .col_expr(person::Column::Revision, Expr::value(opened_at + 1))
        .filter(person::Column::Id.eq(id.0))
        .filter(person::Column::Revision.eq(opened_at))
        .exec(tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(Error::Stale);
    }
    let moves = before.email_key != Some(email_key);
    if !change.active && memberships::keeps(tx, id).await? {
        memberships::another_keeps(tx, id).await?;
    }
    if moves {
        let nothing = Expr::value(None::<String>);
        let forgets = person::Entity::update_many().col_expr(person::Column::Password, nothing);
        let forgets = forgets.col_expr(person::Column::Moved, Expr::value(tx.now()));
        forgets.filter(person::Column::Id.eq(id.0)).exec(tx).await?;
        devices::forget_devices(tx, id).await?;
    }
    if moves || !change.active {
        passes::withdraw(tx, id).await?;
        ways_back::forget_way_back(tx, id).await?;
        close_all(tx, id).await?;
    }
    Ok(())
}

/// Puts the name of whoever is signed in right. What an administrator has open of them meanwhile is stale then.
///
/// # Errors
/// [`Error::NotFound`] when nobody is signed in.
pub async fn change_own_name(tx: &Tx, _right: &Authorized<KeepOwnAccount>, name: &str) -> Result<()> {
    let id = tx.viewer().person.ok_or(Error::NotFound)?;
    let sealed = Keys::of(tx, [id]).await?.seal(NAME, id.0, id, name.as_bytes())?;
    let changed = person::Entity::update_many()
        .col_expr(person::Column::Name, Expr::value(sealed))
        .col_expr(person::Column::Revision, Expr::col(person::Column::Revision).add(1))
        .filter(person::Column::Id.eq(id.0));
    if changed.exec(tx).await?.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Gives whoever is signed in another password (a hash) and signs them out everywhere. A way back for them ends.
///
/// # Errors
/// [`Error::NotFound`] when nobody is signed in; [`Error::Refused`] for an example person, and when they have more than a password and
/// did not show it.
pub async fn change_own_password(tx: &Tx, _right: &Authorized<KeepOwnAccount>, password: String) -> Result<()> {
    passkeys::no_weaker(tx, tx.viewer()).await?;
    let id = tx.viewer().person.ok_or(Error::NotFound)?;
    store_password(tx, id, password).await
}

/// Example people get no password, no passkey and no second factor: whoever gave them one would keep all others out.
pub(super) async fn no_example(db: &impl ConnectionTrait, id: PersonId) -> Result<()> {
    let example = person::Entity::find_by_id(id.0).filter(person::Column::Example.eq(true));
    if example.one(db).await?.is_some() { Err(Error::Refused("refused-example")) } else { Ok(()) }
}

pub(super) async fn store_password(tx: &Tx, id: PersonId, password: String) -> Result<()> {
    no_example(tx, id).await?;
    let stored = person::Entity::update_many()
        .col_expr(person::Column::Password, Expr::value(password))
        .filter(person::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    if stored.rows_affected != 1 {
        return Err(Error::NotFound);
    }
    // By a mailbox one gets another password: with a way back that was asked before, it would open everything.
    ways_back::forget_way_back(tx, id).await?;
    passes::withdraw(tx, id).await?;
    devices::forget_devices(tx, id).await?;
    close_all(tx, id).await
}

/// When somebody got another e-mail address.
pub(super) async fn moved(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<Moment>> {
    let query = person::Entity::find_by_id(id.0).select_only().column(person::Column::Moved);
    Ok(query.into_tuple::<Option<Moment>>().one(db).await?.flatten())
}

pub(super) async fn insert(tx: &Tx, new: &PersonChange, password: Option<String>, example: bool) -> Result<PersonId> {
    let id = PersonId::fresh();
    vault::make(tx, id).await?;
    let keys = Keys::of(tx, [id]).await?;
    let row = person::ActiveModel {
        id: Set(id.0),
        name: Set(Some(keys.seal(NAME, id.0, id, new.name.as_bytes())?)),
        email: Set(Some(keys.seal(EMAIL, id.0, id, new.email.as_bytes())?)),
        email_key: Set(Some(email_key(tx, &new.email))),
        password: Set(password),
        active: Set(new.active),
        example: Set(example),
        created: Set(tx.now()),
        revision: Set(1),
        off_since: Set((!new.active).then(|| tx.now())),
        moved: Set(None),
    };
    person::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// The person of a row; nobody when they were deleted.
async fn whole(db: &impl Sealed, row: person::Model) -> Result<Option<Person>> {
    let memberships = memberships::of(db, Some(row.id)).await?;
    let keys = Keys::of(db, [PersonId(row.id)]).await?;
    read(&keys, memberships.into_iter().map(|(_, membership)| membership).collect(), row)
}

fn read(keys: &Keys, memberships: Vec<Membership>, row: person::Model) -> Result<Option<Person>> {
    let name = opened(keys, NAME, row.id, row.name.as_deref())?;
    let email = opened(keys, EMAIL, row.id, row.email.as_deref())?;
    Ok(name.zip(email).map(|(name, email)| Person {
        id: PersonId(row.id),
        name,
        email,
        memberships,
        active: row.active,
        example: row.example,
        revision: row.revision,
    }))
}

fn opened(keys: &Keys, field: Field, id: Uuid, sealed: Option<&[u8]>) -> Result<Option<String>> {
    sealed.map_or(Ok(None), |sealed| keys.text(field, id, PersonId(id), sealed))
}
