//! The data folder: a folder per municipality with its `municipality.toml` and, unless it is on PostgreSQL, its database file.

use crate::Fail;
use crate::program;
use kernel::Db;
use kernel::db::Address;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
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
}

/// The data folder.
#[derive(Clone, Debug)]
pub struct Data {
    folder: PathBuf,
}

impl Data {
    /// The folder, made when it is not there, and tried for writing.
    ///
    /// # Errors
    /// A sentence when it cannot be written.
    pub fn open(folder: &Path) -> Result<Self, Fail> {
        let cannot = |error| Fail::way(format!("cannot write in the data folder {} ({error}); choose another with --data DIR", folder.display()));
        let inside = folder.join("municipalities");
        std::fs::create_dir_all(&inside).map_err(cannot)?;
        let trial = inside.join(".writable");
        std::fs::write(&trial, b"").map_err(cannot)?;
        std::fs::remove_file(&trial).map_err(cannot)?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// Every municipality by its key.
    ///
    /// # Errors
    /// A sentence that names the file that cannot be read.
    pub fn municipalities(&self) -> Result<BTreeMap<String, Municipality>, Fail> {
        let mut all = BTreeMap::new();
        for entry in std::fs::read_dir(self.folder.join("municipalities"))? {
            let path = entry?.path();
            let (Some(key), true) = (path.file_name().and_then(|name| name.to_str()), path.is_dir()) else { continue };
            let file = path.join("municipality.toml");
            let text = std::fs::read_to_string(&file).map_err(|error| Fail::way(format!("cannot read {} ({error})", file.display())))?;
            let read = toml::from_str(&text).map_err(|error| Fail::way(format!("{}: {error}", file.display())))?;
            all.insert(key.to_owned(), read);
        }
        Ok(all)
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
            (None, _) => Err(Fail::way("there is no municipality yet; make one with: samenkoers municipality add KEY --name NAME --host HOST")),
            (Some(_), Some(_)) => Err(Fail::way("there are several municipalities; choose one with --municipality KEY")),
        }
    }

    /// Writes down a new municipality.
    ///
    /// # Errors
    /// A sentence when it is there already.
    pub fn add(&self, key: &str, municipality: &Municipality) -> Result<(), Fail> {
        let folder = self.folder.join("municipalities").join(key);
        if folder.exists() {
            return Err(Fail::way(format!("there is a municipality {key} already; choose another key")));
        }
        std::fs::create_dir_all(&folder)?;
        let text = toml::to_string(municipality).map_err(Fail::way)?;
        std::fs::write(folder.join("municipality.toml"), text)?;
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

    /// Where a municipality's database is.
    pub fn address(&self, key: &str, municipality: &Municipality) -> Address {
        match &municipality.postgres {
            Some(url) => Address::Postgres(url.clone()),
            None => Address::File(self.folder.join("municipalities").join(key).join("samenkoers.sqlite")),
        }
    }

    /// Opens a municipality's database at the newest schema.
    ///
    /// # Errors
    /// As [`Data::municipality`] and `Db::open`.
    pub async fn database(&self, key: &str) -> Result<Db, Fail> {
        let municipality = self.municipality(key)?;
        Ok(Db::open(&self.address(key, &municipality), &program::migrations()).await?)
    }
}
