//! Holding a rule: until a day nothing goes by it, because somebody may need what is there. Each hold stands by itself: a rule is held
//! while one of its holds lasts, and nobody ends a hold but who acts in the capacity in which it was set.

use super::{HoldTerms, Terms};
use crate::access::{Action, Authorized};
use crate::audit::Event;
use crate::ids::{self, PersonId};
use crate::{Capacity, Error, Moment, Result, Tx, Viewer};
use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// What a hold is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct HoldId(Uuid);

impl std::fmt::Display for HoldId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A hold of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// What it is known by.
    pub id: HoldId,
    /// The key of the rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Up to and including this day.
    pub last_day: NaiveDate,
    /// By whom.
    pub person: Option<PersonId>,
    /// In which capacity.
    pub capacity: Capacity,
    /// Since when.
    pub at: Moment,
    /// When it was released before its last day, if it was.
    pub released: Option<Moment>,
}

impl Hold {
    /// Whether it holds on a day that is not past its last one.
    pub fn lasts(&self, on: NaiveDate) -> bool {
        self.released.is_none() && self.last_day >= on
    }

    /// Whether somebody may release it: who acts in the capacity in which it was set. Those whom it may be aimed at do not.
    pub fn is_for(&self, viewer: &Viewer) -> bool {
        self.capacity == viewer.capacity
    }
}

pub(super) mod row {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_hold")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub rule: String,
        pub reason: String,
        pub last_day: Date,
        pub person: Option<Uuid>,
        pub capacity: String,
        pub at: DateTimeUtc,
        pub released: Option<DateTimeUtc>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Holds a rule up to and including a day, beside the holds that there are.
///
/// # Errors
/// When the database fails.
pub async fn hold(tx: &Tx, right: &Authorized<HoldTerms>, rule: &str, reason: &str, last_day: NaiveDate) -> Result<Event> {
    let row = row::ActiveModel {
        id: Set(ids::fresh()),
        rule: Set(rule.to_owned()),
        reason: Set(reason.to_owned()),
        last_day: Set(last_day),
        person: Set(tx.viewer().person.map(|id| id.0)),
        capacity: Set(tx.viewer().capacity.word().to_owned()),
        at: Set(tx.now()),
        released: Set(None),
    };
    row::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Event::new("retention.held").by(right).fact("rule", rule).fact("last_day", last_day.to_string()))
}

/// Ends a hold; once none lasts, what is past its term goes in the next night. What it was for stays until its last day.
///
/// # Errors
/// [`Error::NotFound`] when the rule has no such hold, or not any more; [`Error::Refused`] when it was set in another capacity.
pub async fn release(tx: &Tx, right: &Authorized<HoldTerms>, rule: &str, id: HoldId) -> Result<Event> {
    let row = row::Entity::find_by_id(id.0).filter(row::Column::Rule.eq(rule)).filter(row::Column::Released.is_null());
    let hold = read(row.one(tx).await?.ok_or(Error::NotFound)?)?;
    if !hold.is_for(tx.viewer()) {
        return Err(Error::Refused("refused-hold-of-others"));
    }
    let released = row::ActiveModel { id: Set(id.0), released: Set(Some(tx.now())), ..Default::default() };
    row::Entity::update(released).exec(tx).await?;
    let event = Event::new("retention.released").by(right).fact("rule", rule).fact("last_day", hold.last_day.to_string());
    Ok(match hold.person {
        Some(holder) => event.about(holder),
        None => event,
    })
}

/// The holds of which the last day is not past on a day, also those that were released; the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn holds(db: &impl ConnectionTrait, _right: &Authorized<impl Action<On = Terms>>, on: NaiveDate) -> Result<Vec<Hold>> {
    let rows = row::Entity::find().filter(row::Column::LastDay.gte(on)).order_by_asc(row::Column::At);
    rows.order_by_asc(row::Column::Id).all(db).await?.into_iter().map(read).collect()
}

/// Whether a rule is held on a day.
///
/// # Errors
/// When the database fails.
pub async fn is_held(
    db: &impl ConnectionTrait,
    right: &Authorized<impl Action<On = Terms>>,
    rule: &str,
    on: NaiveDate,
) -> Result<bool> {
    Ok(holds(db, right, on).await?.iter().any(|hold| hold.rule == rule && hold.lasts(on)))
}

fn read(row: row::Model) -> Result<Hold> {
    let capacity = Capacity::read(&row.capacity).ok_or_else(|| Error::internal("a hold in a capacity that is not known"))?;
    let (person, released) = (row.person.map(PersonId), row.released);
    Ok(Hold {
        id: HoldId(row.id),
        rule: row.rule,
        reason: row.reason,
        last_day: row.last_day,
        person,
        capacity,
        at: row.at,
        released,
    })
}
