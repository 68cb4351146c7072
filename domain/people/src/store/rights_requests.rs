//! What people ask about their own data, sealed for whoever asked.

use super::people;
use super::rows::rights_request as row;
use crate::access::{AnswerRightsRequest, EditPeople, KeepOwnAccount};
use crate::model::{OPEN_REQUESTS, Person, RightsRequest, RightsRequestKind};
use kernel::access::{Authorized, Closed};
use kernel::ids::{PersonId, RightsRequestId};
use kernel::vault::{Field, Keys};
use kernel::{Error, Result, Sealed, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SimpleExpr;

const TEXT: Field = Field::of("people_rights_request", "text");
const ANSWER: Field = Field::of("people_rights_request", "answer");

/// The requests of whoever is signed in: those without an answer first, the oldest of them first.
///
/// # Errors
/// When the database fails.
pub async fn own_rights_requests(db: &impl Sealed, right: &Authorized<KeepOwnAccount>) -> Result<Vec<RightsRequest>> {
    listed(db, row::Column::Person.eq(right.person()?.0)).await
}

/// The requests of everybody but whoever answers them: their own is for a colleague. In the same order.
///
/// # Errors
/// When the database fails.
pub async fn rights_requests(db: &impl Sealed, right: &Authorized<AnswerRightsRequest>) -> Result<Vec<RightsRequest>> {
    listed(db, row::Column::Person.ne(right.person()?.0)).await
}

async fn listed(db: &impl Sealed, which: SimpleExpr) -> Result<Vec<RightsRequest>> {
    let query = row::Entity::find().filter(which).order_by_asc(row::Column::Created).order_by_asc(row::Column::Id);
    let rows = query.all(db).await?;
    let keys = Keys::of(db, rows.iter().map(|row| PersonId(row.person))).await?;
    let mut requests = rows.into_iter().map(|row| read(&keys, row)).collect::<Result<Vec<_>>>()?;
    requests.sort_by_key(|request| request.answer.is_some());
    Ok(requests)
}

/// A request. Whose it is decides who may read it.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn rights_request(db: &impl Sealed, id: RightsRequestId) -> Result<Closed<RightsRequest>> {
    let row = row::Entity::find_by_id(id.0).one(db).await?.ok_or(Error::NotFound)?;
    read(&Keys::of(db, [PersonId(row.person)]).await?, row).map(Closed::new)
}

/// How many requests of everybody wait for an answer.
///
/// # Errors
/// When the database fails.
pub async fn open_rights_requests(db: &impl ConnectionTrait, _right: &Authorized<EditPeople>) -> Result<u64> {
    Ok(row::Entity::find().filter(row::Column::Answered.is_null()).count(db).await?)
}

/// Keeps what whoever is signed in asks.
///
/// # Errors
/// [`Error::NotFound`] when nobody is signed in; [`Error::Refused`] when enough of theirs wait for an answer.
pub async fn add_rights_request(
    tx: &Tx,
    _right: &Authorized<KeepOwnAccount>,
    kind: RightsRequestKind,
    text: &str,
) -> Result<RightsRequestId> {
    let (id, person) = (RightsRequestId::fresh(), tx.viewer().person.ok_or(Error::NotFound)?);
    let open = row::Entity::find().filter(row::Column::Person.eq(person.0)).filter(row::Column::Answered.is_null());
    if open.count(tx).await? >= OPEN_REQUESTS {
        return Err(Error::Refused("refused-rights-many"));
    }
    let text = Keys::of(tx, [person]).await?.seal(TEXT, id.0, person, text.as_bytes())?;
    let row = row::ActiveModel {
        id: Set(id.0),
        person: Set(person.0),
        kind: Set(kind.word().to_owned()),
        text: Set(text),
        created: Set(tx.now()),
        answer: Set(None),
        answered: Set(None),
        answered_by: Set(None),
    };
    row::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// Answers a request, once, and gives who asked it.
///
/// # Errors
/// [`Error::Denied`] when the right was given for another request; [`Error::NotFound`]; [`Error::Stale`] when it has an answer.
pub async fn answer_rights_request(
    tx: &Tx,
    right: &Authorized<AnswerRightsRequest>,
    request: &RightsRequest,
    text: &str,
) -> Result<Person> {
    if right.on().own != (tx.viewer().person == Some(request.person)) {
        return Err(Error::Denied);
    }
    let keys = Keys::of(tx, [request.person]).await?;
    let answer = keys.seal(ANSWER, request.id.0, request.person, text.as_bytes())?;
    let answered = row::Entity::update_many()
        .col_expr(row::Column::Answer, Expr::value(answer))
        .col_expr(row::Column::Answered, Expr::value(tx.now()))
        .col_expr(row::Column::AnsweredBy, Expr::value(tx.viewer().person.map(|id| id.0)))
        .filter(row::Column::Id.eq(request.id.0))
        .filter(row::Column::Answered.is_null());
    if answered.exec(tx).await?.rows_affected != 1 {
        return Err(Error::Stale);
    }
    people::one(tx, request.person).await
}

/// Takes away what a person asked: nobody can read or answer it once they are deleted. That they asked stays in the audit trail.
pub(super) async fn forget(tx: &Tx, person: PersonId) -> Result<()> {
    row::Entity::delete_many().filter(row::Column::Person.eq(person.0)).exec(tx).await?;
    Ok(())
}

fn read(keys: &Keys, row: row::Model) -> Result<RightsRequest> {
    let person = PersonId(row.person);
    let kind = RightsRequestKind::read(&row.kind).ok_or_else(|| Error::internal("a rights request of an unknown kind"))?;
    let answer = match (&row.answer, row.answered) {
        (Some(sealed), Some(at)) => keys.text(ANSWER, row.id, person, sealed)?.map(|text| (text, at)),
        _ => None,
    };
    let text = keys.text(TEXT, row.id, person, &row.text)?;
    Ok(RightsRequest { id: RightsRequestId(row.id), person, kind, text, created: row.created, answer })
}
