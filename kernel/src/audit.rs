//! The audit trail: what was done, by whom, to what. One event per write, in the same transaction.
//!
//! An event carries facts (counts, keys, states), never the content of what people wrote.

use crate::ids::{Kind, Ref};
use crate::{Capacity, Moment, Result, Viewer};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};
use serde_json::{Map, Value};

/// What a write did.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    verb: &'static str,
    on: Option<Ref>,
    facts: Map<String, Value>,
}

impl Event {
    /// An event by its verb: noun, dot, past tense (`result.changed`).
    pub fn new(verb: &'static str) -> Self {
        Self { verb, on: None, facts: Map::new() }
    }

    /// What it happened to.
    #[must_use]
    pub fn on(mut self, thing: impl Into<Ref>) -> Self {
        self.on = Some(thing.into());
        self
    }

    /// A fact worth keeping; never personal content.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }
}

/// An event as it was stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// When.
    pub at: Moment,
    /// By whom, when a person did it.
    pub person: Option<Uuid>,
    /// In which role.
    pub role: Capacity,
    /// What.
    pub verb: String,
    /// To what.
    pub on: Option<Ref>,
    /// The facts, as JSON.
    pub facts: Value,
}

mod row {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_event")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub at: DateTimeUtc,
        pub person: Option<Uuid>,
        pub role: String,
        pub verb: String,
        pub kind: Option<String>,
        pub thing: Option<Uuid>,
        pub facts: String,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) async fn store(db: &impl ConnectionTrait, viewer: &Viewer, now: Moment, event: Event) -> Result<()> {
    let row = row::ActiveModel {
        id: Set(crate::ids::fresh()),
        at: Set(now),
        person: Set(viewer.person.map(|id| id.0)),
        role: Set(viewer.capacity.word().to_owned()),
        verb: Set(event.verb.to_owned()),
        kind: Set(event.on.map(|on| on.kind.word().to_owned())),
        thing: Set(event.on.map(|on| on.id)),
        facts: Set(Value::Object(event.facts).to_string()),
    };
    row::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// The newest events, newest first; of one thing when given.
///
/// # Errors
/// When the database fails.
pub async fn newest(db: &impl ConnectionTrait, on: Option<Ref>, limit: u64) -> Result<Vec<Stored>> {
    let mut query = row::Entity::find().order_by_desc(row::Column::At).order_by_desc(row::Column::Id).limit(limit);
    if let Some(on) = on {
        query = query.filter(row::Column::Thing.eq(on.id));
    }
    Ok(query.all(db).await?.into_iter().map(read).collect())
}

fn read(row: row::Model) -> Stored {
    Stored {
        at: row.at,
        person: row.person,
        role: Capacity::read(&row.role).unwrap_or(Capacity::System),
        on: row.kind.as_deref().zip(row.thing).and_then(|(word, id)| Ref::read(word, id)),
        verb: row.verb,
        facts: serde_json::from_str(&row.facts).unwrap_or(Value::Null),
    }
}

/// How many events a thing of this kind has; tests hold writes to it.
///
/// # Errors
/// When the database fails.
pub async fn count(db: &impl ConnectionTrait, kind: Option<Kind>) -> Result<u64> {
    let mut query = row::Entity::find();
    if let Some(kind) = kind {
        query = query.filter(row::Column::Kind.eq(kind.word()));
    }
    Ok(query.count(db).await?)
}
