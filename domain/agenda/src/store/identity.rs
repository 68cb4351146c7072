//! Identities and their readable keys. A renamed key keeps leading to the thing.

use super::rows::{former_key, identity};
use crate::model::Agenda;
use kernel::ids::{Kind, Ref};
use kernel::{Error, Result, Tx, fold};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

/// The key by which something in this agenda is found now that had this key before. What stands in no such agenda takes the same
/// queries as what never was.
///
/// # Errors
/// [`Error::NotFound`] when nothing in it had the key.
pub async fn renamed(db: &impl ConnectionTrait, agenda: &Agenda, kind: Kind, key: &str) -> Result<String> {
    let former = former_key::Entity::find_by_id((kind.word().to_owned(), key.to_owned())).one(db).await?.ok_or(Error::NotFound)?;
    agenda.key_of(Ref { kind, id: former.thing }).map(str::to_owned).ok_or(Error::NotFound)
}

/// Gives a new thing the key that it wants, or that key with a number behind it when another of its kind has it.
pub(super) async fn add_under_free_key(tx: &Tx, thing: Ref, wanted: &str) -> Result<()> {
    let key = free_key(tx, thing.kind, wanted).await?;
    add(tx, thing, &key).await
}

/// Gives a new thing its key, which nothing of its kind has.
pub(super) async fn add(tx: &Tx, thing: Ref, key: &str) -> Result<()> {
    let row = identity::ActiveModel {
        id: Set(thing.id),
        kind: Set(thing.kind.word().to_owned()),
        key: Set(key.to_owned()),
        created: Set(tx.now()),
    };
    identity::Entity::insert(row).exec_without_returning(tx).await?;
    // A key that is used again no longer leads to what had it before.
    former_key::Entity::delete_by_id((thing.kind.word().to_owned(), key.to_owned())).exec(tx).await?;
    Ok(())
}

/// Renames a thing; its old key redirects.
///
/// # Errors
/// [`Error::Taken`] when another thing of this kind has the key.
pub(super) async fn rename(tx: &Tx, thing: Ref, key: &str) -> Result<()> {
    if !fold::is_key(key) {
        return Err(Error::Refused("fault-key"));
    }
    let row = identity::Entity::find_by_id(thing.id).one(tx).await?.ok_or(Error::NotFound)?;
    if row.key == key {
        return Ok(());
    }
    identity::Entity::update_many()
        .col_expr(identity::Column::Key, Expr::value(key))
        .filter(identity::Column::Id.eq(thing.id))
        .exec(tx)
        .await?;
    former_key::Entity::delete_by_id((row.kind.clone(), key.to_owned())).exec(tx).await?;
    let old = former_key::ActiveModel { kind: Set(row.kind), key: Set(row.key), thing: Set(thing.id) };
    let replace = OnConflict::columns([former_key::Column::Kind, former_key::Column::Key])
        .update_column(former_key::Column::Thing)
        .to_owned();
    former_key::Entity::insert(old).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(())
}

/// A key for a new thing that nothing of its kind has: the wanted one, or with a number behind it.
pub(super) async fn free_key(tx: &Tx, kind: Kind, wanted: &str) -> Result<String> {
    let wanted = if wanted.is_empty() { kind.word().replace('_', "-") } else { wanted.to_owned() };
    let like_it = identity::Entity::find().filter(identity::Column::Kind.eq(kind.word())).all(tx).await?;
    let taken = |key: &str| like_it.iter().any(|row| row.key == key);
    let numbered = (2..).map(|number| format!("{}-{number}", wanted.chars().take(55).collect::<String>()));
    Ok(std::iter::once(wanted.clone()).chain(numbered).find(|key| !taken(key)).unwrap_or(wanted))
}
