//! Organisations.

use super::rows::organisation;
use crate::access::{EditOrganisations, ReadNames, SignIn};
use crate::model::{Organisation, OrganisationChange, OrganisationKind, Person};
use kernel::access::Authorized;
use kernel::ids::OrganisationId;
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// Every organisation, by name.
///
/// # Errors
/// When the database fails.
pub async fn organisations(db: &impl ConnectionTrait, _right: &Authorized<ReadNames>) -> Result<Vec<Organisation>> {
    every(db).await
}

pub(super) async fn every(db: &impl ConnectionTrait) -> Result<Vec<Organisation>> {
    organisation::Entity::find().order_by_asc(organisation::Column::NameKey).all(db).await?.into_iter().map(read).collect()
}

/// What the organisations are called for which somebody at the door acts or acted.
///
/// # Errors
/// When the database fails.
pub async fn organisations_of(db: &impl ConnectionTrait, _right: &Authorized<SignIn>, person: &Person) -> Result<Vec<String>> {
    let ids = person.memberships.iter().filter_map(|membership| membership.organisation).map(|id| id.0);
    let rows = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// An organisation.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn organisation(
    db: &impl ConnectionTrait,
    _right: &Authorized<EditOrganisations>,
    id: OrganisationId,
) -> Result<Organisation> {
    read(organisation::Entity::find_by_id(id.0).one(db).await?.ok_or(Error::NotFound)?)
}

/// Adds an organisation.
///
/// # Errors
/// [`Error::Taken`] when there is one with this name.
pub async fn add_organisation(tx: &Tx, _right: &Authorized<EditOrganisations>, new: &OrganisationChange) -> Result<OrganisationId> {
    insert(tx, new).await
}

/// Changes an organisation over the revision that it was opened at.
///
/// # Errors
/// [`Error::Stale`]; [`Error::Taken`] when another has this name.
pub async fn change_organisation(
    tx: &Tx,
    _right: &Authorized<EditOrganisations>,
    id: OrganisationId,
    change: &OrganisationChange,
    opened_at: i64,
) -> Result<()> {
    let moved = organisation::Entity::update_many()
        .col_expr(organisation::Column::Name, Expr::value(change.name.clone()))
        .col_expr(organisation::Column::NameKey, Expr::value(change.key()))
        .col_expr(organisation::Column::Kind, Expr::value(change.kind.word()))
        .col_expr(organisation::Column::Revision, Expr::value(opened_at + 1))
        .filter(organisation::Column::Id.eq(id.0))
        .filter(organisation::Column::Revision.eq(opened_at))
        .exec(tx)
        .await?;
    if moved.rows_affected == 1 { Ok(()) } else { Err(Error::Stale) }
}

pub(super) async fn insert(tx: &Tx, new: &OrganisationChange) -> Result<OrganisationId> {
    let id = OrganisationId::fresh();
    let row = organisation::ActiveModel {
        id: Set(id.0),
        name: Set(new.name.clone()),
        name_key: Set(new.key()),
        kind: Set(new.kind.word().to_owned()),
        created: Set(tx.now()),
        revision: Set(1),
    };
    organisation::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

fn read(row: organisation::Model) -> Result<Organisation> {
    let kind = OrganisationKind::read(&row.kind).ok_or_else(|| Error::internal("a kind of organisation that nobody knows"))?;
    Ok(Organisation { id: OrganisationId(row.id), name: row.name, kind, revision: row.revision })
}
