//! Removal, one verb for all parts: a reason, a tombstone where links may still point, and how long the removal is remembered.
//! The part deletes its own rows in the same transaction, and commits with the event that this returns.

use crate::audit::Event;
use crate::clock::day;
use crate::ids::Ref;
use crate::{Error, Result, Tx};
use chrono::{Months, NaiveDate};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

/// How long a tombstone stays, per kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    /// For good: public matters that the archive keeps.
    Forever,
    /// This many months.
    Months(u32),
}

mod row {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_tombstone")]
    pub struct Model {
        pub kind: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub thing: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub whole: Uuid,
        pub reason: String,
        pub at: DateTimeUtc,
        pub person: Option<Uuid>,
        pub keep_until: Option<Date>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Records that a thing is removed, and gives the event to commit with.
///
/// # Errors
/// [`Error::Refused`] without a reason.
pub async fn remove(tx: &Tx, verb: &'static str, thing: Ref, reason: &str, retention: Retention) -> Result<Event> {
    record(tx, verb, thing, (thing, reason), retention).await
}

/// Records that a thing is taken out of a whole, such as a version that others keep it in, and gives the event to commit with. It is
/// remembered for as long as the whole is; see [`take_back`].
///
/// # Errors
/// [`Error::Refused`] without a reason.
pub async fn take_out(tx: &Tx, verb: &'static str, thing: Ref, whole: Ref, reason: &str) -> Result<Event> {
    record(tx, verb, thing, (whole, reason), Retention::Forever).await
}

async fn record(tx: &Tx, verb: &'static str, thing: Ref, (whole, reason): (Ref, &str), retention: Retention) -> Result<Event> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::Refused("removal-needs-reason"));
    }
    let keep_until = match retention {
        Retention::Forever => None,
        Retention::Months(months) => day(tx.now()).checked_add_months(Months::new(months)),
    };
    let row = row::ActiveModel {
        kind: Set(thing.kind.word().to_owned()),
        thing: Set(thing.id),
        whole: Set(whole.id),
        reason: Set(reason.to_owned()),
        at: Set(tx.now()),
        person: Set(tx.viewer().person.map(|id| id.0)),
        keep_until: Set(keep_until),
    };
    // What came back and goes again is remembered for the last reason.
    let columns = [row::Column::Kind, row::Column::Reason, row::Column::At, row::Column::Person, row::Column::KeepUntil];
    let again = OnConflict::columns([row::Column::Thing, row::Column::Whole]).update_columns(columns).to_owned();
    row::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(Event::new(verb).on(thing).fact("kept_until", keep_until.map(|date: NaiveDate| date.to_string())))
}

/// Forgets what was taken out of a whole, because the whole goes.
///
/// # Errors
/// When the database fails.
pub async fn take_back(tx: &Tx, whole: Ref) -> Result<()> {
    row::Entity::delete_many().filter(row::Column::Whole.eq(whole.id)).exec(tx).await?;
    Ok(())
}

/// Why a thing was last taken out of one of these wholes, when that was on purpose.
///
/// # Errors
/// When the database fails.
pub async fn reason(db: &impl ConnectionTrait, thing: Ref, wholes: &[Ref]) -> Result<Option<String>> {
    let of_thing = row::Entity::find().filter(row::Column::Thing.eq(thing.id));
    let among = of_thing.filter(row::Column::Whole.is_in(wholes.iter().map(|whole| whole.id)));
    Ok(among.order_by_desc(row::Column::At).one(db).await?.map(|row| row.reason))
}
