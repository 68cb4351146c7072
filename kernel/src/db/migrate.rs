//! Migrations: plain SQL with words for the types, run once each, in the order that the parts give.
//!
//! The words are `{id}` `{text}` `{int}` `{real}` `{bool}` `{date}` `{time}` `{bytes}` and, after a table's closing bracket,
//! `{strict}`, or `{clustered}` where a large table is kept in the order of its key. The rest of the SQL is what both engines
//! share.

use super::{Address, Db, Engine};
use crate::{Error, Keyring, Result};
use sea_orm::sqlx::{self, AssertSqlSafe, Connection, Executor, Row};
use sha2::{Digest, Sha256};

/// One step of the schema.
#[derive(Clone, Debug)]
pub struct Migration {
    /// Part and file: `agenda/0001_strategy`.
    pub name: &'static str,
    /// The SQL, with type words.
    pub sql: &'static str,
}

/// The migrations of a part: `migrations!("agenda": "0001_strategy", "0002_indicators")` reads `migrations/*.sql` in its crate.
#[macro_export]
macro_rules! migrations {
    ($part:literal: $($file:literal),+ $(,)?) => {
        vec![$($crate::db::Migration {
            name: concat!($part, "/", $file),
            sql: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $file, ".sql")),
        }),+]
    };
}

impl Migration {
    /// The SQL for one engine.
    pub fn sql(&self, engine: Engine) -> String {
        let words: [(&str, &str, &str); 10] = [
            ("{id}", "BLOB", "uuid"),
            ("{text}", "TEXT", "text COLLATE \"C\""),
            ("{int}", "INTEGER", "bigint"),
            ("{real}", "REAL", "double precision"),
            ("{bool}", "INTEGER", "boolean"),
            ("{date}", "TEXT", "date"),
            ("{time}", "TEXT", "timestamptz"),
            ("{bytes}", "BLOB", "bytea"),
            ("{strict}", "STRICT", ""),
            ("{clustered}", "STRICT, WITHOUT ROWID", ""),
        ];
        words.iter().fold(self.sql.to_owned(), |sql, (word, sqlite, postgres)| {
            sql.replace(word, if engine == Engine::Sqlite { sqlite } else { postgres })
        })
    }

    fn checksum(&self) -> String {
        crate::hex::hex(&Sha256::digest(self.sql.as_bytes()))
    }
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS kernel_migration (name text NOT NULL PRIMARY KEY, checksum text NOT NULL)";

/// Brings a database to the newest schema, in one transaction, and returns how many steps that took.
///
/// # Errors
/// [`Error::NewerDatabase`] when it has a step that this program does not know; [`Error::ChangedMigration`] when a step was
/// edited after it ran; then nothing was changed.
pub async fn migrate(address: &Address, migrations: &[Migration]) -> Result<usize> {
    match address {
        Address::File(path) => {
            // A rebuilt table is dropped and renamed, which foreign keys would refuse or cascade: they are checked at the end.
            super::open::make_private(path)?;
            let options = super::open::sqlite_options(path).foreign_keys(false);
            let mut connection = sqlx::SqliteConnection::connect_with(&options).await.map_err(failed)?;
            connection.execute("BEGIN IMMEDIATE").await.map_err(failed)?;
            connection.execute(TABLE).await.map_err(failed)?;
            let rows = connection.fetch_all("SELECT name, checksum FROM kernel_migration").await.map_err(failed)?;
            let done = rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect::<Result<Vec<_>, sqlx::Error>>();
            let todo = outstanding(migrations, &done.map_err(failed)?)?;
            for step in &todo {
                connection.execute(AssertSqlSafe(step.sql(Engine::Sqlite))).await.map_err(|e| broken(step, &e))?;
                connection.execute(AssertSqlSafe(record(step))).await.map_err(failed)?;
            }
            let orphans = connection.fetch_all("PRAGMA foreign_key_check").await.map_err(failed)?;
            if !orphans.is_empty() {
                return Err(Error::internal("a migration leaves rows that point at nothing"));
            }
            connection.execute("COMMIT").await.map_err(failed)?;
            connection.close().await.map_err(failed)?;
            Ok(todo.len())
        }
        Address::Postgres(url) => {
            let mut connection = sqlx::PgConnection::connect(url).await.map_err(failed)?;
            connection.execute("BEGIN").await.map_err(failed)?;
            connection.execute("SELECT pg_advisory_xact_lock(7236001)").await.map_err(failed)?;
            connection.execute(TABLE).await.map_err(failed)?;
            let rows = connection.fetch_all("SELECT name, checksum FROM kernel_migration").await.map_err(failed)?;
            let done = rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect::<Result<Vec<_>, sqlx::Error>>();
            let todo = outstanding(migrations, &done.map_err(failed)?)?;
            for step in &todo {
                connection.execute(AssertSqlSafe(step.sql(Engine::Postgres))).await.map_err(|e| broken(step, &e))?;
                connection.execute(AssertSqlSafe(record(step))).await.map_err(failed)?;
            }
            connection.execute("COMMIT").await.map_err(failed)?;
            connection.close().await.map_err(failed)?;
            Ok(todo.len())
        }
    }
}

fn outstanding<'a>(migrations: &'a [Migration], done: &[(String, String)]) -> Result<Vec<&'a Migration>> {
    for (name, checksum) in done {
        match migrations.iter().find(|step| step.name == name) {
            None => return Err(Error::NewerDatabase(name.clone())),
            Some(step) if step.checksum() != *checksum => return Err(Error::ChangedMigration(name.clone())),
            Some(_) => {}
        }
    }
    Ok(migrations.iter().filter(|step| !done.iter().any(|(name, _)| name == step.name)).collect())
}

/// Names and checksums are ours and hold no quote.
fn record(step: &Migration) -> String {
    format!("INSERT INTO kernel_migration (name, checksum) VALUES ('{}', '{}')", step.name, step.checksum())
}

fn failed(error: sqlx::Error) -> Error {
    Error::Database(sea_orm::DbErr::Conn(sea_orm::RuntimeErr::SqlxError(std::sync::Arc::new(error))))
}

fn broken(step: &Migration, error: &sqlx::Error) -> Error {
    Error::internal(format!("migration {}: {error}", step.name))
}

impl Db {
    /// Opens a database and brings it to the newest schema.
    ///
    /// # Errors
    /// As [`Address::open`] and [`migrate`].
    pub async fn open(address: &Address, migrations: &[Migration], keyring: &Keyring) -> Result<Self> {
        migrate(address, migrations).await?;
        address.open(keyring).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Migration = Migration { name: "kernel/0001", sql: "CREATE TABLE kernel_a (id {id} NOT NULL PRIMARY KEY) {strict};" };
    const TWO: Migration = Migration { name: "kernel/0002", sql: "CREATE TABLE kernel_b (id {id} NOT NULL PRIMARY KEY) {strict};" };

    fn file() -> (tempfile::TempDir, Address) {
        let folder = tempfile::tempdir().unwrap();
        let address = Address::File(folder.path().join("a.sqlite"));
        (folder, address)
    }

    #[tokio::test]
    async fn each_step_runs_once() {
        let (_folder, address) = file();
        assert_eq!(migrate(&address, &[ONE]).await.unwrap(), 1);
        assert_eq!(migrate(&address, &[ONE, TWO]).await.unwrap(), 1);
        assert_eq!(migrate(&address, &[ONE, TWO]).await.unwrap(), 0);
    }

    #[tokio::test]
    async fn a_newer_database_is_refused() {
        let (_folder, address) = file();
        migrate(&address, &[ONE, TWO]).await.unwrap();
        assert!(matches!(migrate(&address, &[ONE]).await, Err(Error::NewerDatabase(name)) if name == "kernel/0002"));
    }

    #[tokio::test]
    async fn an_edited_step_is_refused() {
        let (_folder, address) = file();
        migrate(&address, &[ONE]).await.unwrap();
        let edited = Migration { sql: TWO.sql, ..ONE };
        assert!(matches!(migrate(&address, &[edited]).await, Err(Error::ChangedMigration(_))));
    }

    #[tokio::test]
    async fn a_broken_step_undoes_the_ones_before_it() {
        let (_folder, address) = file();
        let broken = Migration { name: "kernel/0002", sql: "CREATE TABLE oops (" };
        assert!(migrate(&address, &[ONE, broken]).await.is_err());
        assert_eq!(migrate(&address, &[ONE, TWO]).await.unwrap(), 2);
    }
}
