//! Identities and their readable keys. A renamed key keeps leading to the thing; renamed in a draft, it holds there alone until that is
//! adopted.

use super::rows::{draft_key, former_key, identity, version};
use crate::model::{Agenda, VersionStatus};
use kernel::ids::{Kind, Ref, VersionId};
use kernel::{Error, Result, Tx, fold};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

/// The key by which something in this agenda is found now that had this key before, or has it elsewhere. What stands in no such
/// agenda takes the same queries as what never was.
///
/// # Errors
/// [`Error::NotFound`] when nothing in it had the key.
pub async fn renamed(db: &impl ConnectionTrait, agenda: &Agenda, kind: Kind, key: &str) -> Result<String> {
    let former = former_key::Entity::find_by_id((kind.word().to_owned(), key.to_owned())).one(db).await?;
    let id = match former {
        Some(former) => former.thing,
        None => with_key(db, kind, key).await?.ok_or(Error::NotFound)?.id,
    };
    agenda.key_of(Ref { kind, id }).map(str::to_owned).ok_or(Error::NotFound)
}

async fn with_key(db: &impl ConnectionTrait, kind: Kind, key: &str) -> Result<Option<identity::Model>> {
    let of_kind = identity::Entity::find().filter(identity::Column::Kind.eq(kind.word()));
    Ok(of_kind.filter(identity::Column::Key.eq(key)).one(db).await?)
}

/// The keys that things have in a version that is not adopted yet, where those differ.
pub(super) async fn in_draft(db: &impl ConnectionTrait, version: VersionId) -> Result<Vec<(Uuid, String)>> {
    let rows = draft_key::Entity::find().filter(draft_key::Column::Version.eq(version)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.thing, row.key)).collect())
}

/// Gives a thing the key that it has in a version: at once in an adopted one, else when that is adopted.
///
/// # Errors
/// [`Error::Taken`] when another thing of this kind has the key.
pub(super) async fn call(tx: &Tx, version: VersionId, thing: Ref, key: &str) -> Result<()> {
    let row = version::Entity::find_by_id(version).one(tx).await?.ok_or(Error::NotFound)?;
    if row.status == VersionStatus::Adopted.word() { rename(tx, thing, key).await } else { want(tx, version, thing, key).await }
}

/// Keeps the key that a thing gets when a version is adopted.
///
/// # Errors
/// As [`call`].
pub(super) async fn want(tx: &Tx, version: VersionId, thing: Ref, key: &str) -> Result<()> {
    if !fold::is_key(key) {
        return Err(Error::Refused("fault-key"));
    }
    draft_key::Entity::delete_by_id((version, thing.id)).exec(tx).await?;
    match with_key(tx, thing.kind, key).await? {
        Some(same) if same.id == thing.id => return Ok(()),
        Some(_) => return Err(Error::Taken("agenda_identity_key".to_owned())),
        None => {}
    }
    let kind = thing.kind.word().to_owned();
    let row = draft_key::ActiveModel { version: Set(version), thing: Set(thing.id), kind: Set(kind), key: Set(key.to_owned()) };
    draft_key::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Renames everything that was renamed in a version, which is adopted now.
///
/// # Errors
/// [`Error::Taken`] when something else got one of the keys meanwhile.
pub(super) async fn rename_all(tx: &Tx, version: VersionId) -> Result<()> {
    for row in draft_key::Entity::find().filter(draft_key::Column::Version.eq(version)).all(tx).await? {
        let thing = Ref::read(&row.kind, row.thing).ok_or_else(|| Error::internal("a key of nothing that is known"))?;
        rename(tx, thing, &row.key).await?;
    }
    forget(tx, version).await
}

/// Forgets the keys that things were given in a version.
pub(super) async fn forget(tx: &Tx, version: VersionId) -> Result<()> {
    draft_key::Entity::delete_many().filter(draft_key::Column::Version.eq(version)).exec(tx).await?;
    Ok(())
}

/// Gives a new thing the key that it wants, or that key with a number behind it when another of its kind has it.
pub(super) async fn add_under_free_key(tx: &Tx, thing: Ref, wanted: &str) -> Result<()> {
    let key = free_key(tx, thing.kind, wanted).await?;
    add(tx, thing, &key).await
}

/// Gives a new thing its key, which nothing of its kind has. Where something had that key before, its address leads on to that until
/// the version with the new thing is published.
pub(super) async fn add(tx: &Tx, thing: Ref, key: &str) -> Result<()> {
    let row = identity::ActiveModel {
        id: Set(thing.id),
        kind: Set(thing.kind.word().to_owned()),
        key: Set(key.to_owned()),
        created: Set(tx.now()),
    };
    identity::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Keys that are used again in a version that is published no longer lead to what had them before.
pub(super) async fn take_keys(tx: &Tx, version: &Agenda) -> Result<()> {
    let again = Expr::cust(
        "EXISTS (SELECT 1 FROM agenda_former_key f WHERE f.kind = agenda_identity.kind AND f.key = agenda_identity.key)",
    );
    for row in identity::Entity::find().filter(again).all(tx).await? {
        if Ref::read(&row.kind, row.id).is_some_and(|thing| version.key_of(thing).is_some()) {
            former_key::Entity::delete_by_id((row.kind, row.key)).exec(tx).await?;
        }
    }
    Ok(())
}

/// Gives up the identities, with their keys, of what stands in no version: what was new in a draft that is gone.
pub(super) async fn give_up(tx: &Tx) -> Result<()> {
    let named =
        ["theme", "goal", "result", "indicator", "statement", "policy_note"].map(|noun| format!("SELECT id FROM agenda_{noun}"));
    let elsewhere =
        ["SELECT strategy FROM agenda_version", "SELECT thing FROM agenda_former_key", "SELECT thing FROM agenda_draft_key"];
    let used = [named.join(" UNION "), elsewhere.join(" UNION ")].join(" UNION ");
    tx.execute_unprepared(&format!("DELETE FROM agenda_identity WHERE id NOT IN ({used})")).await?;
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
    let to_be = draft_key::Entity::find().filter(draft_key::Column::Kind.eq(kind.word())).all(tx).await?;
    let taken = |key: &str| like_it.iter().any(|row| row.key == key) || to_be.iter().any(|row| row.key == key);
    let numbered = (2..).map(|number| format!("{}-{number}", wanted.chars().take(55).collect::<String>()));
    Ok(std::iter::once(wanted.clone()).chain(numbered).find(|key| !taken(key)).unwrap_or(wanted))
}
