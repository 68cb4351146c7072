//! Tries to get in. Each is counted before it is looked at, so that many at once gain nothing; a right one is taken back.

use super::rows::attempt;
use crate::access::SignIn;
use crate::model::{ATTEMPTS_LAST, Attempt, Target, Wait};
use kernel::access::Authorized;
use kernel::ids::PersonId;
use kernel::vault::Field;
use kernel::{Result, Sealed, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

const ADDRESS: Field = Field::of("people_attempt", "address");

/// A try that was counted.
#[derive(Clone, Debug)]
pub struct Counted {
    id: Uuid,
    attempt: Attempt,
}

/// A try for an account, which is told by anything that names it.
pub fn attempt(tx: &Tx, target: Target, account: &str, client: Option<&str>, device: Option<String>) -> Attempt {
    Attempt { target, account: tx.vault().lookup(ADDRESS, account), client: client.map(str::to_owned), device }
}

/// Counts a try, when there is room for it. Nothing but what still counts is kept.
///
/// # Errors
/// When the database fails.
pub async fn note_attempt(tx: &Tx, _right: &Authorized<SignIn>, new: Attempt) -> Result<Result<Counted, Wait>> {
    attempt::Entity::delete_many().filter(attempt::Column::At.lte(tx.now() - ATTEMPTS_LAST)).exec(tx).await?;
    let near = Condition::any().add(attempt::Column::Address.eq(new.account.clone()));
    let near = new.client.iter().fold(near, |near, client| near.add(attempt::Column::Client.eq(client)));
    let rows = attempt::Entity::find().filter(attempt::Column::Target.eq(new.target.word())).filter(near).all(tx).await?;
    let earlier: Vec<_> = rows.into_iter().filter_map(read).collect();
    if let Some(wait) = new.wait(&earlier) {
        return Ok(Err(wait));
    }
    // Nothing points at a try: its id only has to be new.
    let id = PersonId::fresh().0;
    let row = attempt::ActiveModel {
        id: Set(id),
        address: Set(new.account.clone()),
        at: Set(tx.now()),
        target: Set(new.target.word().to_owned()),
        client: Set(new.client.clone()),
        device: Set(new.device.clone()),
    };
    attempt::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Ok(Counted { id, attempt: new }))
}

/// Takes a try back, which was right, and the wrong ones before it in the same place or on the same device. Those of
/// others stay.
///
/// # Errors
/// When the database fails.
pub async fn forget_attempts(tx: &Tx, _right: &Authorized<SignIn>, counted: &Counted) -> Result<()> {
    let Attempt { target, account, client, device } = &counted.attempt;
    let own = match (device, client) {
        (Some(device), _) => Some(Condition::all().add(attempt::Column::Device.eq(device))),
        (None, Some(client)) => {
            Some(Condition::all().add(attempt::Column::Client.eq(client)).add(attempt::Column::Device.is_null()))
        }
        (None, None) => None,
    };
    let own = own.map(|own| own.add(attempt::Column::Address.eq(account.clone())).add(attempt::Column::Target.eq(target.word())));
    let gone = own.into_iter().fold(Condition::any().add(attempt::Column::Id.eq(counted.id)), Condition::add);
    attempt::Entity::delete_many().filter(gone).exec(tx).await?;
    Ok(())
}

fn read(row: attempt::Model) -> Option<(Attempt, DateTimeUtc)> {
    let target = Target::read(&row.target)?;
    Some((Attempt { target, account: row.address, client: row.client, device: row.device }, row.at))
}
