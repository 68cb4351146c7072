//! What of a table is in the folder already.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::service::Service;
use super::web::not_kept;
use super::{Change, Fetched};
use crate::entity::page_name;
use crate::{Refusal, RefusalReason};

/// The state file. It does not end in `.json`, so that no reader takes it for a page.
const FILE: &str = "fetch.state";

/// How far a fetch is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The address of the table.
    pub address: String,
    /// What tells this version of the table from the next.
    pub stamp: String,
    /// How far each list is.
    pub lists: BTreeMap<String, Progress>,
}

/// How far a list is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The pages that are there.
    pub pages: u32,
    /// The records in them.
    pub records: u64,
    /// Their bytes.
    pub bytes: u64,
    /// The address of the next page; none after the last.
    pub next: Option<String>,
}

impl State {
    /// The state of an earlier fetch of this table; none when the folder is empty or its state cannot be read. A folder
    /// with anything else in it is not ours to write in.
    pub fn load(folder: &Path, service: &Service) -> Result<Option<Self>, Refusal> {
        fs::create_dir_all(folder).map_err(|error| not_kept(&error))?;
        let in_use = || Refusal::of_all(RefusalReason::FolderInUse { folder: folder.display().to_string() });
        match fs::read(folder.join(FILE)) {
            Ok(bytes) => match serde_json::from_slice::<Self>(&bytes) {
                Ok(state) if state.address != service.address() => Err(in_use()),
                state => Ok(state.ok()),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let mut files = fs::read_dir(folder).map_err(|error| not_kept(&error))?;
                let is_ours = |file: io::Result<fs::DirEntry>| file.is_ok_and(|file| is(&file.path(), "part"));
                if files.all(is_ours) { Ok(None) } else { Err(in_use()) }
            }
            Err(error) => Err(not_kept(&error)),
        }
    }

    /// The pages of all lists.
    pub fn pages(&self) -> u32 {
        self.lists.values().map(|list| list.pages).sum()
    }

    /// The bytes of all pages.
    pub fn bytes(&self) -> u64 {
        self.lists.values().map(|list| list.bytes).sum()
    }

    /// Whether a list is there as a whole.
    pub fn is_whole(&self, list: &str) -> bool {
        self.lists.get(list).is_some_and(|list| list.pages > 0 && list.next.is_none())
    }

    /// What was fetched, all in all.
    pub fn fetched(&self, figures: &str, changes: Vec<Change>) -> Fetched {
        let records = self.lists.get(figures).map_or(0, |list| list.records);
        Fetched { pages: self.pages(), records, bytes: self.bytes(), changes }
    }
}

/// Whether the name of a file ends so.
fn is(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own == ending)
}

/// The folder with what is in it.
pub struct Kept {
    folder: PathBuf,
    /// How far it is.
    pub state: State,
}

impl Kept {
    /// Goes on with what is there.
    pub fn resume(folder: &Path, state: State) -> Self {
        Self { folder: folder.to_owned(), state }
    }

    /// Begins anew: pages of an earlier fetch are removed.
    pub fn begin(folder: &Path, service: &Service, stamp: &str) -> Result<Self, Refusal> {
        let state = State { address: service.address().to_owned(), stamp: stamp.to_owned(), lists: BTreeMap::new() };
        let kept = Self { folder: folder.to_owned(), state };
        // The state comes first: without it, a folder that has pages is not known as ours.
        kept.save()?;
        for entry in fs::read_dir(folder).map_err(|error| not_kept(&error))? {
            let path = entry.map_err(|error| not_kept(&error))?.path();
            if is(&path, "json") || is(&path, "part") {
                fs::remove_file(&path).map_err(|error| not_kept(&error))?;
            }
        }
        Ok(kept)
    }

    /// Where a page is written before it is known to be whole.
    pub fn part(&self) -> PathBuf {
        self.folder.join("page.part")
    }

    /// Where a page of a list is kept.
    pub fn page(&self, list: &str, number: u32) -> PathBuf {
        self.folder.join(page_name(list, number))
    }

    /// Keeps a page that was found whole.
    pub fn add(&mut self, list: &str, progress: Progress) -> Result<(), Refusal> {
        fs::rename(self.part(), self.page(list, progress.pages)).map_err(|error| not_kept(&error))?;
        self.state.lists.insert(list.to_owned(), progress);
        self.save()
    }

    /// Removes the pages of a list.
    pub fn forget(&mut self, list: &str) -> Result<(), Refusal> {
        for number in 1..=self.state.lists.remove(list).map_or(0, |list| list.pages) {
            fs::remove_file(self.page(list, number)).map_err(|error| not_kept(&error))?;
        }
        self.save()
    }

    /// Keeps a description that is no page.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Refusal> {
        let part = self.part();
        fs::write(&part, bytes).and_then(|()| fs::rename(&part, self.folder.join(name))).map_err(|error| not_kept(&error))
    }

    fn save(&self) -> Result<(), Refusal> {
        let text = serde_json::to_vec_pretty(&self.state).map_err(|error| not_kept(&error.into()))?;
        self.put(FILE, &text)
    }
}
