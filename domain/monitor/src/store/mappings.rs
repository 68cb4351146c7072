//! Saved column mappings: how a spreadsheet of a kind is read.

use super::rows::mapping::{ActiveModel, Column, Entity};
use crate::access::ImportFigures;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{QueryOrder, QuerySelect};
use sources::spreadsheet::Mapping;

/// The names of the saved mappings, in order.
///
/// # Errors
/// When the database fails.
pub async fn mapping_names(db: &impl ConnectionTrait, _right: &Authorized<ImportFigures>) -> Result<Vec<String>> {
    Ok(Entity::find().select_only().column(Column::Name).order_by_asc(Column::Name).into_tuple().all(db).await?)
}

/// A saved mapping.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn mapping(db: &impl ConnectionTrait, _right: &Authorized<ImportFigures>, name: &str) -> Result<Mapping> {
    let row = Entity::find_by_id(name.to_owned()).one(db).await?.ok_or(Error::NotFound)?;
    Mapping::from_toml(&row.body).map_err(Error::internal)
}

/// All saved mappings by name, in order.
///
/// # Errors
/// When the database fails.
pub async fn mappings(db: &impl ConnectionTrait, _right: &Authorized<ImportFigures>) -> Result<Vec<(String, Mapping)>> {
    let rows = Entity::find().order_by_asc(Column::Name).all(db).await?;
    rows.into_iter().map(|row| Ok((row.name, Mapping::from_toml(&row.body).map_err(Error::internal)?))).collect()
}

/// Saves a mapping, over the one of the same name.
///
/// # Errors
/// When the database fails.
pub async fn save_mapping(tx: &Tx, right: &Authorized<ImportFigures>, name: &str, mapping: &Mapping) -> Result<Event> {
    let row = ActiveModel {
        name: Set(name.to_owned()),
        body: Set(mapping.to_toml().map_err(Error::internal)?),
        saved: Set(tx.now()),
        person: Set(tx.viewer().person.map(|id| id.0)),
    };
    let replace = OnConflict::column(Column::Name).update_columns([Column::Body, Column::Saved, Column::Person]).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(Event::new("mapping.saved").by(right).fact("table", mapping.table.id.clone()))
}
