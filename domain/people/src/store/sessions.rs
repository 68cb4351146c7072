//! Sessions: opened, recognised, switched, closed.

use super::rows::session;
use super::secrets::{sha256, token};
use super::{people, second_factor};
use crate::access::{EditPeople, KeepOwnAccount, SignIn};
use crate::model::{Limits, Session};
use chrono::Duration;
use kernel::access::Authorized;
use kernel::clock::day;
use kernel::ids::{PersonId, SessionId};
use kernel::vault::{Field, Keys};
use kernel::{Capacity, Db, Error, Moment, Result, Sealed, Tx, Viewer};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

const BROWSER: Field = Field::of("people_session", "browser");

/// That somebody was there is kept to this much.
const SEEN_EVERY: Duration = Duration::minutes(1);

/// A session to open, for somebody who has just shown who they are.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Whose.
    pub person: PersonId,
    /// As what they act.
    pub capacity: Capacity,
    /// Whether they showed two things of themselves.
    pub second_factor: bool,
    /// Whether the computer is one that others use too.
    pub shared: bool,
    /// Which program on which system.
    pub browser: String,
}

/// Opens a session and gives the token for the browser. Sessions that are over go.
///
/// # Errors
/// [`Error::NotFound`] when the person was deleted.
pub async fn open_session(tx: &Tx, _right: &Authorized<SignIn>, new: NewSession) -> Result<String> {
    session::Entity::delete_many().filter(session::Column::Expires.lte(tx.now())).exec(tx).await?;
    second_factor::forget_half_in(tx, new.person).await?;
    let (id, token) = (SessionId::fresh(), token()?);
    let keys = Keys::of(tx, [new.person]).await?;
    let row = session::ActiveModel {
        hash: Set(sha256(&token)),
        id: Set(id.0),
        person: Set(new.person.0),
        capacity: Set(new.capacity.word().to_owned()),
        second_factor: Set(new.second_factor),
        shared: Set(new.shared),
        browser: Set(keys.seal(BROWSER, id.0, new.person, new.browser.as_bytes())?),
        created: Set(tx.now()),
        seen: Set(tx.now()),
        expires: Set(tx.now() + Limits::of(new.capacity, new.shared).whole),
        confirmed: Set(Some(tx.now())),
    };
    session::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

/// Goes on in another capacity, under a new token; what was granted to the old one ends with it. The session ends no later
/// than it would have, and no later than the new capacity allows.
///
/// # Errors
/// [`Error::NotFound`] when the session is over, or the person has no such capacity today.
pub async fn switch_session(tx: &Tx, _right: &Authorized<KeepOwnAccount>, old: &str, capacity: Capacity) -> Result<String> {
    let row = good(old, tx.now()).one(tx).await?.ok_or(Error::NotFound)?;
    let person = people::one(tx, PersonId(row.person)).await?;
    if !person.capacities_on(day(tx.now())).contains(&capacity) || tx.viewer().person != Some(person.id) {
        return Err(Error::NotFound);
    }
    let fresh = token()?;
    let expires = row.expires.min(row.created + Limits::of(capacity, row.shared).whole);
    session::Entity::update_many()
        .col_expr(session::Column::Hash, Expr::value(sha256(&fresh)))
        .col_expr(session::Column::Capacity, Expr::value(capacity.word()))
        .col_expr(session::Column::Expires, Expr::value(expires))
        .filter(session::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    Ok(fresh)
}

/// The person whose session this is, while it lasts, they may sign in and still have the capacity that they act in. That they
/// were there is kept.
///
/// # Errors
/// When the database fails.
pub async fn recognise(db: &Db, token: &str, now: Moment) -> Result<Option<Viewer>> {
    let reader = db.reader();
    let Some(row) = good(token, now).one(&reader).await? else { return Ok(None) };
    let Some(capacity) = Capacity::read(&row.capacity) else { return Ok(None) };
    if now - row.seen >= Limits::of(capacity, row.shared).idle {
        return Ok(None);
    }
    let person = match people::one(&reader, PersonId(row.person)).await {
        Err(Error::NotFound) => return Ok(None),
        found => found?,
    };
    let mut others = person.capacities_on(day(now));
    if !person.active || !others.remove(&capacity) {
        return Ok(None);
    }
    let viewer = Viewer { others, second_factor: row.second_factor, ..Viewer::person(person.id, person.name, capacity) };
    if now - row.seen >= SEEN_EVERY {
        seen(db, &viewer, &row.hash, now).await?;
    }
    Ok(Some(viewer))
}

/// When whoever is signed in last showed who they are in the session with this token.
///
/// # Errors
/// When the database fails.
pub async fn confirmed(db: &impl ConnectionTrait, right: &Authorized<KeepOwnAccount>, token: &str) -> Result<Option<Moment>> {
    let own = session::Column::Person.eq(right.person()?.0);
    Ok(session::Entity::find_by_id(sha256(token)).filter(own).one(db).await?.and_then(|row| row.confirmed))
}

/// Whoever is signed in showed once more who they are, in the session with this token.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs, or over.
pub async fn confirm_session(tx: &Tx, _right: &Authorized<KeepOwnAccount>, token: &str) -> Result<()> {
    let own = tx.viewer().person.ok_or(Error::SignInFirst)?;
    let row = session::Entity::update_many().col_expr(session::Column::Confirmed, Expr::value(tx.now()));
    let row = row.filter(session::Column::Hash.eq(sha256(token))).filter(session::Column::Person.eq(own.0));
    if row.exec(tx).await?.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Keeps that somebody is still there. It is no write that a page shows or that anybody has to account for.
async fn seen(db: &Db, viewer: &Viewer, hash: &str, now: Moment) -> Result<()> {
    let tx = db.begin(viewer, now).await?;
    let row = session::Entity::update_many().col_expr(session::Column::Seen, Expr::value(now));
    row.filter(session::Column::Hash.eq(hash)).exec(&tx).await?;
    tx.stage().await
}

/// The sessions of whoever is signed in that last, the newest first; and the id of the one with this token.
///
/// # Errors
/// When the database fails.
pub async fn sessions(
    db: &impl Sealed,
    right: &Authorized<KeepOwnAccount>,
    token: &str,
    now: Moment,
) -> Result<(Vec<Session>, Option<SessionId>)> {
    lasting(db, right.person()?, token, now).await
}

/// The sessions of the person whom a right is about that last, for whoever keeps accounts.
///
/// # Errors
/// [`Error::NotFound`] when it is about nobody.
pub async fn sessions_of(db: &impl Sealed, right: &Authorized<EditPeople>, now: Moment) -> Result<Vec<Session>> {
    Ok(lasting(db, right.on().person.ok_or(Error::NotFound)?, "", now).await?.0)
}

/// Ends all sessions of the person whom a right is about.
///
/// # Errors
/// [`Error::NotFound`], also when they were deleted.
pub async fn end_sessions(tx: &Tx, right: &Authorized<EditPeople>) -> Result<()> {
    close_all(tx, people::find(tx, right).await?.id).await
}

async fn lasting(db: &impl Sealed, person: PersonId, token: &str, now: Moment) -> Result<(Vec<Session>, Option<SessionId>)> {
    let rows = session::Entity::find().filter(session::Column::Person.eq(person.0)).filter(session::Column::Expires.gt(now));
    let rows = rows.order_by_desc(session::Column::Created).order_by_desc(session::Column::Id).all(db).await?;
    let own = sha256(token);
    let here = rows.iter().find(|row| row.hash == own).map(|row| SessionId(row.id));
    let keys = Keys::of(db, [person]).await?;
    let mut lasting = Vec::new();
    for row in rows {
        let Some(capacity) = Capacity::read(&row.capacity) else { continue };
        if now - row.seen < Limits::of(capacity, row.shared).idle {
            let browser = keys.text(BROWSER, row.id, person, &row.browser)?.unwrap_or_default();
            let (id, shared, created, seen) = (SessionId(row.id), row.shared, row.created, row.seen);
            lasting.push(Session { id, capacity, browser, shared, created, seen });
        }
    }
    Ok((lasting, here))
}

/// Ends a session of whoever is signed in.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub async fn end_session(tx: &Tx, _right: &Authorized<KeepOwnAccount>, id: SessionId) -> Result<()> {
    let own = tx.viewer().person.ok_or(Error::NotFound)?;
    let rows = session::Entity::delete_many().filter(session::Column::Id.eq(id.0)).filter(session::Column::Person.eq(own.0));
    if rows.exec(tx).await?.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Closes the session of a token; one that is not there is closed already.
///
/// # Errors
/// When the database fails.
pub async fn close_session(tx: &Tx, _right: &Authorized<SignIn>, token: &str) -> Result<()> {
    session::Entity::delete_by_id(sha256(token)).exec(tx).await?;
    Ok(())
}

/// Ends all sessions of a person but the one with this token, which from now on counts as opened with a second factor, or not.
pub(super) async fn keep_only(tx: &Tx, person: PersonId, token: &str, second_factor: bool) -> Result<()> {
    let of_person = session::Column::Person.eq(person.0);
    session::Entity::delete_many().filter(of_person.clone()).filter(session::Column::Hash.ne(sha256(token))).exec(tx).await?;
    let counts = session::Entity::update_many().col_expr(session::Column::SecondFactor, Expr::value(second_factor));
    counts.filter(of_person).exec(tx).await?;
    Ok(())
}

/// Closes all sessions of a person, and those of which only the password was shown.
pub(super) async fn close_all(tx: &Tx, person: PersonId) -> Result<()> {
    second_factor::forget_half_in(tx, person).await?;
    session::Entity::delete_many().filter(session::Column::Person.eq(person.0)).exec(tx).await?;
    Ok(())
}

fn good(token: &str, now: Moment) -> Select<session::Entity> {
    session::Entity::find_by_id(sha256(token)).filter(session::Column::Expires.gt(now))
}
