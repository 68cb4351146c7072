//! The file of keys beside backups: the wrapped data keys of a municipality, worth nothing without the key-encryption key. Each backup
//! replaces it, so that a key that was destroyed is soon in none; the newest opens all older backups.

use crate::{Fail, modes};
use kernel::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

const FORMAT: &str = "samenkoers-keys/1";

/// The first line of the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    format: String,
    /// When it was made.
    pub made_at: Moment,
    /// Of which municipality, by the mark of its vault.
    pub mark: String,
    /// By which key-encryption keys they are wrapped.
    pub keks: BTreeSet<String>,
}

/// A file of keys.
#[derive(Clone, Debug)]
pub struct KeysFile {
    /// What it says of itself.
    pub head: Head,
    /// Rows, as a backup has them.
    pub rows: Vec<String>,
}

/// Where the file of keys of a municipality is: beside its backups.
pub fn beside(backup: &Path, municipality: &str) -> PathBuf {
    backup.with_file_name(format!("{municipality}.keys"))
}

impl KeysFile {
    /// The file of keys of this moment.
    pub fn of(made_at: Moment, mark: String, rows: Vec<String>) -> Self {
        // A row is: whose, version, under which key-encryption key, the wrapped key.
        let kek = |row: &String| serde_json::from_str::<Vec<Option<String>>>(row).ok()?.into_iter().nth(2)?;
        let keks = rows.iter().filter_map(kek).collect();
        Self { head: Head { format: FORMAT.to_owned(), made_at, mark, keks }, rows }
    }

    /// Puts it in the place of the one that was there.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn write(&self, path: &Path) -> std::io::Result<()> {
        let unfinished = path.with_extension("keys.unfinished");
        let head = serde_json::to_string(&self.head)?;
        let mut file = modes::create(&unfinished)?;
        for line in std::iter::once(&head).chain(&self.rows) {
            writeln!(file, "{line}")?;
        }
        file.sync_all()?;
        std::fs::rename(&unfinished, path)
    }

    /// Reads one.
    ///
    /// # Errors
    /// A sentence with the way out.
    pub fn read(path: &Path) -> Result<Self, Fail> {
        let text = std::fs::read_to_string(path).map_err(|error| {
            Fail::way(format!(
                "cannot read the file of keys {} ({error}); without it nothing about people in the backup can be read. Give the newest with --keys-file FILE",
                path.display()
            ))
        })?;
        let mut lines = text.lines();
        let head: Option<Head> = lines.next().and_then(|line| serde_json::from_str(line).ok());
        let head = head.filter(|head| head.format == FORMAT);
        let head = head.ok_or_else(|| Fail::way(format!("{} is no file of keys of Samenkoers", path.display())))?;
        Ok(Self { head, rows: lines.map(str::to_owned).collect() })
    }
}
