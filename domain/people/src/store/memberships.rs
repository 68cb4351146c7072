//! As what people act.

use super::rows::{membership, person};
use super::ways_in;
use crate::access::{Account, GrantCapacity};
use crate::model::{Membership, MembershipChange};
use chrono::NaiveDate;
use kernel::access::Authorized;
use kernel::clock::day;
use kernel::ids::{MembershipId, OrganisationId, PersonId};
use kernel::{Capacity, Error, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{Condition, QueryOrder};

/// Lets a person act in a capacity.
///
/// # Errors
/// [`Error::Denied`] when the right was given for another account; [`Error::NotFound`] without the organisation; [`Error::Refused`]
/// when they would keep the accounts and see to personal data at the same time.
pub async fn grant(tx: &Tx, right: &Authorized<GrantCapacity>, id: PersonId, new: &MembershipChange) -> Result<MembershipId> {
    if *right.on() != Account::of(id, tx.viewer()) {
        return Err(Error::Denied);
    }
    not_both(tx, id, new).await?;
    insert(tx, id, new).await
}

/// Whoever keeps the accounts does not see to personal data at the same time: each looks at what the other does.
async fn not_both(tx: &Tx, id: PersonId, new: &MembershipChange) -> Result<()> {
    let other = match new.capacity {
        Capacity::Administrator => Capacity::PrivacyOfficer,
        Capacity::PrivacyOfficer => Capacity::Administrator,
        _ => return Ok(()),
    };
    let theirs = membership::Entity::find().filter(membership::Column::Person.eq(id.0));
    let mut at_once = theirs.filter(membership::Column::Capacity.eq(other.word())).filter(not_over(new.starts));
    if let Some(last) = new.ends {
        at_once = at_once.filter(membership::Column::Starts.lte(last));
    }
    if at_once.count(tx).await? > 0 { Err(Error::Refused("refused-both-keepers")) } else { Ok(()) }
}

/// Ends a membership, and gives its capacity: yesterday was its last day, or it never was when it only began today.
///
/// # Errors
/// [`Error::Denied`] when the right was given for another account; [`Error::NotFound`]; [`Error::Refused`] when nobody else
/// would keep the accounts, and for one that is over: what was is not written anew.
pub async fn end_membership(
    tx: &Tx,
    right: &Authorized<GrantCapacity>,
    id: PersonId,
    membership: MembershipId,
) -> Result<Capacity> {
    if *right.on() != Account::of(id, tx.viewer()) {
        return Err(Error::Denied);
    }
    let today = day(tx.now());
    let of_person = || Condition::all().add(membership::Column::Id.eq(membership.0)).add(membership::Column::Person.eq(id.0));
    let found = membership::Entity::find().filter(of_person()).one(tx).await?.ok_or(Error::NotFound)?;
    if found.ends.is_some_and(|last| last < today) {
        return Err(Error::Refused("refused-membership-over"));
    }
    if found.capacity == Capacity::Administrator.word() {
        another_keeps(tx, id).await?;
    }
    match today.pred_opt().filter(|yesterday| *yesterday >= found.starts) {
        Some(yesterday) => {
            let ended = membership::Entity::update_many().col_expr(membership::Column::Ends, Expr::value(yesterday));
            ended.filter(of_person()).exec(tx).await?;
        }
        None => {
            membership::Entity::delete_many().filter(of_person()).exec(tx).await?;
        }
    }
    Ok(read(found)?.capacity)
}

/// Ends all memberships of a person: yesterday was the last day of each that went on.
pub(super) async fn end_all(tx: &Tx, id: PersonId) -> Result<()> {
    let today = day(tx.now());
    let of_person = membership::Column::Person.eq(id.0);
    membership::Entity::delete_many().filter(of_person.clone()).filter(membership::Column::Starts.gte(today)).exec(tx).await?;
    let going_on = membership::Entity::update_many().col_expr(membership::Column::Ends, Expr::value(today.pred_opt()));
    going_on.filter(of_person).filter(holds_on(today)).exec(tx).await?;
    Ok(())
}

/// Whether a person is an administrator today.
pub(super) async fn keeps(tx: &Tx, id: PersonId) -> Result<bool> {
    let theirs = membership::Entity::find().filter(membership::Column::Person.eq(id.0)).filter(holds_on(day(tx.now())));
    Ok(theirs.filter(membership::Column::Capacity.eq(Capacity::Administrator.word())).count(tx).await? > 0)
}

/// Whether somebody else is an administrator without an end, who can sign in and has a way to, with a second factor: without one they
/// keep nothing. Whoever has none either keeps nothing today, so nothing is lost when they go; then any way in is enough, and a municipality
/// where nobody has one yet is not stuck. The rows are locked, so that two administrators cannot put each other out at the same moment.
///
/// # Errors
/// [`Error::Refused`] when nobody is.
pub(super) async fn another_keeps(tx: &Tx, id: PersonId) -> Result<()> {
    let keepers = || {
        let today = membership::Entity::find().filter(membership::Column::Capacity.eq(Capacity::Administrator.word()));
        let no_end = membership::Column::Ends.is_null();
        today.filter(membership::Column::Person.ne(id.0)).filter(membership::Column::Starts.lte(day(tx.now()))).filter(no_end)
    };
    let everybody = membership::Column::Capacity.eq(Capacity::Administrator.word());
    let same = SimpleExpr::from(Expr::col(membership::Column::Capacity));
    membership::Entity::update_many().col_expr(membership::Column::Capacity, same).filter(everybody).exec(tx).await?;
    let keepers: Vec<_> = keepers().all(tx).await?.into_iter().map(|row| row.person).collect();
    let active = person::Entity::find().filter(person::Column::Id.is_in(keepers)).filter(person::Column::Active.eq(true));
    let went_kept = ways_in::of(tx, id).await?.may_show_two();
    for keeper in active.all(tx).await? {
        let ways = ways_in::of(tx, PersonId(keeper.id)).await?;
        // Example people come in by one click.
        if keeper.example || ways.may_show_two() || (!went_kept && !ways.is_none()) {
            return Ok(());
        }
    }
    Err(Error::Refused("refused-last-administrator"))
}

fn holds_on(day: NaiveDate) -> Condition {
    Condition::all().add(membership::Column::Starts.lte(day)).add(not_over(day))
}

fn not_over(day: NaiveDate) -> Condition {
    Condition::any().add(membership::Column::Ends.is_null()).add(membership::Column::Ends.gte(day))
}

pub(super) async fn insert(tx: &Tx, person: PersonId, new: &MembershipChange) -> Result<MembershipId> {
    let id = MembershipId::fresh();
    let row = membership::ActiveModel {
        id: Set(id.0),
        person: Set(person.0),
        capacity: Set(new.capacity.word().to_owned()),
        organisation: Set(new.organisation.map(|id| id.0)),
        starts: Set(new.starts),
        ends: Set(new.ends),
    };
    membership::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// The memberships of these people, by first day; of everybody without a list.
pub(super) async fn of(db: &impl ConnectionTrait, people: Option<Uuid>) -> Result<Vec<(Uuid, Membership)>> {
    let mut query = membership::Entity::find().order_by_asc(membership::Column::Starts).order_by_asc(membership::Column::Id);
    if let Some(person) = people {
        query = query.filter(membership::Column::Person.eq(person));
    }
    query.all(db).await?.into_iter().map(|row| Ok((row.person, read(row)?))).collect()
}

fn read(row: membership::Model) -> Result<Membership> {
    Ok(Membership {
        id: MembershipId(row.id),
        capacity: Capacity::read(&row.capacity).ok_or_else(|| Error::internal("a capacity that nobody knows"))?,
        organisation: row.organisation.map(OrganisationId),
        starts: row.starts,
        ends: row.ends,
    })
}
