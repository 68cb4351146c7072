//! The data folder: a folder per municipality with its `municipality.toml` and, unless it is on PostgreSQL, its database file.

use crate::cli::DataArgs;
use crate::{Fail, modes, program};
use kernel::db::Address;
use kernel::{Db, Keyring};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What the program must know of a municipality before it can open its database.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// The host names at which it is served, in lower case, without port.
    pub hosts: Vec<String>,
    /// A PostgreSQL address; when absent, the database is a file in the folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postgres: Option<String>,
    /// By way of whom people sign in, besides here (README.md).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub openid: Vec<openid::Config>,
}

const LISTED: &str = "municipality.toml";
const DATABASE: &str = "samenkoers.sqlite";
const FRESH: &str = "restoring.sqlite";

/// The data folder.
#[derive(Clone, Debug)]
pub struct Data {
    folder: PathBuf,
    /// Of all municipalities in it.
    pub keyring: Keyring,
}

impl Data {
    /// The folder, made for its owner alone when it is not there, and tried for writing.
    ///
    /// # Errors
    /// A sentence when it cannot be written.
    pub fn open(args: &DataArgs) -> Result<Self, Fail> {
        let folder = args.data.as_path();
        let cannot = |error| {
            Fail::way(format!("cannot write in the data folder {} ({error}); choose another with --data DIR", folder.display()))
        };
        let inside = folder.join("municipalities");
        modes::make_folder(&inside).map_err(cannot)?;
        let trial = inside.join(".writable");
        std::fs::write(&trial, b"").map_err(cannot)?;
        std::fs::remove_file(&trial).map_err(cannot)?;
        Ok(Self { folder: folder.to_owned(), keyring: args.keyring()? })
    }

    /// Every municipality by its key.
    ///
    /// # Errors
    /// A sentence that names the file that cannot be read.
    pub fn municipalities(&self) -> Result<BTreeMap<String, Municipality>, Fail> {
        let mut all = BTreeMap::new();
        for entry in std::fs::read_dir(self.folder.join("municipalities"))? {
            let path = entry?.path();
            let file = path.join(LISTED);
            let (Some(key), true) = (path.file_name().and_then(|name| name.to_str()), file.exists()) else { continue };
            let text =
                std::fs::read_to_string(&file).map_err(|error| Fail::way(format!("cannot read {} ({error})", file.display())))?;
            let read = toml::from_str(&text).map_err(|error| Fail::way(format!("{}: {error}", file.display())))?;
            all.insert(key.to_owned(), read);
        }
        Ok(all)
    }

    /// Warns in the log when everybody on this machine can look into the folder, or read the address of a database.
    ///
    /// # Errors
    /// As [`Data::municipalities`].
    pub fn look_at_modes(&self) -> Result<(), Fail> {
        modes::warn(&self.folder);
        let listed = self.municipalities()?.into_iter().filter(|(_, one)| one.postgres.is_some());
        listed.for_each(|(key, _)| modes::warn(&self.file(&key, LISTED)));
        Ok(())
    }

    /// One municipality.
    ///
    /// # Errors
    /// A sentence that lists which there are.
    pub fn municipality(&self, key: &str) -> Result<Municipality, Fail> {
        let all = self.municipalities()?;
        all.get(key).cloned().ok_or_else(|| {
            let known = all.keys().cloned().collect::<Vec<_>>().join(", ");
            Fail::way(format!("there is no municipality {key}; choose one with --municipality KEY: {known}"))
        })
    }

    /// The only municipality, or the one that was asked for.
    ///
    /// # Errors
    /// A sentence when there are several and none was chosen.
    pub fn chosen(&self, key: Option<&str>) -> Result<String, Fail> {
        if let Some(key) = key {
            return self.municipality(key).map(|_| key.to_owned());
        }
        let mut keys = self.municipalities()?.into_keys();
        match (keys.next(), keys.next()) {
            (Some(only), None) => Ok(only),
            (None, _) => Err(Fail::way(
                "there is no municipality yet; make one with: samenkoers municipality add KEY --name NAME --host HOST",
            )),
            (Some(_), Some(_)) => Err(Fail::way("there are several municipalities; choose one with --municipality KEY")),
        }
    }

    /// Makes room for a new municipality. It is not there for anybody until [`Data::enlist`]; what an earlier try left goes.
    ///
    /// # Errors
    /// A sentence when it is there already.
    pub fn make_room(&self, key: &str) -> Result<(), Fail> {
        if self.file(key, LISTED).exists() {
            return Err(Fail::way(format!("there is a municipality {key} already; choose another key")));
        }
        self.remove(key)?;
        modes::make_folder(&self.folder.join("municipalities").join(key))?;
        Ok(())
    }

    /// Writes a municipality down, when all of it is there.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn enlist(&self, key: &str, municipality: &Municipality) -> Result<(), Fail> {
        let text = toml::to_string(municipality).map_err(Fail::way)?;
        let unfinished = self.file(key, "municipality.unfinished");
        modes::create(&unfinished)?.write_all(text.as_bytes())?;
        std::fs::rename(unfinished, self.file(key, LISTED))?;
        Ok(())
    }

    /// Takes everything of a municipality away.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(&self, key: &str) -> Result<(), Fail> {
        let folder = self.folder.join("municipalities").join(key);
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        Ok(())
    }

    /// Where tables are that are being fetched, until they are taken in.
    pub fn fetching(&self) -> PathBuf {
        self.folder.join("fetching")
    }

    /// Where a municipality's database is.
    pub fn address(&self, key: &str, municipality: &Municipality) -> Address {
        match &municipality.postgres {
            Some(url) => Address::Postgres(url.clone()),
            None => Address::File(self.file(key, DATABASE)),
        }
    }

    /// Where a restore builds a database: beside the one that is there, or in the PostgreSQL database itself.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn fresh_database(&self, key: &str, municipality: &Municipality) -> Result<Address, Fail> {
        modes::make_folder(&self.folder.join("municipalities").join(key))?;
        self.forget_fresh(key)?;
        Ok(match &municipality.postgres {
            Some(url) => Address::Postgres(url.clone()),
            None => Address::File(self.file(key, FRESH)),
        })
    }

    /// Takes away what a restore began; with it the folder, when nothing else is in it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget_fresh(&self, key: &str) -> Result<(), Fail> {
        remove_database(&self.file(key, FRESH))?;
        Ok(())
    }

    /// Puts a restored database in the place of the one that was there, and writes down the municipality.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put_in_place(&self, key: &str, municipality: &Municipality) -> Result<(), Fail> {
        if municipality.postgres.is_none() {
            remove_database(&self.file(key, DATABASE))?;
            std::fs::rename(self.file(key, FRESH), self.file(key, DATABASE))?;
        }
        self.enlist(key, municipality)
    }

    fn file(&self, key: &str, name: &str) -> PathBuf {
        self.folder.join("municipalities").join(key).join(name)
    }

    /// Opens a municipality's database at the newest schema.
    ///
    /// # Errors
    /// As [`Data::municipality`] and `Db::open`.
    pub async fn database(&self, key: &str) -> Result<Db, Fail> {
        let municipality = self.municipality(key)?;
        Ok(Db::open(&self.address(key, &municipality), &program::migrations(), &self.keyring).await?)
    }
}

/// Removes an SQLite database with the files beside it.
fn remove_database(path: &Path) -> std::io::Result<()> {
    for ending in ["", "-wal", "-shm"] {
        match std::fs::remove_file(format!("{}{ending}", path.display())) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
