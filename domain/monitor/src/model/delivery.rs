//! A delivery of figures: how far it is, what it brought, and what was wrong with it. See `docs/states/import-status.md`.

use super::Way;
use kernel::Moment;
use kernel::ids::{ImportId, JobId};
use serde::{Deserialize, Serialize};
use sources::{Location, Refusal, Rejection};
use std::collections::BTreeMap;

/// How far a delivery is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportStatus {
    /// Being put together; no page shows anything of it.
    Staging,
    /// Its figures are on the pages.
    Visible,
    /// Nothing of it is on the pages: it was a trial, was refused, or broke off.
    Discarded,
}

impl ImportStatus {
    const ALL: [Self; 3] = [Self::Staging, Self::Visible, Self::Discarded];

    /// The word in the database and the texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Staging => "staging",
            Self::Visible => "visible",
            Self::Discarded => "discarded",
        }
    }

    /// The status with this word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// What a delivery brought. `read` is always the sum of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Figures in the files, and rows that could not be read. A figure of two indicators counts for both.
    pub read: u64,
    /// That were not there before.
    pub new: u64,
    /// That replaced another value or status.
    pub changed: u64,
    /// That were there already.
    pub same: u64,
    /// That were left out, each listed with the reason.
    pub rejected: u64,
    /// That belong to no indicator.
    pub unused: u64,
}

/// What was wrong, as a page can word it: a stable code with its values, and where it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mishap {
    /// The file; empty when it is about all of them.
    pub file: String,
    /// The row, counted from 1; 0 when it is about all of them.
    pub line: u64,
    /// The column, with the cell when there is one; may be empty.
    pub column: String,
    /// What stood there; may be empty.
    pub value: String,
    /// The code of the reason.
    pub code: String,
    /// The values in its wording.
    pub args: BTreeMap<String, String>,
}

/// The code of what is no mishap at all.
const STOPPED: &str = "stopped";

impl Mishap {
    /// Why a file is not read.
    pub(crate) fn of_file(file: &str, code: &str, args: &[(&str, &str)]) -> Box<Self> {
        Box::new(Self { file: file.to_owned(), code: code.to_owned(), args: owned(args.to_vec()), ..Self::default() })
    }

    /// That somebody stopped it: nothing was wrong with the files.
    pub(crate) fn stopped() -> Self {
        Self { code: STOPPED.to_owned(), ..Self::default() }
    }

    /// Whether somebody stopped it, here or while it was fetched.
    pub(crate) fn is_stop(&self) -> bool {
        self.code == STOPPED || self.code == "fetch-stopped"
    }

    /// A figure that stands twice in one delivery; the first one counts.
    pub(crate) fn twice(at: &Location, value: String) -> Self {
        Self { file: at.file.to_string(), line: at.row, value, code: "twice".to_owned(), ..Self::default() }
    }
}

impl From<&Rejection> for Mishap {
    fn from(rejection: &Rejection) -> Self {
        let column = match &rejection.cell {
            Some(cell) => format!("{} ({cell})", rejection.column),
            None => rejection.column.clone(),
        };
        Self {
            file: rejection.file.to_string(),
            line: rejection.row,
            column,
            value: rejection.value.clone(),
            code: rejection.reason.code().to_owned(),
            args: owned(rejection.reason.arguments()),
        }
    }
}

impl From<&Refusal> for Mishap {
    fn from(refusal: &Refusal) -> Self {
        Self {
            file: refusal.file.clone().unwrap_or_default(),
            line: refusal.row.unwrap_or_default(),
            column: refusal.column.clone().unwrap_or_default(),
            value: String::new(),
            code: refusal.reason.code().to_owned(),
            args: owned(refusal.reason.arguments()),
        }
    }
}

impl From<Refusal> for Box<Mishap> {
    fn from(refusal: Refusal) -> Self {
        Self::new(Mishap::from(&refusal))
    }
}

fn owned(arguments: Vec<(&str, &str)>) -> BTreeMap<String, String> {
    arguments.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

impl Import {
    /// Whether somebody stopped it.
    pub fn was_stopped(&self) -> bool {
        self.refusal.as_ref().is_some_and(Mishap::is_stop)
    }

    /// Whether the same files can be taken in for real: it was a trial that could be read, and they were sent to a page.
    pub fn can_be_repeated(&self) -> bool {
        self.dry && self.refusal.is_none() && self.finished.is_some() && self.job.is_some()
    }
}

/// A delivery as it was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// Who publishes the figures.
    pub publisher: String,
    /// The publisher's code of the table.
    pub source_table: String,
    /// The publisher's title.
    pub title: String,
    /// The licence, as the publisher tells it.
    pub licence: String,
    /// The day of the last change, as the publisher tells it: `2024-11-01`, or empty.
    pub modified: String,
    /// The names of the files.
    pub files: Vec<String>,
    /// SHA-256 of the files.
    pub sha256: String,
    /// Whether it was only a trial.
    pub dry: bool,
    /// How far it is.
    pub status: ImportStatus,
    /// When it began.
    pub started: Moment,
    /// When it ended.
    pub finished: Option<Moment>,
    /// What it brought.
    pub counts: Counts,
    /// Why nothing of it could be read.
    pub refusal: Option<Mishap>,
    /// As what it was recognised; none when nothing could be read of it.
    pub way: Option<Way>,
    /// The job that took it in, when it was sent to a page.
    pub job: Option<JobId>,
    /// Who brought it in.
    pub person: Option<kernel::ids::PersonId>,
}
