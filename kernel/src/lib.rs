//! What every part stands on: ids, the viewer, rights, the database handle, the audit trail, and the few things
//! that all parts store the same way (links, settings, jobs, mail, files, search entries, removals), and sealed.
//!
//! Small and still: nothing here knows a part, a page or a route.

pub mod access;
pub mod activities;
pub mod areas;
pub mod audit;
pub mod clock;
mod closed;
pub mod db;
pub mod error;
pub mod faults;
pub mod files;
pub mod fold;
pub mod hex;
pub mod ids;
pub mod jobs;
pub mod links;
pub mod mail;
pub mod parts;
pub mod periods;
pub mod removal;
pub mod retention;
pub mod rights;
pub mod search;
pub mod settings;
pub mod vault;
pub mod viewer;

pub use clock::{Clock, Moment};
pub use db::{Db, Reader, Tx};
pub use error::{Error, Result, Trouble};
pub use vault::{Keyring, Sealed, Vault};
pub use viewer::{Capacity, Viewer};

/// The migrations of the tables that all parts share, in order.
pub fn migrations() -> Vec<db::Migration> {
    migrations!("kernel": "0001_shared_tables", "0002_jobs_that_stop", "0003_writes", "0004_event_chain", "0005_mail",
        "0006_keys", "0007_retention", "0008_tombstones", "0009_event_verbs")
}
