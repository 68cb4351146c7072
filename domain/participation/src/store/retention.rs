//! Deleting contributions that are past their term, each giver with the last of theirs.

use super::rows::{answered, contribution, giver};
use kernel::access::Authorized;
use kernel::ids::{ContributionId, PersonId};
use kernel::retention::{DeleteOverdue, Rule};
use kernel::{Error, Moment, Reader, Result, Tx, links, search, vault};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use std::collections::BTreeSet;

/// How what this part keeps for a term is deleted.
pub fn rules() -> Vec<&'static dyn Rule> {
    vec![&Contributions, &super::questionnaire::Unfinished]
}

/// Contributions, counted from when they were given.
#[derive(Clone, Copy, Debug)]
struct Contributions;

fn given(before: Option<Moment>) -> Condition {
    Condition::all().add_option(before.map(|before| contribution::Column::Given.lte(before)))
}

#[async_trait::async_trait]
impl Rule for Contributions {
    fn key(&self) -> &'static str {
        "contributions"
    }

    fn tables(&self) -> Vec<&'static str> {
        vec!["participation_contribution", "participation_giver", "participation_answered"]
    }

    async fn count(&self, db: &Reader, before: Option<Moment>) -> Result<u64> {
        Ok(contribution::Entity::find().filter(given(before)).count(db).await?)
    }

    async fn delete(&self, tx: &Tx, _right: &Authorized<DeleteOverdue>, before: Moment) -> Result<u64> {
        let overdue = contribution::Entity::find().filter(given(Some(before))).all(tx).await?;
        for row in &overdue {
            let thing = ContributionId(row.id).into();
            search::take_out(tx, thing).await?;
            links::forget(tx, thing).await?;
            answered::Entity::delete_many().filter(answered::Column::Contribution.eq(row.id)).exec(tx).await?;
            contribution::Entity::delete_by_id(row.id).exec(tx).await?;
        }
        for id in overdue.iter().map(|row| row.giver).collect::<BTreeSet<_>>() {
            if contribution::Entity::find().filter(contribution::Column::Giver.eq(id)).count(tx).await? > 0 {
                continue;
            }
            giver::Entity::delete_by_id(id).exec(tx).await?;
            match vault::destroy(tx, PersonId(id)).await {
                Ok(()) | Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(overdue.len() as u64)
    }
}
