//! The second factor: its secret, its codes on paper, and those who showed a password and are asked for a code.

use super::people::Holder;
use super::rows::{entry, recovery_code, second_factor, session};
use super::secrets::{random, sha256, token};
use super::{passkeys, people, sessions, ways_in};
use crate::access::{KeepOwnAccount, SignIn};
use crate::model::{Person, RECOVERY_BYTES, RECOVERY_CODES, SECRET_BYTES, recovery_key, recovery_text, step_of};
use chrono::Duration;
use kernel::access::Authorized;
use kernel::ids::PersonId;
use kernel::vault::{Field, Keys};
use kernel::{Error, Moment, Result, Sealed, Tx, Viewer};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

const SECRET: Field = Field::of("people_second_factor", "secret");

/// So long somebody may look for their code.
const ENTRY_LASTS: Duration = Duration::minutes(10);

/// Somebody whose password was right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfIn {
    /// Who.
    pub person: PersonId,
    /// Whether others use the computer too.
    pub shared: bool,
}

impl Holder for HalfIn {
    fn person(&self) -> PersonId {
        self.person
    }
}

/// How far somebody is with their second factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// They have none.
    None,
    /// Their app is shown this secret, and no code of it was right yet.
    Begun(Vec<u8>),
    /// It is asked at the door; so many codes on paper are left.
    On(u64),
}

/// How far the viewer is. A session in which they may not put it on does not see the secret either.
///
/// # Errors
/// When the database fails.
pub async fn second_factor(db: &impl Sealed, right: &Authorized<KeepOwnAccount>, viewer: &Viewer) -> Result<SecondFactor> {
    let person = right.person()?;
    Ok(match second_factor::Entity::find_by_id(person.0).one(db).await? {
        None => SecondFactor::None,
        Some(row) if row.confirmed.is_none() => match passkeys::no_weaker(db, viewer).await {
            Err(Error::Refused(_)) => SecondFactor::None,
            allowed => allowed.and(Ok(SecondFactor::Begun(opened(db, &row).await?)))?,
        },
        Some(_) => {
            let left = recovery_code::Entity::find().filter(recovery_code::Column::Person.eq(person.0));
            SecondFactor::On(left.count(db).await?)
        }
    })
}

/// Whether a person is asked for it at the door.
///
/// # Errors
/// When the database fails.
pub async fn has_second_factor(db: &impl ConnectionTrait, _right: &Authorized<SignIn>, of: &Person) -> Result<bool> {
    is_on(db, of.id).await
}

pub(super) async fn is_on(db: &impl ConnectionTrait, person: PersonId) -> Result<bool> {
    let on = second_factor::Entity::find_by_id(person.0).filter(second_factor::Column::Confirmed.is_not_null());
    Ok(on.count(db).await? > 0)
}

/// Makes a secret for whoever is signed in. One that was confirmed stays.
///
/// # Errors
/// [`Error::Refused`] when they have one already, for an example person, and when they have more than a password and did not show it.
pub async fn begin_second_factor(tx: &Tx, _right: &Authorized<KeepOwnAccount>) -> Result<()> {
    let own = own(tx)?;
    people::no_example(tx, own).await?;
    passkeys::no_weaker(tx, tx.viewer()).await?;
    if is_on(tx, own).await? {
        return Err(Error::Refused("refused-second-factor-on"));
    }
    second_factor::Entity::delete_by_id(own.0).exec(tx).await?;
    let secret = Keys::of(tx, [own]).await?.seal(SECRET, own.0, own, &random::<SECRET_BYTES>()?)?;
    let row = second_factor::ActiveModel { person: Set(own.0), secret: Set(secret), confirmed: Set(None), last_step: Set(0) };
    second_factor::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Puts it on when the first code is right, and gives the codes on paper; this session then counts as opened with it. All
/// other sessions end.
///
/// # Errors
/// [`Error::Refused`] when they have more than a password and did not show it. `None` when the code is wrong.
pub async fn confirm_second_factor(
    tx: &Tx,
    right: &Authorized<KeepOwnAccount>,
    code: &str,
    session: &str,
) -> Result<Option<Vec<String>>> {
    let own = own(tx)?;
    passkeys::no_weaker(tx, tx.viewer()).await?;
    if !code_fits(tx, own, code).await? {
        return Ok(None);
    }
    let on = second_factor::Entity::update_many().col_expr(second_factor::Column::Confirmed, Expr::value(tx.now()));
    on.filter(second_factor::Column::Person.eq(own.0)).exec(tx).await?;
    sessions::keep_only(tx, own, session, true).await?;
    new_recovery_codes(tx, right).await.map(Some)
}

/// Gives whoever is signed in new codes on paper; the old ones are worth nothing.
///
/// # Errors
/// When the machine gives no random numbers.
pub async fn new_recovery_codes(tx: &Tx, _right: &Authorized<KeepOwnAccount>) -> Result<Vec<String>> {
    let own = own(tx)?;
    recovery_code::Entity::delete_many().filter(recovery_code::Column::Person.eq(own.0)).exec(tx).await?;
    let codes = (0..RECOVERY_CODES).map(|_| Ok(recovery_text(&random::<RECOVERY_BYTES>()?))).collect::<Result<Vec<_>>>()?;
    let rows = codes.iter().map(|code| recovery_code::ActiveModel { hash: Set(sha256(&recovery_key(code))), person: Set(own.0) });
    recovery_code::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(codes)
}

/// Takes the second factor off the account of whoever is signed in. When it was all that they had beside a password, no session counts
/// as opened with more any longer.
///
/// # Errors
/// When the database fails.
pub async fn end_second_factor(tx: &Tx, _right: &Authorized<KeepOwnAccount>) -> Result<()> {
    let own = own(tx)?;
    take_off(tx, own).await?;
    if ways_in::has_more(tx, own).await? {
        return Ok(());
    }
    let sessions = session::Entity::update_many().col_expr(session::Column::SecondFactor, Expr::value(false));
    sessions.filter(session::Column::Person.eq(own.0)).exec(tx).await?;
    Ok(())
}

/// Takes the secret away of an app that a person began to put on and did not finish.
pub(super) async fn forget_begun(tx: &Tx, person: PersonId) -> Result<()> {
    let begun = second_factor::Entity::delete_by_id(person.0).filter(second_factor::Column::Confirmed.is_null());
    begun.exec(tx).await?;
    Ok(())
}

/// Takes the secret and the codes on paper of a person away.
pub(super) async fn take_off(tx: &Tx, person: PersonId) -> Result<()> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::Person.eq(person.0)).exec(tx).await?;
    second_factor::Entity::delete_by_id(person.0).exec(tx).await?;
    Ok(())
}

/// Whether a code of the app or on paper is right for a person. It is used up by that.
///
/// # Errors
/// When the database fails.
pub async fn code_fits(tx: &Tx, person: PersonId, code: &str) -> Result<bool> {
    let on_paper = recovery_code::Entity::delete_by_id(sha256(&recovery_key(code)));
    if on_paper.filter(recovery_code::Column::Person.eq(person.0)).exec(tx).await?.rows_affected == 1 {
        return Ok(true);
    }
    let Some(row) = second_factor::Entity::find_by_id(person.0).one(tx).await? else { return Ok(false) };
    let Some(step) = step_of(&opened(tx, &row).await?, code, tx.now(), row.last_step)? else { return Ok(false) };
    // Two at once with the same code: the second finds the step moved on.
    let used = second_factor::Entity::update_many()
        .col_expr(second_factor::Column::LastStep, Expr::value(step))
        .filter(second_factor::Column::Person.eq(person.0))
        .filter(second_factor::Column::LastStep.lt(step));
    Ok(used.exec(tx).await?.rows_affected == 1)
}

/// Keeps that somebody's password was right, and gives the token for their browser until they show a code.
///
/// # Errors
/// When the machine gives no random number.
pub async fn half_in(tx: &Tx, _right: &Authorized<SignIn>, who: HalfIn) -> Result<String> {
    entry::Entity::delete_many().filter(entry::Column::Expires.lte(tx.now())).exec(tx).await?;
    let token = token()?;
    let row = entry::ActiveModel {
        hash: Set(sha256(&token)),
        person: Set(who.person.0),
        shared: Set(who.shared),
        expires: Set(tx.now() + ENTRY_LASTS),
    };
    entry::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

/// Who holds this token of somebody whose password was right.
///
/// # Errors
/// When the database fails.
pub async fn half_in_by(
    db: &impl ConnectionTrait,
    _right: &Authorized<SignIn>,
    token: &str,
    now: Moment,
) -> Result<Option<HalfIn>> {
    let row = entry::Entity::find_by_id(sha256(token)).filter(entry::Column::Expires.gt(now)).one(db).await?;
    Ok(row.map(|row| HalfIn { person: PersonId(row.person), shared: row.shared }))
}

/// Forgets that their password was right: they are in now, or have to begin anew.
pub(super) async fn forget_half_in(tx: &Tx, person: PersonId) -> Result<()> {
    entry::Entity::delete_many().filter(entry::Column::Person.eq(person.0)).exec(tx).await?;
    Ok(())
}

/// The secret of a row.
async fn opened(db: &impl Sealed, row: &second_factor::Model) -> Result<Vec<u8>> {
    let person = PersonId(row.person);
    let secret = Keys::of(db, [person]).await?.open(SECRET, row.person, person, &row.secret)?;
    secret.ok_or(Error::NotFound)
}

fn own(tx: &Tx) -> Result<PersonId> {
    tx.viewer().person.ok_or(Error::SignInFirst)
}
