//! Answers: given to one contribution or many, and what became of all of them.

use super::rows::{answer, answered, contribution};
use crate::access::{HandleContribution, ReadContributions};
use crate::model::{Answer, AnswerChange, AnswerKind, Channel, Contribution, Handled, Standing};
use kernel::access::Authorized;
use kernel::ids::{AnswerId, ContributionId, Ref};
use kernel::links::{self, Relation};
use kernel::{Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Answers some contributions at once, and says where they were used. Each comes with the right to handle it.
///
/// # Errors
/// [`Error::Denied`] when a right was given for another one.
pub async fn answer(
    tx: &Tx,
    to: &[(&Contribution, &Authorized<HandleContribution>)],
    change: &AnswerChange,
    used_in: &[Ref],
) -> Result<AnswerId> {
    if to.iter().any(|(contribution, right)| *right.on() != (*contribution).into()) {
        return Err(Error::Denied);
    }
    let id = AnswerId::fresh();
    let row = answer::ActiveModel {
        id: Set(id.0),
        kind: Set(change.kind.word().to_owned()),
        text: Set(change.text.clone()),
        until: Set(change.kind.until()),
        given: Set(tx.now()),
        given_by: Set(tx.viewer().person.map(|person| person.0)),
    };
    answer::Entity::insert(row).exec_without_returning(tx).await?;
    for (contribution, _) in to {
        let row = answered::ActiveModel { contribution: Set(contribution.id.0), answer: Set(id.0), at: Set(tx.now()) };
        answered::Entity::insert(row).exec_without_returning(tx).await?;
        links::link(tx, id.into(), Relation::Answers, contribution.id.into()).await?;
        for thing in used_in {
            links::link(tx, contribution.id.into(), Relation::UsedIn, *thing).await?;
        }
    }
    Ok(id)
}

/// What was answered to a contribution, the newest first. An answer is public; that of a contribution which is not is asked for by
/// whoever may read that.
///
/// # Errors
/// When the database fails.
pub async fn answers_of(
    db: &impl ConnectionTrait,
    _right: &Authorized<ReadContributions>,
    id: ContributionId,
) -> Result<Vec<Answer>> {
    let ids = answered::Entity::find().filter(answered::Column::Contribution.eq(id.0)).all(db).await?;
    let rows = answer::Entity::find().filter(answer::Column::Id.is_in(ids.iter().map(|row| row.answer)));
    let rows = rows.order_by_desc(answer::Column::Given).order_by_desc(answer::Column::Id).all(db).await?;
    rows.into_iter().map(read).collect()
}

/// Every contribution that is there with what was last answered, for counting.
///
/// # Errors
/// When the database fails.
pub async fn handled(db: &impl ConnectionTrait, _right: &Authorized<ReadContributions>) -> Result<Vec<Handled>> {
    use contribution::Column::{Channel as Way, Given, Id, Standing as State};
    let there = contribution::Entity::find().filter(State.ne(Standing::Withdrawn.word()));
    let there: Vec<(Uuid, String, DateTimeUtc)> =
        there.select_only().column(Id).column(Way).column(Given).order_by_asc(Given).order_by_asc(Id).into_tuple().all(db).await?;
    let to_answer = answered::Entity::belongs_to(answer::Entity).from(answered::Column::Answer).to(answer::Column::Id).into();
    let answers: Vec<(Uuid, String, Option<Date>)> = answered::Entity::find()
        .join(JoinType::InnerJoin, to_answer)
        .select_only()
        .column(answered::Column::Contribution)
        .column(answer::Column::Kind)
        .column(answer::Column::Until)
        .order_by_asc(answered::Column::At)
        .order_by_asc(answered::Column::Answer)
        .into_tuple()
        .all(db)
        .await?;
    // The newest comes last and stays.
    let last: HashMap<_, _> = answers.into_iter().map(|(id, kind, until)| (id, AnswerKind::read(&kind, until))).collect();
    let whole = |(id, way, given): (Uuid, String, DateTimeUtc)| {
        let channel = Channel::read(&way).ok_or_else(|| Error::internal("a channel that nobody knows"))?;
        Ok(Handled { id: ContributionId(id), channel, given, answer: last.get(&id).copied().flatten() })
    };
    there.into_iter().map(whole).collect()
}

fn read(row: answer::Model) -> Result<Answer> {
    let kind = AnswerKind::read(&row.kind, row.until).ok_or_else(|| Error::internal("an answer that nobody knows"))?;
    Ok(Answer { id: AnswerId(row.id), kind, text: row.text, given: row.given })
}
