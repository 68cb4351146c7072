//! The error that travels between parts. A page for it is made in one place only: `web::Problem`.

use sea_orm::{DbErr, SqlErr};

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
    /// The database was written by a newer release of this program.
    #[error("the database is newer than this program: it has migration {0}, which this program does not know")]
    NewerDatabase(String),
    /// A released migration was edited afterwards.
    #[error("migration {0} differs from the one that the database was made with")]
    ChangedMigration(String),
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

impl Error {
    /// An internal error with words for the log.
    pub fn internal(words: impl std::fmt::Display) -> Self {
        Self::Internal(words.to_string())
    }
}
