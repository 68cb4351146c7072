//! Making a questionnaire: every save keeps what was before it, and publishing keeps it for good.

use super::rows::{invitation, questionnaire, version};
use super::secret;
use crate::access::{EditQuestionnaire, PublishQuestionnaire};
use crate::model::Code;
use crate::model::questionnaire::{Content, Questionnaire, QuestionnaireStatus};
use kernel::access::Authorized;
use kernel::audit::Event;
use kernel::ids::{Kind, QuestionnaireId};
use kernel::{Error, Result, Tx, fold};
use sea_orm::ActiveValue::Set;
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

/// Starts a questionnaire. Gives its key.
///
/// # Errors
/// When the database fails.
pub async fn start(tx: &Tx, right: &Authorized<EditQuestionnaire>, content: &Content) -> Result<(String, Event)> {
    let id = right.on().id;
    let key = free_key(tx, &fold::key(&content.title.nl)).await?;
    let row = questionnaire::ActiveModel {
        id: Set(id),
        key: Set(key.clone()),
        status: Set(QuestionnaireStatus::Draft.word().to_owned()),
        draft: Set(Some(text(content)?)),
        before: Set(None),
        version: Set(0),
        revision: Set(1),
        created: Set(tx.now()),
    };
    questionnaire::Entity::insert(row).exec_without_returning(tx).await?;
    Ok((key, Event::new("questionnaire.started").by(right).on(id)))
}

/// A key that no questionnaire has: the wanted one, or with a number behind it.
async fn free_key(tx: &Tx, wanted: &str) -> Result<String> {
    let wanted = if wanted.is_empty() { Kind::Questionnaire.word() } else { wanted };
    let taken: Vec<_> = questionnaire::Entity::find().all(tx).await?.into_iter().map(|row| row.key).collect();
    let numbered = (2..).map(|number| format!("{}-{number}", wanted.chars().take(55).collect::<String>().trim_end_matches('-')));
    let free = std::iter::once(wanted.to_owned()).chain(numbered).find(|key| !taken.contains(key));
    free.ok_or_else(|| Error::Taken(wanted.to_owned()))
}

/// Saves a change over the revision that it was made at. What was there before stays, to go back to.
///
/// # Errors
/// [`Error::Stale`] when it was saved meanwhile.
pub async fn save(tx: &Tx, right: &Authorized<EditQuestionnaire>, old: &Questionnaire, content: &Content) -> Result<Event> {
    let row = questionnaire::ActiveModel {
        draft: Set(Some(text(content)?)),
        before: Set(Some(text(old.newest())?)),
        ..Default::default()
    };
    change(tx, right.on().id, old.revision, row).await?;
    Ok(Event::new("questionnaire.changed").by(right).on(right.on().id).fact("revision", old.revision + 1))
}

/// Undoes the last change; undone once more it is there again.
///
/// # Errors
/// [`Error::Stale`] when it was saved meanwhile, or there is nothing to undo.
pub async fn undo(tx: &Tx, right: &Authorized<EditQuestionnaire>, old: &Questionnaire) -> Result<Event> {
    let before = old.before.as_ref().ok_or(Error::Stale)?;
    save(tx, right, old, before).await
}

/// Publishes the draft: from now on people answer it, and it never changes.
///
/// # Errors
/// [`Error::Stale`] when it was saved meanwhile; [`Error::Refused`] when there is nothing new to publish or it lacks something.
pub async fn publish(tx: &Tx, right: &Authorized<PublishQuestionnaire>, old: &Questionnaire) -> Result<Event> {
    let id = right.on().id;
    let content = old.draft.as_ref().or_else(|| reopened(old)).ok_or(Error::Refused("questionnaire-nothing-new"))?;
    if !content.lacks().is_empty() {
        return Err(Error::Refused("questionnaire-lacks"));
    }
    let number = i64::from(old.published.as_ref().map_or(0, |(number, _)| *number)) + 1;
    let row = version::ActiveModel {
        questionnaire: Set(id),
        number: Set(number),
        content: Set(text(content)?),
        published: Set(tx.now()),
    };
    version::Entity::insert(row).exec_without_returning(tx).await?;
    let row = questionnaire::ActiveModel {
        status: Set(QuestionnaireStatus::Open.word().to_owned()),
        draft: Set(None),
        before: Set(None),
        version: Set(number),
        ..Default::default()
    };
    change(tx, id, old.revision, row).await?;
    Ok(Event::new("questionnaire.published").by(right).on(id).fact("version", number))
}

/// What was published before it was closed.
fn reopened(old: &Questionnaire) -> Option<&Content> {
    old.published.as_ref().filter(|_| old.status == QuestionnaireStatus::Closed).map(|(_, content)| content)
}

/// Closes a questionnaire: nobody answers it any more.
///
/// # Errors
/// [`Error::Stale`] when it was saved meanwhile.
pub async fn close(tx: &Tx, right: &Authorized<PublishQuestionnaire>, old: &Questionnaire) -> Result<Event> {
    let row = questionnaire::ActiveModel { status: Set(QuestionnaireStatus::Closed.word().to_owned()), ..Default::default() };
    change(tx, right.on().id, old.revision, row).await?;
    Ok(Event::new("questionnaire.closed").by(right).on(right.on().id))
}

/// Makes codes for links that each let one person answer, and gives them; they are kept nowhere.
///
/// # Errors
/// When the machine gives no random number.
pub async fn invite(tx: &Tx, right: &Authorized<PublishQuestionnaire>, count: u32) -> Result<(Vec<Code>, Event)> {
    let codes = (0..count).map(|_| secret::fresh()).collect::<Result<Vec<_>>>()?;
    let rows = codes.iter().map(|code| invitation::ActiveModel {
        hash: Set(code.hash()),
        questionnaire: Set(right.on().id),
        made: Set(tx.now()),
    });
    invitation::Entity::insert_many(rows).exec_without_returning(tx).await?;
    let event = Event::new("questionnaire.invited").by(right).on(right.on().id).fact("links", count);
    Ok((codes, event))
}

async fn change(tx: &Tx, id: QuestionnaireId, opened_at: i64, row: questionnaire::ActiveModel) -> Result<()> {
    let row = questionnaire::ActiveModel { revision: Set(opened_at + 1), ..row };
    let saved = questionnaire::Entity::update_many().set(row).filter(at(id, opened_at)).exec(tx).await?;
    if saved.rows_affected == 1 { Ok(()) } else { Err(Error::Stale) }
}

fn at(id: QuestionnaireId, revision: i64) -> Condition {
    Condition::all().add(questionnaire::Column::Id.eq(id)).add(questionnaire::Column::Revision.eq(revision))
}

fn text(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}
