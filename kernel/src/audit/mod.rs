//! The audit trail: what was done, by whom, as what, to what, for which purpose and by which rule. One event per write, in the
//! same transaction, in a chain that shows when somebody changed it afterwards ([`chain`], [`checkpoint`], [`verify`]).
//!
//! An event carries facts (counts, keys, states), never the content of what people wrote.

pub mod chain;
pub mod checkpoint;
pub mod cut;
pub mod export;
mod row;
#[cfg(test)]
mod tests;
pub mod verify;

use crate::access::{Action, Authorized, Closed};
use crate::ids::{PersonId, Ref};
use crate::rights::{KeepOwnAccount, ReadAuditTrail};
use crate::{Capacity, Error, Moment, Result, Viewer};
use chain::Hash;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect, Statement};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What a write did.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    verb: &'static str,
    on: Option<Ref>,
    subject: Option<PersonId>,
    behalf: Option<PersonId>,
    rule: Option<String>,
    facts: Map<String, Value>,
}

impl Event {
    /// An event by its verb: noun, dot, past tense (`result.changed`). The noun stands in the register of processing activities.
    pub fn new(verb: &'static str) -> Self {
        Self { verb, on: None, subject: None, behalf: None, rule: None, facts: Map::new() }
    }

    /// What it happened to.
    #[must_use]
    pub fn on(mut self, thing: impl Into<Ref>) -> Self {
        self.on = Some(thing.into());
        self
    }

    /// The right by which it was done: the policies that gave it are kept.
    #[must_use]
    pub fn by<A: Action>(mut self, right: &Authorized<A>) -> Self {
        self.rule = Some(right.rule().to_owned());
        self
    }

    /// Whose data it is about, when it happened to something else than the person.
    #[must_use]
    pub fn about(mut self, person: PersonId) -> Self {
        self.subject = Some(person);
        self
    }

    /// For whom it was done, when that is somebody else than who did it.
    #[must_use]
    pub fn on_behalf_of(mut self, person: Option<PersonId>) -> Self {
        self.behalf = person;
        self
    }

    /// A fact worth keeping; never personal content.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }
}

/// What belongs together: the writes of one request carry the same trace. W3C Trace Context calls it `trace-id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trace(Uuid);

impl Trace {
    /// The trace of a new request, command or job.
    pub fn fresh() -> Self {
        Self(crate::ids::fresh())
    }

    /// What one action is known by: the random half of an id.
    fn span() -> [u8; 8] {
        crate::ids::fresh().as_u64_pair().1.to_be_bytes()
    }
}

/// An event as it was stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its place in the chain, from 1.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// By whom, when a person did it.
    pub person: Option<Uuid>,
    /// As what they acted.
    pub capacity: Capacity,
    /// For whom, when that is somebody else.
    pub behalf: Option<Uuid>,
    /// Whose data it is about.
    pub subject: Option<Uuid>,
    /// What.
    pub verb: String,
    /// To what.
    pub on: Option<Ref>,
    /// For which processing activity, by its key in the register.
    pub activity: String,
    /// The policies that allowed it.
    pub rule: Option<String>,
    /// The request that it belongs to.
    pub trace: Uuid,
    /// The action itself; 8 bytes.
    pub span: Vec<u8>,
    /// The action that led to it; 8 bytes.
    pub parent: Option<Vec<u8>>,
    /// The facts, as JSON.
    pub facts: Value,
}

/// Stores an event at the end of the chain and counts the write. From here to the end of the transaction no other write of this
/// municipality ends, so that the chain has one end; that is why it comes last.
pub(crate) async fn store(db: &impl ConnectionTrait, viewer: &Viewer, now: Moment, trace: Trace, event: Event) -> Result<()> {
    let row = row::Model::of(event, viewer, now, trace)?;
    let count = "UPDATE kernel_writes SET number = number + 1, events = events + 1 RETURNING events";
    let counted = db.query_one_raw(Statement::from_string(db.get_database_backend(), count)).await?;
    let number: i64 = counted.ok_or_else(|| Error::internal("writes are not counted"))?.try_get_by_index(0)?;
    let previous =
        row::Entity::find_by_id(number - 1).select_only().column(row::Column::Hash).into_tuple::<Vec<u8>>().one(db).await?;
    // Where the event before it is gone, what is written now must not be lost: the check of the chain tells.
    let previous = previous.and_then(|hash| Hash::try_from(hash).ok()).unwrap_or(chain::BEGIN);
    row::Entity::insert(row::ActiveModel::from(row.after(number, &previous)).reset_all()).exec_without_returning(db).await?;
    Ok(())
}

/// The newest events, newest first, but for those whose verb is like one of these patterns of SQL and those of these things. Whose
/// they are and for what decides who may read each.
///
/// # Errors
/// When the database fails.
pub async fn newest(db: &impl ConnectionTrait, left_out: &[&str], hidden: &[Ref], limit: u64) -> Result<Vec<Closed<Stored>>> {
    let all = Condition::all().add(apart_from(hidden));
    let wanted = left_out.iter().fold(all, |all, pattern| all.add(row::Column::Verb.not_like(*pattern)));
    let rows = row::Entity::find().filter(wanted).order_by_desc(row::Column::Number).limit(limit).all(db).await?;
    Ok(rows.into_iter().map(row::Model::read).map(Closed::new).collect())
}

/// Which events to look at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter<'a> {
    /// What this person did, what was done for them and what is about them.
    pub person: Option<PersonId>,
    /// What happened to the thing with this id.
    pub thing: Option<Uuid>,
    /// From this moment on.
    pub from: Option<Moment>,
    /// Before this moment.
    pub until: Option<Moment>,
    /// Before the event with this number.
    pub before: Option<i64>,
    /// Not the events with these [`numbers`]: whoever looks may not know of them.
    pub hidden: &'a [i64],
}

/// The newest events with a verb, newest first, for whoever has a right to what they are about.
///
/// # Errors
/// When the database fails.
pub async fn of_verb(db: &impl ConnectionTrait, _right: &Authorized<impl Action>, verb: &str, limit: u64) -> Result<Vec<Stored>> {
    let events = row::Entity::find().filter(row::Column::Verb.eq(verb)).order_by_desc(row::Column::Number).limit(limit);
    Ok(events.all(db).await?.into_iter().map(row::Model::read).collect())
}

/// What whoever is signed in did, what was done for them and what is about them, newest first.
///
/// # Errors
/// When the database fails.
pub async fn own(db: &impl ConnectionTrait, right: &Authorized<KeepOwnAccount>, limit: u64) -> Result<Vec<Stored>> {
    found(db, &Filter { person: Some(right.person()?), ..Filter::default() }, limit).await
}

/// Events, newest first.
///
/// # Errors
/// When the database fails.
pub async fn find(
    db: &impl ConnectionTrait,
    _right: &Authorized<ReadAuditTrail>,
    filter: &Filter<'_>,
    limit: u64,
) -> Result<Vec<Stored>> {
    found(db, filter, limit).await
}

/// So many events at most lead to one.
const LEADING: u64 = 10;

/// The numbers of the events of these things, from the first on, and of those right before them by the same person of which the verb is
/// one of `leading`: with nothing after them these would tell that something is hidden.
///
/// # Errors
/// When the database fails.
pub async fn numbers(
    db: &impl ConnectionTrait,
    _right: &Authorized<ReadAuditTrail>,
    things: &[Ref],
    leading: &[&str],
) -> Result<Vec<i64>> {
    use row::Column::{Number, Person, Thing, Verb};
    let theirs = row::Entity::find().filter(Thing.is_in(things.iter().map(|thing| thing.id)));
    let theirs = theirs.select_only().columns([Number, Person]).into_tuple::<(i64, Option<Uuid>)>().all(db).await?;
    let mut numbers: BTreeSet<i64> = theirs.iter().map(|(number, _)| *number).collect();
    for (number, doer) in theirs {
        let Some(doer) = doer else { continue };
        let before = row::Entity::find().filter(Person.eq(doer)).filter(Number.lt(number)).order_by_desc(Number).limit(LEADING);
        let before = before.select_only().columns([Number, Verb]).into_tuple::<(i64, String)>().all(db).await?;
        numbers.extend(before.iter().take_while(|(_, verb)| leading.contains(&verb.as_str())).map(|(number, _)| *number));
    }
    Ok(numbers.into_iter().collect())
}

fn apart_from(things: &[Ref]) -> Condition {
    Condition::any().add(row::Column::Thing.is_null()).add(row::Column::Thing.is_not_in(things.iter().map(|thing| thing.id)))
}

async fn found(db: &impl ConnectionTrait, filter: &Filter<'_>, limit: u64) -> Result<Vec<Stored>> {
    use row::Column::{At, Behalf, Number, Person, Subject, Thing};
    let of = |person: PersonId| Condition::any().add(Person.eq(person.0)).add(Behalf.eq(person.0)).add(Subject.eq(person.0));
    let wanted = Condition::all()
        .add(Number.is_not_in(filter.hidden.iter().copied()))
        .add_option(filter.person.map(of))
        .add_option(filter.thing.map(|id| Thing.eq(id)))
        .add_option(filter.from.map(|moment| At.gte(moment)))
        .add_option(filter.until.map(|moment| At.lt(moment)))
        .add_option(filter.before.map(|number| Number.lt(number)));
    let rows = row::Entity::find().filter(wanted).order_by_desc(Number).limit(limit).all(db).await?;
    Ok(rows.into_iter().map(row::Model::read).collect())
}
