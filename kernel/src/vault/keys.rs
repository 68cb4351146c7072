//! The data keys of people, and what they seal and open.

use super::cipher::{Cipher, fresh};
use super::{NOBODY, Sealed, Vault, row, wrap};
use crate::audit::chain::Canonical;
use crate::ids::PersonId;
use crate::{Error, Result, Tx};
use sea_orm::entity::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A column of which the values are sealed, or looked up.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub(super) table: &'static str,
    pub(super) column: &'static str,
}

impl Field {
    /// A column of a table.
    pub const fn of(table: &'static str, column: &'static str) -> Self {
        Self { table, column }
    }
}

/// The data keys of some people, as they stood when they were read. Who is not among them is unreadable for good.
#[derive(Debug)]
pub struct Keys {
    vault: Vault,
    known: HashMap<Uuid, (i64, Arc<Cipher>)>,
}

impl Keys {
    /// The keys of these people, in one question.
    ///
    /// # Errors
    /// [`Error::Locked`] when a key does not unwrap.
    pub async fn of(db: &impl Sealed, people: impl IntoIterator<Item = PersonId>) -> Result<Self> {
        let people: BTreeSet<Uuid> = people.into_iter().map(|person| person.0).collect();
        if people.is_empty() {
            return Ok(Self { vault: db.vault().clone(), known: HashMap::new() });
        }
        let keys = Self::read(db, row::Entity::find().filter(row::Column::Subject.is_in(people.clone()))).await?;
        // Destroyed by another process, it is not remembered here either.
        people.iter().filter(|id| !keys.known.contains_key(id)).for_each(|id| keys.vault.forget(PersonId(*id)));
        Ok(keys)
    }

    /// The keys of everybody.
    ///
    /// # Errors
    /// As [`Keys::of`].
    pub async fn all(db: &impl Sealed) -> Result<Self> {
        Self::read(db, row::Entity::find().filter(row::Column::Subject.ne(NOBODY))).await
    }

    async fn read(db: &impl Sealed, query: Select<row::Entity>) -> Result<Self> {
        let vault = db.vault().clone();
        let keys = query.all(db).await?.into_iter().map(|row| Ok((row.subject, (row.version, vault.cipher(row)?))));
        let known = keys.collect::<Result<_>>()?;
        Ok(Self { vault, known })
    }

    /// Whether what was sealed for a person can be opened.
    pub fn has(&self, person: PersonId) -> bool {
        self.known.contains_key(&person.0)
    }

    /// Seals a value for a person, in its row.
    ///
    /// # Errors
    /// [`Error::NotFound`] when their key is not there (any more).
    pub fn seal(&self, field: Field, row: Uuid, person: PersonId, value: &[u8]) -> Result<Vec<u8>> {
        let (version, cipher) = self.known.get(&person.0).ok_or(Error::NotFound)?;
        cipher.seal(&self.place(field, row, person, *version), value)
    }

    /// What was sealed; nothing when the key of its person was destroyed.
    ///
    /// # Errors
    /// When it was sealed for another municipality, column, row or person, or was meddled with.
    pub fn open(&self, field: Field, row: Uuid, person: PersonId, sealed: &[u8]) -> Result<Option<Vec<u8>>> {
        let Some((version, cipher)) = self.known.get(&person.0) else { return Ok(None) };
        match cipher.open(&self.place(field, row, person, *version), sealed) {
            Some(opened) => Ok(Some(opened.to_vec())),
            None => Err(Error::internal(format_args!("a value of {}.{} does not open: {row}", field.table, field.column))),
        }
    }

    /// As [`Keys::open`], of a text.
    ///
    /// # Errors
    /// As [`Keys::open`].
    pub fn text(&self, field: Field, row: Uuid, person: PersonId, sealed: &[u8]) -> Result<Option<String>> {
        self.open(field, row, person, sealed)?.map(|bytes| String::from_utf8(bytes).map_err(Error::internal)).transpose()
    }

    fn place(&self, field: Field, row: Uuid, person: PersonId, version: i64) -> Vec<u8> {
        Canonical::of("samenkoers-field/1")
            .field(&self.vault.0.municipality)
            .field(field.table.as_bytes())
            .field(field.column.as_bytes())
            .field(row.as_bytes())
            .field(person.0.as_bytes())
            .number(version)
            .bytes()
    }
}

/// Makes the data key of a new person.
///
/// # Errors
/// [`Error::Taken`] when they have one; [`Error::Locked`] without a key-encryption key.
pub async fn make(tx: &Tx, person: PersonId) -> Result<()> {
    let Vault(inner) = tx.vault();
    // The folder is looked at again: who rotates keys wants the newest used from then on.
    let row = wrap(&*inner.keyring.newest()?, &inner.municipality, person.0, &fresh()?)?;
    row::Entity::insert(row::ActiveModel::from(row).reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Destroys the data key of a person: whatever was sealed for them is unreadable from the commit on.
///
/// # Errors
/// [`Error::NotFound`] when it is gone already.
pub async fn destroy(tx: &Tx, person: PersonId) -> Result<()> {
    tx.vault().forget(person);
    let gone = row::Entity::delete_by_id(person.0).exec(tx).await?;
    if gone.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
}
