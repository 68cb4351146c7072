//! What givers do with what they gave: follow it, correct it, take it back.

use super::contributions::{ORIGINAL, changed, of, read};
use super::rows::{contribution, giver};
use crate::access::ChangeContribution;
use crate::model::{Code, Contribution, Standing};
use kernel::access::{Authorized, Closed};
use kernel::ids::PersonId;
use kernel::rights::KeepOwnAccount;
use kernel::vault::{self, Keys};
use kernel::{Error, Result, Sealed, Tx, search};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

/// What the giver with this code gave, the newest first; whether they may still see it is for the policies.
///
/// # Errors
/// [`Error::NotFound`] when nobody has this code.
pub async fn by_code(db: &impl Sealed, code: &Code) -> Result<Vec<Closed<Contribution>>> {
    let giver = giver::Entity::find().filter(giver::Column::Code.eq(code.hash())).one(db).await?.ok_or(Error::NotFound)?;
    Ok(of_givers(db, vec![giver.id]).await?.into_iter().map(Closed::new).collect())
}

/// What whoever is signed in gave from their account, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn own(db: &impl Sealed, right: &Authorized<KeepOwnAccount>) -> Result<Vec<Contribution>> {
    let theirs = giver::Entity::find().filter(giver::Column::Person.eq(right.person()?.0)).all(db).await?;
    of_givers(db, theirs.into_iter().map(|giver| giver.id).collect()).await
}

async fn of_givers(db: &impl Sealed, givers: Vec<Uuid>) -> Result<Vec<Contribution>> {
    use contribution::Column::{Given, Giver, Id};
    let keys = Keys::of(db, givers.iter().copied().map(PersonId)).await?;
    let rows = contribution::Entity::find().filter(Giver.is_in(givers)).order_by_desc(Given).order_by_desc(Id).all(db).await?;
    rows.into_iter().map(|row| Ok(Contribution { own: true, ..read(&keys, row)? })).collect()
}

/// The giver says it otherwise. It is off the public pages until somebody checked it again.
///
/// # Errors
/// [`Error::Stale`] when it changed meanwhile.
pub async fn correct(tx: &Tx, right: &Authorized<ChangeContribution>, before: &Contribution, text: &str) -> Result<()> {
    fits(right, before)?;
    let sealed = Keys::of(tx, [before.giver]).await?.seal(ORIGINAL, before.id.0, before.giver, text.as_bytes())?;
    let corrected = of(before).col_expr(contribution::Column::Original, Expr::value(sealed));
    changed(tx, corrected, Standing::Received, None).await?;
    search::take_out(tx, before.id.into()).await
}

/// The giver takes it back: nothing of it can be read any more, and where it led an empty place stays. With the last of what they gave
/// their key goes, and with that how they could be reached.
///
/// # Errors
/// [`Error::Stale`] when it changed meanwhile.
pub async fn withdraw(tx: &Tx, right: &Authorized<ChangeContribution>, before: &Contribution) -> Result<()> {
    fits(right, before)?;
    let nothing = || Expr::value(Option::<Vec<u8>>::None);
    let emptied = of(before).col_expr(ORIGINAL_COLUMN, nothing()).col_expr(NAME_COLUMN, nothing());
    changed(tx, emptied, Standing::Withdrawn, None).await?;
    search::take_out(tx, before.id.into()).await?;
    let rest = contribution::Entity::find()
        .filter(contribution::Column::Giver.eq(before.giver.0))
        .filter(contribution::Column::Standing.ne(Standing::Withdrawn.word()));
    if rest.count(tx).await? > 0 {
        return Ok(());
    }
    let emptied = giver::Entity::update_many().col_expr(giver::Column::Contact, nothing());
    let emptied = emptied.col_expr(giver::Column::Person, Expr::value(Option::<Uuid>::None));
    emptied.filter(giver::Column::Id.eq(before.giver.0)).exec(tx).await?;
    vault::destroy(tx, before.giver).await
}

const ORIGINAL_COLUMN: contribution::Column = contribution::Column::Original;
const NAME_COLUMN: contribution::Column = contribution::Column::Name;

fn fits(right: &Authorized<ChangeContribution>, contribution: &Contribution) -> Result<()> {
    if *right.on() == contribution.into() { Ok(()) } else { Err(Error::Denied) }
}
