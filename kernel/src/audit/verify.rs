//! The check of the chain, event by event from the database, so that it takes no more memory for a million of them.

use super::chain::{Misfit, Place, Sighting, Walk};
use super::row::{Column, Entity, Model};
use crate::{Error, Reader, Result};
use futures_util::TryStreamExt;
use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, QueryOrder, QueryTrait, Statement, StreamTrait};

/// Walks along a chain that was never cut, past what checkpoints saw of it; its end.
///
/// # Errors
/// As [`verify_since`].
pub async fn verify(db: &Reader, sightings: &[Sighting]) -> Result<Result<Place, Misfit>> {
    Ok(verify_since(db, &[], sightings).await?.map(|(_, end)| end))
}

/// Walks along the whole chain from its beginning, or from one of the cuts that are vouched for, past what checkpoints saw of it; where
/// it begins and ends. Read the checkpoints before this, so that events written meanwhile are no matter.
///
/// # Errors
/// When the database fails; what does not fit is an answer.
pub async fn verify_since(db: &Reader, cuts: &[Sighting], sightings: &[Sighting]) -> Result<Result<(Place, Place), Misfit>> {
    let before = counted(db).await?;
    let backend = ConnectionTrait::get_database_backend(db);
    let mut rows = db.stream_raw(Entity::find().order_by_asc(Column::Number).build(backend)).await?;
    let (mut walk, mut begin) = (Walk::past(sightings), None);
    while let Some(row) = rows.try_next().await? {
        let number: i64 = row.try_get("", "number")?;
        if begin.is_none() {
            match Walk::since(number, cuts, sightings) {
                Ok(from) => walk = from,
                Err(misfit) => return Ok(Err(misfit)),
            }
            begin = Some(walk.here());
        }
        let fits = walk.number(number).and_then(|()| match Model::from_query_result(&row, "") {
            Ok(event) => walk.take(&event),
            Err(_) => Err(Misfit::Unreadable(number)),
        });
        if let Err(misfit) = fits {
            return Ok(Err(misfit));
        }
    }
    drop(rows);
    let end = walk.end((before, counted(db).await?));
    Ok(end.map(|end| (begin.unwrap_or(Place::BEGIN), end)))
}

/// How many events the database counted.
async fn counted(db: &Reader) -> Result<i64> {
    let statement = Statement::from_string(ConnectionTrait::get_database_backend(db), "SELECT events FROM kernel_writes");
    let row = db.query_one_raw(statement).await?.ok_or_else(|| Error::internal("writes are not counted"))?;
    Ok(row.try_get_by_index(0)?)
}

/// Where the chain ends, without a check.
///
/// # Errors
/// When the database fails.
pub async fn end(db: &impl ConnectionTrait) -> Result<Place> {
    let last = Entity::find().order_by_desc(Column::Number).one(db).await?;
    Ok(match last {
        Some(row) => {
            Place { number: row.number, hash: row.hash.try_into().map_err(|_| Error::internal("an event without a hash"))? }
        }
        None => Place::BEGIN,
    })
}
