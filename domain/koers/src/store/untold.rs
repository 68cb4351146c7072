//! What somebody may not know of: the emergencies about them of which they were not told, and the mails by which others were.

use super::row::{emergency, untold_mail};
use kernel::access::Authorized;
use kernel::ids::{EmergencyId, MailId, Ref};
use kernel::rights::KeepOwnAccount;
use kernel::{Capacity, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

/// The emergencies about whoever is signed in of which they were not told, with those mails; for an administrator the mails of all of
/// them: who gets none would tell about whom it is. It is for leaving these out, never for showing them.
///
/// # Errors
/// When the database fails.
pub async fn untold(db: &impl ConnectionTrait, right: &Authorized<KeepOwnAccount>, capacity: Capacity) -> Result<Vec<Ref>> {
    let theirs = emergency::Entity::find().filter(emergency::Column::Person.eq(right.person()?.0));
    let theirs = theirs.filter(emergency::Column::Told.is_null()).select_only().column(emergency::Column::Id);
    let theirs: Vec<Uuid> = theirs.into_tuple().all(db).await?;
    let mails = match capacity {
        Capacity::Administrator => untold_mail::Entity::find(),
        _ => untold_mail::Entity::find().filter(untold_mail::Column::Emergency.is_in(theirs.iter().copied())),
    };
    let mails = mails.all(db).await?;
    let mails = mails.into_iter().map(|row| MailId(row.mail).into());
    Ok(theirs.into_iter().map(|id| EmergencyId(id).into()).chain(mails).collect())
}

pub(super) async fn keep(tx: &Tx, emergency: EmergencyId, mails: &[MailId]) -> Result<()> {
    let rows = mails.iter().map(|mail| untold_mail::ActiveModel { mail: Set(mail.0), emergency: Set(emergency.0) });
    untold_mail::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn forget(tx: &Tx, emergency: EmergencyId) -> Result<()> {
    untold_mail::Entity::delete_many().filter(untold_mail::Column::Emergency.eq(emergency.0)).exec(tx).await?;
    Ok(())
}
