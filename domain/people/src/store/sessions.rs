//! Sessions: opened, recognised, closed.

use super::rows::session;
use super::{people, sha256};
use crate::access::SignIn;
use chrono::Duration;
use kernel::access::Authorized;
use kernel::ids::PersonId;
use kernel::{Error, Moment, Result, Tx, Viewer};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use std::fmt::Write as _;

/// Somebody who signed in has to do so again after this.
const LASTS: Duration = Duration::hours(12);

/// Opens a session for somebody who has just shown who they are, and gives the token for their browser.
/// Sessions that are over go.
///
/// # Errors
/// When the machine gives no random number.
pub async fn open_session(tx: &Tx, _right: &Authorized<SignIn>, person: PersonId) -> Result<String> {
    session::Entity::delete_many().filter(session::Column::Expires.lte(tx.now())).exec(tx).await?;
    let token = token()?;
    let row = session::ActiveModel {
        hash: Set(sha256(&token)),
        person: Set(person.0),
        created: Set(tx.now()),
        expires: Set(tx.now() + LASTS),
    };
    session::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

/// The person whose session this is, while it lasts and they may sign in.
///
/// # Errors
/// When the database fails.
pub async fn viewer_of(db: &impl ConnectionTrait, token: &str, now: Moment) -> Result<Option<Viewer>> {
    let good = session::Entity::find_by_id(sha256(token)).filter(session::Column::Expires.gt(now));
    let Some(session) = good.one(db).await? else { return Ok(None) };
    let person = people::find(db, PersonId(session.person)).await?;
    Ok(person.active.then(|| Viewer::person(person.id, person.name, person.roles)))
}

/// Closes the session of a token; one that is not there is closed already.
///
/// # Errors
/// When the database fails.
pub async fn close_session(tx: &Tx, _right: &Authorized<SignIn>, token: &str) -> Result<()> {
    session::Entity::delete_by_id(sha256(token)).exec(tx).await?;
    Ok(())
}

/// Closes all sessions of a person.
pub(super) async fn close_all(tx: &Tx, person: PersonId) -> Result<()> {
    session::Entity::delete_many().filter(session::Column::Person.eq(person.0)).exec(tx).await?;
    Ok(())
}

/// 256 random bits in hexadecimal.
#[expect(clippy::disallowed_methods, reason = "the secrets of forms and sessions are made here and in web::enter")]
fn token() -> Result<String> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}
