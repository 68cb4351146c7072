//! What people answer. Every screen is kept as soon as it is sent, and nobody but them sees it before they send the whole.

use super::rows::{reply, response};
use crate::access::{AnswerQuestionnaire, QuestionnaireAtHand};
use crate::model::Code;
use crate::model::Consent;
use crate::model::questionnaire::{Content, Number, Replies, Reply, Response};
use crate::store::giving::{Said, give_all};
use kernel::access::{Action, Authorized};
use kernel::audit::Event;
use kernel::ids::{PersonId, ResponseId};
use kernel::settings::Lang;
use kernel::vault::{Field, Keys};
use kernel::{Error, Result, Sealed, Tx, vault};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

/// Sealed with a key of its own, which is nobody's who is known.
const SEALED: Field = Field::of("participation_reply", "sealed");

/// Begins a response for whoever has a code. With a code that began one already, that one goes on and there is nothing to record.
///
/// # Errors
/// When the database fails.
pub async fn begin(tx: &Tx, right: &Authorized<AnswerQuestionnaire>, version: u32, code: &Code) -> Result<Option<Event>> {
    let hash = code.hash();
    if response::Entity::find().filter(response::Column::Code.eq(hash.clone())).count(tx).await? > 0 {
        return Ok(None);
    }
    let (id, giver) = (ResponseId::fresh(), PersonId::fresh());
    vault::make(tx, giver).await?;
    let row = response::ActiveModel {
        id: Set(id),
        questionnaire: Set(right.on().id),
        version: Set(version.into()),
        code: Set(hash),
        giver: Set(giver.0),
        started: Set(tx.now()),
        touched: Set(Some(tx.now())),
        sent: Set(None),
    };
    response::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Some(Event::new("response.started").by(right).on(id)))
}

/// The response of whoever has a code, to the questionnaire that a right is about.
///
/// # Errors
/// When the database fails.
pub async fn own(
    db: &impl Sealed,
    right: &Authorized<impl Action<On = QuestionnaireAtHand>>,
    code: &Code,
) -> Result<Option<Response>> {
    let of = response::Entity::find().filter(response::Column::Code.eq(code.hash()));
    let Some(row) = of.filter(response::Column::Questionnaire.eq(right.on().id)).one(db).await? else { return Ok(None) };
    let keys = Keys::of(db, [PersonId(row.giver)]).await?;
    let replies = reply::Entity::find().filter(reply::Column::Response.eq(row.id)).all(db).await?;
    let replies = replies.into_iter().filter_map(|one| read(&keys, &row, one).transpose()).collect::<Result<_>>()?;
    Ok(Some(Response {
        id: row.id,
        questionnaire: row.questionnaire,
        version: u32::try_from(row.version).map_err(Error::internal)?,
        started: row.started,
        sent: row.sent,
        replies: Replies(replies),
    }))
}

/// An answer; nothing of own words once their giver took them back, and the key is gone.
fn read(keys: &Keys, of: &response::Model, row: reply::Model) -> Result<Option<(Number, Reply)>> {
    let number = Number::try_from(row.question).map_err(Error::internal)?;
    let text = match row.sealed {
        Some(sealed) => keys.text(SEALED, of.id.0, PersonId(of.giver), &sealed)?,
        None => row.value,
    };
    text.map(|text| Ok((number, serde_json::from_str(&text).map_err(Error::internal)?))).transpose()
}

/// Keeps the answer to one question, in the place of an earlier one; none takes it away. It is theirs alone until they send it, and
/// recorded then.
///
/// # Errors
/// [`Error::Stale`] when the response was sent meanwhile.
pub async fn keep(
    tx: Tx,
    right: &Authorized<AnswerQuestionnaire>,
    own: &Response,
    question: Number,
    given: Option<&Reply>,
) -> Result<()> {
    let touch = response::Entity::update_many().col_expr(response::Column::Touched, Expr::value(tx.now()));
    let of = touch.filter(response::Column::Id.eq(own.id)).filter(response::Column::Questionnaire.eq(right.on().id));
    if of.filter(response::Column::Sent.is_null()).exec(&tx).await?.rows_affected != 1 {
        return Err(Error::Stale);
    }
    match given {
        Some(given) => write(&tx, own.id, question, given).await?,
        None => {
            reply::Entity::delete_by_id((own.id, i64::from(question))).exec(&tx).await?;
        }
    }
    tx.stage().await
}

async fn write(tx: &Tx, id: ResponseId, question: Number, given: &Reply) -> Result<()> {
    let text = serde_json::to_string(given).map_err(Error::internal)?;
    let (value, sealed) = if given.is_own_words() {
        let row = response::Entity::find_by_id(id).one(tx).await?.ok_or(Error::NotFound)?;
        let giver = PersonId(row.giver);
        (None, Some(Keys::of(tx, [giver]).await?.seal(SEALED, id.0, giver, text.as_bytes())?))
    } else {
        (Some(text), None)
    };
    let row = reply::ActiveModel { response: Set(id), question: Set(question.into()), value: Set(value), sealed: Set(sealed) };
    let again = OnConflict::columns([reply::Column::Response, reply::Column::Question])
        .update_columns([reply::Column::Value, reply::Column::Sealed])
        .to_owned();
    reply::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

/// Sends a response: what is not on its route goes, the rest is part of the outcome, and each answer in own words is a contribution as well,
/// which its giver follows by the same code. Sent twice is sent once.
///
/// # Errors
/// [`Error::Stale`] when it was sent meanwhile; [`Error::Refused`] when an answer is missing.
pub async fn send(
    tx: &Tx,
    right: &Authorized<AnswerQuestionnaire>,
    own: &Response,
    content: &Content,
    (language, consent): (Lang, Option<Consent>),
) -> Result<Event> {
    if content.missing(&own.replies).is_some() {
        return Err(Error::Refused("response-fault-missing"));
    }
    let counting = content.counting(&own.replies);
    let beside: Vec<_> = own.replies.0.keys().filter(|number| counting.of(**number).is_none()).map(|one| i64::from(*one)).collect();
    reply::Entity::delete_many()
        .filter(reply::Column::Response.eq(own.id))
        .filter(reply::Column::Question.is_in(beside))
        .exec(tx)
        .await?;
    let row = response::ActiveModel { sent: Set(Some(tx.now())), touched: Set(None), ..Default::default() };
    let of = response::Entity::update_many().set(row).filter(response::Column::Id.eq(own.id));
    let of = of.filter(response::Column::Questionnaire.eq(right.on().id)).filter(response::Column::Sent.is_null());
    if of.exec(tx).await?.rows_affected != 1 {
        return Err(Error::Stale);
    }
    let said = said(content, &counting);
    let words = said.len();
    if let (Some(consent), true) = (consent, words > 0) {
        let row = response::Entity::find_by_id(own.id).one(tx).await?.ok_or(Error::NotFound)?;
        give_all(tx, PersonId(row.giver), row.code, (language.tag(), consent), own.questionnaire.into(), said).await?;
    }
    Ok(Event::new("response.sent").by(right).on(own.id).fact("answers", counting.0.len()).fact("contributions", words))
}

/// The answers in own words, each about the anchor point of its question.
fn said(content: &Content, counting: &Replies) -> Vec<Said> {
    let said = |(number, reply): (&Number, &Reply)| {
        let Reply::Text(text) = reply else { return None };
        let about = content.question(*number)?.anchor.map(Into::into);
        Some(Said { text: text.clone(), part: *number, about })
    };
    counting.0.iter().filter_map(said).collect()
}

/// How many were sent.
///
/// # Errors
/// When the database fails.
pub async fn count_sent(db: &impl ConnectionTrait, right: &Authorized<impl Action<On = QuestionnaireAtHand>>) -> Result<u64> {
    let of = response::Entity::find().filter(response::Column::Questionnaire.eq(right.on().id));
    Ok(of.filter(response::Column::Sent.is_not_null()).count(db).await?)
}
