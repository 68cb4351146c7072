//! Cutting the oldest part of the chain, when its term is over. What stays hangs on the place where the cut was made: a signed
//! checkpoint vouches for it, so that a cut by anybody else is found.

use super::chain::Place;
use super::row::{Column, Entity};
use crate::access::Authorized;
use crate::retention::{DeleteOverdue, Rule};
use crate::{Error, Moment, Reader, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

mod row {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_cut")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        pub hash: Vec<u8>,
        pub at: DateTimeUtc,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// The rule of events. Whoever deletes by it first has the cut signed.
#[derive(Clone, Copy, Debug)]
pub struct Events;

/// The key of [`Events`].
pub const EVENTS: &str = "events";

#[async_trait::async_trait]
impl Rule for Events {
    fn key(&self) -> &'static str {
        EVENTS
    }

    fn tables(&self) -> Vec<&'static str> {
        vec!["kernel_event"]
    }

    fn is_counted(&self) -> bool {
        false
    }

    async fn count(&self, db: &Reader, before: Option<Moment>) -> Result<u64> {
        let events = match before {
            None => Entity::find(),
            Some(before) => match place(db, before).await? {
                Some(place) => Entity::find().filter(Column::Number.lte(place.number)),
                None => return Ok(0),
            },
        };
        Ok(events.count(db).await?)
    }

    async fn delete(&self, tx: &Tx, _right: &Authorized<DeleteOverdue>, before: Moment) -> Result<u64> {
        let Some(place) = place(tx, before).await? else { return Ok(0) };
        let gone = Entity::delete_many().filter(Column::Number.lte(place.number)).exec(tx).await?;
        row::Entity::delete_many().exec(tx).await?;
        let cut = row::ActiveModel { number: Set(place.number), hash: Set(place.hash.to_vec()), at: Set(tx.now()) };
        row::Entity::insert(cut).exec_without_returning(tx).await?;
        Ok(gone.rows_affected)
    }
}

/// Up to where the chain goes when all events of this moment and before go: the place before the first that stays. None when none
/// goes. An event after a younger one stays with it, and the chain never goes as a whole.
///
/// # Errors
/// When the database fails.
pub async fn place(db: &impl ConnectionTrait, before: Moment) -> Result<Option<Place>> {
    let stays = Entity::find().filter(Column::At.gt(before)).order_by_asc(Column::Number);
    let stays = stays.select_only().column(Column::Number).into_tuple::<i64>().one(db).await?;
    let Some(stays) = stays else { return Ok(None) };
    match Entity::find_by_id(stays - 1).one(db).await? {
        Some(last) => Ok(Some(Place { number: last.number, hash: hash(last.hash)? })),
        None => Ok(None),
    }
}

/// Where the chain was last cut in this database, by its own word.
///
/// # Errors
/// When the database fails.
pub async fn last(db: &impl ConnectionTrait) -> Result<Option<Place>> {
    match row::Entity::find().order_by_desc(row::Column::Number).one(db).await? {
        Some(row) => Ok(Some(Place { number: row.number, hash: hash(row.hash)? })),
        None => Ok(None),
    }
}

fn hash(bytes: Vec<u8>) -> Result<super::chain::Hash> {
    bytes.try_into().map_err(|_| Error::internal("an event without a hash"))
}
