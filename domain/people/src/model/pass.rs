//! A personal link in a mail, by which somebody chooses a password.

use chrono::Duration;
use kernel::Moment;
use kernel::ids::{PassId, PersonId};

/// What a personal link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassKind {
    /// An administrator lets somebody in: they choose a password and are in.
    Invitation,
    /// Somebody forgot their password: they choose another, and come in by the front door.
    Recovery,
}

impl PassKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Invitation, Self::Recovery];

    /// The word in the database and the texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Recovery => "recovery",
        }
    }

    /// For how long it opens, from when it was asked for.
    pub fn lasts(self) -> Duration {
        match self {
            Self::Invitation => Duration::days(7),
            Self::Recovery => Duration::hours(1),
        }
    }
}

/// A personal link. It opens its page until it is used, withdrawn or over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pass {
    /// Its id.
    pub id: PassId,
    /// Whom it lets in.
    pub person: PersonId,
    /// What it is for.
    pub kind: PassKind,
    /// From when it opens nothing.
    pub expires: Moment,
}
