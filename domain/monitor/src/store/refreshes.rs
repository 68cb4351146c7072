//! Which tables are fetched by the program itself, and what came of it.

use super::rows::import;
use super::rows::refresh::{ActiveModel, Column, Entity, Model};
use crate::access::ImportFigures;
use crate::model::{Every, ImportStatus, Refresh, Way};
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::ImportId;
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

/// Every table that somebody ever let the program fetch.
///
/// # Errors
/// When the database fails.
pub async fn refreshes(db: &impl ConnectionTrait, _right: &Authorized<ImportFigures>) -> Result<Vec<Refresh>> {
    Entity::find().order_by_asc(Column::SourceTable).all(db).await?.into_iter().map(read).collect()
}

/// One table; nobody let the program fetch it when there is no row of it.
///
/// # Errors
/// When the database fails.
pub async fn refresh(db: &impl ConnectionTrait, _right: &Authorized<ImportFigures>, table: &str) -> Result<Refresh> {
    match Entity::find_by_id(table.to_owned()).one(db).await? {
        Some(row) => read(row),
        None => Ok(Refresh { table: table.to_owned(), ..Refresh::default() }),
    }
}

/// Keeps how often a table is fetched, and what came of it.
///
/// # Errors
/// When the database fails.
pub async fn save_refresh(tx: &Tx, right: &Authorized<ImportFigures>, refresh: &Refresh) -> Result<Event> {
    let row = ActiveModel {
        source_table: Set(refresh.table.clone()),
        every: Set(refresh.every.word().to_owned()),
        round: Set(refresh.round),
        next_run: Set(refresh.next_run),
        last_run: Set(refresh.last_run),
        last_import: Set(refresh.last_import.map(|id| id.0)),
        told: Set(refresh.told.clone()),
    };
    let all = [Column::Every, Column::Round, Column::NextRun, Column::LastRun, Column::LastImport, Column::Told];
    let replace = OnConflict::column(Column::SourceTable).update_columns(all).to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(Event::new("refresh.set").by(right).fact("table", refresh.table.clone()).fact("every", refresh.every.word()))
}

/// As what the newest delivery of a table that is on the pages was recognised.
///
/// # Errors
/// When the database fails.
pub async fn last_way(db: &impl ConnectionTrait, _right: &Authorized<ImportFigures>, table: &str) -> Result<Option<Way>> {
    let of_table = import::Entity::find()
        .filter(import::Column::SourceTable.eq(table))
        .filter(import::Column::State.eq(ImportStatus::Visible.word()));
    let row = of_table.order_by_desc(import::Column::Started).one(db).await?;
    Ok(row.and_then(|row| Way::read(&row.way, &row.mapping)))
}

fn read(row: Model) -> Result<Refresh> {
    Ok(Refresh {
        table: row.source_table,
        every: Every::read(&row.every).ok_or_else(|| Error::internal(format!("no such rhythm: {}", row.every)))?,
        round: row.round,
        next_run: row.next_run,
        last_run: row.last_run,
        last_import: row.last_import.map(ImportId),
        told: row.told,
    })
}
