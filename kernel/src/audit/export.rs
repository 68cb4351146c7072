//! Events in the shape of the Dutch standard Logboek Dataverwerkingen, a line of JSON each.
//!
//! An event is one action (`span_id`) of a trace (the request). It is written when what it tells was done, so its status is `Ok` and it
//! starts and ends at one moment. What the standard has no name for stands under `samenkoers.`.

use super::Stored;
use super::row::{Column, Entity, Model};
use crate::access::Authorized;
use crate::hex::hex;
use crate::rights::ReadAuditTrail;
use crate::{Reader, Result};
use futures_util::TryStreamExt;
use sea_orm::QueryOrder;
use sea_orm::prelude::*;
use serde_json::{Map, Value, json};

/// What all lines share.
#[derive(Clone, Copy, Debug)]
pub struct Exporter<'a> {
    /// The municipality's key.
    pub municipality: &'a str,
    /// What stands before the key of a processing activity, so that both together are its address in a register.
    pub register: &'a str,
    /// The release of the program.
    pub version: &'a str,
}

impl Exporter<'_> {
    /// Gives every event, the oldest first, as a line to `take`; how many there were.
    ///
    /// # Errors
    /// When the database fails, or as `take`.
    pub async fn lines(
        &self,
        db: &Reader,
        _right: &Authorized<ReadAuditTrail>,
        mut take: impl FnMut(&str) -> Result<()>,
    ) -> Result<u64> {
        let mut rows = Entity::find().order_by_asc(Column::Number).stream(db).await?;
        let mut count = 0;
        while let Some(row) = rows.try_next().await? {
            take(&self.line(Model::read(row)).to_string())?;
            count += 1;
        }
        Ok(count)
    }

    /// One event.
    pub fn line(&self, event: Stored) -> Value {
        let at = event.at.timestamp_millis();
        let mut line = json!({
            "trace_id": hex(event.trace.as_bytes()),
            "span_id": hex(&event.span),
            "status": "Ok",
            "name": event.verb,
            "start_time": at,
            "end_time": at,
            "resource": { "attributes": {
                "service.name": "samenkoers",
                "service.version": self.version,
                "service.namespace": self.municipality,
            } },
            "attributes": self.attributes(&event),
        });
        if let Some(parent) = &event.parent {
            line["parent_span_id"] = hex(parent).into();
        }
        line
    }

    fn attributes(&self, event: &Stored) -> Map<String, Value> {
        let mut all = Map::new();
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                all.insert(name.to_owned(), value);
            }
        };
        put("dpl.core.processing_activity_id", Some(format!("{}{}", self.register, event.activity).into()));
        put("dpl.core.data_subject_id", event.subject.map(|id| id.to_string().into()));
        put("dpl.core.data_subject_id_type", event.subject.map(|_| "samenkoers:person".into()));
        put("samenkoers.number", Some(event.number.into()));
        put("samenkoers.person", event.person.map(|id| id.to_string().into()));
        put("samenkoers.capacity", Some(event.capacity.word().into()));
        put("samenkoers.on_behalf_of", event.behalf.map(|id| id.to_string().into()));
        put("samenkoers.thing_kind", event.on.map(|on| on.kind.word().into()));
        put("samenkoers.thing", event.on.map(|on| on.id.to_string().into()));
        put("samenkoers.rule", event.rule.clone().map(Value::from));
        put("samenkoers.facts", Some(event.facts.clone()).filter(|facts| facts.as_object().is_some_and(|facts| !facts.is_empty())));
        all
    }
}
