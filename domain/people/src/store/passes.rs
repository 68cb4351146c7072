//! Personal links: given, sent, used, withdrawn. What is no longer good is deleted.

use super::people::Holder;
use super::rows::{pass, person};
use super::secrets::{sha256, token};
use super::{people, ways_back, ways_in};
use crate::access::{EditPeople, SendMail, SignIn};
use crate::model::{Pass, PassKind};
use kernel::access::Authorized;
use kernel::ids::{PassId, PersonId};
use kernel::{Error, Moment, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

/// What a link that opens nothing says.
pub(super) const OVER: Error = Error::Refused("refused-pass");

impl Holder for Pass {
    fn person(&self) -> PersonId {
        self.person
    }
}

/// Gives a person a link, in the place of an earlier one of its kind. It has no secret, and so opens nothing, until its mail
/// goes out.
///
/// # Errors
/// [`Error::Refused`] when they cannot sign in, for an example person, and for an invitation of somebody who has a way in.
pub async fn give_pass(tx: &Tx, _right: &Authorized<EditPeople>, id: PersonId, kind: PassKind) -> Result<PassId> {
    people::no_example(tx, id).await?;
    let active = person::Entity::find_by_id(id.0).filter(person::Column::Active.eq(true)).one(tx).await?;
    active.ok_or(Error::Refused("refused-inactive"))?;
    if kind == PassKind::Invitation && !ways_in::of(tx, id).await?.is_none() {
        return Err(Error::Refused("refused-has-a-way-in"));
    }
    let earlier = pass::Entity::delete_many().filter(pass::Column::Person.eq(id.0));
    earlier.filter(pass::Column::Kind.eq(kind.word())).exec(tx).await?;
    let given = PassId::fresh();
    let row = pass::ActiveModel {
        id: Set(given.0),
        person: Set(id.0),
        kind: Set(kind.word().to_owned()),
        hash: Set(None),
        expires: Set(tx.now() + kind.lasts()),
    };
    pass::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(given)
}

/// Makes the secret of a link, for the mail that goes out now; an earlier secret of it is worth nothing from here on. Nothing
/// when the link is no longer good. The link that stops a way back is one too.
///
/// # Errors
/// When the machine gives no random number.
pub async fn secret(tx: &Tx, right: &Authorized<SendMail>, id: PassId) -> Result<Option<String>> {
    let secret = token()?;
    let made = pass::Entity::update_many()
        .col_expr(pass::Column::Hash, Expr::value(sha256(&secret)))
        .filter(pass::Column::Id.eq(id.0))
        .filter(pass::Column::Expires.gt(tx.now()))
        .exec(tx)
        .await?;
    let good = made.rows_affected == 1 || ways_back::stop_secret(tx, right, id, &secret).await?;
    Ok(good.then_some(secret))
}

/// The link with this secret. To look at it does not use it up: mail scanners look too.
///
/// # Errors
/// [`Error::Refused`] when it opens nothing (any more).
pub async fn pass(
    db: &impl ConnectionTrait,
    _right: &Authorized<SignIn>,
    kind: PassKind,
    secret: &str,
    now: Moment,
) -> Result<Pass> {
    let found = pass::Entity::find().filter(pass::Column::Hash.eq(sha256(secret))).filter(pass::Column::Kind.eq(kind.word()));
    let row = found.filter(pass::Column::Expires.gt(now)).one(db).await?.ok_or(OVER)?;
    Ok(Pass { id: PassId(row.id), person: PersonId(row.person), kind, expires: row.expires })
}

/// Uses a link up: its person gets this password (a hash), is signed out everywhere, and no account elsewhere opens theirs any more by
/// which they did not show two things of themselves, nor does a way back that was asked before.
/// The others stay, and so do their passkeys and their second factor: they prove more than a mailbox does.
///
/// # Errors
/// [`Error::Refused`] when somebody else was first, or it was withdrawn meanwhile.
pub async fn use_pass(tx: &Tx, _right: &Authorized<SignIn>, pass: &Pass, password: String) -> Result<()> {
    let used = pass::Entity::delete_many().filter(pass::Column::Id.eq(pass.id.0)).filter(pass::Column::Expires.gt(tx.now()));
    if used.exec(tx).await?.rows_affected != 1 {
        return Err(OVER);
    }
    people::store_password(tx, pass.person, password).await
}

/// Takes back every link of a person.
pub(super) async fn withdraw(tx: &Tx, id: PersonId) -> Result<()> {
    pass::Entity::delete_many().filter(pass::Column::Person.eq(id.0)).exec(tx).await?;
    Ok(())
}
