//! The database handle of one municipality: readers that cannot write, and transactions that end in one way only,
//! by `commit` with an audit event.

pub mod copy;
mod migrate;
mod open;
mod tx;

pub use migrate::{Migration, migrate};
pub use open::Address;
pub use tx::{Reader, Tx};

use self::tx::Asked;
use crate::audit::Trace;
use crate::{Moment, Result, Vault, Viewer};
use sea_orm::{ConnectionTrait, DatabaseConnection, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use std::sync::Arc;
use tokio::sync::{Mutex, OwnedMutexGuard};

/// Which of the two databases this is. Only where their SQL differs does anybody ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A file; the default.
    Sqlite,
    /// A server, where one machine is outgrown.
    Postgres,
}

/// The database of one municipality.
#[derive(Clone, Debug)]
pub struct Db {
    engine: Engine,
    read: DatabaseConnection,
    write: DatabaseConnection,
    vault: Vault,
    /// Held by work of which one at a time goes on in this program.
    turn: Arc<Mutex<()>>,
    /// How many statements were sent.
    asked: Asked,
}

impl Db {
    fn new(engine: Engine, read: DatabaseConnection, write: DatabaseConnection, vault: Vault) -> Self {
        Self { engine, read, write, vault, turn: Arc::default(), asked: Asked::default() }
    }

    /// What opens the sealed values in it.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Waits until no other long work goes on in this database; it goes on until what this gives is dropped.
    pub async fn turn(&self) -> OwnedMutexGuard<()> {
        self.turn.clone().lock_owned().await
    }

    /// Which database this is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// How many statements this program sent to the database since it opened it.
    pub fn asked(&self) -> u64 {
        self.asked.count()
    }

    /// A handle that reads. The database itself refuses a write through it.
    pub fn reader(&self) -> Reader {
        Reader::new(self.read.clone(), self.vault.clone(), self.asked.clone())
    }

    /// Starts a write on behalf of a viewer. Dropped without `commit`, it leaves no trace.
    ///
    /// # Errors
    /// When the database is gone, or when another write keeps it busy for more than half a minute.
    pub async fn begin(&self, viewer: &Viewer, now: Moment) -> Result<Tx> {
        self.begin_in(Trace::fresh(), viewer, now).await
    }

    /// As [`Db::begin`], as one of the writes of a trace.
    ///
    /// # Errors
    /// As [`Db::begin`].
    pub async fn begin_in(&self, trace: Trace, viewer: &Viewer, now: Moment) -> Result<Tx> {
        let options =
            TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() };
        let options = if self.engine == Engine::Sqlite { options } else { TransactionOptions::default() };
        let inner = self.write.begin_with_options(options).await?;
        Ok(Tx::new(inner, self.vault.clone(), viewer.clone(), now, trace, self.asked.clone()))
    }

    /// Takes what was deleted out of the journal beside an SQLite file too, as far as no reader is at it just then. PostgreSQL does
    /// this by itself (`VACUUM`).
    pub async fn settle(&self) {
        // No write waits for long because of this.
        let wait = open::WAIT.as_millis();
        let settle = format!("PRAGMA busy_timeout = 250; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = {wait}");
        if self.engine == Engine::Sqlite
            && let Err(error) = self.write.execute_unprepared(&settle).await
        {
            tracing::warn!(%error, "what was deleted stays in the journal for now");
        }
    }

    /// Closes the pools; for commands that end and for tests.
    pub async fn close(self) {
        let _ = self.read.close().await;
        let _ = self.write.close().await;
    }
}
