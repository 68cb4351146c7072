//! What is kept about people is sealed: each person has a data key of their own, wrapped under a key-encryption key that is never in the
//! database ([`Keyring`]). Whose data key is destroyed, is unreadable, in backups too.
//!
//! What is sealed opens only in its own municipality, table, column and row, for its own person. A municipality is known by what
//! follows from its lookup key, by which values such as e-mail addresses are found without being readable.

mod cipher;
mod keyring;
mod keys;
mod rotation;
mod row;
#[cfg(test)]
mod tests;

pub use keyring::{Keyring, Retired};
pub use keys::{Field, Keys, destroy, make};
pub use rotation::{check, in_use, rewrap};

use crate::audit::chain::Canonical;
use crate::hex::hex;
use crate::ids::PersonId;
use crate::{Error, Result};
use cipher::{Cipher, Secret, fresh};
use keyring::Kek;
use ring::hmac;
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, Statement};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

/// The table of wrapped keys. A backup leaves it out and puts it in a file of its own.
pub const TABLE: &str = "kernel_key";

/// Of so many people the unwrapped keys are remembered; when there are more, all are forgotten.
const REMEMBERED: usize = 10_000;
/// Under this id stands the key by which values are looked up.
const NOBODY: Uuid = Uuid::nil();

/// A handle that knows how to open what is sealed in its database: [`crate::Reader`] and [`crate::Tx`].
pub trait Sealed: ConnectionTrait {
    /// The keys of this database.
    fn vault(&self) -> &Vault;
}

/// What opens the sealed values of one municipality. A clone is the same vault.
#[derive(Clone)]
pub struct Vault(Arc<Inner>);

struct Inner {
    keyring: Keyring,
    lookup: hmac::Key,
    /// What tells this municipality from every other.
    municipality: Vec<u8>,
    /// The keys that were unwrapped lately. The row decides: one holds as long as its row is just as it was.
    unwrapped: Mutex<HashMap<Uuid, (row::Model, Arc<Cipher>)>>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// The vault of a database. One that holds nothing yet gets its lookup key here.
    pub(crate) async fn of(db: &impl ConnectionTrait, keyring: &Keyring) -> Result<Self> {
        if row::Entity::find_by_id(NOBODY).one(db).await?.is_none() {
            begin(db, keyring).await?;
        }
        let row = row::Entity::find_by_id(NOBODY).one(db).await?.ok_or_else(|| Error::internal("the lookup key was not kept"))?;
        let secret = unwrap(keyring, &[], &row)?;
        let lookup = hmac::Key::new(hmac::HMAC_SHA256, secret.as_slice());
        let municipality = hmac::sign(&lookup, b"samenkoers-municipality/1").as_ref().to_vec();
        Ok(Self(Arc::new(Inner { keyring: keyring.clone(), lookup, municipality, unwrapped: Mutex::default() })))
    }

    /// By what a value is found that is not readable: the same for the same text in the same field of this municipality.
    pub fn lookup(&self, field: Field, text: &str) -> Vec<u8> {
        let asked = Canonical::of("samenkoers-lookup/1").field(field.table.as_bytes()).field(field.column.as_bytes());
        hmac::sign(&self.0.lookup, &asked.field(text.as_bytes()).bytes()).as_ref().to_vec()
    }

    /// What keys of this municipality are recognised by, in a file of them: 16 hexadecimal digits.
    pub fn mark(&self) -> String {
        hex(&self.0.municipality[..8])
    }

    /// The cipher of a row, unwrapped when it is not remembered.
    fn cipher(&self, row: row::Model) -> Result<Arc<Cipher>> {
        if let Some((_, cipher)) = self.remembered().get(&row.subject).filter(|(known, _)| *known == row) {
            return Ok(cipher.clone());
        }
        let secret = unwrap(&self.0.keyring, &self.0.municipality, &row)?;
        let cipher = Arc::new(Cipher::of(&secret)?);
        let mut remembered = self.remembered();
        if remembered.len() >= REMEMBERED {
            remembered.clear();
        }
        remembered.insert(row.subject, (row, cipher.clone()));
        Ok(cipher)
    }

    fn forget(&self, person: PersonId) {
        self.remembered().remove(&person.0);
    }

    fn remembered(&self) -> MutexGuard<'_, HashMap<Uuid, (row::Model, Arc<Cipher>)>> {
        self.0.unwrapped.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes the lookup key of a database without one, if that is because it is new.
async fn begin(db: &impl ConnectionTrait, keyring: &Keyring) -> Result<()> {
    let written = Statement::from_string(db.get_database_backend(), "SELECT events FROM kernel_writes");
    let written = db.query_one_raw(written).await?.ok_or_else(|| Error::internal("writes are not counted"))?;
    if written.try_get_by_index::<i64>(0)? != 0 {
        return Err(Error::Locked(
            "the keys of this database are gone; restore it from a backup together with its newest file of keys".to_owned(),
        ));
    }
    let row = wrap(&*keyring.first()?, &[], NOBODY, &fresh()?)?;
    // Of two programs that begin together the first one counts.
    let insert = "INSERT INTO kernel_key (subject, version, kek, wrapped) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    let values = [row.subject.into(), row.version.into(), row.kek.into(), row.wrapped.into()];
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), insert, values)).await?;
    Ok(())
}

fn wrap(kek: &Kek, municipality: &[u8], subject: Uuid, secret: &Secret) -> Result<row::Model> {
    let version = 1;
    let wrapped = kek.cipher.seal(&wrapping(municipality, subject, version), secret.as_slice())?;
    Ok(row::Model { subject, version, kek: kek.id.clone(), wrapped })
}

fn unwrap(keyring: &Keyring, municipality: &[u8], row: &row::Model) -> Result<Secret> {
    let kek = keyring.find(&row.kek)?;
    let secret = kek.cipher.open(&wrapping(municipality, row.subject, row.version), &row.wrapped);
    let secret = secret.and_then(|secret| <[u8; 32]>::try_from(secret.as_slice()).ok()).map(Zeroizing::new);
    secret.ok_or_else(|| {
        Error::Locked(format!(
            "the data key of {} does not open with the key {}: it was damaged, or belongs to another municipality; restore it from a file of keys",
            row.subject, row.kek
        ))
    })
}

/// What a data key is wrapped with, so that no row of another municipality or person takes its place.
fn wrapping(municipality: &[u8], subject: Uuid, version: i64) -> Vec<u8> {
    Canonical::of("samenkoers-data-key/1").field(municipality).field(subject.as_bytes()).number(version).bytes()
}
