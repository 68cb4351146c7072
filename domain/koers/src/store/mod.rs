//! Emergencies: opened, looked by, ended, reviewed. What people wrote is sealed for whoever it is about.

mod row;
mod untold;

pub use untold::untold;

use crate::access::emergency::{
    EmergencyAtHand, EndEmergency, ListEmergencies, OpenEmergency, OverseeEmergency, ReadEmergency, ReviewEmergency,
};
use crate::model::{Emergency, EmergencyChange, Ended, Review, Verdict};
use chrono::Duration;
use kernel::access::{Action, Authorized};
use kernel::ids::{EmergencyId, MailId, PersonId};
use kernel::rights::KeepOwnAccount;
use kernel::vault::{Field, Keys};
use kernel::{Capacity, Error, Moment, Result, Sealed, Tx};
use row::emergency;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, SimpleExpr};
use sea_orm::{Condition, QueryOrder, UpdateMany};

const REASON: Field = Field::of("koers_emergency", "reason");
const UNTOLD: Field = Field::of("koers_emergency", "untold_why");
const ENDED: Field = Field::of("koers_emergency", "ended_why");
const REVIEW: Field = Field::of("koers_emergency", "review");

/// An emergency as far as rights look at it, in one question whether it is anybody's or not.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn at_hand(db: &impl ConnectionTrait, id: EmergencyId, now: Moment) -> Result<EmergencyAtHand> {
    let row = emergency::Entity::find_by_id(id.0).one(db).await?.ok_or(Error::NotFound)?;
    Ok(EmergencyAtHand {
        holder: PersonId(row.holder),
        person: PersonId(row.person),
        reasoned: !row.reason.is_empty(),
        informed: row.informed > 0,
        starts: row.starts,
        ends: ends(&row),
        ground: row.ground,
        now,
        withdrawn: row.ended.is_some(),
        unreviewed: false,
    })
}

/// The emergency that a right is about.
///
/// # Errors
/// [`Error::NotFound`], also when the right is about another one.
pub async fn emergency(
    db: &impl Sealed,
    right: &Authorized<impl Action<On = EmergencyAtHand>>,
    id: EmergencyId,
) -> Result<Emergency> {
    let row = emergency::Entity::find_by_id(id.0).one(db).await?.ok_or(Error::NotFound)?;
    let emergency = read(&Keys::of(db, [PersonId(row.person)]).await?, row)?;
    if right.on().is(&emergency) { Ok(emergency) } else { Err(Error::NotFound) }
}

/// All emergencies, or those that one person holds: those that nobody reviewed yet first, of those the oldest first; then the newest
/// first.
///
/// # Errors
/// When the database fails.
pub async fn emergencies(
    db: &impl Sealed,
    _right: &Authorized<ListEmergencies>,
    holder: Option<PersonId>,
) -> Result<Vec<Emergency>> {
    let theirs = Condition::all().add_option(holder.map(|holder| emergency::Column::Holder.eq(holder.0)));
    let mut all = found(db, emergency::Entity::find().filter(theirs)).await?;
    all.sort_by_key(|one| match one.review {
        None => (false, one.starts.timestamp_micros()),
        Some(_) => (true, -one.starts.timestamp_micros()),
    });
    Ok(all)
}

/// The emergencies about whoever is signed in of which they were told, newest first.
///
/// # Errors
/// When the database fails.
pub async fn told(db: &impl Sealed, right: &Authorized<KeepOwnAccount>) -> Result<Vec<Emergency>> {
    let theirs = emergency::Entity::find()
        .filter(emergency::Column::Person.eq(right.person()?.0))
        .filter(emergency::Column::Told.is_not_null());
    found(db, theirs.order_by_desc(emergency::Column::Starts).order_by_desc(emergency::Column::Id)).await
}

async fn found(db: &impl Sealed, query: Select<emergency::Entity>) -> Result<Vec<Emergency>> {
    let rows = query.all(db).await?;
    let keys = Keys::of(db, rows.iter().map(|row| PersonId(row.person))).await?;
    rows.into_iter().map(|row| read(&keys, row)).collect()
}

/// Whether somebody opened one about a person that lasts still, or that nobody reviewed yet.
///
/// # Errors
/// When the database fails.
pub async fn is_unreviewed(db: &impl ConnectionTrait, holder: PersonId, person: PersonId, now: Moment) -> Result<bool> {
    use emergency::Column::{Ended, Holder, Person, Reviewed};
    let theirs = emergency::Entity::find().filter(Holder.eq(holder.0)).filter(Person.eq(person.0));
    let open = theirs.filter(Condition::any().add(Reviewed.is_null()).add(Ended.is_null())).all(db).await?;
    Ok(open.iter().any(|row| row.reviewed.is_none() || now < ends(row)))
}

/// Opens an emergency of whoever is signed in, of which others are told in the same write, so many of them who can end it; the person
/// too, unless there is a reason against it.
///
/// # Errors
/// [`Error::Denied`] when the right was given for another one; [`Error::Taken`] when an earlier one was not reviewed yet.
pub async fn open(tx: &Tx, right: &Authorized<OpenEmergency>, new: &EmergencyChange, informed: usize) -> Result<EmergencyId> {
    let on = right.on();
    let hours = Duration::hours(new.hours);
    if tx.viewer().person != Some(on.holder) || (on.starts, on.ends) != (tx.now(), tx.now() + hours) || on.ground != new.ground.key
    {
        return Err(Error::Denied);
    }
    let (id, person) = (EmergencyId::fresh(), on.person);
    let keys = Keys::of(tx, [person]).await?;
    let untold = new.untold.as_ref().map(|why| keys.seal(UNTOLD, id.0, person, why.as_bytes())).transpose()?;
    let row = emergency::ActiveModel {
        id: Set(id.0),
        holder: Set(on.holder.0),
        capacity: Set(tx.viewer().capacity.word().to_owned()),
        person: Set(person.0),
        ground: Set(new.ground.key.clone()),
        reason: Set(keys.seal(REASON, id.0, person, new.reason.as_bytes())?),
        hours: Set(new.hours),
        starts: Set(on.starts),
        informed: Set(i64::try_from(informed).map_err(Error::internal)?),
        told: Set(untold.is_none().then_some(tx.now())),
        untold_why: Set(untold),
        looks: Set(0),
        ended: Set(None),
        ended_by: Set(None),
        ended_why: Set(None),
        verdict: Set(None),
        review: Set(None),
        reviewed: Set(None),
        reviewed_by: Set(None),
    };
    emergency::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// Keeps by which mails others were told of an emergency that was opened just now, when the person may not know of it.
///
/// # Errors
/// [`Error::Denied`] when the right was given for another one.
pub async fn keep_untold(tx: &Tx, right: &Authorized<OpenEmergency>, id: EmergencyId, mails: &[MailId]) -> Result<()> {
    let made = emergency::Entity::find_by_id(id.0).one(tx).await?.ok_or(Error::NotFound)?;
    if (made.holder, made.person) != (right.on().holder.0, right.on().person.0) {
        return Err(Error::Denied);
    }
    if made.told.is_none() { untold::keep(tx, id, mails).await } else { Ok(()) }
}

/// The holder looks.
///
/// # Errors
/// [`Error::Denied`] when the right was given for another one; [`Error::NotFound`] when it ended meanwhile.
pub async fn look(tx: &Tx, right: &Authorized<ReadEmergency>, emergency: &Emergency) -> Result<()> {
    fits(right.on(), emergency)?;
    let looks = Expr::col(emergency::Column::Looks).add(1);
    let lasting = of(emergency).col_expr(emergency::Column::Looks, looks).filter(emergency::Column::Ended.is_null());
    changed(lasting, tx, Error::NotFound).await
}

/// The holder ends it before its time.
///
/// # Errors
/// [`Error::Denied`] when the right was given for another one; [`Error::Stale`] when it is over.
pub async fn end(tx: &Tx, right: &Authorized<EndEmergency>, emergency: &Emergency) -> Result<()> {
    fits(right.on(), emergency)?;
    stop(tx, emergency, None).await
}

/// Somebody else takes it back before its time, for a reason.
///
/// # Errors
/// As [`end`].
pub async fn withdraw(tx: &Tx, right: &Authorized<OverseeEmergency>, emergency: &Emergency, why: &str) -> Result<()> {
    fits(right.on(), emergency)?;
    let sealed = Keys::of(tx, [emergency.person]).await?.seal(ENDED, emergency.id.0, emergency.person, why.as_bytes())?;
    stop(tx, emergency, Some(sealed)).await
}

async fn stop(tx: &Tx, emergency: &Emergency, why: Option<Vec<u8>>) -> Result<()> {
    if !emergency.lasts(tx.now()) {
        return Err(Error::Stale);
    }
    let stopped = of(emergency)
        .col_expr(emergency::Column::Ended, Expr::value(tx.now()))
        .col_expr(emergency::Column::EndedBy, by(tx))
        .col_expr(emergency::Column::EndedWhy, Expr::value(why))
        .filter(emergency::Column::Ended.is_null());
    changed(stopped, tx, Error::Stale).await
}

/// Somebody else says whether it was right, once and afterwards.
///
/// # Errors
/// [`Error::Denied`] when the right was given for another one; [`Error::Stale`] when it was reviewed already; [`Error::NotFound`] when
/// the person was deleted.
pub async fn review(
    tx: &Tx,
    right: &Authorized<ReviewEmergency>,
    emergency: &Emergency,
    verdict: Verdict,
    text: &str,
) -> Result<()> {
    fits(right.on(), emergency)?;
    let sealed = Keys::of(tx, [emergency.person]).await?.seal(REVIEW, emergency.id.0, emergency.person, text.as_bytes())?;
    let reviewed = of(emergency)
        .col_expr(emergency::Column::Verdict, Expr::value(verdict.word()))
        .col_expr(emergency::Column::Review, Expr::value(sealed))
        .col_expr(emergency::Column::Reviewed, Expr::value(tx.now()))
        .col_expr(emergency::Column::ReviewedBy, by(tx))
        .filter(emergency::Column::Reviewed.is_null());
    changed(reviewed, tx, Error::Stale).await
}

/// The person whom it is about is told after all, in the same write.
///
/// # Errors
/// [`Error::Denied`] when the right was given for another one; [`Error::Stale`] when they were told already.
pub async fn tell(tx: &Tx, right: &Authorized<OverseeEmergency>, emergency: &Emergency) -> Result<()> {
    fits(right.on(), emergency)?;
    untold::forget(tx, emergency.id).await?;
    let told = of(emergency).col_expr(emergency::Column::Told, Expr::value(tx.now())).filter(emergency::Column::Told.is_null());
    changed(told, tx, Error::Stale).await
}

fn ends(row: &emergency::Model) -> Moment {
    row.starts + Duration::hours(row.hours)
}

fn fits(on: &EmergencyAtHand, emergency: &Emergency) -> Result<()> {
    if on.is(emergency) { Ok(()) } else { Err(Error::Denied) }
}

fn of(emergency: &Emergency) -> UpdateMany<emergency::Entity> {
    emergency::Entity::update_many().filter(emergency::Column::Id.eq(emergency.id.0))
}

fn by(tx: &Tx) -> SimpleExpr {
    Expr::value(tx.viewer().person.map(|id| id.0))
}

async fn changed(update: UpdateMany<emergency::Entity>, tx: &Tx, otherwise: Error) -> Result<()> {
    if update.exec(tx).await?.rows_affected == 1 { Ok(()) } else { Err(otherwise) }
}

fn read(keys: &Keys, row: emergency::Model) -> Result<Emergency> {
    let (id, person) = (row.id, PersonId(row.person));
    let text = |field, sealed: Option<Vec<u8>>| match sealed {
        Some(sealed) => keys.text(field, id, person, &sealed),
        None => Ok(None),
    };
    let ended = match row.ended.zip(row.ended_by) {
        Some((at, by)) => Some(Ended { at, by: PersonId(by), why: text(ENDED, row.ended_why)? }),
        None => None,
    };
    let verdict = row.verdict.as_deref().and_then(Verdict::read);
    let review = match (verdict, row.reviewed, row.reviewed_by) {
        (Some(verdict), Some(at), Some(by)) => Some(Review { verdict, text: text(REVIEW, row.review)?, at, by: PersonId(by) }),
        _ => None,
    };
    Ok(Emergency {
        id: EmergencyId(id),
        holder: PersonId(row.holder),
        capacity: Capacity::read(&row.capacity).ok_or_else(|| Error::internal("a capacity that nobody knows"))?,
        person,
        ground: row.ground,
        reason: text(REASON, Some(row.reason))?,
        hours: row.hours,
        starts: row.starts,
        informed: row.informed,
        told: row.told,
        untold: text(UNTOLD, row.untold_why)?,
        looks: row.looks,
        ended,
        review,
    })
}
