//! An event as the database keeps it.

use super::chain::{self, Hash};
use super::{Event, Stored, Trace};
use crate::ids::{Kind, Ref};
use crate::{Capacity, Error, Moment, Result, Viewer, activities};
use sea_orm::entity::prelude::*;
use serde_json::Value;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kernel_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub at: DateTimeUtc,
    pub person: Option<Uuid>,
    pub capacity: String,
    pub behalf: Option<Uuid>,
    pub subject: Option<Uuid>,
    pub verb: String,
    pub kind: Option<String>,
    pub thing: Option<Uuid>,
    pub activity: String,
    pub rule: Option<String>,
    pub trace: Uuid,
    pub span: Vec<u8>,
    pub parent: Option<Vec<u8>>,
    pub facts: String,
    pub hash: Vec<u8>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The row of an event, as yet without its place in the chain.
    ///
    /// # Errors
    /// When no processing activity has events of this kind: then nothing of it may be written.
    pub fn of(event: Event, viewer: &Viewer, now: Moment, trace: Trace) -> Result<Self> {
        let activity = activities::register()?.of_verb(event.verb);
        let activity = activity.ok_or_else(|| Error::internal(format!("no processing activity has {} events", event.verb)))?;
        let person_at_hand = event.on.filter(|on| on.kind == Kind::Person).map(|on| on.id);
        Ok(Self {
            number: 0,
            at: now,
            person: viewer.person.map(|id| id.0),
            capacity: viewer.capacity.word().to_owned(),
            behalf: event.behalf.map(|id| id.0),
            subject: event.subject.map(|id| id.0).or(person_at_hand),
            verb: event.verb.to_owned(),
            kind: event.on.map(|on| on.kind.word().to_owned()),
            thing: event.on.map(|on| on.id),
            activity: activity.key.clone(),
            rule: event.rule,
            trace: trace.0,
            span: Trace::span().to_vec(),
            parent: None,
            facts: Value::Object(event.facts).to_string(),
            hash: Vec::new(),
        })
    }

    /// The row at its place in the chain.
    #[must_use]
    pub fn after(mut self, number: i64, previous: &Hash) -> Self {
        self.number = number;
        self.hash = chain::hash(&self, previous).to_vec();
        self
    }

    pub fn read(self) -> Stored {
        Stored {
            number: self.number,
            at: self.at,
            person: self.person,
            capacity: Capacity::read(&self.capacity).unwrap_or(Capacity::System),
            behalf: self.behalf,
            subject: self.subject,
            on: self.kind.as_deref().zip(self.thing).and_then(|(word, id)| Ref::read(word, id)),
            verb: self.verb,
            activity: self.activity,
            rule: self.rule,
            trace: self.trace,
            span: self.span,
            parent: self.parent,
            facts: serde_json::from_str(&self.facts).unwrap_or(Value::Null),
        }
    }
}
