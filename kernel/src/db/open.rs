//! Opening: addresses, pools and the settings of each engine.

use super::{Db, Engine};
use crate::{Error, Keyring, Result, Vault};
use sea_orm::sqlx::ConnectOptions;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgSslMode};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sea_orm::{DatabaseConnection, DbErr, SqlxPostgresConnector, SqlxSqliteConnector};
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

/// A write that waits longer than this for another gives up with an error that the user sees. On SQLite a delivery of a million
/// figures keeps all others waiting for seconds when it becomes visible.
pub(super) const WAIT: Duration = Duration::from_secs(30);
/// A read, or anything on PostgreSQL, that waits longer than this for a connection gives up.
const WAIT_TO_READ: Duration = Duration::from_secs(5);
/// An idle connection is closed after this, so that hundreds of quiet municipalities cost nothing.
const IDLE: Duration = Duration::from_secs(60);

/// A page's rows come from the thread that reads the file in one go, because handing over costs more than reading.
const ROWS: usize = 1000;

/// Where a municipality's database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// An SQLite file, made when it is not there.
    File(PathBuf),
    /// A PostgreSQL address: `postgres://user@host/database`.
    Postgres(String),
}

impl Address {
    /// Opens the pools and what is sealed; connections are made when first used, except that a wrong address is an error at once.
    ///
    /// # Errors
    /// When the file cannot be made or opened, or the server does not answer; [`Error::Locked`] when a key is not there.
    pub async fn open(&self, keyring: &Keyring) -> Result<Db> {
        let (engine, read, write) = self.pools().await?;
        let vault = Vault::of(&write, keyring).await?;
        Ok(Db::new(engine, read, write, vault))
    }

    async fn pools(&self) -> Result<(Engine, DatabaseConnection, DatabaseConnection)> {
        match self {
            Self::File(path) => {
                make_private(path)?;
                let base = sqlite_options(path);
                let write = SqlitePoolOptions::new()
                    .max_connections(1)
                    .acquire_timeout(WAIT)
                    .connect_with(base.clone())
                    .await
                    .map_err(failed)?;
                let read = SqlitePoolOptions::new()
                    .max_connections(4)
                    .min_connections(0)
                    .acquire_timeout(WAIT_TO_READ)
                    .idle_timeout(IDLE)
                    // A file does not hang up; asking whether it did costs as much as most queries.
                    .test_before_acquire(false)
                    .connect_lazy_with(base.pragma("query_only", "on").row_buffer_size(ROWS));
                let (read, write) =
                    (SqlxSqliteConnector::from_sqlx_sqlite_pool(read), SqlxSqliteConnector::from_sqlx_sqlite_pool(write));
                Ok((Engine::Sqlite, read, write))
            }
            Self::Postgres(url) => {
                let base = postgres_options(url)?;
                let write = PgPoolOptions::new()
                    .max_connections(4)
                    .acquire_timeout(WAIT_TO_READ)
                    .idle_timeout(IDLE)
                    .connect_with(base.clone())
                    .await
                    .map_err(failed)?;
                let read = PgPoolOptions::new()
                    .max_connections(8)
                    .min_connections(0)
                    .acquire_timeout(WAIT_TO_READ)
                    .idle_timeout(IDLE)
                    .connect_lazy_with(base.options([("default_transaction_read_only", "on")]));
                let (read, write) =
                    (SqlxPostgresConnector::from_sqlx_postgres_pool(read), SqlxPostgresConnector::from_sqlx_postgres_pool(write));
                Ok((Engine::Postgres, read, write))
            }
        }
    }
}

/// Makes an SQLite file, where there is none, that its owner alone may read; SQLite makes those beside it (`-wal`, `-shm`) likewise.
pub(super) fn make_private(path: &Path) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    Ok(())
}

/// SQLite as the program wants it: readers beside a writer, every commit on the disk, foreign keys held, what is deleted overwritten.
pub(super) fn sqlite_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "on")
        .busy_timeout(WAIT)
        .disable_statement_logging()
}

/// To a server on another machine we speak TLS that is held to its name, whatever the address says; `sslrootcert` in it names an
/// authority of one's own.
fn postgres_options(url: &str) -> Result<PgConnectOptions> {
    let options = PgConnectOptions::from_str(url).map_err(failed)?;
    let is_here = options.get_socket().is_some() || ["localhost", "127.0.0.1", "::1", "[::1]"].contains(&options.get_host());
    let options = if is_here { options } else { options.ssl_mode(PgSslMode::VerifyFull) };
    Ok(options.options([("timezone", "UTC")]).disable_statement_logging())
}

fn failed(error: sea_orm::sqlx::Error) -> Error {
    Error::Database(DbErr::Conn(sea_orm::RuntimeErr::SqlxError(std::sync::Arc::new(error))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[tokio::test]
    async fn a_file_and_those_beside_it_are_for_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (_, _read, write) = Address::File(folder.path().join("samenkoers.sqlite")).pools().await.unwrap();
        sea_orm::ConnectionTrait::execute_unprepared(&write, "CREATE TABLE a (b int)").await.unwrap();
        let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap()).collect();
        assert_eq!(files.len(), 3, "the file, -wal and -shm: {files:?}");
        for file in files {
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{file:?}");
        }
    }

    #[test]
    fn a_server_elsewhere_is_known_by_its_certificate() {
        let is_held = |url: &str| matches!(postgres_options(url).unwrap().get_ssl_mode(), PgSslMode::VerifyFull);
        for elsewhere in ["db.gemeente.example", "10.0.0.7", "localhost.example"] {
            for mode in ["", "?sslmode=disable", "?sslmode=prefer", "?sslmode=require"] {
                assert!(is_held(&format!("postgres://u@{elsewhere}/d{mode}")), "{elsewhere}{mode}");
            }
        }
        for here in ["postgres://u@127.0.0.1:5432/d", "postgres://u@localhost/d", "postgres:///d?host=/run/postgresql"] {
            assert!(!is_held(here), "{here}");
        }
    }
}
