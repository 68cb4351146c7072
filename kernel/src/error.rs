//! The error that travels between parts. A page for it is made in one place only: `web::Problem`.

use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

/// What may go wrong below the pages.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not there, or the viewer may not know that it is there.
    #[error("not found")]
    NotFound,
    /// The viewer may see it but not do this.
    #[error("not allowed")]
    Denied,
    /// Nobody is signed in, and this asks for somebody.
    #[error("sign in first")]
    SignInFirst,
    /// The row was saved by somebody else since it was opened.
    #[error("changed by somebody else meanwhile")]
    Stale,
    /// A unique value (a key, an e-mail address) is taken.
    #[error("already taken: {0}")]
    Taken(String),
    /// The thing is in a state in which this cannot be done; a text key tells the user why.
    #[error("not possible now: {0}")]
    Refused(&'static str),
    /// Somebody asked for it to stop; nothing of it was kept.
    #[error("stopped; nothing was changed")]
    Stopped,
    /// The database was written by a newer release of this program.
    #[error("the database is newer than this program: it has migration {0}, which this program does not know")]
    NewerDatabase(String),
    /// A released migration was edited afterwards.
    #[error("migration {0} differs from the one that the database was made with")]
    ChangedMigration(String),
    /// A key that is needed to read the database is not there or does not fit; the words tell the way out.
    #[error("{0}")]
    Locked(String),
    /// The database failed.
    #[error("database: {0}")]
    Database(DbErr),
    /// The disk or the network failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// Something that should not happen; the words are for the log, never for a page.
    #[error("{0}")]
    Internal(String),
}

/// `Result` with the kernel's error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(what)) => Self::Taken(what),
            _ => Self::Database(error),
        }
    }
}

/// What is in the way of the database: trouble that people can do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It cannot be reached now, or another write takes longer than this one could wait.
    Busy,
    /// The disk is full.
    Full,
}

impl Error {
    /// What is in the way, when it is the database.
    ///
    /// Codes: SQLite, "Result and Error Codes" (5 busy, 13 full, 778 a write that the disk refuses); PostgreSQL, "Appendix A. Error Codes" (53100 disk full; classes 08
    /// and 57P: the server is away).
    pub fn trouble(&self) -> Option<Trouble> {
        let Self::Database(error) = self else { return None };
        let inner = match error {
            DbErr::Conn(RuntimeErr::SqlxError(inner))
            | DbErr::Exec(RuntimeErr::SqlxError(inner))
            | DbErr::Query(RuntimeErr::SqlxError(inner)) => inner,
            DbErr::ConnectionAcquire(_) => return Some(Trouble::Busy),
            _ => return None,
        };
        match inner.as_ref() {
            sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => Some(Trouble::Busy),
            sqlx::Error::Database(told) => match told.code().as_deref() {
                Some("13" | "778" | "53100") => Some(Trouble::Full),
                Some("5" | "261" | "517") => Some(Trouble::Busy),
                Some(code) if code.starts_with("08") || code.starts_with("57P") => Some(Trouble::Busy),
                _ => None,
            },
            _ => None,
        }
    }

    /// An internal error with words for the log.
    pub fn internal(words: impl std::fmt::Display) -> Self {
        Self::Internal(words.to_string())
    }
}
