//! The two handles that stores work with.

use crate::audit::{self, Event, Trace};
use crate::{Error, Moment, Result, Sealed, Vault, Viewer};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement, StreamTrait,
};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counts the statements that are sent to one database.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked(Arc<AtomicU64>);

impl Asked {
    fn one_more(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Reads. Finders take `&impl ConnectionTrait`, so that they work on this and on a [`Tx`]; those that open what is sealed take
/// `&impl Sealed`.
#[derive(Clone, Debug)]
pub struct Reader {
    inner: DatabaseConnection,
    vault: Vault,
    asked: Asked,
}

impl Reader {
    pub(super) fn new(inner: DatabaseConnection, vault: Vault, asked: Asked) -> Self {
        Self { inner, vault, asked }
    }

    /// How many writes were committed, by whatever process: as long as it stays the same, so does everything that a page shows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn writes(&self) -> Result<i64> {
        let statement =
            Statement::from_string(ConnectionTrait::get_database_backend(&self.inner), "SELECT number FROM kernel_writes");
        let row = self.query_one_raw(statement).await?.ok_or_else(|| Error::internal("writes are not counted"))?;
        Ok(row.try_get_by_index(0)?)
    }
}

/// A write under way. It ends by [`Tx::commit`], which takes an audit event, or by being dropped, which undoes it;
/// only staging tables have [`Tx::stage`].
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    vault: Vault,
    viewer: Viewer,
    now: Moment,
    trace: Trace,
    asked: Asked,
}

impl Tx {
    pub(super) fn new(inner: DatabaseTransaction, vault: Vault, viewer: Viewer, now: Moment, trace: Trace, asked: Asked) -> Self {
        Self { inner, vault, viewer, now, trace, asked }
    }

    /// On whose behalf this happens.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// The moment of this write.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Stores the event, counts the write and makes it final; when this returns, it survives a power cut. That is done
    /// last, so that writes on PostgreSQL wait for each other no longer than their end takes.
    ///
    /// # Errors
    /// When the database refuses; then nothing of it was written.
    pub async fn commit(self, event: Event) -> Result<()> {
        audit::store(&self.inner, &self.viewer, self.now, self.trace, event).await?;
        self.inner.commit().await?;
        Ok(())
    }

    /// Keeps rows in a staging table: work under way that no page shows until a `commit` makes it visible and records it.
    /// A test lists the few places that may call this.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn stage(self) -> Result<()> {
        Ok(self.inner.commit().await?)
    }
}

impl Sealed for Reader {
    fn vault(&self) -> &Vault {
        &self.vault
    }
}

impl Sealed for Tx {
    fn vault(&self) -> &Vault {
        &self.vault
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        ConnectionTrait::get_database_backend(&self.inner)
    }
    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.asked.one_more();
        self.inner.execute_raw(statement).await
    }
    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.asked.one_more();
        self.inner.execute_unprepared(sql).await
    }
    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.asked.one_more();
        self.inner.query_one_raw(statement).await
    }
    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.asked.one_more();
        self.inner.query_all_raw(statement).await
    }
}

impl StreamTrait for Reader {
    type Stream<'a> = <DatabaseConnection as StreamTrait>::Stream<'a>;

    fn get_database_backend(&self) -> DbBackend {
        StreamTrait::get_database_backend(&self.inner)
    }
    fn stream_raw<'a>(
        &'a self,
        statement: Statement,
    ) -> Pin<Box<dyn Future<Output = Result<Self::Stream<'a>, DbErr>> + 'a + Send>> {
        self.asked.one_more();
        self.inner.stream_raw(statement)
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        ConnectionTrait::get_database_backend(&self.inner)
    }
    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.asked.one_more();
        self.inner.execute_raw(statement).await
    }
    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.asked.one_more();
        self.inner.execute_unprepared(sql).await
    }
    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.asked.one_more();
        self.inner.query_one_raw(statement).await
    }
    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.asked.one_more();
        self.inner.query_all_raw(statement).await
    }
}
