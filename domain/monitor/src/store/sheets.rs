//! Files for which a mapping is being made, each with what was typed so far.

use super::rows::sheet::{ActiveModel, Column, Entity};
use crate::access::ImportFigures;
use crate::model::MappingDraft;
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::FileId;
use kernel::{Error, Moment, Result, Tx, files};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use std::time::Duration;

/// A file that is left for so long is removed.
const LEFT: Duration = Duration::from_hours(7 * 24);

/// Keeps a file to make a mapping for. Files that were left are removed.
pub(crate) async fn add_sheet(
    tx: &Tx,
    right: &Authorized<ImportFigures>,
    file: FileId,
    name: &str,
    draft: &MappingDraft,
) -> Result<Event> {
    for left in Entity::find().filter(Column::Created.lt(tx.now() - LEFT)).all(tx).await? {
        take_away(tx, FileId(left.file)).await?;
    }
    let row = ActiveModel {
        file: Set(file.0),
        name: Set(name.to_owned()),
        typed: Set(serde_json::to_string(draft).map_err(Error::internal)?),
        created: Set(tx.now()),
        person: Set(tx.viewer().person.map(|id| id.0)),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Event::new("mapping.begun").by(right))
}

/// Keeps what was typed.
pub(crate) async fn change_sheet(tx: &Tx, right: &Authorized<ImportFigures>, file: FileId, draft: &MappingDraft) -> Result<Event> {
    let typed = serde_json::to_string(draft).map_err(Error::internal)?;
    Entity::update_many().col_expr(Column::Typed, Expr::value(typed)).filter(Column::File.eq(file.0)).exec(tx).await?;
    Ok(Event::new("mapping.changed").by(right))
}

/// Leaves it: the file is removed too.
pub(crate) async fn leave_sheet(tx: &Tx, right: &Authorized<ImportFigures>, file: FileId) -> Result<Event> {
    take_away(tx, file).await?;
    Ok(Event::new("mapping.left").by(right))
}

/// The mapping is done: the file stays, for the delivery that follows.
pub(crate) async fn end_sheet(tx: &Tx, _right: &Authorized<ImportFigures>, file: FileId) -> Result<()> {
    Entity::delete_by_id(file.0).exec(tx).await?;
    Ok(())
}

async fn take_away(tx: &Tx, file: FileId) -> Result<()> {
    Entity::delete_by_id(file.0).exec(tx).await?;
    files::remove(tx, file).await
}

/// What was typed for a file.
///
/// # Errors
/// [`Error::NotFound`]
pub(crate) async fn sheet(db: &impl ConnectionTrait, _right: &Authorized<ImportFigures>, file: FileId) -> Result<MappingDraft> {
    let row = Entity::find_by_id(file.0).one(db).await?.ok_or(Error::NotFound)?;
    serde_json::from_str(&row.typed).map_err(Error::internal)
}

/// The files for which a mapping is being made, the newest first: file, its name, when it was begun.
pub(crate) async fn sheets(db: &impl ConnectionTrait, _right: &Authorized<ImportFigures>) -> Result<Vec<(FileId, String, Moment)>> {
    let rows = Entity::find().order_by_desc(Column::Created).all(db).await?;
    Ok(rows.into_iter().map(|row| (FileId(row.file), row.name, row.created)).collect())
}
