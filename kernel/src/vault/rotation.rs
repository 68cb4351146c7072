//! Wrapping the data keys under another key-encryption key, while everybody goes on. What they seal stays as it is.

use super::{NOBODY, Sealed, Vault, row, unwrap, wrapping};
use crate::{Reader, Result, Tx};
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// How many rows are wrapped under each key-encryption key, by its id.
///
/// # Errors
/// When the database fails.
pub async fn in_use(db: &impl ConnectionTrait) -> Result<BTreeMap<String, i64>> {
    let query = row::Entity::find().select_only().column(row::Column::Kek).column_as(row::Column::Subject.count(), "rows");
    Ok(query.group_by(row::Column::Kek).into_tuple::<(String, i64)>().all(db).await?.into_iter().collect())
}

/// The rows that do not open, by whose they are.
///
/// # Errors
/// When the database fails.
pub async fn check(db: &Reader) -> Result<Vec<Uuid>> {
    let Vault(inner) = db.vault();
    let rows = row::Entity::find().order_by_asc(row::Column::Subject).all(db).await?;
    Ok(rows
        .into_iter()
        .filter(|row| unwrap(&inner.keyring, municipality(inner, row), row).is_err())
        .map(|row| row.subject)
        .collect())
}

/// Wraps up to `most` rows that are under another key-encryption key under the newest; how many that were.
///
/// # Errors
/// [`crate::Error::Locked`] when one does not open.
pub async fn rewrap(tx: &Tx, most: u64) -> Result<usize> {
    let Vault(inner) = tx.vault();
    let newest = inner.keyring.newest()?;
    let older = row::Entity::find().filter(row::Column::Kek.ne(newest.id.as_str())).order_by_asc(row::Column::Subject).limit(most);
    let mut done = 0;
    for row in older.all(tx).await? {
        let municipality = municipality(inner, &row);
        let secret = unwrap(&inner.keyring, municipality, &row)?;
        let wrapped = newest.cipher.seal(&wrapping(municipality, row.subject, row.version), secret.as_slice())?;
        let moved = row::Entity::update_many()
            .col_expr(row::Column::Kek, Expr::value(newest.id.as_str()))
            .col_expr(row::Column::Wrapped, Expr::value(wrapped))
            .filter(row::Column::Subject.eq(row.subject))
            // Meanwhile destroyed, it stays so; wrapped anew by another process, that counts.
            .filter(row::Column::Wrapped.eq(row.wrapped))
            .exec(tx)
            .await?;
        done += usize::from(moved.rows_affected == 1);
    }
    Ok(done)
}

/// The lookup key is wrapped before the municipality is known, which follows from it.
fn municipality<'a>(inner: &'a super::Inner, row: &row::Model) -> &'a [u8] {
    if row.subject == NOBODY { &[] } else { &inner.municipality }
}
