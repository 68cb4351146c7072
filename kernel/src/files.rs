//! Files, kept in the municipality's own database so that a backup is whole.

use crate::ids::FileId;
use crate::{Error, Moment, Result, Tx};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The largest file that is taken in: 64 MiB.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// A stored file.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its name when it was offered, without folders.
    pub name: String,
    /// Its media type, as we decided it.
    pub mime: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// When it was stored.
    pub at: Moment,
}

mod row {
    use super::{DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EnumIter};
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "kernel_file")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub name: String,
        pub mime: String,
        pub sha256: String,
        pub size: i64,
        pub bytes: Vec<u8>,
        pub at: DateTimeUtc,
        pub person: Option<Uuid>,
    }
    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Stores a file.
///
/// # Errors
/// [`Error::Refused`] when it is larger than [`LARGEST`].
pub async fn store(tx: &Tx, name: &str, mime: &str, bytes: Vec<u8>) -> Result<FileId> {
    if bytes.len() > LARGEST {
        return Err(Error::Refused("file-too-large"));
    }
    let id = FileId::fresh();
    let row = row::ActiveModel {
        id: Set(id.0),
        name: Set(bare(name)),
        mime: Set(mime.to_owned()),
        sha256: Set(sha256(&bytes)),
        size: Set(i64::try_from(bytes.len()).map_err(Error::internal)?),
        bytes: Set(bytes),
        at: Set(tx.now()),
        person: Set(tx.viewer().person.map(|id| id.0)),
    };
    row::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// Reads a file.
///
/// # Errors
/// [`Error::NotFound`]
pub async fn read(db: &impl ConnectionTrait, id: FileId) -> Result<Stored> {
    let row = row::Entity::find_by_id(id.0).one(db).await?.ok_or(Error::NotFound)?;
    Ok(Stored { name: row.name, mime: row.mime, sha256: row.sha256, bytes: row.bytes, at: row.at })
}

/// Takes a file away; its owner has recorded the removal.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &Tx, id: FileId) -> Result<()> {
    row::Entity::delete_by_id(id.0).exec(tx).await?;
    Ok(())
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A name as it was offered, without folders and without signs that nobody sees or that turn the reading direction around.
pub fn bare(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let hidden = |c: char| {
        c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let name: String = name.chars().filter(|c| !hidden(*c)).take(120).collect();
    if name.is_empty() { "bestand".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_keeps_no_folder() {
        assert_eq!(bare("../../etc/passwd"), "passwd");
        assert_eq!(bare("C:\\Temp\\cijfers.csv"), "cijfers.csv");
        assert_eq!(bare(""), "bestand");
    }

    #[test]
    fn a_file_name_keeps_nothing_that_nobody_sees() {
        assert_eq!(bare("cijfers\r\nX-A: b\0.csv"), "cijfersX-A: b.csv");
        assert_eq!(bare("cijfers\u{202e}vsc.exe"), "cijfersvsc.exe");
        assert_eq!(bare(&"a".repeat(4000)).len(), 120);
    }
}
