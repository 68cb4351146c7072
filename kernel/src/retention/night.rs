//! The night in which what is past its term goes, and what will go in the nights to come.

use super::holds::{Hold, holds, is_held};
use super::{DeleteOverdue, ReadTerms, Rule, Term};
use crate::access::Authorized;
use crate::activities::register;
use crate::audit::Event;
use crate::clock::{day, start_of};
use crate::{Error, Moment, Reader, Result, Tx};
use chrono::{Days, Duration, NaiveDate};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

/// So long after midnight it begins.
const HOUR: Duration = Duration::hours(3);
/// So many days ahead is looked.
const AHEAD: Days = Days::new(30);

mod row {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_retention")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub rule: String,
        pub night: DateTimeUtc,
        pub removed: i64,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// What a rule deleted in its last night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// The moment at which it was past its term.
    pub night: Moment,
    /// How many.
    pub removed: u64,
}

/// What is kept by a rule, and what will go.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The key of the rule.
    pub rule: &'static str,
    /// How long it is kept.
    pub term: Term,
    /// The processing activity that it is kept for, by its key.
    pub activity: &'static str,
    /// Whether people in the program are told the numbers: [`Rule::is_counted`].
    pub counted: bool,
    /// How many there are.
    pub kept: u64,
    /// How many go in the coming night.
    pub tonight: u64,
    /// How many go in the coming thirty days, of what is there now.
    pub month: u64,
    /// Why nothing goes for now, with what was released before its last day.
    pub holds: Vec<Hold>,
    /// What went last.
    pub done: Option<Done>,
}

impl Outlook {
    /// Until when it is held, if it is.
    pub fn held_until(&self) -> Option<NaiveDate> {
        self.holds.iter().filter(|hold| hold.released.is_none()).map(|hold| hold.last_day).max()
    }
}

/// The night that began last.
pub fn night_of(now: Moment) -> Moment {
    let tonight = start_of(day(now)) + HOUR;
    if tonight <= now { tonight } else { start_of(day(now) - Days::new(1)) + HOUR }
}

/// The night that comes.
pub fn next_night(now: Moment) -> Moment {
    start_of(day(night_of(now)) + Days::new(1)) + HOUR
}

/// The coming night, and the one that is thirty days later.
pub fn nights(now: Moment) -> (Moment, Moment) {
    let tonight = next_night(now);
    (tonight, start_of(day(tonight) + AHEAD) + HOUR)
}

/// What each rule keeps, and what will go by it, however little of that is told. A rule of which the register says nothing deletes
/// nothing and is left out.
///
/// # Errors
/// When the database fails.
pub async fn outlook(db: &Reader, right: &Authorized<ReadTerms>, rules: &[&'static dyn Rule], now: Moment) -> Result<Vec<Outlook>> {
    let ((tonight, last), held) = (nights(now), holds(db, right, day(now)).await?);
    let done = row::Entity::find().all(db).await?;
    let mut all = Vec::new();
    for rule in rules {
        let Some((activity, term)) = register()?.term(rule.key()) else { continue };
        let holds: Vec<Hold> = held.iter().filter(|hold| hold.rule == rule.key()).cloned().collect();
        let goes = async |night: Moment| match holds.iter().any(|hold| hold.lasts(day(night))) {
            true => Ok(0),
            false => rule.count(db, Some(term.before(night))).await,
        };
        let (tonight, month, kept) = (goes(tonight).await?, goes(last).await?, rule.count(db, None).await?);
        let done = done.iter().find(|row| row.rule == rule.key());
        let done = done.map(|row| Done { night: row.night, removed: u64::try_from(row.removed).unwrap_or_default() });
        let (counted, activity) = (rule.is_counted(), activity.key.as_str());
        all.push(Outlook { rule: rule.key(), term, activity, counted, kept, tonight, month, holds, done });
    }
    Ok(all)
}

/// Deletes what was past the term of a rule in a night, and keeps how many that were; nothing while the rule is held. Whoever does it
/// again finds nothing left of it.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &Tx, right: &Authorized<DeleteOverdue>, rule: &dyn Rule, night: Moment) -> Result<Option<Event>> {
    let Some((_, term)) = register()?.term(rule.key()) else { return Ok(None) };
    if is_held(tx, right, rule.key(), day(night)).await? {
        return Ok(None);
    }
    let before = term.before(night);
    let removed = rule.delete(tx, right, before).await?;
    if removed == 0 {
        return Ok(None);
    }
    let earlier = row::Entity::find_by_id(rule.key()).filter(row::Column::Night.eq(night)).one(tx).await?;
    let removed_in_all = earlier.map_or(0, |row| row.removed) + i64::try_from(removed).map_err(Error::internal)?;
    note(tx, rule.key(), night, removed_in_all).await?;
    let event = Event::new("retention.deleted").by(right).fact("rule", rule.key()).fact("count", removed);
    Ok(Some(event.fact("before", before.to_rfc3339())))
}

/// How many went in a night, by all rules.
///
/// # Errors
/// When the database fails.
pub async fn begun(db: &impl ConnectionTrait, night: Moment) -> Result<u64> {
    let rows = row::Entity::find().filter(row::Column::Night.eq(night)).all(db).await?;
    Ok(rows.into_iter().map(|row| u64::try_from(row.removed).unwrap_or_default()).sum())
}

/// Keeps that all rules were looked at in a night.
///
/// # Errors
/// When the database fails.
pub async fn finish(tx: &Tx, right: &Authorized<DeleteOverdue>, rules: &[&'static dyn Rule], night: Moment) -> Result<Event> {
    let done = row::Entity::find().filter(row::Column::Night.eq(night)).all(tx).await?;
    for rule in rules.iter().filter(|rule| !done.iter().any(|row| row.rule == rule.key())) {
        note(tx, rule.key(), night, 0).await?;
    }
    let removed: i64 = done.iter().map(|row| row.removed).sum();
    Ok(Event::new("retention.done").by(right).fact("night", night.to_rfc3339()).fact("count", removed))
}

async fn note(tx: &Tx, rule: &str, night: Moment, removed: i64) -> Result<()> {
    let row = row::ActiveModel { rule: Set(rule.to_owned()), night: Set(night), removed: Set(removed) };
    let again = OnConflict::column(row::Column::Rule).update_columns([row::Column::Night, row::Column::Removed]).to_owned();
    row::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_night_is_at_three_and_once_a_day() {
        let at = |text: &str| text.parse::<Moment>().unwrap();
        for (now, began, comes) in [
            ("2026-07-01T10:00:00Z", "2026-07-01T01:00:00Z", "2026-07-02T01:00:00Z"),
            ("2026-07-01T00:59:59Z", "2026-06-30T01:00:00Z", "2026-07-01T01:00:00Z"),
            ("2026-07-01T01:00:00Z", "2026-07-01T01:00:00Z", "2026-07-02T01:00:00Z"),
            // The night that summer time begins, and the one that it ends.
            ("2026-03-29T12:00:00Z", "2026-03-29T02:00:00Z", "2026-03-30T01:00:00Z"),
            ("2026-10-25T12:00:00Z", "2026-10-25T01:00:00Z", "2026-10-26T02:00:00Z"),
        ] {
            assert_eq!((night_of(at(now)), next_night(at(now))), (at(began), at(comes)), "{now}");
        }
    }
}
