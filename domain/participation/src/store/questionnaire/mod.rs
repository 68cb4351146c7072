//! Questionnaires: made, published, closed; and what people answer.

mod anchors;
mod response;
mod retention;
mod rows;
mod secret;
mod write;

pub use anchors::{add_anchor_point, anchor_points};
pub use response::{begin, count_sent, keep, own, send};
pub use retention::Unfinished;
pub use secret::{code_from, code_of_account, shown_at, ticket};
pub use write::{close, invite, publish, save, start, undo};

use crate::access::{QuestionnaireAtHand, ReadQuestionnaire};
use crate::model::Code;
use crate::model::questionnaire::{Content, Questionnaire, QuestionnaireStatus};
use kernel::access::{Action, Authorized, Closed};
use kernel::ids::QuestionnaireId;
use kernel::{Error, Result};
use rows::{invitation, questionnaire, version};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

/// All questionnaires, the newest first. How far each is decides who may read it.
///
/// # Errors
/// When the database fails.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Closed<Questionnaire>>> {
    let query = questionnaire::Entity::find().order_by_desc(questionnaire::Column::Created);
    let rows = query.order_by_desc(questionnaire::Column::Id).all(db).await?;
    let versions = version::Entity::find().all(db).await?;
    let mut contents: HashMap<_, _> = versions.into_iter().map(|row| ((row.questionnaire, row.number), row.content)).collect();
    rows.into_iter().map(|row| read(contents.remove(&(row.id, row.version)), row).map(Closed::new)).collect()
}

/// The questionnaire with a key, however far it is.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn by_key(db: &impl ConnectionTrait, key: &str) -> Result<Closed<Questionnaire>> {
    let row = questionnaire::Entity::find().filter(questionnaire::Column::Key.eq(key)).one(db).await?.ok_or(Error::NotFound)?;
    whole(db, row).await
}

/// The questionnaire to which a link leads.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn by_link(db: &impl ConnectionTrait, code: &Code) -> Result<Closed<Questionnaire>> {
    let row = invitation::Entity::find_by_id(code.hash()).one(db).await?.ok_or(Error::NotFound)?;
    let row = questionnaire::Entity::find_by_id(row.questionnaire).one(db).await?.ok_or(Error::NotFound)?;
    whole(db, row).await
}

async fn whole(db: &impl ConnectionTrait, row: questionnaire::Model) -> Result<Closed<Questionnaire>> {
    let content = version::Entity::find_by_id((row.id, row.version)).one(db).await?.map(|row| row.content);
    read(content, row).map(Closed::new)
}

/// What a version said.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn content(db: &impl ConnectionTrait, right: &Authorized<ReadQuestionnaire>, number: u32) -> Result<Content> {
    let row = version::Entity::find_by_id((right.on().id, i64::from(number))).one(db).await?.ok_or(Error::NotFound)?;
    parse(&row.content, right.on().id)
}

/// How many links were made.
///
/// # Errors
/// When the database fails.
pub async fn count_links(db: &impl ConnectionTrait, right: &Authorized<impl Action<On = QuestionnaireAtHand>>) -> Result<u64> {
    Ok(invitation::Entity::find().filter(invitation::Column::Questionnaire.eq(right.on().id)).count(db).await?)
}

fn read(published: Option<String>, row: questionnaire::Model) -> Result<Questionnaire> {
    let status = QuestionnaireStatus::read(&row.status);
    let text = |text: Option<String>| text.map(|text| parse(&text, row.id)).transpose();
    let number = u32::try_from(row.version).map_err(Error::internal)?;
    Ok(Questionnaire {
        id: row.id,
        status: status.ok_or_else(|| Error::internal(format!("participation_questionnaire {}: status", row.id)))?,
        draft: text(row.draft)?,
        before: text(row.before)?,
        published: text(published)?.map(|content| (number, content)),
        key: row.key,
        revision: row.revision,
    })
}

fn parse<T: DeserializeOwned>(text: &str, id: QuestionnaireId) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::internal(format!("participation_questionnaire {id}: {error}")))
}
