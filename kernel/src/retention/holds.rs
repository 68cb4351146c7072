//! Holding a rule: until a day nothing goes by it, because somebody may need what is there.

use super::{HoldTerms, Terms};
use crate::access::{Action, Authorized};
use crate::audit::Event;
use crate::ids::PersonId;
use crate::{Error, Moment, Result, Tx};
use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use std::collections::BTreeMap;

/// A rule that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Why.
    pub reason: String,
    /// Up to and including this day.
    pub last_day: NaiveDate,
    /// By whom.
    pub person: Option<PersonId>,
    /// Since when.
    pub at: Moment,
}

pub(super) mod row {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_hold")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub rule: String,
        pub reason: String,
        pub last_day: Date,
        pub person: Option<Uuid>,
        pub at: DateTimeUtc,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Holds a rule up to and including a day, in the place of an earlier hold.
///
/// # Errors
/// When the database fails.
pub async fn hold(tx: &Tx, right: &Authorized<HoldTerms>, rule: &str, reason: &str, last_day: NaiveDate) -> Result<Event> {
    row::Entity::delete_by_id(rule.to_owned()).exec(tx).await?;
    let row = row::ActiveModel {
        rule: Set(rule.to_owned()),
        reason: Set(reason.to_owned()),
        last_day: Set(last_day),
        person: Set(tx.viewer().person.map(|id| id.0)),
        at: Set(tx.now()),
    };
    row::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Event::new("retention.held").by(right).fact("rule", rule).fact("last_day", last_day.to_string()))
}

/// Ends a hold; what is past its term goes in the next night.
///
/// # Errors
/// [`Error::NotFound`] when the rule is not held.
pub async fn release(tx: &Tx, right: &Authorized<HoldTerms>, rule: &str) -> Result<Event> {
    let gone = row::Entity::delete_by_id(rule.to_owned()).exec(tx).await?;
    if gone.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    Ok(Event::new("retention.released").by(right).fact("rule", rule))
}

/// What is held on a day, by the key of the rule.
///
/// # Errors
/// When the database fails.
pub async fn holds(
    db: &impl ConnectionTrait,
    _right: &Authorized<impl Action<On = Terms>>,
    on: NaiveDate,
) -> Result<BTreeMap<String, Hold>> {
    let rows = row::Entity::find().filter(row::Column::LastDay.gte(on)).all(db).await?;
    let read = |row: row::Model| {
        let hold = Hold { reason: row.reason, last_day: row.last_day, person: row.person.map(PersonId), at: row.at };
        (row.rule, hold)
    };
    Ok(rows.into_iter().map(read).collect())
}
