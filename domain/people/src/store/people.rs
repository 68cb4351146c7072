//! Accounts.

use super::rows::person;
use super::secrets::sha256;
use super::sessions::close_all;
use super::{devices, memberships, passes};
use crate::access::{Account, EditPeople, KeepOwnAccount};
use crate::model::{Membership, MembershipChange, Person, PersonChange};
use kernel::access::Authorized;
use kernel::ids::PersonId;
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

/// Everybody with an account, by name.
///
/// # Errors
/// When the database fails.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Person>> {
    let mut acts: BTreeMap<Uuid, Vec<Membership>> = BTreeMap::new();
    for (person, membership) in memberships::of(db, None).await? {
        acts.entry(person).or_default().push(membership);
    }
    let people = person::Entity::find().order_by_asc(person::Column::Name).order_by_asc(person::Column::Id).all(db).await?;
    Ok(people.into_iter().map(|row| read(acts.remove(&row.id).unwrap_or_default(), row)).collect())
}

/// A person.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn find(db: &impl ConnectionTrait, id: PersonId) -> Result<Person> {
    let row = person::Entity::find_by_id(id.0).one(db).await?.ok_or(Error::NotFound)?;
    whole(db, row).await
}

/// The person with this e-mail address, which is in lower case.
///
/// # Errors
/// When the database fails.
pub async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Person>> {
    match person::Entity::find().filter(person::Column::Email.eq(email)).one(db).await? {
        Some(row) => whole(db, row).await.map(Some),
        None => Ok(None),
    }
}

/// The active person of whose e-mail address this is the SHA-256.
///
/// # Errors
/// When the database fails.
pub async fn by_email_hash(db: &impl ConnectionTrait, hash: &str) -> Result<Option<Person>> {
    let active = person::Entity::find().filter(person::Column::Active.eq(true)).all(db).await?;
    match active.into_iter().find(|row| sha256(&row.email) == hash) {
        Some(row) => whole(db, row).await.map(Some),
        None => Ok(None),
    }
}

/// The hash of a person's password, when they have one.
///
/// # Errors
/// When the database fails.
pub async fn password_of(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<String>> {
    let query = person::Entity::find_by_id(id.0).select_only().column(person::Column::Password);
    Ok(query.into_tuple::<Option<String>>().one(db).await?.flatten())
}

/// The names of these people; who is not there is left out.
///
/// # Errors
/// When the database fails.
pub async fn names(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = PersonId>) -> Result<BTreeMap<PersonId, String>> {
    let ids: BTreeSet<_> = ids.into_iter().map(|id| id.0).collect();
    let rows = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (PersonId(row.id), row.name)).collect())
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

/// Changes a person over the revision that it was opened at. Whoever is no longer active is signed out; then, and with another
/// e-mail address, personal links that are under way open nothing.
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
    let moved = person::Entity::update_many()
        .col_expr(person::Column::Name, Expr::value(change.name.clone()))
        .col_expr(person::Column::Email, Expr::value(change.email.clone()))
        .col_expr(person::Column::Active, Expr::value(change.active))
        .col_expr(person::Column::Revision, Expr::value(opened_at + 1))
        .filter(person::Column::Id.eq(id.0))
        .filter(person::Column::Revision.eq(opened_at))
        .exec(tx)
        .await?;
    if moved.rows_affected != 1 {
        return Err(Error::Stale);
    }
    if !change.active || before.email != change.email {
        passes::withdraw(tx, id).await?;
    }
    if !change.active {
        memberships::another_keeps(tx, id).await?;
        close_all(tx, id).await?;
    }
    Ok(())
}

/// Gives whoever is signed in another password (a hash) and signs them out everywhere.
///
/// # Errors
/// [`Error::NotFound`] when nobody is signed in.
pub async fn change_own_password(tx: &Tx, _right: &Authorized<KeepOwnAccount>, password: String) -> Result<()> {
    let id = tx.viewer().person.ok_or(Error::NotFound)?;
    store_password(tx, id, password).await
}

pub(super) async fn store_password(tx: &Tx, id: PersonId, password: String) -> Result<()> {
    let stored = person::Entity::update_many()
        .col_expr(person::Column::Password, Expr::value(password))
        .filter(person::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    if stored.rows_affected != 1 {
        return Err(Error::NotFound);
    }
    passes::withdraw(tx, id).await?;
    devices::forget_devices(tx, id).await?;
    close_all(tx, id).await
}

pub(super) async fn insert(tx: &Tx, new: &PersonChange, password: Option<String>, example: bool) -> Result<PersonId> {
    let id = PersonId::fresh();
    let row = person::ActiveModel {
        id: Set(id.0),
        name: Set(new.name.clone()),
        email: Set(new.email.clone()),
        password: Set(password),
        active: Set(new.active),
        example: Set(example),
        created: Set(tx.now()),
        revision: Set(1),
    };
    person::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

async fn whole(db: &impl ConnectionTrait, row: person::Model) -> Result<Person> {
    let memberships = memberships::of(db, Some(row.id)).await?;
    Ok(read(memberships.into_iter().map(|(_, membership)| membership).collect(), row))
}

fn read(memberships: Vec<Membership>, row: person::Model) -> Person {
    Person {
        id: PersonId(row.id),
        name: row.name,
        email: row.email,
        memberships,
        active: row.active,
        example: row.example,
        revision: row.revision,
    }
}
