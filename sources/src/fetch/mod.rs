//! Fetching a table of CBS over HTTP, page by page, into a folder that the readers of this crate read.
//!
//! Version 3 is read from the feed, which has no limit of rows, in pages that each name the next; version 4 likewise.
//! Every page becomes a file; a small state file says how far it is. So a fetch that was cut goes on where it stopped,
//! unless the table has changed in between: then it starts again and says so. The table is asked once more at the end,
//! for the same reason. Pages are only fetched from the host that the address names, over https (http is for servers
//! on this machine), and never by way of a redirect.
//!
//! For v3 the untyped figures are taken where there are any: they tell an unknown figure from an impossible one.
//!
//! This was written from descriptions of the services and is tested against a server of our own on this machine. It has
//! never run against CBS itself.

mod lists;
mod service;
mod state;
mod web;

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use crate::{Refusal, RefusalReason};
pub use service::{Generation, Service};
use state::{Kept, State};
use web::Web;

/// How often a table may change while it is fetched before it is given up.
const MOST_CHANGES: usize = 3;

/// What a fetch needs from its caller.
pub struct Fetch<'a> {
    /// Where the pages are kept; empty, or the folder of an earlier fetch.
    pub folder: &'a Path,
    /// How much is safe to fetch.
    pub limits: Limits,
    /// Waits for so long. Tests do not wait.
    pub wait: &'a mut dyn FnMut(Duration),
    /// Hears what happens; a break stops the fetch after what was just told, and keeps what is there.
    pub progress: &'a mut dyn FnMut(&Step) -> ControlFlow<()>,
}

/// How much is safe to fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes, unpacked, in all pages together.
    pub bytes: u64,
    /// Pages of all lists together.
    pub pages: u32,
}

impl Default for Limits {
    /// 2 GB, and as many pages as a set may have files.
    fn default() -> Self {
        Self { bytes: 2 * 1024 * 1024 * 1024, pages: 900 }
    }
}

/// What happens during a fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// An earlier fetch of the same table is gone on with.
    Resumed {
        /// How many pages are there already.
        pages: u32,
    },
    /// A page was kept.
    Page {
        /// The list that it is of.
        list: String,
        /// Its number within the list.
        page: u32,
        /// The records of the list so far.
        records: u64,
        /// The bytes of all pages so far.
        bytes: u64,
    },
    /// The server could not answer, and is asked again after a while.
    Waiting {
        /// For how many seconds.
        seconds: u64,
        /// Why.
        reason: String,
    },
    /// The table has changed, so all is fetched again.
    Again(Change),
}

/// How a table changed between two looks at it, in its own words: moments of change and number of observations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it said first.
    pub before: String,
    /// What it says now.
    pub after: String,
}

/// What was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The number of pages.
    pub pages: u32,
    /// The number of records in the list of figures.
    pub records: u64,
    /// The bytes of all pages.
    pub bytes: u64,
    /// Why it was started again, if it was.
    pub changes: Vec<Change>,
}

/// Fetches a table.
///
/// # Errors
/// When the server keeps failing or sends something else, when there is more than is safe, when the folder cannot be
/// written or belongs to something else, or when `progress` stops it. All but the last two leave what was fetched, to
/// go on with.
pub fn table(service: &Service, fetch: Fetch<'_>) -> Result<Fetched, Refusal> {
    let Fetch { folder, limits, wait, progress } = fetch;
    let mut known = State::load(folder, service)?;
    let mut web = Web::new(service, limits, wait, progress);
    let mut changes = Vec::new();
    while changes.len() <= MOST_CHANGES {
        let (stamp, description) = lists::description(&mut web, service, folder)?;
        let mut kept = match known.take() {
            Some(state) if state.stamp == stamp => {
                web.tell(&Step::Resumed { pages: state.pages() })?;
                Kept::resume(folder, state)
            }
            state => {
                if let Some(state) = state {
                    announce(&mut web, &mut changes, Change { before: state.stamp, after: stamp.clone() })?;
                }
                Kept::begin(folder, service, &stamp)?
            }
        };
        kept.put(&lists::description_file(service), &description)?;
        let figures = lists::all(&mut web, service, &mut kept)?;
        let (after, _) = lists::description(&mut web, service, folder)?;
        if after == stamp {
            return Ok(kept.state.fetched(figures, changes));
        }
        known = Some(kept.state);
    }
    Err(Refusal::of_all(RefusalReason::FetchChanging { times: changes.len().to_string() }))
}

fn announce(web: &mut Web<'_>, changes: &mut Vec<Change>, change: Change) -> Result<(), Refusal> {
    changes.push(change.clone());
    web.tell(&Step::Again(change))
}
