//! Deleting what somebody began to answer and never sent.

use super::rows::{reply, response};
use kernel::access::Authorized;
use kernel::ids::PersonId;
use kernel::retention::{DeleteOverdue, Rule};
use kernel::{Error, Moment, Reader, Result, Tx, vault};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

/// Responses that were never sent, counted from the last answer.
#[derive(Clone, Copy, Debug)]
pub struct Unfinished;

fn unfinished(before: Option<Moment>) -> Condition {
    let unsent = Condition::all().add(response::Column::Sent.is_null());
    unsent.add_option(before.map(|before| response::Column::Touched.lte(before)))
}

#[async_trait::async_trait]
impl Rule for Unfinished {
    fn key(&self) -> &'static str {
        "responses_unfinished"
    }

    fn tables(&self) -> Vec<&'static str> {
        vec!["participation_response", "participation_reply"]
    }

    async fn count(&self, db: &Reader, before: Option<Moment>) -> Result<u64> {
        Ok(response::Entity::find().filter(unfinished(before)).count(db).await?)
    }

    async fn delete(&self, tx: &Tx, _right: &Authorized<DeleteOverdue>, before: Moment) -> Result<u64> {
        let overdue = response::Entity::find().filter(unfinished(Some(before))).all(tx).await?;
        for row in &overdue {
            reply::Entity::delete_many().filter(reply::Column::Response.eq(row.id)).exec(tx).await?;
            response::Entity::delete_by_id(row.id).exec(tx).await?;
            match vault::destroy(tx, PersonId(row.giver)).await {
                Ok(()) | Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(overdue.len() as u64)
    }
}
