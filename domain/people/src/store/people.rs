//! Accounts.

use super::rows::{person, role};
use super::sessions::close_all;
use crate::access::{Account, EditPeople, EnterWorkplace};
use crate::model::{Person, PersonChange};
use kernel::access::Authorized;
use kernel::ids::PersonId;
use kernel::{Error, Result, Role, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

/// Everybody with an account, by name.
///
/// # Errors
/// When the database fails.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Person>> {
    let mut roles: BTreeMap<Uuid, BTreeSet<Role>> = BTreeMap::new();
    for row in role::Entity::find().all(db).await? {
        roles.entry(row.person).or_default().extend(Role::read(&row.role));
    }
    let people = person::Entity::find().order_by_asc(person::Column::Name).order_by_asc(person::Column::Id).all(db).await?;
    Ok(people.into_iter().map(|row| read(roles.remove(&row.id).unwrap_or_default(), row)).collect())
}

/// A person.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn find(db: &impl ConnectionTrait, id: PersonId) -> Result<Person> {
    let row = person::Entity::find_by_id(id.0).one(db).await?.ok_or(Error::NotFound)?;
    with_roles(db, row).await
}

/// The person with this e-mail address, which is in lower case.
///
/// # Errors
/// When the database fails.
pub async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Person>> {
    match person::Entity::find().filter(person::Column::Email.eq(email)).one(db).await? {
        Some(row) => with_roles(db, row).await.map(Some),
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

/// Adds a person. `password` is a hash; without one they cannot sign in by password.
///
/// # Errors
/// [`Error::Taken`] when the e-mail address is somebody's already.
pub async fn add_person(
    tx: &Tx,
    _right: &Authorized<EditPeople>,
    new: &PersonChange,
    password: Option<String>,
) -> Result<PersonId> {
    insert(tx, new, password, false).await
}

/// Changes a person over the revision that it was opened at. Whoever is no longer active is signed out.
///
/// # Errors
/// [`Error::Stale`]; [`Error::Taken`] when the e-mail address is somebody else's; [`Error::Denied`] when the right was
/// given for another change.
pub async fn change_person(
    tx: &Tx,
    right: &Authorized<EditPeople>,
    id: PersonId,
    change: &PersonChange,
    opened_at: i64,
) -> Result<()> {
    if *right.on() != Account::after(change, id, tx.viewer()) {
        return Err(Error::Denied);
    }
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
    role::Entity::delete_many().filter(role::Column::Person.eq(id.0)).exec(tx).await?;
    insert_roles(tx, id, &change.roles).await?;
    if !change.active {
        close_all(tx, id).await?;
    }
    Ok(())
}

/// Gives a person another password (a hash) and signs them out everywhere.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn set_password(tx: &Tx, _right: &Authorized<EditPeople>, id: PersonId, password: String) -> Result<()> {
    store_password(tx, id, password).await
}

/// Gives whoever is signed in another password (a hash) and signs them out everywhere.
///
/// # Errors
/// [`Error::NotFound`] when nobody is signed in.
pub async fn change_own_password(tx: &Tx, _right: &Authorized<EnterWorkplace>, password: String) -> Result<()> {
    let id = tx.viewer().person.ok_or(Error::NotFound)?;
    store_password(tx, id, password).await
}

async fn store_password(tx: &Tx, id: PersonId, password: String) -> Result<()> {
    let stored = person::Entity::update_many()
        .col_expr(person::Column::Password, Expr::value(password))
        .filter(person::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    if stored.rows_affected != 1 {
        return Err(Error::NotFound);
    }
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
    insert_roles(tx, id, &new.roles).await?;
    Ok(id)
}

async fn insert_roles(tx: &Tx, id: PersonId, roles: &BTreeSet<Role>) -> Result<()> {
    let rows = roles.iter().map(|role| role::ActiveModel { person: Set(id.0), role: Set(role.word().to_owned()) });
    role::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

async fn with_roles(db: &impl ConnectionTrait, row: person::Model) -> Result<Person> {
    let roles = role::Entity::find().filter(role::Column::Person.eq(row.id)).all(db).await?;
    Ok(read(roles.iter().filter_map(|row| Role::read(&row.role)).collect(), row))
}

fn read(roles: BTreeSet<Role>, row: person::Model) -> Person {
    Person {
        id: PersonId(row.id),
        name: row.name,
        email: row.email,
        roles,
        active: row.active,
        example: row.example,
        revision: row.revision,
    }
}
